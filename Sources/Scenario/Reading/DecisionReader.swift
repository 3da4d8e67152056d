import Company

/// The names that decisions use.
struct DecisionNames {
  let resources: Names
  /// The products that are sold.
  let products: Names
  /// Number of all products, parts and activities included.
  let items: Int
  /// The accounts of the blueprint, with the anonymous market.
  let accounts: [Account]
  let relationships: Names
}

/// Reads `decisions`, and each strategy as the decisions with its overlay.
struct DecisionReader {
  let fields: Fields
  let names: DecisionNames
  let supply: SupplyPolicyReader

  var values: Values { fields.values }
  private var resources: Names { names.resources }
  private var products: Names { names.products }

  /// The whole set; what is absent or wrong is the plainest choice.
  func decisions() -> Decisions {
    let shop = ShopReader(fields: fields, resources: resources)
    let release = ReleaseReader(values: values, resources: resources, products: products)
    let review = ReviewReader(values: values).review(fields)
    return Decisions(
      release: release.release(fields["release"], at: fields.place),
      dispatching: shop.dispatching(), priority: priority(), portfolio: portfolio(),
      addOnRequest: addOnRequest(), promise: promise(),
      innovation: InnovationPolicyReader(values: values).policy(fields),
      batches: shop.batches(), quotas: quotas(),
      buffers: BufferReader(values: values).buffers(fields.fields("buffers")),
      promiseFactor: promiseFactor(), price: price(), accounts: accounts(),
      relationships: relationships(), sales: sales(),
      supply: supply.policy(fields),
      reviewEvery: review.every, focusing: review.steps)
  }

  private static let measured = "throughput_per_constraint_minute"

  private func priority() -> Priority {
    guard let node = fields["priority"] else { return .none }
    if node.items != nil {
      return values.list(node, of: "product", among: products).map(Priority.list) ?? .none
    }
    let word = values.word(
      node, "priority", of: ["none", Self.measured], besides: ["a list such as [Q, P]"])
    return word == Self.measured ? .throughputPerConstraintMinute : .none
  }

  private func portfolio() -> Portfolio {
    guard let node = fields["portfolio"] else { return .keepAll }
    if node.items != nil {
      return values.list(node, of: "product", among: products).map(Portfolio.list) ?? .keepAll
    }
    guard node.mapping != nil else {
      _ = values.word(
        node, "portfolio", of: ["all"],
        besides: [
          "a list such as [Q, P]", "{ top: 8 }", "{ at_least: 3 per min }", "{ load: 90 % }",
          "{ mix: 95 % }",
          "{ keep_differentiated: 20 % }", "{ kill: 2 }",
        ])
      return .keepAll
    }
    let choice = Fields(node, "portfolio", values, at: fields.place)
    if let top = choice["top"] {
      return values.count(top, in: 1...max(1, products.list.count)).map(Portfolio.top) ?? .keepAll
    }
    if let least = choice["at_least"] {
      return values.moneyRate(least).map(Portfolio.threshold) ?? .keepAll
    }
    if let load = choice["load"] {
      let bounds = Bounds(least: 0, most: 10, aboveLeast: true)
      return values.share(load, in: bounds).map(Portfolio.load) ?? .keepAll
    }
    if let mix = choice["mix"] {
      return values.share(mix, in: .positiveShare).map(Portfolio.mix) ?? .keepAll
    }
    if let least = choice["keep_differentiated"] {
      return values.share(least, in: .share).map(Portfolio.differentiated) ?? .keepAll
    }
    if let kill = choice["kill"] {
      return values.count(kill, in: 1...max(1, products.list.count)).map(Portfolio.kill)
        ?? .keepAll
    }
    nothingChosen(node, "portfolio", Shape.portfolios)
    return .keepAll
  }

  private func addOnRequest() -> AddOnRequest {
    let word = fields["add_on_request"].flatMap {
      values.word($0, "way to add on request", of: ["never", "make", "buy"])
    }
    return word == "make" ? .make : word == "buy" ? .buy : .never
  }

  private func promise() -> Promise {
    guard let node = fields["promise"] else { return .none }
    guard node.mapping != nil else {
      _ = values.word(
        node, "promise", of: ["none"],
        besides: [
          "{ lead_time: 2 weeks }", "{ load: { buffer: 1 week } }",
          "{ safe_date: { constraint: B, buffer: 5 days } }",
        ])
      return .none
    }
    let choice = Fields(node, "promise", values, at: fields.place)
    if choice["lead_time"] != nil {
      return choice.duration("lead_time").map(Promise.fixed) ?? .none
    }
    if let load = choice.fields("load", "promise by load") {
      let buffer = load.required("buffer").flatMap { values.duration($0) }
      return .load(buffer: buffer ?? 0)
    }
    if let safe = choice.fields("safe_date", "promise by safe date") {
      let constraint = safe.required("constraint").flatMap {
        values.name($0, "resource", among: resources)
      }
      let buffer = safe.required("buffer").flatMap { values.duration($0) }
      return .safeDate(
        resource: constraint ?? 0, buffer: buffer ?? 0, holdAbove: safe.duration("hold_above"))
    }
    nothingChosen(node, "promise", ["lead_time", "load", "safe_date"])
    return .none
  }

  private func promiseFactor() -> Double {
    guard let promise = fields["promise"], promise.mapping != nil else { return 1 }
    return Fields(promise, "promise", values, at: fields.place).share(
      "factor", in: Bounds(least: 0, most: 1000, aboveLeast: true), default: 1)
  }

  private func quotas() -> [Quota?] {
    guard
      let quotas = fields.fields("quota", hint: "write for example 'quota: { P: 100 per week }'")
    else { return [] }
    var result = [Quota?](repeating: nil, count: names.items)
    for entry in quotas.entries where !entry.value.isNull {
      guard let product = products[entry.key] else {
        values.unknown("product", entry.key, at: entry.keyPlace, products)
        continue
      }
      result[product] = values.quota(entry.value)
    }
    return result
  }

  /// Reports a choice that is left open.
  func nothingChosen(_ node: Node, _ what: String, _ keys: [String]) {
    guard node.mapping?.entries.isEmpty == true else { return }
    values.findings.error("'\(what)' chooses nothing", at: node.place, allowed: keys)
  }
}
