/// The normal law, kept above zero because times and quantities are.
extension Distribution {
  /// A normal law of which only the draws above zero are kept.
  ///
  /// `mean` and `sd` belong to the parent law. Cutting off the part below zero raises the mean
  /// and lowers the spread: with `a = -mean/sd` and the normal hazard `h = phi(a)/(1 - Phi(a))`
  /// the truncated mean is `mean + sd h` and the variance `sd^2 (1 + a h - h^2)`. For
  /// `sd <= mean/4` the change is below 0.004 % of the mean; for `sd = mean` it is 29 %. The
  /// properties ``mean`` and ``variance`` are those of the truncated law. To fix the mean that
  /// is realised, use ``truncatedNormal(truncatedMean:cv:)``.
  ///
  /// Exact inversion of the upper tail, with one uniform.
  ///
  /// - Parameters:
  ///   - mean: of the parent; at least -30 sd.
  ///   - sd: of the parent; 0 (then constant, and the mean must not be negative) or more.
  public static func truncatedNormal(
    mean: Double, sd: Double
  ) throws(ParameterError) -> Distribution {
    try Require.finite(mean, "mean")
    try Require.that(sd >= 0 && sd.isFinite, "sd", sd, "0 or more, and finite")
    try Require.that(
      mean >= -TruncatedNormal.farthest * sd, "mean", mean,
      "at least -\(TruncatedNormal.farthest) sd, or nothing is left above 0")
    if sd == 0 { return .constant(mean) }
    return try Distribution(checked: .truncatedNormal(mean: mean, sd: sd))
  }

  /// A normal law kept above zero whose mean and coefficient of variation are, after the
  /// truncation, those asked for.
  ///
  /// Solves for the parent law. The truncated law's `cv` grows from 0 towards 1, the limit where
  /// only the tail is left and looks exponential.
  ///
  /// - Parameters:
  ///   - truncatedMean: the mean that is realised, more than 0.
  ///   - cv: that is realised; 0 (then constant) to 0.998.
  public static func truncatedNormal(
    truncatedMean: Double, cv: Double
  ) throws(ParameterError) -> Distribution {
    try Require.positive(truncatedMean, "mean")
    try Require.that(
      (0...0.998).contains(cv), "cv", cv,
      "0 to 0.998: a normal law above 0 varies less than an exponential one")
    if cv < 1e-9 { return .constant(truncatedMean) }
    GSL.silenced
    // Truncation lowers the cv, so the parent's own cv, -1/a, is at least the one asked for.
    let a = bisect((-1 / cv)...TruncatedNormal.farthest) { a in
      let unit = TruncatedNormal.standardMoments(below: a)
      return unit.variance.squareRoot() / unit.mean < cv
    }
    let sd = truncatedMean / TruncatedNormal.standardMoments(below: a).mean
    return try truncatedNormal(mean: -a * sd, sd: sd)
  }
}

extension TruncatedNormal {
  /// How many standard deviations below zero the parent's mean may lie: beyond, the closed
  /// forms lose their digits and the law is exponential for every purpose.
  static let farthest = 30.0
}
