/// Where a fitted line or parabola of one factor crosses zero, and where it may.
///
/// The crossings are the zeros of the fit within a range. The region is Fieller's set: all x at
/// which zero is compatible with the fit, `fit(x)^2 <= t^2 var fit(x)`. Each true crossing of a
/// line lies in it with the stated confidence. It need not be an interval: it may be empty (the
/// sign is certain throughout), reach an end of the range (where the crossing is, or whether there
/// is any, is not known on that side), or be all of it.
///
/// The fit's own covariance follows from the residuals, for values with errors of their own. Where
/// every point was run in the same replications, what moves all points together leaves no
/// residual; then the fits of single replications say how far the whole curve scatters, with
/// `var fit(x)` from the covariance of their coefficients over n on n - 1 degrees of freedom. The
/// region is what either of the two allows.
/// Source: Fieller 1954, JRSS B 16, 175-185.
public struct FittedCrossing: Sendable, Hashable {
  /// What the region says.
  public enum Extent: String, Sendable, Hashable {
    /// No crossing is compatible: the fit has one sign all along.
    case none
    /// The region lies inside the range.
    case bounded
    /// The region reaches an end of the range.
    case unbounded
    /// The sign is known nowhere.
    case everywhere
  }

  /// The zeros of the fit within the range, in increasing order.
  public let crossings: [Double]
  /// Where a crossing may be: intervals that do not touch, in increasing order.
  public let region: [ClosedRange<Double>]
  /// The range looked at.
  public let range: ClosedRange<Double>
  /// The confidence of the region.
  public let confidence: Double

  /// The crossings of a fit.
  ///
  /// - Parameters:
  ///   - fit: with the terms `[]`, `[0]` and perhaps `[0, 0]`, in this order; t is on its degrees of
  ///     freedom, also with weights, where that is more careful than need be.
  ///   - replications: the coefficients of the same fit in each of the replications whose means were
  ///     fitted; empty where points were run apart from each other.
  ///   - range: of the factor, where values were fitted; more than one number.
  ///   - confidence: between 0 and 1.
  public init(
    _ fit: Metamodel, replications: [[Double]] = [], in range: ClosedRange<Double>,
    confidence: Double
  ) {
    precondition(
      fit.terms == [[], [0]] || fit.terms == [[], [0], [0, 0]], "a line or a parabola of one factor"
    )
    precondition(
      replications.allSatisfy { $0.count == fit.terms.count }, "the same fit in each replication")
    precondition(range.lowerBound < range.upperBound, "a range of more than one number")
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    self.range = range
    self.confidence = confidence
    // A real root, even a double one, changes or touches the sign: midpoints tell which.
    crossings = Self.breaks(GSL.rootsReal(fit.coefficients), range).filter { x in
      let reach = 1e-9 * (range.upperBound - range.lowerBound)
      let sides = (fit.prediction(at: [x - reach]).value, fit.prediction(at: [x + reach]).value)
      return sides.0 * sides.1 <= 0
    }
    var judges = [Uncertainty(of: fit.covariance, degrees: fit.degrees, confidence: confidence)]
    if let scatter = Self.covariance(replications) {
      judges.append(
        Uncertainty(of: scatter, degrees: replications.count - 1, confidence: confidence))
    }
    // The coefficients of fit^2 - t^2 var fit, powers of x from 0 on.
    let c = fit.coefficients
    let roots = judges.flatMap { judge in
      var g = [Double](repeating: 0, count: 2 * c.count - 1)
      for i in c.indices {
        for j in c.indices { g[i + j] += c[i] * c[j] - judge.reach[i][j] }
      }
      return GSL.rootsReal(g)
    }
    func mayBeZero(_ x: Double) -> Bool {
      let value = fit.prediction(at: [x]).value
      return judges.contains { value * value <= $0.squaredHalfWidth(at: x) }
    }
    let ends = [range.lowerBound] + Self.breaks(roots, range) + [range.upperBound]
    var region: [ClosedRange<Double>] = []
    for (low, high) in zip(ends, ends.dropFirst()) where mayBeZero((low + high) / 2) {
      if let last = region.last, last.upperBound == low {
        region[region.count - 1] = last.lowerBound...high
      } else {
        region.append(low...high)
      }
    }
    // A fit without residuals knows its crossings exactly.
    let known = crossings.filter { x in !region.contains { $0.contains(x) } }.map { $0...$0 }
    self.region = (region + known).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// What the region says.
  public var extent: Extent {
    guard let first = region.first, let last = region.last else { return .none }
    if first == range { return .everywhere }
    let isInside = first.lowerBound > range.lowerBound && last.upperBound < range.upperBound
    return isInside ? .bounded : .unbounded
  }

  /// The numbers strictly within the range, in increasing order, each once.
  private static func breaks(_ numbers: [Double], _ range: ClosedRange<Double>) -> [Double] {
    Set(numbers.filter { $0 > range.lowerBound && $0 < range.upperBound }).sorted()
  }

  /// One way to judge the errors of the coefficients.
  private struct Uncertainty {
    /// t^2 times their covariances.
    let reach: [[Double]]

    init(of covariance: [[Double]], degrees: Int, confidence: Double) {
      let t = StudentT.factor(confidence: confidence, degrees: Double(degrees))
      reach = covariance.map { row in row.map { t * t * $0 } }
    }

    /// `t^2 var fit(x)`.
    func squaredHalfWidth(at x: Double) -> Double {
      reach.reversed().reduce(0) { sum, row in
        sum * x + row.reversed().reduce(0) { $0 * x + $1 }
      }
    }
  }

  /// The covariances of the mean coefficients; `nil` below two replications.
  private static func covariance(_ replications: [[Double]]) -> [[Double]]? {
    guard let first = replications.first, replications.count >= 2 else { return nil }
    let n = Double(replications.count)
    let means = first.indices.map { i in Moments(replications.map { $0[i] }).mean }
    return first.indices.map { i in
      first.indices.map { j in
        replications.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) } / (n * (n - 1))
      }
    }
  }
}
