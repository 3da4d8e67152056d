import Company

/// Reads `from` and `into`: what products are assembled from and taken apart into.
struct BillReader {
  let values: Values
  /// Products, then parts, as written.
  let entries: [Mapping.Entry]

  /// The items that a bill names, with their numbers of pieces.
  func components(_ fields: Fields, _ key: String, _ names: Names) -> [Product.Component] {
    guard let node = fields[key] else { return [] }
    let example = "write for example '\(key): { a: 1, b: 2 }'"
    let bill = Fields(
      node, "'\(key)' of \(fields.noun)", values, at: fields.place, hint: example)
    if bill.entries.isEmpty, node.mapping != nil, node.origin != .failed {
      values.findings.error(
        "'\(key)' of \(fields.noun) names nothing", at: node.place,
        hint: example + ", or leave it out")
    }
    return bill.entries.compactMap { entry in
      guard let product = names[entry.key] else {
        values.unknown("product or part", entry.key, at: entry.keyPlace, names)
        return nil
      }
      guard entry.value.origin != .failed, let count = values.count(entry.value, in: Limits.bill)
      else { return nil }
      return Product.Component(product: product, count: count)
    }
  }

  /// The products without the circles in their bills, each of which is reported.
  func untangled(_ products: [Product]) -> [Product] {
    var products = products
    var count = 0
    while count < Self.circleLimit, let circle = circle(in: products) {
      let names = (circle + [circle[0]]).map { "'\(products[$0].name)'" }
      let first = entries[circle[0]]
      let key = first.value.mapping?["from"] == nil ? "into" : "from"
      values.findings.error(
        circle.count == 1
          ? "\(names[0]) is made from itself"
          : "these are made from one another: \(names.joined(separator: ", "))",
        at: first.value.mapping?.entry(key)?.keyPlace ?? first.keyPlace)
      count += 1
      // Whoever has so many has mistaken something else: no more are looked for.
      let open = count < Self.circleLimit ? circle : Array(products.indices)
      for item in open {
        products[item].components = []
        products[item].outputs = []
      }
    }
    return products
  }

  private static let circleLimit = 20

  /// The first items that lead back to themselves by components and outputs.
  private func circle(in products: [Product]) -> [Int]? {
    let order = Bills.order(of: products)
    guard order.count < products.count else { return nil }
    let left = Set(products.indices).subtracting(order)
    guard var item = left.min() else { return nil }
    // Whatever is left leads on to something that is left, and so round in the end.
    var seen: [Int: Int] = [:]
    var path: [Int] = []
    while seen[item] == nil {
      seen[item] = path.count
      path.append(item)
      guard let next = Bills.below(products[item]).first(where: { left.contains($0.product) })
      else { return nil }
      item = next.product
    }
    let circle = Array(path[(seen[item] ?? 0)...])
    guard let start = circle.indices.min(by: { circle[$0] < circle[$1] }) else { return nil }
    return Array(circle[start...] + circle[..<start])
  }
}

/// What the bills of all products amount to.
struct Bills {
  /// Jobs that one order of each item sets off, itself included.
  private(set) var jobs: [Double]
  /// Most pieces of any one item per piece of each, along one way through the bills.
  private(set) var pieces: [Double]
  /// How many bills lie below one another.
  private(set) var depth: [Int]
  /// Items before all that they are made from or taken apart into.
  private let order: [Int]
  private let products: [Product]

  /// Sums the bills up, which must be without circles.
  init(_ products: [Product]) {
    self.products = products
    order = Self.order(of: products)
    jobs = Array(repeating: 1, count: products.count)
    pieces = Array(repeating: 1, count: products.count)
    depth = Array(repeating: 0, count: products.count)
    for item in order.reversed() {
      for below in Self.below(products[item]) {
        jobs[item] += jobs[below.product]
        pieces[item] = max(pieces[item], Double(below.count) * pieces[below.product])
        depth[item] = max(depth[item], depth[below.product] + 1)
      }
    }
  }

  /// Pieces of every item that one piece of this one needs, or becomes.
  func explosion(of item: Int) -> [Double] {
    var needed = Array(repeating: 0.0, count: products.count)
    needed[item] = 1
    for item in order where needed[item] > 0 {
      for below in Self.below(products[item]) {
        needed[below.product] += needed[item] * Double(below.count)
      }
    }
    return needed
  }

  /// Components and outputs.
  static func below(_ product: Product) -> [Product.Component] {
    product.components + product.outputs
  }

  /// Items before all that lies below them; those in circles, and above circles, are missing.
  static func order(of products: [Product]) -> [Int] {
    // From the bottom up, so that what is left leads to a circle, not merely away from one.
    var open = products.map { below($0).count }
    var above: [[Int]] = Array(repeating: [], count: products.count)
    for (index, product) in products.enumerated() {
      for component in below(product) { above[component.product].append(index) }
    }
    var order = products.indices.filter { open[$0] == 0 }
    var next = 0
    while next < order.count {
      for item in above[order[next]] {
        open[item] -= 1
        if open[item] == 0 { order.append(item) }
      }
      next += 1
    }
    return order.reversed()
  }
}
