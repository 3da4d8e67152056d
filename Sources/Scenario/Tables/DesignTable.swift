/// Points of a design from a CSV file: a column per path of the scenario, a row per point.
public struct DesignTable: Sendable {
  /// Paths as for `--set`, in the order of the columns.
  public let paths: [String]
  /// Values of each point, in the order of the columns.
  public let rows: [[String]]

  /// Where each value stands, as line and column.
  public let places: [[(line: Int, column: Int)]]

  /// Reads a design.
  /// - Throws: `ScenarioError` with every mistake found.
  public init(file: String) throws(ScenarioError) {
    let findings = Findings()
    let table = Library(findings: findings).scenario(file).flatMap {
      CSV($0, findings: findings)
    }
    if let table {
      for cell in table.header where cell.text.isEmpty {
        findings.error(
          "a column of a design needs the path that it sets", at: cell.place,
          hint: "write for example plant.resources.B.units")
      }
      for row in table.rows {
        for (cell, column) in zip(row, table.header) where cell.text.isEmpty {
          findings.error(
            "'\(Diagnostic.quotable(column.text))' has no value at this point", at: cell.place,
            hint: "write 'null' to remove what the scenario says")
        }
      }
      if table.rows.isEmpty, !findings.failed {
        findings.error("the design has no points", at: table.header[0].place)
      }
    }
    guard let table, !findings.failed else { throw findings.error }
    paths = table.header.map(\.text)
    rows = table.rows.map { $0.map(\.text) }
    places = table.rows.map { $0.map { ($0.place.line, $0.place.column) } }
  }
}
