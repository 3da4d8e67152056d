/// Student's t adjusted for skewed values, as in Skart.
///
/// `G(t) = ((1 + 6 beta (t - beta))^(1/3) - 1) / (2 beta)` with `beta = skewness / (6 sqrt k)`, k
/// batches, and a signed cube root. The interval for the mean is
/// `[Ybar - G(t) e, Ybar - G(-t) e]`, e the standard error and t the `(1 + confidence)/2`
/// quantile: it reaches further to the side of the long tail. Without skewness G(t) = t.
/// Sources: Willink 2005, Communications in Statistics A34, 753-766; Tafazzoli, Steiger and Wilson
/// 2011, IEEE Transactions on Automatic Control 56, 254-264.
public enum SkewnessAdjustment {
  /// G(t).
  ///
  /// - Parameters:
  ///   - t: any number.
  ///   - skewness: of the values.
  ///   - batches: how many values, 1 or more.
  public static func adjusted(_ t: Double, skewness: Double, batches: Int) -> Double {
    precondition(batches >= 1, "at least one batch")
    let beta = skewness / (6 * Double(batches).squareRoot())
    // By its series, G(t) - t is below beta (t^2 + 1): for smaller beta the digits would cancel.
    if abs(beta) < 1e-12 { return t }
    let x = 1 + 6 * beta * (t - beta)
    let root = x == 0 ? 0 : GSL.power(abs(x), 1.0 / 3)
    return ((x < 0 ? -root : root) - 1) / (2 * beta)
  }

  /// The interval for a mean with a standard error that has been estimated on `degrees`.
  ///
  /// - Parameters:
  ///   - mean: the centre before adjustment.
  ///   - standardError: 0 or more.
  ///   - degrees: more than 0.
  ///   - skewness: of the values.
  ///   - batches: how many values, 1 or more.
  ///   - confidence: between 0 and 1.
  public static func interval(
    mean: Double, standardError: Double, degrees: Double, skewness: Double, batches: Int,
    confidence: Double
  ) -> ClosedRange<Double> {
    let t = StudentT.factor(confidence: confidence, degrees: degrees)
    let low = adjusted(t, skewness: skewness, batches: batches)
    let high = adjusted(-t, skewness: skewness, batches: batches)
    return (mean - low * standardError)...(mean - high * standardError)
  }

  /// The skewness of a sample, `sqrt(n (n-1)) / (n-2)` times its third standardised moment.
  ///
  /// - Returns: 0 for fewer than three values and where they do not vary.
  public static func skewness(of values: some Collection<Double>) -> Double {
    let moments = Moments(values)
    let n = Double(moments.count)
    guard moments.count >= 3, moments.squares > 0 else { return 0 }
    let cubes = values.reduce(0) {
      $0 + ($1 - moments.mean) * ($1 - moments.mean) * ($1 - moments.mean)
    }
    let deviation = (moments.squares / n).squareRoot()
    return (n * (n - 1)).squareRoot() / (n - 2) * cubes / n / (deviation * deviation * deviation)
  }
}
