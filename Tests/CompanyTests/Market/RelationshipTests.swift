import Company
import Probability
import Testing

/// Ways of serving an account, how they come about, and which accounts are served at all.
@Suite("Relationships and accounts")
struct RelationshipTests {
  /// Two accounts alike; those who bring relationships about are the resource `chain`.
  private func company(
    _ relationships: [Relationship], warmup: Double = 100, horizon: Double = 1000,
    willingness: [Double] = [0.5, 0.5], price: Double = 100
  ) -> TestCompany {
    var company = TestCompany.supplier(
      warmup: warmup, horizon: horizon, time: 10, price: price, tick: 50)
    company.add("chain", cost: 2)
    company.relationships = relationships
    company.salesForce = SalesForce(
      integration: company.activity("integration", on: "chain", .constant(5)))
    for (name, willing) in zip(["a", "b"], willingness) {
      _ = company.chooser(
        name, rate: 0.2,
        customer: Customer(buyer: 0, asks: 5, forgiveness: 100, willingness: willing))
    }
    company.accounts[1].costPerDelivery = Money(4)
    return company
  }

  @Test("terms take effect at once where they need no project")
  func atOnce() throws {
    var company = company([
      Relationship(name: "partner", visibility: 20, delivery: 0.5, discount: 0.2)
    ])
    company.strategy("partner") { $0.relationships.assigned = [nil, 0, nil] }
    let outcome = try company.run(0)
    // Twenty minutes ahead, an order of 10 minutes is never late; the other account's always is.
    #expect(outcome["accounts.a.service"] > 0.99)
    #expect(outcome["accounts.b.service"] < 0.01)
    // What was placed before the switch keeps its price; its delivery is on the new terms.
    let sales = outcome["accounts.a.sales"]
    let deliveries = outcome["accounts.a.cost_to_serve"] / 2
    #expect(deliveries > 100)
    let before = (sales - 80 * deliveries) / 20
    #expect(before >= 0 && before < 20 && agree(before, before.rounded()))
    expect(outcome, [("resources.chain.busy", 0)])
  }

  @Test("a project takes its hours, longer with an unwilling account, and is charged to it")
  func project() throws {
    var company = company(
      [Relationship(name: "partner", visibility: 20, project: 8)], warmup: 100,
      willingness: [0.5, 0.05])
    company.strategy("partner") { $0.relationships.assigned = [nil, 0, 0] }
    let outcome = try company.run(0)
    // 5 x 8 / 0.5, then 5 x 8 / 0.1: at a tenth it ends.
    expect(
      outcome,
      [
        ("resources.chain.busy", 480.0 / 1000),
        ("accounts.a.profit", outcome["accounts.a.throughput"] - 160),
        ("accounts.b.profit", outcome["accounts.b.throughput"] - 800),
      ])
    #expect(outcome["accounts.a.service"] > 0.99 && outcome["accounts.b.service"] > 0.99)
    // A horizon that ends during the first project: no change yet.
    company.time.horizon = 79
    #expect(try company.run(0)["accounts.a.service"] < 0.2)
  }

  // The project of the base decisions used to have its way when it was done, whatever a strategy had
  // settled meanwhile; and a strategy's own project was not begun.
  @Test("a strategy's relationship replaces one that is still being brought about")
  func superseded() throws {
    var company = company([
      Relationship(name: "base", discount: 0.5, project: 20),
      Relationship(name: "plain", discount: 0.1),
      Relationship(name: "other", discount: 0.25, project: 20),
    ])
    company.base.relationships.assigned = [nil, 0, nil]
    company.strategy("plain") { $0.relationships.assigned = [nil, 1, nil] }
    company.strategy("other") { $0.relationships.assigned = [nil, 2, nil] }
    company.time.warmup = 100
    company.time.horizon = 2000
    company.change("chain") { $0.cost = 0 }
    // The second project waits for the first one: of 2000 minutes 300 are still at list price.
    for (strategy, range) in [(0, 90.0..<90.5), (1, 77.0..<81.0)] {
      let outcome = try company.run(strategy)
      let orders = outcome["accounts.a.cost_to_serve"] / 4
      let price = outcome["accounts.a.sales"] / orders
      #expect(range.contains(price) && orders > 300, "\(price)")
    }
  }

  // Projects of the base decisions used to begin before anything had drawn its first time to failure:
  // who worked on one fell ill at once.
  @Test("a project that begins at time 0 finds everybody well")
  func beginning() throws {
    var company = company([Relationship(name: "partner", project: 8)])
    company.base.relationships.assigned = [nil, 0, nil]
    company.change("chain") {
      $0.failures = [
        Failure(
          name: "ill", clock: .operation, uptime: .constant(1000), repair: .constant(500))
      ]
    }
    // 0 to 80, in the warm-up.
    expect(try company.run(), [("resources.chain.down", 0), ("resources.chain.busy", 0)])
  }

  @Test("own variants are setup families of their own")
  func ownVariants() throws {
    var company = company([Relationship(name: "special", hasOwnVariants: true)], warmup: 0)
    company.resources[0].units = 1
    company.resources[0].setup = Setup(.constant(1))
    company.products[0].route[0].time = .constant(0.1)
    expect(try company.run(), [("resources.M.setup", 0)])
    company.accounts[1].customer?.relationship = 0
    let one = try company.run()
    // Orders of the two accounts alternate at random: half of them need a change.
    isNear(
      one["resources.M.setup"] * 1000, one["products.P.shipped"] / 2,
      error: (one["products.P.shipped"] / 4).squareRoot())
  }

  // Families of accounts used to count in setups but not in what is baked together.
  @Test("own variants are not made in one batch with others")
  func ownBatches() throws {
    var company = company([Relationship(name: "special", hasOwnVariants: true)], warmup: 0)
    company.products[0].route[0].batch = Operation.Batch(
      minimum: 2, maximum: 2, wait: .infinity, by: .family)
    company.accounts[1].customer?.relationship = 0
    company.accounts[2].customer?.relationship = 0
    let outcome = try company.run()
    for account in ["a", "b"] {
      // In pairs of its own.
      let shipped = outcome["accounts.\(account).sales"] / 100
      #expect(shipped > 50 && agree(shipped / 2, (shipped / 2).rounded()))
    }
  }

  @Test("a relationship evens out order sizes without changing their mean")
  func orderSizes() throws {
    var company = TestCompany.supplier(horizon: 10_000)
    company.relationships = [Relationship(name: "level", orderCV: 0)]
    _ = company.chooser("a", rate: 1, quantity: try .gamma(mean: 40, cv: 0.5))
    let lumpy = try company.run()
    company.accounts[1].customer?.relationship = 0
    let level = try company.run()
    #expect(level["products.P.shipped"] == 40 * level["flow.orders.shipped"])
    #expect(level["flow.orders.shipped"] == lumpy["flow.orders.shipped"])
    isNear(
      lumpy["products.P.shipped"], level["products.P.shipped"],
      error: (lumpy["flow.orders.shipped"] * 401).squareRoot())
  }

  // MARK: Which accounts are served

  @Test("accounts that are not on the list are refused, and not visited")
  func list() throws {
    var company = company([], warmup: 0)
    company.strategy("a") { $0.accounts = .list([1]) }
    company.strategy("nobody") { $0.accounts = .list([]) }
    let one = try company.run(0)
    #expect(one["accounts.a.sales"] > 0)
    expect(one, [("accounts.b.sales", 0)])
    let none = try company.run(1)
    expect(none, [("flow.orders.shipped", 0), ("money.throughput", 0)])
    #expect(none["flow.orders.refused"] == none["flow.orders.received"])
    #expect(none["market.opportunities"] == one["market.opportunities"])
  }

  // Accounts that order by name used to be served whatever a list said.
  @Test("a list binds accounts that order by name, but not the market")
  func namedList() throws {
    var company = TestCompany(warmup: 100, horizon: 100)
    company.add("M")
    company.make("P", price: 10, [("M", 1)])
    company.make("Q", price: 10, [("M", 1)])
    let (a, b) = (company.account("a"), company.account("b"))
    company.orders("P", every: 7)
    company.orders("P", every: 10.5, account: a)
    company.orders("P", every: 20.5, account: b)
    company.strategy("a") { $0.accounts = .list([a]) }
    company.strategy("nobody") { $0.accounts = .list([]) }
    company.strategy("checked") { $0.accounts = .checklist(.init(keep: 0.1)) }
    // Orders of b at 102.5, ..., 184.5; those of a from 105 to 199.5, of which the last is not done.
    let (base, list) = (try company.run(), try company.run(0))
    expect(base, [("flow.orders.refused", 0), ("accounts.b.sales", 50)])
    expect(
      list,
      [("flow.orders.refused", 5), ("accounts.b.sales", 0), ("accounts.a.sales", 90)])
    #expect(list["accounts.market.sales"] == base["accounts.market.sales"])
    expect(try company.run(1), [("flow.orders.refused", 15), ("accounts.a.sales", 0)])
    expect(try company.run(2), [("flow.orders.refused", 0)])
    // An account that takes all there is.
    company.endless("Q", account: b)
    company.base.release = .conwip(jobs: 1)
    company.strategies = []
    company.strategy("a") { $0.accounts = .list([a]) }
    #expect(try company.run()["products.Q.shipped"] > 50)
    #expect(try company.run(0)["products.Q.shipped"] <= 1)
  }

  // Until the first review nobody had recorded what the constraint was, nor any time on it: at the end
  // of the warm-up all accounts earned alike.
  @Test("the checklist keeps the best share by what the books say")
  func checklist() throws {
    var company = company([], warmup: 500, willingness: [0.2, 0.9])
    company.accounts[1].discount = 0.5
    company.strategy("earning") { $0.accounts = .checklist(.init(keep: 0.5)) }
    company.strategy("willing") {
      $0.accounts = .checklist(.init(keep: 0.5, earning: 0, willingness: 1))
    }
    company.strategy("everybody") { $0.accounts = .checklist(.init(keep: 1)) }
    // What a had ordered before the switch is still delivered.
    #expect(try company.run(0)["accounts.a.sales"] < 500)
    #expect(try company.run(0)["accounts.b.sales"] > 15_000)
    #expect(try company.run(1)["accounts.b.sales"] > 15_000)
    #expect(try company.run(2)["accounts.a.sales"] > 7500)
  }

  // 0.07 x 100 is 7.000000000000001 in floating point.
  @Test("a share of the accounts is rounded up from the share, not from its rounding")
  func roundedShare() throws {
    var company = TestCompany.supplier(horizon: 100)
    for number in 0..<100 { _ = company.chooser("a\(number)", rate: 1) }
    company.base.accounts = .checklist(.init(keep: 0.07))
    let outcome = try company.run()
    #expect((0..<100).count { outcome["accounts.a\($0).sales"] > 0 } == 7)
  }

  // Hours were left out of what the checklist ranks, though its meaning is net of them.
  @Test("hours that an account takes count against it in the books")
  func hoursInBooks() throws {
    var company = company([], warmup: 500)
    // A minute of the desk costs 500, five times the price of an order of a; b's take none.
    let entry = company.activity("entry", on: "chain", .constant(1))
    company.salesForce?.orderEntry = entry
    company.relationships = [Relationship(name: "simple", orderEntry: 0)]
    company.accounts[2].customer?.relationship = 0
    company.change("chain") {
      $0.units = 10
      $0.cost = 5000
    }
    company.accounts[2].discount = 0.3
    company.strategy("best") { $0.accounts = .checklist(.init(keep: 0.5)) }
    let outcome = try company.run(0)
    #expect(outcome["accounts.b.sales"] > 7000)
    #expect(outcome["accounts.a.sales"] < 1000)
  }

  // MARK: Development

  @Test("accounts are developed by what the books say, so many at most, above a threshold")
  func development() throws {
    var company = company(
      [Relationship(name: "partner", visibility: 20)], warmup: 0, horizon: 40_000,
      willingness: [0.1, 0.9])
    company.accounts[1].customer?.asks = 5
    company.customers?.wants[0].rate = 0.04
    company.customers?.wants[1].rate = 0.02
    func served(_ development: RelationshipPolicy.Development) throws -> [Bool] {
      var company = company
      company.base.relationships.development = development
      let outcome = try company.run()
      return ["a", "b"].map { outcome["accounts.\($0).service"] > 0.9 }
    }
    #expect(try served(.init(to: 0)) == [true, true])
    #expect(try served(.init(to: 0, choice: .potential, most: 1)) == [true, false])
    #expect(try served(.init(to: 0, choice: .fit, most: 1)) == [false, true])
    #expect(try served(.init(to: 0, threshold: 1.8)) == [true, false])
    #expect(try served(.init(to: 0, most: 0)) == [false, false])
  }
}
