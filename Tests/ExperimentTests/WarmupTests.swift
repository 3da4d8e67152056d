import Company
import Inference
import Probability
import Testing

@testable import Experiment

/// How a plant settles, and one long run in batches.
@Suite("Warm-up and batches")
struct WarmupTests {
  /// An order every 10 minutes that takes no time on A and is then 100 minutes on its way: at time t
  /// there are as many on their way as have come in the last 100 minutes.
  private static func pipeline(
    every: Distribution = .constant(10), transport: Double = 100, horizon: Double = 2000
  ) -> Blueprint {
    Blueprint(
      time: TimeFrame(
        unit: "min", warmup: 0, horizon: horizon, day: 480, week: 2400, year: 120_000,
        per: "min", perLength: 1),
      finance: Finance(currency: "USD"), resources: [Resource(name: "A")],
      products: [
        Product(
          name: "P", price: .zero, material: .zero,
          route: [
            Operation(resource: 0, time: .constant(0), family: 0, transport: .constant(transport))
          ])
      ],
      accounts: [Account(name: "market")],
      demands: [
        Demand(
          path: "demand", account: 0, product: 0, pattern: .every(every), quantity: .constant(1))
      ],
      base: Decisions(dispatching: [.firstCome]))
  }

  private static func pilot(
    _ blueprints: [Blueprint], metrics: [String] = ["flow.wip"], interval: Double? = 10,
    replications: Int = 2
  ) -> WarmupPilot {
    WarmupPilot(
      systems: blueprints.enumerated().map {
        WarmupPilot.System(name: "system \($0)", blueprint: $1, strategy: nil)
      }, metrics: metrics, seed: 1, replications: replications, interval: interval)
  }

  @Test("a pipeline that takes 100 minutes to fill has a warm-up of 100 minutes, to the batch")
  func pipeline() async throws {
    let finding = try #require(try await Self.pilot([Self.pipeline()]).run(jobs: 2))
    // Orders at 10, 20, ...: in interval i (from 0), i are on their way until it is full with ten.
    #expect(finding.courses[0].averages == (0..<200).map { Double(min($0, 10)) })
    #expect(finding.courses[0].verdict == .found)
    #expect(finding.cut == 100)
    #expect(finding.growing.isEmpty)
  }

  @Test("one cut holds for all systems and metrics: the longest")
  func longest() async throws {
    let systems = [Self.pipeline(), Self.pipeline(transport: 300)]
    let finding = try #require(
      try await Self.pilot(systems, metrics: ["flow.wip", "flow.output_rate"]).run(jobs: 1))
    #expect(finding.courses.map(\.cut) == [10, 10, 30, 30])
    #expect(finding.cut == 300)
    // Orders that nobody has finished, asked for or not, decide nothing.
    #expect(finding.courses.count == 4)
  }

  @Test("what fills up all the time has no warm-up, and the run is called too short")
  func tooShort() async throws {
    let finding = try #require(
      try await Self.pilot([Self.pipeline(transport: 1900)]).run(jobs: 2))
    #expect(finding.courses[0].verdict == .tooShort)
    #expect(finding.cut == nil)
    #expect(finding.growing == ["system 0"])
  }

  @Test("what is cut but goes on moving is told apart from what has settled")
  func moving() throws {
    // Both jump after ten intervals, which is where the cut must be. Then one rises by 0.117 in all,
    // less than would pay to be cut off: its batches scatter by 0.04, its trend by 0.034.
    func course(rising slope: Double) -> SettlingCourse {
      var stream = RandomStream(seed: 1, replication: 0, name: "noise")
      return SettlingCourse(
        name: "s", measure: Measure(name: "flow.wip", unit: "pieces"),
        replications: (0..<10).map { _ in
          (0..<400).map { interval in
            interval < 10 ? 0 : 10 + slope * Double(interval) + stream.uniform()
          }
        })
    }
    #expect((10...40).contains(try #require(course(rising: 0).cut)))
    #expect(course(rising: 0).verdict == .found)
    let rising = course(rising: 0.0003)
    #expect(rising.verdict == .moving)
    #expect(rising.cut == nil)
    let cut = try #require(rising.truncation?.droppedObservations)
    let drift = try #require(rising.drift)
    #expect(abs(drift.mean - Double(400 - cut) / 2 * 0.0003) < 5 * 0.009)
  }

  @Test("a metric that some interval lacks cannot be judged")
  func undefined() async throws {
    let finding = try #require(
      try await Self.pilot([Self.pipeline()], metrics: ["flow.lead_time.mean"]).run(jobs: 1))
    #expect(finding.courses[0].verdict == .undefined)
    #expect(finding.courses[0].averages[9].isNaN)
    #expect(finding.courses[0].averages[10] == 100)
    #expect(finding.cut == nil)
  }

  @Test("the pilot is the same for any number of workers, and has random numbers of its own")
  func reproducible() async throws {
    let random = Self.pipeline(every: try .exponential(mean: 10))
    let findings = [
      try await Self.pilot([random, random], replications: 5).run(jobs: 1),
      try await Self.pilot([random, random], replications: 5).run(jobs: 4),
    ]
    #expect(
      findings[0]?.courses.map(\.averages) == findings[1]?.courses.map(\.averages))
    #expect(findings[0]?.courses[0].averages == findings[0]?.courses[1].averages)
    var first: [Double] = []
    var blueprint = random
    blueprint.time.horizon = 10
    let wip = blueprint.metrics.firstIndex { $0.name == "flow.wip" } ?? 0
    _ = try blueprint.simulate(strategy: nil, seed: 1, replication: 0, spans: 200) {
      first.append($0[wip])
    }
    let single = try await Self.pilot([random], replications: 1).run(jobs: 1)
    #expect(single?.courses[0].averages != first)
  }

  @Test("a pilot that is cancelled has found nothing")
  func cancelled() async throws {
    #expect(
      try await Self.pilot([Self.pipeline()]).run(jobs: 2, isCancelled: { true }) == nil)
  }

  @Test(
    "intervals follow the calendar where there is time for it",
    arguments: [
      (90_000.0, 100.0), (300.0 * 480, 480.0), (400.0 * 2400, 2400.0), (5000.0 * 2400, 24000.0),
      (7.0, 0.01),
    ])
  func interval(span: Double, expected: Double) {
    let interval = WarmupPilot.standardInterval(Self.pipeline(horizon: span))
    #expect(abs(interval - expected) < 1e-12 * expected)
    #expect((200...1250).contains(Int(span / interval + 1e-9)))
  }

  @Test("with shifts an interval is never less than a week")
  func shifts() {
    var plant = Self.pipeline(horizon: 102_000)
    plant.resources[0].shifts = Shifts(
      cycle: 1440, spans: [0..<480])
    #expect(WarmupPilot.standardInterval(plant) == 2400)
  }

  // MARK: Batches

  @Test("batches of one run add up to it, and their mean is that of the whole")
  func batches() async throws {
    let plant = Self.pipeline(every: try .exponential(mean: 10), horizon: 20_000)
    let outcome = try BatchPlan(
      name: "base", blueprint: plant, strategy: nil, seed: 3, batches: 20
    ).run(confidence: 0.95)
    let whole = try plant.simulate(strategy: nil, seed: 3, replication: 0)
    let result = outcome.cases[0]
    let wip = try #require(result.index(of: "flow.wip"))
    let mean = result.series(wip).reduce(0, +) / 20
    #expect(abs(mean - whole.values[wip]) < 1e-9)
    #expect(result.replications == 20)
    let batches = try #require(outcome.batches)
    #expect(batches.count == 20)
    #expect(batches.length == 1000)
    #expect(batches.whole.map(\.bitPattern) == whole.values.map(\.bitPattern))
    #expect(
      outcome.procedure
        == "batch means: 1 replication in 20 batches of 1000 min, Student t 95 %")
  }

  @Test("batches with too few orders are held against the whole run")
  func biased() throws {
    // Lead times of M/M/1: the 95th percentile of a handful is far below that of all.
    var plant = Self.pipeline(every: try .exponential(mean: 10), horizon: 50_000)
    plant.products[0].route[0].time = try .exponential(mean: 8)
    plant.products[0].route[0].transport = nil
    func check(_ batches: Int) throws -> Outcome.BatchCheck? {
      try BatchPlan(name: "base", blueprint: plant, strategy: nil, seed: 3, batches: batches)
        .run(confidence: 0.95).batchChecks.first { $0.measure.name == "flow.lead_time.p95" }
    }
    #expect(try check(200)?.isOff == true)
    #expect(try check(10)?.isOff == false)
  }

  @Test("batches that are too short are found out, longer ones pass")
  func checks() async throws {
    // What is on its way at two times is correlated as long as these are less than 100 minutes apart.
    let plant = Self.pipeline(every: try .exponential(mean: 10), horizon: 20_000)
    func check(_ batches: Int) throws -> Outcome.BatchCheck? {
      try BatchPlan(name: "base", blueprint: plant, strategy: nil, seed: 3, batches: batches)
        .run(confidence: 0.95).batchChecks.first { $0.measure.name == "flow.wip" }
    }
    let short = try #require(try check(1000))
    #expect(short.isCorrelated)
    // The mean over 20 minutes of a sum of the last 100: neighbours share most of it.
    #expect(short.lagOne > 0.7)
    #expect(short.vonNeumann < 0.6)
    #expect(try check(20)?.isCorrelated == false)
    #expect(try check(20)?.isOff == false)
  }
}
