import Company
import Probability

/// Reads `decisions.supply` and `decisions.sop`: what is held in stock, and how it is refilled.
struct SupplyPolicyReader {
  let values: Values
  let materials: [Material]
  /// Products that are sold, and all products.
  let names: Names
  let products: [Product]

  /// Everything about supply.
  ///
  /// - Parameter decisions: the fields of the decisions.
  func policy(_ decisions: Fields) -> SupplyPolicy {
    let fields = decisions.fields("supply")
    return SupplyPolicy(
      materials: fields?.fields("materials").map(materialPolicies) ?? [],
      products: fields?.fields("products").map(productSupplies) ?? [],
      sop: decisions.fields("sop").map(meetings))
  }

  private func materialPolicies(_ fields: Fields) -> [StockPolicy] {
    let known = Names(materials.map(\.name))
    func policy(_ node: Node, _ name: String, _ lead: Double?) -> StockPolicy {
      stockPolicy(node, "the supply of '\(name)'", lead: lead, at: fields.place) ?? .asNeeded
    }
    let standard = fields["default"]
    var policies = materials.map { material in
      standard.map { policy($0, "default", material.purchase.leadTime.mean) } ?? .asNeeded
    }
    for entry in fields.entries where entry.key != "default" && !entry.value.isNull {
      guard let material = known[entry.key] else {
        values.unknown("material", entry.key, at: entry.keyPlace, known, besides: ["default"])
        continue
      }
      policies[material] = policy(
        entry.value, entry.key, materials[material].purchase.leadTime.mean)
    }
    return policies
  }

  private func productSupplies(_ fields: Fields) -> [ProductSupply] {
    var supplies = [ProductSupply](repeating: .toOrder, count: products.count)
    for entry in fields.entries where !entry.value.isNull {
      guard let product = names[entry.key] else {
        values.unknown("product", entry.key, at: entry.keyPlace, names)
        continue
      }
      let noun = "the supply of '\(entry.key)'"
      let choice = Fields(
        entry.value, noun, values, at: entry.keyPlace,
        hint: "write for example '\(entry.key): { make: { base: 40 } }'")
      if let make = choice["make"] {
        if make.text == "to_order" { continue }
        let policy = stockPolicy(
          make, noun, lead: nil, at: entry.keyPlace, words: ["to_order", "as_needed"])
        if let policy { supplies[product] = .toStock(policy) }
      } else if let buy = choice["buy"] {
        guard let terms = products[product].bought else {
          values.findings.error(
            "product '\(entry.key)' cannot be bought", at: entry.keyPlace,
            hint: "say in 'products.\(entry.key).bought' at what price, or make it")
          continue
        }
        let policy = stockPolicy(buy, noun, lead: terms.leadTime.mean, at: entry.keyPlace)
        if let policy { supplies[product] = .bought(policy) }
      } else if entry.value.mapping != nil, entry.value.origin != .failed {
        values.findings.error(
          "\(noun) says neither 'make' nor 'buy'", at: entry.keyPlace, allowed: ["make", "buy"])
      }
    }
    return supplies
  }

  // MARK: Policies

  private static let examples = [
    "{ base: 40 }", "{ reorder: { point: 20, order: 100 } }",
    "{ mrp: { every: 1 week } }", "{ replenish: { buffer: 60, every: 1 day } }",
  ]

  /// A policy; `nil` after a finding.
  ///
  /// - Parameter lead: expected time from order to receipt; `nil` where nobody knows beforehand.
  private func stockPolicy(
    _ node: Node, _ noun: String, lead: Double?, at place: Place, words: [String] = ["as_needed"]
  ) -> StockPolicy? {
    guard node.mapping != nil else {
      guard
        values.word(node, "stock policy", of: words, besides: Self.examples) == "as_needed"
      else { return nil }
      return .asNeeded
    }
    guard node.origin != .failed else { return nil }
    let fields = Fields(node, noun, values, at: place)
    if let base = fields["base"] {
      return values.count(base, in: 0...Limits.jobs.upperBound).map(StockPolicy.base)
    }
    if let reorder = fields.fields("reorder", "reorder of \(noun)") { return self.reorder(reorder) }
    if let plan = fields.fields("mrp", "mrp of \(noun)") { return planned(plan, lead: lead) }
    if let buffer = fields.fields("replenish", "replenish of \(noun)") {
      return replenish(buffer, lead: lead)
    }
    values.findings.error(
      "\(noun) chooses no policy", at: node.place, allowed: Self.examples)
    return nil
  }

  private func reorder(_ fields: Fields) -> StockPolicy? {
    let range = 0...Limits.jobs.upperBound
    let point = fields.required("point").flatMap { values.count($0, in: range) }
    if let node = fields["up_to"] {
      guard let point, let level = values.count(node, in: Limits.jobs) else { return nil }
      guard level > point else {
        values.findings.error(
          "orders up to \(level) at \(point) are for nothing", at: node.place, found: node.text,
          allowed: ["more than \(point)"])
        return nil
      }
      return .upTo(point: point, level: level)
    }
    let quantity = fields.required("order", hint: "give 'order' or 'up_to'").flatMap {
      values.count($0, in: Limits.jobs)
    }
    guard let point, let quantity else { return nil }
    return .reorder(point: point, quantity: quantity)
  }

  private func every(_ fields: Fields) -> Double? {
    fields.required("every", hint: "write for example 'every: 1 week'").flatMap {
      values.duration($0, in: .positive)
    }
  }

  private func planned(_ fields: Fields, lead: Double?) -> StockPolicy? {
    let leadTime =
      lead == nil
      ? fields.required("lead_time", hint: "say how long it takes to make").flatMap {
        values.duration($0)
      } : fields.duration("lead_time")
    guard let every = every(fields) else { return nil }
    return .planned(
      StockPolicy.Planned(
        every: every,
        safetyStock: fields["safety_stock"].flatMap {
          values.count($0, in: 0...Limits.jobs.upperBound)
        },
        lot: fields["lot"].flatMap { values.count($0, in: Limits.jobs) }, leadTime: leadTime))
  }

  private func replenish(_ fields: Fields, lead: Double?) -> StockPolicy? {
    let buffer = fields.required("buffer").flatMap { values.count($0, in: Limits.jobs) }
    guard let every = every(fields), let buffer else { return nil }
    var resize: StockPolicy.Replenish.Resize?
    if let rule = fields.fields("resize") {
      let window =
        lead == nil
        ? rule.required("window", hint: "say how long replenishment takes").flatMap {
          values.duration($0, in: .positive)
        } : rule.duration("window", in: .positive)
      resize = StockPolicy.Replenish.Resize(
        step: rule["step"].flatMap {
          values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true, belowMost: true))
        } ?? 1.0 / 3,
        window: window ?? every + (lead ?? 0))
    }
    return .replenish(StockPolicy.Replenish(buffer: buffer, every: every, resize: resize))
  }

  // MARK: Planning together

  private func meetings(_ fields: Fields) -> SalesAndOperations {
    var shares: Set<SalesAndOperations.Share> = []
    if let node = fields["share"] {
      let words = SalesAndOperations.Share.allCases.map(\.rawValue)
      for item in node.items ?? [] {
        guard let word = values.word(item, "thing to share", of: words) else { continue }
        if let share = SalesAndOperations.Share(rawValue: word) { shares.insert(share) }
      }
      if node.items == nil {
        values.expected("a list such as [forecast, stock]", node, allowed: words)
      }
    }
    return SalesAndOperations(
      every: every(fields) ?? 1, shares: shares,
      alignment: fields["alignment"].flatMap { values.share($0, in: Bounds(least: 0, most: 1)) }
        ?? 0)
  }
}
