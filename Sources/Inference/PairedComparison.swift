/// How much larger a is than b, replication by replication under common random numbers.
///
/// The paired Student-t on the differences `a_j - b_j`. Whether larger is better is not known
/// here: "a better" means a larger, and a caller for whom less is more swaps the reading.
public struct PairedComparison: Sendable, Hashable {
  /// What can be said about the difference.
  public enum Verdict: String, Sendable, Hashable {
    /// The interval lies above zero.
    case aBetter
    /// The interval lies below zero.
    case bBetter
    /// The interval lies within the margin: whichever is larger, it does not matter. This comes
    /// before `aBetter` and `bBetter`, since the margin is the least difference that matters.
    case equivalent
    /// None of these yet.
    case undecided
    /// Equal in every replication.
    case identical
    /// Apart by the same amount, not zero, in every replication: no test is needed.
    case certain
  }

  /// The mean of a minus b, its standard deviation and interval; no interval when the difference
  /// never varies.
  public let difference: Estimate
  /// The mean difference over its standard error; `nil` without an interval.
  public let t: Double?
  /// The two-sided p-value of no difference; 1 when identical, 0 when certain, `nil` below two
  /// replications.
  public let pValue: Double?
  /// The correlation of a and b; `nil` when either does not vary.
  public let correlation: Double?
  /// What pairing bought: `var(a - b) / (var a + var b)`; `nil` when neither varies.
  ///
  /// Below 1, common random numbers pay; near 1, they do nothing; above 1, they hurt.
  public let varianceRatio: Double?
  /// How often a is larger.
  public let superiority: Superiority
  /// The least difference that matters in practice, when one was given.
  public let margin: Double?
  /// What can be said.
  public let verdict: Verdict
  /// For an undecided comparison, the replications in all at which the verdict is expected, if
  /// mean and standard deviation of the difference stay as they are; `nil` when it is settled or
  /// cannot be foreseen (below two replications, a mean difference of exactly zero, or more than a
  /// million).
  public let replicationsNeeded: Int?

  /// The pairs of which both values are finite: a measure may have no value in some replications.
  public static func defined(_ a: [Double], _ b: [Double]) -> (a: [Double], b: [Double]) {
    let pairs = zip(a, b).filter { $0.isFinite && $1.isFinite }
    return (pairs.map(\.0), pairs.map(\.1))
  }

  /// Compares a and b, whose entries of equal index were drawn from the same random numbers.
  ///
  /// A value that is not finite leaves the comparison undecided, without an interval.
  ///
  /// - Parameters:
  ///   - a: one value per replication.
  ///   - b: as many.
  ///   - confidence: of the interval, between 0 and 1; for several comparisons read together
  ///     pass ``Multiplicity/bonferroni(confidence:count:)``.
  ///   - margin: the least difference that matters, more than 0, in the unit of the values.
  public init(_ a: [Double], _ b: [Double], confidence: Double, margin: Double? = nil) {
    precondition(a.count == b.count, "a paired comparison needs pairs")
    precondition(margin.map { $0 > 0 } ?? true, "a margin is above zero")
    self.margin = margin
    let differences = zip(a, b).map { $0 - $1 }
    // Differences of sums that should be equal may carry rounding: below this they are none.
    let rounding = 1e-12 * (a + b).reduce(0) { max($0, abs($1)) }
    superiority = Superiority(
      wins: differences.count { $0 > rounding }, ties: differences.count { abs($0) <= rounding },
      losses: differences.count { $0 < -rounding }, confidence: confidence)

    let (ma, mb) = (Moments(a), Moments(b))
    let raw = Moments(differences)
    let isConstant = raw.standardDeviation.map { $0 <= rounding } ?? false
    let isZero = isConstant && abs(raw.mean) <= rounding
    let constant = isZero ? 0 : raw.mean
    difference = Estimate(
      isConstant ? Moments(repeatElement(constant, count: raw.count)) : raw,
      confidence: confidence)

    let spread = (ma.variance ?? 0) + (mb.variance ?? 0)
    varianceRatio = spread > 0 ? (isConstant ? 0 : (raw.variance ?? .nan) / spread) : nil
    let product = (ma.squares * mb.squares).squareRoot()
    let cross = zip(a, b).reduce(0) { $0 + ($1.0 - ma.mean) * ($1.1 - mb.mean) }
    correlation = product > 0 ? max(-1, min(1, cross / product)) : nil

    if let interval = difference.interval, let sd = difference.standardDeviation {
      let t = difference.mean / (sd / Double(difference.n).squareRoot())
      self.t = t
      pValue = StudentT.twoSided(t, degrees: Double(difference.n - 1))
      verdict = Self.verdict(interval, margin: margin)
      replicationsNeeded =
        verdict == .undecided ? Self.replicationsNeeded(difference, sd, margin: margin) : nil
    } else {
      t = nil
      pValue = isZero ? 1 : isConstant ? 0 : nil
      let isSmall = margin.map { abs(constant) < $0 } ?? false
      verdict =
        isZero ? .identical : !isConstant ? .undecided : isSmall ? .equivalent : .certain
      replicationsNeeded = nil
    }
  }

  private static func verdict(_ interval: ClosedRange<Double>, margin: Double?) -> Verdict {
    if let margin, interval.lowerBound > -margin, interval.upperBound < margin {
      return .equivalent
    }
    if interval.lowerBound > 0 { return .aBetter }
    if interval.upperBound < 0 { return .bBetter }
    return .undecided
  }

  /// More than this nobody makes: the difference is too small to be settled.
  private static let mostAdvised = 1_000_000

  /// The verdict falls as soon as the half-width is below the mean's distance from zero, or from
  /// the nearer margin when the mean lies within it: whichever is the wider.
  private static func replicationsNeeded(
    _ difference: Estimate, _ sd: Double, margin: Double?
  ) -> Int? {
    let distance = abs(difference.mean)
    let target = max(distance, (margin ?? 0) - distance)
    return SampleSize.replications(
      toReach: target, standardDeviation: sd, confidence: difference.confidence
    ).map { max($0, difference.n + 1) }.flatMap { $0 <= mostAdvised ? $0 : nil }
  }
}
