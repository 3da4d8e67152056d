public import Inference

/// How one metric of one system develops from an empty plant on, averaged over replications, and where
/// its warm-up ends.
public struct SettlingCourse: Sendable {
  /// Name of the system.
  public let name: String
  /// What was measured.
  public let measure: Measure
  /// Mean over replications in each interval, of those where the metric is defined; NaN where it is in
  /// none.
  public let averages: [Double]
  /// The same as a moving average, for the eye; `nil` where a mean is missing.
  public let smoothed: WelchAverages?
  /// Where MSER-5 cuts it; `nil` where a mean is missing, or with fewer than ten intervals.
  public let truncation: Truncation?

  /// How much the second half of what is kept lies above the first, over replications; `nil` without a
  /// cut, where a value is missing, or with one replication.
  ///
  /// A plant that has settled stays where it is. An interval (99 %) that leaves out zero says that this
  /// one may not have, whatever MSER-5 makes of the average.
  public let drift: Estimate?

  /// Judges a course.
  /// - Parameter replications: a series of equal length per replication.
  init(name: String, measure: Measure, replications: [[Double]]) {
    self.name = name
    self.measure = measure
    let length = replications.first?.count ?? 0
    averages = (0..<length).map { interval in
      let known = replications.map { $0[interval] }.filter(\.isFinite)
      return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
    }
    let isWhole = averages.allSatisfy(\.isFinite)
    truncation = Truncation(of: averages)
    // A twentieth of the course to each side: enough to calm it, and a quarter is the most that Welch
    // allows.
    smoothed = isWhole && length > 0 ? WelchAverages(of: [averages], window: length / 20) : nil
    drift = truncation.flatMap { Self.drift(of: replications, from: $0.droppedObservations) }
  }

  private static func drift(of replications: [[Double]], from cut: Int) -> Estimate? {
    let length = replications.first?.count ?? 0
    let middle = cut + (length - cut) / 2
    guard replications.count > 1, middle > cut,
      replications.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { return nil }
    return Estimate(
      of: replications.map { Moments($0[middle...]).mean - Moments($0[cut..<middle]).mean },
      confidence: 0.99)
  }

  /// What was found.
  public enum Verdict: String, Sendable {
    /// The warm-up ends where MSER-5 cuts.
    case found
    /// The least standard error lies beyond two fifths of the course, and half of it is as far as is
    /// looked: all of it may be warm-up.
    case tooShort = "too short"
    /// What is left after the cut surely goes on rising or falling.
    case moving
    /// In some interval nothing was measured in any replication.
    case undefined
  }

  /// What was found.
  public var verdict: Verdict {
    guard let truncation else { return .undefined }
    // At the very last cut the rule itself is no answer; just before it, it seldom is one.
    guard truncation.isReliable, 5 * truncation.droppedObservations <= 2 * averages.count else {
      return .tooShort
    }
    if let interval = drift?.interval, !interval.contains(0) { return .moving }
    return .found
  }

  /// Intervals of warm-up; `nil` where it was not found.
  public var cut: Int? {
    verdict == .found ? truncation?.droppedObservations : nil
  }

  /// Whether it does not settle and goes up in every quarter, with no end in sight.
  var grows: Bool {
    guard verdict == .tooShort || verdict == .moving, averages.count >= 8 else { return false }
    let quarter = averages.count / 4
    let means = (0..<4).map { part in
      averages[(part * quarter)..<((part + 1) * quarter)].reduce(0, +) / Double(quarter)
    }
    return zip(means, means.dropFirst()).allSatisfy { $0 < $1 }
  }
}
