import Company
import Foundation
import Probability
import Testing

/// Proposals, gates, engineers, pilots and launches.
@Suite("Innovation programme")
struct ProgrammeTests {
  /// P at 100 with material for 20, ordered every 50 minutes and made on M in 10; `engineers` of E.
  private func company(
    warmup: Double = 0, horizon: Double, managers: [Programme.ProductManager]
  ) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("M")
    company.add("E")
    company.make("P", price: 100, material: 20, [("M", 10)])
    company.orders("P", every: 50)
    company.innovation = Innovation(programme: Programme(managers: managers))
    return company
  }

  private func manager(
    _ name: String = "ann", every: Double, size: Double = 1, products: [Int] = [0]
  ) -> Programme.ProductManager {
    Programme.ProductManager(
      name: name, every: .constant(every), products: products, size: .constant(size))
  }

  // Proposed at 100, developed from 100 to 140, tried out on M from 140 to 160, launched at 160 with
  // d = 1 - exp(-ln 2) = 1/2: the order of 200 pays 100 (1 + 0.5 / 2). That of 150 waits for the pilot
  // until 160. The proposal of 200 is in its pilot, begun at 240, when the horizon ends at 259.
  @Test("a proposal is developed, tried out, launched, and then earns its premium")
  func byHand() throws {
    var company = company(horizon: 259, managers: [manager(every: 100, size: log(2))])
    company.add(activity: "development", [("E", 40)])
    company.innovation?.programme?.development = Programme.Development(activity: 1)
    company.innovation?.programme?.pilot = 2
    company.base.price.premium = 0.5
    expect(
      try company.run(),
      [
        ("innovation.proposals", 2), ("innovation.rejected", 0), ("innovation.launches", 1),
        ("innovation.launch_lead_time", 60), ("innovation.on_time_launches", 1),
        // 60 as planned, with a buffer of 30.
        ("innovation.buffer_consumption", 0), ("innovation.projects.wip", (60 + 59) / 259.0),
        ("innovation.pilot_pieces", 4), ("innovation.differentiation", 0.5),
        ("innovation.setup_families", 1), ("innovation.projects.waiting", 0),
        ("money.throughput", 3 * 80 + 105), ("money.operating_expense", 40),
        ("products.P.shipped", 4), ("flow.output_rate", 4), ("flow.orders.received", 5),
        ("resources.E.busy", (40 + 40) / 259.0), ("resources.M.busy", (4 * 10 + 20 + 19) / 259.0),
      ])
  }

  @Test("a launch lifts d by (1 - d)(1 - exp(-size / saturation)), one after the other")
  func gain() throws {
    var company = company(horizon: 399, managers: [manager(every: 100, size: 0.3)])
    company.innovation?.programme?.saturation = 1.5
    // Three launches leave exp(-3 x 0.3 / 1.5) of what is missing.
    expect(
      try company.run(),
      [("innovation.launches", 3), ("innovation.differentiation", 1 - exp(-0.6))])
  }

  // Four pieces have been begun when the variant of 105 comes: half of them count. Its n-th piece
  // takes 20 (n + 2)^(log2 0.8).
  @Test("experience with the variant before carries over")
  func carryOver() throws {
    var company = TestCompany(warmup: 111, horizon: 98.5)
    company.add("M")
    company.make("P", [("M", 10)])
    company.orders("P", every: 25)
    company.innovation = Innovation(
      every: .constant(105), products: [0], learningStart: 2, learningRate: 0.8, carryOver: 0.5)
    let times = [14.042_074_055_571_202, 12.8, 11.912_746_872_255_614]
    expect(try company.run(), [("flow.lead_time.mean", times.reduce(0, +) / 3)])
    company.innovation?.every = nil
    company.innovation?.programme = Programme(managers: [manager(every: 105)])
    expect(try company.run(), [("flow.lead_time.mean", times.reduce(0, +) / 3)])
  }

  @Test("a large variant is a setup family of its own, a small one is not")
  func families() throws {
    var company = company(horizon: 190, managers: [manager(every: 100, size: 0.5)])
    company.resources[0].setup = Setup(.constant(5))
    company.innovation?.programme?.ownFamilyAbove = 0.5
    expect(try company.run(), [("resources.M.setup", 0), ("innovation.setup_families", 1)])
    company.innovation?.programme?.ownFamilyAbove = 0.49
    company.base.innovation.variants = .beside
    let own = try company.run()
    expect(own, [("innovation.setup_families", 2), ("portfolio.variants", 2)])
    company.base.innovation.variants = .replace
    expect(try company.run(), [("resources.M.setup", 5.0 / 190)])
  }

  @Test("the gate stops proposals, which are the same whatever it does")
  func gate() throws {
    var company = company(horizon: 100_000, managers: [manager(every: 1)])
    company.innovation?.programme?.managers = [
      Programme.ProductManager(
        name: "ann", every: try .exponential(mean: 200), products: [0],
        size: try .lognormal(mean: 0.2, cv: 2))
    ]
    company.innovation?.programme?.estimateError = try .lognormal(mean: 1, cv: 0.5)
    company.strategy("all") { $0.innovation.gate = 0 }
    company.strategy("large") { $0.innovation.gate = 0.2 }
    company.strategy("none") { $0.innovation.gate = .infinity }
    let outcomes = try (0..<3).map { try company.run($0, seed: 3) }
    let proposals = outcomes[0]["innovation.proposals"]
    // Poisson with mean 500, within 5.8 standard deviations (1e-8).
    #expect(abs(proposals - 500) < 5.8 * 500.squareRoot())
    for outcome in outcomes {
      #expect(outcome["innovation.proposals"] == proposals)
      #expect(agree(outcome["innovation.rejected"] + outcome["innovation.launches"], proposals))
    }
    expect(outcomes[0], [("innovation.rejected", 0)])
    #expect(outcomes[1]["innovation.launches"] > 0 && outcomes[1]["innovation.rejected"] > 0)
    expect(outcomes[2], [("innovation.launches", 0)])
  }

  // In the warm-up 19 orders earn 80 each on M, the constraint: 1.52 a minute. A tenth more over 1000
  // minutes is 152; the pilot takes 20 minutes of M: 7.6 a minute.
  @Test("the hurdle is throughput gained per time of the scarcest capacity")
  func hurdle() throws {
    var company = company(
      warmup: 1000, horizon: 100, managers: [manager(every: 1005, size: 0.1)])
    company.innovation?.programme?.pilot = 2
    company.strategy("passes") {
      $0.innovation.hurdle = InnovationPolicy.Hurdle(gain: 7.599, over: 1000)
    }
    company.strategy("fails") {
      $0.innovation.hurdle = InnovationPolicy.Hurdle(gain: 7.601, over: 1000)
    }
    expect(try company.run(0), [("innovation.rejected", 0), ("innovation.launches", 1)])
    expect(try company.run(1), [("innovation.rejected", 1), ("innovation.launches", 0)])
    // 5 minutes of setup for the pilot.
    company.resources[0].setup = Setup(.constant(5))
    expect(try company.run(0), [("innovation.rejected", 1)])
  }

  // Two projects of 40 minutes are proposed at 100. One after the other they take 40, and 5 of setup
  // more; in turns of 10 minutes there is a setup before each but the first: they end at 200 and 215.
  @Test("engineers who turn from project to project lose time, and a cap on projects saves it")
  func multitasking() throws {
    var company = company(
      horizon: 116 + 100, managers: [manager("ann", every: 100), manager("bob", every: 100)])
    company.demands = []
    company.resources[1].setup = Setup(.constant(5))
    company.add(activity: "development", [("E", 10)])
    company.innovation?.programme?.development = Programme.Development(
      activity: 1, workPerSize: .constant(4))
    company.base.batches = [BatchSizes(), BatchSizes(process: 1)]
    company.strategy("all at once") { $0.innovation.projects = nil }
    company.strategy("one") { $0.innovation.projects = 1 }
    expect(
      try company.run(0),
      [
        ("innovation.launches", 2), ("innovation.launch_lead_time", 107.5),
        // Promised for 160: behind by 60 and 75, with buffers of 20.
        ("innovation.on_time_launches", 0), ("innovation.buffer_consumption", (3 + 3.75) / 2),
      ])
    expect(
      try company.run(1),
      [
        ("innovation.launches", 2), ("innovation.launch_lead_time", 62.5),
        ("innovation.on_time_launches", 1), ("innovation.buffer_consumption", 0.125),
      ])
  }

  // Projects of 40 and 80 minutes, promised for 160 and 221, in turns of 10 minutes.
  // By buffer penetration the one that is further behind, judged by its own buffer, has its turn.
  @Test("projects are taken by the consumption of their buffers")
  func bufferConsumption() throws {
    var company = company(
      horizon: 99 + 150,
      managers: [manager("ann", every: 100), manager("bob", every: 100, size: 2)])
    company.demands = []
    company.innovation?.programme?.managers[1].every = .constant(101)
    company.add(activity: "development", [("E", 10)])
    company.innovation?.programme?.development = Programme.Development(
      activity: 1, workPerSize: .constant(4))
    company.base.batches = [BatchSizes(), BatchSizes(process: 1)]
    company.base.dispatching = [
      Dispatching(.firstCome), Dispatching(.bufferPenetration),
    ]
    // ann from 100: 40 of plan, 20 of buffer; bob from 101: 80 and 40. At 110 ann is on time, bob 9
    // behind (0.225); at 120 ann is 10 behind (0.5), bob 9; at 130 0.5 and 0.475; at 140 0.5 and 0.725;
    // at 150 1 and 0.725. So ann has the turns of 100, 120, 130 and 150, and bob is done at 220.
    expect(
      try company.run(),
      [
        ("innovation.launches", 2), ("innovation.launch_lead_time", (60 + 119) / 2.0),
        ("innovation.on_time_launches", 1), ("innovation.buffer_consumption", (1 + 0.975) / 2),
      ])
    // First come, first served, they take turns: ann is done at 170. The proposals of 200 and 202 have
    // theirs at 210 and 220, before bob's last, which ends at 240.
    company.base.dispatching = []
    expect(try company.run(), [("innovation.launch_lead_time", (70 + 139) / 2.0)])
  }

  @Test("what is on its way when its product is dropped is given up")
  func abandoned() throws {
    var company = company(
      warmup: 150, horizon: 300, managers: [manager(every: 100)])
    company.make("Q", price: 10, [("M", 1)])
    company.orders("Q", every: 50)
    company.products[0].materialLot = 10
    company.add(activity: "development", [("E", 80)])
    company.innovation?.programme?.development = Programme.Development(activity: 2)
    company.innovation?.programme?.pilot = 1
    company.strategy("Q") { $0.portfolio = .list([1]) }
    // The proposal of 100 is given up at 180; those of 200, 300 and 400 are rejected.
    expect(
      try company.run(0),
      [
        ("innovation.proposals", 3), ("innovation.abandoned", 1), ("innovation.rejected", 3),
        ("innovation.launches", 0), ("innovation.pilot_pieces", 0),
      ])
  }

  @Test("pieces lost in a pilot are operating expense, and the project goes on")
  func scrappedPilot() throws {
    var company = company(horizon: 149, managers: [manager(every: 100)])
    company.demands = []
    company.products[0].route[0].yield = 1e-12
    company.innovation?.programme?.pilot = 3
    expect(
      try company.run(),
      [
        ("innovation.launches", 1), ("money.operating_expense", 60), ("money.throughput", 0),
        ("flow.orders.scrapped", 0), ("innovation.launch_lead_time", 30),
      ])
  }

  // Poisson proposals with mean gap 10, exponential work with mean 5: an M/M/1 queue at half load,
  // mean time in system 10. Its asymptotic variance over n jobs is 725 / n (Blomqvist 1967) for the
  // wait, and 25 / n with covariance for the service: below 1000 / n = 0.1 at n = 10000, so 2 is more
  // than six standard deviations.
  @Test("one engineer without a cap is an M/M/1 queue")
  func engineeringQueue() throws {
    var company = company(warmup: 1000, horizon: 100_000, managers: [manager(every: 1)])
    company.demands = []
    company.innovation?.programme?.managers = [
      Programme.ProductManager(
        name: "ann", every: try .exponential(mean: 10), products: [0], size: .constant(1))
    ]
    company.add(activity: "development", [("E", 1)])
    company.innovation?.programme?.development = Programme.Development(
      activity: 1, workPerSize: try .exponential(mean: 5))
    let outcome = try company.run(seed: 7)
    #expect(abs(outcome["innovation.proposals"] - 10_000) < 600)
    #expect(abs(outcome["innovation.launch_lead_time"] - 10) < 2)
    // Little's law, but for the boundaries.
    let flow = outcome["innovation.launches"] / 100_000 * outcome["innovation.launch_lead_time"]
    #expect(abs(outcome["innovation.projects.wip"] - flow) < 0.01)
  }

  /// A random plant with a programme: engineers of its own, or its busiest machines for them.
  private func anyPlant(_ number: Int) throws -> Blueprint {
    var blueprint = try randomFactory(number)
    let sold = blueprint.products.indices.filter { blueprint.products[$0].isSold }
    blueprint.add(
      Resource(name: "E", units: 1, setup: Setup(.constant(1))),
      number % 3 == 0 ? Dispatching(.bufferPenetration) : .firstCome, batch: BatchSizes(process: 1))
    blueprint.changeDecisions {
      $0.innovation.projects = number % 2 == 0 ? 2 : nil
      $0.innovation.variants = number % 5 < 2 ? .beside : .replace
    }
    let engineers = blueprint.resources.count - 1
    blueprint.products.append(
      Product(
        name: "development", route: [Operation(resource: engineers, time: .constant(6), family: 0)],
        isPart: true))
    blueprint.innovation = Innovation(
      learningStart: 1.5, learningRate: 0.8, carryOver: 0.5,
      programme: Programme(
        managers: [
          Programme.ProductManager(
            name: "ann", every: try .exponential(mean: 12), products: sold,
            size: try .lognormal(mean: 0.3, cv: 1)),
          Programme.ProductManager(
            name: "bob", every: .constant(15), products: sold, size: .constant(0.1)),
        ],
        estimateError: try .lognormal(mean: 1, cv: 0.3),
        development: Programme.Development(
          activity: blueprint.products.count - 1, workPerSize: try .exponential(mean: 4), pieces: 2),
        pilot: number % 4, ownFamilyAbove: 0.2,
        imitation: Programme.Imitation(rate: 0.02, spread: 1, reference: 20, share: 0.3)))
    return blueprint
  }

  // The simulator checks the books at the end of each run: it would throw.
  @Test("a programme keeps the books of every plant", arguments: 0..<8)
  func anyPlants(block: Int) throws {
    var launches = 0.0
    for number in block * 15..<(block + 1) * 15 {
      let blueprint = try anyPlant(number)
      let names = blueprint.metrics.map(\.name)
      for strategy in [nil, 0] {
        let result = try blueprint.simulate(
          strategy: strategy, seed: 9, replication: UInt32(number))
        let outcome = Outcome(names: names, result: result)
        launches += outcome["innovation.launches"]
        let d = outcome["innovation.differentiation"]
        #expect(d.isNaN || (0..<1).contains(d))
        #expect(outcome["innovation.projects.wip"] >= 0)
      }
    }
    #expect(launches > 0)
  }

  @Test("equal seeds give equal bits, with and without a log")
  func sameBits() throws {
    var company = company(
      warmup: 500, horizon: 5000, managers: [manager(every: 90, size: 0.4)])
    company.add(activity: "development", [("E", 40)])
    company.innovation?.programme?.development = Programme.Development(
      activity: 1, workPerSize: try .lognormal(mean: 2, cv: 1), pieces: 3)
    company.innovation?.programme?.pilot = 2
    company.innovation?.programme?.imitation = Programme.Imitation(
      rate: 0.01, spread: 2, reference: 10, share: 0.2)
    company.base.price.premium = 0.4
    let blueprint = company.blueprint
    let first = try blueprint.simulate(strategy: nil, seed: 4, replication: 2)
    var log = EventLog()
    let logged = try blueprint.simulate(strategy: nil, seed: 4, replication: 2, log: &log)
    #expect(first.values.map(\.bitPattern) == logged.values.map(\.bitPattern))
  }

  @Test("a programme without managers or imitators changes nothing")
  func nothing() throws {
    var company = company(horizon: 1000, managers: [])
    let empty = try company.run()
    company.innovation = nil
    let none = try company.run()
    for name in none.names { #expect(none[name].bitPattern == empty[name].bitPattern, "\(name)") }
  }

  /// Managers of P and Q, which ship an order each every 50 minutes: P earns 80 and Q 30, at list prices
  /// of 100 and 400. Both are made on M, the constraint; development takes its time, too.
  private func twoManagers(horizon: Double) -> TestCompany {
    var company = company(
      horizon: horizon,
      managers: [manager("ann", every: 100, size: 0.5), manager("bob", every: 100, size: 0.5)])
    company.innovation?.programme?.managers[1].products = [1]
    company.make("Q", price: 400, material: 370, [("M", 10)])
    company.orders("Q", every: 50)
    company.add(activity: "development", [("M", 1)])
    company.innovation?.programme?.development = Programme.Development(activity: 2)
    return company
  }

  // Both propose at 100, 200, 300... Meetings at 240 and 480 have four proposals each, and those of 500
  // wait for the third; P gains more per minute of M.
  @Test("a meeting passes the best of what was proposed, and rejects the others")
  func group() throws {
    var company = twoManagers(horizon: 560)
    company.base.innovation.group = InnovationPolicy.Group(every: 240, most: 2)
    company.base.reviewEvery = 90
    let outcome = try company.run()
    expect(
      outcome,
      [
        ("innovation.proposals", 10), ("innovation.launches", 4), ("innovation.rejected", 4),
        ("innovation.projects.waiting", 0),
      ])
    // The first two were those for P: proposed at 100 and 200, developed from 240 to 241 and 242.
    company.time.horizon = 399
    expect(
      try company.run(),
      [
        ("innovation.launches", 2), ("innovation.rejected", 2),
        ("innovation.launch_lead_time", (141.0 + 42) / 2),
      ])
    // A larger meeting than there are proposals passes all.
    company.base.innovation.group = InnovationPolicy.Group(every: 240, most: 9)
    expect(try company.run(), [("innovation.launches", 4), ("innovation.rejected", 0)])
  }

  @Test("when the group is given up, what waits for it has passed")
  func noGroup() throws {
    var company = twoManagers(horizon: 149)
    company.time.warmup = 150
    company.base.innovation.group = InnovationPolicy.Group(every: 1000, most: 1)
    company.strategy("each as it comes") { $0.innovation.group = nil }
    // Two of 100, and two of 200.
    expect(try company.run(0), [("innovation.launches", 4), ("innovation.rejected", 0)])
    company.strategy("the group") { $0.innovation.buffer = 1 }
    expect(try company.run(1), [("innovation.launches", 0), ("innovation.rejected", 0)])
  }

  // One project at a time takes an hour of F, and some time of M for its pilot. Those of 100 go first,
  // that of ann before that of bob. Of what waits then, P promises more throughput, and Q, which sells
  // four times as much, more revenue.
  @Test("capped projects go to work by throughput, or by what their managers wish")
  func rank() throws {
    func sales(_ rank: InnovationPolicy.Rank) throws -> (p: Double, q: Double) {
      var company = twoManagers(horizon: 449)
      company.add("F")
      company.products[2].route[0] = Operation(resource: 2, time: .constant(60), family: 2)
      company.innovation?.programme?.pilot = 1
      company.base.innovation.projects = 1
      company.base.innovation.rank = rank
      company.base.price.premium = 0.1
      company.base.reviewEvery = 90
      let outcome = try company.run()
      expect(outcome, [("innovation.launches", 4)])
      return (outcome["products.P.sales"], outcome["products.Q.sales"])
    }
    let (byThroughput, byRevenue) = (try sales(.throughput), try sales(.revenue))
    #expect(byThroughput.p > byRevenue.p)
    #expect(byThroughput.q < byRevenue.q)
  }

  // One project, proposed at 100, of four pieces of 10 minutes, with a buffer of 20. Something else keeps E
  // from 110 to 130: pieces are done at 110, 140, 150 and 160. At 110 nothing of the buffer is used, from 140
  // on 20 of 20 are.
  @Test("a project is in the zone of its last completed piece")
  func fever() throws {
    var company = company(horizon: 190, managers: [manager(every: 100, size: 1)])
    company.add(activity: "development", [("E", 10)])
    company.innovation?.programme?.development = Programme.Development(
      activity: 1, workPerSize: .constant(4), pieces: 1)
    company.make("Q", [("E", 20)])
    company.products.swapAt(1, 2)
    company.innovation?.programme?.development?.activity = 2
    company.orders("Q", every: 105)
    company.base.batches = [BatchSizes(), BatchSizes(process: 1)]
    // Launched at 160: 40 minutes in the green until 140, 20 in the red.
    expect(
      try company.run(),
      [
        ("innovation.launches", 1), ("innovation.buffer_consumption", 1),
        ("innovation.fever.green", 40.0 / 60), ("innovation.fever.yellow", 0),
        ("innovation.fever.red", 20.0 / 60),
      ])
    // With red from 100 % on at all times, what is at 100 % is yellow.
    company.base.innovation.fever.red = .init(start: 1, end: 1)
    expect(
      try company.run(),
      [("innovation.fever.yellow", 20.0 / 60), ("innovation.fever.red", 0)])
    // Lines that rise: red begins at 90 % where half is done, at 140, and at 110 % from 150 on.
    company.base.innovation.fever.yellow = .init(start: 0, end: 0.9)
    company.base.innovation.fever.red = .init(start: 0.5, end: 1.3)
    expect(
      try company.run(),
      [("innovation.fever.yellow", 10.0 / 60), ("innovation.fever.red", 10.0 / 60)])
  }
}
