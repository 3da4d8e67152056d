import Company
import Probability

/// Reads `products` and `parts`: price, material, what they are made from, and their routes.
struct ProductReader {
  private let values: Values
  private let sold: [Mapping.Entry]
  private let parts: [Mapping.Entry]
  private let place: Place
  /// Names of what others are taken apart into.
  private let outputs: Set<String>
  private let needs: Names
  private let materials: Names
  /// The routes, with the setup families that those read so far have numbered.
  private(set) var routes: RouteReader

  init(
    sold: Fields, parts: Fields?, materials: Names, resources: Names, inRounds: Set<Int>,
    needs: Names
  ) {
    values = sold.values
    self.needs = needs
    self.materials = materials
    place = sold.place
    self.sold = sold.entries
    self.parts = parts?.entries ?? []
    outputs = Set(
      (self.sold + self.parts).flatMap { $0.value.mapping?["into"]?.mapping?.keys ?? [] })
    routes = RouteReader(
      values: sold.values, resources: resources, inRounds: inRounds,
      families: Families(of: (self.sold + self.parts).map(\.key)))
  }

  /// The products that are sold.
  var soldNames: Names {
    let remarks = parts.map { ($0.key, "'\($0.key)' is a part; only products are sold") }
    return Names(sold.map(\.key), remarks: Dictionary(remarks) { first, _ in first })
  }

  /// Products and parts.
  var names: Names { Names((sold + parts).map(\.key)) }

  /// The products in the order of the file, then the parts in theirs.
  mutating func products() -> [Product] {
    if sold.count + parts.count > Limits.parts {
      values.findings.error(
        "the scenario has more than \(Limits.parts) products\(parts.isEmpty ? "" : " and parts")",
        at: place)
    }
    let names = names
    var products: [Product] = []
    for (index, entry) in (sold + parts).enumerated() {
      let isPart = index >= sold.count
      if isPart, names[entry.key] != index {
        values.findings.error(
          "part '\(entry.key)' has the name of a product", at: entry.keyPlace,
          hint: "give it another name")
      }
      products.append(product(entry, index, isPart: isPart, names))
    }
    return BillReader(values: values, entries: sold + parts).untangled(products)
  }

  /// What a product is among those that customers choose from; `nil` where it serves no need.
  private func offering(_ fields: Fields) -> Product.Offering? {
    guard let node = fields["need"] else { return nil }
    guard !needs.list.isEmpty else {
      values.findings.error(
        "\(fields.noun) serves a need, but there is no market that has one", at: node.place,
        found: node.text, hint: "describe needs and buyers in a section 'market'")
      return nil
    }
    guard let need = values.name(node, "need", among: needs) else { return nil }
    return Product.Offering(
      need: need,
      differentiation: fields.share("differentiation", in: .partialShare, default: 0),
      known: fields.share("known", in: .share, default: 1))
  }

  private mutating func product(
    _ entry: Mapping.Entry, _ index: Int, isPart: Bool, _ names: Names
  ) -> Product {
    let fields = Fields(
      entry.value, "\(isPart ? "part" : "product") '\(entry.key)'", values, at: entry.keyPlace)
    let bills = BillReader(values: values, entries: sold + parts)
    let components = bills.components(fields, "from", names)
    let outputs = bills.components(fields, "into", names)
    let supply = SupplyReader(values: values)
    let price = fields.money("price")
    if let node = fields["price"], fields["into"] != nil, price != .zero {
      values.findings.error(
        "\(fields.noun) is taken apart and has no price of its own", at: node.place,
        found: node.text, hint: "give prices to what it is taken apart into")
    }
    let scrap = fields["scrap"].flatMap {
      values.word($0, "way to treat scrap", of: ["short", "again"])
    }
    return Product(
      name: entry.key, price: price, material: fields.money("material"),
      materialLot: fields.count("material_lot", in: Limits.jobs, default: 1),
      components: components,
      route: routes.route(
        fields, family: index,
        canBeEmpty: fields["from"] != nil || fields["bought"] != nil
          || self.outputs.contains(entry.key)),
      outputs: outputs, scrap: scrap == "again" ? .again : .short, isPart: isPart,
      offering: isPart ? nil : offering(fields), uses: supply.uses(fields, materials),
      bought: fields.fields("bought", "bought of \(fields.noun)").map(supply.purchase))
  }
}
