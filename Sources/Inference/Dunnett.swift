/// The law of the largest of several equally correlated Student-t numbers.
///
/// `T_i = Z_i / s` for i = 1 ... m, with standard normal `Z_i` of mutual correlation rho and a
/// common `s = sqrt(chi2_v / v)`:
///
/// `P(max T <= d) = E_s E_z Phi((d s + sqrt(rho) z) / sqrt(1 - rho))^m`.
///
/// It is what several systems compared with one control need, all at once; rho = 1/2 where all
/// means have the same variance. With one comparison it is Student's t.
/// Source: Dunnett 1955, doi:10.1080/01621459.1955.10501294.
public enum Dunnett {
  /// The probability that the largest of `comparisons` numbers is at most `d`.
  ///
  /// - Parameters:
  ///   - d: any number.
  ///   - comparisons: 1 or more.
  ///   - degrees: of freedom, 1 or more; nine digits hold from 2 on, at correlations to 1/2.
  ///   - correlation: 0 or more and below 1.
  public static func cumulative(
    _ d: Double, comparisons: Int, degrees: Double, correlation: Double = 0.5
  ) -> Double {
    check(comparisons, degrees, correlation)
    return cumulative(d, comparisons, correlation, .deviation(degrees: degrees))
  }

  /// The value that the largest stays below with probability `p`, between 0.5 and 1: the factor
  /// of one-sided intervals that all hold together.
  ///
  /// Where p is so near 1 that the quadrature cannot tell them apart (above 0.9999 with two degrees
  /// of freedom), Bonferroni's factor may stand in, which is larger.
  public static func quantile(
    _ p: Double, comparisons: Int, degrees: Double, correlation: Double = 0.5
  ) -> Double {
    precondition(p >= 0.5 && p < 1, "a probability from 0.5 to below 1")
    check(comparisons, degrees, correlation)
    let deviation = Quadrature.deviation(degrees: degrees)
    // Between the factor of one interval and Bonferroni's for all of them.
    let low = StudentT.quantile(p, degrees: degrees)
    let high = -StudentT.quantile((1 - p) / Double(comparisons), degrees: degrees)
    if comparisons == 1 { return low }
    let root = GSL.root(in: (low / 2 - 0.01)...(2 * high)) {
      cumulative($0, comparisons, correlation, deviation) - p
    }
    return min(max(root ?? high, low), high)
  }

  private static func check(_ comparisons: Int, _ degrees: Double, _ correlation: Double) {
    precondition(comparisons >= 1, "at least one comparison")
    precondition(degrees >= 1, "at least one degree of freedom")
    precondition(correlation >= 0 && correlation < 1, "a correlation from 0 to below 1")
  }

  private static func cumulative(
    _ d: Double, _ comparisons: Int, _ correlation: Double, _ deviation: Quadrature
  ) -> Double {
    let common = correlation.squareRoot()
    let own = (1 - correlation).squareRoot()
    return deviation.mean { s in
      Quadrature.normal.mean { z in
        GSL.power(GSL.normalLower((d * s + common * z) / own), comparisons)
      }
    }
  }
}
