/// A mean over independent replications, with its Student-t interval.
///
/// `mean -+ t sd / sqrt(n)`, with t the `(1 + confidence)/2` quantile on n - 1 degrees of freedom.
/// The values should be near normal, as averages and totals over a replication are.
public struct Estimate: Sendable, Hashable {
  /// How many replications.
  public let n: Int
  /// Their mean; NaN for none.
  public let mean: Double
  /// Their standard deviation; `nil` below two.
  public let standardDeviation: Double?
  /// The confidence of the interval, between 0 and 1.
  public let confidence: Double
  /// The interval for the true mean; `nil` below two replications, when every replication gave
  /// the same value (nothing is uncertain), and when a value is not finite.
  public let interval: ClosedRange<Double>?

  /// The estimate from accumulated moments.
  ///
  /// - Precondition: `0 < confidence < 1`.
  public init(_ moments: Moments, confidence: Double) {
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    n = moments.count
    mean = n == 0 ? .nan : moments.mean
    standardDeviation = moments.standardDeviation
    self.confidence = confidence
    if let sd = standardDeviation, sd > 0, sd.isFinite, mean.isFinite {
      let half =
        StudentT.factor(confidence: confidence, degrees: Double(n - 1))
        * sd / Double(n).squareRoot()
      interval = (mean - half)...(mean + half)
    } else {
      interval = nil
    }
  }

  /// The estimate from one value per replication.
  public init(of values: some Sequence<Double>, confidence: Double) {
    self.init(Moments(values), confidence: confidence)
  }

  /// The lower end of the interval.
  public var lower: Double? { interval?.lowerBound }

  /// The upper end of the interval.
  public var upper: Double? { interval?.upperBound }

  /// Whether two or more replications all gave the same value: there is nothing to estimate.
  public var isCertain: Bool { n >= 2 && standardDeviation == 0 }

  /// Half the width of the interval: 0 when certain, `nil` when unknown.
  public var halfWidth: Double? {
    if isCertain { return 0 }
    return interval.map { ($0.upperBound - $0.lowerBound) / 2 }
  }
}
