import Experiment
import Inference
import Testing

@Suite("Comparing all pairs")
struct ComparisonTests {
  /// Three systems of five replications: the (s, S) inventory policies of Law, Simulation Modeling
  /// and Analysis, example 10.1, and a third one.
  let a = [126.97, 124.31, 126.68, 122.66, 127.23]
  let b = [118.21, 120.22, 122.45, 122.68, 119.4]
  let c = [110.0, 119.5, 121, 115.25, 118]

  func result(_ name: String, _ series: [Double], metric: String = "money.net_profit")
    -> CaseResult
  {
    CaseResult(
      name: name, measures: [Measure(name: metric, unit: "USD per week")],
      replications: series.count, values: series)
  }

  func isClose(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-9 * abs(expected) } ?? false
  }

  @Test("two systems give the published paired interval")
  func two() throws {
    let pair = try #require(
      Comparison.all(
        of: [result("b", b), result("a", a)], metrics: ["money.net_profit"], confidence: 0.9
      ).first)
    #expect(pair.a == 1 && pair.b == 0)
    #expect(isClose(pair.difference, 4.978))
    #expect(isClose(pair.interval?.lowerBound, 1.6491268748354875))
    #expect(isClose(pair.interval?.upperBound, 8.306873125164511))
    #expect(isClose(pair.paired.pValue, 0.03328082378610257))
    #expect(pair.pHolm == pair.paired.pValue)
    #expect(pair.verdict == .aBetter)
    #expect(pair.winner == 1)
    #expect(pair.probabilityABetter == 0.8)
  }

  // Intervals, p-values and variance ratios: scipy.stats (t.ppf at 1 - 0.05/6, ttest_rel).
  @Test("of three, intervals are simultaneous, p-values Holm's, and a is the later case")
  func three() throws {
    let pairs = Comparison.all(
      of: [result("a", a), result("b", b), result("c", c)], metrics: ["money.net_profit"],
      confidence: 0.95)
    #expect(pairs.map { [$0.a, $0.b] } == [[1, 0], [2, 0], [2, 1]])
    let expected: [(mean: Double, low: Double, high: Double, p: Double, ratio: Double)] = [
      (-4.978, -11.162757629664053, 1.206757629664053, 0.03328082378610257, 1.5706237471206308),
      (-8.82, -17.430425511209997, -0.20957448879000573, 0.015384267065895064, 1.0386249304971011),
      (-3.842, -10.313074239254277, 2.6290742392542743, 0.07837873289712666, 0.5928705932628404),
    ]
    for (pair, value) in zip(pairs, expected) {
      #expect(isClose(pair.difference, value.mean))
      #expect(isClose(pair.interval?.lowerBound, value.low))
      #expect(isClose(pair.interval?.upperBound, value.high))
      #expect(isClose(pair.paired.pValue, value.p))
      #expect(isClose(pair.paired.varianceRatio, value.ratio))
    }
    // Holm: 3 x the smallest, 2 x the next, 1 x the largest, never decreasing.
    #expect(isClose(pairs[1].pHolm, 3 * 0.015384267065895064))
    #expect(isClose(pairs[0].pHolm, 2 * 0.03328082378610257))
    #expect(isClose(pairs[2].pHolm, 0.07837873289712666))
    #expect(pairs.map { $0.verdict } == [.undecided, .bBetter, .undecided])
    #expect(pairs[0].paired.replicationsNeeded.map { $0 > 5 } == true)
  }

  @Test("where smaller is better, the smaller one wins")
  func smaller() throws {
    let metric = "flow.lead_time.mean"
    let pair = try #require(
      Comparison.all(
        of: [result("b", b, metric: metric), result("a", a, metric: metric)], metrics: [metric],
        confidence: 0.9
      ).first)
    #expect(pair.difference > 0)
    #expect(pair.verdict == .bBetter)
    #expect(pair.winner == 0)
    #expect(isClose(pair.probabilityABetter, 0.2))
  }

  @Test("a measure without a good side has a larger one, not a better one")
  func neutral() throws {
    let metric = "resources.B.utilisation"
    let pair = try #require(
      Comparison.all(
        of: [result("b", b, metric: metric), result("a", a, metric: metric)], metrics: [metric],
        confidence: 0.9
      ).first)
    #expect(pair.verdict == .aLarger)
    #expect(pair.winner == 1)
  }

  @Test("without variance the verdict is identical or certain, and there is no interval")
  func withoutVariance() throws {
    let pairs = Comparison.all(
      of: [result("a", a), result("same", a), result("more", a.map { $0 + 5 })],
      metrics: ["money.net_profit"], confidence: 0.95)
    #expect(pairs.map { $0.verdict } == [.identical, .certain, .certain])
    #expect(pairs.allSatisfy { $0.interval == nil })
    #expect(pairs.map { $0.winner } == [nil, 2, 2])
  }

  @Test("a margin makes small differences equivalent")
  func margin() throws {
    let pair = try #require(
      Comparison.all(
        of: [result("a", a), result("a'", a.enumerated().map { $1 + Double($0) / 100 })],
        metrics: ["money.net_profit"], confidence: 0.95, margin: 1
      ).first)
    #expect(pair.verdict == .equivalent)
    #expect(pair.winner == nil)
  }

  @Test("replications in which either is undefined are left out, and n says so")
  func undefined() throws {
    var holes = a
    holes[1] = .nan
    let pair = try #require(
      Comparison.all(
        of: [result("b", b), result("a", holes)], metrics: ["money.net_profit"], confidence: 0.9
      ).first)
    #expect(pair.n == 4)
    let kept = [0, 2, 3, 4]
    #expect(isClose(pair.difference, kept.map { a[$0] - b[$0] }.reduce(0, +) / 4))
  }

  @Test("one replication, or none defined, is undecided without a p-value")
  func tooFew() throws {
    let one = try #require(
      Comparison.all(
        of: [result("b", [1]), result("a", [2])], metrics: ["money.net_profit"], confidence: 0.95
      ).first)
    #expect(one.verdict == .undecided)
    #expect(one.pHolm == nil)
    let none = try #require(
      Comparison.all(
        of: [result("b", [.nan, 1]), result("a", [2, .nan])], metrics: ["money.net_profit"],
        confidence: 0.95
      ).first)
    #expect(none.n == 0)
    #expect(none.verdict == .undecided)
    #expect(none.probabilityABetter == nil)
  }

  @Test("a measure that one case lacks is not compared there")
  func missing() {
    let pairs = Comparison.all(
      of: [result("a", a), result("b", b, metric: "money.roi"), result("c", c)],
      metrics: ["money.net_profit"], confidence: 0.95)
    #expect(pairs.map { [$0.a, $0.b] } == [[2, 0]])
  }

  @Test("the winner beats every other case in the first measure compared")
  func winner() {
    func outcome(_ series: [[Double]]) -> Outcome {
      let results = series.enumerated().map { result("s\($0)", $1) }
      return Outcome(
        cases: results,
        comparisons: Comparison.all(
          of: results, metrics: ["money.net_profit"], confidence: 0.95),
        confidence: 0.95,
        stop: Outcome.Stop(rule: .fixed(5), replications: 5, isReached: true))
    }
    #expect(outcome([a.map { $0 - 50 }, a, b.map { $0 - 99 }]).winner == 1)
    #expect(outcome([a, a, b.map { $0 - 99 }]).winner == nil)
    #expect(outcome([a]).winner == nil)
  }
}
