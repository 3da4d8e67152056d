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
    let isSampled = !analysis.sensitivities.isEmpty || analysis.fits.contains { $0.crossing == nil }
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
    if missing > 0 {
      notes.append(
        "\(Wording.count(missing, "run")) of this design \(missing == 1 ? "is" : "are") not in the"
          + " store.")
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
    var headings = ShortPath.ends(of: paths).map { Table.Heading.numbers($0) }
    if strategies.count == 1 {
      headings += reading.measures.map { measure in
        let unit = Quantity(measure).unit
        return .numbers(Wording.name(of: measure) + (unit.isEmpty ? "" : " [\(unit)]"))
      }
    } else {
      headings += strategies.map { .numbers($0 + unit) }
      if isPair { headings.append(.numbers("\(strategies[1]) - \(strategies[0])\(unit)")) }
      headings.append(.words("verdict"))
    }
    return Table(
      headings,
      rows: rows.prefix(Self.most).map { row in
        var cells = row.settings.map(\.text)
        if strategies.count == 1 {
          cells += zip(reading.measures, row.estimates[0]).map { Quantity($0).cell($1) }
        } else {
          cells += row.estimates.map { quantity.mean($0[0]) }
          if isPair { cells.append(quantity.cell(row.comparisons[0].paired.difference)) }
          cells.append(word(row.verdict))
        }
        return cells
      })
  }
}
