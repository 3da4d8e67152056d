import Inference

/// Three or more cases held against the best of them, in one measure, under common random numbers.
public struct BestOfMany: Sendable {
  /// What they are ranked by.
  public var measure: Measure
  /// Each case against the best of the others: all intervals hold together, whatever the variances
  /// of the differences.
  public var comparison: PairwiseWithBest
  /// Indices of the cases that may be the best: the true best is among them at the stated confidence.
  public var possible: [Int]
  /// Level at which each of the two statements holds (0 < level < 1).
  public var confidence: Double

  /// Compares cases.
  /// - Returns: `nil` below three cases or two replications, for a measure without a good side, and
  ///   where a value is missing.
  public init?(_ results: [CaseResult], metric: String, confidence: Double) {
    guard results.count > 2, let measure = results[0].measure(metric),
      measure.orientation != .neither
    else { return nil }
    let samples = results.map { result in
      result.index(of: metric).map { result.series($0) } ?? []
    }
    let count = samples[0].count
    guard count >= 2, samples.allSatisfy({ $0.count == count && $0.allSatisfy(\.isFinite) }) else {
      return nil
    }
    let best: Extreme = measure.orientation == .smallerIsBetter ? .smallest : .largest
    guard
      let comparison = PairwiseWithBest(
        commonRandomNumbers: samples, confidence: confidence, best: best)
    else { return nil }
    self.measure = measure
    self.confidence = confidence
    self.comparison = comparison
    possible =
      SubsetSelection(commonRandomNumbers: samples, confidence: confidence, best: best).kept
  }
}

extension Outcome {
  /// The cases against the best of them in the deciding measure, where there are three or more.
  public var best: BestOfMany? {
    decidingMetric.flatMap {
      BestOfMany(cases, metric: $0, confidence: comparisonConfidence)
    }
  }
}
