import Company
import Experiment
import Foundation
import Inference
import Testing

@Suite("A sweep says what it found at every point")
struct SweepTests {
  /// Strategy two earns `100 + noise` at points above the third, and `noise` below; one earns 50.
  private static func reading(
    _ sweep: SweepCase, points: Int, replications: Int
  ) async throws -> SweepReading {
    let store = try sweep.store("verdicts.db")
    let reading = try sweep.reading(store, points: 0..<points, replications: replications)
    let plan = SweepPlan(
      systems: reading.points.map(\.systems), replications: replications,
      cases: { point in
        (0..<2).map { strategy in
          Case(name: SweepCase.strategies[strategy], measures: SweepCase.measures) { number in
            let noise = Double(Synthetic.scramble(UInt64(number)) % 1000) / 500 - 1
            let profit = strategy == 0 ? 50 : (point > 2 ? 100 : 0) + noise
            return ReplicationResult(values: [profit, 1], events: 1, warnings: [])
          }
        }
      })
    _ = try await plan.run(into: store)
    return reading
  }

  @Test("means are those of the runs, and verdicts of all points hold together (Holm)")
  func verdicts() async throws {
    let sweep = try SweepCase()
    let rows = try await Self.reading(sweep, points: 6, replications: 10).rows()
    #expect(rows.map(\.verdict) == [0, 0, 0, 1, 1, 1].map { .winner($0) })
    let noise = (0..<10).map { Double(Synthetic.scramble(UInt64($0)) % 1000) / 500 - 1 }
    let mean = noise.reduce(0, +) / 10
    #expect(abs(rows[0].estimates[1][0].mean - mean) < 1e-12)
    #expect(abs(rows[4].comparisons[0].difference - (50 + mean)) < 1e-12)
    // Six p-values: the largest stands as it is, the smallest is multiplied by six.
    let pValues = rows.compactMap { $0.comparisons[0].paired.pValue }
    let adjusted = rows.compactMap { $0.comparisons[0].pHolm }
    #expect(adjusted == Multiplicity.holm(pValues))
    #expect(
      rows[0].comparisons[0].paired.difference.confidence
        == Multiplicity.bonferroni(confidence: 0.95, count: 6))
  }

  @Test("a pair is compared in the replications that both have")
  func commonReplications() async throws {
    let sweep = try SweepCase()
    let store = try sweep.store("half.db")
    try await sweep.fill(
      store, points: 0..<1, replications: 6, shard: SweepPlan.Shard(1, of: 2))
    let row = try sweep.reading(store, points: 0..<1, replications: 6).rows()[0]
    // Replications 0, 2 and 4.
    #expect(row.estimates[0][0].n == 3)
    #expect(row.estimates[0][0].mean == 2)
    #expect(row.comparisons[0].n == 3)
    #expect(row.comparisons[0].difference == 10)
    try store.close()
  }

  @Test("a failed replication ends the sweep with what was complete stored")
  func failure() async throws {
    struct Broken: Error {}
    let sweep = try SweepCase()
    let store = try sweep.store("broken.db")
    let reading = try sweep.reading(store, points: 0..<1, replications: 5, strategies: ["one"])
    let plan = SweepPlan(
      systems: reading.points.map(\.systems), replications: 5,
      cases: { _ in
        [
          Case(name: "one", measures: SweepCase.measures) { number in
            if number == 3 { throw Broken() }
            return ReplicationResult(values: [1, 1], events: 1, warnings: [])
          }
        ]
      })
    let error = await #expect(throws: ReplicationFailure.self) { try await plan.run(into: store) }
    #expect(error?.replication == 3)
    #expect(try store.series(system: 1, metric: 0, below: 5) == [1, 1, 1])
    try store.close()
  }
}
