import Company
import Foundation
import Probability
import Testing

/// What business with us costs a customer, and how its wallet follows.
@Suite("Wallets")
struct WalletTests {
  private let costs = CustomerCosts(
    ordering: 4, holding: 0.5, value: 8, deviation: 3, safety: 2, review: 6, elasticity: 0.8,
    adapts: 200)

  /// Orders take 10 minutes; at the end of the warm-up the account moves to a relationship.
  private func company(
    _ terms: Relationship, costs: CustomerCosts, warmup: Double = 300, tick: Double = 10
  ) -> TestCompany {
    var company = TestCompany.supplier(
      warmup: warmup, horizon: 600, time: 10, memory: Memory(service: 1), tick: tick)
    company.relationships = [terms]
    _ = company.chooser(
      "a", rate: 0.5, customer: Customer(buyer: 0, forgiveness: 100, costs: costs))
    company.strategy("closer") {
      $0.relationships.assigned = [nil, 0]
    }
    return company
  }

  /// Ordering at so much an order, and safety stock for a time.
  private func cost(_ ordering: Double, exposed: Double) -> Double {
    ordering * 0.5 + 0.5 * 8 * 2 * 3 * exposed.squareRoot()
  }

  @Test("a customer's cost is its ordering and the safety stock for the lead time that it sees")
  func ownCost() throws {
    var terms = Relationship(name: "partner", customerOrdering: 0.25, customerReview: 0.5)
    let company = company(terms, costs: costs)
    expect(try company.run(), [("accounts.a.own_cost", 1), ("accounts.a.wallet", 1)])
    let start = cost(4, exposed: 16)
    expect(
      try company.run(0), [("accounts.a.own_cost", cost(1, exposed: 13) / start)])
    // Shown 7 minutes ahead, an order is waited for 3 minutes.
    terms = Relationship(name: "partner", visibility: 7)
    let seen = try self.company(terms, costs: costs).run(0)
    expect(seen, [("accounts.a.own_cost", cost(4, exposed: 9) / start)])
    terms.visibility = 50
    let early = try self.company(terms, costs: costs).run(0)
    expect(early, [("accounts.a.own_cost", cost(4, exposed: 6) / start)])
  }

  // With no stock to hold, what is saved stands still from the switch on: W(t) is known exactly.
  @Test("the wallet closes in on 1 + elasticity x saving with its time constant")
  func wallet() throws {
    var costs = costs
    costs.holding = 0
    let outcome = try company(
      Relationship(name: "partner", customerOrdering: 0.25), costs: costs
    ).run(0)
    let aim = 1 + 0.8 * 0.75
    expect(outcome, [("accounts.a.wallet", aim + (1 - aim) * exp(-600.0 / 200))])
    // The account asks more often as its wallet grows.
    let mean = 0.5 * (aim * 600 + (1 - aim) * 200 * (1 - exp(-3)))
    isNear(outcome["market.opportunities"], mean, error: mean.squareRoot())
  }

  @Test("an account for which we become dearer shrinks, but not below nothing")
  func shrinks() throws {
    var costs = costs
    costs.holding = 0
    costs.elasticity = 10
    let outcome = try company(
      Relationship(name: "arm's length", customerOrdering: 3), costs: costs
    ).run(0)
    expect(outcome, [("accounts.a.wallet", exp(-600.0 / 200))])
  }

  // The first look after the warm-up used to come when the strategy's terms were in force already:
  // what it saved the customer was counted as the start, and the wallet did not grow.
  @Test("savings are counted from before the strategy, whenever the market is looked at")
  func startOfSavings() throws {
    let terms = Relationship(name: "partner", customerOrdering: 0.25)
    let late = try company(terms, costs: costs, warmup: 305, tick: 60).run(0)
    expect(late, [("accounts.a.own_cost", cost(1, exposed: 16) / cost(4, exposed: 16))])
    #expect(late["accounts.a.wallet"] > 1.01)
    // Nor is there a look before a strategy that begins at once.
    let atOnce = try company(terms, costs: costs, warmup: 0, tick: 60).run(0)
    expect(atOnce, [("accounts.a.own_cost", cost(1, exposed: 16) / cost(4, exposed: 16))])
  }

  @Test("a customer's own growth is exponential, and the season is a wave")
  func growth() throws {
    var company = TestCompany.supplier(horizon: 1000)
    _ = company.chooser(
      "a", rate: 30, customer: Customer(buyer: 0, forgiveness: 1, growth: 0.001))
    let grown = try company.run()["market.opportunities"]
    let mean = 30_000 * (exp(1.0) - 1)
    isNear(grown, mean, error: mean.squareRoot())
    company.accounts[1].customer?.growth = -0.002
    let shrunk = 15_000 * (1 - exp(-2.0))
    isNear(try company.run()["market.opportunities"], shrunk, error: shrunk.squareRoot())
    // A quarter of a cycle from the peak: the integral of the cosine is period / 2 pi.
    company.accounts[1].customer?.growth = 0
    company.market { $0.season = Season(period: 4000, amplitude: 0.7, peak: 0) }
    let wave = 30 * (1000 + 0.7 * 4000 / (2 * .pi))
    isNear(try company.run()["market.opportunities"], wave, error: wave.squareRoot())
    company.market { $0.season?.peak = 2000 }
    let trough = 30 * (1000 - 0.7 * 4000 / (2 * .pi))
    isNear(try company.run()["market.opportunities"], trough, error: trough.squareRoot())
  }
}
