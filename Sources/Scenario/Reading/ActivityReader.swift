import Company

/// Reads work beyond the plant: activities with a route, done on resources like any other work.
///
/// In the blueprint they stand after products and parts, under names with a dot, which no product
/// can have.
struct ActivityReader {
  /// The routes, with the setup families of all products.
  private(set) var routes: RouteReader
  /// Number of products and parts.
  let first: Int
  /// The activities read so far.
  private(set) var products: [Product] = []
  /// The same as written: where a check must point.
  private(set) var entries: [Mapping.Entry] = []

  init(after products: [Product], routes: RouteReader) {
    first = products.count
    self.routes = routes
  }

  /// What means nothing in a step that makes no pieces.
  private static let meaningless = ["yield", "rework", "initial"]

  /// Reads the activity of a key, `visit` of `sales`; its index among the blueprint's products.
  mutating func activity(_ section: Fields, _ key: String, path: String) -> Int? {
    guard let node = section[key] else { return nil }
    let name = "\(path).\(key)"
    let example = "write for example '\(key): { route: [desk 12 min] }'"
    let fields = Fields(
      node, "activity '\(name)'", section.values, at: section.place, hint: example)
    for step in fields["route"]?.items ?? [] {
      for key in Self.meaningless {
        guard let entry = step.mapping?.entry(key), !entry.value.isNull else { continue }
        section.values.findings.error(
          "'\(key)' means nothing in \(fields.noun): no pieces are made", at: entry.keyPlace,
          hint: "leave it out")
      }
    }
    let family = routes.families.number(name)
    products.append(
      Product(
        name: name, price: .zero, material: .zero,
        route: routes.route(fields, family: family, canBeEmpty: false), isPart: true))
    entries.append(Mapping.Entry(key: name, keyPlace: node.place, value: node))
    return first + products.count - 1
  }
}
