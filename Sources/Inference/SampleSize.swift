/// How many replications an interval needs.
public enum SampleSize {
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
      if high > 1_000_000_000 { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
