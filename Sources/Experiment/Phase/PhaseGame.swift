import Inference

/// What a phase map or a border asks: which of some strategies wins where in the world.
public struct PhaseGame: Sendable {
  /// Names of the strategies (>= 2).
  public var strategies: [String]
  /// What they are compared by.
  public var measure: Measure
  /// Least difference that matters, in the measure's unit; `nil` for any.
  public var margin: Double?
  /// Level at which everything that is said holds together (0 < level < 1).
  public var confidence: Double
  /// Workers (>= 1); results do not depend on it.
  public var jobs: Int
  /// The strategies as cases that report the measure alone, at places on the axes, in the order of
  /// the names; all under common random numbers.
  public var cases: @Sendable ([Int]) throws -> [Case]

  /// Creates a game.
  public init(
    strategies: [String], measure: Measure, margin: Double? = nil, confidence: Double = 0.95,
    jobs: Int = 1, cases: @escaping @Sendable ([Int]) throws -> [Case]
  ) {
    precondition(strategies.count >= 2, "one strategy has nobody to win against")
    self.strategies = strategies
    self.measure = measure
    self.margin = margin
    self.confidence = confidence
    self.jobs = jobs
    self.cases = cases
  }

  /// Pairs of strategies.
  var pairs: [(a: Int, b: Int)] { Comparison.pairs(of: strategies.count) }

  /// Values of every strategy at some places, by replication.
  typealias Series = [[Double]]

  /// Simulates replications at places.
  /// - Parameter base: simulations made before, for the progress.
  /// - Returns: the values at each place, or `nil` when it was cancelled before all were there.
  func simulate(
    _ places: [[Int]], replications: Range<Int>, base: Int,
    isCancelled: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> [Series]? {
    guard !places.isEmpty else { return [] }
    let first = UInt32(replications.lowerBound)
    let cases = try places.flatMap { place in
      try self.cases(place).map { measured in
        var later = measured
        later.simulate = { try measured.simulate($0 + first) }
        return later
      }
    }
    let outcome = try await Plan(
      cases: cases, stopping: .fixed(replications.count), confidence: confidence, jobs: jobs
    ).run(
      isCancelled: isCancelled,
      progress: {
        // What is found decides where to look next.
        progress(
          Progress(
            completed: base + $0.completed, planned: base + $0.planned, isOpen: true))
      })
    guard outcome.stop.replications == replications.count else { return nil }
    let count = strategies.count
    return places.indices.map { place in
      (0..<count).map { outcome.cases[place * count + $0].series(0) }
    }
  }

  /// All pairs at one place; intervals have the level given.
  func compare(_ series: Series, confidence level: Double) -> [Comparison] {
    pairs.map { pair in
      Comparison(
        measure, pair, (series[pair.a], series[pair.b]), confidence: level, margin: margin)
    }
  }
}
