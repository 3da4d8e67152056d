import Simulation

/// When an order enters the plant.
extension Run {
  /// Releases waiting orders, best first, as long as the limit and the first buffers allow.
  mutating func releaseWhatFits() {
    releaseIsDue = false
    guard backlogCount > 0 || hasUnlimited else { return }
    while jobsInProcess < releaseLimit {
      guard let product = nextProduct() else { return }
      let oldest = products[product].backlogFirst
      if oldest != Job.none {
        leaveBacklog(oldest)
        release(oldest)
      } else {
        products[product].lastRelease = nextTicket + 1
        releaseEndless(source: products[product].unlimitedSource)
      }
    }
  }

  /// The product whose order goes next: smallest rank, then the order that came first. Endless
  /// sources come after orders of equal rank and take turns.
  private mutating func nextProduct() -> Int? {
    var best: Int?
    var bestRank = Double.infinity
    var bestTicket = UInt64.max
    for product in 0..<products.count {
      let oldest = products[product].backlogFirst
      let ticket: UInt64
      if oldest != Job.none {
        guard hasRoom(products[product].entry) else { continue }
        ticket = jobs[oldest].ticket
      } else if products[product].hasUnlimited, products[product].isOffered {
        guard hasRoomForEndless(products[product].entry) else { continue }
        ticket = products[product].lastRelease | 1 << 63
      } else {
        continue
      }
      let rank = products[product].rank
      if best == nil || rank < bestRank || (rank == bestRank && ticket < bestTicket) {
        best = product
        bestRank = rank
        bestTicket = ticket
      }
    }
    return best
  }

  /// An endless source feeds only an idle unit when nothing else limits it: without a limit on jobs
  /// in process it would fill any queue at once.
  private mutating func hasRoomForEndless(_ station: Int32) -> Bool {
    releaseLimit == Int.max ? stations[station].idleFirst != Unit.none : hasRoom(station)
  }

  /// The next order of a source that always has one enters the plant.
  @inline(__always)
  private mutating func releaseEndless(source: Int32) {
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
