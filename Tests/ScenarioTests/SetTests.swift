import Company
import Probability
import Testing

@testable import Scenario

@Suite("Options of the form PATH=VALUE")
struct SetTests {
  private func company(_ sets: String...) throws -> Blueprint {
    try Workbench().load(OverlayTests.base, sets: sets).blueprint
  }

  private func mistakes(_ sets: String...) throws -> [String] {
    try Workbench().mistakes(OverlayTests.base, sets: sets)
  }

  @Test("every kind of path reaches its value")
  func paths() throws {
    #expect(try company("plant.resources.B.units=4").resources[1].units == 4)
    #expect(try company("products.P.route.1.time=3 min").products[0].route[0].time == .constant(3))
    #expect(
      try company("products.Q.route.3.order_time=1 h").products[1].route[2].orderTime
        == .constant(60))
    #expect(try company("products.Q.route.2.resource=A").products[1].route[1].resource == 0)
    #expect(try company("products.Q.route=[B 4 min]").products[1].route.count == 1)
    #expect(try company("products.Q.route.2=A 9 min").products[1].route[1].time == .constant(9))
    #expect(try company("accounts.north.discount=10 %").accounts[1].discount == 0.1)
    #expect(
      try company("accounts.north.orders.Q=7 per week").demands.last?.path
        == "accounts.north.orders.Q")
    #expect(try company("money.operating_expense=4800 per week").finance.operatingExpense == 2)
    #expect(try company("money={ equipment: 5 }").finance.equipment == Money(5))
    #expect(try company("time.warmup=1 week").time.warmup == 2400)
    #expect(try company("decisions.priority=[Q, P]").base.priority == .list([1, 0]))
    #expect(try company("decisions.priority.1=Q").base.priority == .list([1]))
    #expect(try company("decisions.promise.lead_time=1 week").base.promise == .fixed(2400))
    #expect(
      try company("strategies.one.release.conwip.jobs=2").strategies[0].decisions.release
        == .conwip(jobs: 2))
    #expect(
      try company("strategies.one.decisions.release.conwip.jobs=2").strategies[0].decisions.release
        == .conwip(jobs: 2))
    #expect(try company("strategies.new={ priority: none }").strategies.count == 2)
    #expect(
      try company("plant.resources.C={}", "products.P.route.1.resource=C").resources.count == 3)
  }

  @Test("run settings can be set too")
  func settings() throws {
    let study = try Workbench().load(
      OverlayTests.base,
      sets: [
        "seed=7", "title=New: title", "replications={ half_width: 50 per week, at_most: 90 }",
        "replications.half_width=60 per week", "compare.margin=5", "confidence=0.9",
      ].map { $0.replacing("New: title", with: "'New: title'") })
    #expect(study.seed == 7)
    #expect(study.title == "New: title")
    #expect(study.replications == .halfWidth(60, of: ["money.net_profit"], atMost: 90))
    #expect(study.compare.margin == 5)
    #expect(study.confidence == 0.9)
  }

  @Test("the last of two options wins")
  func order() throws {
    #expect(
      try company("plant.resources.B.units=4", "plant.resources.B.units=5").resources[1].units == 5)
  }

  @Test("null removes, in any spelling; nothing at all is a mistake")
  func removal() throws {
    #expect(try company("plant.resources.A.setup=null").resources[0].setup == nil)
    #expect(try company("plant.resources.A.setup= ~").resources[0].setup == nil)
    #expect(try company("accounts=null").accounts.count == 1)
    #expect(try mistakes("accounts=") == ["--set:1:10 there is no value after '='"])
    #expect(try mistakes("accounts=  ") == ["--set:1:12 there is no value after '='"])
    let error = #expect(throws: ScenarioError.self) { _ = try company("plant.resources.A.setup=") }
    #expect(
      error?.diagnostics.first?.hint
        == "write 'plant.resources.A.setup=null' to remove what is there")
  }

  @Test(
    "a wrong path says what was meant, in the option itself",
    arguments: [
      ("plant.resource.B.units=2", "--set:1:7 unknown key 'resource' in plant"),
      ("plant.resources.BB.units=2", "--set:1:17 there is no resource 'BB'"),
      ("plant.resources.B.unit=2", "--set:1:19 unknown key 'unit' in a resource"),
      ("products.P.route.4.time=2", "--set:1:18 'products.P.route' has no step '4'"),
      ("products.P.route.0.time=2", "--set:1:18 'products.P.route' has no step '0'"),
      ("products.P.route.02.time=2", "--set:1:18 'products.P.route' has no step '02'"),
      ("products.P.route.x=2", "--set:1:18 'products.P.route' has no step 'x'"),
      ("products.P.price.x=2", "--set:1:18 'products.P.price' is '90': it has no 'x'"),
      ("products.R.price=2", "--set:1:10 there is no product 'R'"),
      ("strategies.two.priority=none", "--set:1:12 there is no strategy 'two'"),
      ("strategies.one.plant=2", "--set:1:16 a strategy can only change decisions, not 'plant'"),
      ("accounts.south.discount=0", "--set:1:10 there is no account 'south'"),
      ("accounts.north.orders.Q.rate=1 per day", "--set:1:23 there is no order 'Q'"),
      ("plant.resources.C=null", "--set:1:17 there is no resource 'C' to remove"),
      ("worlds.w.seed=2", "--set:1:8 there is no world 'w'"),
      ("decisions.dispatching.C=shortest", "--set:1:23 unknown resource 'C'"),
      ("extends=other.yaml", "--set:1:1 'extends' can only stand in a file"),
      ("plant.resources.B.units", "--set:1:1 expected PATH=VALUE"),
      ("=5", "--set:1:1 expected PATH=VALUE"),
      ("a b=5", "--set:1:1 'a b' is no path"),
      ("a..b=5", "--set:1:1 the path 'a..b' has an empty step"),
    ])
  func wrongPaths(_ option: String, _ expected: String) throws {
    #expect(try mistakes(option) == [expected])
  }

  @Test(
    "a wrong value is shown in the option itself",
    arguments: [
      ("plant.resources.B.units=0", "--set:1:25 '0' is not a whole number, 1 to 10000"),
      ("plant.resources.B.units= 2.5", "--set:1:26 '2.5' is not a whole number, 1 to 10000"),
      ("time.horizon=4 wekes", "--set:1:16 unknown unit 'wekes'"),
      (
        "time.horizon=[1",
        "--set:1:16 a ',' or ']' is missing before this; the '[' is in line 1, column 14"
      ),
      ("plant.resources.B={ unit: 2 }", "--set:1:21 unknown key 'unit' in a resource"),
      ("time.horizon=010", "--set:1:14 '010' starts with a zero, which YAML would read as octal"),
    ])
  func wrongValues(_ option: String, _ expected: String) throws {
    #expect(try mistakes(option) == [expected])
  }

  @Test("an unknown world is named, with those that exist")
  func unknownWorld() throws {
    let text = OverlayTests.base + "worlds: { slow: {}, fast: {} }\n"
    #expect(
      try Workbench().mistakes(text, world: "slaw") == ["0:0 there is no world 'slaw'"])
  }
}
