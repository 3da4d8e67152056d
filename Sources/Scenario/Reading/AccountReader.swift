import Company
import Probability

/// Reads `accounts` and the market's own demand: who orders what.
struct AccountReader {
  let values: Values
  let products: Names
  /// Accounts that have orders in the trace.
  var traced: Set<String> = []
  /// How customers that choose are read.
  let customers: CustomerReader

  /// The name of the anonymous account that places `products.P.demand`.
  static let market = "market"

  /// A demand with the place where it was written.
  struct Source {
    var demand: Demand
    var place: Place
  }

  /// Accounts with all that they order and want.
  struct Accounts {
    var accounts: [Account]
    var sources: [Source]
    var wants: [Want]
  }

  /// The demand of the market: `products.P.demand`, with `products.P.patience`.
  func market(_ fields: Fields) -> [Source] {
    fields.entries.enumerated().compactMap { index, entry in
      let product = Fields(
        entry.value.mapping == nil ? nil : entry.value, "product '\(entry.key)'", values,
        at: entry.keyPlace)
      guard let node = product["demand"] else {
        if let patience = product["patience"], !traced.contains(Self.market) {
          values.findings.warning(
            "the patience of product '\(entry.key)' means nothing without a 'demand' of its own",
            at: patience.place, hint: "give the accounts that order it a 'patience'")
        }
        return nil
      }
      let patience = product.duration("patience")
      return source(
        node, path: "products.\(entry.key).demand", account: 0, product: index,
        patience: patience, at: entry.keyPlace)
    }
  }

  /// The accounts, after the market, and all they order.
  func accounts(_ fields: Fields?) -> Accounts {
    var accounts = [Account(name: Self.market)]
    var sources: [Source] = []
    var wants: [Want] = []
    for entry in fields?.entries ?? [] {
      let fields = Fields(entry.value, "account '\(entry.key)'", values, at: entry.keyPlace)
      let customer = customers.customer(fields, of: entry.key, account: accounts.count)
      accounts.append(
        Account(
          name: entry.key,
          discount: fields["discount"].flatMap {
            values.share($0, in: Bounds(least: 0, most: 1, belowMost: true))
          } ?? 0,
          tolerance: fields.duration("tolerance"), costPerOrder: fields.money("cost_per_order"),
          costPerDelivery: fields.money("cost_per_delivery"), customer: customer?.customer))
      sources += orders(fields, of: entry.key, account: accounts.count - 1)
      sources += customer?.sources ?? []
      wants += customer?.wants ?? []
    }
    return Accounts(accounts: accounts, sources: sources, wants: wants)
  }

  /// The patience that holds for a source of the trace: that of its account, or the market's with
  /// its product.
  func patience(of demand: Demand, _ offered: Fields, _ accounts: Fields?) -> Double? {
    let entry =
      demand.account == 0
      ? offered.entries[demand.product] : accounts?.entries[demand.account - 1]
    guard let entry, entry.value.mapping != nil else { return nil }
    return Fields(entry.value, entry.key, values, at: entry.keyPlace).duration("patience")
  }

  private func orders(_ fields: Fields, of name: String, account: Int) -> [Source] {
    let patience = fields.duration("patience")
    if fields["orders"] == nil, traced.contains(name) || fields["needs"] != nil { return [] }
    guard let node = fields.required("orders", hint: "write 'orders: { P: 10 per week }'") else {
      return []
    }
    let orders = Fields(node, "orders of account '\(name)'", values, at: fields.place).entries
    if orders.isEmpty, node.mapping != nil, node.origin != .failed {
      values.findings.error("account '\(name)' orders nothing", at: node.place)
    }
    return orders.compactMap { entry in
      guard let product = products[entry.key] else {
        values.unknown("product", entry.key, at: entry.keyPlace, products)
        return nil
      }
      return source(
        entry.value, path: "accounts.\(name).orders.\(entry.key)", account: account,
        product: product, patience: patience, at: entry.keyPlace)
    }
  }

  private func source(
    _ node: Node, path: String, account: Int, product: Int, patience: Double?, at place: Place
  ) -> Source? {
    guard let demand = DemandReader(values: values).read(node, path, at: place) else {
      return nil
    }
    return Source(
      demand: Demand(
        path: path, account: account, product: product, pattern: demand.pattern,
        quantity: demand.quantity, patience: patience),
      place: node.place)
  }
}
