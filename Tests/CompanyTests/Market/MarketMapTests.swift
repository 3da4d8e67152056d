import Company
import Probability
import Testing

/// Accounts are mapped to relationships by potential and fit, from the books.
@Suite("Market mapping")
struct MarketMapTests {
  typealias Rule = RelationshipPolicy.MarketMap.Rule

  /// Four accounts; what they earn falls from a to d, and b fits best, then d, c, a. The relationships
  /// differ in price, which shows who has which.
  private func company(warmup: Double = 1000, horizon: Double = 1000) -> TestCompany {
    var company = TestCompany.supplier(warmup: warmup, horizon: horizon, tick: 50)
    company.add("chain")
    company.relationships = [
      Relationship(name: "integrated", discount: 0.5),
      Relationship(name: "operating", discount: 0.25), Relationship(name: "arms"),
    ]
    company.salesForce = SalesForce(
      integration: company.activity("integration", on: "chain", .constant(5)))
    for (name, rate, willingness) in [
      ("a", 2, 0.1), ("b", 1, 0.9), ("c", 0.4, 0.5), ("d", 0.1, 0.7),
    ] {
      let account = company.chooser(
        name, rate: rate,
        customer: Customer(buyer: 0, forgiveness: 100, willingness: willingness))
      company.accounts[account].costPerOrder = Money(1)
    }
    return company
  }

  /// The price that each account pays after the switch: every order costs 1 and is shipped at once.
  private func prices(_ outcome: Outcome) -> [Double] {
    ["a", "b", "c", "d"].map {
      outcome["accounts.\($0).sales"] / outcome["accounts.\($0).cost_to_serve"]
    }
  }

  private func prices(
    _ company: TestCompany, _ rules: [Rule], assigned: [Int?] = []
  ) throws -> [Double] {
    var company = company
    company.strategy("mapped") {
      $0.relationships = RelationshipPolicy(assigned: assigned, map: .init(rules: rules))
    }
    return prices(try company.run(0))
  }

  @Test("the first rule that an account satisfies gives its relationship")
  func rules() throws {
    let company = company()
    let map = [Rule(to: 0, potential: 0.5, fit: 0.5), Rule(to: 1, potential: 0.5), Rule(to: 2)]
    #expect(try prices(company, map) == [75, 50, 100, 100])
    // By fit alone; a share is rounded up.
    #expect(try prices(company, [Rule(to: 0, fit: 0.51)]) == [100, 50, 50, 50])
    // Everybody; nobody.
    #expect(try prices(company, [Rule(to: 1)]) == [75, 75, 75, 75])
    #expect(try prices(company, []) == [100, 100, 100, 100])
    // So many of them: potential x fit is 0.2, 0.9, 0.2, 0.07 in units of b's potential.
    #expect(try prices(company, [Rule(to: 0, most: 1), Rule(to: 1)]) == [75, 50, 75, 75])
    // From a threshold on: sales of 100 less 1 per order, at rates of 2, 1, 0.4, 0.1, of which the
    // books have seen 1 - exp(-1000 / span).
    var quick = company
    quick.time.week = 10
    #expect(try prices(quick, [Rule(to: 0, threshold: 70)]) == [50, 50, 100, 100])
    #expect(
      try prices(company, map, assigned: [nil, 2, nil, nil, 1]) == [100, 50, 100, 75])
  }

  @Test("how many accounts have a relationship is reported as of the end")
  func counts() throws {
    var company = company()
    company.strategy("mapped") {
      $0.relationships.map = .init(rules: [Rule(to: 0, potential: 0.5, fit: 0.5), Rule(to: 2)])
    }
    expect(
      try company.run(0),
      [
        ("relationships.integrated.accounts", 1), ("relationships.operating.accounts", 0),
        ("relationships.arms.accounts", 3),
      ])
    expect(try company.run(), [("relationships.arms.accounts", 0)])
  }

  // Decisions read only the books: a map cannot know at the start who will be worth it.
  @Test("of whom nothing is recorded, nothing is known")
  func unknown() throws {
    var company = company(warmup: 0)
    company.base.relationships.map = .init(rules: [
      Rule(to: 0, potential: 0.5), Rule(to: 1, fit: 0.99), Rule(to: 2, threshold: 1e-9),
    ])
    #expect(prices(try company.run()) == [100, 100, 100, 100])
    company.base.relationships.map?.rules.append(Rule(to: 1))
    #expect(prices(try company.run()) == [75, 75, 75, 75])
    // A review finds the books.
    company.base.reviewEvery = 900
    expect(try company.run(), [("relationships.integrated.accounts", 2)])
  }

  // Business swings: what is worth a project at the switch is not so at the next reviews, and again
  // when it is done.
  @Test("a project that is under way goes on; what it brought ends when the books say so")
  func projects() throws {
    var company = TestCompany.supplier(warmup: 500, horizon: 1500, tick: 10)
    company.time.week = 5
    company.customers?.season = Season(period: 2000, amplitude: 1)
    company.add("chain")
    company.relationships = [
      Relationship(name: "partner", project: 160), Relationship(name: "plain"),
    ]
    company.salesForce = SalesForce(
      integration: company.activity("integration", on: "chain", .constant(5)))
    _ = company.chooser("a", rate: 5)
    company.strategy("mapped") {
      $0.relationships.map = .init(rules: [Rule(to: 0, threshold: 300), Rule(to: 1)])
      $0.reviewEvery = 390
    }
    func partners(until time: Double) throws -> [Double] {
      var company = company
      company.time.horizon = time - 500
      let outcome = try company.run(0)
      return ["partner", "plain"].map { outcome["relationships.\($0).accounts"] }
        + [outcome["resources.chain.busy"] * (time - 500)]
    }
    // 5 x 160 / 0.5 is 1600, from 500 to 2100; the reviews at 890 and 1280 find too little.
    #expect(try partners(until: 2095) == [0, 0, 1595])
    #expect(try partners(until: 2105) == [1, 0, 1600])
    #expect(try partners(until: 2800) == [1, 0, 1600])
    // The review at 2840 finds too little again, and plain takes no project.
    #expect(try partners(until: 2850) == [0, 1, 1600])
  }

  @Test("those in a project count under the limit of its rule")
  func limit() throws {
    var company = company(horizon: 30_000)
    company.relationships[0].project = 200
    company.accounts[3].customer?.willingness = 0.05
    company.strategy("mapped") {
      $0.relationships.map = .init(rules: [Rule(to: 0, most: 2), Rule(to: 1)])
      $0.reviewEvery = 100
    }
    let outcome = try company.run(0)
    #expect(outcome["relationships.integrated.accounts"] == 2)
    #expect(outcome["relationships.operating.accounts"] == 2)
  }
}
