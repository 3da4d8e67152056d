import Company
import Probability

/// A random factory with customers who choose, relationships and a sales force, and strategies that
/// use every decision about them. Some activities share the machines, some have people of their own.
func randomMarket(_ number: Int) throws -> Blueprint {
  var maker = try MarketMaker(number)
  return try maker.blueprint()
}

private struct MarketMaker {
  private var dice: Dice
  private var company: Blueprint

  init(_ number: Int) throws {
    dice = Dice(2_000_000 + number)
    company = try randomFactory(number)
    // Short weeks, so that what is looked at every four of them is looked at.
    company.time.week = 5
  }

  mutating func blueprint() throws -> Blueprint {
    try addPeople()
    try addMarket()
    addRelationships()
    if dice.chance(0.8) { try addSalesForce() }
    if dice.chance(0.4) { try addIdeas() }
    var base = company.base
    decide(&base)
    company.base = base
    for index in company.strategies.indices {
      var decisions = company.strategies[index].decisions
      decide(&decisions)
      company.strategies[index].decisions = decisions
    }
    return company
  }

  /// Products that customers can ask for.
  private var sold: [Int] {
    company.products.indices.filter {
      !company.products[$0].isPart && !company.products[$0].route.isEmpty
        && company.products[$0].name != "O"
    }
  }

  // MARK: People

  private mutating func addPeople() throws {
    for name in ["reps", "desk"] {
      var resource = Resource(
        name: name, units: dice.pick([1, 1, 2, 3]), buffer: dice.pick([nil, nil, 2]),
        cost: dice.pick([0, 1.25]))
      if dice.chance(0.3) {
        resource.shifts = Shifts(
          cycle: 24, spans: [8..<17], atEnd: dice.pick([.pause, .finish]))
      }
      if dice.chance(0.2) {
        resource.failures = [
          Failure(
            name: "away", clock: dice.pick([.time, .operation]),
            uptime: try .exponential(mean: 10), repair: .constant(2))
        ]
      }
      if dice.chance(0.2) { resource.setup = Setup(.constant(1)) }
      let rules = Dispatching.Rule.allCases
      company.add(
        resource,
        Dispatching(dice.pick(rules), then: dice.pick(rules), preempts: dice.chance(0.3)),
        cards: dice.pick([nil, nil, 2]))
    }
  }

  private mutating func activity(_ name: String) throws -> Int {
    let resource =
      dice.chance(0.7)
      ? company.resources.count - dice.whole(1...2)
      : company.resources.indices.first { company.resources[$0].rounds == nil }
        ?? company.resources.count - 1
    var route = [
      Operation(
        resource: resource,
        time: dice.pick([.constant(1), .constant(0), try .exponential(mean: 2)]), family: 0)
    ]
    if dice.chance(0.2) { route.append(route[0]) }
    if dice.chance(0.1) { route[0].yield = 0.5 }
    company.products.append(
      Product(name: name, material: dice.pick([.zero, Money(0.5)]), route: route, isPart: true))
    return company.products.count - 1
  }

  private mutating func addSalesForce() throws {
    var force = SalesForce(
      pitch: dice.pick([1, 2]), attention: dice.pick([0, 2, 5]),
      objectiveLife: dice.pick([20, .infinity]), taste: dice.pick([0, 1]),
      questionShare: dice.pick([0, 0.3, 1]), wrongOrders: dice.pick([0, 0.2, 1]))
    if dice.chance(0.8) { force.visit = try activity("visit") }
    if dice.chance(0.6) { force.orderEntry = try activity("entry") }
    if dice.chance(0.3) { force.webEntry = try activity("web") }
    if dice.chance(0.5) { force.question = try activity("question") }
    if dice.chance(0.6) { force.fireFighting = try activity("fire") }
    if dice.chance(0.6) { force.integration = try activity("integration") }
    company.salesForce = force
  }

  // MARK: Market

  private mutating func addMarket() throws {
    let needs = dice.whole(1...2)
    for (place, product) in sold.enumerated() {
      company.products[product].offering = Product.Offering(
        need: place % needs, differentiation: dice.pick([0, 0.3]), known: dice.pick([1, 1, 0.5]))
    }
    var market = Customers(
      needs: (0..<needs).map {
        Need(name: "n\($0)", lambda: dice.pick([0.1, 1]), competitor: dice.pick([-3, 0, 2]))
      },
      buyers: (0..<2).map {
        BuyerType(
          name: "b\($0)", differentiation: dice.pick([0, 2]), price: dice.pick([0, 5]),
          service: dice.pick([0, 2]), trust: dice.pick([0, 1]), breadth: dice.pick([0, 1]))
      }, wants: [], memory: Memory(service: dice.pick([0.2, 1]), trust: dice.pick([0.1, 0.5])),
      tick: dice.pick([1, 7.5, 40]))
    if dice.chance(0.5) {
      market.season = Season(period: 50, amplitude: dice.pick([0.5, 1]), peak: 10)
    }
    if dice.chance(0.4) {
      market.leaving = Leaving(rate: dice.pick([0.01, 1]), floor: dice.pick([0.3, 1]))
    }
    if dice.chance(0.4) {
      market.diffusion = Diffusion(external: dice.pick([0, 0.02]), contagion: dice.pick([0, 0.2]))
    }
    if dice.chance(0.4) {
      market.change = ChangeTolerance(changes: dice.pick([1, 3]), fades: 30, cost: 1)
    }
    company.customers = market
    for number in 0..<dice.whole(1...4) { try addAccount("c\(number)") }
  }

  private mutating func addAccount(_ name: String) throws {
    guard let market = company.customers else { return }
    let index = company.accounts.count
    var customer = Customer(
      buyer: dice.whole(0...1), asks: dice.pick([nil, 5, 30]), forgiveness: dice.pick([0.5, 20]),
      growth: dice.pick([0, 0, 0.002, -0.01]), willingness: dice.pick([0, 0.5, 1]))
    if dice.chance(0.5) {
      customer.costs = CustomerCosts(
        ordering: 1, holding: 0.1, value: 10, deviation: 2, review: dice.pick([0, 5]),
        elasticity: dice.pick([0, 1]), adapts: dice.pick([1, 50]))
    }
    company.accounts.append(
      Account(
        name: name, discount: dice.pick([0, 0.1]), tolerance: dice.pick([nil, nil, 25]),
        costPerOrder: dice.pick([.zero, Money(0.6)]),
        costPerDelivery: dice.pick([.zero, Money(1)]),
        customer: customer))
    let quantity: Distribution = dice.pick([
      .constant(1), .constant(3), try .gamma(mean: 4, cv: 0.8),
    ])
    for need in market.needs.indices where need == 0 || dice.chance(0.5) {
      let path = "accounts.\(name).needs.\(need)"
      company.customers?.wants.append(
        Want(
          path: path, account: index, need: need, rate: dice.pick([0.02, 0.1, 0.3]),
          spacing: dice.pick([nil, nil, .constant(1), try .gamma(mean: 2, cv: 0.5)]),
          quantity: quantity))
      for product in sold where company.products[product].offering?.need == need {
        company.demands.append(
          Demand(
            path: "\(path).\(product)", account: index, product: product, pattern: .chosen,
            quantity: quantity, patience: dice.pick([nil, nil, 0, 15])))
      }
    }
  }

  private mutating func addRelationships() {
    for number in 0..<dice.whole(0...2) {
      company.relationships.append(
        Relationship(
          name: "r\(number)", visibility: dice.pick([0, 10]), orderCV: dice.pick([nil, 0, 2]),
          spacingCV: dice.pick([nil, 0.2]),
          orderEntry: dice.pick([0, 1, 3]), delivery: dice.pick([0.5, 2]),
          discount: dice.pick([0, 0.1]), project: dice.pick([0, 3]), wrongOrders: 0.5,
          customerOrdering: 0.5, customerReview: 0.5, hasOwnVariants: dice.chance(0.5)))
    }
    guard !company.relationships.isEmpty else { return }
    for account in company.accounts.indices where dice.chance(0.3) {
      company.accounts[account].customer?.relationship = 0
    }
  }

  private mutating func addIdeas() throws {
    let gap: Distribution = dice.pick([.constant(10), try .exponential(mean: 5)])
    company.innovation = Innovation(
      every: gap, products: sold,
      priceGain: dice.pick([.constant(0), try .exponential(mean: 0.2)]),
      copiedAfter: dice.pick([nil, .constant(20)]), learningStart: dice.pick([1, 2]),
      learningRate: 0.9)
  }

  // MARK: Decisions

  private mutating func decide(_ decisions: inout Decisions) {
    let accounts = Array(company.accounts.indices)
    decisions.accounts = dice.pick([
      .all, .all, .list(accounts.filter { _ in dice.chance(0.6) }),
      .checklist(
        AccountPolicy.Checklist(
          keep: dice.pick([0.3, 1]), earning: dice.pick([0, 1]), regularity: 1, willingness: 0.5,
          priceSensitivity: 0.5)),
    ])
    decisions.price = PricePolicy(
      premium: dice.pick([0, 0.5]),
      discounts: dice.chance(0.3) ? accounts.map { _ in dice.pick([0, 0.2]) } : [])
    decisions.addOnRequest = dice.chance(0.2) ? .make : .never
    if dice.chance(0.3) { decisions.portfolio = .list(sold.filter { _ in dice.chance(0.5) }) }
    decisions.promiseFactor = dice.pick([1, 0.5])
    decisions.innovation = InnovationPolicy(
      gate: dice.pick([0, 0.1]), variants: dice.pick([.replace, .beside]))
    decisions.sales = SalesPolicy(
      visitEvery: dice.pick([nil, 5, 12.5]), visits: dice.pick([.all, .best(0.5)]),
      objectiveCap: dice.pick([nil, 0, 2]), bonus: dice.pick(SalesPolicy.Bonus.allCases),
      channel: dice.pick([.push, .push, .pull]))
    guard !company.relationships.isEmpty else { return }
    let last = company.relationships.count - 1
    decisions.relationships = RelationshipPolicy(
      assigned: accounts.map { _ in dice.pick([nil, nil, dice.whole(0...last)]) },
      development: dice.chance(0.5)
        ? RelationshipPolicy.Development(
          to: last, choice: dice.pick([.potential, .fit]), most: dice.pick([nil, 1]),
          threshold: dice.pick([0, 1])) : nil)
    guard decisions.relationships.development == nil, dice.chance(0.5) else { return }
    decisions.relationships.map = RelationshipPolicy.MarketMap(
      rules: (0...last).map { to in
        RelationshipPolicy.MarketMap.Rule(
          to: to, potential: dice.pick([0.5, 1]), fit: dice.pick([0.5, 1]),
          most: dice.pick([nil, 1]), threshold: dice.pick([0, 1]))
      })
  }
}

extension Blueprint {
  /// Adds a resource, for which all decisions have an entry.
  mutating func add(
    _ resource: Resource, _ rule: Dispatching, batch: BatchSizes = BatchSizes(), cards: Int? = nil
  ) {
    resources.append(resource)
    changeDecisions { decisions in
      decisions.dispatching.append(rule)
      if !decisions.batches.isEmpty { decisions.batches.append(batch) }
      if case .kanban(var system) = decisions.release {
        system.cards.append(cards)
        decisions.release = .kanban(system)
      }
    }
  }

  /// Changes the base decisions and those of all strategies.
  mutating func changeDecisions(_ change: (inout Decisions) -> Void) {
    change(&base)
    for index in strategies.indices { change(&strategies[index].decisions) }
  }
}
