import Experiment
import Inference

/// Everything a report is made of: what was run, and what came out.
///
/// All output is a pure function of this value: the same results give the same bytes.
public struct Results: Sendable {
  /// What produced the results.
  public var provenance: Provenance
  /// The cases, their comparisons and how the experiment ended.
  public var outcome: Outcome
  /// What is known of each case's constraint besides what every replication measures; empty, or one
  /// per case.
  public let sources: [ConstraintSources]
  /// A summary per case and measure, in the order of `CaseResult.measures`.
  let summaries: [[Estimate]]
  /// What limits each case; `nil` where that cannot be said.
  public let findings: [ConstraintFinding?]

  /// Creates results from an experiment.
  /// - Parameters:
  ///   - provenance: what produced them.
  ///   - outcome: what came out.
  ///   - sources: what is known of each case's constraint besides; empty for nothing.
  public init(provenance: Provenance, outcome: Outcome, sources: [ConstraintSources] = []) {
    precondition(
      sources.isEmpty || sources.count == outcome.cases.count, "sources for each case, or none")
    self.provenance = provenance
    self.outcome = outcome
    self.sources = sources
    findings = outcome.cases.indices.map { index in
      ConstraintFinding(
        outcome.cases[index], confidence: outcome.confidence,
        sources: sources.isEmpty ? ConstraintSources() : sources[index])
    }
    summaries = outcome.cases.map { $0.estimates(confidence: outcome.confidence) }
  }

  /// Indices of the cases.
  var cases: Range<Int> { outcome.cases.indices }

  /// Name of a case.
  func name(_ index: Int) -> String { outcome.cases[index].name }

  /// Summary of a measure in a case, or `nil` when the case does not have it.
  func summary(_ metric: String, in index: Int) -> Estimate? {
    outcome.cases[index].index(of: metric).map { summaries[index][$0] }
  }

  /// Mean of a measure in a case, when it has one.
  func mean(_ metric: String, in index: Int) -> Double? {
    summary(metric, in: index).map { $0.mean }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// A measure as the first case that has it states it.
  func measure(_ metric: String) -> Measure? {
    outcome.cases.lazy.compactMap { $0.measure(metric) }.first
  }

  /// All measures of the cases, each name once, in order of first appearance.
  var allMeasures: [Measure] {
    var seen: Set<String> = []
    return outcome.cases.flatMap { $0.measures }.filter { seen.insert($0.name).inserted }
  }

  /// Names of the resources, products, accounts or constraints that a case reports on, in order.
  func entities(_ group: String, in index: Int) -> [String] {
    var seen: Set<String> = []
    return outcome.cases[index].measures.compactMap { measure in
      let path = MetricPath(measure.name)
      guard path.group == group, let entity = path.entity, seen.insert(entity).inserted else {
        return nil
      }
      return entity
    }
  }

  /// `95 %`: the level of intervals of means.
  var confidenceText: String { Digits.significant(outcome.confidence * 100) + " %" }

  /// The same for comparisons.
  var comparisonConfidenceText: String {
    Digits.significant(outcome.comparisonConfidence * 100) + " %"
  }
}
