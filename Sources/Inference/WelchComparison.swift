/// Two means from independent samples with unequal variances: Welch's t.
///
/// For strategies run with different seeds, or unequal numbers of replications. Under common
/// random numbers use ``PairedComparison``, which is usually far sharper.
/// Source: Welch 1947, doi:10.1093/biomet/34.1-2.28.
public struct WelchComparison: Sendable, Hashable {
  /// Mean of a minus mean of b.
  public let difference: Double
  /// Degrees of freedom by Welch and Satterthwaite:
  /// `(va + vb)^2 / (va^2/(na-1) + vb^2/(nb-1))` with `v = sd^2/n`.
  public let degrees: Double
  /// The difference over its standard error.
  public let t: Double
  /// The two-sided p-value of no difference.
  public let pValue: Double
  /// The interval for the difference.
  public let interval: ClosedRange<Double>
  /// The confidence of the interval.
  public let confidence: Double

  /// Compares the means of a and b.
  ///
  /// - Returns: `nil` when either sample has fewer than two values, when neither varies, or when
  ///   a value is not finite.
  public init?(_ a: [Double], _ b: [Double], confidence: Double) {
    let (ma, mb) = (Moments(a), Moments(b))
    guard let sa = ma.variance, let sb = mb.variance, sa + sb > 0, (sa + sb).isFinite else {
      return nil
    }
    let (va, vb) = (sa / Double(ma.count), sb / Double(mb.count))
    let error = (va + vb).squareRoot()
    let share = va / (va + vb)
    difference = ma.mean - mb.mean
    degrees =
      1
      / (share * share / Double(ma.count - 1) + (1 - share) * (1 - share) / Double(mb.count - 1))
    t = difference / error
    pValue = StudentT.twoSided(t, degrees: degrees)
    let half = StudentT.factor(confidence: confidence, degrees: degrees) * error
    interval = (difference - half)...(difference + half)
    self.confidence = confidence
  }
}
