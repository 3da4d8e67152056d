/// Several tests or intervals read together.
public enum Multiplicity {
  /// The confidence each of `count` intervals needs so that all hold together (Bonferroni).
  ///
  /// `1 - (1 - confidence)/count`: exact for one, conservative for more, and valid however the
  /// intervals depend on each other.
  public static func bonferroni(confidence: Double, count: Int) -> Double {
    precondition(count >= 1, "at least one interval")
    return 1 - (1 - confidence) / Double(count)
  }

  /// p-values adjusted by Holm's step-down method, in the order given.
  ///
  /// In increasing order, `adjusted(i) = max over j <= i of min(1, (m - j + 1) p(j))`. Rejecting
  /// where the adjusted value is at most alpha keeps the probability of any false rejection
  /// below alpha. Source: Holm 1979, Scandinavian Journal of Statistics 6, 65-70.
  public static func holm(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var largest = 0.0
    for (step, index) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - step) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// p-values adjusted by Benjamini and Hochberg's step-up method, in the order given.
  ///
  /// In increasing order, `adjusted(i) = min over j >= i of min(1, m p(j) / j)`. Rejecting where
  /// the adjusted value is at most q keeps the expected share of false ones among all rejections
  /// below q, for independent or positively dependent tests: weaker than Holm's promise, and
  /// meant for maps of many places of which some may be wrong.
  /// Source: Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
  public static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] > pValues[$1] }
    var adjusted = pValues
    var least = 1.0
    for (step, index) in order.enumerated() {
      let rank = Double(pValues.count - step)
      least = min(least, Double(pValues.count) / rank * pValues[index])
      adjusted[index] = least
    }
    return adjusted
  }
}
