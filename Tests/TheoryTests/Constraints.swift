import Company
import Experiment
import Inference
import Scenario
import Testing

/// Exact answers about the constraint itself, read from logs and from perturbed plants.
@Suite("Constraints")
struct ConstraintTheoryTests {
  /// Intervals of this suite, counted with those of the tables.
  static let intervals = 5 + 3 + 3

  // Elasticities of `near_balanced_4` from its Markov chain of 115 states: the largest is that of
  // station 3, though station 4 is occupied most. Twice the speed everywhere is twice the pace, so
  // they sum to one.
  @Test("perturbed plants give the exact elasticities of a nearly balanced line")
  func elasticities() async throws {
    let stations = zip([1, 1 / 1.05, 1, 1 / 0.95], [0, 2, 2, 2])
      .map { Station(.exponential($0), buffer: $1) }
    let study = try load(
      """
      title: near_balanced_4
      seed: \(TheoryCase.seed(of: "near_balanced_4 elasticities"))
      \(Span.steady(relaxation: 15, horizon: 10_000).text)
      \(line(.unlimited, stations))

      """)
    let blueprint = study.blueprint
    let base = try await Plan(
      cases: [Case(blueprint, strategy: nil, seed: UInt64(study.seed))],
      stopping: .fixed(Checks.replications), jobs: 2
    ).run().cases[0]
    let found = try await MarginalPlan(blueprint, strategy: nil, seed: UInt64(study.seed))
      .run(beside: base, confidence: Checks.level, jobs: 2)
    let values = try #require(found)
    #expect(values.isScaleFree)
    for (name, exact) in [("S1", 0.189997), ("S2", 0.24294), ("S3", 0.301418), ("S4", 0.265646)] {
      let estimate = Estimate(of: values.elasticities[name] ?? [], confidence: Checks.level)
      #expect(estimate.interval?.contains(exact) == true, "\(name): \(estimate)")
      #expect((estimate.halfWidth ?? 1) < 0.05)
    }
    #expect(values.elasticitySum?.interval?.contains(1) == true)
    let finding = ConstraintFinding(
      base, confidence: 0.95, sources: ConstraintSources(marginal: values))
    #expect(finding?.criterion == .elasticity)
    #expect(finding?.verdict == .one("S3"))
    #expect(ConstraintFinding(base, confidence: 0.95)?.verdict == .one("S4"))
  }

  // Lines of a Jackson network are independent and geometric; by a sum over all states.
  @Test(
    "the longest line is where Lawrence and Buss expect it",
    arguments: [
      ("shifting_spread", [0.9, 0.8, 0.7], [0.604084, 0.261678, 0.134239]),
      ("shifting_equal", [0.9, 0.9, 0.9], [1.0 / 3, 1.0 / 3, 1.0 / 3]),
    ])
  func longestLine(_ id: String, loads: [Double], exact: [Double]) async throws {
    let stations = loads.map { Station(.exponential($0)) }
    let study = try load(
      """
      title: \(id)
      seed: \(TheoryCase.seed(of: id))
      \(Span.steady(relaxation: 380, horizon: 20_000).text)
      \(line(.poisson(1), stations))

      """)
    let blueprint = study.blueprint
    let count = Checks.replications / 2
    let shares = try await withThrowingTaskGroup(of: [[Double]].self) { group in
      for worker in 0..<2 {
        group.addTask {
          var rows: [[Double]] = []
          for replication in stride(from: worker, to: count, by: 2) {
            var log = EventLog()
            _ = try blueprint.simulate(
              strategy: nil, seed: UInt64(study.seed), replication: UInt32(replication), log: &log)
            rows.append(LongestLine(Visits(log, routes: blueprint.routes)).shares)
          }
          return rows
        }
      }
      var all: [[Double]] = []
      for try await rows in group { all += rows }
      return all
    }
    #expect(shares.count == count)
    for (place, exact) in exact.enumerated() {
      let estimate = Estimate(of: shares.map { $0[place] }, confidence: Checks.level)
      #expect(estimate.interval?.contains(exact) == true, "\(id), \(place): \(estimate)")
      #expect((estimate.halfWidth ?? 1) < 0.08)
    }
  }
}
