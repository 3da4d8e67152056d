import Company
import Inference
import Synchronization
import Testing

@testable import Experiment

@Suite("Attribution")
struct AttributionTests {
  private static let measures = [
    Measure(name: "money.net_profit", unit: "USD per week"),
    Measure(name: "flow.lead_time.mean", unit: "min"),
  ]

  /// Decision a earns 30 and b 10, together 8 more, and c nothing; everything is noisy by chance
  /// that all mixtures share, and what b earns varies.
  private static func simulate(_ coalition: Coalition, _ replication: UInt32) -> ReplicationResult {
    let noise = Double(Synthetic.scramble(UInt64(replication)) % 1000)
    let own = Double(Synthetic.scramble(UInt64(replication) ^ 77) % 100) / 50 - 1
    var profit = 1000 + noise
    if coalition.contains(0) { profit += 30 }
    if coalition.contains(1) { profit += 10 + own }
    if coalition.contains(0), coalition.contains(1) { profit += 8 }
    return ReplicationResult(
      values: [profit, coalition.contains(0) ? 50 : 60], events: 1, warnings: [])
  }

  private static func plan(
    replications: Int = 20, jobs: Int = 1, orders: ShapleyValue.Orders? = nil,
    simulate: @escaping AttributionPlan.Simulation = { simulate($0, $1) }
  ) -> AttributionPlan {
    AttributionPlan(
      decisions: ["a", "b", "c"], measures: measures,
      rule: ShapleyValue(count: 3, orders: orders, seed: 1), replications: replications, jobs: jobs,
      simulate: simulate)
  }

  @Test("each decision gets its own and half of what two do together; chance shared by all is gone")
  func shares() async throws {
    let result = try await Self.plan().run()
    let profit = result.attributions[0]
    let (a, b, c) = (profit.shares[0], profit.shares[1], profit.shares[2])
    #expect(a.share.verdict == .certain)
    #expect(abs(a.share.difference.mean - 34) < 1e-9)
    #expect(a.verdict == .helps)
    #expect(b.verdict == .helps)
    #expect(b.share.difference.interval?.contains(14) == true)
    #expect(c.verdict == .nothing)
    #expect(c.share.difference.mean == 0)
    // Alone and last show that a and b interact.
    #expect(abs(a.alone.difference.mean - 30) < 1e-9)
    #expect(abs(a.last.difference.mean - 38) < 1e-9)
    #expect(result.simulations == 20 * 8)
    // A shorter time is better.
    #expect(result.attributions[1].shares[0].verdict == .helps)
    #expect(result.attributions[1].shares[0].share.difference.mean == -10)
  }

  @Test("the shares sum to the difference in every replication", arguments: [2, 20])
  func efficiency(orders: Int) async throws {
    for orders in [nil, ShapleyValue.Orders.sampled(orders)] {
      let result = try await Self.plan(orders: orders).run()
      #expect(result.attributions[0].values.count == 20)
      for (replication, shares) in result.attributions[0].values.enumerated() {
        let number = UInt32(replication)
        let difference =
          Self.simulate(.all(of: 3), number).values[0] - Self.simulate(.none, number).values[0]
        #expect(abs(shares.reduce(0, +) - difference) < 1e-9)
      }
    }
  }

  @Test("the result does not depend on the number of workers")
  func jobs() async throws {
    let one = try await Self.plan(orders: .sampled(6)).run().attributions
    let four = try await Self.plan(jobs: 4, orders: .sampled(6)).run().attributions
    #expect(one.map(\.values) == four.map(\.values))
    #expect(one.map(\.shares) == four.map(\.shares))
    #expect(one.map(\.difference) == four.map(\.difference))
  }

  @Test("a replication in which a mixture has no value takes no part")
  func undefined() async throws {
    let result = try await Self.plan { coalition, replication in
      var result = Self.simulate(coalition, replication)
      if replication == 3, coalition == .none.adding(1) { result.values[0] = .nan }
      return result
    }.run()
    #expect(result.attributions[0].values.count == 19)
    #expect(result.attributions[0].difference.difference.n == 19)
    #expect(result.attributions[1].values.count == 20)
  }

  @Test("a failure is that of the first simulation in order")
  func failure() async throws {
    struct Broken: Error {}
    await #expect(throws: ReplicationFailure.self) {
      _ = try await Self.plan { coalition, replication in
        if replication == 2 { throw Broken() }
        return Self.simulate(coalition, replication)
      }.run()
    }
  }

  @Test("an interruption keeps the replications of which every mixture is there")
  func interruption() async throws {
    let done = Mutex(0)
    let result = try await Self.plan().run(
      isCancelled: { done.withLock { $0 >= 8 * 5 + 3 } },
      progress: { _ in done.withLock { $0 += 1 } })
    #expect(result.isInterrupted)
    #expect(result.replications == 5)
    #expect(result.attributions[0].values.count == 5)
  }

  @Test("strategies that decide the same differ by exactly zero")
  func zero() {
    let zero = Attribution.zero(Self.measures[0], replications: 5, confidence: 0.95)
    #expect(zero.difference.verdict == .identical)
    #expect(zero.difference.difference.mean == 0)
    #expect(zero.shares.isEmpty)
  }

  @Test("the mixtures to be checked before anything runs are all that are simulated")
  func checked() async throws {
    let plan = Self.plan(replications: 6, orders: .sampled(2))
    let known = Set(plan.coalitions)
    #expect(known.count == plan.coalitions.count)
    let asked = Mutex(Set<Coalition>())
    var watched = plan
    watched.simulate = { coalition, replication in
      asked.withLock { _ = $0.insert(coalition) }
      return Self.simulate(coalition, replication)
    }
    _ = try await watched.run()
    #expect(asked.withLock { $0 } == known)
  }
}
