import Experiment
import Inference

/// The list of everything a scenario reports, in each format.
public struct MetricList: Sendable {
  /// The measures, in the order of the engine.
  public var measures: [Measure]

  /// Creates a list.
  public init(_ measures: [Measure]) {
    self.measures = measures
  }

  /// Text for a terminal.
  public var table: String {
    var table = textTable
    let meaning = table.headings.count - 1
    var others = table
    others.headings[meaning].title = ""
    for row in others.rows.indices { others.rows[row][meaning] = "" }
    // However long the names are, the meanings stay readable.
    let width = max(30, Screen.width - others.width)
    table.rows = table.rows.flatMap { row -> [[String]] in
      let lines = Screen.lines(row[meaning], width: width)
      return lines.enumerated().map { place, line in
        (place == 0 ? Array(row.prefix(meaning)) : Array(repeating: "", count: meaning)) + [line]
      }
    }
    return table.screenText
  }

  /// A Markdown table.
  public var markdown: String { textTable.markdownText }

  private var textTable: Table {
    Table(
      [.words("metric"), .words("unit"), .words("better"), .words("meaning")],
      rows: measures.map { [$0.name, $0.unit, better($0), $0.meaning] })
  }

  private func better(_ measure: Measure) -> String {
    switch measure.orientation {
    case .largerIsBetter: "larger"
    case .smallerIsBetter: "smaller"
    case .neither: ""
    }
  }

  /// Comma-separated text.
  public var csv: String {
    CSV.line(["metric", "unit", "better", "meaning"])
      + measures.map { CSV.line([$0.name, $0.unit, better($0), $0.meaning]) }.joined()
  }

  /// An array of objects.
  public var json: String {
    JSON.array(
      measures.map { measure in
        .object([
          ("name", .string(measure.name)), ("unit", .string(measure.unit)),
          ("meaning", .string(measure.meaning)),
          ("orientation", .string(measure.orientation.rawValue)),
        ])
      }
    ).text
  }
}
