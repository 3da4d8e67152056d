import Experiment
import Inference

extension AttributionResults {
  /// The attribution for the screen.
  public func table() -> String { Screen.text(document()) }
  /// The attribution for a document.
  public func markdown() -> String { Markdown.text(document()) }

  private func document() -> Document {
    var document = header()
    if decisions.isEmpty { document.add(.verdict(nothing)) }
    for attribution in attributions where !decisions.isEmpty {
      if attributions.count > 1 {
        document.add(.heading(Wording.sentence(Wording.name(of: attribution.measure))))
      }
      document.add(.verdict(verdict(attribution)))
      document.add(shares(attribution).fitted())
      if let interaction = interaction(attribution) { document.add(.paragraph(interaction)) }
    }
    if !decisions.isEmpty {
      document.add(.paragraph("From \(strategies.from) to \(strategies.to):"))
      document.add(
        .list(
          decisions.map {
            "\($0.name): \(Self.short($0.before)) -> \(Self.short($0.after))"
          }))
      document.add(
        .paragraph(
          "A share is what the decision adds on average over all orders in which the decisions could"
            + " be made; the shares sum to the difference in every replication. Alone: added to"
            + " \(strategies.from) first. Last: taken from \(strategies.to)."))
    }
    return document
  }

  private func header() -> Document {
    let basis =
      "\(Wording.count(terms.replications, "replication")), \(procedure),"
      + " \(Digits.significant(terms.confidence * 100, 4)) %"
    var document = provenance.header(basis: decisions.isEmpty ? nil : basis)
    if let question = provenance.sources[0].question { document.add(.paragraph(question)) }
    return document
  }

  private func shares(_ attribution: Attribution) -> Table {
    let quantity = Quantity(attribution.measure)
    let unit = quantity.unit.isEmpty ? "" : " [\(quantity.unit)]"
    var rows = ranked(attribution).map { share in
      [
        share.decision, quantity.cell(share.share.difference),
        part(share, of: attribution).map { Digits.fixed($0 * 100, decimals: 0) + " %" }
          ?? Digits.missing,
        quantity.cell(share.alone.difference), quantity.cell(share.last.difference),
        share.verdict.rawValue,
      ]
    }
    rows.append([
      "difference", quantity.cell(attribution.difference.difference), "", "", "", "",
    ])
    return Table(
      [
        .words("decision"), .numbers("share\(unit)"), .numbers("part"), .numbers("alone\(unit)"),
        .numbers("last\(unit)"), .words("verdict"),
      ], rows: rows)
  }

  /// A decision as written, on part of a line.
  private static func short(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return text.count > 60 ? "\(text.prefix(57))..." : text
  }
}
