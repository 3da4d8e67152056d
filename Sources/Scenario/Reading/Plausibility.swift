import Company
import Probability

/// Checks that concern several sections at once: what cannot be run, and what cannot be meant.
struct Plausibility {
  let blueprint: Blueprint
  let findings: Findings
  let root: Fields
  /// Where each demand was written.
  let places: [Place]

  /// Reports everything implausible.
  func check() {
    guard !blueprint.resources.isEmpty, !blueprint.products.isEmpty else { return }
    checkProducts()
    checkResources()
    checkVolume()
    checkSaturation()
    checkIdeas()
    checkDecisions()
    checkStrategies()
  }

  private var span: Double { blueprint.time.warmup + blueprint.time.horizon }

  private func entries(_ path: String...) -> [Mapping.Entry] {
    var fields: Fields? = root
    for key in path { fields = fields?.fields(key) }
    return fields?.entries ?? []
  }

  /// Every set of decisions with the place to blame.
  private var policies: [(name: String, decisions: Decisions, place: Place)] {
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
    for (index, entry) in entries("products").enumerated()
    where !ordered.contains(index) && entry.value.mapping?["demand"] == nil
      && !isOrderedSomehow(entry.key)
    {
      findings.error(
        "nobody orders product '\(entry.key)'", at: entry.keyPlace,
        hint: "give it a 'demand', or let an account order it")
    }
  }

  /// Whether an account mentions a product, however badly; then that is what has been reported.
  private func isOrderedSomehow(_ product: String) -> Bool {
    guard let node = root["accounts"] else { return false }
    guard node.origin != .failed, let accounts = node.mapping else { return true }
    return accounts.entries.contains {
      $0.value.mapping?["orders"]?.mapping?[product] != nil
    }
  }

  private func checkResources() {
    var units = 0
    for (resource, entry) in zip(blueprint.resources, entries("plant", "resources")) {
      units += resource.units
      guard units > Limits.allUnits else { continue }
      findings.error(
        "the plant has more than \(Limits.allUnits) units in all", at: entry.keyPlace)
      break
    }
    var families = blueprint.resources.map { _ in Set<Int>() }
    for product in blueprint.products {
      for operation in product.route { families[operation.resource].insert(operation.family) }
    }
    for (index, entry) in entries("plant", "resources").enumerated() {
      if families[index].isEmpty {
        findings.warning("no route uses resource '\(entry.key)'", at: entry.keyPlace)
      } else if families[index].count == 1, blueprint.resources[index].setup != nil {
        findings.warning(
          "resource '\(entry.key)' never changes over: only one setup family visits it",
          at: entry.value.mapping?.entry("setup")?.keyPlace ?? entry.keyPlace)
      }
    }
  }

  // MARK: What would never end

  /// Expected orders and pieces of a run are bounded, and so is a backlog that only grows.
  private func checkVolume() {
    var orders = 0.0
    var pieces = 0.0
    var patient = 0.0
    var load = blueprint.resources.map { _ in 0.0 }
    for (index, demand) in blueprint.demands.enumerated() {
      guard case .every(let gap) = demand.pattern, gap.mean > 0 else { continue }
      let number = span / gap.mean
      orders += number
      pieces += number * max(1, demand.quantity.mean)
      guard orders <= Limits.orders, pieces <= Limits.allPieces else {
        findings.error(
          "more than a billion orders, or ten billion pieces, are expected in one run",
          at: places[index], hint: "shorten the horizon, or lower the rate")
        return
      }
      // Customers who give up keep the backlog small.
      guard demand.patience == nil, blueprint.accounts[demand.account].tolerance == nil else {
        continue
      }
      patient += number
      for operation in blueprint.products[demand.product].route {
        load[operation.resource] += work(operation, demand) / gap.mean
      }
    }
    let shares = zip(load, blueprint.resources).map { $0 / Double($1.units) }
    guard let worst = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[worst] > 1 else {
      return
    }
    let backlog = patient * (1 - 1 / shares[worst])
    guard backlog > Limits.backlog else { return }
    findings.error(
      "about \(Values.plain(backlog.rounded())) orders would be waiting for resource "
        + "'\(blueprint.resources[worst].name)' at the end: it has "
        + "\(Values.plain((shares[worst] * 100).rounded())) % of the work it can do",
      at: entries("plant", "resources")[worst].keyPlace,
      hint: "give the orders a 'patience', or shorten the horizon")
  }

  /// Expected time of an operation for one order [base unit].
  private func work(_ operation: Operation, _ demand: Demand) -> Double {
    operation.time.mean * max(1, demand.quantity.mean) + (operation.orderTime?.mean ?? 0)
  }

  /// A source that always has one more order needs something that takes time, and a product needs
  /// one such source at most.
  private func checkSaturation() {
    var endless: [Int: String] = [:]
    for (index, demand) in blueprint.demands.enumerated() where demand.pattern == .unlimited {
      let product = blueprint.products[demand.product]
      let busiest =
        product.route.map {
          work($0, demand) / Double(blueprint.resources[$0.resource].units)
        }.max() ?? 0
      guard busiest > 0, span / busiest <= Limits.orders else {
        findings.error(
          busiest > 0
            ? "product '\(product.name)' is ordered without limit and made in no time to speak of: "
              + "a run would never end"
            : "product '\(product.name)' is ordered without limit and made in no time",
          at: places[index], hint: "give one step of its route a time")
        continue
      }
      if let other = endless[demand.product] {
        findings.error(
          "product '\(product.name)' is ordered without limit twice: by \(other) and here",
          at: places[index], hint: "one endless source is as much as any number of them")
      }
      endless[demand.product] = "'\(demand.path)'"
    }
  }

  private func checkIdeas() {
    if let innovation = blueprint.innovation, innovation.every.mean > 0,
      span / innovation.every.mean > Limits.ideas
    {
      findings.error(
        "more than a million ideas are expected in one run",
        at: root["innovation"]?.mapping?["every"]?.place ?? root.place)
    }
    for policy in policies {
      if let every = policy.decisions.reviewEvery, span / every > Limits.ideas {
        findings.error(
          "under \(policy.name) there are more than a million reviews in one run",
          at: policy.place)
      }
    }
  }

  // MARK: What has no effect

  private func checkDecisions() {
    if blueprint.innovation == nil {
      for (owner, node) in [("the base decisions", root["decisions"])]
        + entries("strategies").map({ ("strategy '\($0.key)'", Optional($0.value)) })
      {
        guard let entry = node?.mapping?.entry("innovation"), !entry.value.isNull else { continue }
        findings.warning(
          "\(owner) may decide on innovation, but nothing is ever innovated", at: entry.keyPlace,
          hint: "describe where ideas come from in a section 'innovation'")
      }
    }
    let promises = policies.contains { $0.decisions.promise != .none }
    for policy in policies {
      if policy.decisions.promise == .none,
        policy.decisions.dispatching.contains(.earliestDueDate)
      {
        findings.warning(
          "under \(policy.name) jobs are dispatched by due date, but none is promised",
          at: policy.place,
          hint: "add for example 'promise: { lead_time: 2 weeks }'")
      }
      if policy.decisions.readsBooks, policy.decisions.reviewEvery == nil,
        blueprint.time.warmup == 0
      {
        findings.warning(
          "under \(policy.name) a decision is taken from the books, but they are empty: there is no "
            + "warm-up and no review",
          at: policy.place, hint: "add 'warmup' to 'time', or 'review: { every: 13 weeks }'")
      }
      if policy.decisions.priority == .none, policy.decisions.dispatching.contains(.priority) {
        findings.warning(
          "under \(policy.name) jobs are dispatched by priority, but there is none",
          at: policy.place,
          hint: "add for example 'priority: [\(blueprint.products[0].name)]'")
      }
    }
    for entry in entries("accounts") where !promises {
      guard let tolerance = entry.value.mapping?.entry("tolerance"), !tolerance.value.isNull else {
        continue
      }
      findings.warning(
        "account '\(entry.key)' has a tolerance, but no lead time is ever promised",
        at: tolerance.keyPlace, hint: "add for example 'promise: { lead_time: 2 weeks }'")
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
