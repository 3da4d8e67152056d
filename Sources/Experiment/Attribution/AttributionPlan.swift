import Company

/// An attribution before it is run: the decisions, how a mixture of the strategies is simulated, and
/// how the difference is shared out.
public struct AttributionPlan: Sendable {
  /// Simulates the mixture that takes a coalition from the second strategy: one replication, under
  /// common random numbers.
  public typealias Simulation = @Sendable (Coalition, UInt32) throws -> ReplicationResult

  /// Names of the decisions in which the strategies differ.
  public var decisions: [String]
  /// What every replication reports, in order.
  public var measures: [Measure]
  /// How the difference is shared out.
  public var rule: ShapleyValue
  /// Replications (>= 2).
  public var replications: Int
  /// Level of intervals (0 < level < 1).
  public var confidence: Double
  /// Workers (>= 1); results do not depend on it.
  public var jobs: Int
  /// Simulates a mixture.
  public var simulate: Simulation

  /// What came out.
  public struct Result: Sendable {
    /// The difference shared out, one for each measure.
    public var attributions: [Attribution]
    /// Complete replications.
    public var replications: Int
    /// Whether the user stopped it.
    public var isInterrupted: Bool
    /// Simulations made.
    public var simulations: Int
  }

  /// Creates a plan.
  /// - Precondition: as many decisions as the rule shares among, each measure once.
  public init(
    decisions: [String], measures: [Measure], rule: ShapleyValue, replications: Int,
    confidence: Double = 0.95, jobs: Int = 1, simulate: @escaping Simulation
  ) {
    precondition(decisions.count == rule.count, "the rule shares among the decisions")
    self.decisions = decisions
    self.measures = measures
    self.rule = rule
    self.replications = replications
    self.confidence = confidence
    self.jobs = jobs
    self.simulate = simulate
  }

  /// The mixtures that will be simulated, each once: what must be legal before anything runs.
  public var coalitions: [Coalition] {
    var seen: Set<Coalition> = []
    return schedule.flatMap { $0 }.filter { seen.insert($0).inserted }
  }

  private var schedule: [[Coalition]] {
    guard case .all = rule.orders else {
      return (0..<replications).map { rule.coalitions(replication: UInt32($0)) }
    }
    // The same in every replication.
    return Array(repeating: rule.coalitions(replication: 0), count: replications)
  }

  /// Simulates every mixture in every replication and shares out the difference.
  /// - Parameters:
  ///   - isCancelled: asked before each simulation; then complete replications are kept.
  ///   - progress: told after each simulation.
  /// - Throws: the first simulation, in order, that failed.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(ReplicationFailure) -> Result {
    let schedule = schedule
    let widest = schedule.map(\.count).max() ?? 0
    let empty = ReplicationResult(
      values: Array(repeating: .nan, count: measures.count), events: 0, warnings: [])
    // The k-th case is the k-th mixture of each replication, whichever that is.
    let cases = (0..<widest).map { slot in
      Case(name: "mixture \(slot + 1)", measures: measures) { [simulate] replication in
        let needed = schedule[Int(replication)]
        return slot < needed.count ? try simulate(needed[slot], replication) : empty
      }
    }
    let outcome = try await Plan(
      cases: cases, stopping: .fixed(replications), confidence: confidence, jobs: jobs
    ).run(isCancelled: isCancelled, progress: progress)
    let done = outcome.stop.replications
    let attributions = measures.indices.map { measure in
      let series = outcome.cases.map { $0.series(measure) }
      let results = (0..<done).map { replication in
        Dictionary(
          uniqueKeysWithValues: schedule[replication].enumerated().map {
            ($1, series[$0][replication])
          })
      }
      return Attribution(
        measure: measures[measure], decisions: decisions, rule: rule, results: results,
        confidence: confidence, family: decisions.count * measures.count)
    }
    return Result(
      attributions: attributions, replications: done, isInterrupted: outcome.stop.isInterrupted,
      simulations: schedule.prefix(done).reduce(0) { $0 + $1.count })
  }
}

extension Case {
  /// The case with some of its measures only, in the order given: raw values of many cases would
  /// fill the memory.
  /// - Precondition: the case has measures of these names.
  public func only(_ metrics: [String]) -> Case {
    let places = metrics.map { metric in
      guard let place = measures.firstIndex(where: { $0.name == metric }) else {
        preconditionFailure("the case measures \(metric)")
      }
      return place
    }
    var narrow = self
    narrow.measures = places.map { measures[$0] }
    narrow.simulate = { [simulate] replication in
      var result = try simulate(replication)
      result.values = places.map { result.values[$0] }
      return result
    }
    return narrow
  }
}
