import Inference

/// How two cases differ in one measure, replication by replication.
public struct Comparison: Sendable, Hashable {
  /// What can be said about a difference.
  public enum Verdict: String, Sendable, Hashable {
    /// The interval lies on the good side of zero for a.
    case aBetter = "a better"
    /// The interval lies on the good side of zero for b.
    case bBetter = "b better"
    /// The interval lies above zero, and the measure has no good side.
    case aLarger = "a larger"
    /// The interval lies below zero, and the measure has no good side.
    case bLarger = "b larger"
    /// The interval lies within the margin of practical significance.
    case equivalent = "equivalent"
    /// None of these yet.
    case undecided = "undecided"
    /// The two are equal in every replication.
    case identical = "identical"
    /// The two differ by the same amount, not zero, in every replication.
    case certain = "certain"
  }

  /// The measure compared.
  public var measure: Measure
  /// Index of the case a: the later one in the file.
  public var a: Int
  /// Index of the case b: the earlier one, the reference.
  public var b: Int
  /// The statistics of a minus b over the replications in which both are defined; intervals hold
  /// simultaneously over all comparisons of the experiment (Bonferroni).
  public var paired: PairedComparison
  /// p-value adjusted over all comparisons (Holm 1979); `nil` without a p-value.
  public var pHolm: Double?

  /// Creates a comparison.
  public init(measure: Measure, a: Int, b: Int, paired: PairedComparison, pHolm: Double?) {
    self.measure = measure
    self.a = a
    self.b = b
    self.paired = paired
    self.pHolm = pHolm
  }

  /// Compares two cases in the replications in which both have a value, by a single pair's test:
  /// adjusting p-values over a family comes later.
  /// - Parameters:
  ///   - measure: what was measured.
  ///   - pair: indices of a and b.
  ///   - values: what was measured in them, replication by replication, NaN where there is no value.
  ///   - confidence: level of the interval.
  ///   - margin: least difference that matters, in the measure's unit.
  init(
    _ measure: Measure, _ pair: (a: Int, b: Int), _ values: (a: [Double], b: [Double]),
    confidence: Double, margin: Double?
  ) {
    let defined = PairedComparison.defined(values.a, values.b)
    self.init(
      measure: measure, a: pair.a, b: pair.b,
      paired: PairedComparison(defined.a, defined.b, confidence: confidence, margin: margin),
      pHolm: nil)
  }

  /// Replications in which both are defined.
  public var n: Int { paired.difference.n }

  /// Mean of a minus b; NaN when n = 0.
  public var difference: Double { paired.difference.mean }

  /// Interval for the difference; `nil` when n < 2 or when the difference never varies.
  public var interval: ClosedRange<Double>? { paired.difference.interval }

  /// Share of replications in which a is better, ties counted half; `nil` when n = 0.
  ///
  /// For a measure without a good side: in which a is larger.
  public var probabilityABetter: Double? {
    paired.superiority.probability.map { isSmallerBetter ? 1 - $0 : $0 }
  }

  /// What can be said, with the measure's good side taken into account.
  public var verdict: Verdict {
    switch (paired.verdict, measure.orientation) {
    case (.equivalent, _): .equivalent
    case (.undecided, _): .undecided
    case (.identical, _): .identical
    case (.certain, _): .certain
    case (.aBetter, .neither): .aLarger
    case (.bBetter, .neither): .bLarger
    case (.aBetter, .largerIsBetter), (.bBetter, .smallerIsBetter): .aBetter
    case (.bBetter, .largerIsBetter), (.aBetter, .smallerIsBetter): .bBetter
    }
  }

  /// Case that is better (for a measure without a good side: larger), or `nil`.
  public var winner: Int? {
    switch verdict {
    case .aBetter, .aLarger: a
    case .bBetter, .bLarger: b
    case .certain: leader
    case .equivalent, .undecided, .identical: nil
    }
  }

  /// Case that is ahead, whether or not that is significant.
  public var leader: Int {
    (isSmallerBetter ? difference < 0 : difference > 0) ? a : b
  }

  private var isSmallerBetter: Bool { measure.orientation == .smallerIsBetter }
}
