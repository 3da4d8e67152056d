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
}
