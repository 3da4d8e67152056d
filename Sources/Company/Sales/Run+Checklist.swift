import Simulation

/// Which accounts are served at all.
extension Run {
  /// A list binds accounts that order by name, too; the market has no name, and a checklist judges only
  /// customers that choose.
  mutating func serveByName(_ policy: AccountPolicy) {
    for (source, demand) in blueprint.demands.enumerated() where demand.pattern != .chosen {
      var isServed = true
      if case .list(let served) = policy, demand.account > 0 {
        isServed = served.contains(demand.account)
      }
      sources[source].isServed = isServed
      if sources[source].isUnlimited { products[demand.product].hasUnlimited = isServed }
    }
  }

  /// Settles by the checklist which accounts are served: weighted percentiles of what the books say.
  mutating func checkAccounts() {
    guard case .checklist(let list) = decisions.accounts else { return }
    let now = events.now
    let accounts = (0..<Int32(customers.accounts.count)).filter {
      customers.accounts[$0].chooses && !customers.accounts[$0].hasLeft
    }
    func percentiles(_ value: (Int32) -> Double) -> [Double] {
      let values = accounts.map(value)
      return values.map { own in
        let below = values.count { $0 < own }
        let same = values.count { $0 == own }
        return (Double(below) + Double(same) / 2) / Double(values.count)
      }
    }
    let span = bookSpan
    let earning = percentiles { account in
      let earned = customers.accounts[account].earned.value(at: now, span: span)
      guard let constraint = books.constraint else { return earned }
      let place = Int(account) * stations.count + constraint
      let time = customers.work[place].value(at: now, span: span)
      return time > 0 ? earned / time : earned > 0 ? .infinity : -.infinity
    }
    let regularity = percentiles { customers.accounts[$0].regularity }
    let willingness = percentiles { blueprint.accounts[Int($0)].customer?.willingness ?? 0 }
    let sensitivity = percentiles {
      let state = customers.accounts[$0]
      return state.offers > 0 ? state.declined / state.offers : 0
    }
    let scores = accounts.indices.map {
      list.earning * earning[$0] + list.regularity * regularity[$0]
        + list.willingness * willingness[$0] - list.priceSensitivity * sensitivity[$0]
    }
    let kept = share(list.keep, of: accounts.count)
    let ranked = accounts.indices.ranked { scores[$0] }
    for (place, index) in ranked.enumerated() {
      customers.accounts[accounts[index]].isServed = place < kept
    }
  }
}
