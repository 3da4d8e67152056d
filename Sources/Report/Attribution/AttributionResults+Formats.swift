import Experiment
import Inference

extension AttributionResults {
  /// The attribution as JSON; keys and their order are stable.
  /// - Parameter raw: whether the shares of every replication are in it.
  public func json(raw: Bool = false) -> String {
    let source = provenance.sources[0]
    let members: [(String, JSON)] = [
      ("throughline", .string(engineVersion)), ("command", .string("attribute")),
      ("reproduce", .string(provenance.reproduce)), ("seed", .unsigned(provenance.seed)),
      ("confidence", .number(terms.confidence)), ("replications", .integer(terms.replications)),
      ("procedure", .string(procedure)), ("simulations", .integer(terms.simulations)),
      (
        "scenario",
        .object([
          ("file", .string(source.file)), ("title", .string(source.title)),
          ("hash", .string(source.hash)),
        ])
      ),
      ("world", .optional(provenance.world)),
      ("settings", .object(provenance.settings.map { ($0.path, .string($0.value)) })),
      ("from", .string(strategies.from)), ("to", .string(strategies.to)),
      (
        "decisions",
        .array(
          decisions.map {
            .object([
              ("decision", .string($0.name)), ("before", .optional($0.before)),
              ("after", .optional($0.after)),
            ])
          })
      ),
      ("metrics", .object(attributions.map { ($0.measure.name, json($0, raw: raw)) })),
    ]
    return JSON.object(members).text
  }

  private func json(_ attribution: Attribution, raw: Bool) -> JSON {
    var members: [(String, JSON)] = [
      ("unit", .string(attribution.measure.unit)),
      ("difference", .object(number(attribution.difference.difference))),
      (
        "shares",
        .array(
          ranked(attribution).map { share in
            .object([
              ("decision", .string(share.decision)),
              ("share", .object(number(share.share.difference))),
              ("part", .optional(part(share, of: attribution))),
              ("alone", .object(number(share.alone.difference))),
              ("last", .object(number(share.last.difference))),
              ("verdict", .string(share.verdict.rawValue)),
            ])
          })
      ),
    ]
    if raw {
      members.append(
        (
          "values",
          .array(attribution.values.map { .array($0.map { .number($0) }) })
        ))
    }
    return .object(members)
  }

  private func number(_ estimate: Estimate) -> [(String, JSON)] {
    [
      ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
      ("upper", .optional(estimate.upper)), ("n", .integer(estimate.n)),
    ]
  }

  /// The attribution as CSV: a row per decision, and one, `total`, for the difference; or, raw, a row
  /// per replication and decision.
  public func csv(raw: Bool = false) -> String {
    let leading =
      ["scenario", "world"] + provenance.settings.map(\.path) + ["from", "to", "metric", "unit"]
    let fixed =
      [provenance.sources[0].file, provenance.world ?? ""] + provenance.settings.map(\.value)
      + [strategies.from, strategies.to]
    var text = CSV.line(
      leading
        + (raw
          ? ["replication", "decision", "share"]
          : [
            "decision", "before", "after", "n", "share", "lower", "upper", "part", "alone",
            "alone_lower", "alone_upper", "last", "last_lower", "last_upper", "verdict",
          ]))
    for attribution in attributions {
      let place = fixed + [attribution.measure.name, attribution.measure.unit]
      if raw {
        for (replication, values) in attribution.values.enumerated() {
          for (decision, value) in zip(decisions, values) {
            text += CSV.line(
              place + [String(replication), decision.name, CSV.number(value)])
          }
        }
        continue
      }
      for share in ranked(attribution) {
        let decision = decisions.first { $0.name == share.decision }
        text += CSV.line(
          place + [share.decision, decision?.before ?? "", decision?.after ?? ""]
            + [String(share.share.difference.n)] + cells(share.share.difference)
            + [CSV.number(part(share, of: attribution))] + cells(share.alone.difference)
            + cells(share.last.difference) + [share.verdict.rawValue])
      }
      text += CSV.line(
        place + ["total", "", "", String(attribution.difference.difference.n)]
          + cells(attribution.difference.difference)
          + Array(repeating: "", count: 8))
    }
    return text
  }

  private func cells(_ estimate: Estimate) -> [String] {
    [CSV.number(estimate.mean), CSV.number(estimate.lower), CSV.number(estimate.upper)]
  }
}
