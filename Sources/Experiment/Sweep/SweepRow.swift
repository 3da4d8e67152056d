import Inference

/// What a store says of one point of a sweep.
public struct SweepRow: Sendable {
  /// Values laid over the scenario, in the order of the axes.
  public var settings: [StoreOrigin.Value]
  /// Estimates by strategy, then by measure, in the orders of the reading.
  public var estimates: [[Estimate]]
  /// All pairs of strategies in the deciding measure; intervals and p-values of all points hold
  /// together.
  public var comparisons: [Comparison]
  /// Who wins here, as Holm's procedure over all pairs at all points says.
  public internal(set) var verdict = PhaseVerdict.undecided
}

/// Reads the results of a sweep from its store.
public struct SweepReading: Sendable {
  /// Where the runs are.
  public var store: ResultStore
  /// The points, each with the numbers of its systems in the order of the strategies.
  public var points: [(settings: [StoreOrigin.Value], systems: [Int])]
  /// Names of the strategies.
  public var strategies: [String]
  /// What is reported; the first decides.
  public var measures: [Measure]
  /// Replications of each system (>= 1); fewer where a run is missing.
  public var replications: Int
  /// Level of intervals (0 < level < 1); all verdicts hold together at it.
  public var confidence: Double
  /// Least difference that matters in the deciding measure; `nil` for any.
  public var margin: Double?

  /// Creates a reading.
  public init(
    store: ResultStore, points: [(settings: [StoreOrigin.Value], systems: [Int])],
    strategies: [String], measures: [Measure], replications: Int, confidence: Double,
    margin: Double? = nil
  ) {
    self.store = store
    self.points = points
    self.strategies = strategies
    self.measures = measures
    self.replications = replications
    self.confidence = confidence
    self.margin = margin
  }

  /// Places of the settings that are not the same at all points.
  public var varyingPlaces: [Int] {
    (points.first?.settings ?? []).indices.filter { place in
      points.contains { $0.settings[place] != points[0].settings[place] }
    }
  }

  /// Every point, in order, with who wins there.
  public func rows() throws(StoreError) -> [SweepRow] {
    var rows: [SweepRow] = []
    for point in points.indices { rows.append(try row(point)) }
    var pairs = rows.map(\.comparisons)
    Comparison.adjust(&pairs, family: points.count * Comparison.pairs(of: strategies.count).count)
    for row in rows.indices {
      rows[row].comparisons = pairs[row]
      guard strategies.count > 1 else { continue }
      rows[row].verdict = PhaseVerdict(
        pairs[row], strategies: strategies.count, confidence: confidence)
    }
    return rows
  }

  /// One run after the other: the strategy's place, the replication, and the measures' values.
  public func runs(
    at point: Int, _ body: (_ strategy: Int, _ replication: Int, _ values: [Double]) throws -> Void
  ) throws {
    for (strategy, system) in points[point].systems.enumerated() {
      let isThere = try store.replications(of: system, below: replications)
      let series = try numbers().map { number throws(StoreError) in
        try store.series(system: system, metric: number, below: replications)
      }
      guard series.allSatisfy({ $0.count == isThere.count { $0 } }) else {
        throw StoreError.damaged(store.path)
      }
      for (place, replication) in isThere.indices.filter({ isThere[$0] }).enumerated() {
        try body(strategy, replication, series.map { $0[place] })
      }
    }
  }

  private func row(_ point: Int) throws(StoreError) -> SweepRow {
    let numbers = numbers()
    var estimates: [[Estimate]] = []
    var deciding: [[Int: Double]] = []
    for system in points[point].systems {
      var own: [Estimate] = []
      for (place, number) in numbers.enumerated() {
        let values = try store.series(system: system, metric: number, below: replications)
        own.append(Estimate(of: values.filter(\.isFinite), confidence: confidence))
        guard place == 0 else { continue }
        let isThere = try store.replications(of: system, below: replications)
        let made = isThere.indices.filter { isThere[$0] }
        guard made.count == values.count else { throw StoreError.damaged(store.path) }
        deciding.append(Dictionary(uniqueKeysWithValues: zip(made, values)))
      }
      estimates.append(own)
    }
    return SweepRow(
      settings: points[point].settings, estimates: estimates, comparisons: compare(deciding))
  }

  /// Numbers of the measures in the store.
  private func numbers() -> [Int] {
    measures.map { measure in
      guard let number = store.measures.firstIndex(where: { $0.name == measure.name }) else {
        preconditionFailure("the store records \(measure.name)")
      }
      return number
    }
  }

  private func compare(_ series: [[Int: Double]]) -> [Comparison] {
    let pairs = Comparison.pairs(of: series.count)
    guard !pairs.isEmpty else { return [] }
    let level = Multiplicity.bonferroni(
      confidence: confidence, count: pairs.count * points.count)
    func values(_ system: Int) -> [Double] {
      (0..<replications).map { series[system][$0] ?? .nan }
    }
    return pairs.map { pair in
      Comparison(
        measures[0], pair, (values(pair.a), values(pair.b)), confidence: level, margin: margin)
    }
  }
}
