/// The laws of counts and of yes or no.
extension Distribution {
  /// The Bernoulli law: 1 with probability `p`, else 0.
  ///
  /// Mean `p`, variance `p (1 - p)`. One uniform.
  ///
  /// - Parameter p: 0 to 1.
  public static func bernoulli(p: Double) throws(ParameterError) -> Distribution {
    try Require.within(p, "p", 0...1)
    return try Distribution(checked: .bernoulli(p: p, unit: 1))
  }

  /// The geometric law: how many trials until the first success, the success included.
  ///
  /// `P(k) = p (1 - p)^(k-1)`, k = 1, 2, ...; mean `1/p`, variance `(1 - p)/p^2`. One uniform,
  /// by inversion.
  ///
  /// - Parameter p: more than 0, at most 1.
  public static func geometric(p: Double) throws(ParameterError) -> Distribution {
    try Require.positive(p, "p", atMost: 1)
    return try Distribution(checked: .geometric(p: p, unit: 1))
  }

  /// The geometric law by its mean number of trials.
  ///
  /// - Parameter mean: 1 or more.
  public static func geometric(mean: Double) throws(ParameterError) -> Distribution {
    try Require.that(mean >= 1 && mean.isFinite, "mean", mean, "1 or more, and finite")
    return try geometric(p: 1 / mean)
  }

  /// The Poisson law: how many independent events fall in a period.
  ///
  /// `P(k) = m^k exp(-m)/k!`, k = 0, 1, ...; mean and variance `m`. GSL's method of gamma and
  /// binomial reduction.
  ///
  /// - Parameter mean: more than 0, at most 1e9.
  public static func poisson(mean: Double) throws(ParameterError) -> Distribution {
    try Require.positive(mean, "mean", atMost: 1e9)
    return try Distribution(checked: .poisson(mean: mean, unit: 1))
  }
}
