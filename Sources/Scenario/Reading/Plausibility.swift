import Company
import Probability

/// Checks that concern several sections at once: what cannot be run, and what cannot be meant.
struct Plausibility {
  let blueprint: Blueprint
  let findings: Findings
  let root: Fields
  /// Where each demand was written.
  let places: [Place]
  /// Activities as written, in the order of the blueprint, after products and parts.
  let activities: [Mapping.Entry]

  /// What the bills of all products amount to.
  let bills: Bills

  init(
    blueprint: Blueprint, findings: Findings, root: Fields, places: [Place],
    activities: [Mapping.Entry]
  ) {
    self.blueprint = blueprint
    self.findings = findings
    self.root = root
    self.places = places
    self.activities = activities
    bills = Bills(blueprint.products)
  }

  /// Reports everything implausible.
  func check() {
    guard !blueprint.resources.isEmpty, !blueprint.products.isEmpty else { return }
    checkProducts()
    checkBills()
    checkResources()
    checkSteps()
    checkVolume()
    checkSaturation()
    checkEvents()
    checkDecisions()
    checkReleases()
    checkReviews()
    checkMarket()
    checkActivities()
    checkAccountDecisions()
    checkSupply()
    checkStrategies()
  }

  var span: Double { blueprint.time.warmup + blueprint.time.horizon }

  /// Products, parts, then activities, as written: in the order of the blueprint.
  var items: [Mapping.Entry] { entries("products") + entries("parts") + activities }

  /// Whether an item is an activity: work that nothing is made by.
  func isActivity(_ item: Int) -> Bool {
    item >= blueprint.products.count - activities.count
  }

  /// What an item is, with its name.
  func noun(_ item: Int) -> String {
    let product = blueprint.products[item]
    let kind = isActivity(item) ? "activity" : product.isPart ? "part" : "product"
    return "\(kind) '\(product.name)'"
  }

  /// Where a key of a step was written; the step itself when it was not.
  func place(_ item: Int, step: Int, _ key: String) -> Place {
    let entry = items[item]
    guard let route = entry.value.mapping?["route"]?.items, route.indices.contains(step) else {
      return entry.keyPlace
    }
    return route[step].mapping?[key]?.place ?? route[step].place
  }

  func entries(_ path: String...) -> [Mapping.Entry] {
    var fields: Fields? = root
    for key in path { fields = fields?.fields(key) }
    return fields?.entries ?? []
  }

  /// Every set of decisions with the place to blame.
  var policies: [(name: String, decisions: Decisions, place: Place)] {
    let base = (
      name: "the base decisions", decisions: blueprint.base,
      place: root["decisions"]?.mapping?.entry("release")?.keyPlace
        ?? root["decisions"]?.place ?? root.place
    )
    let strategies = entries("strategies").filter { $0.value.mapping != nil }
    return [base]
      + zip(blueprint.strategies, strategies).map { strategy, entry in
        (
          name: "strategy '\(strategy.name)'", decisions: strategy.decisions,
          place: entry.value.mapping?.entry("release")?.keyPlace ?? entry.keyPlace
        )
      }
  }

  // MARK: What nothing refers to

  private func checkProducts() {
    let ordered = Set(blueprint.demands.map(\.product))
    // As written: what is wrong with a bill is not that its parts are not needed.
    let below = Set(
      items.flatMap { item in
        ["from", "into"].flatMap { item.value.mapping?[$0]?.mapping?.keys ?? [] }
      })
    for (index, entry) in items.enumerated() where !ordered.contains(index) && !isActivity(index) {
      if blueprint.products[index].isPart {
        guard !below.contains(entry.key) else { continue }
        findings.warning(
          "nothing is made from part '\(entry.key)'", at: entry.keyPlace,
          hint: "name it in the 'from' of a product or part")
      } else if entry.value.mapping?["need"] == nil,
        entry.value.mapping?["demand"] == nil, !below.contains(entry.key),
        !isOrderedSomehow(entry.key)
      {
        findings.error(
          "nobody orders product '\(entry.key)'", at: entry.keyPlace,
          hint: "give it a 'demand', or let an account order it")
      }
    }
  }

  /// Whether an account or the trace mentions a product, however badly; then that is what has been
  /// reported.
  private func isOrderedSomehow(_ product: String) -> Bool {
    if let orders = root["orders"] {
      guard orders.origin != .failed, let items = orders.items else { return true }
      if items.contains(where: { $0.mapping?["product"]?.text == product }) { return true }
    }
    guard let node = root["accounts"] else { return false }
    guard node.origin != .failed, let accounts = node.mapping else { return true }
    return accounts.entries.contains {
      $0.value.mapping?["orders"]?.mapping?[product] != nil
    }
  }

  private func checkStrategies() {
    let written = entries("strategies").filter { $0.value.mapping != nil }
    // A strategy that states the base decisions is a reference on purpose; the same one twice is not.
    var seen: [Decisions: String] = [:]
    for (strategy, entry) in zip(blueprint.strategies, written) {
      if let other = seen[strategy.decisions] {
        findings.warning(
          "strategy '\(strategy.name)' does not differ from \(other)", at: entry.keyPlace)
      } else {
        seen[strategy.decisions] = "strategy '\(strategy.name)'"
      }
    }
  }
}
