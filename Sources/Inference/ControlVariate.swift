/// A mean sharpened by what happened to come in: control variates.
///
/// Where the mean of an input is known (the mean service time, the mean demand), replications that
/// drew more of it than that are corrected. The estimate is the constant of the least-squares fit
/// of y on `c - mu_c`, with Student's interval on n - q - 1 degrees of freedom for q controls. Only
/// for controls whose means are known exactly; an output of the simulation is none.
/// Source: Lavenberg and Welch 1981, doi:10.1287/mnsc.27.3.322.
public struct ControlVariate: Sendable, Hashable {
  /// The corrected mean.
  public let mean: Double
  /// How much y changes with each control.
  public let coefficients: [Double]
  /// The standard error of the corrected mean.
  public let standardError: Double
  /// Degrees of freedom, n - q - 1.
  public let degrees: Int
  /// The variance left around the fit.
  public let residualVariance: Double
  /// The residual variance over that of y: below 1 the controls pay.
  public let varianceRatio: Double
  /// The interval for the mean; `nil` when nothing is left to vary.
  public let interval: ClosedRange<Double>?
  /// The confidence of the interval.
  public let confidence: Double

  /// Corrects the mean of `values`.
  ///
  /// - Parameters:
  ///   - values: y, one value per replication.
  ///   - controls: q >= 1 series of as many values.
  ///   - means: the true mean of each.
  ///   - confidence: between 0 and 1.
  /// - Returns: `nil` with fewer than five replications a control (the fit would lose more than it
  ///   gains), when controls depend on each other or do not vary, when y does not vary, and when
  ///   a value is not finite.
  public init?(of values: [Double], controls: [[Double]], means: [Double], confidence: Double) {
    precondition(!controls.isEmpty && controls.count == means.count, "a mean for every control")
    precondition(controls.allSatisfy { $0.count == values.count }, "controls of every replication")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    guard values.count >= 5 * controls.count else { return nil }
    let points = values.indices.map { i in zip(controls, means).map { $0[i] - $1 } }
    let terms = [[]] + controls.indices.map { [$0] }
    guard let plain = Moments(values).variance, plain > 0, values.count > terms.count,
      let fit = Metamodel(points: points, values: values, terms: terms)
    else { return nil }
    mean = fit.coefficients[0]
    coefficients = Array(fit.coefficients[1...])
    standardError = fit.standardErrors[0]
    degrees = fit.degrees
    residualVariance = fit.residualVariance
    varianceRatio = fit.residualVariance / plain
    self.confidence = confidence
    let half =
      StudentT.factor(confidence: confidence, degrees: Double(fit.degrees)) * standardError
    interval = half > 0 ? (mean - half)...(mean + half) : nil
  }
}
