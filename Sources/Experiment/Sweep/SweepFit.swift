import Inference

/// A polynomial through the points of a sweep, for one output.
///
/// Fitted to the means of the points by least squares, in factors coded to -1 ... 1. Under common
/// random numbers the errors of different points go together, so its standard errors are of the
/// shape's misfit more than of the noise, and no test for lack of fit is made. Where it crosses zero
/// is judged by the fits of single replications, too, which move as a whole.
public struct SweepFit: Sendable {
  /// Name of what it is about: a strategy, or `b minus a`.
  public var output: String
  /// Paths of the factors.
  public var paths: [String]
  /// The polynomial.
  public var model: Metamodel
  /// Where a difference in one factor crosses zero; `nil` for other outputs.
  public var crossing: Crossing?

  /// Zeros of a fitted difference, in the factor's own numbers.
  public struct Crossing: Sendable, Hashable {
    /// The zeros within the range of the points.
    public var places: [Double]
    /// Where a zero may be (Fieller), ascending.
    public var region: [ClosedRange<Double>]
    /// What the region says.
    public var extent: FittedCrossing.Extent
    /// Unit of the factor, or empty.
    public var unit: String
    /// Confidence of the region.
    public var confidence: Double
  }

  /// Fits a polynomial of second order, or a plane where there are too few points for it.
  /// - Parameters:
  ///   - output: name of what is fitted.
  ///   - paths: the factors.
  ///   - points: coded to -1 ... 1.
  ///   - values: the means there.
  /// - Returns: `nil` when the points cannot tell the terms apart.
  init?(_ output: String, paths: [String], points: [[Double]], values: [Double]) {
    let quadratic = Metamodel.quadratic(factors: paths.count)
    let plane = Array(quadratic.prefix(paths.count + 1))
    // Some points more than terms, so that the fit can be judged.
    let terms = points.count >= quadratic.count + 3 ? quadratic : plane
    guard points.count >= plane.count + 2 else { return nil }
    let model =
      Metamodel(points: points, values: values, terms: terms)
      ?? Metamodel(points: points, values: values, terms: plane)
    guard let model else { return nil }
    self.output = output
    self.paths = paths
    self.model = model
  }

  /// The same with where it crosses zero over a range of its one factor.
  /// - Parameters:
  ///   - points: those it was fitted to.
  ///   - values: every replication at each of them; the same ones.
  mutating func findCrossing(
    at points: [[Double]], values: [[Double]], in range: ClosedRange<Double>, unit: String,
    confidence: Double
  ) {
    let replications = (values.first ?? []).indices.compactMap { replication in
      Metamodel(points: points, values: values.map { $0[replication] }, terms: model.terms)?
        .coefficients
    }
    let found = FittedCrossing(
      model, replications: replications, in: -1...1, confidence: confidence)
    func number(_ coded: Double) -> Double {
      range.lowerBound + (coded + 1) / 2 * (range.upperBound - range.lowerBound)
    }
    crossing = Crossing(
      places: found.crossings.map(number),
      region: found.region.map { number($0.lowerBound)...number($0.upperBound) },
      extent: found.extent, unit: unit, confidence: confidence)
  }
}
