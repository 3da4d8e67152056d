import Company
import Probability

/// Reads `orders`: a trace of orders as they were placed.
struct TraceReader {
  let values: Values
  let accounts: Names
  let products: Names

  /// The accounts that a trace mentions, however badly it is written otherwise.
  static func accounts(in node: Node?) -> Set<String> {
    Set((node?.items ?? []).compactMap { $0.mapping?["account"]?.text })
  }

  /// One order with its whereabouts.
  private struct Entry {
    var account: Int
    var product: Int
    var order: Demand.RecordedOrder
    var place: Place
  }

  /// One source per account and product, in the order of their first mention.
  func sources(_ node: Node?, at place: Place) -> [AccountReader.Source] {
    guard let node, node.origin != .failed else { return [] }
    guard let items = node.items else {
      values.expected("a list of orders, or { file: orders.csv }", node)
      return []
    }
    if items.isEmpty { values.findings.error("the list of orders is empty", at: node.place) }
    var order: [[Int]] = []
    var entries: [[Int]: [Entry]] = [:]
    for (index, item) in items.enumerated() {
      guard let entry = self.entry(item, index + 1, at: place) else { continue }
      let source = [entry.account, entry.product]
      if entries[source] == nil { order.append(source) }
      entries[source, default: []].append(entry)
    }
    return order.compactMap { source in
      guard let entries = entries[source], let first = entries.first else { return nil }
      // Stable: orders of the same time keep the order of the file.
      let sorted = entries.enumerated().sorted {
        ($0.element.order.placed, $0.offset) < ($1.element.order.placed, $1.offset)
      }
      let name = "\(accounts.list[source[0]]).\(products.list[source[1]])"
      return AccountReader.Source(
        demand: Demand(
          path: "orders.\(name)", account: source[0], product: source[1],
          pattern: .trace(sorted.map(\.element.order))),
        place: first.place)
    }
  }

  private func entry(_ node: Node, _ number: Int, at place: Place) -> Entry? {
    let fields = Fields(node, "order \(number)", values, at: place)
    let account = fields["account"].map { values.name($0, "account", among: accounts) } ?? 0
    let product = fields.required("product").flatMap {
      values.name($0, "product", among: products)
    }
    let quantity = fields.count("quantity", in: 1...Int(Limits.pieces), default: 1)
    let placed = fields.required("placed", hint: "write for example 'placed: 3 days'").flatMap {
      values.duration($0)
    }
    let due = fields["due"].flatMap { node -> Double? in
      guard let due = values.duration(node), let placed else { return nil }
      guard due >= placed else {
        values.findings.error(
          "\(fields.noun) is due before it is placed", at: node.place, found: node.text,
          allowed: ["\(Values.plain(placed)) \(values.units.base.rawValue) or later"])
        return nil
      }
      return due
    }
    guard let account, let product, let placed else { return nil }
    return Entry(
      account: account, product: product,
      order: Demand.RecordedOrder(placed: placed, quantity: quantity, due: due), place: node.place)
  }
}
