/// Which resource was the constraint when: at any time the unit whose current active period is the
/// longest is the momentary bottleneck. While the period of the one that was and that of the one
/// that will be overlap, the bottleneck is shifting between the two; else it is the sole one.
///
/// From the longest period at the beginning, the next bottleneck is always the longest period that
/// is under way when the present one ends. Ties: the period that began earlier, then the order of
/// resources and units. If no unit is active, nothing is the bottleneck until one is. Two units of
/// one resource take over from each other without shifting: the resource stays the sole one.
/// Lengths are those of whole periods, also of what lies outside of what is measured.
///
/// O(n log n) in the number of active periods.
///
/// Source: Roser, Nakano & Tanaka (2002), Shifting bottleneck detection, Proceedings of the Winter
/// Simulation Conference, 1079-1086.
public struct ShiftingBottleneck: Sendable, Hashable {
  /// A span in which one resource was the only bottleneck.
  public struct Sole: Sendable, Hashable {
    /// Index of the resource.
    public var resource: Int
    /// Begin [base unit].
    public var from: Double
    /// End [base unit].
    public var to: Double

    /// Creates a span.
    public init(resource: Int, from: Double, to: Double) {
      self.resource = resource
      self.from = from
      self.to = to
    }
  }

  /// A span in which the bottleneck passed from one resource to another.
  public struct Shift: Sendable, Hashable {
    /// Index of the resource that was the bottleneck.
    public var outgoing: Int
    /// Index of the resource that became it.
    public var incoming: Int
    /// Begin [base unit].
    public var from: Double
    /// End [base unit].
    public var to: Double

    /// Creates a span.
    public init(outgoing: Int, incoming: Int, from: Double, to: Double) {
      self.outgoing = outgoing
      self.incoming = incoming
      self.from = from
      self.to = to
    }
  }

  /// How much of the measured span a resource was the bottleneck, as shares (0...1).
  public struct Share: Sendable, Hashable {
    /// The only one.
    public var sole: Double
    /// One of those between which it was shifting; counts for each of them.
    public var shifting: Double

    /// Creates a share.
    public init(sole: Double = 0, shifting: Double = 0) {
      self.sole = sole
      self.shifting = shifting
    }

    /// Share of time in which it was a bottleneck at all.
    public var total: Double { sole + shifting }
  }

  /// Active periods that were the momentary bottleneck, whole, in order of time. Begins and ends
  /// both ascend.
  public private(set) var momentary: [ActivePeriods.Period]
  /// Spans of a sole bottleneck within what is measured, in order of time.
  public private(set) var sole: [Sole] = []
  /// Spans of shifting between two resources within what is measured, in order of time; they may
  /// overlap where a period is short.
  public private(set) var shifting: [Shift] = []
  /// Share of each resource.
  public private(set) var shares: [Share]
  /// Share of the measured span in which no unit was active.
  public private(set) var idle: Double

  /// Finds the momentary bottlenecks.
  public init(_ active: ActivePeriods) {
    momentary = ShiftingBottleneck.chain(active.periods, from: active.measured.lowerBound)
    shares = Array(repeating: Share(), count: active.resources)
    idle = 1
    sweep(active.measured)
    addShifts(active.measured)
  }

  // MARK: Chain

  /// The periods that succeed each other as the longest.
  private static func chain(
    _ periods: [ActivePeriods.Period], from start: Double
  ) -> [ActivePeriods.Period] {
    let byBegin = periods.sorted {
      ($0.from, $0.resource, $0.unit) < ($1.from, $1.resource, $1.unit)
    }
    var chain: [ActivePeriods.Period] = []
    var underWay = LongestFirst()
    var next = 0
    var time = start
    while true {
      while next < byBegin.count, byBegin[next].from <= time {
        underWay.insert(byBegin[next])
        next += 1
      }
      if let longest = underWay.longest(endingAfter: time) {
        chain.append(longest)
        time = longest.to
      } else if next < byBegin.count {
        time = byBegin[next].from
      } else {
        return chain
      }
    }
  }

  // MARK: Shares

  /// Adds up for each resource when it was in the chain, alone and beside others.
  ///
  /// Begins and ends of the chain both ascend, so one pass through the two in step is enough.
  private mutating func sweep(_ measured: Range<Double>) {
    let span = measured.upperBound - measured.lowerBound
    var begins = 0
    var ends = 0
    /// Periods of each resource that are under way, and the resources with any.
    var underWay = Array(repeating: 0, count: shares.count)
    var distinct = 0
    var sum = 0
    var time = measured.lowerBound
    /// Time so far with several resources under way, and what it was when a resource joined.
    var shared = 0.0
    var joined = Array(repeating: 0.0, count: shares.count)
    func advance(to end: Double, _ sole: inout [Sole]) {
      let from = max(time, measured.lowerBound)
      let to = min(end, measured.upperBound)
      time = end
      guard to > from else { return }
      if distinct > 1 {
        shared += to - from
      } else if distinct == 1 {
        // With one resource under way, the sum of indices is its index.
        if let last = sole.last, last.resource == sum, last.to == from {
          sole[sole.count - 1].to = to
        } else {
          sole.append(Sole(resource: sum, from: from, to: to))
        }
      } else {
        return
      }
      idle -= (to - from) / span
    }
    while ends < momentary.count {
      if begins < momentary.count, momentary[begins].from <= momentary[ends].to {
        advance(to: momentary[begins].from, &sole)
        let resource = momentary[begins].resource
        if underWay[resource] == 0 {
          distinct += 1
          sum += resource
          joined[resource] = shared
        }
        underWay[resource] += 1
        begins += 1
      } else {
        advance(to: momentary[ends].to, &sole)
        let resource = momentary[ends].resource
        underWay[resource] -= 1
        if underWay[resource] == 0 {
          distinct -= 1
          sum -= resource
          shares[resource].shifting += (shared - joined[resource]) / span
        }
        ends += 1
      }
    }
    for one in sole { shares[one.resource].sole += (one.to - one.from) / span }
    // The rounding of sums is no idle time.
    if idle < 1e-12 { idle = 0 }
  }

  /// The overlap of each period with its successor, unless both are of one resource.
  private mutating func addShifts(_ measured: Range<Double>) {
    for (outgoing, incoming) in zip(momentary, momentary.dropFirst())
    where outgoing.resource != incoming.resource {
      let from = max(incoming.from, measured.lowerBound)
      let to = min(outgoing.to, measured.upperBound)
      guard to > from else { continue }
      shifting.append(
        Shift(outgoing: outgoing.resource, incoming: incoming.resource, from: from, to: to))
    }
  }
}

/// A binary heap of periods, the longest on top; those that have ended are thrown away when they
/// reach it.
private struct LongestFirst {
  private var heap: [ActivePeriods.Period] = []

  private static func precedes(_ a: ActivePeriods.Period, _ b: ActivePeriods.Period) -> Bool {
    (b.length, a.from, a.resource, a.unit) < (a.length, b.from, b.resource, b.unit)
  }

  mutating func insert(_ period: ActivePeriods.Period) {
    heap.append(period)
    var child = heap.count - 1
    while child > 0, Self.precedes(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The longest period that ends after a time; times must not decrease from call to call.
  mutating func longest(endingAfter time: Double) -> ActivePeriods.Period? {
    while let first = heap.first {
      if first.to > time { return first }
      removeFirst()
    }
    return nil
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, Self.precedes(heap[child + 1], heap[child]) { child += 1 }
      guard Self.precedes(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
