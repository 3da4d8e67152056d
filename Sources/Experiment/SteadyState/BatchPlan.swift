public import Company
import Inference

/// One long run of a plant in a steady state, divided into batches whose means stand for replications.
///
/// The warm-up is paid for once. Batches must be long against the time over which the plant remembers:
/// `Outcome.correlatedBatches` says where they are not.
/// Source: Law, Simulation Modeling and Analysis, section 9.5.3.
public struct BatchPlan: Sendable {
  /// Name of the case.
  public var name: String
  /// The company; a plant in a steady state (`reasonsForChange` is empty).
  public var blueprint: Blueprint
  /// Index of the strategy; `nil` for the base decisions.
  public var strategy: Int?
  /// Seed of the experiment.
  public var seed: UInt64
  /// Batches that the horizon is divided into (>= 3).
  public var batches: Int

  /// Creates a plan.
  public init(name: String, blueprint: Blueprint, strategy: Int?, seed: UInt64, batches: Int) {
    precondition(batches >= 3, "at least three batches")
    self.name = name
    self.blueprint = blueprint
    self.strategy = strategy
    self.seed = seed
    self.batches = batches
  }

  /// Runs replication 0.
  /// - Parameter confidence: level of the intervals (0 < level < 1).
  /// - Returns: an outcome with a value per batch where others have one per replication.
  /// - Throws: `ReplicationFailure` when the books of a batch do not balance.
  public func run(confidence: Double) throws(ReplicationFailure) -> Outcome {
    var batched = blueprint
    batched.time.horizon /= Double(batches)
    let measured = Case(blueprint, strategy: strategy, seed: seed, name: name)
    var values: [Double] = []
    let ending: (events: Int, warnings: [String])
    let whole: ReplicationResult
    do {
      // The same run undivided: what batches say on average has to agree with it.
      whole = try blueprint.simulate(strategy: strategy, seed: seed, replication: 0)
      ending = try batched.simulate(
        strategy: strategy, seed: seed, replication: 0, spans: batches
      ) { values += $0 }
    } catch {
      throw ReplicationFailure(caseName: name, replication: 0, reason: error.description)
    }
    var outcome = Outcome(
      cases: [
        CaseResult(
          name: name, measures: measured.measures, capacities: measured.capacities,
          limitsWork: measured.limitsWork, replications: batches, values: values,
          events: ending.events,
          warnings: ending.warnings.map { CountedWarning(text: $0, count: batches) })
      ],
      confidence: confidence,
      stop: Outcome.Stop(rule: .fixed(batches), replications: batches, isReached: true))
    outcome.batches = Outcome.Batches(
      count: batches, length: batched.time.horizon, unit: blueprint.time.unit, whole: whole.values)
    return outcome
  }
}

extension Outcome {
  /// What the values of one measure say about whether batches are long enough.
  public struct BatchCheck: Sendable, Hashable {
    /// The measure.
    public var measure: Measure
    /// Correlation of successive batches.
    public var lagOne: Double
    /// Von Neumann's ratio: about 2 without correlation.
    public var vonNeumann: Double
    /// Probability of so small a ratio without correlation.
    public var pValue: Double
    /// The value of the undivided run.
    public var whole: Double
    /// Whether that lies outside the interval of the batches: what is counted by order (percentiles
    /// most of all) is another thing in a batch that holds few of them.
    public var isOff: Bool

    /// Whether the interval is likely to be too narrow: p below 0.1.
    public var isCorrelated: Bool { pValue < 0.1 }
  }

  /// The check of every measure that varies from batch to batch; empty for replications.
  public var batchChecks: [BatchCheck] {
    guard let batches, let result = cases.first else { return [] }
    return result.measures.enumerated().compactMap { place, measure in
      let series = result.series(place)
      guard series.allSatisfy(\.isFinite),
        let means = BatchMeans(of: series, batches: batches.count, confidence: confidence),
        let lagOne = means.lagOne, let ratio = means.vonNeumann, let pValue = means.pValue
      else { return nil }
      let value = batches.whole[place]
      return BatchCheck(
        measure: measure, lagOne: lagOne, vonNeumann: ratio, pValue: pValue, whole: value,
        isOff: means.estimate.interval.map { !$0.contains(value) } ?? false)
    }
  }
}
