/// A polynomial that stands in for a simulator: linear, quadratic and joint terms of factors.
///
/// Least squares by singular values. Code the factors to -1...1 first
/// (``coded(_:in:)``): then coefficients can be compared and digits are not lost. Without weights,
/// errors follow from the residuals; with weights `1 / variance` of each value (n / S^2 of a
/// mean of n replications) they follow from those variances.
///
/// What the fit leaves unexplained is part noise, part lack of fit; points run several times tell
/// them apart. A metamodel says nothing outside the region it was fitted on.
/// Source: Myers, Montgomery and Anderson-Cook, Response Surface Methodology, chapter 2.
public struct Metamodel: Sendable, Hashable {
  /// A product of powers of factors; `[]` is the constant, `[0, 0]` the square of the first factor,
  /// `[0, 2]` the product of the first and the third.
  public typealias Term = [Int]

  /// Whether the shape of the polynomial fits, judged by the noise between values of equal points.
  ///
  /// `F = (squares of the fit - pure squares) / (m - p)` over `pure squares / (n - m)`, m the number
  /// of different points.
  public struct LackOfFit: Sendable, Hashable {
    /// The ratio of the two variances.
    public let f: Double
    /// Degrees of freedom of the lack of fit, m - p.
    public let degrees: Int
    /// Degrees of freedom of the noise, n - m.
    public let pureDegrees: Int
    /// The probability of so large an F if the shape is right.
    public let pValue: Double
  }

  /// The terms.
  public let terms: [Term]
  /// A coefficient for each.
  public let coefficients: [Double]
  /// The covariances of the coefficients.
  public let covariance: [[Double]]
  /// How many values were fitted.
  public let n: Int
  /// The weighted sum of squared residuals.
  public let squares: Double
  /// The share of the values' variance that is explained; `nil` when they do not vary.
  public let rSquared: Double?
  /// The prediction error sum of squares, `sum w (e / (1 - h))^2`, h the leverage of a value: each
  /// is predicted from all others. `nil` when some value alone determines a coefficient.
  public let press: Double?
  /// The test of the polynomial's shape; `nil` with weights, without points run several times or
  /// noise between them, and with no more different points than terms.
  public let lackOfFit: LackOfFit?

  /// Fits a polynomial.
  ///
  /// - Parameters:
  ///   - points: n > p points, p the number of terms.
  ///   - values: the output at each.
  ///   - weights: more than 0; `nil` for equal but unknown variances.
  ///   - terms: those of the polynomial; ``quadratic(factors:)`` has all of second order.
  /// - Returns: `nil` when the points cannot tell the terms apart, or a value is not finite.
  public init?(points: [[Double]], values: [Double], weights: [Double]? = nil, terms: [Term]) {
    precondition(points.count == values.count, "a value for every point")
    precondition(points.count > terms.count, "more values than terms")
    precondition(
      weights.map { $0.count == values.count && $0.allSatisfy { $0 > 0 } } ?? true,
      "a positive weight for every value")
    let finite = values.allSatisfy(\.isFinite) && points.joined().allSatisfy(\.isFinite)
    let all = weights ?? [Double](repeating: 1, count: values.count)
    let rows = points.map { point in terms.map { Self.power($0, point) } }
    guard finite, all.allSatisfy(\.isFinite),
      let fit = GSL.fit(rows: rows, values: values, weights: all)
    else { return nil }
    let degrees = Double(values.count - terms.count)
    let scale = weights == nil ? fit.squares / degrees : 1
    self.terms = terms
    n = values.count
    coefficients = fit.coefficients
    covariance = fit.inverse.map { $0.map { $0 * scale } }
    squares = fit.squares

    let weight = all.reduce(0, +)
    let mean = zip(all, values).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let total = zip(all, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    rSquared = total > 0 ? 1 - fit.squares / total : nil

    var press: Double? = 0
    for (i, row) in rows.enumerated() {
      let rest = 1 - all[i] * Self.form(fit.inverse, row)
      let residual = values[i] - zip(row, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      // A leverage of 1 up to rounding leaves no residual to divide.
      press =
        rest > 1e-9
        ? press.map { $0 + all[i] * (residual / rest) * (residual / rest) } : nil
    }
    self.press = press
    lackOfFit = weights == nil ? Self.lackOfFit(points, values, fit.squares, terms.count) : nil
  }

  /// Degrees of freedom of the residuals, n - p.
  public var degrees: Int { n - terms.count }

  /// The residual variance, in units of 1 / weight.
  public var residualVariance: Double { squares / Double(degrees) }

  /// The standard errors of the coefficients.
  public var standardErrors: [Double] { covariance.indices.map { covariance[$0][$0].squareRoot() } }

  /// `1 - (1 - R^2) (n - 1) / (n - p)`: terms that explain nothing lower it.
  public var adjustedRSquared: Double? {
    rSquared.map { 1 - (1 - $0) * Double(n - 1) / Double(degrees) }
  }

  /// The value of the polynomial at a point and its standard error.
  public func prediction(at point: [Double]) -> (value: Double, standardError: Double) {
    let row = terms.map { Self.power($0, point) }
    let value = zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    return (value, Self.form(covariance, row).squareRoot())
  }

  /// All terms of second order or less: the constant, each factor, each square, each product.
  public static func quadratic(factors: Int) -> [Term] {
    let single = (0..<factors).map { [$0] }
    let squares = (0..<factors).map { [$0, $0] }
    let products = (0..<factors).flatMap { i in ((i + 1)..<max(i + 1, factors)).map { [i, $0] } }
    return [[]] + single + squares + products
  }

  /// A value coded so that its range becomes -1...1.
  ///
  /// - Precondition: the range is not a single number.
  public static func coded(_ x: Double, in range: ClosedRange<Double>) -> Double {
    precondition(range.lowerBound < range.upperBound, "a range of more than one number")
    return (2 * x - range.lowerBound - range.upperBound) / (range.upperBound - range.lowerBound)
  }

  private static func power(_ term: Term, _ point: [Double]) -> Double {
    term.reduce(1) { $0 * point[$1] }
  }

  /// x' M x.
  private static func form(_ matrix: [[Double]], _ x: [Double]) -> Double {
    zip(matrix, x).reduce(0) { sum, next in
      sum + next.1 * zip(next.0, x).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  private static func lackOfFit(
    _ points: [[Double]], _ values: [Double], _ squares: Double, _ terms: Int
  ) -> LackOfFit? {
    var groups: [[Double]: Moments] = [:]
    for (point, value) in zip(points, values) { groups[point, default: Moments()].add(value) }
    let degrees = groups.count - terms
    let pureDegrees = points.count - groups.count
    guard degrees >= 1, pureDegrees >= 1 else { return nil }
    // In the order of the points: sums of hashed groups would differ from run to run.
    var pure = 0.0
    for point in points {
      if let group = groups.removeValue(forKey: point) { pure += group.squares }
    }
    guard pure > 0 else { return nil }
    let f = max(0, squares - pure) / Double(degrees) / (pure / Double(pureDegrees))
    return LackOfFit(
      f: f, degrees: degrees, pureDegrees: pureDegrees,
      pValue: GSL.fisherUpper(f, Double(degrees), Double(pureDegrees)))
  }
}
