import Company
import Probability
import Testing

/// Opportunities whose spacing has a law.
@Suite("Spacing of needs")
struct SpacingTests {
  /// One account that buys at every opportunity; orders are shipped at once.
  private func company(
    horizon: Double, _ spacing: Distribution, rate: Double = 0.1, tick: Double = 100
  ) -> TestCompany {
    var company = TestCompany.supplier(horizon: horizon, tick: tick)
    _ = company.chooser("a", rate: rate)
    company.customers?.wants[0].spacing = spacing
    return company
  }

  private func opportunities(_ company: TestCompany, until horizon: Double) throws -> Double {
    var company = company
    company.time.horizon = horizon
    let outcome = try company.run()
    #expect(outcome["market.opportunities"] == outcome["flow.orders.shipped"])
    // A number per period, which is the horizon, but for rounding.
    return outcome["market.opportunities"].rounded()
  }

  @Test("even needs come one spacing apart, the first after one")
  func even() throws {
    // Only the shape of the law counts, not its mean.
    let company = company(horizon: 1, .constant(7))
    #expect(try opportunities(company, until: 9.9) == 0)
    #expect(try opportunities(company, until: 10.1) == 1)
    #expect(try opportunities(company, until: 1001) == 100)
  }

  @Test("a growing account asks at the same evenness, faster after each look at the market")
  func growth() throws {
    var company = company(horizon: 1, .constant(1))
    // Twice as much after 100 minutes, four times after 200.
    company.accounts[1].customer?.growth = 0.0069314718055994531
    #expect(try opportunities(company, until: 101) == 10)
    #expect(try opportunities(company, until: 106) == 11)
    #expect(try opportunities(company, until: 201) == 30)
    #expect(try opportunities(company, until: 251) == 50)
  }

  @Test("a gap waits where nothing is asked for, and goes on after")
  func pause() throws {
    var company = company(horizon: 1, .constant(1), rate: 1.0 / 6)
    // Twice the rate up to 100, none up to 200, twice again.
    company.customers?.season = Season(period: 200, amplitude: 1)
    #expect(try opportunities(company, until: 98) == 32)
    #expect(try opportunities(company, until: 199) == 33)
    #expect(try opportunities(company, until: 201) == 33)
    // Two minutes were left of a gap of three.
    #expect(try opportunities(company, until: 203) == 34)
  }

  // A wallet that doubles must not change how even the needs are: thinning would.
  @Test("a wallet that doubles halves the gaps and leaves their coefficient of variation")
  func wallet() throws {
    func customer(elasticity: Double) -> Customer {
      Customer(
        buyer: 0, forgiveness: 100,
        costs: CustomerCosts(
          ordering: 1, holding: 0, value: 0, deviation: 0, elasticity: elasticity, adapts: 1))
    }
    // The relationship takes all of the ordering cost away: s = 1, so W goes to 1 + elasticity.
    var company = TestCompany.supplier(warmup: 1000, horizon: 20_000, tick: 10)
    company.relationships = [Relationship(name: "free", customerOrdering: 0)]
    for name in ["a", "b"] {
      _ = company.chooser(name, rate: 0.1, customer: customer(elasticity: name == "a" ? 1 : 0))
    }
    company.customers?.wants[0].spacing = try .gamma(mean: 1, cv: 0.2)
    company.customers?.wants[1].spacing = try .gamma(mean: 1, cv: 0.2)
    company.strategy("free") { $0.relationships.assigned = [nil, 0, 0] }
    var counts: [[Double]] = [[], []]
    for replication in 0..<100 as Range<UInt32> {
      let outcome = try company.run(0, replication: replication)
      counts[0].append(outcome["accounts.a.sales"] / 100)
      counts[1].append(outcome["accounts.b.sales"] / 100)
    }
    for (place, mean) in [4000.0, 2000].enumerated() {
      let average = counts[place].reduce(0, +) / 100
      let variance = counts[place].reduce(0) { $0 + ($1 - average) * ($1 - average) } / 99
      // Of a renewal process: variance of the count / its mean = cv^2 = 0.04; Poisson: 1.
      isNear(average, mean, error: (0.04 * mean / 100).squareRoot() + 0.5)
      isNear(variance / mean, 0.04, error: 0.04 * (2.0 / 99).squareRoot())
    }
  }

  @Test("a relationship evens the spacing without changing its mean, and never roughens it")
  func relationship() throws {
    var company = company(horizon: 20_000, try .gamma(mean: 1, cv: 0.8))
    company.relationships = [
      Relationship(name: "level", spacingCV: 0), Relationship(name: "rough", spacingCV: 3),
    ]
    let lumpy = try company.run()
    company.accounts[1].customer?.relationship = 1
    #expect(try company.run()["market.opportunities"] == lumpy["market.opportunities"])
    company.accounts[1].customer?.relationship = 0
    #expect(abs(try company.run()["market.opportunities"] - 2000) <= 1)
    isNear(lumpy["market.opportunities"], 2000, error: 0.8 * 2000.0.squareRoot())
  }
}
