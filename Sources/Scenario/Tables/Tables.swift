/// Puts the contents of CSV files into the document, each value with its place in the table.
final class Tables {
  private let library: Library
  let findings: Findings
  private var tables: [String: CSV?] = [:]
  /// Cells that may still be taken: tables count towards the limit on values.
  private var budget = Prescan.nodeLimit

  init(library: Library, findings: Findings) {
    self.library = library
    self.findings = findings
  }

  /// The table that a node names, read once.
  func table(_ node: Node) -> CSV? {
    guard let name = node.text else {
      findings.error("expected the name of a CSV file, found \(node.described)", at: node.place)
      return nil
    }
    let key = Files.join(node.place.source.folder, name)
    if let known = tables[key] { return known }
    let table = library.file(name, namedAt: node.place).flatMap {
      CSV($0, findings: findings)
    }
    tables[key] = .some(table)
    return table
  }

  func take(_ count: Int, at place: Place) -> Bool {
    budget -= count
    if budget < 0 {
      findings.error(
        "the scenario has more than \(Prescan.nodeLimit) values with its tables", at: place)
    }
    return budget >= 0
  }

  // MARK: Data of a random quantity

  /// `{ file: data.csv, column: hours }` as `{ values: [...] }`; `weight_column` gives weights.
  ///
  /// On failure the values are left out, so that only the true cause is reported.
  func data(_ mapping: Mapping, _ node: Node) -> Node? {
    var result = mapping
    result.removeAll { RandomLaw.tableKeys.contains($0.key) }
    var long = node
    for (key, stands) in [("values", "file"), ("weights", "weight_column")] {
      if let entry = mapping.entry(key), mapping[stands] != nil {
        findings.error("'\(key)' and '\(stands)' exclude each other", at: entry.keyPlace)
        return unknown(node)
      }
    }
    guard let file = mapping["file"], let table = table(file) else { return unknown(node) }
    guard let column = mapping["column"] else {
      findings.error(
        "'column' is missing: which column of the table?", at: file.place,
        allowed: table.header.map(\.text))
      return unknown(node)
    }
    guard let values = cells(column, of: table, unit: mapping["unit"]?.text) else {
      return unknown(node)
    }
    result.set(Mapping.Entry(key: "values", keyPlace: column.place, value: values))
    if let column = mapping["weight_column"] {
      guard let weights = cells(column, of: table, unit: nil) else { return unknown(node) }
      result.set(Mapping.Entry(key: "weights", keyPlace: column.place, value: weights))
    }
    long.content = .mapping(result)
    return long
  }

  func unknown(_ node: Node) -> Node {
    Node(content: .mapping(Mapping()), place: node.place, origin: .failed)
  }

  private func cells(_ column: Node, of table: CSV, unit: String?) -> Node? {
    guard let name = column.text, let index = table.header.firstIndex(where: { $0.text == name })
    else {
      findings.error(
        "the table has no column \(column.described)", at: column.place, found: column.text,
        allowed: table.header.map { Diagnostic.quotable($0.text) },
        hint: column.text.flatMap {
          Suggestion.hint(for: $0, among: table.header.map(\.text))
        })
      return nil
    }
    guard take(table.rows.count, at: column.place) else { return nil }
    let items = table.rows.map { row in
      Node.scalar(row[index].text + (unit.map { " " + $0 } ?? ""), at: row[index].place)
    }
    return Node(content: .sequence(items), place: column.place)
  }
}
