import Company
import Experiment
import Inference
import Probability
import Testing

@Suite("What limits a company")
struct ConstraintTests {
  /// Resources A and B with an occupation per replication; starved is the rest.
  static func result(
    _ a: [Double], _ b: [Double], market: [Double]? = nil, limitsWork: Bool = false
  ) -> CaseResult {
    let names = [
      "resources.A.occupied", "resources.A.starved", "resources.B.occupied", "resources.B.starved",
      "constraint.market.share",
    ]
    return CaseResult(
      name: "base", measures: names.map { Measure(name: $0, unit: "") }, limitsWork: limitsWork,
      replications: a.count,
      values: a.indices.flatMap { [a[$0], 1 - a[$0], b[$0], 1 - b[$0], market?[$0] ?? 0] })
  }

  private func verdict(
    _ result: CaseResult, confidence: Double = 0.95, sources: ConstraintSources = .init()
  ) -> ConstraintFinding.Verdict? {
    ConstraintFinding(result, confidence: confidence, sources: sources)?.verdict
  }

  // Differences 0.10, 0.11, 0.09: t = 17 on two degrees of freedom.
  @Test("the resource occupied more for sure is the constraint")
  func one() throws {
    let finding = try #require(
      ConstraintFinding(Self.result([0.85, 0.86, 0.87], [0.95, 0.97, 0.96]), confidence: 0.95))
    #expect(finding.verdict == .one("B"))
    #expect(finding.evidence.map(\.resource) == ["B", "A"])
    #expect(finding.leads.map(\.rival) == ["A"])
    #expect(finding.leads[0].paired.difference.n == 3)
    #expect(abs(finding.leads[0].paired.difference.mean - 0.1) < 1e-12)
  }

  @Test("without a sure lead, or with one that does not matter, there are several")
  func several() {
    #expect(verdict(Self.result([0.9, 0.98, 0.93], [0.95, 0.94, 0.96])) == .several(["B", "A"]))
    // Always ahead, but by a tenth of a point.
    #expect(
      verdict(Self.result([0.960, 0.950, 0.970], [0.961, 0.9511, 0.971])) == .several(["B", "A"]))
    #expect(verdict(Self.result([1, 1], [1, 1])) == .several(["A", "B"]))
  }

  @Test("what is the same in every replication is certain, and one replication is not doubted")
  func certain() {
    #expect(verdict(Self.result([0.9, 0.9], [0.8, 0.8])) == .one("A"))
    #expect(verdict(Self.result([0.9], [0.8])) == .one("A"))
    #expect(verdict(Self.result([0.8001], [0.8])) == .several(["A", "B"]))
  }

  @Test("where demand is met the market is the constraint, however busy a machine is")
  func market() {
    #expect(
      verdict(Self.result([0.99, 0.99, 0.99], [0.5, 0.5, 0.5], market: [1, 0, 1])) == .market)
    #expect(
      verdict(Self.result([0.99, 0.99, 0.99], [0.5, 0.5, 0.5], market: [1, 0, 0])) == .one("A"))
  }

  @Test("orders waiting for finished goods and idle time everywhere: what is held in stock")
  func stock() {
    func stocked(_ occupied: Double, fill: Double) -> CaseResult {
      let names = [
        "resources.A.occupied", "resources.A.starved", "constraint.market.share",
        "products.P.fill_rate", "products.Q.fill_rate",
      ]
      return CaseResult(
        name: "base", measures: names.map { Measure(name: $0, unit: "") }, replications: 2,
        values: [
          occupied, 1 - occupied, 0, fill, .nan, occupied, 1 - occupied, 0, fill, 1,
        ])
    }
    #expect(verdict(stocked(0.6, fill: 0.9)) == .stock)
    #expect(verdict(stocked(0.6, fill: 0.99)) == .one("A"))
    #expect(verdict(stocked(0.97, fill: 0.9)) == .one("A"))
  }

  @Test("with a limit on work in process, orders waiting and idle time everywhere: the release")
  func release() {
    #expect(
      verdict(Self.result([0.8, 0.81, 0.8], [0.7, 0.69, 0.7], limitsWork: true)) == .release)
    #expect(verdict(Self.result([0.8, 0.81, 0.8], [0.7, 0.69, 0.7])) == .one("A"))
    #expect(
      verdict(Self.result([0.97, 0.98, 0.97], [0.7, 0.69, 0.7], limitsWork: true)) == .one("A"))
  }

  @Test("nothing to go by gives no finding")
  func none() {
    #expect(ConstraintFinding(Self.result([], []), confidence: 0.95) == nil)
    #expect(ConstraintFinding(Self.result([0, 0], [0, 0]), confidence: 0.95) == nil)
    #expect(
      ConstraintFinding(
        CaseResult(name: "x", measures: Synthetic.measures, replications: 1, values: [1, 2]),
        confidence: 0.95) == nil)
  }

  @Test("a higher confidence turns one into several")
  func confidence() {
    let result = Self.result([0.85, 0.86, 0.87], [0.95, 0.97, 0.96])
    #expect(verdict(result, confidence: 0.999) == .several(["B", "A"]))
  }
}

@Suite("Logs and marginal values of a plant")
struct MarginalTests {
  /// A saturated line of stations with constant times, one place between any two.
  static func line(_ times: [Double], horizon: Double = 1000) -> Blueprint {
    Blueprint(
      time: TimeFrame(
        unit: "min", warmup: 100, horizon: horizon, day: 480, week: 2400, year: 120_000, per: "h",
        perLength: 60),
      finance: Finance(currency: "USD"),
      resources: times.indices.map { Resource(name: "S\($0 + 1)", buffer: $0 == 0 ? 0 : 1) },
      products: [
        Product(
          name: "P", price: Money(10), material: Money(4),
          route: times.indices.map {
            Operation(resource: $0, time: .constant(times[$0]), family: 0)
          })
      ],
      accounts: [Account(name: "market")],
      demands: [Demand(path: "P", product: 0, pattern: .unlimited)],
      base: Decisions(dispatching: times.map { _ in .firstCome }))
  }

  static func marginal(_ blueprint: Blueprint, replications: Int = 2) async throws
    -> (base: CaseResult, values: MarginalValues)
  {
    let base = try await Plan(
      cases: [Case(blueprint, strategy: nil, seed: 7)], stopping: .fixed(replications)
    ).run().cases[0]
    let values = try await MarginalPlan(blueprint, strategy: nil, seed: 7)
      .run(beside: base, confidence: 0.95, jobs: 2)
    return (base, try #require(values))
  }

  // 12 pieces an hour; a speed of 1.02 or 0.98 on S2 gives 12.24 or 11.76 but for whole pieces.
  @Test("in a line without variability all that counts is the speed of the slowest station")
  func slowest() async throws {
    let (base, values) = try await Self.marginal(Self.line([3, 5, 4], horizon: 30_000))
    #expect(values.isScaleFree)
    let elasticities = values.elasticities.mapValues { $0[0] }
    #expect(abs((elasticities["S2"] ?? 0) - 1) < 0.01)
    #expect(elasticities["S1"] == 0 && elasticities["S3"] == 0)
    #expect(abs((values.elasticitySum?.mean ?? 0) - 1) < 0.01)
    // A second unit of S2 leaves S3 with 4 minutes: 15 pieces an hour, at 6 USD each.
    let best = try #require(values.values.first)
    #expect(best.kind == .unit && best.resource == "S2")
    #expect(abs(best.netProfit.difference.mean - 18) < 0.1)
    #expect(abs(best.output.difference.mean - 3) < 0.02)
    let finding = try #require(
      ConstraintFinding(base, confidence: 0.95, sources: ConstraintSources(marginal: values)))
    #expect(finding.criterion == .elasticity)
    #expect(finding.verdict == .one("S2"))
  }

  @Test("of what cannot be changed nothing is tried")
  func applicable() async throws {
    // Buffers of three, no shifts, no failures: a unit, two speeds and a place for each.
    #expect(MarginalPlan(Self.line([3, 5, 4]), strategy: nil, seed: 1).count == 12)
    var open = Self.line([3, 5, 4])
    open.resources[1].buffer = nil
    open.resources[2].shifts = Shifts(cycle: 1440, spans: [0..<480])
    open.resources[2].failures = [
      Failure(name: "wear", uptime: .constant(100), repair: .constant(10))
    ]
    #expect(MarginalPlan(open, strategy: nil, seed: 1).count == 13)
    let (_, values) = try await Self.marginal(open)
    #expect(!values.isScaleFree)
    #expect(Set(values.values.filter { $0.resource == "S3" }.map(\.kind)).count == 5)
  }

  @Test("the order of values and their numbers do not depend on the number of workers")
  func workers() async throws {
    let blueprint = Self.line([3, 5, 4])
    let base = try await Plan(
      cases: [Case(blueprint, strategy: nil, seed: 7)], stopping: .fixed(2)
    ).run().cases[0]
    let plan = MarginalPlan(blueprint, strategy: nil, seed: 7)
    let one = try await plan.run(beside: base, confidence: 0.95, jobs: 1)
    let many = try await plan.run(beside: base, confidence: 0.95, jobs: 4)
    #expect(one == many)
    let cancelled = try await plan.run(
      beside: base, confidence: 0.95, jobs: 1, isCancelled: { true })
    #expect(cancelled == nil)
  }

  // S1 and S3 wait for S2 in every cycle, so only S2 is active without a break.
  @Test("logs show the slowest station as the sole bottleneck, and walks find it")
  func logs() throws {
    let blueprint = Self.line([3, 5, 4])
    let found = try #require(
      try LogEvidence.gather(
        blueprint, strategy: nil, seed: 7, replications: 3, confidence: 0.95))
    #expect(found.replications == 3)
    #expect(!found.isCut)
    #expect(found.shares.map(\.resource) == ["S1", "S2", "S3"])
    #expect(abs(found.shares[1].shifting.sole - 1) < 1e-9)
    #expect(found.shares[1].periods == 3)
    #expect(abs(found.shares[1].activePeriod.mean - 1000) < 1e-9)
    #expect(found.shares[1].walk == 1)
    #expect(found.walkProblem == nil)
    let problem = blueprint.lineOfNames
    #expect(problem == .success(["S1", "S2", "S3"]))
  }

  @Test("a bottleneck that nothing holds for half of the time moves, though one is busiest")
  func moving() throws {
    let result = ConstraintTests.result([0.85, 0.86, 0.87], [0.95, 0.97, 0.96])
    // Neither is the bottleneck for more than half of the time: shares as a log might give them.
    var blueprint = Self.line([3, 5])
    blueprint.resources[0].name = "A"
    blueprint.resources[1].name = "B"
    var log = try #require(
      try LogEvidence.gather(
        blueprint, strategy: nil, seed: 7, replications: 1, confidence: 0.95))
    log.shares[0].shifting = .init(sole: 0.25, shifting: 0.125)
    log.shares[1].shifting = .init(sole: 0.375, shifting: 0.125)
    let finding = ConstraintFinding(
      result, confidence: 0.95, sources: ConstraintSources(log: log))
    #expect(
      finding?.verdict
        == .moving([.init(resource: "B", share: 0.5), .init(resource: "A", share: 0.375)]))
    log.shares[1].shifting = .init(sole: 0.5, shifting: 0.125)
    #expect(
      ConstraintFinding(result, confidence: 0.95, sources: ConstraintSources(log: log))?.verdict
        == .one("B"))
  }
}

@Suite("Changes of a plant")
struct ChangeTests {
  private let plant: Blueprint = {
    var plant = MarginalTests.line([3, 5])
    plant.resources[0].shifts = Shifts(cycle: 1440, spans: [480..<720, 780..<960])
    plant.resources[0].failures = [
      Failure(name: "wear", uptime: .constant(100), repair: .constant(10))
    ]
    return plant
  }()

  @Test("each change changes one thing of one resource")
  func changes() throws {
    let plant = plant
    #expect(plant.changed(by: .units(resource: 1, by: 1))?.resources[1].units == 2)
    #expect(plant.changed(by: .speed(resource: 1, factor: 1.02))?.resources[1].speed == 1.02)
    #expect(plant.changed(by: .buffer(resource: 1, by: 1))?.resources[1].buffer == 2)
    let repaired = plant.changed(by: .repair(resource: 0, factor: 0.5))
    #expect(repaired?.resources[0].failures[0].repair.mean == 5)
    #expect(repaired?.resources[1] == plant.resources[1])
    #expect(repaired?.products == plant.products)
  }

  @Test("more staffed time goes to the evening, then the morning, then the breaks")
  func hours() throws {
    func spans(_ time: Double) -> [Range<Double>]? {
      plant.changed(by: .staffedTime(resource: 0, by: time))?.resources[0].shifts?.spans
    }
    #expect(spans(60) == [480..<720, 780..<1020])
    #expect(spans(500) == [460..<720, 780..<1440])
    #expect(spans(990) == [0..<720, 750..<1440])
    #expect(spans(1020) == [0..<1440])
    #expect(spans(1021) == nil)
  }

  @Test("what is not there cannot be changed")
  func impossible() {
    var open = plant
    open.resources[1].buffer = nil
    #expect(open.changed(by: .buffer(resource: 1, by: 1)) == nil)
    #expect(open.changed(by: .staffedTime(resource: 1, by: 60)) == nil)
    #expect(open.changed(by: .repair(resource: 1, factor: 0.5)) == nil)
    #expect(open.changed(by: .units(resource: 1, by: -1)) == nil)
    #expect(open.changed(by: .speed(resource: 1, factor: 0)) == nil)
    #expect(open.changed(by: .units(resource: 9, by: 1)) == nil)
  }

  // It was shown as 0 %.
  @Test("what customers who choose will load is not known beforehand")
  func unknownLoads() {
    var blueprint = Blueprint(
      time: TimeFrame(
        unit: "min", warmup: 0, horizon: 9, day: 480, week: 2400, year: 120_000, per: "min",
        perLength: 1),
      finance: Finance(currency: "USD"), resources: [Resource(name: "A")],
      products: [
        Product(name: "P", route: [Operation(resource: 0, time: .constant(1), family: 0)])
      ], accounts: [Account(name: "market")],
      demands: [Demand(path: "d", product: 0, pattern: .every(.constant(4)))],
      base: Decisions(dispatching: [.firstCome]))
    #expect(blueprint.namedLoads == ["A": 0.25])
    blueprint.demands.append(Demand(path: "e", product: 0, pattern: .chosen))
    #expect(blueprint.namedLoads.isEmpty)
  }
}
