import Simulation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What changes on the market of itself, looked at once per tick: wallets, leaving, awareness.
extension Run {
  mutating func marketTick() {
    guard let market = blueprint.customers else { return }
    events.schedule(after: market.tick, .market, target: companyTarget(.marketTick))
    let step = events.now - customers.lastTick
    customers.lastTick = events.now
    for account in 0..<Int32(customers.accounts.count)
    where customers.accounts[account].chooses && !customers.accounts[account].hasLeft {
      grow(account, step)
      if let leaving = market.leaving { wear(account, leaving, step) }
    }
    if let diffusion = market.diffusion { spread(diffusion, step) }
    settlePaces()
  }

  /// Hazard of leaving adds up; the account leaves when it has borne its own exponential share.
  private mutating func wear(_ account: Int32, _ leaving: Leaving, _ step: Double) {
    let hazard = leaving.rate * max(0, 1 - customers.accounts[account].trust / leaving.floor)
    customers.accounts[account].hazard += hazard * step
    guard customers.accounts[account].hazard >= customers.accounts[account].bears else { return }
    customers.accounts[account].hasLeft = true
    customers.left += 1
  }

  // MARK: Wallets

  /// `dW/dt = (W0 (1 + elasticity x s) - W) / adapts`, exactly over a step in which s stands still.
  private mutating func grow(_ account: Int32, _ step: Double) {
    guard let costs = blueprint.accounts[Int(account)].customer?.costs else { return }
    let cost = customerCost(of: account, costs)
    guard !cost.isNaN else { return }
    if customers.accounts[account].startCost.isNaN {
      // It has seen nothing before the warm-up ended: what it sees now, on the terms of then.
      let start = customers.accounts[account].startRelationship
      guard start > -2 else { return }
      customers.accounts[account].startCost = customerCost(of: account, costs, under: start)
    }
    let start = customers.accounts[account].startCost
    let saving = start > 0 ? 1 - cost / start : 0
    let aim = max(1 + costs.elasticity * saving, 0)
    let reached = 1 - exp(-step / costs.adapts)
    customers.accounts[account].wallet += (aim - customers.accounts[account].wallet) * reached
  }

  /// The warm-up ends: all strategies measure savings from where it has brought the accounts.
  mutating func startCosts() {
    for account in 0..<Int32(customers.accounts.count) where customers.accounts[account].chooses {
      customers.accounts[account].startRelationship = customers.accounts[account].relationship
      guard let costs = blueprint.accounts[Int(account)].customer?.costs else { continue }
      customers.accounts[account].startCost = customerCost(of: account, costs)
    }
  }

  /// What an account spends on doing business with us [currency per time]; NaN as long as it has
  /// seen no delivery. Ordering is counted at the rate of the start: a customer that grows does not
  /// find us dearer for it.
  ///
  /// - Parameter relationship: whose terms count; `nil` for its own.
  func customerCost(
    of account: Int32, _ costs: CustomerCosts, under relationship: Int32? = nil
  ) -> Double {
    guard let market = blueprint.customers else { return .nan }
    let state = customers.accounts[account]
    guard !state.seenLeadTime.isNaN else { return .nan }
    let index = relationship ?? state.relationship
    let terms = index >= 0 ? blueprint.relationships[Int(index)] : nil
    var orders = 0.0
    for place in customers.firstWant[account]..<customers.firstWant[account + 1] {
      orders += market.wants[Int(customers.wantsByAccount[place])].rate
    }
    let ordering = costs.ordering * (terms?.customerOrdering ?? 1) * orders
    let exposed = state.seenLeadTime + costs.review * (terms?.customerReview ?? 1)
    let safety = costs.safety * costs.deviation * exposed.squareRoot()
    var cost = ordering + costs.holding * costs.value * safety
    if let change = market.change {
      // Changes come at a rate of (their fading sum) / (time of fading).
      cost += change.cost * changes(of: account) / change.fades
    }
    return cost
  }

  /// That cost relative to the start; NaN where the account does not count it.
  func relativeCost(of account: Int32) -> Double {
    guard let costs = blueprint.accounts[Int(account)].customer?.costs else { return .nan }
    return customerCost(of: account, costs) / customers.accounts[account].startCost
  }

  // MARK: Awareness

  /// Bass (1969): hazard p + q x share of accounts that know it.
  private mutating func spread(_ diffusion: Diffusion, _ step: Double) {
    let count = customers.accounts.count
    for variant in 0..<variants.count
    where variants[variant].isLive && customers.knowing[variant] < customers.choosers {
      let share = Double(customers.knowing[variant]) / Double(customers.choosers)
      let hazard = (diffusion.external + diffusion.contagion * share) * step
      for account in 0..<count
      where !customers.knows[variant * count + account] && customers.accounts[account].chooses {
        customers.heard[variant * count + account] += hazard
        if customers.heard[variant * count + account] >= customers.takes[variant * count + account]
        {
          _ = makeKnown(Int32(variant), to: Int32(account))
        }
      }
    }
  }

  /// An account hears of a variant. Returns whether it cares to know: above its tolerance for change
  /// it balks, and may hear of it again later.
  mutating func makeKnown(_ variant: Int32, to account: Int32) -> Bool {
    let place = Int(variant) * customers.accounts.count + Int(account)
    guard !customers.knows[place] else { return true }
    // What it has no use for is no change for it.
    let isForIt = needs(account, Int(variants[variant].product))
    if isForIt, let tolerance = blueprint.customers?.change {
      let changes = changes(of: account)
      guard changes + 1 <= tolerance.changes else {
        customers.balked += 1
        return false
      }
      customers.accounts[account].changes = changes + 1
      customers.accounts[account].changedAt = events.now
    }
    customers.knows[place] = true
    customers.perceived[place] = variants[variant].differentiation
    if customers.accounts[account].chooses { customers.knowing[Int(variant)] += 1 }
    return true
  }

  /// Changes that an account is still getting used to.
  private func changes(of account: Int32) -> Double {
    guard let tolerance = blueprint.customers?.change else { return 0 }
    let state = customers.accounts[account]
    return state.changes * exp((state.changedAt - events.now) / tolerance.fades)
  }

  /// A variant has become more like the commodity: nobody thinks more of it than it is.
  mutating func lostDifferentiation(variant: Int32) {
    guard blueprint.customers != nil else { return }
    let count = customers.accounts.count
    for place in Int(variant) * count..<(Int(variant) + 1) * count {
      customers.perceived[place] = min(
        customers.perceived[place], variants[variant].differentiation)
    }
  }
}
