/// The mean of one long series by means of batches, and whether these may pass as independent.
///
/// A series of a single run is correlated; means of long batches hardly are, and Student's
/// interval on 20 to 30 of them is nearly right. Whether they are long enough is looked at by
/// von Neumann's ratio of successive differences, `sum (y_i+1 - y_i)^2 / sum (y_i - ybar)^2`: 2 on
/// average for independent values, less for positively correlated ones.
/// Sources: Schmeiser 1982, doi:10.1287/opre.30.3.556; von Neumann 1941,
/// doi:10.1214/aoms/1177731677.
public struct BatchMeans: Sendable, Hashable {
  /// The mean and interval from the batch means.
  public let estimate: Estimate
  /// Observations in a batch; what does not fill a batch is left out at the start of the series.
  public let batchSize: Int
  /// The correlation of successive batch means; `nil` when they do not vary.
  public let lagOne: Double?
  /// Von Neumann's ratio; `nil` when they do not vary.
  public let vonNeumann: Double?
  /// Its distance from 2 in standard deviations, `(ratio - 2) / sqrt(4 (n-2) / (n^2-1))`.
  public let z: Double?
  /// The probability of so small a ratio without correlation; below 0.1 the batches should be
  /// longer.
  public let pValue: Double?

  /// Batches a series.
  ///
  /// - Parameters:
  ///   - series: observations in order of time, past the warm-up.
  ///   - batches: 3 or more.
  ///   - confidence: between 0 and 1.
  /// - Returns: `nil` with fewer observations than batches.
  public init?(of series: [Double], batches: Int = 20, confidence: Double) {
    precondition(batches >= 3, "at least three batches")
    batchSize = series.count / batches
    guard batchSize >= 1 else { return nil }
    let means = Self.means(of: series, batches: batches)
    estimate = Estimate(of: means, confidence: confidence)
    let test = VonNeumann(of: means)
    lagOne = test.map { _ in Self.lagOne(means) }
    vonNeumann = test?.ratio
    z = test?.z
    pValue = test.map { Normal.cumulative($0.z) }
  }

  /// The means of equal batches of the last observations.
  static func means(of series: [Double], batches: Int) -> [Double] {
    let size = series.count / batches
    let start = series.count - size * batches
    return (0..<batches).map { batch in
      Moments(series[(start + batch * size)..<(start + (batch + 1) * size)]).mean
    }
  }

  /// The correlation of successive values, `sum (y_i - ybar)(y_i+1 - ybar) / sum (y_i - ybar)^2`.
  static func lagOne(_ values: [Double]) -> Double {
    let moments = Moments(values)
    return zip(values, values.dropFirst()).reduce(0) {
      $0 + ($1.0 - moments.mean) * ($1.1 - moments.mean)
    } / moments.squares
  }
}

/// The variance of the mean of one long series by means of all its overlapping batches.
///
/// `s^2 = n m / ((n - m + 1)(n - m)) sum (M_j - Ybar)^2` over the n - m + 1 means of m successive
/// observations estimates n times the variance of the mean, with some `1.5 (n/m - 1)` degrees of
/// freedom: half as many again as batches that do not overlap.
/// Source: Meketon and Schmeiser 1984, Proceedings of the Winter Simulation Conference, 226-230.
public struct OverlappingBatchMeans: Sendable, Hashable {
  /// The mean of the series.
  public let mean: Double
  /// The estimate of n times the variance of the mean.
  public let asymptoticVariance: Double
  /// The estimated variance of the mean.
  public let varianceOfMean: Double
  /// Its degrees of freedom, about.
  public let degrees: Double
  /// The interval for the mean; `nil` when nothing varies.
  public let interval: ClosedRange<Double>?
  /// The confidence of the interval.
  public let confidence: Double

  /// Estimates the mean of a series.
  ///
  /// - Parameters:
  ///   - series: n observations in order of time, past the warm-up.
  ///   - batchSize: m, at least 1 and below n.
  ///   - confidence: between 0 and 1.
  /// - Returns: `nil` when a value is not finite.
  public init?(of series: [Double], batchSize m: Int, confidence: Double) {
    precondition(m >= 1 && m < series.count, "a batch is shorter than the series")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    guard series.allSatisfy(\.isFinite) else { return nil }
    let mean = Moments(series).mean
    let (n, size) = (Double(series.count), Double(m))
    // The sum of a moving batch of deviations: one comes in and one goes out.
    var sum = series[..<m].reduce(0) { $0 + ($1 - mean) }
    var squares = sum * sum
    for j in m..<series.count {
      sum += series[j] - series[j - m]
      squares += sum * sum
    }
    squares /= size * size
    asymptoticVariance = n * size / ((n - size + 1) * (n - size)) * squares
    varianceOfMean = asymptoticVariance / n
    degrees = 1.5 * (n / size - 1)
    self.mean = mean
    self.confidence = confidence
    let half =
      StudentT.factor(confidence: confidence, degrees: degrees) * varianceOfMean.squareRoot()
    interval = half > 0 ? (mean - half)...(mean + half) : nil
  }
}
