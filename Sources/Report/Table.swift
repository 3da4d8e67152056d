/// A table of texts: the same columns for the screen and for Markdown.
package struct Table: Sendable, Hashable {
  /// A column's title and side.
  package struct Heading: Sendable, Hashable {
    /// Title, with the unit where there is one.
    package var title: String
    /// Numbers stand to the right, words to the left.
    package var isNumeric: Bool

    /// A column of words.
    package static func words(_ title: String) -> Heading {
      Heading(title: title, isNumeric: false)
    }
    /// A column of numbers.
    package static func numbers(_ title: String) -> Heading {
      Heading(title: title, isNumeric: true)
    }
  }

  /// Columns in order.
  package var headings: [Heading]
  /// Rows of as many texts as there are columns.
  package var rows: [[String]]

  /// Creates a table.
  package init(_ headings: [Heading], rows: [[String]]) {
    self.headings = headings
    self.rows = rows
  }

  /// Leaves out columns that say nothing: every cell missing.
  package func withoutEmptyColumns() -> Table {
    let kept = headings.indices.filter { column in
      rows.contains { $0[column] != Digits.missing && !$0[column].isEmpty }
    }
    return Table(kept.map { headings[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// The table without a column.
  package func without(_ title: String) -> Table {
    let kept = headings.indices.filter { headings[$0].title != title }
    return Table(kept.map { headings[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// Width on the screen, in characters.
  package var width: Int {
    let widths = headings.indices.map { column in
      max(headings[column].title.count, rows.map { $0[column].count }.max() ?? 0)
    }
    return widths.reduce(0, +) + 2 * max(0, widths.count - 1)
  }

  /// Whether it does not fit the screen even with its units in a row of their own.
  package var isTooWide: Bool {
    guard case .table(let table)? = fitted().first else { return false }
    return table.width > Screen.width || fitted().count > 1
  }

  /// The table as it is when it fits the screen; else with the units of its titles in a row of
  /// their own; else with the units in a sentence below.
  package func fitted() -> [Document.Block] {
    guard width > Screen.width else { return [.table(self)] }
    let titles = headings.map(Table.split)
    var table = self
    for (index, title) in titles.enumerated() { table.headings[index].title = title.name }
    var withUnits = table
    withUnits.rows.insert(titles.map { $0.unit.isEmpty ? "" : "[\($0.unit)]" }, at: 0)
    if withUnits.width <= Screen.width { return [.table(withUnits)] }
    var columns: [(unit: String, names: [String])] = []
    for title in titles where !title.unit.isEmpty {
      if let place = columns.firstIndex(where: { $0.unit == title.unit }) {
        columns[place].names.append(title.name)
      } else {
        columns.append((title.unit, [title.name]))
      }
    }
    let note = columns.map { "\(Wording.list($0.names)) in \($0.unit)" }.joined(separator: "; ")
    return [.table(table)] + (note.isEmpty ? [] : [.paragraph(Wording.sentence(note) + ".")])
  }

  /// A title of the form `name [unit]` taken apart.
  private static func split(_ heading: Heading) -> (name: String, unit: String) {
    guard heading.title.hasSuffix("]"), let start = heading.title.firstIndex(of: "[") else {
      return (heading.title, "")
    }
    return (
      String(heading.title[..<start].dropLast()),
      String(heading.title[start...].dropFirst().dropLast())
    )
  }
}
