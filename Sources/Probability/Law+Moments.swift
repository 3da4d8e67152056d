extension Law {
  /// Mean and variance, in closed form.
  var moments: (mean: Double, variance: Double) {
    switch self {
    case .constant(let value): return (value, 0)
    case .exponential(let mean): return (mean, mean * mean)
    case .gamma(let shape, let scale): return (shape * scale, shape * scale * scale)
    case .erlang(let stages, let scale):
      return (Double(stages) * scale, Double(stages) * scale * scale)
    case .lognormal(let zeta, let sigma):
      let mean = Elementary.e(to: zeta + sigma * sigma / 2)
      return (mean, mean * mean * Elementary.eMinusOne(to: sigma * sigma))
    case .weibull(let shape, let scale):
      let mean = scale * Elementary.e(to: GSL.logGamma(1 + 1 / shape))
      return (
        mean, mean * mean * Elementary.eMinusOne(to: Weibull.logSquaredCVPlusOne(shape: shape))
      )
    case .truncatedNormal(let mean, let sd):
      let unit = TruncatedNormal.standardMoments(below: -mean / sd)
      return (sd * unit.mean, sd * sd * unit.variance)
    case .uniform(let min, let max):
      return (min + (max - min) / 2, (max - min) * (max - min) / 12)
    case .triangular(let min, let mode, let max):
      let (left, right) = (mode - min, max - mode)
      return (
        (min + mode + max) / 3, (left * left + right * right + left * right) / 18
      )
    case .pert(let min, let mode, let max):
      let shapes = Law.pertShapes(min, mode, max)
      return Law.beta(min: min, max: max, alpha: shapes.0, beta: shapes.1).moments
    case .beta(let min, let max, let alpha, let beta):
      let (width, sum) = (max - min, alpha + beta)
      return (
        min + width * alpha / sum,
        width * width * (alpha / sum) * (beta / sum) / (sum + 1)
      )
    case .bernoulli(let p, let unit): return (p * unit, p * (1 - p) * unit * unit)
    case .geometric(let p, let unit): return (unit / p, unit * unit * (1 - p) / (p * p))
    case .poisson(let mean, let unit): return (mean * unit, mean * unit * unit)
    case .discrete(let table): return table.moments { _ in 0 }
    case .hyperexponential(let table): return table.moments { mean in mean * mean }
    case .empirical(let table): return table.piecewiseLinearMoments
    }
  }
}

extension ValueTable {
  /// Mean and variance of a mixture whose components have the table's values as means and
  /// `variance(value)` as variances.
  fileprivate func moments(
    _ variance: (Double) -> Double
  ) -> (mean: Double, variance: Double) {
    var mean = 0.0
    for i in 0..<count { mean += probability(i) * values[i] }
    var total = 0.0
    for i in 0..<count {
      let d = values[i] - mean
      total += probability(i) * (d * d + variance(values[i]))
    }
    return (mean, total)
  }

  /// Mean and variance of the straight lines through the order statistics: a mixture, in equal
  /// parts, of uniform laws between neighbours.
  fileprivate var piecewiseLinearMoments: (mean: Double, variance: Double) {
    let segments = Double(count - 1)
    var mean = 0.0
    for i in 1..<count { mean += (values[i - 1] / 2 + values[i] / 2) / segments }
    var total = 0.0
    for i in 1..<count {
      let d = values[i - 1] / 2 + values[i] / 2 - mean
      let width = values[i] - values[i - 1]
      total += (d * d + width * width / 12) / segments
    }
    return (mean, total)
  }
}

/// What the Weibull law's shape says about its coefficient of variation.
enum Weibull {
  /// `log(1 + cv^2) = log Gamma(1 + 2/k) - 2 log Gamma(1 + 1/k)`, decreasing in the shape k.
  static func logSquaredCVPlusOne(shape: Double) -> Double {
    GSL.logGamma(1 + 2 / shape) - 2 * GSL.logGamma(1 + 1 / shape)
  }
}

/// The normal law kept above zero, in units of the parent's standard deviation.
enum TruncatedNormal {
  /// Mean and variance of `Z - a` given `Z > a`, with Z standard normal.
  ///
  /// With the hazard `h = phi(a) / (1 - Phi(a))`: mean `h - a`, variance `1 - h (h - a)`.
  static func standardMoments(below a: Double) -> (mean: Double, variance: Double) {
    let h = GSL.normalHazard(a)
    return (h - a, 1 - h * (h - a))
  }
}
