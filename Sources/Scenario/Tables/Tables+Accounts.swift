/// Accounts with what they order and need, from a table.
extension Tables {
  private static let demandColumns = ["rate", "poisson", "every", "quantity"]
  private static let accountColumns = [
    "discount", "tolerance", "patience", "cost_per_order", "cost_per_delivery", "buyer", "asks",
    "forgives", "growth", "willingness", "relationship",
  ]
  /// What a column with a point in its name can be about: `needs.seating`, `costs.ordering`.
  private static let nested = ["needs", "costs"]

  /// `{ file: accounts.csv }` as the mapping of accounts that the table describes.
  func accounts(_ mapping: Mapping, _ node: Node) -> Node? {
    for entry in mapping.entries where entry.key != "file" {
      findings.error(
        "'\(Diagnostic.quotable(entry.key))' cannot stand beside 'file'", at: entry.keyPlace,
        hint: "put all accounts into the table, or none")
    }
    guard let file = mapping["file"], let table = table(file), let columns = columns(of: table)
    else { return unknown(node) }
    guard take(table.rows.count * columns.count, at: file.place) else { return unknown(node) }
    guard let account = columns.firstIndex(where: { $0.name == "account" }) else {
      return unknown(node)
    }
    let product = columns.firstIndex { $0.name == "product" }
    var order: [String] = []
    var rows: [String: [[CSV.Cell]]] = [:]
    for row in table.rows {
      let name = row[account].text
      if name.isEmpty { findings.error("the account is missing", at: row[account].place) }
      if let product, row[product].text.isEmpty, !hasNeeds(row, columns) {
        findings.error("the product is missing", at: row[product].place)
        continue
      }
      guard !name.isEmpty else { continue }
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    var result = node
    result.content = .mapping(
      Mapping(
        order.map { name in
          self.account(name, rows[name] ?? [], columns, account: account, product: product)
        }))
    return result
  }

  /// A column: its name, and the steps of the path that it stands for.
  private struct Column {
    var name: String
    var place: Place
    /// What lies below `needs` or `costs`; empty for a plain column.
    var steps: [String] = []
  }

  /// The columns of a table; `nil` after a finding.
  private func columns(of table: CSV) -> [Column]? {
    let known = ["account", "product"] + Self.demandColumns + Self.accountColumns
    var columns: [Column] = []
    var ok = true
    for cell in table.header {
      let name = cell.text == "offering" ? "product" : cell.text
      var steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      // `needs.seating` is the rate of opportunities, which has a name in the long form.
      if steps.count == 2, steps[0] == "needs" { steps.append("poisson") }
      let isNested =
        Self.nested.contains(steps[0]) && !steps.contains("")
        && steps.count == (steps[0] == "needs" ? 3 : 2)
      guard known.contains(name) || isNested else {
        findings.error(
          "unknown column '\(Diagnostic.quotable(cell.text))' of a table of accounts",
          at: cell.place, found: cell.text,
          allowed: known + ["needs.NEED", "needs.NEED.every", "needs.NEED.quantity", "costs.KEY"],
          hint: Suggestion.hint(for: cell.text, among: known))
        ok = false
        continue
      }
      columns.append(Column(name: name, place: cell.place, steps: isNested ? steps : []))
    }
    guard ok else { return nil }
    for (index, column) in columns.enumerated() where !column.steps.isEmpty {
      guard columns[..<index].contains(where: { $0.steps == column.steps }) else { continue }
      findings.error(
        "the column '\(Diagnostic.quotable(column.name))' comes twice", at: column.place)
      return nil
    }
    let names = columns.map(\.name)
    guard names.contains("account") else {
      findings.error("the table needs the column 'account'", at: table.header[0].place)
      return nil
    }
    guard names.contains("product") || columns.contains(where: { $0.steps.first == "needs" }) else {
      findings.error(
        "the table needs the columns 'account' and 'product'", at: table.header[0].place,
        hint: "or a column for each need, such as 'needs.seating'")
      return nil
    }
    return columns
  }

  private func hasNeeds(_ row: [CSV.Cell], _ columns: [Column]) -> Bool {
    zip(row, columns).contains { !$0.text.isEmpty && $1.steps.first == "needs" }
  }

  /// One account with all its rows, each a product that it orders, or what it needs.
  private func account(
    _ name: String, _ rows: [[CSV.Cell]], _ columns: [Column], account: Int, product: Int?
  ) -> Mapping.Entry {
    var fields = Mapping()
    var orders = Mapping()
    for row in rows {
      var demand = Mapping()
      for (cell, column) in zip(row, columns) where !cell.text.isEmpty {
        let value = Node.scalar(cell.text, at: cell.place)
        if Self.demandColumns.contains(column.name) {
          demand.set(Mapping.Entry(key: column.name, keyPlace: cell.place, value: value))
        } else if !column.steps.isEmpty {
          add(value, to: &fields, below: column.steps[...], column, account: name)
        } else if Self.accountColumns.contains(column.name) {
          add(value, to: &fields, below: [column.name], column, account: name)
        }
      }
      guard let product, !row[product].text.isEmpty else {
        for entry in demand.entries {
          findings.error(
            "'\(entry.key)' does not say of which product", at: entry.keyPlace,
            hint: "name it in the column 'product'")
        }
        continue
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
    if !orders.entries.isEmpty {
      fields.set(
        Mapping.Entry(
          key: "orders", keyPlace: place, value: Node(content: .mapping(orders), place: place)))
    }
    return Mapping.Entry(
      key: name, keyPlace: place, value: Node(content: .mapping(fields), place: place))
  }

  /// A property of the account itself, which its rows must agree on.
  private func add(
    _ value: Node, to fields: inout Mapping, below steps: ArraySlice<String>, _ column: Column,
    account: String
  ) {
    guard let key = steps.first else { return }
    let old = fields[key]
    if steps.count > 1 {
      // What is below a column's name is named there, not in each row.
      var inner = old?.mapping ?? Mapping()
      add(value, to: &inner, below: steps.dropFirst(), column, account: account)
      fields.set(
        Mapping.Entry(
          key: key, keyPlace: column.place,
          value: Node(content: .mapping(inner), place: old?.place ?? value.place)))
      return
    }
    guard let old, let text = old.text, let new = value.text else {
      let place = column.steps.isEmpty ? value.place : column.place
      return fields.set(Mapping.Entry(key: key, keyPlace: place, value: value))
    }
    guard text != new else { return }
    findings.error(
      "'\(column.name)' of account '\(Diagnostic.quotable(account))' is "
        + "'\(Diagnostic.quotable(text))' in line \(old.place.line), but "
        + "'\(Diagnostic.quotable(new))' here", at: value.place,
      hint: "give it once, or the same in each row of the account")
  }
}
