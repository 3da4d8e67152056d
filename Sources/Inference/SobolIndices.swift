/// How much of the variance of an output is due to each factor, alone and with others.
///
/// From the outputs at two samples A and B of points and at the AB_i, A with factor i from B:
///
/// - first order `S_i = mean(fB (fAB_i - fA)) / V`, what would go if factor i were known. The
///   outputs are centred by their grand mean first: otherwise a large mean swamps the estimate.
/// - first order by Jansen `S_i = (V - mean((fB - fAB_i)^2) / 2) / V`;
/// - total `ST_i = mean((fA - fAB_i)^2) / (2 V)`, what would be left if all others were known.
///
/// V is the population variance of fA and fB together. Estimates may leave 0...1 a little. With a
/// stochastic simulator use the same replication streams at every point: independent noise
/// inflates ST by about its share of V.
/// Sources: Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018; Jansen 1999,
/// doi:10.1016/S0010-4655(98)00154-4.
public struct SobolIndices: Sendable, Hashable {
  /// The shares of one factor.
  public struct Factor: Sendable, Hashable {
    /// First order, by Saltelli et al.
    public let first: Double
    /// First order, by Jansen.
    public let firstByJansen: Double
    /// Total, by Jansen.
    public let total: Double
  }

  /// The variance of the output.
  public let variance: Double
  /// The factors in the order given.
  public let factors: [Factor]

  init(variance: Double, factors: [Factor]) {
    self.variance = variance
    self.factors = factors
  }

  /// Estimates the indices from the outputs of one design.
  ///
  /// - Parameters:
  ///   - a: outputs at the points of A, 2 or more.
  ///   - b: at the points of B, as many.
  ///   - mixed: for each factor those at AB_i, as many.
  /// - Returns: `nil` when the output does not vary or is not finite.
  public init?(a: [Double], b: [Double], mixed: [[Double]]) {
    precondition(a.count >= 2 && a.count == b.count, "as many outputs, two at least")
    precondition(mixed.allSatisfy { $0.count == a.count }, "as many outputs for every factor")
    let both = Moments(a + b)
    let variance = both.squares / Double(both.count)
    let grand = Moments([a, b, mixed.flatMap { $0 }].joined()).mean
    guard variance > 0, variance.isFinite, grand.isFinite else { return nil }
    let n = Double(a.count)
    factors = mixed.map { ab in
      var (product, fromA, fromB) = (0.0, 0.0, 0.0)
      for i in a.indices {
        product += (b[i] - grand) * (ab[i] - a[i])
        fromA += (a[i] - ab[i]) * (a[i] - ab[i])
        fromB += (b[i] - ab[i]) * (b[i] - ab[i])
      }
      return Factor(
        first: product / n / variance, firstByJansen: 1 - fromB / (2 * n * variance),
        total: fromA / (2 * n * variance))
    }
    self.variance = variance
  }
}
