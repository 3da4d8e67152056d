import Company
import Probability
import Testing

/// Management reviews that take the focusing steps.
@Suite("Focusing steps at reviews")
struct FocusingTests {
  /// P, ordered every 5 minutes, takes 10 of M and earns 20; another M costs 150 and 0.5 a minute, and
  /// arrives after 50 minutes. Reviews are held every 100.
  private func company(
    payback: Double = 100, budget: Double? = nil, horizon: Double = 300
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.resources[0].more = Expansion(price: Money(150), cost: 0.5, leadTime: 50)
    company.make("P", price: 20, [("M", 10)])
    company.orders("P", every: 5)
    company.base.reviewEvery = 100
    company.base.focusing = FocusingSteps(
      elevation: FocusingSteps.Elevation(payback: payback, budget: budget.map { Money($0) }))
    return company
  }

  // By 100, 20 are asked for and 9 shipped (15, 25... 95): 11 are missed. In its 100 minutes another M
  // makes 10 of them: 10 x 20 / 100 less 0.5 is 1.5 a minute, and 150 comes back in 100 minutes.
  // It arrives at 150 and ships 15 until 300, beside the 29 of the first.
  @Test("a unit is bought when the books say that it pays, and works from its arrival on")
  func elevate() throws {
    let outcome = try company().run()
    expect(
      outcome,
      [
        ("flow.orders.shipped", 44), ("resources.M.bought", 1), ("reviews.purchases", 1),
        ("money.invested", 150), ("money.investment", 100), ("money.operating_expense", 75),
        ("money.net_profit", 44 * 20 - 75), ("resources.M.utilisation", 445.0 / 450),
        ("resources.M.starved", 5.0 / 450), ("resources.M.off_shift", 0), ("reviews.moves", 0),
      ])
    let log = outcome.result.reviews
    #expect(log.map { $0.steps.map(\.kind) } == [[.elevate], [.pass], [.pass]])
    #expect(log.map(\.constraint) == ["M", "M", "M"])
    #expect(agree(log[0].time, 1.0 / 3) && agree(log[0].occupied, 0.95))
    #expect(agree(log[1].occupied, 1))
    #expect(agree(log[0].steps[0].gain ?? .nan, 1.5 * 300))
    #expect(agree(log[0].steps[0].payback ?? .nan, 100.0 / 300))
    #expect(log[1].steps[0].text == "there is no other M to be had")
  }

  @Test("not when it would take longer to come back, or the money is not there")
  func pass() throws {
    let late = try company(payback: 99).run()
    expect(
      late,
      [
        ("flow.orders.shipped", 29), ("money.invested", 0), ("money.operating_expense", 0),
        ("resources.M.utilisation", 295.0 / 300), ("money.investment", 0),
      ])
    #expect(late.result.reviews[0].steps.map(\.text) == ["one more M would not pay"])
    let poor = try company(budget: 149).run()
    expect(poor, [("flow.orders.shipped", 29), ("reviews.purchases", 0)])
    #expect(poor.result.reviews[0].steps.map(\.text) == ["there is no money for one more M"])
    // Where it is idle enough, the market is the constraint.
    var idle = company()
    idle.base.focusing?.above = 0.96
    #expect(try idle.run().result.reviews[0].constraint == nil)
  }

  // N takes 8 of each P: from 15 to 23, 25 to 33... 93, and from 95 on. It has 31 minutes left by 100, for
  // 3.875 of the 12 that are missed.
  @Test("what the other resources have no time for is no gain")
  func capped() throws {
    var company = company(payback: 1e9)
    company.add("N")
    company.products[0].route.append(
      Operation(resource: 1, time: .constant(8), family: 0))
    let step = try #require(try company.run().result.reviews.first?.steps.first)
    #expect(agree((step.gain ?? .nan) / 300, 3.875 * 20 / 100 - 0.5))
  }

  // A takes 10 minutes, B 9; an order comes every 8. With two of A, bought at 100, B is busiest.
  @Test("when the constraint moves, what was set for the old one is undone")
  func inertia() throws {
    var company = TestCompany(horizon: 500)
    company.add("A")
    company.add("B")
    company.resources[0].more = Expansion(price: Money(1))
    company.make("P", price: 20, [("A", 10), ("B", 9)])
    company.orders("P", every: 8)
    company.base.release = .drumBufferRope(
      Release.DrumBufferRope(drum: 0, rope: .work(30, resource: 0)))
    company.base.reviewEvery = 100
    company.base.focusing = FocusingSteps(
      exploits: true, subordinates: true, elevation: FocusingSteps.Elevation(payback: 100))
    let outcome = try company.run()
    let log = outcome.result.reviews
    #expect(
      log.prefix(3).map { $0.steps.map(\.kind) }
        == [[.exploit, .elevate], [.undo, .exploit, .subordinate, .pass], [.pass]])
    #expect(log.prefix(3).map(\.constraint) == ["A", "B", "B"])
    #expect(outcome["reviews.moves"] == 1)
    // Now the drum is B: what is released and not done there takes some 30 minutes of it.
    #expect(outcome["flow.wip"] < 6)
  }

  // Q comes at the same moments as P, and earns more per minute of M: there is always one of them.
  @Test("the constraint takes first what earns most per minute of it")
  func exploit() throws {
    var company = TestCompany(warmup: 100, horizon: 100)
    company.add("M")
    company.make("P", price: 10, [("M", 5)])
    company.make("Q", price: 20, [("M", 5)])
    company.orders("P", every: 6)
    company.orders("Q", every: 6)
    company.strategy("first come") { $0.portfolio = .keepAll }
    company.strategy("focused") {
      $0.reviewEvery = 500
      $0.focusing = FocusingSteps(exploits: true)
    }
    let plain = try company.run(0)
    let focused = try company.run(1)
    // One P was on M, or no Q waited.
    expect(plain, [("products.P.shipped", 10), ("products.Q.shipped", 10)])
    expect(focused, [("products.P.shipped", 1), ("products.Q.shipped", 19)])
    // Taken when the warm-up ends.
    #expect(focused.result.reviews.map { $0.steps.map(\.kind) } == [[.exploit]])
  }

  // Poisson demand of 0.3 a minute, service of 5 minutes: 0.1 a minute are missed, each worth 20.
  @Test("the estimate is the throughput that is missed")
  func estimate() throws {
    var company = company(payback: 1e9, horizon: 20_000)
    company.products[0].route[0].time = try .exponential(mean: 5)
    company.demands[0].pattern = .every(try .exponential(mean: 1 / 0.3))
    company.base.reviewEvery = 20_000
    let step = try #require(try company.run().result.reviews.first?.steps.first)
    let error = 20 * (0.5 / 20_000).squareRoot()
    isNear((step.gain ?? .nan) / 20_000, 0.1 * 20 - 0.5, error: error)
  }

  @Test("capacity that nobody buys changes nothing, and who does not buy is as without it")
  func untouched() throws {
    var company = company()
    company.base.focusing = nil
    company.base.reviewEvery = nil
    var plain = company
    plain.resources[0].more = nil
    let bits = { (outcome: Outcome) in outcome.result.values.map(\.bitPattern) }
    #expect(try bits(company.run()) == bits(plain.run()))
    company.strategy("buys") {
      $0.reviewEvery = 100
      $0.focusing = FocusingSteps(elevation: FocusingSteps.Elevation(payback: 100))
    }
    let (still, before) = (try company.run(), try plain.run())
    for name in before.names {
      #expect(
        agree(still[name], before[name]) || (still[name].isNaN && before[name].isNaN), "\(name)")
    }
  }

  // At 100 the shift is over; the unit that arrives at 150 starts with the next one, at 200.
  @Test("a unit that arrives off shift starts with the next one")
  func shifts() throws {
    var company = company(payback: 1e9)
    company.resources[0].shifts = Shifts(cycle: 200, spans: [0..<100])
    let outcome = try company.run()
    // Until 100 the first ships 9, from 200 on both ship: one ends what it began at 95.
    expect(
      outcome,
      [
        ("flow.orders.shipped", 9 + 10 + 10), ("resources.M.bought", 1),
        ("resources.M.off_shift", 150.0 / 450),
      ])
  }

  @Test("every book balances in any factory that buys capacity")
  func factories() throws {
    var purchases = 0.0
    for number in 0..<150 {
      var company = try randomFactory(number)
      for index in company.resources.indices where company.resources[index].rounds == nil {
        company.resources[index].more = Expansion(
          price: Money(1), cost: Double(number % 3) * 0.25, leadTime: Double(number % 4) * 7,
          atMost: 2)
      }
      let steps = FocusingSteps(
        above: 0.3, exploits: true, subordinates: true,
        elevation: FocusingSteps.Elevation(payback: 1e9))
      company.base.reviewEvery = 20
      company.base.focusing = steps
      for index in company.strategies.indices {
        company.strategies[index].decisions.reviewEvery = 15
        company.strategies[index].decisions.focusing = number % 2 == 0 ? steps : nil
      }
      for strategy in [nil, 0] as [Int?] {
        let result = try company.simulate(
          strategy: strategy, seed: 5, replication: UInt32(number))
        let outcome = Outcome(names: company.metrics.map(\.name), result: result)
        guard company.elevates else { continue }
        purchases += outcome["reviews.purchases"]
        for resource in company.resources {
          let states = [
            "utilisation", "blocked", "starved", "waiting", "down", "off_shift",
          ].reduce(0) { $0 + outcome["resources.\(resource.name).\($1)"] }
          #expect(abs(states - 1) < 1e-7 || resource.rounds != nil, "\(number) \(resource.name)")
        }
      }
    }
    #expect(purchases > 50)
  }

  @Test("every book balances, whatever management of any company decides at its reviews")
  func companies() throws {
    var reviews = 0
    for number in 0..<80 {
      var company = number % 2 == 0 ? try randomMarket(number) : try randomSupplied(number)
      for index in company.resources.indices where company.resources[index].rounds == nil {
        company.resources[index].more = Expansion(price: Money(1), cost: 0.5, leadTime: 5)
      }
      let canBeBought = company.products.contains { $0.offering != nil && $0.bought != nil }
      func decide(_ decisions: inout Decisions) {
        decisions.reviewEvery = 12
        decisions.portfolio = .mix(0.7)
        decisions.addOnRequest = canBeBought && number % 4 == 1 ? .buy : .make
        decisions.focusing = FocusingSteps(
          above: 0.2, exploits: true, subordinates: true,
          elevation: FocusingSteps.Elevation(payback: 1e9))
      }
      decide(&company.base)
      for index in company.strategies.indices { decide(&company.strategies[index].decisions) }
      for strategy in [nil, 0] as [Int?] {
        let result = try company.simulate(
          strategy: strategy, seed: 6, replication: UInt32(number))
        reviews += result.reviews.count
      }
    }
    #expect(reviews > 500)
  }
}
