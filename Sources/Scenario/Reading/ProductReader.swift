import Company
import Probability

/// Reads `products`: price, material, route and the demand of the anonymous market.
struct ProductReader {
  let fields: Fields
  let resources: Names
  /// Setup families by name; a step without one belongs to its product's own family.
  private var families: [String: Int] = [:]

  init(fields: Fields, resources: Names) {
    self.fields = fields
    self.resources = resources
  }

  /// The products, in the order of the file, with routes resolved to resources.
  ///
  /// Families 0 ..< count are those of the products themselves; named ones follow, in the order in
  /// which they are first mentioned.
  mutating func products() -> [Product] {
    if fields.entries.count > Limits.parts {
      fields.values.findings.error(
        "the scenario has more than \(Limits.parts) products", at: fields.place)
    }
    var products: [Product] = []
    for (index, entry) in fields.entries.enumerated() {
      products.append(product(entry, index))
    }
    return products
  }

  private mutating func product(_ entry: Mapping.Entry, _ index: Int) -> Product {
    let fields = Fields(
      entry.value, "product '\(entry.key)'", fields.values, at: entry.keyPlace)
    return Product(
      name: entry.key, price: fields.money("price"), material: fields.money("material"),
      materialLot: fields.count("material_lot", in: Limits.jobs, default: 1),
      route: route(fields, index))
  }

  private mutating func route(_ product: Fields, _ index: Int) -> [Operation] {
    guard let node = product.required("route", hint: "write for example 'route: [A 15 min]'")
    else { return [] }
    guard let steps = node.items else {
      product.values.expected("a list of steps such as [A 15 min, B 10 min]", node)
      return []
    }
    if steps.isEmpty {
      product.values.findings.error("a route needs at least one step", at: node.place)
    }
    if steps.count > Limits.steps {
      product.values.findings.error(
        "the route has more than \(Limits.steps) steps", at: node.place)
    }
    var operations: [Operation] = []
    for (number, step) in steps.enumerated() {
      operations.append(operation(step, number + 1, product, index))
    }
    return operations
  }

  private mutating func operation(
    _ node: Node, _ number: Int, _ product: Fields, _ index: Int
  ) -> Operation {
    let fields = Fields(
      node, "step \(number) of \(product.noun)", product.values, at: product.place)
    let random = RandomReader(values: product.values)
    let resource = fields.required("resource").flatMap {
      product.values.name($0, "resource", among: resources)
    }
    let time = fields.required(
      "time",
      hint: fields["resource"]?.text.map { "write for example '\(Diagnostic.quotable($0)) 15 min'" }
    ).flatMap { random.read($0, .duration) }
    return Operation(
      resource: resource ?? 0, time: time ?? .constant(1),
      orderTime: fields["order_time"].flatMap { random.read($0, .duration) },
      family: family(fields["family"], product.values) ?? index)
  }

  private mutating func family(_ node: Node?, _ values: Values) -> Int? {
    guard let node else { return nil }
    guard let name = node.text, Shape.isName(name) else {
      values.expected("the name of a setup family", node)
      return nil
    }
    if let known = families[name] { return known }
    let number = fields.entries.count + families.count
    families[name] = number
    return number
  }
}
