/// Quantiles of independent values, such as one value per replication.
public enum Quantile {
  /// The type-7 quantile: straight lines between the order statistics.
  ///
  /// The i-th of n values stands at level `(i - 1)/(n - 1)`. Source: Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566.
  ///
  /// - Parameters:
  ///   - values: at least one, in any order.
  ///   - p: 0 to 1.
  public static func type7(_ values: [Double], _ p: Double) -> Double {
    precondition(!values.isEmpty && (0...1).contains(p))
    return GSL.quantile(p, ofSorted: values.sorted())
  }

  /// Which order statistics bound a quantile, whatever the law of the values.
  public struct Ranks: Sendable, Hashable {
    /// Rank of the lower end, 1 for the least value; `nil` when no value is low enough and the
    /// interval is open below.
    public let lower: Int?
    /// Rank of the upper end; `nil` when the interval is open above.
    public let upper: Int?
    /// The exact confidence of the interval, at least the one asked for.
    public let coverage: Double
  }

  /// The ranks between which the p-quantile of the true law lies with at least `confidence`.
  ///
  /// With F the binomial distribution function of n trials at p and `a = 1 - confidence`: lower
  /// `min {m: F(m) >= a/2}`, upper `1 + min {m: F(m) >= 1 - a/2}`; rank 0 or n + 1 means open.
  /// The values must be independent: for times within a run, take one quantile per replication.
  /// Source: Conover 1999, Practical Nonparametric Statistics, section 3.2.
  ///
  /// - Parameters:
  ///   - n: 1 or more.
  ///   - p: between 0 and 1.
  ///   - confidence: between 0 and 1.
  public static func ranks(of n: Int, _ p: Double, confidence: Double) -> Ranks {
    precondition(n >= 1 && p > 0 && p < 1 && confidence > 0 && confidence < 1)
    func first(reaching level: Double) -> Int {
      var (low, high) = (0, n)
      while low < high {
        let middle = (low + high) / 2
        if GSL.binomialLower(middle, p, of: n) >= level { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let lower = first(reaching: (1 - confidence) / 2)
    let upper = 1 + first(reaching: (1 + confidence) / 2)
    let above = upper > n ? 1 : GSL.binomialLower(upper - 1, p, of: n)
    return Ranks(
      lower: lower == 0 ? nil : lower, upper: upper > n ? nil : upper,
      coverage: above - GSL.binomialLower(lower - 1, p, of: n))
  }
}
