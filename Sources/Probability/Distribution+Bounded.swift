/// The laws between a least and a greatest value: what an expert can say without data.
extension Distribution {
  /// The uniform law: every value from `min` to `max` equally likely.
  ///
  /// Mean `(min + max)/2`, variance `(max - min)^2/12`. One uniform.
  ///
  /// - Parameters:
  ///   - min: finite.
  ///   - max: finite, at least `min`; equal to it the law is constant.
  public static func uniform(min: Double, max: Double) throws(ParameterError) -> Distribution {
    try Require.ordered(min, "min", max, "max")
    if min == max { return .constant(min) }
    return try Distribution(checked: .uniform(min: min, max: max))
  }

  /// The uniform law by its mean and coefficient of variation: `mean (1 -+ sqrt(3) cv)`.
  ///
  /// - Parameters:
  ///   - mean: more than 0.
  ///   - cv: 0 (then constant) to 0.577, the value at which the least value is 0.
  public static func uniform(mean: Double, cv: Double) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean")
    let half = cv * 3.0.squareRoot()
    try Require.that(
      cv >= 0 && half <= 1, "cv", cv, "0 to 0.577 (1/sqrt 3), or values fall below 0")
    return try uniform(min: mean * (1 - half), max: mean * (1 + half))
  }

  /// The triangular law: least, most likely and greatest value.
  ///
  /// Mean `(min + mode + max)/3`. One uniform, by inversion.
  ///
  /// - Parameters:
  ///   - min: finite.
  ///   - mode: from `min` to `max`.
  ///   - max: finite; equal to `min` the law is constant.
  public static func triangular(
    min: Double, mode: Double, max: Double
  ) throws(ParameterError) -> Distribution {
    try Require.ordered(min, "min", mode, "mode")
    try Require.ordered(mode, "mode", max, "max")
    if min == max { return .constant(min) }
    return try Distribution(checked: .triangular(min: min, mode: mode, max: max))
  }

  /// The PERT law: least, most likely and greatest value, the extremes less likely than in the
  /// triangular law.
  ///
  /// The beta law on [min, max] with `alpha = 1 + 4 (mode - min)/(max - min)` and
  /// `beta = 1 + 4 (max - mode)/(max - min)`; mean `(min + 4 mode + max)/6`.
  /// Source: Malcolm, Roseboom, Clark and Fazar 1959, doi:10.1287/opre.7.5.646.
  ///
  /// - Parameters:
  ///   - min: finite.
  ///   - mode: from `min` to `max`.
  ///   - max: finite; equal to `min` the law is constant.
  public static func pert(
    min: Double, mode: Double, max: Double
  ) throws(ParameterError) -> Distribution {
    try Require.ordered(min, "min", mode, "mode")
    try Require.ordered(mode, "mode", max, "max")
    if min == max { return .constant(min) }
    return try Distribution(checked: .pert(min: min, mode: mode, max: max))
  }

  /// The beta law stretched to [min, max].
  ///
  /// Density proportional to `y^(alpha-1) (1-y)^(beta-1)` at `y = (x - min)/(max - min)`; mean
  /// `min + (max - min) alpha/(alpha + beta)`. GSL's ratio of two gamma variates.
  ///
  /// - Parameters:
  ///   - min: finite.
  ///   - max: finite, at least `min`; equal to it the law is constant.
  ///   - alpha: more than 0, at most 1e9.
  ///   - beta: more than 0, at most 1e9.
  public static func beta(
    min: Double, max: Double, alpha: Double, beta: Double
  ) throws(ParameterError) -> Distribution {
    try Require.ordered(min, "min", max, "max")
    try Require.positive(alpha, "alpha", atMost: 1e9)
    try Require.positive(beta, "beta", atMost: 1e9)
    if min == max { return .constant(min) }
    return try Distribution(checked: .beta(min: min, max: max, alpha: alpha, beta: beta))
  }

  /// The beta law on [min, max] by its mean and standard deviation.
  ///
  /// With `m = (mean - min)/(max - min)` and `s = sd/(max - min)`: `alpha = m k`,
  /// `beta = (1 - m) k`, `k = m (1 - m)/s^2 - 1`.
  ///
  /// - Parameters:
  ///   - min: finite.
  ///   - max: finite, above `min`.
  ///   - mean: between `min` and `max`.
  ///   - sd: 0 (then constant), or below `sqrt((mean - min)(max - mean))`.
  public static func beta(
    min: Double, max: Double, mean: Double, sd: Double
  ) throws(ParameterError) -> Distribution {
    try Require.ordered(min, "min", max, "max")
    try Require.that(
      mean > min && mean < max, "mean", mean, "between min, which is \(min), and max, \(max)")
    let greatest = ((mean - min) * (max - mean)).squareRoot()
    try Require.that(
      sd >= 0 && sd < greatest, "sd", sd, "0 or more, below \(greatest) for this mean")
    let (m, s) = ((mean - min) / (max - min), sd / (max - min))
    if s * s == 0 { return .constant(mean) }
    let k = m * (1 - m) / (s * s) - 1
    return try beta(min: min, max: max, alpha: m * k, beta: (1 - m) * k)
  }
}
