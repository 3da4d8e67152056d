/// The laws of times: continuous, above zero, without an upper end.
extension Distribution {
  /// Always `value`; uses no random numbers.
  ///
  /// - Precondition: `value` is finite.
  public static func constant(_ value: Double) -> Distribution {
    precondition(value.isFinite, "a constant must be finite")
    return Distribution(.constant(value))
  }

  /// The exponential law: times between events that do not remember each other.
  ///
  /// Density `exp(-x/m)/m`, x >= 0; mean `m`, variance `m^2`. One uniform, by inversion.
  ///
  /// - Parameter mean: more than 0.
  public static func exponential(mean: Double) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    return try Distribution(checked: .exponential(mean: mean))
  }

  /// The gamma law by its mean and coefficient of variation: the usual model of a work time.
  ///
  /// Shape `1/cv^2`, scale `mean cv^2`.
  ///
  /// - Parameters:
  ///   - mean: more than 0.
  ///   - cv: 0 (then constant) to 100.
  public static func gamma(mean: Double, cv: Double) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    try Require.cv(cv)
    if cv * cv == 0 { return .constant(mean) }
    return try gamma(shape: 1 / (cv * cv), scale: mean * (cv * cv))
  }

  /// The gamma law by its natural parameters.
  ///
  /// Density `x^(a-1) exp(-x/b) / (Gamma(a) b^a)`, x > 0; mean `a b`, variance `a b^2`.
  /// GSL's method of Marsaglia and Tsang 2000 (doi:10.1145/358407.358414), by rejection.
  ///
  /// - Parameters:
  ///   - shape: `a`, more than 0.
  ///   - scale: `b`, more than 0.
  public static func gamma(shape: Double, scale: Double) throws(ParameterError) -> Distribution {
    try Require.positive(shape, "shape")
    try Require.positive(scale, "scale")
    return try Distribution(checked: .gamma(shape: shape, scale: scale))
  }

  /// The Erlang law: the sum of `stages` independent exponential times of equal mean.
  ///
  /// The gamma law of shape `stages`; coefficient of variation `1/sqrt(stages)`.
  ///
  /// - Parameters:
  ///   - mean: of the whole, more than 0.
  ///   - stages: 1 to 1,000,000.
  public static func erlang(mean: Double, stages: Int) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    guard (1...1_000_000).contains(stages) else {
      throw ParameterError(
        parameter: "stages", message: "is \(stages)", allowed: "a whole number, 1 to 1000000")
    }
    return try Distribution(checked: .erlang(stages: stages, scale: mean / Double(stages)))
  }

  /// The lognormal law by its mean and coefficient of variation: long tails, such as repairs.
  ///
  /// `sigma^2 = log(1 + cv^2)`, `zeta = log(mean) - sigma^2/2`.
  ///
  /// - Parameters:
  ///   - mean: more than 0.
  ///   - cv: 0 (then constant) to 100.
  public static func lognormal(mean: Double, cv: Double) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    try Require.cv(cv)
    let square = Elementary.lnOnePlus(cv * cv)
    if square == 0 { return .constant(mean) }
    return try lognormal(
      zeta: Elementary.ln(mean) - square / 2, sigma: square.squareRoot())
  }

  /// The lognormal law by the mean and standard deviation of its logarithm.
  ///
  /// Mean `exp(zeta + sigma^2/2)`, variance `(exp(sigma^2) - 1) exp(2 zeta + sigma^2)`.
  /// One uniform: `exp(zeta + sigma z)` with `z` a normal quantile.
  ///
  /// - Parameters:
  ///   - zeta: any finite number.
  ///   - sigma: more than 0.
  public static func lognormal(zeta: Double, sigma: Double) throws(ParameterError) -> Distribution {
    try Require.finite(zeta, "zeta")
    try Require.positive(sigma, "sigma")
    return try Distribution(checked: .lognormal(zeta: zeta, sigma: sigma))
  }

  /// The lognormal law by its median and one other quantile: "half are done in 2 h, and nine in
  /// ten within 5 h" is `lognormal(median: 2, quantile: 5, at: 0.9)`.
  ///
  /// `zeta = log(median)`, `sigma = log(quantile/median) / z` with `z` the standard normal
  /// quantile at `level`.
  ///
  /// - Parameters:
  ///   - median: more than 0.
  ///   - quantile: more than 0; above the median for a level above one half, else below it.
  ///   - level: more than 0 and less than 1, not 0.5.
  public static func lognormal(
    median: Double, quantile: Double, at level: Double
  ) throws(ParameterError) -> Distribution {
    try Require.positive(median, "median")
    try Require.positive(quantile, "quantile")
    try Require.that(
      level > 0 && level < 1 && level != 0.5, "level", level, "between 0 and 1, but not 0.5")
    try Require.that(
      (quantile > median) == (level > 0.5) && quantile != median, "quantile", quantile,
      "\(level > 0.5 ? "above" : "below") the median, which is \(median)")
    GSL.silenced
    return try lognormal(
      zeta: Elementary.ln(median),
      sigma: Elementary.ln(quantile / median) / GSL.normalQuantile(level))
  }

  /// The Weibull law by its mean and coefficient of variation: times to failure.
  ///
  /// The shape `k` solves `Gamma(1 + 2/k) / Gamma(1 + 1/k)^2 = 1 + cv^2`.
  ///
  /// - Parameters:
  ///   - mean: more than 0.
  ///   - cv: 0 (then constant), or 0.001 to 100.
  public static func weibull(mean: Double, cv: Double) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    try Require.that(
      cv == 0 || (0.001...100).contains(cv), "cv", cv, "0 (constant), or 0.001 to 100")
    if cv == 0 { return .constant(mean) }
    GSL.silenced
    let target = Elementary.lnOnePlus(cv * cv)
    // cv 0.001 needs a shape of 1282 and cv 100 one of 0.135.
    let inverse = bisect(1e-4...10) { Weibull.logSquaredCVPlusOne(shape: 1 / $0) < target }
    return try weibull(
      shape: 1 / inverse, scale: mean / Elementary.e(to: GSL.logGamma(1 + inverse)))
  }

  /// The Weibull law by its natural parameters.
  ///
  /// `P(X > x) = exp(-(x/scale)^shape)`; mean `scale Gamma(1 + 1/shape)`. A shape below 1 means
  /// infant mortality, 1 is the exponential law, above 1 wear. One uniform, by inversion.
  ///
  /// - Parameters:
  ///   - shape: more than 0.
  ///   - scale: more than 0.
  public static func weibull(shape: Double, scale: Double) throws(ParameterError) -> Distribution {
    try Require.positive(shape, "shape")
    try Require.positive(scale, "scale")
    return try Distribution(checked: .weibull(shape: shape, scale: scale))
  }
}

extension Require {
  /// The coefficient of variation of a law for which 0 means constant.
  static func cv(_ cv: Double) throws(ParameterError) { try within(cv, "cv", 0...100) }
}

/// The point of `range` where `isBelow` turns from true to false, to the last bit or so.
func bisect(_ range: ClosedRange<Double>, where isBelow: (Double) -> Bool) -> Double {
  var (low, high) = (range.lowerBound, range.upperBound)
  while true {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { return middle }
    if isBelow(middle) { low = middle } else { high = middle }
  }
}
