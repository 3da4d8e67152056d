import TextTable

extension Table {
  /// Lines for the screen: two spaces between columns, a rule below the titles.
  package var screenText: String { text(style: ScreenStyle.self) }

  /// A Markdown (pipe) table.
  package var markdownText: String {
    Table(
      headings.map { Heading(title: Markdown.cell($0.title), isNumeric: $0.isNumeric) },
      rows: rows.map { $0.map(Markdown.cell) }
    ).text(style: Style.pipe)
  }

  private func text(style: any TextTableStyle.Type) -> String {
    let table = TextTable<[String]> { row in
      zip(headings, row).map { heading, cell in
        Column(title: heading.title, value: cell, align: heading.isNumeric ? .right : .left)
      }
    }
    return table.string(for: rows, style: style) ?? ""
  }
}

/// Two spaces between columns and no space at the end of a line.
private enum ScreenStyle: TextTableStyle {
  static func prepare(_ text: String, for column: Column) -> String {
    Style.simple.prepare(text, for: column)
  }

  static func escape(_ text: String) -> String { text }

  static func begin(_ table: inout String, index: Int, columns: [Column]) {}

  static func end(_ table: inout String, index: Int, columns: [Column]) {}

  static func header(_ table: inout String, index: Int, columns: [Column]) {
    add(columns.map { $0.headerString(for: self) }, to: &table)
    add(columns.map { $0.repeated("-") }, to: &table)
  }

  static func row(_ table: inout String, index: Int, columns: [Column]) {
    add(columns.map { $0.string(for: self) }, to: &table)
  }

  private static func add(_ cells: [String], to table: inout String) {
    var line = cells.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    table += line + "\n"
  }
}
