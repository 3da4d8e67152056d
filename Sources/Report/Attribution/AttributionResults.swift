import Experiment
import Inference

/// Which decisions make the difference between two strategies, with all that a report says around it.
///
/// All output is a pure function of this value.
public struct AttributionResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// The strategies: the difference is the second minus the first.
  public var strategies: Pair
  /// The decisions in which they differ, in the order of the attributions.
  public var decisions: [Decision]
  /// The difference shared out, one for each measure.
  public var attributions: [Attribution]
  /// How the numbers were obtained.
  public var terms: Terms

  /// Names of two strategies.
  public struct Pair: Sendable, Hashable {
    /// The one that decisions are added to.
    public var from: String
    /// The one that decisions are taken from.
    public var to: String

    /// Creates a pair.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// A decision in which the strategies differ.
  public struct Decision: Sendable, Hashable {
    /// Its key.
    public var name: String
    /// What the first strategy decides, as a scenario writes it; `nil` for nothing.
    public var before: String?
    /// What the second strategy decides.
    public var after: String?

    /// Creates a decision.
    public init(name: String, before: String?, after: String?) {
      self.name = name
      self.before = before
      self.after = after
    }
  }

  /// How the numbers were obtained.
  public struct Terms: Sendable, Hashable {
    /// Level of intervals (0 < level < 1).
    public var confidence: Double
    /// Replications of each mixture.
    public var replications: Int
    /// How the difference was shared out.
    public var rule: ShapleyValue
    /// Simulations made.
    public var simulations: Int

    /// Creates terms.
    public init(confidence: Double, replications: Int, rule: ShapleyValue, simulations: Int) {
      self.confidence = confidence
      self.replications = replications
      self.rule = rule
      self.simulations = simulations
    }
  }

  /// Creates results.
  public init(
    provenance: Provenance, strategies: Pair, decisions: [Decision], attributions: [Attribution],
    terms: Terms
  ) {
    self.provenance = provenance
    self.strategies = strategies
    self.decisions = decisions
    self.attributions = attributions
    self.terms = terms
  }

  /// What the numbers rest on.
  var procedure: String {
    guard !decisions.isEmpty else { return "nothing to simulate" }
    let family = decisions.count * max(attributions.count, 1)
    let intervals =
      "paired t, common random numbers"
      + (family > 1 ? ", Bonferroni over \(family) shares" : "")
    return switch terms.rule.orders {
    case .all: "Shapley values over all \(1 << decisions.count) mixtures, \(intervals)"
    case .sampled(let orders):
      "Shapley values, \(orders) random orders (antithetic) for each replication, \(intervals)"
    }
  }

  /// The shares with the largest first; equal ones in the order of the decisions.
  func ranked(_ attribution: Attribution) -> [Attribution.Share] {
    attribution.shares.enumerated().sorted { a, b in
      let sizes = (abs(a.element.share.difference.mean), abs(b.element.share.difference.mean))
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : a.offset < b.offset
    }.map(\.element)
  }

  /// What part of the difference a share is; `nil` when there is no difference to speak of.
  func part(_ share: Attribution.Share, of attribution: Attribution) -> Double? {
    switch attribution.difference.verdict {
    case .aBetter, .bBetter, .certain, .equivalent:
      share.share.difference.mean / attribution.difference.difference.mean
    case .undecided, .identical: nil
    }
  }
}
