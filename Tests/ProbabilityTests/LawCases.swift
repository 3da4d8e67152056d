import Probability
import Testing

/// One law with what is known of it from elsewhere.
struct LawCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let mean: Double
  let variance: Double
  /// The fourth central moment over the squared variance.
  let kurtosis: Double
  /// A point and the probability of a draw at most there.
  let point: Double
  let probability: Double
  let support: ClosedRange<Double>
  let make: @Sendable () throws(ParameterError) -> Distribution

  init(
    _ label: String, mean: Double, variance: Double, kurtosis: Double, at point: Double,
    probability: Double, support: ClosedRange<Double>,
    make: @escaping @Sendable () throws(ParameterError) -> Distribution
  ) {
    testDescription = label
    self.mean = mean
    self.variance = variance
    self.kurtosis = kurtosis
    self.point = point
    self.probability = probability
    self.support = support
    self.make = make
  }

  /// Every factory at least once.
  ///
  /// The figures come from scipy.stats 1.17 (moments, distribution
  /// functions, roots); for the empirical and hyperexponential laws from quadrature and from raw
  /// moments in numpy.
  static let all: [LawCase] = [
    LawCase(
      "exponential(mean: 4)", mean: 4, variance: 16, kurtosis: 9,
      at: 3, probability: 0.527633447258985, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .exponential(mean: 4) },
    LawCase(
      "gamma(mean: 15, cv: 0.3)", mean: 15, variance: 20.25, kurtosis: 3.54,
      at: 12, probability: 0.269217862636529, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .gamma(mean: 15, cv: 0.3) },
    LawCase(
      "gamma(mean: 15, cv: 2)", mean: 15, variance: 900, kurtosis: 27,
      at: 12, probability: 0.709851031736983, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .gamma(mean: 15, cv: 2) },
    LawCase(
      "gamma(shape: 2.5, scale: 3)", mean: 7.5, variance: 22.5, kurtosis: 5.4,
      at: 5, probability: 0.351257641332407, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .gamma(shape: 2.5, scale: 3) },
    LawCase(
      "erlang(mean: 12, stages: 3)", mean: 12, variance: 48, kurtosis: 5,
      at: 10, probability: 0.45618688411667, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .erlang(mean: 12, stages: 3) },
    LawCase(
      "lognormal(mean: 10, cv: 0.8)", mean: 10, variance: 64, kurtosis: 21.12463616,
      at: 7, probability: 0.438237982842505, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .lognormal(mean: 10, cv: 0.8) },
    LawCase(
      "lognormal(zeta: 1, sigma: 0.5)", mean: 3.08021684891803, variance: 2.69475812434495,
      kurtosis: 8.89844567378,
      at: 2, probability: 0.26970493073491, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .lognormal(zeta: 1, sigma: 0.5) },
    LawCase(
      "lognormal(median: 2, quantile: 5, at: 0.9)", mean: 2.58247768851724,
      variance: 4.4503361759101, kurtosis: 22.3371695422,
      at: 5, probability: 0.9, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .lognormal(median: 2, quantile: 5, at: 0.9) },
    LawCase(
      "weibull(mean: 9, cv: 0.5)", mean: 9, variance: 20.25, kurtosis: 3.13093494225,
      at: 8, probability: 0.453907098221119, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .weibull(mean: 9, cv: 0.5) },
    LawCase(
      "weibull(mean: 9, cv: 1.5)", mean: 9, variance: 182.25, kurtosis: 25.297694021,
      at: 8, probability: 0.66718278752318, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .weibull(mean: 9, cv: 1.5) },
    LawCase(
      "weibull(shape: 2, scale: 3)", mean: 2.65868077635827, variance: 1.93141652942297,
      kurtosis: 3.24508930069,
      at: 2, probability: 0.358819611570045, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .weibull(shape: 2, scale: 3) },
    LawCase(
      "truncatedNormal(mean: 10, sd: 2)", mean: 10.0000029734399, variance: 3.99997026559234,
      kurtosis: 2.999836458,
      at: 9, probability: 0.308537340517129, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .truncatedNormal(mean: 10, sd: 2) },
    LawCase(
      "truncatedNormal(mean: 1, sd: 2)", mean: 2.01832086767407, variance: 1.94470174278547,
      kurtosis: 3.3730130187,
      at: 2, probability: 0.553789893152682, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .truncatedNormal(mean: 1, sd: 2) },
    LawCase(
      "truncatedNormal(mean: -2, sd: 1)", mean: 0.37321553282284, variance: 0.114279100414083,
      kurtosis: 6.01859577584,
      at: 0.5, probability: 0.727049261080303, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .truncatedNormal(mean: -2, sd: 1) },
    LawCase(
      "truncatedNormal(truncatedMean: 5, cv: 0.7)", mean: 5, variance: 12.25,
      kurtosis: 3.43194953276,
      at: 4, probability: 0.455122009937719, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .truncatedNormal(truncatedMean: 5, cv: 0.7) },
    LawCase(
      "uniform(min: -2, max: 6)", mean: 2, variance: 5.33333333333333, kurtosis: 1.8,
      at: 1, probability: 0.375, support: -2...6
    ) { () throws(ParameterError) in try .uniform(min: -2, max: 6) },
    LawCase(
      "uniform(mean: 3, cv: 0.2)", mean: 3, variance: 0.36, kurtosis: 1.8,
      at: 2.5, probability: 0.259437387837656, support: 1.96076951545867...4.03923048454133
    ) { () throws(ParameterError) in try .uniform(mean: 3, cv: 0.2) },
    LawCase(
      "triangular(min: 5, mode: 7, max: 12)", mean: 8, variance: 2.16666666666667, kurtosis: 2.4,
      at: 9, probability: 0.742857142857143, support: 5...12
    ) { () throws(ParameterError) in try .triangular(min: 5, mode: 7, max: 12) },
    LawCase(
      "triangular(min: 1, mode: 1, max: 4)", mean: 2, variance: 0.5, kurtosis: 2.4,
      at: 2, probability: 0.555555555555556, support: 1...4
    ) { () throws(ParameterError) in try .triangular(min: 1, mode: 1, max: 4) },
    LawCase(
      "triangular(min: 1, mode: 4, max: 4)", mean: 3, variance: 0.5, kurtosis: 2.4,
      at: 2, probability: 0.111111111111111, support: 1...4
    ) { () throws(ParameterError) in try .triangular(min: 1, mode: 4, max: 4) },
    LawCase(
      "pert(min: 5, mode: 7, max: 12)", mean: 7.5, variance: 1.60714285714286,
      kurtosis: 2.54074074074,
      at: 8, probability: 0.664363745713577, support: 5...12
    ) { () throws(ParameterError) in try .pert(min: 5, mode: 7, max: 12) },
    LawCase(
      "beta(min: -1, max: 3, alpha: 0.7, beta: 2.2)", mean: -0.0344827586206898,
      variance: 0.751242415927315, kurtosis: 3.16562821475,
      at: 0.5, probability: 0.752788992745335, support: -1...3
    ) { () throws(ParameterError) in try .beta(min: -1, max: 3, alpha: 0.7, beta: 2.2) },
    LawCase(
      "beta(min: 0, max: 10, mean: 4, sd: 1.5)", mean: 4, variance: 2.25, kurtosis: 2.5984962406,
      at: 3, probability: 0.274436196844062, support: 0...10
    ) { () throws(ParameterError) in try .beta(min: 0, max: 10, mean: 4, sd: 1.5) },
    LawCase(
      "bernoulli(p: 0.3)", mean: 0.3, variance: 0.21, kurtosis: 1.7619047619,
      at: 0, probability: 0.7, support: 0...1
    ) { () throws(ParameterError) in try .bernoulli(p: 0.3) },
    LawCase(
      "geometric(p: 0.15)", mean: 6.66666666666667, variance: 37.7777777777778,
      kurtosis: 9.02647058824,
      at: 4, probability: 0.47799375, support: 1...(.infinity)
    ) { () throws(ParameterError) in try .geometric(p: 0.15) },
    LawCase(
      "geometric(mean: 2.5)", mean: 2.5, variance: 3.75, kurtosis: 9.26666666667,
      at: 2, probability: 0.64, support: 1...(.infinity)
    ) { () throws(ParameterError) in try .geometric(mean: 2.5) },
    LawCase(
      "poisson(mean: 2.5)", mean: 2.5, variance: 2.5, kurtosis: 3.4,
      at: 2, probability: 0.54381311588333, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .poisson(mean: 2.5) },
    LawCase(
      "poisson(mean: 120)", mean: 120, variance: 120, kurtosis: 3.00833333333,
      at: 110, probability: 0.193896793382762, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .poisson(mean: 120) },
    LawCase(
      "discrete(values: [3, 1, 2, 8], weights: [2, 5, 0, 3])", mean: 3.5, variance: 9.25,
      kurtosis: 1.66617969321,
      at: 3, probability: 0.7, support: 1...8
    ) { () throws(ParameterError) in try .discrete(values: [3, 1, 2, 8], weights: [2, 5, 0, 3]) },
    LawCase(
      "empirical([4, 1, 1, 2, 9, 7, 7, 7, 3.5, 12])", mean: 5.22222222222222,
      variance: 9.33950617283951, kurtosis: 1.99320526357,
      at: 8, probability: 0.833333333333333, support: 1...12
    ) { () throws(ParameterError) in try .empirical([4, 1, 1, 2, 9, 7, 7, 7, 3.5, 12]) },
    LawCase(
      "hyperexponential(weights: [3, 1], means: [2, 10])", mean: 4, variance: 40, kurtosis: 25.2,
      at: 3, probability: 0.647447824718248, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .hyperexponential(weights: [3, 1], means: [2, 10]) },
    LawCase(
      "hyperexponential(mean: 6, cv: 2)", mean: 6, variance: 144, kurtosis: 52.3125,
      at: 5, probability: 0.704379549215615, support: 0...(.infinity)
    ) { () throws(ParameterError) in try .hyperexponential(mean: 6, cv: 2) },
  ]
}
