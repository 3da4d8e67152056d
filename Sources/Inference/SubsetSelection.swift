/// The systems that may still be the best: those not clearly behind any other.
///
/// System i is kept if `Ybar_i >= Ybar_l - W_il` for every other l (larger being better). The
/// subset contains the best system with at least the stated confidence, whatever the variances.
/// It is never empty, and its size says how much the data could tell apart.
/// Source: Nelson, Swann, Goldsman and Song 2001, doi:10.1287/opre.49.6.950.10019.
public struct SubsetSelection: Sendable, Hashable {
  /// The indices of the systems kept, in increasing order.
  public let kept: [Int]
  /// The confidence that the best is among them.
  public let confidence: Double
  /// Which mean is the best.
  public let best: Extreme

  /// Selects under common random numbers: values of equal index share their streams.
  ///
  /// `W_il = t_{1-a/(k-1), n-1} S_il / sqrt(n)`, S_il the standard deviation of the differences
  /// (Bonferroni: valid however the systems depend on each other).
  ///
  /// - Parameters:
  ///   - samples: n >= 2 finite values for each of k >= 2 systems.
  ///   - confidence: between 0 and 1.
  ///   - best: which mean is the best.
  public init(commonRandomNumbers samples: [[Double]], confidence: Double, best: Extreme) {
    Self.check(samples, confidence)
    let n = samples[0].count
    precondition(samples.allSatisfy { $0.count == n }, "as many values for every system")
    let share = (1 - confidence) / Double(samples.count - 1)
    let t = -StudentT.quantile(share, degrees: Double(n - 1))
    self.init(samples, confidence, best) { i, l in
      let difference = Moments(zip(samples[i], samples[l]).lazy.map { $0 - $1 })
      let error = ((difference.variance ?? .nan) / Double(n)).squareRoot()
      return (best.sign * difference.mean, t * error)
    }
  }

  /// Selects among independent systems, each run with streams of its own.
  ///
  /// `W_il = sqrt(t_i^2 S_i^2/n_i + t_l^2 S_l^2/n_l)`, t_i the `(1 - a)^(1/(k-1))` quantile on
  /// n_i - 1 degrees of freedom.
  ///
  /// - Parameters:
  ///   - samples: two or more finite values for each of k >= 2 systems.
  ///   - confidence: between 0 and 1.
  ///   - best: which mean is the best.
  public init(independent samples: [[Double]], confidence: Double, best: Extreme) {
    Self.check(samples, confidence)
    let level = GSL.power(confidence, 1 / Double(samples.count - 1))
    let moments = samples.map { Moments($0) }
    let spreads = moments.map { m in
      let t = StudentT.quantile(level, degrees: Double(m.count - 1))
      return t * t * (m.variance ?? .nan) / Double(m.count)
    }
    self.init(samples, confidence, best) { i, l in
      (best.sign * (moments[i].mean - moments[l].mean), (spreads[i] + spreads[l]).squareRoot())
    }
  }

  private init(
    _ samples: [[Double]], _ confidence: Double, _ best: Extreme,
    _ compare: (Int, Int) -> (advantage: Double, allowance: Double)
  ) {
    // Systems that differ by no more than rounding are equal, and both are kept.
    let rounding = 1e-12 * samples.joined().reduce(0) { max($0, abs($1)) }
    kept = samples.indices.filter { i in
      samples.indices.allSatisfy { l in
        if l == i { return true }
        let (advantage, allowance) = compare(i, l)
        return advantage >= -allowance - rounding
      }
    }
    self.confidence = confidence
    self.best = best
  }

  private static func check(_ samples: [[Double]], _ confidence: Double) {
    precondition(samples.count >= 2, "a selection needs two systems")
    precondition(samples.allSatisfy { $0.count >= 2 }, "two values for every system")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    precondition(samples.joined().allSatisfy(\.isFinite), "only finite values can be compared")
  }
}
