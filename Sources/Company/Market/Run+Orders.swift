import Probability
import Simulation

/// How orders come, are promised a date, wait, and lapse.
extension Run {
  mutating func scheduleArrival(_ source: Int) {
    let gap = sources[source].gap.upcoming
    events.schedule(after: gap, .arrival, target: firstSourceTarget + source)
    sources[source].gap.advance()
  }

  /// The next order of a source arrives.
  mutating func arrival(source index: Int) {
    scheduleArrival(index)
    placeOrder(source: Int32(index))
  }

  /// An account asks for a product: the order is refused, lost, released or left waiting.
  private mutating func placeOrder(source: Int32) {
    let product = sources[source].product
    // Draws come before any decision, so that the n-th order is the same in every strategy.
    let pieces = drawPieces(source)
    let choice = drawVariant(source)
    // Counts are added without the check for overflow: no run has 2^63 events.
    products[product].requested &+= Int(pieces)
    sources[source].cell.received &+= 1
    guard products[product].isOffered else {
      sources[source].cell.refused += 1
      return
    }
    let variant = liveVariant(of: product, choice: choice)
    let leadTime = promisedLeadTime(variant: variant, pieces: pieces)
    guard leadTime == .infinity || leadTime <= sources[source].tolerance else {
      sources[source].cell.lost += 1
      return
    }
    let job = jobs.insert(
      Job(
        variant: variant, source: source, pieces: pieces, stage: .backlog,
        placed: events.now, due: events.now + leadTime, price: price(of: variant, for: source),
        ticket: takeTicket()))
    if booksLoad { book(job, +1) }
    chargeOrder(of: source)
    if backlogCount == 0, jobsInProcess < releaseLimit, hasRoom(products[product].entry) {
      launch(job, product: product, variant: variant, pieces: pieces)
    } else {
      joinBacklog(job)
    }
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
  private mutating func promisedLeadTime(variant: Int32, pieces: Int32) -> Double {
    switch decisions.promise {
    case .none: .infinity
    case .fixed(let leadTime): leadTime
    case .load(let buffer): bookedLoad(with: variant, pieces: pieces) + buffer
    case .safeDate: .infinity
    }
  }

  /// Time that the most loaded station needs for what is booked on it and this order.
  private mutating func bookedLoad(with variant: Int32, pieces: Int32) -> Double {
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

  /// Adds an order's standard times to (or, with -1, takes them off) what stations have booked.
  mutating func book(_ job: Int32, _ sign: Double) {
    var operation = variants[jobs[job].variant].firstOperation
    while true {
      let time = operations[operation].standardTime(pieces: jobs[job].pieces)
      stations[operations[operation].station].booked += sign * time
      if operations[operation].isLast { return }
      operation += 1
    }
  }

  // MARK: Backlog

  private mutating func joinBacklog(_ job: Int32) {
    let product = sources[jobs[job].source].product
    let source = jobs[job].source
    jobs[job].previous = products[product].backlogLast
    if products[product].backlogLast == Job.none {
      products[product].backlogFirst = job
    } else {
      jobs[products[product].backlogLast].next = job
    }
    products[product].backlogLast = job

    jobs[job].previousOfSource = sources[source].waitingLast
    if sources[source].waitingLast == Job.none {
      sources[source].waitingFirst = job
      setLapseTimer(source)
    } else {
      jobs[sources[source].waitingLast].nextOfSource = job
    }
    sources[source].waitingLast = job
    backlogCount += 1
    releaseIsDue = true
  }

  mutating func leaveBacklog(_ job: Int32) {
    let (product, source) = (sources[jobs[job].source].product, jobs[job].source)
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
    backlogCount -= 1
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
    abandon(job)
  }

  /// A waiting order ends without having been released.
  mutating func abandon(_ job: Int32) {
    leaveBacklog(job)
    if booksLoad { book(job, -1) }
    jobs.remove(job)
  }
}
