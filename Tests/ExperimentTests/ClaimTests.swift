import Experiment
import Inference
import Testing

@Suite("Claims held against results")
struct ClaimTests {
  private static let measures = [
    Measure(name: "money.net_profit", unit: "USD per week"), Measure(name: "flow.wip", unit: ""),
  ]

  private static func result(_ name: String, _ values: [Double]) -> CaseResult {
    CaseResult(
      name: name, measures: measures, replications: values.count,
      values: values.flatMap { [$0, -$0] })
  }

  private static func answer(
    _ expectation: ClaimExpectation, _ first: [Double], _ second: [Double]? = nil,
    metric: String = "money.net_profit", margin: Double? = nil
  ) -> ClaimAnswer? {
    ClaimFinding(
      expectation,
      cases: [result("first", first)] + (second.map { [result("second", $0)] } ?? []),
      metric: metric, confidence: 0.95, margin: margin)?.answer
  }

  private static let high = [110.0, 112, 111, 109, 110]
  private static let low = [100.0, 101, 102, 99, 100]
  private static let noisy = [90.0, 115, 130, 80, 110]

  @Test("larger and smaller go by the sign of the difference, whatever is better")
  func directions() {
    for metric in ["money.net_profit", "flow.wip"] {
      let isLarger = metric == "money.net_profit"
      #expect(Self.answer(.larger, Self.high, Self.low, metric: metric) == (isLarger ? .yes : .no))
      #expect(Self.answer(.smaller, Self.high, Self.low, metric: metric) == (isLarger ? .no : .yes))
    }
    #expect(Self.answer(.larger, Self.noisy, Self.low) == .undecided)
    #expect(Self.answer(.larger, Self.low, Self.low) == .no)
    #expect(Self.answer(.larger, [3, 3], [2, 2]) == .yes)
  }

  @Test("not larger holds where it is smaller, equal, or within the margin")
  func negations() {
    #expect(Self.answer(.notLarger, Self.low, Self.high) == .yes)
    #expect(Self.answer(.notLarger, Self.low, Self.low) == .yes)
    #expect(Self.answer(.notLarger, Self.high, Self.low) == .no)
    #expect(Self.answer(.notLarger, Self.high, Self.low, margin: 20) == .yes)
    #expect(Self.answer(.notSmaller, Self.noisy, Self.low) == .undecided)
  }

  // High is 10 % above low: 110.4 / 100.4 - 1 = 9.96 %.
  @Test("a range is about the share of change: of the right size, of another, or of the wrong sign")
  func changes() {
    #expect(Self.answer(.between(0.05, 0.15), Self.high, Self.low) == .yes)
    #expect(Self.answer(.between(0.3, 0.4), Self.high, Self.low) == .inPart)
    #expect(Self.answer(.between(0.35, .infinity), Self.high, Self.low) == .inPart)
    #expect(Self.answer(.between(-0.4, -0.3), Self.high, Self.low) == .no)
    #expect(Self.answer(.between(-0.4, -0.05), Self.low, Self.high) == .yes)
    #expect(Self.answer(.between(0.0996, 0.4), Self.high, Self.low) == .undecided)
    #expect(Self.answer(.between(0.3, 0.4), Self.low, Self.low) == .no)
    #expect(Self.answer(.between(0.3, 0.4), Self.noisy, Self.low) == .undecided)
    #expect(Self.answer(.between(0.5, 0.5001), [3, 3], [2, 2]) == .yes)
  }

  @Test("a range of one strategy is about the measure itself")
  func single() {
    #expect(Self.answer(.between(105, 115), Self.high) == .yes)
    #expect(Self.answer(.between(0, 5), Self.high) == .no)
    #expect(Self.answer(.between(110, 115), Self.high) == .undecided)
    #expect(Self.answer(.between(1, 2), [2, 2]) == .yes)
    #expect(Self.answer(.between(1, 2), [2]) == .undecided)
    #expect(Self.answer(.between(1, 2), [2, 2], metric: "flow.none") == nil)
  }

  @Test("along a border the winner says whether it holds, with the good side of the measure")
  func border() {
    let (larger, smaller) = (ClaimExpectation.larger, ClaimExpectation.smaller)
    #expect(larger.holds(.winner(1), first: 1, orientation: .largerIsBetter) == true)
    #expect(larger.holds(.winner(0), first: 1, orientation: .largerIsBetter) == false)
    #expect(larger.holds(.winner(1), first: 1, orientation: .smallerIsBetter) == false)
    #expect(smaller.holds(.winner(1), first: 1, orientation: .smallerIsBetter) == true)
    #expect(smaller.holds(.equivalent, first: 1, orientation: .neither) == false)
    #expect(ClaimExpectation.notLarger.holds(.equivalent, first: 1, orientation: .neither) == true)
    #expect(larger.holds(.undecided, first: 1, orientation: .neither) == nil)
    let fall = ClaimExpectation.between(-0.4, -0.3)
    #expect(fall.holds(.winner(0), first: 1, orientation: .largerIsBetter) == true)
  }
}
