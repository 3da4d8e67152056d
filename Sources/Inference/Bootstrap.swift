/// An interval for any statistic of independent replications, by resampling them: Efron's BCa.
///
/// The statistic of `resamples` samples drawn with replacement, t*, read off at levels corrected
/// for bias and acceleration:
///
/// - `z0 = Phi^-1(share of t* below t)`, ties counted half;
/// - `a = sum d^3 / (6 (sum d^2)^1.5)`, `d_i = mean of t_(.) - t_(i)`, t_(i) without value i;
/// - levels `Phi(z0 + (z0 + z) / (1 - a (z0 + z)))` for z the normal quantiles of both ends.
///
/// Whole replications are resampled; observations within one depend on each other. For means of
/// near normal values Student's interval is better; below some 20 replications no resampling helps.
/// Source: Efron 1987, doi:10.1080/01621459.1987.10478410.
public struct Bootstrap: Sendable, Hashable {
  /// How the interval was made.
  public enum Method: String, Sendable, Hashable {
    /// Corrected for bias and acceleration.
    case bca
    /// The plain quantiles of t*, where all of them lie on one side of t.
    case percentile
  }

  /// The statistic of the values themselves.
  public let estimate: Double
  /// The standard deviation of t*.
  public let standardError: Double
  /// The interval; `nil` when t* does not vary or is not finite.
  public let interval: ClosedRange<Double>?
  /// How the interval was made.
  public let method: Method
  /// The bias correction z0; infinite when all t* lie on one side of t.
  public let bias: Double
  /// The acceleration a.
  public let acceleration: Double
  /// The confidence of the interval.
  public let confidence: Double

  /// Resamples the replications 0 ..< count.
  ///
  /// - Parameters:
  ///   - count: of replications, 2 or more.
  ///   - resamples: 2,000 or more for an interval of 95 %; 100 at least.
  ///   - confidence: between 0 and 1.
  ///   - index: a uniform random number from 0 to below its argument.
  ///   - statistic: of the replications with these numbers, some of them several times.
  public init(
    count: Int, resamples: Int = 2000, confidence: Double,
    drawing index: (Int) -> Int, statistic: ([Int]) -> Double
  ) {
    precondition(count >= 2, "resampling needs two replications")
    precondition(resamples >= 100, "at least 100 resamples")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    self.confidence = confidence
    let estimate = statistic(Array(0..<count))
    var resampled: [Double] = []
    resampled.reserveCapacity(resamples)
    for _ in 0..<resamples {
      let indices = (0..<count).map { _ in index(count) }
      resampled.append(statistic(indices))
    }
    self.estimate = estimate
    let moments = Moments(resampled)
    standardError = moments.standardDeviation ?? .nan
    let acceleration = Self.acceleration(count, statistic)
    self.acceleration = acceleration

    let below = resampled.count { $0 < estimate }
    let equal = resampled.count { $0 == estimate }
    let share = (Double(below) + Double(equal) / 2) / Double(resamples)
    let bias = share == 0 ? -Double.infinity : share == 1 ? .infinity : Normal.quantile(share)
    self.bias = bias
    method = bias.isFinite ? .bca : .percentile
    guard standardError > 0, standardError.isFinite, estimate.isFinite else {
      interval = nil
      return
    }
    let tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    let levels = tails.map { tail -> Double in
      guard bias.isFinite else { return tail }
      let z = bias + Normal.quantile(tail)
      // Beyond the pole of the correction the level is that of the end.
      let rest = 1 - acceleration * z
      return rest > 0 ? Normal.cumulative(bias + z / rest) : z > 0 ? 1 : 0
    }
    let ends = levels.map { Quantile.type7(resampled, $0) }
    interval = min(ends[0], ends[1])...max(ends[0], ends[1])
  }

  /// Resamples values of one replication each.
  ///
  /// - Parameters:
  ///   - values: 2 or more.
  ///   - resamples: 2,000 or more for an interval of 95 %; 100 at least.
  ///   - confidence: between 0 and 1.
  ///   - index: a uniform random number from 0 to below its argument.
  ///   - statistic: of a sample of values.
  public init(
    of values: [Double], resamples: Int = 2000, confidence: Double,
    drawing index: (Int) -> Int, statistic: ([Double]) -> Double
  ) {
    self.init(
      count: values.count, resamples: resamples, confidence: confidence, drawing: index
    ) { indices in statistic(indices.map { values[$0] }) }
  }

  private static func acceleration(_ count: Int, _ statistic: ([Int]) -> Double) -> Double {
    let left = (0..<count).map { i in statistic((0..<count).filter { $0 != i }) }
    let mean = Moments(left).mean
    let (squares, cubes) = left.reduce((0.0, 0.0)) { sums, value in
      let d = mean - value
      return (sums.0 + d * d, sums.1 + d * d * d)
    }
    let scale = squares * squares.squareRoot()
    return scale > 0 && scale.isFinite ? cubes / (6 * scale) : 0
  }
}
