import Inference

/// Whether there are enough replications, and how many more there should be.
extension Plan {
  /// What to do after a batch of replications.
  enum Check: Sendable, Hashable {
    /// Go on, up to so many replications in all.
    case more(Int)
    /// Stop: the rule is fulfilled (`nil`), or cannot be, for a reason that is also an advice.
    case stop(String?)
  }

  /// Looks at the results so far.
  func check(_ results: [CaseResult]) -> Check {
    let done = results.map { $0.replications }.min() ?? 0
    let precision: Precision
    switch stopping {
    case .fixed: return .stop(nil)
    case .halfWidth(let halfWidth, _, _): precision = .halfWidth(halfWidth)
    case .precision(let share, _, _): precision = .relative(share)
    }
    var needed = 0
    for target in targets(in: results) {
      switch precision.assess(target.estimate) {
      case .met: continue
      case .needs(let count): needed = max(needed, count)
      case .refused(let refusal):
        if refusal == .intervalContainsZero, done < 2 * StoppingRule.pilot {
          // After the pilot alone the interval may contain zero for want of data.
          needed = .max
        } else if refusal == .noInterval {
          needed = .max
        } else {
          return .stop("\(target.name): \(refusal)")
        }
      }
    }
    if needed == 0 { return .stop(nil) }
    return done < stopping.limit ? .more(stopping.next(after: done, needed: needed)) : .stop(spent)
  }

  private var spent: String {
    "The precision asked for was not reached in \(stopping.limit) replications:"
      + " allow more (at_most, --at-most) or ask for less."
  }

  /// The intervals that the rule is about: of differences when cases are compared by half-width,
  /// else of each case's mean.
  private func targets(in results: [CaseResult]) -> [(name: String, estimate: Estimate)] {
    if case .halfWidth(_, let metrics, _) = stopping, !compared.isEmpty, results.count > 1 {
      // The same family as in the report, so that the intervals asked for are those shown.
      let family = compared + metrics.filter { !compared.contains($0) }
      return Comparison.all(of: results, metrics: family, confidence: comparisonConfidence)
        .filter { metrics.contains($0.measure.name) }
        .map { ("The difference in \($0.measure.name)", $0.paired.difference) }
    }
    return stopping.metrics.flatMap { metric in
      results.compactMap { result in
        result.index(of: metric).map {
          ("\(metric) of \(result.name)", result.estimate($0, confidence: confidence))
        }
      }
    }
  }
}
