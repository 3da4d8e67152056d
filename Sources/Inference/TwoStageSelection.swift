/// Selecting the best of k independent systems in two stages.
///
/// The first stage of n0 values for each gives its variance S_i^2; the second brings it to
/// `N_i = max(n0, ceil((h S_i / margin)^2))` values, and the best mean is selected. Whenever the
/// best system is ahead by the margin or more, it is selected with at least the stated
/// probability; variances may differ. Only for independent systems: under common random numbers
/// use ``KimNelson`` or ``ComparisonWithBest``.
public enum TwoStageSelection: String, Sendable, Hashable {
  /// Rinott: the plain means of all N_i values are compared.
  ///
  /// h solves `E_y [E_x Phi(h / sqrt(v (1/x + 1/y)))]^(k-1) = P`, x and y chi-squared on
  /// v = n0 - 1 degrees of freedom.
  /// Source: Rinott 1978, doi:10.1080/03610927808827671.
  case rinott
  /// Dudewicz and Dalal: weighted means, of which the second stage carries the known variance.
  ///
  /// h solves `E F(t + h)^(k-1) = P`, t and F Student's on n0 - 1 degrees of freedom. It is
  /// smaller than Rinott's beyond two systems, and N_i is at least n0 + 1.
  /// Source: Dudewicz and Dalal 1975, Sankhya B 37, 28-78.
  case dudewiczDalal

  /// The factor h.
  ///
  /// - Parameters:
  ///   - systems: 2 or more; seven digits hold to 1,000.
  ///   - firstStage: n0, 3 or more.
  ///   - probability: of a correct selection, above 1/systems and at most 0.999.
  /// - Returns: `nil` when h would be above 1,000 (three values and a high probability).
  public func factor(systems: Int, firstStage: Int, probability: Double) -> Double? {
    precondition(systems >= 2, "a selection needs two systems")
    precondition(firstStage >= 3, "a first stage needs three values")
    precondition(
      probability > 1 / Double(systems) && probability <= 0.999,
      "a probability above 1/systems and at most 0.999")
    let degrees = Double(firstStage - 1)
    switch self {
    case .rinott:
      let deviation = Quadrature.deviation(degrees: degrees)
      return GSL.root(in: 0...1000) { h in
        deviation.mean { r in
          // With x = v s^2 and y = v r^2, the argument is h / sqrt(1/s^2 + 1/r^2).
          let inner = deviation.mean { s in
            GSL.normalLower(h * s * r / (s * s + r * r).squareRoot())
          }
          return GSL.power(inner, systems - 1)
        } - probability
      }
    case .dudewiczDalal:
      let angles = Quadrature.halfAngle(degrees: degrees)
      return GSL.root(in: 0...1000) { h in
        angles.mean { u in
          let t = Quadrature.student(halfAngle: u, degrees: degrees)
          return GSL.power(GSL.studentLower(t + h, degrees), systems - 1)
        } - probability
      }
    }
  }

  /// How many values each system needs in all, its first stage included.
  ///
  /// - Parameters:
  ///   - firstStage: the first samples, of equal size n0 >= 3.
  ///   - margin: the least difference that matters, more than 0.
  ///   - probability: of a correct selection, above 1/systems and at most 0.999.
  /// - Returns: `nil` when some system would need more than a thousand million.
  public func replications(
    firstStage samples: [[Double]], margin: Double, probability: Double
  ) -> [Int]? {
    let n0 = samples.first?.count ?? 0
    precondition(samples.allSatisfy { $0.count == n0 }, "as many first values for every system")
    let h = factor(systems: samples.count, firstStage: n0, probability: probability)
    guard let h else { return nil }
    var sizes: [Int] = []
    for sample in samples {
      let size = SampleSize.secondStage(
        factor: h, variance: Moments(sample).variance ?? .nan, margin: margin,
        firstStage: self == .rinott ? n0 : n0 + 1)
      guard let size else { return nil }
      sizes.append(size)
    }
    return sizes
  }

  /// The mean by which a system is judged once it has all its values.
  ///
  /// Rinott's is the plain mean. That of Dudewicz and Dalal is `w Ybar_1 + (1 - w) Ybar_2` of the
  /// two stages, `w = (n0/N) (1 + sqrt(1 - (N/n0) (1 - (N - n0) (margin / (h S))^2)))`.
  ///
  /// - Parameters:
  ///   - values: all N values of a system, those of the first stage first.
  ///   - firstStage: n0.
  ///   - factor: h.
  ///   - margin: the least difference that matters, more than 0.
  public func mean(
    of values: [Double], firstStage n0: Int, factor h: Double, margin: Double
  ) -> Double {
    let first = Moments(values.prefix(n0))
    let second = Moments(values.dropFirst(n0))
    guard self == .dudewiczDalal, let variance = first.variance, variance > 0 else {
      return Moments(values).mean
    }
    precondition(values.count > n0, "a weighted mean needs a second stage")
    let (n, n1) = (Double(values.count), Double(n0))
    let known = (n - n1) * margin * margin / (h * h * variance)
    // Never negative for the N of `replications`; rounding may say otherwise.
    let root = max(0, 1 - n / n1 * (1 - known)).squareRoot()
    let weight = n1 / n * (1 + root)
    return weight * first.mean + (1 - weight) * second.mean
  }
}
