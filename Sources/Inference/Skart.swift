/// The mean of one long series with its own warm-up: N-Skart, batch means adjusted for skewness
/// and autocorrelation.
///
/// 1. Batches are made longer and fewer until von Neumann's test (two-sided, 20 %) finds no
///    dependence between batches with d others between them; d batches of m are warm-up.
/// 2. What is left, N', is batched anew: k' up to 1,024 batches, of m observations; the remainder
///    is added to the warm-up w.
/// 3. The interval is `[X - G(t) e, X - G(-t) e]`: X the mean of the k' batch means and S^2 their
///    variance, `e^2 = A S^2 / k'` with `A = (1 + phi) / (1 - phi)`, phi their lag-1 correlation; t on
///    k'' - 1 degrees of freedom and G of ``SkewnessAdjustment`` with the skewness of k'' batches that
///    have `ceil(w / m)` others between them.
///
/// It is for a series that is stationary behind its warm-up: of a drift it knows nothing.
/// Source: Tafazzoli, Steiger and Wilson 2011, IEEE Transactions on Automatic Control 56, 254-264.
public struct Skart: Sendable, Hashable {
  /// Why there is no answer.
  public enum Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// As many observations are needed at least.
    case tooShort(needed: Int)
    /// A value is not a finite number.
    case notFinite
    /// All batch means are equal.
    case constant

    /// The reason in one sentence, with what to do about it.
    public var description: String {
      switch self {
      case .tooShort(let needed):
        "The series is too short to be batched into independent means: "
          + "give at least \(needed) observations."
      case .notFinite: "A value of the series is not a finite number."
      case .constant: "The series does not vary, so there is nothing to estimate."
      }
    }
  }

  /// The mean of what is kept.
  public let mean: Double
  /// The interval for the true mean; not symmetric where values are skewed.
  public let interval: ClosedRange<Double>
  /// The confidence of the interval.
  public let confidence: Double
  /// Observations left out at the start.
  public let warmUp: Int
  /// Observations in a batch.
  public let batchSize: Int
  /// How many batches.
  public let batches: Int
  /// The correlation of successive batch means.
  public let lagOne: Double
  /// The skewness of batch means far enough apart.
  public let skewness: Double
  /// Degrees of freedom of t.
  public let degrees: Int

  /// The observations needed at least.
  public static let leastObservations = 1280

  /// Estimates the mean of a series.
  ///
  /// - Parameters:
  ///   - series: observations in order of time, from the start of the run.
  ///   - confidence: between 0 and 1.
  public init(of series: [Double], confidence: Double) throws(Refusal) {
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    guard series.allSatisfy(\.isFinite) else { throw .notFinite }
    let found = try Batching(of: series)

    // The batch count is inflated back, and both it and the size by the data not used so far.
    let left = series.count - found.spacer * found.size
    var k = found.spacedCount
    if found.spacer > 0 {
      // A whole quotient must not be rounded up for its last digit.
      let inflated = Double(k) * GSL.power(1 / 0.9, found.deflations) - 1e-9
      k = min(Int(inflated.rounded(.up)), found.count)
    }
    let factor = (Double(left) / Double(k * found.size)).squareRoot()
    let count = min(Int((factor * Double(k)).rounded(.down)), 1024)
    let size =
      count < 1024 ? Int((factor * Double(found.size)).rounded(.down)) : left / 1024

    let means = BatchMeans.means(of: Array(series.suffix(count * size)), batches: count)
    let moments = Moments(means)
    guard let variance = moments.variance, variance > 0 else { throw .constant }
    warmUp = series.count - count * size
    batches = count
    batchSize = size
    mean = moments.mean
    self.confidence = confidence
    let phi = BatchMeans.lagOne(means)
    lagOne = phi
    let apart = (warmUp + size - 1) / size + 1
    let spaced = stride(from: 0, to: count, by: apart).map { means[$0] }
    skewness = SkewnessAdjustment.skewness(of: spaced)
    degrees = spaced.count - 1
    guard degrees >= 1 else { throw .tooShort(needed: 2 * series.count) }
    interval = SkewnessAdjustment.interval(
      mean: moments.mean,
      standardError: ((1 + phi) / (1 - phi) * variance / Double(count)).squareRoot(),
      degrees: Double(degrees), skewness: skewness, batches: spaced.count, confidence: confidence)
  }
}

extension Skart {
  /// The first step: batches of which every (d + 1)th pass as independent.
  private struct Batching {
    /// Batches, observations in each, batches between two that are tested.
    var count = leastObservations
    var size = 1
    var spacer = 0
    /// Batches tested.
    var spacedCount = 0
    /// How often the batch count was lowered.
    var deflations = 0

    init(of series: [Double]) throws(Refusal) {
      let n = series.count
      guard n >= count else { throw .tooShort(needed: count) }
      if abs(SkewnessAdjustment.skewness(of: series[(n / 5)...])) > 4 {
        size = min(16, n / count)
      }
      // Two-sided at 20 %.
      let critical = Normal.quantile(0.9)
      while true {
        let means = BatchMeans.means(of: Array(series[..<(count * size)]), batches: count)
        let skewness = SkewnessAdjustment.skewness(of: means[(count / 5)...])
        for spacer in 0...(abs(skewness) > 0.5 ? 3 : 10) {
          let spaced = stride(from: spacer, to: count, by: spacer + 1).map { means[$0] }
          guard let test = VonNeumann(of: spaced) else { throw .constant }
          if abs(test.z) < critical {
            self.spacer = spacer
            spacedCount = spaced.count
            return
          }
        }
        size = Int((2.0.squareRoot() * Double(size)).rounded(.up))
        count = (9 * count + 9) / 10
        deflations += 1
        if count * size > n { throw .tooShort(needed: count * size) }
      }
    }
  }
}
