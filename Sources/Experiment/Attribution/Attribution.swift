import Inference

/// Which decisions make how much of the difference between two strategies, in one measure.
public struct Attribution: Sendable {
  /// The measure.
  public var measure: Measure
  /// The second strategy minus the first, over the replications in which all hybrids define the
  /// measure.
  public var difference: PairedComparison
  /// The decisions, in the order in which they were given.
  public var shares: [Share]
  /// Shares by replication, in the order of the decisions: `values[replication][decision]`.
  public var values: [[Double]]

  /// What one decision is responsible for.
  public struct Share: Sendable, Hashable {
    /// The decision.
    public var decision: String
    /// Its part of the difference (Shapley value); intervals of all decisions hold together.
    public var share: PairedComparison
    /// What it does when it is the first to be changed in the first strategy.
    public var alone: PairedComparison
    /// What it does when it is the last to be changed: what the second strategy would lose by it.
    public var last: PairedComparison
    /// Whether it helps.
    public var verdict: Verdict

    /// What can be said of a share.
    public enum Verdict: String, Sendable, Hashable {
      /// It makes the measure better.
      case helps
      /// It makes the measure worse.
      case hurts
      /// It makes a measure without a good side larger.
      case raises
      /// It makes a measure without a good side smaller.
      case lowers
      /// The interval contains zero.
      case undecided
      /// It changes nothing, in any replication.
      case nothing
    }
  }

  /// Shares out a difference.
  /// - Parameters:
  ///   - measure: what is shared out.
  ///   - decisions: names of the decisions.
  ///   - rule: how.
  ///   - results: the result of every coalition of each replication; not finite where undefined.
  ///   - confidence: level of the difference, and at which the shares hold together.
  ///   - family: intervals of shares that hold together, over all measures.
  init(
    measure: Measure, decisions: [String], rule: ShapleyValue, results: [[Coalition: Double]],
    confidence: Double, family: Int
  ) {
    self.measure = measure
    let count = decisions.count
    let all = Coalition.all(of: count)
    // A replication in which a hybrid has no value cannot be shared out.
    let defined = results.enumerated().filter { $0.element.values.allSatisfy(\.isFinite) }
    func value(_ coalition: Coalition) -> [Double] {
      defined.map { $0.element[coalition] ?? .nan }
    }
    let (before, after) = (value(.none), value(all))
    difference = PairedComparison(after, before, confidence: confidence)
    let values = defined.map { replication, results in
      rule.shares(replication: UInt32(replication)) { results[$0] ?? .nan }
    }
    self.values = values
    let level = Multiplicity.bonferroni(confidence: confidence, count: max(family, 1))
    shares = decisions.indices.map { decision in
      // Beside what they are added to, so that rounding is judged by the size of what is added up.
      let added = zip(before, values).map { $0 + $1[decision] }
      let share = PairedComparison(added, before, confidence: level)
      return Share(
        decision: decisions[decision], share: share,
        alone: PairedComparison(value(.none.adding(decision)), before, confidence: level),
        last: PairedComparison(after, value(all.removing(decision)), confidence: level),
        verdict: Self.verdict(share, measure.orientation))
    }
  }

  /// The difference between strategies that decide the same: exactly zero in every replication,
  /// since they are one strategy under two names.
  public static func zero(_ measure: Measure, replications: Int, confidence: Double) -> Attribution
  {
    Attribution(
      measure: measure, decisions: [], rule: ShapleyValue(count: 0, seed: 0),
      results: Array(repeating: [.none: 0], count: replications), confidence: confidence, family: 0)
  }

  private static func verdict(
    _ share: PairedComparison, _ orientation: Orientation
  ) -> Share.Verdict {
    let isRise: Bool
    switch share.verdict {
    case .identical: return .nothing
    case .undecided, .equivalent: return .undecided
    case .certain: isRise = share.difference.mean > 0
    case .aBetter: isRise = true
    case .bBetter: isRise = false
    }
    return switch orientation {
    case .largerIsBetter: isRise ? .helps : .hurts
    case .smallerIsBetter: isRise ? .hurts : .helps
    case .neither: isRise ? .raises : .lowers
    }
  }
}
