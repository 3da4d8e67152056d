/// How many replications an interval needs.
public enum SampleSize {
  /// A number of replications beyond this is out of reach.
  static let most = 1_000_000_000

  /// The least n at which a Student-t interval is at most `halfWidth` to each side.
  ///
  /// The smallest `n >= 2` with `t sd / sqrt(n) <= halfWidth`, t on n - 1 degrees of freedom, if
  /// the standard deviation stays as it is. Found by bisection, as the left side falls with n.
  ///
  /// - Returns: `nil` when `halfWidth` is not above 0 or more than a thousand million
  ///   replications would be needed.
  public static func replications(
    toReach halfWidth: Double, standardDeviation sd: Double, confidence: Double
  ) -> Int? {
    guard halfWidth > 0, sd.isFinite else { return nil }
    if sd == 0 { return 2 }
    func suffices(_ n: Int) -> Bool {
      StudentT.factor(confidence: confidence, degrees: Double(n - 1)) * sd
        <= halfWidth * Double(n).squareRoot()
    }
    var high = 2
    while !suffices(high) {
      high *= 2
      if high > most { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The size of a two-stage procedure's whole sample: `max(n0, ceil((factor/margin)^2 variance))`.
  ///
  /// The variance is that of the first stage of n0 values; the factor carries the confidence.
  ///
  /// - Parameter margin: the least difference that matters, more than 0.
  /// - Returns: `nil` when more than a thousand million would be needed.
  static func secondStage(
    factor: Double, variance: Double, margin: Double, firstStage n0: Int
  ) -> Int? {
    precondition(margin > 0, "a margin is above zero")
    let needed = (factor * factor * variance / (margin * margin)).rounded(.up)
    return needed <= Double(most) ? max(n0, Int(needed)) : nil
  }
}
