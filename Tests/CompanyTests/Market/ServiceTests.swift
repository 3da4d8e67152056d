import Company
import Foundation
import Probability
import Testing

/// What accounts remember of deliveries, by hand.
@Suite("Service and trust")
struct ServiceTests {
  private let memory = Memory(service: 0.2, trust: 0.1, startService: 0.5, startTrust: 0.6)

  /// Every order takes 10 minutes; the account may ask for a date and be promised one.
  private func company(
    asks: Double? = nil, promise: Double? = nil, forgiveness: Double = 6, patience: Double? = nil,
    quantity: Distribution = .constant(1)
  ) -> TestCompany {
    var company = TestCompany.supplier(horizon: 500, time: 10, memory: memory)
    if let promise { company.base.promise = .fixed(promise) }
    company.products[0].route[0].time = .constant(10 / quantity.mean)
    _ = company.chooser(
      "a", rate: 0.1, quantity: quantity, patience: patience,
      customer: Customer(buyer: 0, asks: asks, forgiveness: forgiveness))
    return company
  }

  /// Holds both memories against `n` equal deliveries.
  private func expectMemories(
    _ outcome: Outcome, n: Double, service: Double, trust: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(n > 20, sourceLocation: sourceLocation)
    expect(
      outcome,
      [
        ("accounts.a.service", smoothed(0.5, 0.2, to: service, times: n)),
        ("accounts.a.trust", smoothed(0.6, 0.1, to: trust, times: n, falling: 2)),
      ], sourceLocation: sourceLocation)
  }

  @Test("without a date nobody can be late")
  func noDates() throws {
    let outcome = try company().run()
    expectMemories(outcome, n: outcome["products.P.shipped"], service: 1, trust: 1)
  }

  @Test("a delivery exactly on the promised date is on time")
  func onTime() throws {
    let outcome = try company(promise: 10).run()
    expectMemories(outcome, n: outcome["products.P.shipped"], service: 1, trust: 1)
  }

  @Test("half the forgiveness late is worth half of the trust, and no service")
  func late() throws {
    let outcome = try company(promise: 7).run()
    expectMemories(outcome, n: outcome["products.P.shipped"], service: 0, trust: 0.5)
  }

  @Test("later than forgiveness is not worse than worthless")
  func veryLate() throws {
    let outcome = try company(promise: 1, forgiveness: 2).run()
    expectMemories(outcome, n: outcome["products.P.shipped"], service: 0, trust: 0)
  }

  @Test("service is about the date asked for, trust about the promise")
  func twoMemories() throws {
    let promised = try company(asks: 5, promise: 20).run()
    expectMemories(promised, n: promised["products.P.shipped"], service: 0, trust: 1)
    let asked = try company(asks: 20, promise: 7).run()
    expectMemories(asked, n: asked["products.P.shipped"], service: 1, trust: 0.5)
  }

  @Test("where we promise nothing, what is asked for is promised")
  func asksAlone() throws {
    let outcome = try company(asks: 7).run()
    expectMemories(outcome, n: outcome["products.P.shipped"], service: 0, trust: 0.5)
    expect(outcome, [("flow.on_time", 0)])
  }

  @Test("an order that lapses is remembered as one that never came")
  func lapsed() throws {
    var company = company(promise: 100, patience: 5)
    company.base.release = .planned(leadTime: 10)
    let outcome = try company.run()
    expect(outcome, [("products.P.shipped", 0)])
    expectMemories(outcome, n: outcome["flow.orders.lapsed"], service: 0, trust: 0)
  }

  @Test("a wrong order is worthless, however early, and is delivered twice")
  func wrong() throws {
    var company = company(promise: 100)
    company.accounts[1].costPerDelivery = Money(3)
    company.salesForce = SalesForce(wrongOrders: 1)
    let outcome = try company.run()
    let shipped = outcome["products.P.shipped"]
    expectMemories(outcome, n: shipped, service: 0, trust: 0)
    expect(outcome, [("money.throughput", shipped * (100 - 6))])
  }

  @Test("a relationship that explains reports makes fewer orders wrong")
  func explained() throws {
    var company = company(promise: 100)
    company.salesForce = SalesForce(wrongOrders: 1)
    company.relationships = [Relationship(name: "partner", wrongOrders: 0)]
    company.accounts[1].customer?.relationship = 0
    let outcome = try company.run()
    expectMemories(outcome, n: outcome["products.P.shipped"], service: 1, trust: 1)
  }

  // An order of which nothing is left used to leave no memory at all.
  @Test("an order lost to scrap is remembered as one that never came")
  func scrapped() throws {
    var company = company()
    company.products[0].route[0].yield = 0
    let outcome = try company.run()
    expect(outcome, [("products.P.shipped", 0)])
    expectMemories(outcome, n: outcome["flow.orders.scrapped"], service: 0, trust: 0)
  }

  // Of 100 pieces half are lost: a delivery that is complete is out of the question. It used to count
  // as on time.
  @Test("an order that is shipped short is no good service")
  func short() throws {
    var company = company(quantity: .constant(100))
    company.products[0].route[0].yield = 0.5
    let outcome = try company.run()
    expectMemories(outcome, n: outcome["flow.orders.shipped"], service: 0, trust: 1)
    // What is made again delays the order, but it is complete.
    company.products[0].scrap = .again
    let again = try company.run()
    expectMemories(again, n: again["flow.orders.shipped"], service: 1, trust: 1)
  }

  // What an order is taken apart into used to forget when it was asked for and for when.
  @Test("what comes out of an order is delivered as that order was wanted")
  func outputs() throws {
    var company = company(asks: 20)
    company.products.append(Product(name: "O", price: Money(1), route: []))
    company.products[0].outputs = [Product.Component(product: 1)]
    let outcome = try company.run()
    #expect(outcome["products.O.shipped"] > 20)
    expectMemories(outcome, n: outcome["products.O.shipped"], service: 1, trust: 1)
    company.accounts[1].customer?.asks = 7
    let late = try company.run()
    expectMemories(late, n: late["products.O.shipped"], service: 0, trust: 0.5)
  }

  @Test("an order cancelled because its product was dropped is remembered")
  func cancelled() throws {
    var company = company(promise: 1000)
    company.time.warmup = 400
    company.base.release = .planned(leadTime: 10)
    company.strategy("nothing") { $0.portfolio = .list([]) }
    let outcome = try company.run(0)
    expect(outcome, [("products.P.shipped", 0), ("flow.orders.lapsed", 0)])
    expectMemories(outcome, n: outcome["flow.orders.cancelled"], service: 0, trust: 0)
  }

  // M/G/infinity with Bernoulli mistakes: S is a sum of weighted independent trials.
  @Test("service with random mistakes has the mean and variance of exponential smoothing")
  func smoothing() throws {
    let accounts = 2000
    var company = TestCompany.supplier(
      horizon: 100, memory: Memory(service: 0.1, startService: 0.7))
    company.salesForce = SalesForce(wrongOrders: 0.3)
    for number in 0..<accounts { _ = company.chooser("a\(number)", rate: 2) }
    let outcome = try company.run()
    let values = (0..<accounts).map { outcome["accounts.a\($0).service"] }
    let mean = values.reduce(0, +) / Double(accounts)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = 0.1 / 1.9 * 0.7 * 0.3
    isNear(mean, 0.7, error: (variance / Double(accounts)).squareRoot())
    // Normal but for an excess of kurtosis that is negative here.
    isNear(
      squares / Double(accounts - 1), variance,
      error: variance * (2 / Double(accounts - 1)).squareRoot())
  }

  // Trust stays at 0.2, half the floor: the hazard is half the rate. A look every 5 minutes.
  @Test("accounts leave at a hazard that grows as trust falls below the floor, and ask no more")
  func leaving() throws {
    let accounts = 2000
    var company = TestCompany.supplier(
      horizon: 100, memory: Memory(trust: 0.1, startTrust: 0.2), tick: 5)
    company.market { $0.leaving = Leaving(rate: 0.02, floor: 0.4) }
    company.market { $0.needs[0].competitor = 80 }
    for number in 0..<accounts { _ = company.chooser("a\(number)", rate: 1) }
    let outcome = try company.run()
    let n = Double(accounts)
    let left = 1 - exp(-0.01 * 100)
    isNear(
      outcome["market.accounts_left"], n * left, error: (n * left * (1 - left)).squareRoot())
    // Presence lies between 0 and 100: its variance is 2500 at most. Its mean:
    // an account stays for the ticks that it survives: the sum over ticks of 5 exp(-0.01 t).
    let stay = (0..<20).reduce(0.0) { $0 + 5 * exp(-0.01 * Double($1) * 5) }
    isNear(outcome["market.opportunities"], n * stay, error: (n * (2500 + stay)).squareRoot())
    company.market { $0.memory.startTrust = 0.4 }
    expect(try company.run(), [("market.accounts_left", 0)])
    company.market {
      $0.memory.startTrust = 0
      $0.leaving?.rate = 0
    }
    expect(try company.run(), [("market.accounts_left", 0)])
  }
}
