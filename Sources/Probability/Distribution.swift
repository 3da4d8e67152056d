/// A probability law given by what an analyst knows of it, with its mean and variance.
///
/// Parameters are checked once, by the factories; a distribution that exists can be sampled.
/// Laws are made by natural parameters as in the GSL manual, or by mean and coefficient of
/// variation, by quantiles, or from data. Where a law is given by mean and `cv`, a `cv` of 0 is
/// the constant law, so that a sweep over variability can start at none.
///
/// Law, stream and sampler are apart: a `Distribution` says what is random, a ``RandomStream``
/// where the randomness comes from, a ``Sampler`` is the law compiled for the hot path.
public struct Distribution: Sendable, Hashable {
  let law: Law

  /// The expected value.
  public let mean: Double
  /// The expected squared distance from the mean.
  public let variance: Double

  /// The compiled form, valid while this distribution or a copy of it is alive.
  public let sampler: Sampler

  /// A law whose parameters have been checked one by one.
  ///
  /// - Throws: ``ParameterError`` when the parameters are legal but their mean or variance is
  ///   beyond the range of a `Double`.
  init(checked law: Law) throws(ParameterError) {
    self.init(law)
    guard mean.isFinite && variance.isFinite else {
      throw ParameterError(
        parameter: law.name, message: "has a mean of \(mean) and a variance of \(variance)",
        allowed: "parameters that give a finite mean and variance")
    }
  }

  init(_ law: Law) {
    GSL.silenced
    self.law = law
    (mean, variance) = law.moments
    sampler = Sampler(law, mean: mean)
  }

  /// The coefficient of variation, the standard deviation over the absolute mean; 0 for a
  /// constant, infinite for a random law of mean zero.
  public var cv: Double { variance == 0 ? 0 : variance.squareRoot() / abs(mean) }

  /// The smallest interval that holds every draw; an end may be infinite.
  public var support: ClosedRange<Double> { law.support }

  /// The name of the law as written in a scenario.
  public var name: String { law.name }

  /// The law of `factor * X`, such as the same work in another unit or by a slower hand.
  ///
  /// Sampled on equal streams the two laws give proportional values.
  ///
  /// - Precondition: `factor` is finite and above zero.
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor > 0 && factor.isFinite, "a law can only be scaled by a positive factor")
    return factor == 1 ? self : Distribution(law.scaled(by: factor))
  }

  /// Whether two laws have the same family and the same parameters.
  public static func == (a: Distribution, b: Distribution) -> Bool { a.law == b.law }

  /// Hashes the family and its parameters.
  public func hash(into hasher: inout Hasher) { hasher.combine(law) }
}

extension Sampler {
  /// The compiled form of a law.
  init(_ law: Law, mean: Double) {
    switch law {
    case .constant(let value): self.init(.constant, mean: mean, value)
    case .exponential(let m): self.init(.exponential, mean: mean, m)
    case .gamma(let shape, let scale): self.init(.gamma, mean: mean, shape, scale)
    case .erlang(let stages, let scale): self.init(.gamma, mean: mean, Double(stages), scale)
    case .lognormal(let zeta, let sigma): self.init(.lognormal, mean: mean, zeta, sigma)
    case .weibull(let shape, let scale): self.init(.weibull, mean: mean, 1 / shape, scale)
    case .truncatedNormal(let m, let sd):
      self.init(.truncatedNormal, mean: mean, m, sd, GSL.normalUpper(-m / sd))
    case .uniform(let min, let max): self.init(.uniform, mean: mean, min, max - min)
    case .triangular(let min, let mode, let max):
      self.init(.triangular, mean: mean, min, mode, max, (mode - min) / (max - min))
    case .pert(let min, let mode, let max):
      let shapes = Law.pertShapes(min, mode, max)
      self.init(.beta, mean: mean, min, max - min, shapes.0, shapes.1)
    case .beta(let min, let max, let alpha, let beta):
      self.init(.beta, mean: mean, min, max - min, alpha, beta)
    case .bernoulli(let p, let unit): self.init(.bernoulli, mean: mean, p, unit)
    case .geometric(let p, let unit):
      self.init(.geometric, mean: mean, Elementary.lnOnePlus(-p), unit)
    case .poisson(let count, let unit): self.init(.poisson, mean: mean, count, unit)
    case .discrete(let table): self.init(.discrete, mean: mean, table: table)
    case .empirical(let table): self.init(.empirical, mean: mean, table: table)
    case .hyperexponential(let table): self.init(.hyperexponential, mean: mean, table: table)
    }
  }
}
