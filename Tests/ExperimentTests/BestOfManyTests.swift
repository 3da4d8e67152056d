import Experiment
import Inference
import Testing

@Suite("Three or more strategies against the best of them")
struct BestOfManyTests {
  private static func outcome(_ profits: [[Double]]) -> [CaseResult] {
    profits.enumerated().map { index, values in
      CaseResult(
        name: "s\(index)", measures: Synthetic.measures, replications: values.count,
        values: values.flatMap { [$0, 100 - $0] })
    }
  }

  @Test("the best stands out, whichever direction is good")
  func directions() throws {
    let results = Self.outcome([[10, 12, 11], [1, 2, 3], [5, 5, 6]])
    let most = try #require(
      BestOfMany(results, metric: "money.net_profit", confidence: 0.95))
    #expect(most.possible == [0])
    #expect(most.comparison.systems.map(\.standing) == [.best, .notBest, .notBest])
    // The lead time is 100 less profit, and less of it is better: the same order.
    let least = try #require(
      BestOfMany(results, metric: "flow.lead_time.mean", confidence: 0.95))
    #expect(least.possible == [0])
  }

  @Test("two strategies, one replication and missing values have no answer")
  func none() {
    let name = "money.net_profit"
    #expect(BestOfMany(Self.outcome([[1, 2], [2, 3]]), metric: name, confidence: 0.9) == nil)
    #expect(BestOfMany(Self.outcome([[1], [2], [3]]), metric: name, confidence: 0.9) == nil)
    let gaps = Self.outcome([[1, .nan], [2, 3], [3, 4]])
    #expect(BestOfMany(gaps, metric: name, confidence: 0.9) == nil)
    #expect(
      BestOfMany(Self.outcome([[1, 2], [2, 3], [3, 4]]), metric: "no.such", confidence: 0.9) == nil)
  }
}
