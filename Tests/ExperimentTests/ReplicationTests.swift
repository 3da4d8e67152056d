import Company
import Experiment
import Synchronization
import Testing

@Suite("Replicating cases")
struct ReplicationTests {
  @Test("values stand in the order of replications, whatever order workers finish in")
  func order() async throws {
    let plan = Plan(
      cases: [Synthetic.listed("a", [[1, 10], [2, 20], [3, 30]])], stopping: .fixed(3), jobs: 3)
    let result = try #require(try await plan.run().cases.first)
    #expect(result.replications == 3)
    #expect(result.values == [1, 10, 2, 20, 3, 30])
    #expect(result.series(1) == [10, 20, 30])
    #expect(result.events == 300)
  }

  @Test("one worker and many give the same values to the bit", arguments: [2, 7])
  func jobs(count: Int) async throws {
    func run(_ jobs: Int) async throws -> Outcome {
      try await Plan(
        cases: [Synthetic.scattered("a"), Synthetic.scattered("b", shift: 5, own: 3)],
        stopping: .halfWidth(0.2, of: ["money.net_profit"], atMost: 120),
        compared: ["money.net_profit", "flow.lead_time.mean"], jobs: jobs
      ).run()
    }
    let one = try await run(1)
    let many = try await run(count)
    #expect(one.stop.replications > 10)
    #expect(one.stop == many.stop)
    #expect(one.comparisons == many.comparisons)
    for (a, b) in zip(one.cases, many.cases) {
      #expect(a.values.map { $0.bitPattern } == b.values.map { $0.bitPattern })
      #expect(a.events == b.events)
      #expect(a.warnings == b.warnings)
    }
  }

  @Test("logs of reviews are those of the first replication, for any number of workers")
  func reviews() async throws {
    @Sendable func entry(_ steps: [ReviewEntry.Step]) -> ReviewEntry {
      ReviewEntry(time: 1, constraint: "B", occupied: 0.95, steps: steps)
    }
    let reviewed = Case(name: "a", measures: []) { replication in
      ReplicationResult(
        values: [], events: 0, warnings: [],
        reviews: replication == 0
          ? [entry([.init(.exploit, "x")]), entry([])]
          : [entry([.init(.elevate, "y", gain: 1, payback: 2), .init(.elevate, "z")])])
    }
    let silent = Case(name: "b", measures: []) { _ in
      ReplicationResult(values: [], events: 0, warnings: [])
    }
    for jobs in [1, 3] {
      let outcome = try await Plan(cases: [reviewed, silent], stopping: .fixed(4), jobs: jobs).run()
      let totals = try #require(outcome.cases[0].reviews)
      #expect(totals.log.map { $0.steps.map(\.kind) } == [[.exploit], []])
      // undo, exploit, subordinate, elevate, pass
      #expect(totals.taken == [0, 1, 0, 3, 0])
      #expect(totals.replications == 4)
      #expect(outcome.cases[1].reviews == nil)
    }
  }

  @Test("a warning is told once, with the number of replications that gave it")
  func warnings() async throws {
    let talkative = Case(name: "a", measures: []) { replication in
      ReplicationResult(
        values: [], events: 0,
        warnings: replication == 0
          ? ["first", "first"] : ["later"] + (replication == 2 ? ["first"] : []))
    }
    let outcome = try await Plan(cases: [talkative], stopping: .fixed(4), jobs: 2).run()
    #expect(
      outcome.cases[0].warnings == [
        CountedWarning(text: "first", count: 2), CountedWarning(text: "later", count: 3),
      ])
  }

  @Test(
    "the first failure in order is the one reported, for any number of workers",
    arguments: [1, 2, 7])
  func failure(jobs: Int) async throws {
    let fragile = Case(name: "fragile", measures: []) { replication in
      if replication >= 4 { throw ReplicationFailure(caseName: "", replication: 0, reason: "book") }
      return ReplicationResult(values: [], events: 0, warnings: [])
    }
    let plan = Plan(
      cases: [Synthetic.listed("sound", [[1, 2]]), fragile], stopping: .fixed(50), jobs: jobs)
    let failure = await #expect(throws: ReplicationFailure.self) { try await plan.run() }
    #expect(failure?.caseName == "fragile")
    #expect(failure?.replication == 4)
    #expect(failure?.reason.contains("book") == true)
  }

  @Test("cancelling keeps the replications that every case has completed", arguments: [1, 3])
  func cancellation(jobs: Int) async throws {
    let started = Atomic<Int>(0)
    let slow = Case(name: "slow", measures: Synthetic.measures) { replication in
      started.add(1, ordering: .relaxed)
      return ReplicationResult(values: [Double(replication), 1], events: 1, warnings: [])
    }
    // Odd: the last replication of the first case has no partner in the second.
    let plan = Plan(cases: [slow, slow], stopping: .fixed(1_000), jobs: jobs)
    let outcome = try await plan.run(
      isCancelled: { started.load(ordering: .relaxed) >= 21 }, progress: { _ in })
    let ran = started.load(ordering: .relaxed)
    #expect(outcome.stop.isInterrupted)
    #expect(!outcome.stop.isReached)
    #expect(outcome.stop.replications == ran / 2)
    #expect(outcome.stop.replications < 1_000)
    for result in outcome.cases {
      #expect(result.replications == ran / 2)
      #expect(result.series(0) == (0..<(ran / 2)).map { Double($0) })
    }
  }

  @Test("cancelling before anything has run leaves an empty result")
  func cancelledAtOnce() async throws {
    let outcome = try await Plan(cases: [Synthetic.scattered("a")], stopping: .fixed(5))
      .run(isCancelled: { true })
    #expect(outcome.stop.replications == 0)
    #expect(outcome.stop.isInterrupted)
    #expect(outcome.cases[0].values.isEmpty)
  }

  @Test("progress counts every replication of every case, up to the plan")
  func progress() async throws {
    let seen = Mutex<[Progress]>([])
    let plan = Plan(
      cases: [Synthetic.scattered("a"), Synthetic.scattered("b")], stopping: .fixed(5), jobs: 2)
    _ = try await plan.run(progress: { update in seen.withLock { $0.append(update) } })
    let updates = seen.withLock { $0 }
    #expect(updates.map { $0.completed }.sorted() == Array(1...10))
    #expect(updates.allSatisfy { $0.planned == 10 })
  }
}
