import Inference

/// What a claim says of a measure: of one case, or of a first against a second.
public enum ClaimExpectation: Sendable, Hashable {
  /// Larger with the first.
  case larger
  /// Smaller with the first.
  case smaller
  /// Not larger with the first.
  case notLarger
  /// Not smaller with the first.
  case notSmaller
  /// With one case: the measure lies between. With two: the first changes it by so large a share,
  /// negative for a fall. Either end may be infinite.
  case between(Double, Double)

  /// Whether the first is the larger of two where the claim holds.
  var wantsLarger: Bool {
    switch self {
    case .larger, .notSmaller: true
    case .smaller, .notLarger: false
    case .between(let lower, let upper): lower + upper > 0 || upper == .infinity
    }
  }
}

/// Whether a claim holds in one world.
public enum ClaimAnswer: String, Sendable, Hashable {
  /// It does, for sure.
  case yes
  /// It does not, for sure.
  case no
  /// The direction is right for sure, and the size is not.
  case inPart = "in part"
  /// It cannot be said at the stated confidence.
  case undecided
}

/// A claim held against what was simulated.
public struct ClaimFinding: Sendable {
  /// What is claimed.
  public var expectation: ClaimExpectation
  /// The one case, or the two.
  public var cases: [CaseResult]
  /// What decides.
  public var measure: Measure
  /// Level of every interval (0 < level < 1).
  public var confidence: Double
  /// The first case against the second in the measure that decides; `nil` with one case.
  public var comparison: Comparison?
  /// Share by which the first changes the measure of the second; `nil` with one case.
  public var change: RatioEstimate?
  /// Whether it holds.
  public var answer: ClaimAnswer

  /// Holds a claim against results.
  /// - Parameters:
  ///   - cases: one result, or two of the same replications.
  ///   - metric: the measure that decides; every case has it.
  ///   - margin: least difference that matters, in the measure's unit.
  /// - Returns: `nil` when a case does not have the measure.
  public init?(
    _ expectation: ClaimExpectation, cases: [CaseResult], metric: String, confidence: Double,
    margin: Double? = nil
  ) {
    precondition((1...2).contains(cases.count), "a claim is about one case or two")
    guard let measure = cases[0].measure(metric), cases.allSatisfy({ $0.index(of: metric) != nil })
    else { return nil }
    self.expectation = expectation
    self.cases = cases
    self.measure = measure
    self.confidence = confidence
    guard cases.count == 2 else {
      comparison = nil
      change = nil
      let own = cases[0].index(of: metric).map { cases[0].estimate($0, confidence: confidence) }
      answer = Self.answer(expectation, own?.mean, own?.interval, isSure: own?.isCertain ?? false)
      return
    }
    let comparison = ClaimFinding.compare(
      cases, metric: metric, confidence: confidence, margin: margin)
    self.comparison = comparison
    let series = cases.compactMap { result in result.index(of: metric).map { result.series($0) } }
    let pairs = PairedComparison.defined(series[0], series[1])
    change = RatioEstimate(pairs.a, over: pairs.b, confidence: confidence)
    answer = Self.answer(expectation, comparison, change)
  }

  /// The first case against the second in any measure that both have; at the level of one interval.
  public static func compare(
    _ cases: [CaseResult], metric: String, confidence: Double, margin: Double? = nil
  ) -> Comparison? {
    // The later case is a: the first is put last.
    Comparison.all(
      of: [cases[1], cases[0]], metrics: [metric], confidence: confidence, margin: margin
    ).first
  }

  // MARK: Answers

  /// By the sign of the difference of two.
  private enum Direction { case larger, smaller, same, unknown }

  private static func direction(_ comparison: Comparison?) -> Direction {
    guard let comparison, comparison.difference.isFinite else { return .unknown }
    switch comparison.paired.verdict {
    case .aBetter: return .larger
    case .bBetter: return .smaller
    case .certain: return comparison.difference > 0 ? .larger : .smaller
    case .equivalent, .identical: return .same
    case .undecided: return .unknown
    }
  }

  private static func answer(
    _ expectation: ClaimExpectation, _ comparison: Comparison?, _ change: RatioEstimate?
  ) -> ClaimAnswer {
    let direction = direction(comparison)
    switch (expectation, direction) {
    case (_, .unknown): return .undecided
    case (.larger, .larger), (.smaller, .smaller): return .yes
    case (.larger, _), (.smaller, _): return .no
    case (.notLarger, .larger), (.notSmaller, .smaller): return .no
    case (.notLarger, _), (.notSmaller, _): return .yes
    case (.between(let lower, let upper), _):
      // Nothing but zero is left of a difference that does not matter.
      if direction == .same, !(lower...upper).contains(0) { return .no }
      let isRight = (direction == .larger) == expectation.wantsLarger
      guard isRight || (lower...upper).contains(0) else { return .no }
      let shift = change?.interval.map { ($0.lowerBound - 1)...($0.upperBound - 1) }
      let size = answer(
        expectation, change.map { $0.ratio - 1 }, shift,
        isSure: shift == nil && (change?.n ?? 0) > 1 && change?.ratio.isFinite ?? false)
      return size == .no ? .inPart : size
    }
  }

  /// Whether a number lies in the range claimed.
  private static func answer(
    _ expectation: ClaimExpectation, _ value: Double?, _ interval: ClosedRange<Double>?,
    isSure: Bool
  ) -> ClaimAnswer {
    guard case .between(let lower, let upper) = expectation, let value, value.isFinite else {
      return .undecided
    }
    guard let interval else {
      return isSure ? ((lower...upper).contains(value) ? .yes : .no) : .undecided
    }
    if interval.lowerBound >= lower, interval.upperBound <= upper { return .yes }
    if interval.upperBound < lower || interval.lowerBound > upper { return .no }
    return .undecided
  }
}

extension ClaimExpectation {
  /// Whether the claim's direction holds at a place of a border, where the first case has the
  /// index `first` in the game; `nil` where it cannot be said.
  public func holds(_ verdict: PhaseVerdict, first: Int, orientation: Orientation) -> Bool? {
    switch verdict {
    case .undecided: return nil
    case .equivalent:
      switch self {
      case .notLarger, .notSmaller: return true
      case .larger, .smaller, .between: return false
      }
    case .winner(let winner):
      // The winner is the smaller one where smaller is better.
      let isFirstLarger = (winner == first) != (orientation == .smallerIsBetter)
      return isFirstLarger == wantsLarger
    }
  }
}
