/// Each of several systems against the best of the others: how much better or worse it is.
///
/// Where larger is better, the difference of system i is `D_i = Ybar_i - max over l != i Ybar_l`
/// and its interval `[min(0, D_i - w), max(0, D_i + w)]`; where smaller is better, differences
/// are turned, so that a positive one is always an advantage. All intervals hold together with
/// the stated confidence, and they are narrower than those of all pairs. An upper end of 0 says
/// that a system is not the best, a lower end of 0 that it is.
///
/// Values should be near normal with equal variances. The two constructions differ in what they
/// assume of the dependence between systems.
public struct ComparisonWithBest: Sendable, Hashable {
  /// What is known of one system.
  public enum Standing: String, Sendable, Hashable {
    /// No other is better.
    case best
    /// Some other is better.
    case notBest
    /// Neither is known yet.
    case open
  }

  /// One system against the best of the others.
  public struct System: Sendable, Hashable {
    /// Its mean.
    public let mean: Double
    /// Its advantage over the best of the others; negative behind it.
    public let advantage: Double
    /// The interval for the true advantage, which always contains or touches 0.
    public let interval: ClosedRange<Double>

    /// What the interval says.
    public var standing: Standing {
      if interval.lowerBound == 0 { return .best }
      return interval.upperBound == 0 ? .notBest : .open
    }
  }

  /// How many values of each system.
  public let n: Int
  /// The systems in the order given.
  public let systems: [System]
  /// The one of the best mean; the first of equal ones.
  public let leader: Int
  /// The variance of a difference of two single values, the largest where they may differ.
  public let variance: Double
  /// Its degrees of freedom.
  public let degrees: Double
  /// The one-sided factor for one system against the others.
  public let factor: Double
  /// The half-width w.
  public let halfWidth: Double
  /// The confidence that all intervals hold.
  public let confidence: Double
  /// Which mean is the best.
  public let best: Extreme

  /// Compares independent systems, each run with streams of its own.
  ///
  /// `w = d s sqrt(2/n)`, s^2 the mean of the k variances on k(n - 1) degrees of freedom, d
  /// Dunnett's one-sided factor for k - 1 comparisons of correlation 1/2.
  /// Source: Hsu 1984, Annals of Statistics 12, 1136-1144.
  ///
  /// - Parameters:
  ///   - samples: n >= 2 values for each of k >= 2 systems.
  ///   - confidence: from 0.5 to below 1.
  ///   - best: which mean is the best.
  /// - Returns: `nil` when nothing varies or a value is not finite.
  public init?(independent samples: [[Double]], confidence: Double, best: Extreme) {
    let n = Self.commonCount(samples)
    let moments = samples.map { Moments($0) }
    let squares = moments.reduce(0) { $0 + $1.squares }
    let degrees = Double(samples.count * (n - 1))
    self.init(
      moments, variance: 2 * squares / degrees, degrees: degrees,
      factor: Dunnett.quantile(
        confidence, comparisons: samples.count - 1, degrees: degrees),
      confidence: confidence, best: best)
  }

  /// What is assumed of the differences of two systems under common random numbers.
  public enum Assumption: String, Sendable, Hashable {
    /// All have the same variance; robust where all correlations are positive.
    ///
    /// `w = g S / sqrt(n)`, g Dunnett's factor and S^2 twice the residual variance of the table of
    /// systems and replications,
    /// `S^2 = 2 sum (Y_ij - Ybar_i. - Ybar_.j + Ybar..)^2 / ((k-1)(n-1))`, on (k - 1)(n - 1)
    /// degrees of freedom.
    /// Source: Nelson and Matejcik 1995, doi:10.1287/mnsc.41.12.1935.
    case equalVariances
    /// Nothing but near normality (Bonferroni): `w = t_{1-a/(k-1), n-1} max S_il / sqrt(n)`, S_il the
    /// standard deviation of the differences of i and l. One noisy pair widens all intervals.
    /// Source: Clark and Yang 1986, Proceedings of the Winter Simulation Conference, 313-315.
    case nothing
  }

  /// Compares systems under common random numbers: values of equal index share their streams.
  ///
  /// - Parameters:
  ///   - samples: n >= 2 values for each of k >= 2 systems.
  ///   - assumption: what is taken for granted of the differences.
  ///   - confidence: from 0.5 to below 1.
  ///   - best: which mean is the best.
  /// - Returns: `nil` when differences never vary or a value is not finite.
  public init?(
    commonRandomNumbers samples: [[Double]], assuming assumption: Assumption,
    confidence: Double, best: Extreme
  ) {
    let n = Self.commonCount(samples)
    let k = samples.count
    // What subtraction leaves of values that differ by constants is no variance.
    let size = samples.joined().reduce(0) { max($0, abs($1)) }
    let rounding = (1e-12 * size) * (1e-12 * size)
    let (variance, degrees): (Double, Double)
    let factor: Double
    switch assumption {
    case .equalVariances:
      degrees = Double((k - 1) * (n - 1))
      variance = 2 * Self.residualSquares(samples) / degrees
      factor = Dunnett.quantile(confidence, comparisons: k - 1, degrees: degrees)
    case .nothing:
      degrees = Double(n - 1)
      variance = Self.largestVariance(samples)
      factor = -StudentT.quantile((1 - confidence) / Double(k - 1), degrees: degrees)
    }
    if variance <= rounding { return nil }
    self.init(
      samples.map { Moments($0) }, variance: variance, degrees: degrees, factor: factor,
      confidence: confidence, best: best)
  }

  /// The squared residuals of systems and replications.
  private static func residualSquares(_ samples: [[Double]]) -> Double {
    let n = samples[0].count
    let rows = samples.map { Moments($0) }
    let columns = (0..<n).map { j in Moments(samples.map { $0[j] }) }
    let grand = Moments(rows.map(\.mean)).mean
    var squares = 0.0
    for (row, sample) in zip(rows, samples) {
      for (column, value) in zip(columns, sample) {
        let residual = value - row.mean - column.mean + grand
        squares += residual * residual
      }
    }
    return squares
  }

  /// The largest variance of the differences of two systems; NaN when a value is not finite.
  private static func largestVariance(_ samples: [[Double]]) -> Double {
    var largest = 0.0
    for (i, a) in samples.enumerated() {
      for b in samples[..<i] {
        let variance = Moments(zip(a, b).lazy.map { $0 - $1 }).variance ?? .nan
        if !(variance <= largest) { largest = variance }
        if largest.isNaN { return .nan }
      }
    }
    return largest
  }

  private init?(
    _ moments: [Moments], variance: Double, degrees: Double, factor: Double,
    confidence: Double, best: Extreme
  ) {
    guard variance > 0, variance.isFinite else { return nil }
    n = moments[0].count
    let half = factor * (variance / Double(n)).squareRoot()
    let signed = moments.map { best.sign * $0.mean }
    systems = signed.indices.map { i in
      let rival = signed.indices.reduce(-Double.infinity) { $1 == i ? $0 : max($0, signed[$1]) }
      let advantage = signed[i] - rival
      return System(
        mean: moments[i].mean, advantage: advantage,
        interval: min(0, advantage - half)...max(0, advantage + half))
    }
    leader = signed.indices.reduce(0) { signed[$1] > signed[$0] ? $1 : $0 }
    self.variance = variance
    self.degrees = degrees
    self.factor = factor
    self.confidence = confidence
    self.best = best
    halfWidth = half
  }

  private static func commonCount(_ samples: [[Double]]) -> Int {
    precondition(samples.count >= 2, "a comparison needs two systems")
    let n = samples[0].count
    precondition(n >= 2, "a comparison needs two values each")
    precondition(samples.allSatisfy { $0.count == n }, "as many values for every system")
    return n
  }

  /// The values of each system, these included, that bring the half-width down to `margin`.
  ///
  /// The second stage of Nelson and Matejcik and of Clark and Yang, under common random numbers:
  /// `N = max(n, ceil((g S / margin)^2))`. The system of the best mean over all N values is then the best, or within the margin of it, with the
  /// stated confidence. The first stage's variance and factor stay in force.
  ///
  /// - Parameter margin: the least difference that matters, more than 0.
  /// - Returns: `nil` when more than a thousand million would be needed.
  public func replicationsNeeded(margin: Double) -> Int? {
    SampleSize.secondStage(
      factor: factor, variance: variance, margin: margin, firstStage: n)
  }
}
