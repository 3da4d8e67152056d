/// Each of several systems against the best of the others under common random numbers, whatever the
/// variances of their differences.
///
/// ``ComparisonWithBest`` has one half-width for all, that of the pair that varies most; here every
/// pair has its own, `w_il = t_{1-a/(k-1), n-1} S_il / sqrt(n)`. With D_il the mean of i minus that of
/// l (turned where less is better),
///
/// - upper end `max(0, min over l of (D_il + w_il))`;
/// - lower end `min(0, min over l that may be best of (D_il - w_il))`, l being one whose upper end is
///   above 0.
///
/// All intervals hold together: let b be the true best. With the stated confidence (Bonferroni over
/// k - 1) no `D_bi` falls short of its mean by more than w_bi. Then the upper end of b is no less than
/// its true advantage, so b may be best, and the lower end of every other i is at most
/// `D_ib - w_ib`, which is at most its true distance.
/// Source of the construction: Hsu 1984, Annals of Statistics 12, 1136-1144.
public struct PairwiseWithBest: Sendable, Hashable {
  /// The systems in the order given.
  public let systems: [ComparisonWithBest.System]
  /// The confidence that all intervals hold.
  public let confidence: Double

  /// Compares systems; values of equal index share their streams.
  ///
  /// - Parameters:
  ///   - samples: n >= 2 values for each of k >= 2 systems.
  ///   - confidence: between 0 and 1.
  ///   - best: which mean is the best.
  /// - Returns: `nil` when a value is not finite.
  public init?(commonRandomNumbers samples: [[Double]], confidence: Double, best: Extreme) {
    precondition(samples.count >= 2, "a comparison needs two systems")
    let n = samples[0].count
    precondition(n >= 2, "a comparison needs two values each")
    precondition(samples.allSatisfy { $0.count == n }, "as many values for every system")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    guard samples.joined().allSatisfy(\.isFinite) else { return nil }
    let t = -StudentT.quantile(
      (1 - confidence) / Double(samples.count - 1), degrees: Double(n - 1))
    let differences = samples.map { own in
      samples.map { other in Moments(zip(own, other).map { best.sign * ($0 - $1) }) }
    }
    func width(_ i: Int, _ l: Int) -> Double {
      t * ((differences[i][l].variance ?? 0) / Double(n)).squareRoot()
    }
    func least(_ i: Int, among others: [Int], _ value: (Int) -> Double) -> Double {
      others.reduce(.infinity) { $1 == i ? $0 : min($0, value($1)) }
    }
    let all = Array(samples.indices)
    let upper = all.map { i in
      max(0, least(i, among: all) { differences[i][$0].mean + width(i, $0) })
    }
    let mayBeBest = all.filter { upper[$0] > 0 }
    self.confidence = confidence
    systems = all.map { i in
      let lower = min(0, least(i, among: mayBeBest) { differences[i][$0].mean - width(i, $0) })
      return ComparisonWithBest.System(
        mean: Moments(samples[i]).mean,
        advantage: least(i, among: all) { differences[i][$0].mean },
        interval: lower...upper[i])
    }
  }
}
