import Company
import Experiment
import Inference
import Testing

@Suite("Stopping rules")
struct StoppingTests {
  func run(_ cases: [Case], _ rule: StoppingRule, compared: [String] = []) async throws -> Outcome {
    try await Plan(cases: cases, stopping: rule, compared: compared, jobs: 2).run()
  }

  @Test("a fixed number is exact", arguments: [1, 2, 17])
  func fixed(count: Int) async throws {
    let outcome = try await run([Synthetic.scattered("a")], .fixed(count))
    #expect(outcome.stop.replications == count)
    #expect(outcome.stop.isReached)
    #expect(outcome.cases[0].replications == count)
  }

  @Test("replications are added until the interval of the mean is as narrow as asked")
  func halfWidth() async throws {
    let outcome = try await run(
      [Synthetic.scattered("a")], .halfWidth(5, of: ["money.net_profit"], atMost: 1000))
    #expect(outcome.stop.isReached)
    #expect(outcome.stop.replications > 10)
    let estimate = outcome.cases[0].estimate(0, confidence: 0.95)
    #expect(estimate.halfWidth.map { $0 <= 5 } == true)
    // Not far beyond what is needed: the batch before was not enough.
    let before = Estimate(
      of: outcome.cases[0].series(0).prefix(outcome.stop.replications * 3 / 4), confidence: 0.95)
    #expect(before.halfWidth.map { $0 > 5 } == true)
  }

  @Test("when cases are compared, the half-width is that of the difference")
  func halfWidthOfDifference() async throws {
    let cases = [Synthetic.scattered("a"), Synthetic.scattered("b", shift: 7, own: 4)]
    let outcome = try await run(
      cases, .halfWidth(1, of: ["money.net_profit"], atMost: 1000), compared: ["money.net_profit"])
    #expect(outcome.stop.isReached)
    let interval = try #require(outcome.comparisons.first?.interval)
    #expect(interval.upperBound - interval.lowerBound <= 2)
    // The means themselves are far less certain: only pairing makes it so cheap.
    let mean = outcome.cases[0].estimate(0, confidence: 0.95)
    #expect(mean.halfWidth.map { $0 > 5 } == true)
  }

  @Test("relative precision holds for every metric asked for, in every case")
  func precision() async throws {
    let metrics = ["money.net_profit", "flow.lead_time.mean"]
    let outcome = try await run(
      [Synthetic.scattered("a", shift: 100), Synthetic.scattered("b", shift: 400)],
      .precision(0.03, of: metrics, atMost: 2000))
    #expect(outcome.stop.isReached)
    for result in outcome.cases {
      for place in 0..<2 {
        let estimate = result.estimate(place, confidence: 0.95)
        #expect(estimate.halfWidth.map { $0 <= estimate.mean * 0.03 / 1.03 } == true)
      }
    }
  }

  @Test("the limit is kept, and not reaching the precision is said with advice")
  func limit() async throws {
    let outcome = try await run(
      [Synthetic.scattered("a")], .halfWidth(0.01, of: ["money.net_profit"], atMost: 25))
    #expect(outcome.stop.replications == 25)
    #expect(!outcome.stop.isReached)
    #expect(outcome.stop.advice?.contains("at_most") == true)
  }

  @Test("a relative precision about zero is refused, with advice, soon after the pilot")
  func aboutZero() async throws {
    let outcome = try await run(
      [Synthetic.scattered("a", shift: -50)],
      .precision(0.02, of: ["money.net_profit"], atMost: 500))
    #expect(!outcome.stop.isReached)
    #expect(outcome.stop.replications == 20)
    #expect(outcome.stop.advice?.contains("half-width") == true)
  }

  @Test("a deterministic measure is precise at once")
  func deterministic() async throws {
    let outcome = try await run(
      [Synthetic.listed("a", [[5, 1]])],
      .precision(0.02, of: ["money.net_profit", "flow.lead_time.mean"], atMost: 500))
    #expect(outcome.stop.isReached)
    #expect(outcome.stop.replications == 10)
  }

  @Test("a measure that is never defined ends at the limit, not for ever")
  func undefined() async throws {
    let outcome = try await run(
      [Synthetic.listed("a", [[.nan, 1]])],
      .precision(0.02, of: ["money.net_profit"], atMost: 40))
    #expect(outcome.stop.replications == 40)
    #expect(!outcome.stop.isReached)
  }

  @Test("the procedure names rule, number and intervals")
  func procedure() async throws {
    let fixed = try await run([Synthetic.scattered("a")], .fixed(3))
    #expect(fixed.procedure == "3 replications, Student t 95 %")
    let spent = try await run(
      [Synthetic.scattered("a")], .halfWidth(0.5, of: ["money.net_profit"], atMost: 12))
    #expect(
      spent.procedure == "12 replications (until money.net_profit is within 0.5, at most 12:"
        + " not reached), Student t 95 %")
    let many = try await run(
      ["a", "b", "c"].map { Synthetic.scattered($0) }, .fixed(3), compared: ["money.net_profit"])
    #expect(
      many.procedure == "3 replications, paired t, common random numbers, Bonferroni over 3"
        + " comparisons, 95 %")
  }
}
