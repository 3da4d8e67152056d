import Company
import Probability

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What concerns customers together with what they are offered.
extension Plausibility {
  /// Reports needs and offerings that miss each other, and customers that mean nothing.
  func checkMarket() {
    checkCustomerLimits()
    guard let market = blueprint.customers else {
      if let entry = root["relationships"], entry.mapping?.entries.isEmpty == false {
        findings.warning(
          "relationships are described, but there is no market with customers to have them",
          at: entry.place, hint: "describe needs and buyers in a section 'market'")
      }
      return
    }
    guard !market.wants.isEmpty else {
      // What is wrong with the needs of some account has been reported.
      guard !entries("accounts").contains(where: { $0.value.mapping?["needs"] != nil }) else {
        return
      }
      findings.warning(
        "there is a market, but no account needs anything", at: root["market"]?.place ?? root.place,
        hint: "give accounts for example 'needs: { \(market.needs.first?.name ?? "seating"): "
          + "4 per week }' and a 'buyer'")
      return
    }
    checkNeeds(market)
    checkBuyers(market)
    checkDates()
  }

  private func checkNeeds(_ market: Customers) {
    let served = Set(blueprint.products.compactMap { $0.offering?.need })
    let wanted = Set(market.wants.map(\.need))
    for (need, entry) in entries("market", "needs").enumerated() where !served.contains(need) {
      findings.warning(
        "no product serves the need '\(entry.key)'", at: entry.keyPlace,
        hint: "give a product 'need: \(entry.key)'")
    }
    for (item, entry) in items.enumerated() {
      guard let need = blueprint.products[item].offering?.need, !wanted.contains(need) else {
        continue
      }
      findings.warning(
        "product '\(entry.key)' serves the need '\(market.needs[need].name)', which no account has",
        at: entry.value.mapping?["need"]?.place ?? entry.keyPlace,
        hint: "give an account for example 'needs: { \(market.needs[need].name): 4 per week }'")
    }
  }

  private func checkBuyers(_ market: Customers) {
    let buyers = Set(blueprint.accounts.compactMap { $0.customer?.buyer })
    for (index, entry) in entries("market", "buyers").enumerated() where !buyers.contains(index) {
      findings.warning("no account is a buyer of type '\(entry.key)'", at: entry.keyPlace)
    }
    var used = Set(blueprint.accounts.compactMap { $0.customer?.relationship })
    for policy in policies {
      used.formUnion(policy.decisions.relationships.assigned.compactMap { $0 })
      if let aim = policy.decisions.relationships.development?.to { used.insert(aim) }
      used.formUnion(policy.decisions.relationships.map?.rules.map(\.to) ?? [])
    }
    for (index, entry) in entries("relationships").enumerated() where !used.contains(index) {
      findings.warning(
        "no account has the relationship '\(entry.key)', and none is ever brought to it",
        at: entry.keyPlace,
        hint: "name it in an account, or in 'relationships' of the decisions")
    }
    for (relationship, entry) in zip(blueprint.relationships, entries("relationships")) {
      guard let cv = relationship.spacingCV, let market = blueprint.customers,
        !market.wants.contains(where: { want in
          want.spacing.map { $0.variance > cv * cv * $0.mean * $0.mean } ?? false
        })
      else { continue }
      findings.warning(
        "no need comes at times uneven enough for the 'spacing_cv' of relationship "
          + "'\(entry.key)' to even them",
        at: entry.value.mapping?.entry("spacing_cv")?.keyPlace ?? entry.keyPlace,
        hint: "give needs of accounts for example 'every: { gamma: { mean: 1 week, cv: 0.8 } }'")
    }
    for (account, entry) in zip(blueprint.accounts.dropFirst(), entries("accounts")) {
      guard let costs = account.customer?.costs, costs.ordering == 0,
        costs.holding == 0 || costs.value == 0 || costs.deviation == 0 || costs.safety == 0
      else { continue }
      findings.warning(
        "doing business costs account '\(entry.key)' nothing, so it can save nothing",
        at: entry.value.mapping?.entry("costs")?.keyPlace ?? entry.keyPlace,
        hint: "give 'ordering', or 'holding' with 'value' and 'deviation'")
    }
  }

  /// Service is measured against a date.
  private func checkDates() {
    let silent = zip(blueprint.accounts.dropFirst(), entries("accounts")).filter {
      $0.0.customer != nil && $0.0.customer?.asks == nil
    }
    guard let first = silent.first,
      let policy = policies.first(where: { !$0.decisions.promises })
    else { return }
    let others =
      silent.count == 1
      ? "" : silent.count == 2 ? " (nor does another)" : " (nor do \(silent.count - 1) others)"
    findings.warning(
      "account '\(first.1.key)' asks for no lead time\(others), and under \(policy.name) none is "
        + "promised: every delivery is on time", at: first.1.keyPlace,
      hint: "give it for example 'asks: 2 weeks', or decide on a 'promise'")
  }

  // MARK: Limits

  private func checkCustomerLimits() {
    guard let market = blueprint.customers else { return }
    if blueprint.accounts.count > Limits.customers {
      findings.error(
        "a market has more than \(Limits.customers) accounts",
        at: root["accounts"]?.place ?? root.place)
    }
    if blueprint.accounts.count * blueprint.products.count > Limits.perceptions {
      findings.error(
        "accounts times products are more than \(Limits.perceptions)",
        at: root["accounts"]?.place ?? root.place)
    }
    if span / market.tick * Double(blueprint.accounts.count) > Limits.orders {
      findings.error(
        "the market is looked at more than a billion times in one run",
        at: root["market"]?.mapping?["tick"]?.place ?? root.place, hint: "lengthen its 'tick'")
    }
    var opportunities = 0.0
    for want in market.wants {
      let customer = blueprint.accounts[want.account].customer
      opportunities +=
        want.rate * span * (1 + (market.season?.amplitude ?? 0))
        * exp(max(customer?.growth ?? 0, 0) * span) * (1 + (customer?.costs?.elasticity ?? 0))
      guard opportunities > Limits.orders else { continue }
      let needs = entries("accounts")[want.account - 1].value.mapping?["needs"]
      findings.error(
        "more than a billion opportunities may come in one run",
        at: needs?.mapping?[market.needs[want.need].name]?.place ?? root.place,
        hint: "shorten the horizon, or lower rate or growth")
      return
    }
  }
}
