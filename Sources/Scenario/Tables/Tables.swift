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

  // MARK: Accounts

  private static let demandColumns = ["rate", "poisson", "every", "quantity"]
  private static let accountColumns = [
    "discount", "tolerance", "patience", "cost_per_order", "cost_per_delivery",
  ]

  /// `{ file: accounts.csv }` as the mapping of accounts that the table describes.
  func accounts(_ mapping: Mapping, _ node: Node) -> Node? {
    for entry in mapping.entries where entry.key != "file" {
      findings.error(
        "'\(Diagnostic.quotable(entry.key))' cannot stand beside 'file'", at: entry.keyPlace,
        hint: "put all accounts into the table, or none")
    }
    guard let file = mapping["file"], let table = table(file) else { return unknown(node) }
    let names = table.header.map { $0.text == "offering" ? "product" : $0.text }
    let known = ["account", "product"] + Self.demandColumns + Self.accountColumns
    var ok = true
    for (cell, name) in zip(table.header, names) where !known.contains(name) {
      findings.error(
        "unknown column '\(Diagnostic.quotable(cell.text))' of a table of accounts",
        at: cell.place, found: cell.text, allowed: known,
        hint: Suggestion.hint(for: cell.text, among: known))
      ok = false
    }
    guard ok else { return unknown(node) }
    guard let account = names.firstIndex(of: "account"),
      let product = names.firstIndex(of: "product")
    else {
      findings.error(
        "the table needs the columns 'account' and 'product'", at: table.header[0].place)
      return unknown(node)
    }
    guard take(table.rows.count * names.count, at: file.place) else { return unknown(node) }
    var order: [String] = []
    var rows: [String: [[CSV.Cell]]] = [:]
    for row in table.rows {
      for (index, what) in [(account, "account"), (product, "product")]
      where row[index].text.isEmpty {
        findings.error("the \(what) is missing", at: row[index].place)
      }
      let name = row[account].text
      guard !name.isEmpty, !row[product].text.isEmpty else { continue }
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    var result = node
    result.content = .mapping(
      Mapping(
        order.map { name in
          self.account(name, rows[name] ?? [], names, account: account, product: product)
        }))
    return result
  }

  /// One account with all its rows, each a product that it orders.
  private func account(
    _ name: String, _ rows: [[CSV.Cell]], _ names: [String], account: Int, product: Int
  ) -> Mapping.Entry {
    var fields = Mapping()
    var orders = Mapping()
    for row in rows {
      var demand = Mapping()
      for (cell, column) in zip(row, names) where !cell.text.isEmpty {
        let value = Mapping.Entry(
          key: column, keyPlace: cell.place, value: .scalar(cell.text, at: cell.place))
        if Self.demandColumns.contains(column) {
          demand.set(value)
        } else if Self.accountColumns.contains(column) {
          add(value, to: &fields, account: name)
        }
      }
      let cell = row[product]
      if let old = orders.entry(cell.text) {
        findings.error(
          "account '\(Diagnostic.quotable(name))' orders '\(Diagnostic.quotable(cell.text))' "
            + "twice; first in line \(old.keyPlace.line)", at: cell.place)
      } else {
        orders.set(
          Mapping.Entry(
            key: cell.text, keyPlace: cell.place,
            value: Node(content: .mapping(demand), place: cell.place)))
      }
    }
    let place = rows[0][account].place
    fields.set(
      Mapping.Entry(
        key: "orders", keyPlace: place, value: Node(content: .mapping(orders), place: place)))
    return Mapping.Entry(
      key: name, keyPlace: place, value: Node(content: .mapping(fields), place: place))
  }

  /// A property of the account itself, which its rows must agree on.
  private func add(_ entry: Mapping.Entry, to fields: inout Mapping, account: String) {
    guard let old = fields[entry.key], let text = old.text, let new = entry.value.text else {
      return fields.set(entry)
    }
    guard text != new else { return }
    findings.error(
      "'\(entry.key)' of account '\(Diagnostic.quotable(account))' is "
        + "'\(Diagnostic.quotable(text))' in line \(old.place.line), but "
        + "'\(Diagnostic.quotable(new))' here", at: entry.value.place,
      hint: "give it once, or the same in each row of the account")
  }
}
