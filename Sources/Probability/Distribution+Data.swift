/// The laws given by lists: tables, data and mixtures.
extension Distribution {
  /// Listed values with weights: `P(values[i])` is `weights[i]` over the sum of the weights.
  ///
  /// The values are sorted and a draw inverts the distribution function with one uniform by
  /// binary search. GSL's alias table would need no search, but it is not monotone: compared
  /// strategies would lose the synchronisation that common random numbers are for.
  ///
  /// - Parameters:
  ///   - values: at least one, finite, at most a million.
  ///   - weights: as many, finite, 0 or more, not all 0.
  public static func discrete(
    values: [Double], weights: [Double]
  ) throws(ParameterError) -> Distribution {
    try Require.list(values, "values", atLeast: 1)
    try Require.weights(weights, for: values, "values")
    let used = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    return try Distribution(
      checked: .discrete(ValueTable(values: used.map(\.0), weights: used.map(\.1))))
  }

  /// A continuous law through data: straight lines between the order statistics.
  ///
  /// `F(x_(i)) = (i - 1)/(n - 1)`, so draws fall between the least and the greatest observation
  /// and ties keep their weight. The mean is that of the straight lines,
  /// `(sum x - (x_(1) + x_(n))/2)/(n - 1)`, which is near but not equal to the mean of the data.
  /// One uniform, by inversion. Source: Law, Simulation Modeling and Analysis, section 6.2.4.
  ///
  /// - Parameter data: at least two observations, finite, at most a million, in any order.
  public static func empirical(_ data: [Double]) throws(ParameterError) -> Distribution {
    try Require.list(data, "values", atLeast: 2)
    let sorted = data.sorted()
    if sorted[0] == sorted[sorted.count - 1] { return .constant(sorted[0]) }
    let steps = [0.0] + Array(repeating: 1.0, count: sorted.count - 1)
    return try Distribution(checked: .empirical(ValueTable(values: sorted, weights: steps)))
  }

  /// A mixture of exponential laws: with probability `weights[i]` (over their sum) a time of
  /// mean `means[i]`, such as a quick and a lengthy kind of repair.
  ///
  /// Mean `sum p m`, variance `2 sum p m^2 - mean^2`; its cv is at least 1. Two uniforms: which
  /// kind, how long.
  ///
  /// - Parameters:
  ///   - weights: at least one, finite, 0 or more, not all 0.
  ///   - means: as many, each more than 0.
  public static func hyperexponential(
    weights: [Double], means: [Double]
  ) throws(ParameterError) -> Distribution {
    try Require.list(means, "means", atLeast: 1)
    for (i, mean) in means.enumerated() { try Require.positive(mean, "means[\(i + 1)]") }
    try Require.weights(weights, for: means, "means")
    let used = zip(means, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    return try Distribution(
      checked: .hyperexponential(ValueTable(values: used.map(\.0), weights: used.map(\.1))))
  }

  /// Two exponential laws in balance, by mean and coefficient of variation: the usual model of
  /// times more variable than exponential.
  ///
  /// `p = (1 + sqrt((cv^2 - 1)/(cv^2 + 1)))/2`; means `mean/(2p)` with probability `p` and
  /// `mean/(2(1-p))` otherwise, so that either kind makes up half of the total time.
  /// Source: Whitt 1982, doi:10.1287/opre.30.1.125.
  ///
  /// - Parameters:
  ///   - mean: more than 0.
  ///   - cv: 1 (then exponential) to 100.
  public static func hyperexponential(
    mean: Double, cv: Double
  ) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    try Require.within(cv, "cv", 1...100)
    if cv == 1 { return try exponential(mean: mean) }
    let square = cv * cv
    let p = (1 + ((square - 1) / (square + 1)).squareRoot()) / 2
    // 1 - p without cancellation: p (1 - p) = 1 / (2 (cv^2 + 1)).
    let q = 1 / (2 * (square + 1) * p)
    return try hyperexponential(weights: [p, q], means: [mean / (2 * p), mean / (2 * q)])
  }
}

extension Require {
  static func list(
    _ values: [Double], _ parameter: String, atLeast least: Int
  ) throws(ParameterError) {
    guard (least...1_000_000).contains(values.count) else {
      throw ParameterError(
        parameter: parameter, message: "has \(values.count) entries",
        allowed: "\(least) to 1000000 entries")
    }
    for (i, value) in values.enumerated() { try finite(value, "\(parameter)[\(i + 1)]") }
  }

  static func weights(
    _ weights: [Double], for values: [Double], _ parameter: String
  ) throws(ParameterError) {
    guard weights.count == values.count else {
      throw ParameterError(
        parameter: "weights", message: "has \(weights.count) entries",
        allowed: "one for each of the \(values.count) \(parameter)")
    }
    for (i, weight) in weights.enumerated() {
      try that(weight >= 0 && weight.isFinite, "weights[\(i + 1)]", weight, "0 or more, finite")
    }
    let sum = weights.reduce(0, +)
    try that(sum > 0 && sum.isFinite, "weights", sum, "a sum that is more than 0 and finite")
  }
}
