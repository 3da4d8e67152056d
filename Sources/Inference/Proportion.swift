/// Intervals for a probability from independent yes-or-no trials.
public enum Proportion {
  /// Wilson's score interval.
  ///
  /// `(p + z^2/2n -+ z sqrt(p (1-p)/n + z^2/4n^2)) / (1 + z^2/n)`; close to the nominal
  /// confidence on average, even for few trials. The end at 0 of n, and at n of n, is exact.
  /// Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
  ///
  /// - Parameters:
  ///   - successes: 0 to `trials`; ties counted as halves are allowed.
  ///   - trials: 1 or more.
  ///   - confidence: between 0 and 1.
  public static func wilson(
    successes: Double, trials: Int, confidence: Double
  ) -> ClosedRange<Double> {
    let n = Double(trials)
    precondition(trials >= 1 && successes >= 0 && successes <= n)
    let z = Normal.factor(confidence: confidence)
    let p = successes / n
    let centre = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    let lower = successes == 0 ? 0 : max(0, (centre - reach) / scale)
    let upper = successes == n ? 1 : min(1, (centre + reach) / scale)
    return lower...upper
  }

  /// The exact interval of Clopper and Pearson: never below the nominal confidence, and wider
  /// than it has to be.
  ///
  /// The ends are beta quantiles. Source: Clopper and Pearson 1934, doi:10.2307/2331986.
  ///
  /// - Parameters:
  ///   - successes: 0 to `trials`.
  ///   - trials: 1 or more.
  ///   - confidence: between 0 and 1.
  public static func clopperPearson(
    successes: Int, trials: Int, confidence: Double
  ) -> ClosedRange<Double> {
    precondition(trials >= 1 && (0...trials).contains(successes))
    let tail = (1 - confidence) / 2
    let (x, n) = (Double(successes), Double(trials))
    let lower = successes == 0 ? 0 : GSL.betaQuantile(tail, x, n - x + 1)
    let upper = successes == trials ? 1 : GSL.betaUpperQuantile(tail, x + 1, n - x)
    return lower...upper
  }
}
