import Company
import Probability
import Testing

@testable import Scenario

@Suite("Overlays")
struct OverlayTests {
  /// P and Q with something of every kind.
  static let base = """
    title: Base
    time: { unit: min, day: 8 h, week: 5 days, horizon: 40 weeks }
    plant:
      resources:
        A: { units: 2, setup: 10 min }
        B: { buffer: 3 }
    products:
      P:
        price: 90
        demand: { poisson: 50 per week, quantity: 3 }
        route: [A 15 min, { resource: B, time: { gamma: { mean: 20 min, cv: 0.3 } }, family: wood }]
      Q: { price: 80, demand: 10 per week, route: [A 1 min, B 2 min, A 3 min] }
    accounts:
      north: { orders: { P: 5 per week }, discount: 5 % }
    decisions:
      release: { conwip: { jobs: 6 } }
      dispatching: { default: first_come, B: shortest }
      priority: [P]
    strategies:
      one: { priority: [Q, P] }

    """

  private func company(
    _ extra: String = "", sets: [String] = [], world: String? = nil
  ) throws -> Blueprint {
    try Workbench().load(Self.base + extra, sets: sets, world: world).blueprint
  }

  @Test("the base of these tests loads")
  func loads() throws {
    let company = try company()
    #expect(company.resources[0].units == 2)
    #expect(company.products[0].route[1].time == (try .gamma(mean: 20, cv: 0.3)))
  }

  @Test("a world written with dots means the same as a nested one")
  func dotsAndNesting() throws {
    let dotted = """
      worlds:
        w: { plant.resources.A.units: 3, products.P.route.2.time.gamma.cv: 0.5, accounts.north.orders.P: 6 per week }
      """
    let nested = """
      worlds:
        w:
          plant: { resources: { A: { units: 3 } } }
          products: { P: { route: { 2: { time: { gamma: { cv: 0.5 } } } } } }
          accounts: { north: { orders: { P: 6 per week } } }
      """
    let bench = try Workbench()
    let first = try bench.load(Self.base + dotted, world: "w")
    let second = try bench.load(Self.base + nested, world: "w")
    #expect(first.hash == second.hash)
    #expect(first.blueprint.resources == second.blueprint.resources)
    #expect(first.blueprint.products == second.blueprint.products)
    #expect(first.blueprint.resources[0].units == 3)
    #expect(first.blueprint.resources[0].setup?.time == .constant(10))
    #expect(first.blueprint.products[0].route[1].time == (try .gamma(mean: 20, cv: 0.5)))
    #expect(first.blueprint.products[0].route[1].family == 2)
    #expect(first.blueprint.demands[2].pattern == .every(.constant(400)))
  }

  @Test("a world that is not chosen changes nothing")
  func worldNotChosen() throws {
    let world = "worlds: { w: { plant.resources.A.units: 3 } }\n"
    let bench = try Workbench()
    let plain = try bench.load(Self.base)
    let study = try bench.load(Self.base + world)
    #expect(study.hash == plain.hash)
    #expect(study.worlds == ["w"])
    #expect(study.world == nil)
    #expect(study.blueprint.resources[0].units == 2)
    let chosen = try bench.load(Self.base + world, world: "w")
    #expect(chosen.world == "w")
    #expect(chosen.hash != plain.hash)
  }

  @Test("null removes an option, a member and a step")
  func removal() throws {
    let world = """
      worlds:
        w: { plant.resources.A.setup: null, plant.resources.B.buffer: , products.Q: ~, products.P.route.1: null, strategies.one: null, strategies.two: { priority: none } }
      """
    let company = try company(world, world: "w")
    #expect(company.resources[0].setup == nil)
    #expect(company.resources[1].buffer == nil)
    #expect(company.products.map(\.name) == ["P"])
    #expect(company.products[0].route.map(\.resource) == [1])
    #expect(company.strategies.map(\.name) == ["two"])
  }

  @Test("to remove what is not there is no mistake when it could be there")
  func needlessRemoval() throws {
    let company = try company("worlds: { w: { plant.resources.B.setup: null } }\n", world: "w")
    #expect(company.resources[1].setup == nil)
  }

  @Test("a law replaces another one; the same law is changed in part")
  func laws() throws {
    var company = try company(sets: ["products.P.route.2.time={ exponential: { mean: 9 } }"])
    #expect(company.products[0].route[1].time == (try .exponential(mean: 9)))
    company = try self.company(sets: ["products.P.route.2.time.gamma.mean=30 min"])
    #expect(company.products[0].route[1].time == (try .gamma(mean: 30, cv: 0.3)))
    company = try self.company(sets: ["products.P.route.2.time.lognormal={ mean: 9, cv: 2 }"])
    #expect(company.products[0].route[1].time == (try .lognormal(mean: 9, cv: 2)))
    company = try self.company(sets: ["products.P.route.2.time=12"])
    #expect(company.products[0].route[1].time == .constant(12))
    #expect(company.products[0].route[1].family == 2)
  }

  @Test("an alternative replaces the others and keeps the rest")
  func alternatives() throws {
    var demand = try company(sets: ["products.P.demand.rate=100 per week"]).demands[0]
    #expect(demand.pattern == .every(.constant(24)))
    #expect(demand.quantity == .constant(3))
    // A short form means its long form here, too.
    demand = try company(sets: ["products.P.demand=100 per week"]).demands[0]
    #expect(demand.pattern == .every(.constant(24)))
    #expect(demand.quantity == .constant(3))
    demand = try company(sets: ["products.P.demand.quantity=5"]).demands[0]
    #expect(demand.pattern == .every(try .exponential(mean: 48)))
    #expect(demand.quantity == .constant(5))
    let release = try company(sets: ["plant.resources.A.buffer=1", "decisions.release=push"])
    #expect(release.base.release == .push)
  }

  @Test("a short dispatching rule is the default one, a path changes one resource")
  func dispatching() throws {
    var rules = try company(sets: ["decisions.dispatching.A=priority"]).base.dispatching
    #expect(rules == [.priority, .shortest])
    rules = try company(sets: ["decisions.dispatching=priority"]).base.dispatching
    #expect(rules == [.priority, .shortest])
    rules = try company(sets: ["decisions.dispatching.B=null"]).base.dispatching
    #expect(rules == [.firstCome, .firstCome])
  }

  @Test("a strategy is the base decisions with its overlay, with or without the leading word")
  func strategies() throws {
    let extra = """
        two: { decisions.release.conwip.jobs: 9, dispatching.A: priority }
        three: { decisions: { release: { conwip: { jobs: 9 } }, dispatching: { A: priority } } }
        four: { release.conwip.jobs: 9, decisions: { dispatching.A: priority } }
        same: {}
      """
    let company = try company(extra)
    let expected = Decisions(
      release: .conwip(jobs: 9), dispatching: [.priority, .shortest], priority: .list([0]))
    for strategy in company.strategies[1...3] { #expect(strategy.decisions == expected) }
    #expect(company.strategies[4].decisions == company.base)
    #expect(
      company.strategies[0].decisions
        == Decisions(
          release: .conwip(jobs: 6), dispatching: [.firstCome, .shortest], priority: .list([1, 0])))
  }

  @Test("a base decision set by option reaches the strategies")
  func baseReachesStrategies() throws {
    let company = try company(sets: ["decisions.release.conwip.jobs=3"])
    #expect(company.strategies[0].decisions.release == .conwip(jobs: 3))
  }

  @Test("a child file changes, adds and removes; its tables and names are its own")
  func extends() throws {
    let bench = try Workbench()
    try bench.write(Self.base, as: "parts/base.yaml")
    let study = try bench.load(
      """
      extends: parts/base.yaml
      title: Child
      plant.resources.A.units: 7
      plant: { resources: { C: {} } }
      products:
        Q: null
        R: { price: 5, demand: 1 per week, route: [C 1 min] }
      decisions.priority: none
      strategies: { one: null, two: { priority: [R] } }
      """)
    #expect(study.title == "Child")
    #expect(study.blueprint.resources.map(\.name) == ["A", "B", "C"])
    #expect(study.blueprint.resources[0].units == 7)
    #expect(study.blueprint.products.map(\.name) == ["P", "R"])
    #expect(study.blueprint.base.priority == .none)
    #expect(study.strategies == ["two"])
  }

  @Test("extends works through several files, and a world and an option come on top")
  func chain() throws {
    let bench = try Workbench()
    try bench.write(Self.base, as: "a/b/base.yaml")
    try bench.write(
      "extends: b/base.yaml\ntitle: Middle\nplant.resources.A.units: 3\nseed: 1\n",
      as: "a/middle.yaml")
    let text = """
      extends: a/middle.yaml
      title: Top
      worlds: { w: { plant.resources.A.units: 5, seed: 9 } }
      """
    let plain = try bench.load(text)
    #expect(plain.title == "Top")
    #expect(plain.seed == 1)
    #expect(plain.blueprint.resources[0].units == 3)
    let world = try bench.load(text, sets: ["plant.resources.A.units=8"], world: "w")
    #expect(world.seed == 9)
    #expect(world.blueprint.resources[0].units == 8)
  }

  @Test("a world may itself be changed by option before it is applied")
  func optionInWorld() throws {
    let text = "worlds: { w: { plant.resources.A.units: 5 } }\n"
    let company = try company(
      text, sets: ["worlds.w.plant.resources.A.units=6"], world: "w")
    #expect(company.resources[0].units == 6)
  }
}
