import Experiment
import Inference

extension PhaseResults {
  /// The map or border for the screen.
  public func table() -> String { Screen.text(document()) }
  /// The map or border for a document.
  public func markdown() -> String { Markdown.text(document()) }

  private func document() -> Document {
    var document = provenance.header(
      basis: "\(procedure), \(Digits.significant(confidence * 100, 4)) %")
    let what = Wording.name(of: measure)
    document.add(.paragraph("Who is better in \(what), and where:"))
    document.add(.verdict(verdict))
    document.add(.picture(picture))
    document.add(.list(legend))
    if case .border(let border) = finding {
      document.add(points(border).fitted())
      document.add(
        .paragraph(
          "Every interval is wide enough to hold together with all others. Only where neighbouring"
            + " places disagree does the search go on; a change that comes and goes between two of"
            + " the coarse grid (--grid) is not seen."))
    } else {
      document.add(
        .paragraph(
          "A cell is refined where its corners disagree; an island smaller than a cell of the coarse"
            + " grid (--grid) is not seen. --format csv has every difference with its interval."))
    }
    return document
  }

  private func points(_ border: Border) -> Table {
    let quantity = Quantity(measure)
    let axis = border.axis
    let unit = axis.unit.isEmpty ? "" : " [\(axis.unit)]"
    let isPair = strategies.count == 2
    let difference =
      isPair
      ? "\(strategies[1]) - \(strategies[0])" + (quantity.unit.isEmpty ? "" : " [\(quantity.unit)]")
      : ""
    return Table(
      [
        .numbers("\(axis.path.split(separator: ".").last ?? "x")\(unit)"),
        .numbers("replications"),
      ] + (isPair ? [.numbers(difference)] : []) + [.words("verdict")],
      rows: border.points.map { point in
        [FocusMoves.plain(axis.values[point.place]), String(point.replications)]
          + (isPair ? [quantity.cell(point.comparisons[0].paired.difference)] : [])
          + [word(point.verdict)]
      })
  }
}
