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

  /// Width on the screen, in characters.
  package var width: Int {
    let widths = headings.indices.map { column in
      max(headings[column].title.count, rows.map { $0[column].count }.max() ?? 0)
    }
    return widths.reduce(0, +) + 2 * max(0, widths.count - 1)
  }

  /// The table as it is when it fits the screen, else with the units of its titles in a row of
  /// their own.
  package func fitted() -> Table {
    guard width > Screen.width else { return self }
    var table = self
    var units: [String] = []
    for (index, heading) in headings.enumerated() {
      guard let start = heading.title.firstIndex(of: "["), heading.title.hasSuffix("]") else {
        units.append("")
        continue
      }
      units.append(String(heading.title[start...]))
      table.headings[index].title = String(heading.title[..<start].dropLast())
    }
    table.rows.insert(units, at: 0)
    return table
  }
}
