import Probability
import Simulation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Laying out the market.
extension Run {
  mutating func layOutCustomers() {
    let count = blueprint.accounts.count
    for account in 0..<count { customers.accounts.append(accountState(account)) }
    if let activity = blueprint.salesForce?.visit {
      sales.representatives =
        blueprint.resources[blueprint.products[activity].route[0].resource].units
    }
    customers.work = FlatArray(repeating: RecentRate(), count: count * stations.count)
    guard let market = blueprint.customers else { return }
    customers.choosers = blueprint.accounts.count { $0.customer != nil }
    customers.servers = Array(repeating: [], count: market.needs.count)
    for (index, product) in blueprint.products.enumerated() {
      if let need = product.offering?.need { customers.servers[need].append(Int32(index)) }
    }
    customers.sources = FlatArray(repeating: -1, count: count * blueprint.products.count)
    for (source, demand) in blueprint.demands.enumerated() where demand.pattern == .chosen {
      customers.sources[demand.account * blueprint.products.count + demand.product] = Int32(source)
    }
    for want in market.wants { customers.wants.append(wantState(want, market)) }
    layOutWants(market)
    customers.isSpaced = market.wants.contains { $0.spacing != nil }
    for want in 0..<customers.wants.count {
      let pace = rate(of: want)
      customers.wants[want].spacing?.pace = pace
    }
    for variant in 0..<Int32(variants.count) { introduce(variant, replacing: -1) }
  }

  private func accountState(_ index: Int) -> AccountState {
    var state = AccountState()
    let account = blueprint.accounts[index]
    guard let customer = account.customer, let market = blueprint.customers else { return state }
    state.chooses = true
    state.buyer = Int32(customer.buyer)
    state.relationship = Int32(customer.relationship ?? -1)
    state.service = market.memory.startService
    state.trust = market.memory.startTrust
    if market.leaving != nil {
      var draw = stream("accounts.\(account.name).leaves")
      state.bears = draw.exponential(mean: 1)
    }
    return state
  }

  /// Finds the wants of each account, so that nobody walks those of all.
  private mutating func layOutWants(_ market: Customers) {
    let wants = market.wants
    let ordered = wants.indices.sorted { (wants[$0].account, $0) < (wants[$1].account, $1) }
    for want in ordered { customers.wantsByAccount.append(Int32(want)) }
    var next = 0
    for account in blueprint.accounts.indices {
      customers.firstWant.append(Int32(next))
      while next < ordered.count, wants[ordered[next]].account == account { next += 1 }
    }
    customers.firstWant.append(Int32(next))
  }

  private func wantState(_ want: Want, _ market: Customers) -> WantState {
    let maximum = want.rate * highestFactor(of: want.account, market)
    return WantState(
      account: Int32(want.account), need: Int32(want.need), maximum: maximum,
      gap: stream("\(want.path).every"),
      key: StreamKey(seed: seed, name: "\(want.path).opportunity"),
      quantity: want.quantity.sampler, meanQuantity: want.quantity.mean,
      quantityCV: want.quantity.cv,
      spacing: want.spacing.map { Spacing(law: $0.sampler, cv: $0.cv) })
  }

  /// By how much a rate can exceed that of the start within the run.
  private func highestFactor(of account: Int, _ market: Customers) -> Double {
    let customer = blueprint.accounts[account].customer
    let span = blueprint.time.warmup + blueprint.time.horizon
    let growth = exp(max(customer?.growth ?? 0, 0) * span)
    // Nothing can be saved beyond all of the cost.
    let wallet = 1 + max(customer?.costs?.elasticity ?? 0, 0)
    return growth * wallet * (1 + (market.season?.amplitude ?? 0))
  }

  /// A variant appears on the market: who knows it, and what they think of it.
  ///
  /// - Parameter old: the variant that it replaces; -1 where it stands by itself.
  mutating func introduce(_ variant: Int32, replacing old: Int32) {
    guard let market = blueprint.customers else { return }
    let count = blueprint.accounts.count
    let product = blueprint.products[Int(variants[variant].product)]
    let isFirst = variants[variant].idea == 0
    let share = product.offering == nil ? 1 : isFirst ? product.offering?.known ?? 1 : 0
    let spreadsAtOnce = market.diffusion == nil && blueprint.salesForce?.visit == nil
    let key = StreamKey(seed: seed, name: "products.\(product.name).known")
    let hears = StreamKey(seed: seed, name: "products.\(product.name).heard")
    var knowing = 0
    makeRoom(upTo: variant)
    for account in 0..<count {
      let place = Int(variant) * count + account
      let entity = variants[variant].idea &* 4096 &+ UInt32(account)
      var draw = RandomStream(key: key, replication: replication, entity: entity)
      let knows = spreadsAtOnce && !isFirst || draw.uniform() < share
      var ear = RandomStream(key: hears, replication: replication, entity: entity)
      customers.knows[place] = knows
      customers.takes[place] = ear.exponential(mean: 1)
      // Who does not know why the new one is better takes it for what the old one was.
      // What it never heard of replaced, too, says nothing: what stood beside that does.
      var before = -1.0
      var replaced = old
      while replaced >= 0, before < 0 {
        before = customers.perceived[Int(replaced) * count + account]
        replaced = variants[replaced].older
      }
      customers.perceived[place] = knows ? variants[variant].differentiation : before
      if knows, customers.accounts[account].chooses { knowing += 1 }
    }
    customers.knowing[Int(variant)] = knowing
  }

  /// Room in the tables for a variant, and for those before it that are not on the market yet.
  private mutating func makeRoom(upTo variant: Int32) {
    while customers.knowing.count <= Int(variant) {
      customers.knowing.append(0)
      for _ in 0..<blueprint.accounts.count {
        customers.knows.append(false)
        customers.heard.append(0)
        customers.takes.append(0)
        customers.perceived.append(-1)
      }
    }
  }
}

extension Distribution {
  /// Coefficient of variation: standard deviation over mean; 0 for what is always 0.
  fileprivate var cv: Double { mean > 0 ? variance.squareRoot() / mean : 0 }
}
