import Experiment
import Inference

extension Results {
  /// The results as JSON: the contract that other programs rely on.
  ///
  /// Keys and their order are stable; new keys are only added after those of the same object.
  /// Numbers are the shortest text that reads back the same; what is undefined is `null`.
  /// - Parameter raw: whether each metric also lists its value in every replication.
  public func json(raw: Bool = false) -> String {
    JSON.object(jsonMembers(raw: raw, verdict: verdict())).text
  }

  /// The members of the one object of `json(raw:)`, with the verdict given.
  func jsonMembers(raw: Bool, verdict: [String]) -> [(String, JSON)] {
    let first = provenance.sources[0]
    var members: [(String, JSON)] = [
      ("throughline", .string(engineVersion)),
      ("command", .string(provenance.command)),
      ("reproduce", .string(provenance.reproduce)),
      ("seed", .unsigned(provenance.seed)),
      ("confidence", .number(outcome.confidence)),
      ("scenario", json(of: first)),
      ("strategies", .object(cases.map { (name($0), json(ofCase: $0, raw: raw)) })),
      ("comparisons", .array(outcome.comparisons.map(json))),
      ("warnings", .array(allWarnings.map { .string($0) })),
      ("world", .optional(provenance.world)),
      ("settings", .object(provenance.settings.map { ($0.path, .string($0.value)) })),
      ("procedure", .string(outcome.procedure)),
      ("precision_reached", .bool(outcome.stop.isReached)),
      ("partial", .bool(outcome.stop.isInterrupted)),
      ("winner", .optional(outcome.winner.map(name))),
      ("verdict", .string(verdict.joined(separator: " "))),
    ]
    if cases.count > 2 { members.append(("best", bestJSON)) }
    if let counting = provenance.counting { members.append(("analysis", json(of: counting))) }
    if let batches = outcome.batches { members.append(("batches", json(of: batches))) }
    if provenance.sources.count > 1 {
      members.append(("scenarios", .array(provenance.sources.map(json))))
    }
    // For readers whose objects forget the order of their members.
    members.append(("cases", .array(cases.map { .string(name($0)) })))
    return members
  }

  private func json(of counting: Provenance.Counting) -> JSON {
    switch counting {
    case .steadyState(let warmup, let unit):
      .object([
        ("kind", .string("steady state")), ("warmup", .number(warmup)), ("unit", .string(unit)),
      ])
    case .terminating(let warmup, let unit, let reasons):
      .object([
        ("kind", .string("terminating")), ("warmup", .number(warmup)), ("unit", .string(unit)),
        ("because", .array(reasons.map { .string($0) })),
      ])
    }
  }

  private func json(of batches: Outcome.Batches) -> JSON {
    .object([
      ("count", .integer(batches.count)), ("length", .number(batches.length)),
      ("unit", .string(batches.unit)),
      (
        "checks",
        .object(
          outcome.batchChecks.map { check in
            (
              check.measure.name,
              .object([
                ("lag_one", .number(check.lagOne)), ("von_neumann", .number(check.vonNeumann)),
                ("p_value", .number(check.pValue)), ("whole", .number(check.whole)),
              ])
            )
          })
      ),
    ])
  }

  private func json(of source: Provenance.Source) -> JSON {
    .object([
      ("file", .string(source.file)), ("title", .string(source.title)),
      ("hash", .string(source.hash)),
    ])
  }

  private func json(ofCase index: Int, raw: Bool) -> JSON {
    let result = outcome.cases[index]
    var members: [(String, JSON)] = [
      ("replications", .integer(result.replications)),
      (
        "metrics",
        .object(
          result.measures.indices.map { place in
            (result.measures[place].name, metric(place, in: index, raw: raw))
          })
      ),
      ("events", .integer(result.events)),
    ]
    if let source = result.source { members.append(("file", .string(source))) }
    if let finding = findings[index] { members.append(("constraint", json(of: finding))) }
    if let marginal = marginal(in: index) { members.append(("marginal", json(of: marginal))) }
    if let totals = profit(in: index) { members.append(("profit", json(of: totals))) }
    if let course = course(in: index) { members.append(("course", json(of: course))) }
    if let reviews = result.reviews { members.append(("reviews", json(of: reviews))) }
    return .object(members)
  }

  private func metric(_ place: Int, in index: Int, raw: Bool) -> JSON {
    let result = outcome.cases[index]
    let summary = summaries[index][place]
    var members: [(String, JSON)] = [
      ("mean", .number(summary.mean)),
      ("lower", .optional(summary.interval?.lowerBound)),
      ("upper", .optional(summary.interval?.upperBound)),
      ("sd", .optional(summary.standardDeviation)),
      ("n", .integer(summary.n)),
      ("unit", .string(result.measures[place].unit)),
    ]
    if raw { members.append(("values", .array(result.series(place).map { .number($0) }))) }
    return .object(members)
  }

  private func json(of pair: Comparison) -> JSON {
    .object([
      ("metric", .string(pair.measure.name)),
      ("a", .string(name(pair.a))),
      ("b", .string(name(pair.b))),
      ("difference", .number(pair.difference)),
      ("lower", .optional(pair.interval?.lowerBound)),
      ("upper", .optional(pair.interval?.upperBound)),
      ("p_value", .optional(pair.paired.pValue)),
      ("p_holm", .optional(pair.pHolm)),
      ("probability_a_better", .optional(pair.probabilityABetter)),
      ("variance_ratio", .optional(pair.paired.varianceRatio)),
      ("procedure", .string(Comparison.procedure)),
      ("verdict", .string(pair.verdict.rawValue)),
      ("n", .integer(pair.n)),
      ("sd", .optional(pair.paired.difference.standardDeviation)),
      ("unit", .string(pair.measure.unit)),
      ("orientation", .string(pair.measure.orientation.rawValue)),
      ("confidence", .number(outcome.comparisonConfidence)),
      ("margin", .optional(pair.paired.margin)),
      ("winner", .optional(pair.winner.map(name))),
      ("replications_to_settle", .optional(pair.paired.replicationsNeeded)),
    ])
  }
}
