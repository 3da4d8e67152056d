/// A law of probability stood for by points with weights: `E f(X) = sum w f(x)`.
///
/// Gauss-Legendre points between the quantiles of 1e-16 and 1 - 1e-16, weighted by the density.
/// For functions as smooth as a normal distribution function 64 points leave an error below
/// 1e-12; powers of one are steeper, and have 128 or 256.
struct Quadrature: Sendable {
  private let points: [(point: Double, weight: Double)]

  private init(_ count: Int, _ range: ClosedRange<Double>, density: (Double) -> Double) {
    let half = (range.upperBound - range.lowerBound) / 2
    points = GSL.legendre(points: count).map { node in
      let x = range.lowerBound + half * (1 + node.point)
      return (x, half * node.weight * density(x))
    }
  }

  private static let tail = 1e-16

  /// The mean of a function of the random number.
  func mean(of function: (Double) -> Double) -> Double {
    points.reduce(0) { $0 + $1.weight * function($1.point) }
  }

  /// The standard normal law.
  static let normal = Quadrature(
    128, GSL.normalQuantile(tail)...(-GSL.normalQuantile(tail)), density: GSL.normalDensity)

  /// The law of an estimated over a true standard deviation, `s = sqrt(chi2 / degrees)`, with
  /// density `2 s degrees f(degrees s^2)`.
  static func deviation(degrees: Double) -> Quadrature {
    let low = (GSL.chiSquaredQuantile(tail, degrees) / degrees).squareRoot()
    let high = (GSL.chiSquaredUpperQuantile(tail, degrees) / degrees).squareRoot()
    return Quadrature(64, low...high) { s in
      2 * s * degrees * GSL.chiSquaredDensity(degrees * s * s, degrees)
    }
  }

  /// The number u of Student's t, `t = sqrt(degrees) 2u / (1 - u^2)`, -1 < u < 1: the heavy tails
  /// of t become the smooth ends of a bounded law.
  static func halfAngle(degrees: Double) -> Quadrature {
    let far = -GSL.studentQuantile(tail, degrees) / degrees.squareRoot()
    let end = far / (1 + (1 + far * far).squareRoot())
    return Quadrature(256, -end...end) { u in
      let rest = 1 - u * u
      return GSL.studentDensity(student(halfAngle: u, degrees: degrees), degrees)
        * degrees.squareRoot() * 2 * (1 + u * u) / (rest * rest)
    }
  }

  /// The t that belongs to a half-angle.
  static func student(halfAngle u: Double, degrees: Double) -> Double {
    degrees.squareRoot() * 2 * u / (1 - u * u)
  }
}
