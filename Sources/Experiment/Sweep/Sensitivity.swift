import Inference
import Probability

/// What a sampled design says of its factors, for one output: a measure of a strategy, or the
/// difference of two.
public struct Sensitivity: Sendable {
  /// What is known of one factor.
  public struct Factor: Sendable {
    /// Path of the parameter.
    public var path: String
    /// What is known.
    public var finding: Finding
  }

  /// What is known of a factor, by the kind of design.
  public enum Finding: Sendable, Hashable {
    /// Morris: mean of absolute effects, mean and standard deviation of effects, each per whole range
    /// of the factor; and the mean absolute effect that noise alone would make, `nil` with one
    /// replication.
    case effect(muStar: Double, mu: Double, sigma: Double?, noise: Double?)
    /// Sobol: the share of the variance that goes when the factor is known, and what is left when all
    /// others are, with bootstrap intervals over the points.
    case share(
      first: Double, firstInterval: ClosedRange<Double>?, total: Double,
      totalInterval: ClosedRange<Double>?)
  }

  /// Name of what it is about: a strategy, or `b minus a`.
  public var output: String
  /// The factors, in the order of the design.
  public var factors: [Factor]
  /// Standard deviation of the output over the ranges, without noise; `nil` for Morris.
  public var deviation: Double?

  /// Screens by Morris's trajectories.
  /// - Parameter outputs: every replication at every row of the design; as many at each.
  init(morris design: SampledDesign, _ output: String, _ outputs: [[Double]]) {
    let length = design.factors.count + 1
    func parts<Value>(_ rows: [Value]) -> [[Value]] {
      stride(from: 0, to: rows.count, by: length).map { Array(rows[$0..<$0 + length]) }
    }
    let paths = parts(design.rows)
    func screening(_ values: [Double]) -> MorrisScreening {
      MorrisScreening(trajectories: paths, outputs: parts(values))
    }
    let means = screening(outputs.map { Moments($0).mean })
    let count = outputs[0].count
    let single = count > 1 ? (0..<count).map { place in screening(outputs.map { $0[place] }) } : []
    self.output = output
    factors = design.factors.indices.map { factor in
      let found = means.factors[factor]
      var noise: Double?
      if count > 1 {
        // The mean size of a normal error is sqrt(2 / pi) of its standard deviation.
        let errors = found.effects.indices.map { effect in
          let deviation =
            Moments(single.map { $0.factors[factor].effects[effect] }).standardDeviation ?? 0
          return deviation * (2 / (Double.pi * Double(count))).squareRoot()
        }
        noise = Moments(errors).mean
      }
      return Factor(
        path: design.factors[factor].path,
        finding: .effect(
          muStar: found.muStar, mu: found.mu, sigma: found.sigma, noise: noise))
    }
  }

  /// Resamples of the points behind an interval.
  private static let resamples = 1000

  /// Shares out the variance by Sobol's indices.
  /// - Returns: `nil` when nothing varies beyond the noise.
  init?(
    indices design: SampledDesign, _ output: String, _ outputs: [[Double]], confidence: Double,
    seed: UInt64
  ) {
    let count = outputs.count / (design.factors.count + 2)
    func block(_ number: Int) -> [[Double]] {
      Array(outputs[number * count..<(number + 1) * count])
    }
    let (a, b) = (block(0), block(1))
    let mixed = design.factors.indices.map { block($0 + 2) }
    let points = SobolIndices.Rows(a: a, b: b, mixed: mixed)
    guard let found = points.indices(of: Array(0..<count)) else { return nil }
    var stream = RandomStream(seed: seed, replication: 0, name: "sweep.bootstrap")
    // All statistics from the same resamples.
    var resampled: [[SobolIndices.Factor]] = []
    for _ in 0..<Self.resamples {
      let rows = (0..<count).map { _ in stream.index(below: count) }
      if let drawn = points.indices(of: rows) { resampled.append(drawn.factors) }
    }
    func interval(_ values: [Double]) -> ClosedRange<Double>? {
      guard values.count >= Self.resamples / 2 else { return nil }
      return Quantile.type7(
        values, (1 - confidence) / 2)...Quantile.type7(
          values, (1 + confidence) / 2)
    }
    self.output = output
    deviation = found.variance.squareRoot()
    factors = design.factors.indices.map { factor in
      Factor(
        path: design.factors[factor].path,
        finding: .share(
          first: found.factors[factor].firstByJansen,
          firstInterval: interval(resampled.map { $0[factor].firstByJansen }),
          total: found.factors[factor].total,
          totalInterval: interval(resampled.map { $0[factor].total })))
    }
  }
}
