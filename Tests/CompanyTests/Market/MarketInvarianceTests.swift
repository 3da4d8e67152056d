import Company
import Foundation
import Probability
import Testing

/// What a market must not depend on, and what becomes of it in the limit.
@Suite("Invariance of the market")
struct MarketInvarianceTests {
  /// Three accounts, two needs, three offerings, everything in force that does not change wallets.
  private func bazaar() throws -> TestCompany {
    var company = TestCompany(warmup: 3000, horizon: 20_000)
    company.add("M", setup: 1)
    company.add("people", units: 2, cost: 0.5)
    for (index, price) in [100.0, 80, 60].enumerated() {
      company.make("P\(index)", price: price, material: 20, [("M", 0)])
      company.products[index].route[0].time = try .gamma(mean: 3, cv: 0.5)
      company.products[index].offering = Product.Offering(
        need: index % 2, differentiation: 0.2 * Double(index))
    }
    company.customers = Customers(
      needs: [Need(name: "x", competitor: 0.5), Need(name: "y")],
      buyers: [
        BuyerType(name: "b", differentiation: 2, price: 3, service: 1, trust: 1, breadth: 0.3)
      ], wants: [], season: Season(period: 5000, amplitude: 0.5),
      diffusion: Diffusion(external: 1e-4, contagion: 1e-3), tick: 100)
    company.relationships = [Relationship(name: "close", visibility: 30, orderCV: 0.1)]
    company.innovation = Innovation(every: try .exponential(mean: 900), products: [0, 1, 2])
    company.salesForce = SalesForce(
      visit: company.activity("visit", on: "people", .constant(30)), pitch: 10, attention: 20,
      taste: 0.5, orderEntry: company.activity("entry", on: "people", .constant(2)),
      questionShare: 0.1, wrongOrders: 0.05)
    for name in ["a", "b", "c"] {
      let account = company.account(name)
      company.accounts[account].customer = Customer(
        buyer: 0, asks: 60, forgiveness: 50, growth: 1e-5)
      for need in 0...1 {
        let path = "accounts.\(name).needs.\(need)"
        company.customers?.wants.append(
          Want(
            path: path, account: account, need: need, rate: 0.02,
            spacing: need == 0 ? nil : try .gamma(mean: 1, cv: 0.4),
            quantity: try .gamma(mean: 3, cv: 0.7)))
        for product in 0...2 where product % 2 == need {
          company.demands.append(
            Demand(
              path: "\(path).\(product)", account: account, product: product, pattern: .chosen))
        }
      }
    }
    company.base.sales.visitEvery = 700
    company.base.promise = .fixed(50)
    return company
  }

  @Test("what accounts ask for is the same under every strategy")
  func commonRandomNumbers() throws {
    var company = try bazaar()
    company.strategy("nothing") { $0.portfolio = .list([]) }
    company.strategy("nobody") { $0.accounts = .list([]) }
    company.strategy("dear") { $0.price.premium = 5 }
    company.strategy("slow") { $0.release = .conwip(jobs: 1) }
    company.strategy("web") { $0.sales = SalesPolicy(channel: .pull) }
    company.strategy("no ideas") { $0.innovation.gate = .infinity }
    company.strategy("close") { $0.relationships.assigned = [nil, 0, 0, 0] }
    let base = try company.run()
    let opportunities = base["market.opportunities"]
    #expect(opportunities > 1000)
    for strategy in company.strategies.indices {
      let outcome = try company.run(strategy)
      #expect(outcome["market.opportunities"] == opportunities)
      #expect(outcome.values { _ in false } != base.values { _ in false })
    }
  }

  @Test("strategies with equal decisions differ in nothing at all")
  func equalDecisions() throws {
    var company = try bazaar()
    company.strategy("one") { _ in }
    company.strategy("the same by another name") { _ in }
    let values = try company.run().values { _ in false }
    #expect(try company.run(0).values { _ in false } == values)
    #expect(try company.run(1).values { _ in false } == values)
    let otherSeed = try company.run(1, seed: 2)
    #expect(otherSeed.values { _ in false } != values)
  }

  // One strategy refuses a customer: what the others buy, and when, is not touched, as nothing but
  // the plant is shared, and that has no limits.
  @Test("an account keeps its every draw when another is not served")
  func untouched() throws {
    var company = try bazaar()
    company.resources[0].units = 500
    company.resources[0].setup = nil
    for product in 0...2 { company.products[product].route[0].time = .constant(0) }
    company.market { $0.diffusion?.contagion = 0 }
    company.resources[1].units = 500
    company.strategy("all") { _ in }
    company.strategy("without c") { $0.accounts = .list([1, 2]) }
    let (all, some) = (try company.run(0), try company.run(1))
    #expect(some["accounts.c.sales"] < 0.1 * all["accounts.c.sales"])
    for name in all.names where name.hasPrefix("accounts.a.") {
      guard name.hasSuffix(".sales") || name.hasSuffix("share_of_wallet") else { continue }
      #expect(all[name].bitPattern == some[name].bitPattern, "\(name)")
    }
  }

  @Test("names of accounts, needs and buyers matter only to the streams")
  func labels() throws {
    let company = try bazaar()
    var renamed = company
    renamed.customers?.needs[0].name = "another"
    renamed.customers?.buyers[0].name = "another"
    renamed.relationships[0].name = "another"
    let isNew: (String) -> Bool = { $0.hasPrefix("needs.") || $0.hasPrefix("relationships.") }
    #expect(
      try company.run().values(without: isNew) == renamed.run().values(without: isNew))
  }

  @Test("a market that never asks leaves the plant alone")
  func noDemand() throws {
    var company = try bazaar()
    for want in company.customers?.wants.indices ?? 0..<0 {
      company.customers?.wants[want].rate = 1e-12
    }
    expect(
      try company.run(),
      [
        ("market.opportunities", 0), ("flow.orders.received", 0), ("resources.M.busy", 0),
        ("money.throughput", 0), ("market.balked", 0), ("sales.fire_fighting", 0),
      ])
    #expect(try company.run()["sales.visits"] > 80)
    #expect(try company.run()["market.share"].isNaN)
  }

  @Test("with capacity without limits every opportunity won is an order shipped on time")
  func infiniteCapacity() throws {
    var company = TestCompany.supplier(horizon: 1000)
    company.base.promise = .fixed(0)
    _ = company.chooser("a", rate: 20)
    let outcome = try company.run()
    #expect(outcome["market.opportunities"] > 19_000)
    expect(
      outcome,
      [
        ("flow.orders.shipped", outcome["market.opportunities"]), ("flow.on_time", 1),
        ("flow.orders.open", 0), ("market.share", 1),
      ])
  }

  @Test("customers beside plain orders leave those as they are")
  func plainOrders() throws {
    var company = TestCompany(warmup: 200, horizon: 5000)
    company.add("M", units: 2, setup: 1)
    company.make("P", price: 10, [("M", 0)])
    company.products[0].route[0].time = try .exponential(mean: 3)
    company.orders("P", every: 2, patience: 20)
    let plain = try company.run()
    // A market in which nobody ever asks.
    company.products[0].offering = Product.Offering(need: 0)
    company.customers = Customers(
      needs: [Need(name: "need")], buyers: [BuyerType(name: "b")], wants: [], tick: 77)
    _ = company.chooser("a", rate: 1e-12)
    let beside = try company.run()
    for name in plain.names {
      #expect(plain[name].bitPattern == beside[name].bitPattern, "\(name)")
    }
  }

  // MARK: Shares

  /// The account's choice with service and trust that never change, of one offering in each of two
  /// needs, of which it wants both.
  @Test("service, trust and breadth move the share as the logit says")
  func utility() throws {
    var company = TestCompany.supplier(
      horizon: 4000,
      buyer: BuyerType(name: "b", service: 2, trust: 1.5, breadth: 0.7),
      memory: Memory(service: 1e-9, trust: 1e-9, startService: 0.6, startTrust: 0.4))
    company.make("Q", price: 1, [("M", 0)])
    company.products[1].offering = Product.Offering(need: 1)
    company.market {
      $0.needs = [
        Need(name: "need", competitor: 0.5, competitorService: 0.9),
        Need(name: "other", competitor: 0.5, competitorService: 0.2),
      ]
    }
    let account = company.account("a")
    company.accounts[account].customer = Customer(buyer: 0, forgiveness: 1)
    for need in 0...1 {
      company.customers?.wants.append(
        Want(path: "want \(need)", account: account, need: need, rate: 10))
      company.demands.append(
        Demand(path: "demand \(need)", account: account, product: need, pattern: .chosen))
    }
    func check(_ outcome: Outcome, _ name: String, _ utility: Double) {
      let share = 1 / (1 + exp(0.5 - utility))
      isNear(
        outcome["needs.\(name).share"], share, error: (share * (1 - share) / 39_000).squareRoot())
    }
    let both = try company.run()
    check(both, "need", 2 * -0.3 + 1.5 * 0.4 + 0.7 * log(2))
    check(both, "other", 2 * 0.4 + 1.5 * 0.4 + 0.7 * log(2))
    // With one of its needs served, breadth is worth nothing.
    company.base.portfolio = .list([0])
    let one = try company.run()
    check(one, "need", 2 * -0.3 + 1.5 * 0.4)
    expect(one, [("needs.other.share", 0)])
  }

  @Test("what an account is not offered is taken up on request, if it is served")
  func onRequest() throws {
    var company = TestCompany.supplier(horizon: 100)
    _ = company.chooser("a", rate: 1)
    company.base.portfolio = .list([])
    expect(try company.run(), [("flow.orders.received", 0), ("portfolio.offerings", 0)])
    company.base.addOnRequest = .make
    let outcome = try company.run()
    expect(
      outcome,
      [("flow.orders.shipped", outcome["market.opportunities"]), ("portfolio.offerings", 1)])
    company.base.accounts = .list([])
    expect(try company.run(), [("portfolio.offerings", 0)])
  }

  // Opportunities come at 1, 2... on average; each buys. P costs us 30 and sells at 100, and takes no
  // time of M; Q, which comes first among those that serve, has no supplier.
  @Test("what is asked for may be bought in, if somebody sells it, for each order")
  func boughtOnRequest() throws {
    var company = TestCompany.supplier(horizon: 100, time: 5)
    company.make("Q", price: 50, [("M", 5)])
    company.products.swapAt(0, 1)
    company.products[0].offering = Product.Offering(need: 0)
    _ = company.chooser("a", rate: 1)
    company.base.portfolio = .list([])
    company.base.addOnRequest = .buy
    let nothing = try company.run()
    expect(nothing, [("flow.orders.received", 0), ("portfolio.offerings", 0)])
    company.products[1].bought = Purchase(price: Money(30))
    let outcome = try company.run()
    let asked = outcome["market.opportunities"]
    #expect(asked == nothing["market.opportunities"])
    expect(
      outcome,
      [
        ("products.P.shipped", asked), ("money.throughput", 70 * asked), ("resources.M.busy", 0),
        ("products.Q.shipped", 0), ("portfolio.offerings", 1),
      ])
    // Decided otherwise, the first that serves is made.
    company.base.addOnRequest = .make
    #expect(try company.run()["products.Q.shipped"] > 0)
  }

  // P is dropped with its material, and taken up again at the first request.
  @Test("material of what is taken up again is bought again")
  func materialOnRequest() throws {
    var company = TestCompany.supplier(warmup: 10, horizon: 100)
    company.supply = Supply(materials: [
      Material(name: "m", purchase: Purchase(price: Money(2)), start: 4)
    ])
    company.products[0].uses = [Product.Use(material: 0)]
    _ = company.chooser("a", rate: 1)
    company.base.portfolio = .list([])
    company.base.supply.materials = [.base(4)]
    company.strategy("make") { $0.addOnRequest = .make }
    let outcome = try company.run(0)
    expect(outcome, [("flow.orders.shipped", outcome["market.opportunities"])])
    #expect(outcome["materials.m.stock"] > 3)
  }

  @Test("an offering dropped while accounts ask for it is no longer bought")
  func dropped() throws {
    var company = TestCompany.supplier(warmup: 50, horizon: 100, time: 3)
    company.make("Q", price: 1, [("M", 3)])
    company.products[1].offering = Product.Offering(need: 0)
    _ = company.chooser("a", rate: 5)
    company.strategy("Q") { $0.portfolio = .list([1]) }
    let outcome = try company.run(0)
    // Orders in process are finished: 3 minutes' worth of half the opportunities.
    #expect(outcome["products.P.shipped"] < 40)
    #expect(outcome["market.share"] == 1)
  }

  // A measured portfolio changes at reviews, while opportunities keep coming.
  @Test("a portfolio that changes at every review balances its books")
  func reviews() throws {
    var company = try bazaar()
    company.base.reviewEvery = 50
    company.base.portfolio = .top(1)
    company.base.release = .conwip(jobs: 2)
    company.base.addOnRequest = .make
    #expect(try company.run()["flow.orders.cancelled"] > 0)
  }

  @Test("a thousand variants beside one another share as one nest")
  func manyVariants() throws {
    var company = TestCompany.supplier(warmup: 10.005, horizon: 40)
    company.market { $0.needs = [Need(name: "need", lambda: 0.3, competitor: 2)] }
    company.innovation = Innovation(every: .constant(0.01), products: [0])
    company.base.innovation.variants = .beside
    company.strategy("stop") { $0.innovation.gate = .infinity }
    _ = company.chooser("a", rate: 100)
    let outcome = try company.run(0)
    expect(outcome, [("portfolio.variants", 1001)])
    // V = 0.3 ln 1001 against 2.
    let share = 1 / (1 + exp(2 - 0.3 * log(1001)))
    isNear(outcome["market.share"], share, error: (share * (1 - share) / 3900).squareRoot())
  }

  // Keys of waiting orders used to be settled when they came: b would have gone before a's second.
  @Test("attention that follows revenue follows it as it stands now")
  func attention() throws {
    var company = TestCompany.supplier(horizon: 100, time: 10)
    company.resources[0].units = 1
    company.dispatch(by: Dispatching(.account))
    for (name, times) in [("a", [0.0, 2]), ("b", [1.0])] {
      let account = company.account(name)
      company.demands.append(
        Demand(
          path: name, account: account, product: 0,
          pattern: .trace(times.map { Demand.RecordedOrder(placed: $0) })))
    }
    #expect(try Trace(company).times(.started) == ["#1 0", "#3 10", "#2 20"])
  }
}
