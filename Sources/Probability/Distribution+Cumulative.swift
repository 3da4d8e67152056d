internal import CGSL

extension Distribution {
  /// The distribution function: the probability that a draw is at most `x`.
  ///
  /// Accurate to about twelve digits; continuous from the right where the law has atoms.
  public func probability(atMost x: Double) -> Double {
    if x < support.lowerBound { return 0 }
    if x >= support.upperBound { return 1 }
    switch law {
    case .constant: return 1
    case .exponential(let mean): return -Elementary.eMinusOne(to: -x / mean)
    case .gamma(let shape, let scale): return gsl_cdf_gamma_P(x, shape, scale)
    case .erlang(let stages, let scale): return gsl_cdf_gamma_P(x, Double(stages), scale)
    case .lognormal(let zeta, let sigma): return x == 0 ? 0 : gsl_cdf_lognormal_P(x, zeta, sigma)
    case .weibull(let shape, let scale): return gsl_cdf_weibull_P(x, scale, shape)
    case .truncatedNormal(let mean, let sd):
      return 1 - GSL.normalUpper((x - mean) / sd) / GSL.normalUpper(-mean / sd)
    case .uniform(let min, let max): return (x - min) / (max - min)
    case .triangular(let min, let mode, let max):
      return x < mode
        ? (x - min) / (max - min) * ((x - min) / (mode - min))
        : 1 - (max - x) / (max - min) * ((max - x) / (max - mode))
    case .pert(let min, let mode, let max):
      let shapes = Law.pertShapes(min, mode, max)
      return gsl_cdf_beta_P((x - min) / (max - min), shapes.0, shapes.1)
    case .beta(let min, let max, let alpha, let beta):
      return gsl_cdf_beta_P((x - min) / (max - min), alpha, beta)
    case .bernoulli(let p, _): return 1 - p
    case .geometric(let p, let unit):
      // 1 - (1 - p)^k, without losing a small p.
      return -Elementary.eMinusOne(
        to: count(x, of: unit) * Elementary.lnOnePlus(-p))
    case .poisson(let mean, let unit):
      return gsl_cdf_poisson_P(UInt32(min(count(x, of: unit), 4e9)), mean)
    case .discrete(let table):
      return table.levels[table.lastIndex(atMost: x)]
    case .empirical(let table):
      let i = table.lastIndex(atMost: x)
      let step = (x - table.values[i]) / (table.values[i + 1] - table.values[i])
      return table.levels[i] + step * table.probability(i + 1)
    case .hyperexponential(let table):
      var sum = 0.0
      for i in 0..<table.count {
        sum -= table.probability(i) * Elementary.eMinusOne(to: -x / table.values[i])
      }
      return sum
    }
  }
}

/// The largest k with `k * unit <= x` as a draw rounds it, for x >= 0.
private func count(_ x: Double, of unit: Double) -> Double {
  let k = (x / unit).rounded(.down)
  return (k + 1) * unit <= x ? k + 1 : k
}

extension ValueTable {
  /// The last entry whose value is at most `x`; `x` is not below the first value.
  fileprivate func lastIndex(atMost x: Double) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle } else { high = middle }
    }
    return low
  }
}
