import Experiment
import Inference

extension SweepResults {
  /// The sweep for the screen.
  public func table() -> String { Screen.text(document()) }
  /// The sweep for a document.
  public func markdown() -> String { Markdown.text(document()) }

  /// Rows shown; all of them are in CSV and JSON.
  private static let most = 60

  private func document() -> Document {
    var document = Document()
    document.add(
      provenance.header(
        basis: "\(procedure), \(Digits.significant(reading.confidence * 100, 4)) %"))
    document.add(.verdict(verdict))
    document.add(analysisBlocks)
    // Where factors are weighed, single points are for programs.
    let isSampled =
      !(analysis.sensitivities.isEmpty && analysis.hidden.isEmpty)
      || analysis.fits.contains { $0.crossing == nil }
    var notes: [String] = []
    if isSampled {
      notes.append("--format csv has the points.")
    } else {
      document.add(points.fitted())
      if rows.count > Self.most {
        notes.append(
          "The first \(Self.most) of \(rows.count) points are shown; --format csv has them all.")
      }
    }
    if !analysis.hidden.isEmpty {
      notes.append(
        "\(Wording.sentence(Wording.list(analysis.hidden))): nothing varies over these ranges beyond the"
          + " noise of replications; more of them tell.")
    }
    if missing > 0 {
      notes.append(
        "\(Wording.count(missing, "run")) of this design \(missing == 1 ? "is" : "are") "
          + (reading.store.path.isEmpty ? "missing." : "not in the store."))
    }
    if reading.strategies.count > 1 {
      notes.append(
        "Differences and verdicts of all points hold together; the intervals of means hold each by"
          + " itself.")
    } else {
      notes.append(
        "Each interval holds by itself: the best of many points is partly luck. More replications"
          + " at the best few, or 'compare', tell.")
    }
    document.add(.paragraph(notes.joined(separator: " ")))
    if !warnings.isEmpty {
      document.add(
        .list(warnings.map { "\($0.text) (\(Wording.count($0.count, "run")))" }))
    }
    return document
  }

  private var points: Table {
    let strategies = reading.strategies
    let quantity = Quantity(measure)
    let unit = quantity.unit.isEmpty ? "" : " [\(quantity.unit)]"
    let isPair = strategies.count == 2
    let headings = shortPaths.map { Table.Heading.numbers($0) }
    guard strategies.count > 1 else { return single(headings) }
    return Table(
      headings + strategies.map { .numbers($0 + unit) }
        + (isPair ? [.numbers("\(strategies[1]) - \(strategies[0])\(unit)")] : [])
        + [.words("verdict")],
      rows: rows.prefix(Self.most).map { row in
        texts(row) + row.estimates.map { quantity.value($0[0].mean, beside: $0[0].interval) }
          + (isPair ? [quantity.cell(row.comparisons[0].paired.difference)] : [])
          + [standing(row)]
      })
  }

  /// Who wins; where that is open, who is ahead.
  private func standing(_ row: SweepRow) -> String {
    guard row.verdict == .undecided, let ahead = leader(of: row) else { return word(row.verdict) }
    let means = row.estimates.map { $0[0].mean }
    if means.count(where: { $0 == means[ahead] }) > 1 { return "undecided (nobody ahead)" }
    return "undecided (\(reading.strategies[ahead]) ahead)"
  }

  private func leader(of row: SweepRow) -> Int? {
    let sign = measure.orientation == .smallerIsBetter ? -1.0 : 1.0
    return row.estimates.indices.filter { row.estimates[$0][0].mean.isFinite }
      .max { sign * row.estimates[$0][0].mean < sign * row.estimates[$1][0].mean }
  }

  /// One strategy: as many measures as fit the screen, the deciding one first.
  private func single(_ headings: [Table.Heading]) -> Table {
    var count = reading.measures.count
    while true {
      let table = Table(
        headings
          + reading.measures.prefix(count).map { measure in
            let unit = Quantity(measure).unit
            return .numbers(Wording.name(of: measure) + (unit.isEmpty ? "" : " [\(unit)]"))
          },
        rows: rows.prefix(Self.most).map { row in
          texts(row)
            + zip(reading.measures, row.estimates[0]).prefix(count).map { Quantity($0).cell($1) }
        })
      guard table.isTooWide, count > 1 else { return table }
      count -= 1
    }
  }
}
