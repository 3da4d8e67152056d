/// How often a is larger than b in two unrelated replications, by Brunner and Munzel.
///
/// `P(A > B') + P(A = B')/2` for two random days, with an interval that allows unequal spreads.
/// For fewer than ten values a side the interval is rough.
/// Source: Brunner and Munzel 2000,
/// doi:10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U.
public struct UnpairedSuperiority: Sendable, Hashable {
  /// The estimated probability.
  public let probability: Double
  /// Its standard error; 0 when every a lies on one side of every b, or nothing varies.
  public let standardError: Double
  /// Degrees of freedom of the t approximation; NaN when the standard error is 0.
  public let degrees: Double
  /// The distance from one half, in standard errors.
  public let statistic: Double
  /// The two-sided p-value of "neither is larger more often"; 0 for complete separation, 1 when
  /// nothing varies.
  public let pValue: Double
  /// The interval, cut to 0...1; `nil` when the standard error is 0.
  public let interval: ClosedRange<Double>?
  /// The confidence of the interval.
  public let confidence: Double

  /// Compares two independent samples.
  ///
  /// - Returns: `nil` when either has fewer than two values or a value is NaN.
  public init?(_ a: [Double], _ b: [Double], confidence: Double) {
    guard a.count >= 2, b.count >= 2, !(a + b).contains(where: \.isNaN) else { return nil }
    self.confidence = confidence
    // The placement of a value: how many of the other sample lie below, ties counted half. It
    // is the difference between its rank among all and its rank among its own.
    let inB = Moments(Self.placements(of: a, in: b.sorted()))
    let inA = Moments(Self.placements(of: b, in: a.sorted()))
    let (na, nb) = (Double(a.count), Double(b.count))
    probability = inB.mean / nb
    let sa = inB.squares / (na - 1) / (na * nb * nb)
    let sb = inA.squares / (nb - 1) / (nb * na * na)
    let error = (sa + sb).squareRoot()
    standardError = error
    guard error > 0 else {
      degrees = .nan
      statistic = probability == 0.5 ? 0 : (probability - 0.5) / 0
      pValue = probability == 0.5 ? 1 : 0
      interval = nil
      return
    }
    let share = sa / (sa + sb)
    degrees = 1 / (share * share / (na - 1) + (1 - share) * (1 - share) / (nb - 1))
    statistic = (probability - 0.5) / error
    pValue = StudentT.twoSided(statistic, degrees: degrees)
    let half = StudentT.factor(confidence: confidence, degrees: degrees) * error
    interval = max(0, probability - half)...min(1, probability + half)
  }

  private static func placements(of values: [Double], in sorted: [Double]) -> [Double] {
    values.map { value in
      let below = partition(sorted) { $0 < value }
      let upTo = partition(sorted) { $0 <= value }
      return Double(below + upTo) / 2
    }
  }

  /// How many of the sorted values come first that satisfy `isBelow`.
  private static func partition(_ sorted: [Double], _ isBelow: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBelow(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
