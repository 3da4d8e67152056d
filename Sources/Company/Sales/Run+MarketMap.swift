import Simulation

/// Accounts are mapped to relationships by what they are worth and how well they fit.
extension Run {
  /// Settles the relationship of each account by the first rule that it satisfies, from the books.
  ///
  /// A project that is under way goes on: what has begun with a customer is not broken off because
  /// its figures moved; the next time it is mapped like any other.
  mutating func mapAccounts() {
    guard let map = decisions.relationships.map else { return }
    let accounts = (0..<Int32(customers.accounts.count)).filter {
      let state = customers.accounts[$0]
      return state.chooses && !state.hasLeft && state.isServed
    }
    let earned = accounts.map {
      customers.accounts[$0].earned.value(at: events.now, span: bookSpan)
    }
    let fit = accounts.map {
      (blueprint.accounts[Int($0)].customer?.willingness ?? 0) * customers.accounts[$0].regularity
    }
    let byPotential = places(accounts.indices.ranked { earned[$0] })
    let byFit = places(accounts.indices.ranked { fit[$0] })
    let limits = map.rules.map { rule in
      (
        potential: share(rule.potential, of: accounts.count),
        fit: share(rule.fit, of: accounts.count), most: rule.most ?? .max
      )
    }
    let assigned = decisions.relationships.assigned
    var taken = Array(repeating: 0, count: map.rules.count)
    for account in accounts where customers.accounts[account].aim >= 0 {
      let aim = Int(customers.accounts[account].aim)
      if let rule = map.rules.firstIndex(where: { $0.to == aim }) { taken[rule] += 1 }
    }
    // Under a limit the most worthy come first.
    for index in accounts.indices.ranked(by: { earned[$0] * fit[$0] }) {
      let account = accounts[index]
      let isAssigned = Int(account) < assigned.count && assigned[Int(account)] != nil
      guard !isAssigned, customers.accounts[account].aim < 0 else { continue }
      // Of an account that nothing is recorded of, neither is known.
      let isKnown = earned[index] != 0
      let satisfied = map.rules.indices.first { rule in
        let (terms, limit) = (map.rules[rule], limits[rule])
        return taken[rule] < limit.most && (isKnown || !terms.isConditional)
          && byPotential[index] < limit.potential && byFit[index] < limit.fit
          && (terms.threshold == 0 || earned[index] >= terms.threshold)
      }
      guard let satisfied else { continue }
      taken[satisfied] += 1
      lead(account, to: Int32(map.rules[satisfied].to))
    }
  }

  /// The place of each in a ranking of all.
  private func places(_ ranking: [Int]) -> [Int] {
    var places = ranking
    for (place, index) in ranking.enumerated() { places[index] = place }
    return places
  }
}
