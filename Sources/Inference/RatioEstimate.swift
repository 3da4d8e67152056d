/// The ratio of two means, such as throughput per run over busy time per run.
///
/// `r = mean y / mean x`, not the mean of the ratios. With
/// `s^2 = Syy - 2 r Sxy + r^2 Sxx`, the delta method gives `r -+ t s / (|mean x| sqrt(n))`. Where
/// the denominator's own mean is uncertain, that is too narrow and Fieller's interval is used.
/// Sources: Crane and Iglehart 1974, Journal of the ACM 21; Fieller 1954, JRSS B 16.
public struct RatioEstimate: Sendable, Hashable {
  /// How the interval was made.
  public enum Method: String, Sendable, Hashable {
    /// The denominator is known well: straight-line approximation.
    case delta
    /// The denominator's mean is less than sqrt(10) half-widths of its own interval away from
    /// zero: exact for normal values.
    case fieller
  }

  /// How many pairs.
  public let n: Int
  /// The ratio of the means.
  public let ratio: Double
  /// The interval; `nil` below two pairs, when the ratio never varies, when the denominator may
  /// be zero (then no bounded interval exists), and when a value is not finite.
  public let interval: ClosedRange<Double>?
  /// The confidence of the interval.
  public let confidence: Double
  /// How the interval was made.
  public let method: Method

  /// Estimates mean y over mean x from pairs of one replication each.
  ///
  /// - Precondition: as many `y` as `x`, and `0 < confidence < 1`.
  public init(_ y: [Double], over x: [Double], confidence: Double) {
    precondition(y.count == x.count, "a ratio needs pairs")
    n = y.count
    self.confidence = confidence
    let (my, mx) = (Moments(y), Moments(x))
    let ratio = my.mean / mx.mean
    self.ratio = ratio
    guard let syy = my.variance, let sxx = mx.variance, ratio.isFinite else {
      interval = nil
      method = .delta
      return
    }
    let count = Double(n)
    let t = StudentT.factor(confidence: confidence, degrees: count - 1)
    method = mx.mean * mx.mean <= 10 * t * t * sxx / count ? .fieller : .delta
    switch method {
    case .delta:
      // The variance of y - r x itself, so that nothing cancels when they move together.
      let s = Moments(zip(y, x).map { $0 - ratio * $1 }).standardDeviation ?? .nan
      let half = t * s / (abs(mx.mean) * count.squareRoot())
      interval = half > 0 && half.isFinite ? (ratio - half)...(ratio + half) : nil
    case .fieller:
      // The roots r of (mean y - r mean x)^2 = t^2 (Syy - 2 r Sxy + r^2 Sxx) / n.
      let sxy = zip(y, x).reduce(0) { $0 + ($1.0 - my.mean) * ($1.1 - mx.mean) } / (count - 1)
      let k = t * t / count
      let a = mx.mean * mx.mean - k * sxx
      let b = my.mean * mx.mean - k * sxy
      let c = my.mean * my.mean - k * syy
      let root = (b * b - a * c).squareRoot()
      interval = a > 0 && root.isFinite ? ((b - root) / a)...((b + root) / a) : nil
    }
  }
}
