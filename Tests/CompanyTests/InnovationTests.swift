import Company
import Probability
import Testing

/// Ideas, gates, variants and what they cost.
@Suite("Innovation")
struct InnovationTests {
  /// P at 100, ordered every 10 minutes and made on M in `time` minutes; ideas at fixed intervals.
  private func company(
    ideasEvery: Double, gain: Double = 0, copiedAfter: Double? = nil, time: Double = 0,
    horizon: Double
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.make("P", price: 100, [("M", time)])
    company.orders("P", every: 10)
    company.innovation = Innovation(
      every: .constant(ideasEvery), products: [0], priceGain: .constant(gain),
      copiedAfter: copiedAfter.map { .constant($0) })
    return company
  }

  @Test("ideas come whatever the strategy; launches are what the gate lets pass")
  func ideas() throws {
    var company = company(ideasEvery: 1, horizon: 500)
    company.make("Q", price: 50, [("M", 0)])
    company.innovation = Innovation(
      every: try .exponential(mean: 5), products: [0, 1],
      priceGain: try .exponential(mean: 0.1))
    company.strategy("all") { $0.innovation = InnovationPolicy(gate: 0, variants: .replace) }
    company.strategy("beside") { $0.innovation = InnovationPolicy(gate: 0, variants: .beside) }
    company.strategy("half") { $0.innovation = InnovationPolicy(gate: 0.1) }
    company.strategy("none") { $0.innovation = InnovationPolicy(gate: .infinity) }
    company.strategy("P only") { $0.portfolio = .list([0]) }
    let outcomes = try (0..<5).map { try company.run($0) }
    let ideas = outcomes[0]["innovation.ideas"]
    #expect(ideas > 50)
    for outcome in outcomes { #expect(outcome["innovation.ideas"] == ideas) }
    let launches = outcomes.map { $0["innovation.launches"] }
    #expect(launches[0] == ideas)
    #expect(launches[1] == ideas)
    #expect(launches[2] > 0 && launches[2] < ideas)
    #expect(launches[3] == 0)
    // Ideas for a product that is not offered are not taken up.
    #expect(launches[4] > 0 && launches[4] < ideas)
    #expect(
      outcomes.map { $0["portfolio.variants"] } == [2, 2 + ideas, 2, 2, 1])
  }

  @Test("the gate passes a gain that equals it")
  func gate() throws {
    var company = company(ideasEvery: 10, gain: 0.25, horizon: 99)
    company.base.innovation.gate = 0.25
    expect(try company.run(), [("innovation.ideas", 9), ("innovation.launches", 9)])
    company.base.innovation.gate = 0.250001
    expect(try company.run(), [("innovation.ideas", 9), ("innovation.launches", 0)])
  }

  // An idea at 100 raises the price from 100 to 120 and is copied at 130. The order of 100 comes
  // before it, those of 110 and 120 pay more, that of 130 does not.
  @Test("a variant earns its gain from its launch until it is copied")
  func priceGain() throws {
    var company = company(ideasEvery: 100, gain: 0.2, copiedAfter: 30, horizon: 150)
    expect(try company.run(), [("money.throughput", 13 * 100 + 2 * 120)])
    company.innovation?.copiedAfter = nil
    expect(try company.run(), [("money.throughput", 10 * 100 + 5 * 120)])
    // The customer's discount is taken off the higher price.
    let north = company.account("north", discount: 0.5)
    company.demands[0].account = north
    expect(try company.run(), [("money.throughput", 10 * 50 + 5 * 60)])
  }

  // M takes 10 minutes; ordered at 10, 20...; one job at a time. Material for 10 is bought at a
  // time: at 10, 20 and 30 three pieces each are used; one is left at 35, worth 2.
  @Test("a variant that replaces another writes off its material, one beside it does not")
  func material() throws {
    var company = company(ideasEvery: 35, horizon: 69)
    company.products[0].material = Money(2)
    company.products[0].materialLot = 10
    company.demands[0].quantity = .constant(3)
    company.base.innovation.variants = .replace
    expect(
      try company.run(),
      [
        ("portfolio.write_off", 2), ("money.operating_expense", 2), ("portfolio.variants", 1),
        // Stock 14, 8, 2 until 35, nothing until 40; then 14, 8, 2 again until 69.
        ("money.investment", (140 + 80 + 10 + 140 + 80 + 18) / 69.0),
        ("money.throughput", 6 * 3 * 98),
      ])
    company.base.innovation.variants = .beside
    expect(try company.run(), [("portfolio.write_off", 0), ("portfolio.variants", 2)])
  }

  // M takes 2 minutes and 5 for a setup. The variant launched at 35 is a family of its own: the
  // order of 40 changes M over, that of 50 no more.
  @Test("a variant needs setups of its own")
  func setups() throws {
    var company = company(ideasEvery: 35, time: 2, horizon: 69)
    company.resources[0].setup = Setup(.constant(5))
    expect(
      try company.run(),
      [
        ("resources.M.setup", 5.0 / 69), ("resources.M.busy", 12.0 / 69),
        ("flow.lead_time.mean", (6 * 2 + 5) / 6.0),
      ])
    company.base.innovation.gate = .infinity
    expect(try company.run(), [("resources.M.setup", 0)])
  }

  // One job at a time, 10 minutes of M and 5 of setup. The order of 16 agreed on 10 before the idea
  // of 17 and is released at 18, as the new variant: it takes 15 minutes and still pays 10.
  @Test("an order that waits while its variant is replaced gets the new one at the agreed price")
  func replacedWhileWaiting() throws {
    var company = TestCompany(horizon: 33.5)
    company.add("M", setup: 5)
    company.make("P", price: 10, [("M", 10)])
    company.orders("P", every: 8)
    company.base.release = .conwip(jobs: 1)
    company.base.promise = .load(buffer: 0)
    company.innovation = Innovation(
      every: .constant(17), products: [0], priceGain: .constant(1))
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 2), ("money.throughput", 20),
        ("resources.M.setup", 5 / 33.5),
      ])
  }

  // Launched at 100000 with gain 1, a second variant stands beside the first: an order pays 100 or
  // 200, each with probability 1/2. 9999 orders: 4999.5 +- 305 at a level of 1e-9 (6.1 sigma).
  @Test("variants beside each other are asked for equally often")
  func equallyOften() throws {
    var company = company(ideasEvery: 1e5, gain: 1, horizon: 99_995)
    company.time.warmup = 1e5
    company.base.innovation.variants = .beside
    let outcome = try company.run(seed: 11)
    expect(outcome, [("flow.orders.shipped", 9999), ("portfolio.variants", 2)])
    let dear = outcome["money.throughput"] / 100 - 9999
    #expect(abs(dear - 4999.5) < 305)
  }

  // M takes 1 minute for either variant and 1 for a change between them: of n endless orders, each
  // for one of two variants, half need a setup, +- 6.1 sigma (1e-9); n is 2000 or nearly so.
  @Test("endless orders, too, are for any of the variants")
  func endlessOrders() throws {
    var company = TestCompany(warmup: 3000, horizon: 2999)
    company.add("M", setup: 1)
    company.make("P", [("M", 1)])
    company.endless("P")
    company.innovation = Innovation(every: .constant(3000), products: [0])
    company.base.innovation.variants = .beside
    let outcome = try company.run(seed: 5)
    #expect(outcome["portfolio.variants"] == 2)
    let share = outcome["resources.M.setup"] / outcome["resources.M.busy"]
    #expect(abs(share - 0.5) < 6.1 * 0.5 / 1900.squareRoot())
  }

  // Standard 10 minutes. The variant of 105 starts at twice that with Wright's rate of 0.8; piece n
  // takes 20 n^(log2 0.8) minutes: 20, 16, 14.042, 12.8. Ordered at 125, 150, 175 and 200; the last
  // is begun and takes 9.5 of its 12.8 minutes before the end.
  @Test("a new variant is learnt along Wright's curve")
  func learning() throws {
    var company = TestCompany(warmup: 111, horizon: 98.5)
    company.add("M")
    company.make("P", [("M", 10)])
    company.orders("P", every: 25)
    company.innovation = Innovation(
      every: .constant(105), products: [0], learningStart: 2, learningRate: 0.8)
    let third = 14.042_074_055_571_203
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 3), ("resources.M.busy", (20 + 16 + third + 9.5) / 98.5),
        ("flow.lead_time.mean", (20 + 16 + third) / 3),
        ("innovation.learning_loss", (10 + 6 + third - 10 + 2.8) / 98.5),
      ])
  }

  // Pieces 1 ... 10 of a variant take 2, 1.6, 1.40421, 1.28, 1.19127, 1.12337, 1.06898, 1.024 and,
  // as the curve is then below it, twice the standard itself.
  @Test("the pieces of an order are learnt one by one, down to the standard")
  func learningWithinAnOrder() throws {
    var company = TestCompany(warmup: 50.5, horizon: 190)
    company.add("M")
    company.make("P", [("M", 10)], orderTime: 3)
    company.orders("P", every: 60, quantity: 10)
    company.innovation = Innovation(
      every: .constant(50), products: [0], learningStart: 2, learningRate: 0.8)
    company.strategy("once") { $0.innovation.gate = .infinity }
    // The time per order is not learnt.
    expect(
      try company.run(0),
      [("flow.orders.shipped", 1), ("flow.lead_time.mean", 10 * 12.691_827_066_540_625 + 3)])
  }

  @Test("a rate of 1 learns nothing; a start of 1 has nothing to learn")
  func learningLimits() throws {
    var company = company(ideasEvery: 5, time: 2, horizon: 99)
    company.innovation?.every = .constant(95)
    company.time.warmup = 95
    company.time.horizon = 90
    company.innovation?.learningStart = 3
    let slow = try company.run()
    expect(slow, [("flow.lead_time.mean", 6), ("innovation.learning_loss", 36.0 / 90)])
    company.innovation?.learningStart = 1
    company.innovation?.learningRate = 0.5
    expect(
      try company.run(), [("flow.lead_time.mean", 2), ("innovation.learning_loss", 0)])
  }
}
