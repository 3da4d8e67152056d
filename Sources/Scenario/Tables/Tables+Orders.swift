/// Orders as a customer placed them, from a table.
extension Tables {
  /// The columns of a table of orders, which are the keys of an order.
  private static let orderColumns = ["account", "product", "quantity", "placed", "due"]

  /// `{ file: orders.csv }` as the list of orders that the table describes.
  func orders(_ mapping: Mapping, _ node: Node) -> Node? {
    for entry in mapping.entries where entry.key != "file" {
      findings.error(
        "'\(Diagnostic.quotable(entry.key))' cannot stand beside 'file'", at: entry.keyPlace,
        hint: entry.key == "unit"
          ? "units stand in the cells, such as 3 days" : "put all orders into the table, or none")
    }
    guard let file = mapping["file"], let table = table(file) else { return unknown(node) }
    let names = table.header.map { $0.text == "offering" ? "product" : $0.text }
    var ok = true
    for (cell, name) in zip(table.header, names) where !Self.orderColumns.contains(name) {
      findings.error(
        "unknown column '\(Diagnostic.quotable(cell.text))' of a table of orders",
        at: cell.place, found: cell.text, allowed: Self.orderColumns,
        hint: Suggestion.hint(for: cell.text, among: Self.orderColumns))
      ok = false
    }
    guard ok else { return unknown(node) }
    guard names.contains("product"), names.contains("placed") else {
      findings.error(
        "the table needs the columns 'product' and 'placed'", at: table.header[0].place)
      return unknown(node)
    }
    guard take(table.rows.count * names.count, at: file.place) else { return unknown(node) }
    let items = table.rows.map { row in
      var fields = Mapping()
      for (cell, column) in zip(row, names) where !cell.text.isEmpty {
        fields.set(
          Mapping.Entry(
            key: column, keyPlace: cell.place, value: .scalar(cell.text, at: cell.place)))
      }
      return Node(content: .mapping(fields), place: row[0].place)
    }
    return Node(content: .sequence(items), place: node.place)
  }
}
