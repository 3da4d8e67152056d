import Company
import Probability

/// Reads what makes an account a customer that chooses: its needs, and what it is like.
struct CustomerReader {
  let values: Values
  let needs: Names
  let buyers: Names
  let relationships: Names
  /// Length of a week [base unit].
  let week: Double
  /// Products that are sold.
  let products: Names
  /// Indices of the products that serve each need, by its index.
  let servers: [[Int]]

  /// A customer with what it wants, and the sources of the orders that it may place.
  struct Result {
    var customer: Customer
    var wants: [Want] = []
    var sources: [AccountReader.Source] = []
  }

  /// The customer that an account is; `nil` where it has no needs.
  func customer(_ fields: Fields, of name: String, account: Int) -> Result? {
    guard let node = fields["needs"] else { return nil }
    if needs.list.isEmpty {
      values.findings.error(
        "account '\(name)' has needs, but there is no market for them", at: node.place,
        hint: "describe needs and buyers in a section 'market'")
      return nil
    }
    let example = "write for example 'needs: { \(needs.list[0]): 4 per week }'"
    let written = Fields(
      node, "the needs of account '\(name)'", values, at: fields.place, hint: example)
    if written.entries.isEmpty, node.mapping != nil, node.origin != .failed {
      values.findings.error("account '\(name)' needs nothing", at: node.place, hint: example)
    }
    var result = Result(customer: customer(fields))
    let patience = fields.duration("patience")
    for entry in written.entries {
      guard let need = needs[entry.key] else {
        values.unknown("need", entry.key, at: entry.keyPlace, needs)
        continue
      }
      guard let want = want(entry, of: name, account: account, need: need) else { continue }
      result.wants.append(want)
      for product in servers[need] {
        result.sources.append(
          AccountReader.Source(
            demand: Demand(
              path: "\(want.path).\(products.list[product])", account: account, product: product,
              pattern: .chosen,
              quantity: want.quantity, patience: patience),
            place: entry.value.place))
      }
    }
    return result
  }

  private func want(
    _ entry: Mapping.Entry, of account: String, account index: Int, need: Int
  ) -> Want? {
    let path = "accounts.\(account).needs.\(entry.key)"
    guard entry.value.mapping != nil, entry.value.origin != .failed else {
      _ = Fields(entry.value, "need '\(entry.key)'", values, at: entry.keyPlace)
      return nil
    }
    let fields = Fields(entry.value, "'\(path)'", values, at: entry.keyPlace)
    let demand = DemandReader(values: values)
    let quantity = demand.quantity(fields)
    if let node = fields["every"] {
      return demand.gap(node, between: "opportunities").map { gap in
        Want(
          path: path, account: index, need: need, rate: 1 / gap.mean, spacing: gap,
          quantity: quantity)
      }
    }
    guard
      let gap = fields.required("poisson", hint: "write for example '4 per week'").flatMap({
        values.gap($0)
      })
    else { return nil }
    return Want(path: path, account: index, need: need, rate: 1 / gap, quantity: quantity)
  }

  private func customer(_ fields: Fields) -> Customer {
    let standard = Customer(buyer: 0, forgiveness: week)
    let buyer = fields.required(
      "buyer", hint: buyers.list.first.map { "write for example 'buyer: \($0)'" }
    ).flatMap {
      // That there are none has been reported.
      buyers.list.isEmpty ? nil : values.name($0, "type of buyer", among: buyers)
    }
    let relationship = fields["relationship"].flatMap {
      RelationshipReader.name($0, values, among: relationships)
    }
    return Customer(
      buyer: buyer ?? 0, asks: fields.duration("asks"),
      forgiveness: fields.duration("forgives", in: .positive) ?? week,
      growth: fields["growth"].flatMap {
        values.shareRate($0, in: Bounds(least: -100, most: 100))
      } ?? 0,
      costs: fields.fields("costs", "the costs of \(fields.noun)").flatMap(costs),
      willingness: fields.share("willingness", in: .share, default: standard.willingness),
      relationship: relationship)
  }

  private func costs(_ fields: Fields) -> CustomerCosts? {
    let adapts = fields.required("adapts", hint: "write for example 'adapts: 1 year'").flatMap {
      values.duration($0, in: .positive)
    }
    let elasticity = fields.required("elasticity", hint: "write for example 'elasticity: 0.6'")
      .flatMap { values.number($0, in: Bounds(least: 0, most: 100)) }
    let per = fields.duration("per", in: .positive) ?? week
    let costs = CustomerCosts(
      ordering: fields.money("ordering").amount,
      holding: fields["holding"].flatMap { values.shareRate($0) } ?? 0,
      value: fields.money("value").amount,
      deviation: fields.number("deviation", in: .notNegative, default: 0) / per.squareRoot(),
      safety: fields.number("safety", in: Bounds(least: 0, most: 10), default: 1.65),
      review: fields.duration("review") ?? 0, elasticity: elasticity ?? 0, adapts: adapts ?? 1)
    return adapts == nil || elasticity == nil ? nil : costs
  }
}
