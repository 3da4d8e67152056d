internal import CGSL

extension Sampler {
  /// One draw from a law that is not inlined.
  ///
  /// Inversion with one uniform number wherever that is cheap: compared strategies then stay
  /// synchronised even when they differ in a parameter of the law. Gamma, beta and Poisson use
  /// GSL's rejection methods, whose number of uniforms varies; the stream belongs to one source,
  /// so no other source is shifted by it.
  @usableFromInline @inline(never)
  func draw(_ stream: inout RandomStream) -> Double {
    switch method {
    case .constant, .exponential, .uniform:
      return sample(&stream)
    case .gamma:
      return withUnsafeMutablePointer(to: &stream) { throughline_gamma($0, a, b) }
    case .lognormal:
      return Elementary.e(to: a + b * GSL.normalQuantile(stream.uniformOpen()))
    case .weibull:
      return b * Elementary.power(-Elementary.ln(stream.uniformPositive()), a)
    case .truncatedNormal:
      // The inverse of the upper tail keeps its digits far out, where 1 - p would lose them.
      return max(0, a + b * gsl_cdf_ugaussian_Qinv(c * stream.uniformOpen()))
    case .triangular:
      let u = stream.uniform()
      return u < d
        ? a + (u * (c - a) * (b - a)).squareRoot()
        : c - ((1 - u) * (c - a) * (c - b)).squareRoot()
    case .beta:
      return a + b * withUnsafeMutablePointer(to: &stream) { throughline_beta($0, c, d) }
    case .bernoulli:
      return stream.uniform() < a ? b : 0
    case .geometric:
      return b * (1 + (Elementary.ln(stream.uniformPositive()) / a).rounded(.down))
    case .poisson:
      return b * withUnsafeMutablePointer(to: &stream) { throughline_poisson($0, a) }
    case .discrete:
      return pick(stream.uniform())
    case .empirical:
      return interpolate(stream.uniform())
    case .hyperexponential:
      // Always two uniforms, whichever branch is taken.
      return stream.exponential(mean: pick(stream.uniform()))
    }
  }

  /// The value of the first table entry whose cumulative level exceeds `u`.
  ///
  /// Binary search rather than GSL's alias table: the values are in increasing order, so the
  /// draw is a monotone function of one uniform, which is what common random numbers need.
  private func pick(_ u: Double) -> Double {
    guard let table else { return .nan }
    let count = Int(self.count)
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if u < table[middle] { high = middle } else { low = middle + 1 }
    }
    return table[count + low]
  }

  /// The point at level `u` of the straight lines through the order statistics.
  private func interpolate(_ u: Double) -> Double {
    guard let table else { return .nan }
    let values = table + Int(count)
    let position = u * Double(count - 1)
    let i = min(Int(position), Int(count) - 2)
    return values[i] + (position - Double(i)) * (values[i + 1] - values[i])
  }
}
