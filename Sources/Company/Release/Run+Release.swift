import Simulation

/// When an order enters the plant.
extension Run {
  /// Releases waiting orders, best first, as long as the limit and the first buffers allow.
  mutating func releaseWhatFits() {
    releaseIsDue = false
    if hasSupply { return releaseWithMaterials() }
    guard backlogCount > 0 || hasUnlimited else { return }
    while jobsInProcess < releaseLimit {
      guard let product = nextProduct() else { return }
      releaseNext(of: product)
    }
  }

  @inline(__always)
  private mutating func releaseNext(of product: Int) {
    let oldest = products[product].backlogFirst
    if oldest != Job.none {
      leaveBacklog(oldest)
      release(oldest)
    } else {
      products[product].lastRelease = nextTicket + 1
      releaseEndless(source: products[product].unlimitedSource)
    }
  }

  /// The same where material may be missing: at the end it is known for what releases wait.
  @inline(never)
  private mutating func releaseWithMaterials() {
    refillWhatIsDue()
    while backlogCount > 0 || hasUnlimited, jobsInProcess < releaseLimit {
      forgetLacks()
      guard let product = nextProduct() else { return recordLacks() }
      releaseNext(of: product)
    }
    forgetLacks()
    recordLacks()
  }

  /// The product whose order goes next: smallest rank, then the order that came first. Endless
  /// sources come after orders of equal rank and take turns.
  private mutating func nextProduct() -> Int? {
    var best: Int?
    var bestRank = Double.infinity
    var bestDue = Double.infinity
    var bestTicket = UInt64.max
    for product in 0..<products.count {
      let oldest = products[product].backlogFirst
      let ticket: UInt64
      var due = 0.0
      if oldest != Job.none {
        guard hasRoomToEnter(product) else { continue }
        guard !isGeneral || mayRelease(product, oldest) else { continue }
        ticket = jobs[oldest].ticket
        due = releasesByDueDate ? jobs[oldest].due : 0
      } else if products[product].hasUnlimited, products[product].isOffered {
        guard hasRoomForEndless(product) else { continue }
        guard !isGeneral || mayRelease(product, Job.none) else { continue }
        guard !hasQuotas || hasQuotaLeft(product) else { continue }
        due = releasesByDueDate ? .infinity : 0
        ticket = products[product].lastRelease | 1 << 63
      } else {
        continue
      }
      let rank = products[product].rank
      let isFirst =
        rank != bestRank ? rank < bestRank : due != bestDue ? due < bestDue : ticket < bestTicket
      if best == nil || isFirst {
        best = product
        bestRank = rank
        bestDue = due
        bestTicket = ticket
      }
    }
    return best
  }

  /// Whether a product's order finds room at its first station, or its components at theirs.
  @inline(__always)
  mutating func hasRoomToEnter(_ product: Int) -> Bool {
    isGeneral ? hasShopRoomToEnter(product) : hasRoom(products[product].entry)
  }

  @inline(never)
  private mutating func hasShopRoomToEnter(_ product: Int) -> Bool {
    let components = blueprint.products[product].components
    guard components.isEmpty else {
      return components.allSatisfy { hasShopRoomToEnter($0.product) }
    }
    return hasShopRoom(products[product].entry)
  }

  /// An endless source feeds only an idle unit when nothing else limits it: without a limit on jobs
  /// in process it would fill any queue at once. A round takes what it needs by itself.
  @inline(__always)
  private mutating func hasRoomForEndless(_ product: Int) -> Bool {
    let station = products[product].entry
    return isGeneral
      ? hasShopRoomForEndless(product, station)
      : releaseLimit == Int.max ? stations[station].idleFirst != Unit.none : hasRoom(station)
  }

  @inline(never)  // rarely used: it must not lengthen what it would be inlined into
  private mutating func hasShopRoomForEndless(_ product: Int, _ station: Int32) -> Bool {
    let isLimited = releaseLimit < Int.max || loopOf[product] >= 0
    let components = blueprint.products[product].components
    guard components.isEmpty else {
      return components.allSatisfy { hasRoomForEndless($0.product) }
    }
    if stationExtras[station].roundTime > 0 { return isLimited && hasShopRoom(station) }
    guard isLimited || stationExtras[station].cards < .max else {
      // A unit that waits for a job on its way is not idle for another.
      return stationExtras[station].idle > stationExtras[station].inbound
        && (!stationExtras[station].isBatching || hasShopRoom(station))
    }
    return hasShopRoom(station)
  }

  private mutating func hasQuotaLeft(_ product: Int) -> Bool {
    guard !quotas.isEmpty, quotas[product].quota.pieces < .infinity else { return true }
    let period = (events.now / quotas[product].quota.every).rounded(.down)
    let used = period == quotas[product].period ? quotas[product].used : 0
    return used + 1 <= quotas[product].quota.pieces + 1e-9
  }

  /// The next order of a source that always has one enters the plant.
  @inline(__always)
  mutating func releaseEndless(source: Int32) {
    let pieces = drawPieces(source)
    let product = sources[source].product
    products[product].requested &+= Int(pieces)
    sources[source].cell.received &+= 1
    let variant = liveVariant(of: product, choice: drawVariant(source))
    let job = jobs.insert(
      Job(
        variant: variant, source: source, pieces: pieces, stage: .backlog,
        placed: events.now, due: .infinity, price: price(of: variant, for: source),
        ticket: takeTicket()))
    if booksLoad { book(job, +1) }
    chargeOrder(of: source)
    if hasQuotas { _ = fitsQuota(Int(product), pieces: Int(pieces)) }
    if isGeneral {
      addExtra(job, item: product, order: nextOrder())
      note(.placed, job)
      if hasSupply {
        wantMaterials(job)
        // It waits, and no other one comes until it has gone.
        guard hasMaterials(job) else { return joinBacklog(job) }
      }
      return launchShop(job)
    }
    launch(job, product: product, variant: variant, pieces: pieces)
  }

  /// An order enters the plant and becomes a job.
  mutating func release(_ job: Int32) {
    let product = sources[jobs[job].source].product
    if !variants[jobs[job].variant].isLive {
      // Its variant was replaced while it waited: the customer gets the one that took its place.
      if booksLoad { book(job, -1) }
      jobs[job].variant = products[product].newestVariant
      if booksLoad { book(job, +1) }
    }
    if isGeneral { return launchShop(job) }
    launch(job, product: product, variant: jobs[job].variant, pieces: jobs[job].pieces)
  }

  /// A job takes its material and goes to its first station, which has room for it.
  @inline(__always)
  mutating func launch(_ job: Int32, product: Int32, variant: Int32, pieces: Int32) {
    takeMaterial(variant: variant, pieces: Int(pieces))
    jobs[job].stage = .inProcess
    jobs[job].released = events.now
    jobs[job].operation = variants[variant].firstOperation
    jobsInProcess &+= 1
    products[product].releasedEver &+= Int(pieces)
    products[product].wip.add(Double(pieces), at: events.now)
    enter(job, station: products[product].entry)
  }
}
