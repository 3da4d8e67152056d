/// All pairs of several independent means at once, by Tukey and Kramer.
///
/// The interval of a pair is `difference -+ Q sqrt(MSE/2 (1/n_i + 1/n_j))`, Q the quantile of the
/// studentised range of k means on `sum (n_i - 1)` degrees of freedom; exact for equal sizes,
/// conservative otherwise. Assumes independent systems of equal variance: under common random
/// numbers take ``PairedComparison`` with Bonferroni's confidence.
/// Source: Kramer 1956, doi:10.2307/3001469.
public struct TukeyComparison: Sendable, Hashable {
  /// Two systems.
  public struct Pair: Sendable, Hashable {
    /// The index of the first.
    public let first: Int
    /// The index of the second, larger than that of the first.
    public let second: Int
    /// Mean of the first minus mean of the second.
    public let difference: Double
    /// The interval for it; all hold together.
    public let interval: ClosedRange<Double>
    /// The p-value of no difference, adjusted for all pairs.
    public let pValue: Double
  }

  /// All pairs, the second index changing fastest.
  public let pairs: [Pair]
  /// The mean squared error.
  public let variance: Double
  /// Its degrees of freedom.
  public let degrees: Double
  /// The confidence that all intervals hold.
  public let confidence: Double

  /// Compares independent samples.
  ///
  /// - Parameters:
  ///   - samples: two or more values for each of k >= 2 systems.
  ///   - confidence: from 0.5 to below 1.
  /// - Returns: `nil` when nothing varies or a value is not finite.
  public init?(_ samples: [[Double]], confidence: Double) {
    precondition(samples.count >= 2, "a comparison needs two systems")
    precondition(samples.allSatisfy { $0.count >= 2 }, "two values for every system")
    let moments = samples.map { Moments($0) }
    let degrees = moments.reduce(0.0) { $0 + Double($1.count - 1) }
    let variance = moments.reduce(0) { $0 + $1.squares } / degrees
    guard variance > 0, variance.isFinite else { return nil }
    let k = samples.count
    let range = StudentisedRange.quantile(confidence, means: k, degrees: degrees)
    pairs = (0..<k).flatMap { i in
      ((i + 1)..<k).map { j in
        let difference = moments[i].mean - moments[j].mean
        let sizes = 1 / Double(moments[i].count) + 1 / Double(moments[j].count)
        let error = (variance / 2 * sizes).squareRoot()
        let below = StudentisedRange.cumulative(
          abs(difference) / error, means: k, degrees: degrees)
        return Pair(
          first: i, second: j, difference: difference,
          interval: (difference - range * error)...(difference + range * error),
          pValue: max(0, 1 - below))
      }
    }
    self.variance = variance
    self.degrees = degrees
    self.confidence = confidence
  }
}
