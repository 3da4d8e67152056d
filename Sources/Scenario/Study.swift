public import Company

/// A checked scenario: how it is to be run, and the company that is simulated.
public struct Study: Sendable {
  /// What the scenario is about.
  public var title: String
  /// The question it is to answer.
  public var question: String?
  /// Where its figures come from.
  public var source: String?
  /// What to look for in the result.
  public var lookFor: String?
  /// The file, as it was named.
  public var file: String
  /// Identifies all that a replication depends on besides seed and number: 32 hexadecimal digits.
  ///
  /// Titles, seed, replications, confidence, `compare`, `focus` and `claim` are left out; contents
  /// of tables are in.
  public var hash: String
  /// The same of the base decisions, then of each strategy by itself: what other strategies say
  /// changes nothing in it.
  var identities: [String]
  /// Seed of every random stream.
  public var seed: UInt64
  /// Confidence level of intervals (0 < level < 1).
  public var confidence: Double
  /// How many replications to make.
  public var replications: ReplicationPlan
  /// What to compare strategies by.
  public var compare: CompareSettings
  /// The world in force; `nil` for the scenario as it is.
  public var world: String?
  /// The worlds that the scenario names.
  public var worlds: [String]
  /// What the simulator runs.
  public var blueprint: Blueprint
  /// What the five focusing steps may change.
  public var focus = FocusSettings()
  /// The claim that it puts to the test, if any.
  public var claim: Claim?
  /// Where the scenario asks for its warm-up to be found; `nil` where it states one.
  var warmupPlace: Place?
  /// Doubts about the scenario, in the order of the file.
  public var warnings: [Diagnostic]

  /// The strategies that the scenario names, in the order of the file.
  public var strategies: [String] { blueprint.strategies.map(\.name) }

  /// Identifies all that a replication of one strategy depends on besides seed and number.
  /// - Parameter strategy: its index; `nil` for the base decisions.
  public func identity(of strategy: Int?) -> String { identities[strategy.map { $0 + 1 } ?? 0] }
}

extension Study {
  /// Refuses a scenario whose warm-up is still to be found.
  ///
  /// Experiments over many settings need one warm-up for all of them.
  public func requireWarmup() throws(ScenarioError) {
    guard let warmupPlace else { return }
    let findings = Findings()
    findings.error(
      "here the warm-up must be stated", at: warmupPlace, found: "auto",
      allowed: ["a duration such as 4 weeks"],
      hint: "'throughline warmup \(Diagnostic.quotable(file))' finds one")
    throw findings.error
  }
}

/// How many replications to make.
public enum ReplicationPlan: Sendable, Hashable {
  /// So many (>= 1).
  case fixed(Int)
  /// Until the confidence interval of each metric is at most so wide to either side [unit of the
  /// metric]; when strategies are compared, the interval of the difference.
  case halfWidth(Double, of: [String], atMost: Int)
  /// Until the half-width of each metric's interval is at most this share of its mean.
  case precision(Double, of: [String], atMost: Int)
}

/// What to compare strategies by.
public struct CompareSettings: Sendable, Hashable {
  /// Names of the metrics.
  public var metrics: [String]
  /// Smallest difference that matters in practice [unit of the metric, > 0]; `nil` for any.
  public var margin: Double?
  /// Confidence level of the comparisons, jointly (0 < level < 1).
  public var confidence: Double

  /// Creates settings.
  public init(metrics: [String], margin: Double? = nil, confidence: Double) {
    self.metrics = metrics
    self.margin = margin
    self.confidence = confidence
  }
}
