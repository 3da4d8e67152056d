import Company
import Probability
import Testing

/// Sizes and coincidences at the edge of what a file can say.
@Suite("Extremes")
struct ExtremeTests {
  // 1000 orders of a million pieces at a cent: 10 million of money and 10^9 pieces, exactly.
  @Test("orders of a million pieces are counted and paid exactly")
  func millions() throws {
    var company = TestCompany(horizon: 1000.5)
    company.add("M")
    company.make("P", price: 0.01, material: 0.0001, lot: 1_000_000, [("M", 1e-7)])
    company.orders("P", every: 1, quantity: 1e6)
    let outcome = try company.run()
    #expect(outcome["flow.orders.shipped"].rounded() == 1000)
    #expect(outcome["flow.output_rate"].rounded() == 1e9)
    expect(outcome, [("money.throughput", 9_900_000), ("resources.M.busy", 100 / 1000.5)])
  }

  @Test("an order of many pieces of random times takes the sum of its draws")
  func manyDraws() throws {
    var company = TestCompany(horizon: 3)
    company.add("M")
    company.make("P", [("M", 0)])
    company.products[0].route[0].time = try .exponential(mean: 1e-5)
    company.orders("P", every: 1, quantity: 100_000)
    let outcome = try company.run()
    // 10^5 exponential times of mean 1e-5: 1 +- 6.1 / sqrt(1e5) at a level of 1e-9, and as much
    // again for the second order if it waits for the first.
    #expect(abs(outcome["flow.lead_time.mean"] - 1) < 2 * 6.1 / 1e5.squareRoot())
  }

  @Test("work of no time is done at the instant it is ordered, all along the route")
  func zeroTimes() throws {
    var company = TestCompany(horizon: 10)
    for name in ["A", "B", "C"] { company.add(name, buffer: 0, setup: 0) }
    company.make("P", [("A", 0), ("B", 0), ("C", 0), ("A", 0), ("A", 0)])
    company.make("Q", [("C", 0), ("B", 0), ("A", 0)])
    company.orders("P", every: 1, patience: 0)
    company.orders("Q", every: 1, patience: 0)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 20), ("flow.orders.shipped", 20), ("flow.orders.lapsed", 0),
        ("flow.lead_time.mean", 0), ("flow.wip", 0), ("resources.A.busy", 0),
        ("resources.A.starved", 1),
      ])
  }

  // A hundred products, all ordered at 1, 2, 3...: P0 first, each waits for those before it.
  @Test("a hundred orders of one instant are taken in the order of their sources")
  func simultaneous() throws {
    var company = TestCompany(horizon: 2.5)
    company.add("M")
    for number in 0..<100 {
      company.make("P\(number)", [("M", 0.005)])
      company.orders("P\(number)", every: 1)
    }
    let outcome = try company.run()
    #expect(outcome["flow.orders.shipped"] == 200)
    for number in 0..<100 {
      let leadTime = outcome["products.P\(number).lead_time.mean"]
      #expect(abs(leadTime - 0.005 * Double(number + 1)) < 1e-12)
    }
  }

  @Test("hundreds of products and resources are no matter")
  func manyProducts() throws {
    var company = TestCompany(warmup: 5, horizon: 45)
    for number in 0..<300 {
      company.add("M\(number)")
      company.make("P\(number)", price: 1, [("M\(number)", 1)])
      company.orders("P\(number)", every: 10)
    }
    company.strategy("best") {
      $0.portfolio = .top(150)
      $0.reviewEvery = 20
    }
    // Orders at 10, 20, 30, 40 and 50; at 25 all have earned the same, but only those made on M0,
    // the first of the equally busy, used the constraint: the others are better, and the first 150
    // of them are kept.
    let outcome = try company.run(0)
    expect(
      outcome,
      [
        ("flow.orders.received", 1500), ("flow.orders.refused", 450),
        ("portfolio.offerings", 150), ("products.P0.shipped", 2), ("products.P150.shipped", 4),
        ("products.P151.shipped", 2),
      ])
  }

  @Test("thousands of variants replace each other")
  func manyVariants() throws {
    var company = TestCompany(horizon: 4000.5)
    company.add("M", setup: 0.001)
    company.make("P", price: 1, material: 0.5, lot: 3, [("M", 0.1)])
    company.orders("P", every: 1)
    company.innovation = Innovation(
      every: .constant(1), products: [0], learningStart: 2, learningRate: 0.5)
    // At each minute an order for the variant of the minute before, then an idea: every order is
    // the first of its variant but for the very first, and two pieces of material are lost.
    expect(
      try company.run(),
      [
        ("innovation.launches", 4000), ("portfolio.variants", 1),
        ("flow.orders.shipped", 4000), ("portfolio.write_off", 4000),
        ("resources.M.setup", 3999 * 0.001 / 4000.5),
        ("innovation.learning_loss", 3999 * 0.1 / 4000.5),
      ])
  }

  @Test("a horizon of a blink, or before anything happens, is measured all the same")
  func shortHorizons() throws {
    var company = TestCompany(warmup: 10, horizon: 1e-9)
    company.add("M", cost: 1)
    company.make("P", price: 5, [("M", 4)])
    company.endless("P")
    expect(
      try company.run(),
      [
        ("resources.M.busy", 1), ("flow.wip", 1), ("flow.output_rate", 0),
        ("flow.lead_time.mean", .nan),
      ])
    company.time.warmup = 0
    company.demands = []
    company.orders("P", every: 5)
    expect(
      try company.run(),
      [("resources.M.starved", 1), ("flow.orders.received", 0), ("money.throughput", 0)])
  }

  // At 10^9 the clock resolves 1.2e-7: ten operations of 1e-4 end up to 6e-7 off.
  @Test("operations near the resolution of the clock do not unbalance the books")
  func clockResolution() throws {
    var company = TestCompany(warmup: 1e9 - 0.001, horizon: 0.003)
    company.add("M")
    company.make("P", Array(repeating: ("M", 1e-4), count: 10))
    company.orders("P", every: 1e9)
    let outcome = try company.run()
    #expect(abs(outcome["resources.M.busy"] - 1.0 / 3) < 1e-3)
  }

  @Test("nothing at all happens in a company without demand")
  func noDemand() throws {
    var company = TestCompany(warmup: 5, horizon: 10)
    company.add("M")
    company.make("P", [("M", 1)])
    let outcome = try company.run()
    expect(
      outcome,
      [
        ("flow.orders.received", 0), ("resources.M.starved", 1), ("resources.M.wait.mean", .nan),
        ("resources.M.active_period", .nan), ("constraint.market.share", 1),
        ("portfolio.unprofitable_share", .nan),
      ])
    #expect(outcome.result.events == 2)
  }

  // A (3), B (5), C (4): lead times are 12 + 2k, k = 0 ... 93; 95 % of 94 is 89.3.
  @Test("the 95 % quantile of lead times is within 0.8 % and the next observation")
  func quantile() throws {
    var company = TestCompany(horizon: 480)
    for name in ["A", "B", "C"] { company.add(name) }
    company.make("P", [("A", 3), ("B", 5), ("C", 4)])
    company.endless("P")
    let outcome = try company.run()
    for name in ["flow", "products.P"] {
      let found = outcome["\(name).lead_time.p95"]
      #expect(found > 188 * 0.992 && found < 192 * 1.008)
    }
  }
}
