/// How a budget of replications is best spread over systems to find the best one (OCBA).
///
/// With b the best so far and `d_i` the distance of i behind it,
/// `N_i / N_j = ((s_i/d_i) / (s_j/d_j))^2` for the others and
/// `N_b = s_b sqrt(sum over i != b of N_i^2 / s_i^2)`. It maximises an approximate probability
/// of selecting the best for independent systems, and guarantees nothing: it is for exploring.
/// Source: Chen, Lin, Yucesan and Chick 2000, doi:10.1023/A:1008349927281.
public enum BudgetAllocation {
  /// The share of the budget each system gets; they sum to 1.
  ///
  /// A distance below a thousandth of the system's standard deviation counts as that, and a
  /// system without variance gets nothing, unless none has any: then all get the same.
  ///
  /// - Parameters:
  ///   - means: of k >= 2 systems, finite.
  ///   - variances: of their single values, 0 or more and finite.
  ///   - best: which mean is the best.
  public static func fractions(
    means: [Double], variances: [Double], best: Extreme
  ) -> [Double] {
    precondition(means.count >= 2, "an allocation needs two systems")
    precondition(means.count == variances.count, "a mean and a variance for each system")
    precondition(means.allSatisfy(\.isFinite), "only finite means can be compared")
    precondition(
      variances.allSatisfy { $0 >= 0 && $0.isFinite }, "variances are finite and not negative")
    let leader = means.indices.reduce(0) {
      best.sign * means[$1] > best.sign * means[$0] ? $1 : $0
    }
    var weights = means.indices.map { i -> Double in
      if i == leader || variances[i] == 0 { return 0 }
      let distance = max(abs(means[leader] - means[i]), 1e-3 * variances[i].squareRoot())
      return variances[i] / (distance * distance)
    }
    let others = means.indices.reduce(0) { sum, i in
      weights[i] == 0 ? sum : sum + weights[i] * weights[i] / variances[i]
    }
    weights[leader] = (variances[leader] * others).squareRoot()
    let total = weights.reduce(0, +)
    if total > 0 { return weights.map { $0 / total } }
    // Only the leader varies, or nothing does.
    if variances[leader] > 0 { return means.indices.map { $0 == leader ? 1 : 0 } }
    return means.map { _ in 1 / Double(means.count) }
  }

  /// Whole replications that sum to `total`, by the largest remainders; of equal ones the first.
  ///
  /// - Parameters:
  ///   - fractions: 0 or more, of sum 1.
  ///   - total: 0 or more.
  public static func replications(fractions: [Double], total: Int) -> [Int] {
    precondition(total >= 0, "a budget is not negative")
    let real = fractions.map { $0 * Double(total) }
    var whole = real.map { Int($0.rounded(.down)) }
    let order = real.indices.sorted {
      let (a, b) = (real[$0] - Double(whole[$0]), real[$1] - Double(whole[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for index in order.prefix(max(0, total - whole.reduce(0, +))) { whole[index] += 1 }
    return whole
  }
}
