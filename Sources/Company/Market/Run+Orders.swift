import Probability
import Simulation

/// How orders come, are promised a date, wait, and lapse.
extension Run {
  mutating func scheduleArrival(_ source: Int) {
    if sources[source].traced != Source.notTraced { return scheduleRecorded(source) }
    let gap = sources[source].gap.upcoming
    events.schedule(after: gap, .arrival, target: firstSourceTarget + source)
    sources[source].gap.advance()
  }

  /// The next order of a source arrives.
  @inline(__always)
  mutating func arrival(source index: Int) {
    if sources[index].traced != Source.notTraced { return placeRecorded(source: index) }
    scheduleArrival(index)
    let pieces = drawPieces(Int32(index))
    placeOrder(source: Int32(index), pieces: pieces, asked: .infinity)
    if hasSupply { mayEnterPhantom(source: index, pieces: pieces) }
  }

  /// An account asks for a product: the order is refused, lost, released or left waiting.
  ///
  /// - Parameter asked: the date the customer asks for [time]; infinite where it takes our promise.
  mutating func placeOrder(source: Int32, pieces: Int32, asked: Double) {
    let product = sources[source].product
    // Draws come before any decision, so that the n-th order is the same in every strategy.
    let choice = drawVariant(source)
    // Counts are added without the check for overflow: no run has 2^63 events.
    products[product].requested &+= Int(pieces)
    sources[source].cell.received &+= 1
    guard products[product].isOffered, sources[source].isServed,
      !hasQuotas || fitsQuota(Int(product), pieces: Int(pieces))
    else {
      sources[source].cell.refused += 1
      return noteRefusal(.refused, source: source, pieces: pieces)
    }
    let variant = liveVariant(of: product, choice: choice)
    var leadTime = makesPromises ? promisedLeadTime(variant: variant, pieces: pieces) : .infinity
    if hasSupply, makesPromises, isInStock(Int(product), pieces: Int(pieces)) { leadTime = 0 }
    guard leadTime == .infinity || leadTime <= sources[source].tolerance,
      !hasSafeDates || !isQuotingHeld
    else {
      sources[source].cell.lost += 1
      if hasSupply { recordTurnedAway(Int(product), pieces: Int(pieces)) }
      return noteRefusal(.lost, source: source, pieces: pieces)
    }
    let job = jobs.insert(
      Job(
        variant: variant, source: source, pieces: pieces, stage: .backlog,
        placed: events.now, due: min(asked, events.now + leadTime),
        price: price(of: variant, for: source),
        ticket: takeTicket()))
    if booksLoad { book(job, +1) }
    chargeOrder(of: source)
    if isGeneral { return accept(job, product: Int(product)) }
    if backlogCount == 0, jobsInProcess < releaseLimit, hasRoom(products[product].entry) {
      launch(job, product: product, variant: variant, pieces: pieces)
    } else {
      joinBacklog(job)
    }
  }

  /// An accepted order on the general path.
  @inline(never)
  private mutating func accept(_ job: Int32, product: Int) {
    addExtra(job, item: Int32(product), order: nextOrder())
    jobExtras[job].wantedFrom = events.now
    note(.placed, job)
    if blueprint.salesForce != nil { enterOrder(job) } else { admit(job) }
  }

  /// An entered order is released, held for its date, or left waiting.
  mutating func admit(_ job: Int32) {
    let product = Int(jobExtras[job].item)
    watchBuffer(of: job)
    if hasSupply {
      if isShippedFromStock(product, pieces: Int(jobs[job].pieces)) { return takeFromStock(job) }
      wantMaterials(job)
    }
    let time = earliestRelease(of: job)
    if time > events.now {
      jobExtras[job].waitsFor = .date
      joinSource(job)
      hold(job, until: time)
    } else if backlogCount == 0, mayRelease(product, job), hasRoomToEnter(product) {
      launchShop(job)
    } else {
      joinBacklog(job)
    }
  }

  // MARK: Recorded orders

  @inline(never)  // rarely used: it must not lengthen what it would be inlined into
  private mutating func scheduleRecorded(_ source: Int) {
    guard case .trace(let orders) = blueprint.demands[source].pattern,
      sources[source].traced < orders.count
    else { return }
    let time = orders[sources[source].traced].placed
    events.schedule(at: max(time, events.now), .arrival, target: firstSourceTarget + source)
  }

  @inline(never)
  private mutating func placeRecorded(source: Int) {
    guard case .trace(let orders) = blueprint.demands[source].pattern else { return }
    let order = orders[sources[source].traced]
    sources[source].traced += 1
    scheduleRecorded(source)
    let pieces = Int32(clamping: order.quantity)
    placeOrder(source: Int32(source), pieces: pieces, asked: order.due ?? .infinity)
    if hasSupply { mayEnterPhantom(source: source, pieces: pieces) }
  }

  @inline(__always)
  mutating func drawPieces(_ source: Int32) -> Int32 {
    guard sources[source].hasQuantity else { return 1 }
    let drawn = sources[source].quantity.next().rounded()
    return Int32(min(max(drawn, 1), 1_000_000))
  }

  /// A uniform number that settles which variant an order asks for; 0 where there are none.
  @inline(__always)
  mutating func drawVariant(_ source: Int32) -> Double {
    hasVariants ? sources[source].variantStream.uniform() : 0
  }

  // MARK: Promise

  /// The lead time an order is promised [time]; infinite when nothing is promised.
  mutating func promisedLeadTime(variant: Int32, pieces: Int32) -> Double {
    switch decisions.promise {
    case .none: hasSafeDates ? safeLeadTime() : .infinity
    case .fixed(let leadTime): leadTime
    case .load(let buffer):
      (bookedLoad(with: variant, pieces: pieces) + buffer) * decisions.promiseFactor
    case .safeDate(let resource, let buffer, _):
      plannedLoad(of: Int32(resource)) + buffer / 2
    }
  }

  /// Simplified drum-buffer-rope promises the safe date when nothing else is said.
  @inline(never)  // rarely used: it must not lengthen what it would be inlined into
  private mutating func safeLeadTime() -> Double {
    guard case .simplifiedDrumBufferRope(let policy) = decisions.release else { return .infinity }
    return plannedLoad(of: Int32(policy.resource)) + policy.buffer * bufferScale / 2
  }

  /// Time that a resource needs for what is planned on it.
  private mutating func plannedLoad(of station: Int32) -> Double {
    plannedWork(on: station) / Double(stations[station].units)
  }

  /// Whether the planned load is above the line at which no dates are quoted.
  var isQuotingHeld: Bool {
    mutating get {
      guard case .safeDate(let resource, _, let line?) = decisions.promise else { return false }
      return plannedLoad(of: Int32(resource)) > line
    }
  }

  /// Time that the most loaded station needs for what is booked on it and this order.
  private mutating func bookedLoad(with variant: Int32, pieces: Int32) -> Double {
    guard booksLoad else { return plannedLoad(with: variant, pieces: pieces) }
    var longest = 0.0
    for station in 0..<stations.count {
      longest = max(longest, stations[station].booked / Double(stations[station].units))
    }
    let first = variants[variant].firstOperation
    var operation = first
    while true {
      let station = operations[operation].station
      var load = stations[station].booked
      // Every visit up to this one: the last visit to a station has them all.
      for visit in first...operation where operations[visit].station == station {
        load += operations[visit].standardTime(pieces: pieces)
      }
      longest = max(longest, load / Double(stations[station].units))
      if operations[operation].isLast { return longest }
      operation += 1
    }
  }

  /// The same where routes branch: what is planned is counted anew.
  private mutating func plannedLoad(with variant: Int32, pieces: Int32) -> Double {
    var longest = 0.0
    let item = Int(variants[variant].product)
    for station in 0..<Int32(stations.count) {
      let load =
        plannedWork(on: station) + work(ofBill: item, pieces: pieces, on: station)
      longest = max(longest, load / Double(stations[station].units))
    }
    return longest
  }

  /// Adds an order's standard times to (or, with -1, takes them off) what stations have booked,
  /// from an operation on (-1: the first).
  mutating func book(_ job: Int32, _ sign: Double, from first: Int32 = -1) {
    var operation = first >= 0 ? first : variants[jobs[job].variant].firstOperation
    while true {
      let time = operations[operation].standardTime(pieces: jobs[job].pieces)
      stations[operations[operation].station].booked += sign * time
      if operations[operation].isLast { return }
      operation += 1
    }
  }

  // MARK: Backlog

  mutating func joinBacklog(_ job: Int32) {
    joinSource(job)
    waitForRelease(job)
  }

  /// An order joins those of its product that wait for release: at the end, or by due date where
  /// release goes by it.
  mutating func waitForRelease(_ job: Int32) {
    let product = sources[jobs[job].source].product
    var before = products[product].backlogLast
    if releasesByDueDate {
      while before != Job.none, jobs[before].due > jobs[job].due { before = jobs[before].previous }
    }
    let after = before == Job.none ? products[product].backlogFirst : jobs[before].next
    jobs[job].previous = before
    jobs[job].next = after
    if before == Job.none {
      products[product].backlogFirst = job
    } else {
      jobs[before].next = job
    }
    if after == Job.none {
      products[product].backlogLast = job
    } else {
      jobs[after].previous = job
    }
    backlogCount += 1
    releaseIsDue = true
  }

  /// An order joins those of its source that wait, for which patience counts.
  mutating func joinSource(_ job: Int32) {
    let source = jobs[job].source
    jobs[job].previousOfSource = sources[source].waitingLast
    if sources[source].waitingLast == Job.none {
      sources[source].waitingFirst = job
      setLapseTimer(source)
    } else {
      jobs[sources[source].waitingLast].nextOfSource = job
    }
    sources[source].waitingLast = job
  }

  mutating func leaveBacklog(_ job: Int32) {
    let (product, source) = (sources[jobs[job].source].product, jobs[job].source)
    if !isGeneral || jobExtras[job].waitsFor == .release {
      let (next, previous) = (jobs[job].next, jobs[job].previous)
      if previous == Job.none {
        products[product].backlogFirst = next
      } else {
        jobs[previous].next = next
      }
      if next == Job.none {
        products[product].backlogLast = previous
      } else {
        jobs[next].previous = previous
      }
      backlogCount -= 1
    }

    let (younger, older) = (jobs[job].nextOfSource, jobs[job].previousOfSource)
    if younger == Job.none {
      sources[source].waitingLast = older
    } else {
      jobs[younger].previousOfSource = older
    }
    if older == Job.none {
      sources[source].waitingFirst = younger
      setLapseTimer(source)
    } else {
      jobs[older].nextOfSource = younger
    }
  }

  /// One event per source is enough: its orders have equal patience, so the oldest lapses first.
  private mutating func setLapseTimer(_ source: Int32) {
    guard sources[source].patience < .infinity else { return }
    let oldest = sources[source].waitingFirst
    if oldest == Job.none {
      events.cancel(firstLapseTarget + Int(source))
    } else {
      let end = max(jobs[oldest].placed + sources[source].patience, events.now)
      events.reschedule(at: end, .lapse, target: firstLapseTarget + Int(source))
    }
  }

  /// The oldest waiting order of a source has waited as long as it will.
  mutating func lapse(source index: Int) {
    let job = sources[index].waitingFirst
    precondition(job != Job.none, "a lapse without a waiting order")
    sources[index].cell.lapsed += 1
    note(.lapsed, job)
    if hasSupply { recordGone(job) }
    if blueprint.goesBeyondPlant { disappointed(job) }
    abandon(job)
  }

  /// A waiting order ends without having been released.
  mutating func abandon(_ job: Int32) {
    leaveBacklog(job)
    if booksLoad, !(hasSupply && jobExtras[job].waitsFor == .stock) { book(job, -1) }
    if hasSupply { giveUpStock(job) }
    jobs.remove(job)
  }
}
