/// Sobol's indices of a stochastic simulator, with the noise of its replications taken out.
extension SobolIndices {
  /// Estimates the indices from the outputs of every replication at every point.
  ///
  /// The mean over R replications at a point carries noise of variance s^2/R, which would count as
  /// an effect of all factors together. It is estimated and subtracted: from V the mean of s^2/R
  /// over the points, from each mean square of a difference of two points the variance of the
  /// differences of their replications over R. Under common random numbers much of the noise moves
  /// all points together: it is in no difference, nor in V, so s^2 is that of a point's
  /// distances from the mean of all points in the same replication. With one replication nothing is
  /// known of the noise and nothing subtracted.
  ///
  /// - Parameters:
  ///   - a: at the points of A (>= 2), the outputs of the same R >= 1 replications at each.
  ///   - b: at the points of B.
  ///   - mixed: for each factor those at AB_i.
  /// - Returns: `nil` when nothing varies beyond the noise, or an output is not finite.
  public init?(replicatedA a: [[Double]], b: [[Double]], mixed: [[[Double]]]) {
    func means(_ points: [[Double]]) -> [Double] { points.map { Moments($0).mean } }
    guard let plain = SobolIndices(a: means(a), b: means(b), mixed: mixed.map(means)) else {
      return nil
    }
    func noise(_ values: [Double]) -> Double {
      (Moments(values).variance ?? 0) / Double(values.count)
    }
    func noise(between x: [[Double]], _ y: [[Double]]) -> Double {
      Moments(zip(x, y).map { noise(zip($0, $1).map { $0 - $1 }) }).mean
    }
    let common = (0..<a[0].count).map { place in Moments((a + b).map { $0[place] }).mean }
    let own = (a + b).map { values in noise(zip(values, common).map { $0 - $1 }) }
    let variance = plain.variance - Moments(own).mean
    guard variance > 0 else { return nil }
    let scale = plain.variance / variance
    let factors = zip(plain.factors, mixed).map { factor, ab in
      Factor(
        first: factor.first * scale,
        firstByJansen: 1
          - ((1 - factor.firstByJansen) * plain.variance
            - noise(between: b, ab) / 2) / variance,
        total: (factor.total * plain.variance - noise(between: a, ab) / 2) / variance)
    }
    self.init(variance: variance, factors: factors)
  }
}
