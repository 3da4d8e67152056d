/// The law of the range of several means over their estimated standard error.
///
/// With k means of equal standard error, `q = (largest - smallest) / (s / sqrt(n))`:
///
/// `P(q <= Q) = E_s k E_z (Phi(z) - Phi(z - Q s))^(k-1)`, with `s = sqrt(chi2_v / v)`.
///
/// Intervals for all pairs of independent means that hold together (Tukey, Kramer) are
/// `difference -+ Q sqrt(MSE/2 (1/n_i + 1/n_j))`. For two means `Q = sqrt(2) t`.
/// Source: Harter 1960, Annals of Mathematical Statistics 31, 1122-1147.
public enum StudentisedRange {
  /// The probability that the range of `means` means is at most `range` standard errors.
  ///
  /// - Parameters:
  ///   - range: 0 or more.
  ///   - means: 2 or more; nine digits hold to 100 means, six to 1,000.
  ///   - degrees: of freedom of the standard error, 1 or more; the digits hold from 2 on.
  public static func cumulative(_ range: Double, means: Int, degrees: Double) -> Double {
    check(means, degrees)
    return cumulative(range, means, .deviation(degrees: degrees))
  }

  /// The value that the range stays below with probability `p`, between 0.5 and 1.
  ///
  /// Where p is so near 1 that the quadrature cannot tell them apart (above 0.9999 with two degrees
  /// of freedom), Bonferroni's factor for all pairs may stand in, which is larger.
  public static func quantile(_ p: Double, means: Int, degrees: Double) -> Double {
    precondition(p >= 0.5 && p < 1, "a probability from 0.5 to below 1")
    check(means, degrees)
    let deviation = Quadrature.deviation(degrees: degrees)
    // At least the range of two of the means, at most Bonferroni's for all pairs.
    let pairs = Double(means * (means - 1) / 2)
    let low = -StudentT.quantile((1 - p) / 2, degrees: degrees) * 2.0.squareRoot()
    let high = -StudentT.quantile((1 - p) / 2 / pairs, degrees: degrees) * 2.0.squareRoot()
    if means == 2 { return low }
    let root = GSL.root(in: (low / 2)...(2 * high)) { cumulative($0, means, deviation) - p }
    return min(max(root ?? high, low), high)
  }

  private static func check(_ means: Int, _ degrees: Double) {
    precondition(means >= 2, "a range needs two means")
    precondition(degrees >= 1, "at least one degree of freedom")
  }

  private static func cumulative(_ range: Double, _ means: Int, _ deviation: Quadrature) -> Double {
    deviation.mean { s in
      Double(means)
        * Quadrature.normal.mean { z in
          GSL.power(GSL.normalLower(z) - GSL.normalLower(z - range * s), means - 1)
        }
    }
  }
}
