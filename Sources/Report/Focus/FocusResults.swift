import Experiment
import Inference

/// The log of the five focusing steps, with all that a report says around it.
///
/// All output is a pure function of this value.
public struct FocusResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// What was found, tried and done.
  public var log: FocusLog
  /// `--set` options that make the company of the end, what it costs included.
  public var settings: [String]
  /// Command that runs the company of the end.
  public var repeats: String
  /// Terms on which moves were made.
  public var terms: Terms

  /// Terms on which moves were made.
  public struct Terms: Sendable, Hashable {
    /// Name of the currency.
    public var currency: String
    /// Name of the reporting period.
    public var period: String
    /// Money to spend [currency]; `nil` is no limit.
    public var budget: Double?
    /// Reporting periods within which a purchase must earn its price; `nil` is no limit.
    public var payback: Double?
    /// Whether the scenario says what can be bought.
    public var isOffered: Bool
    /// Level at which the intervals of a step hold together (0 < level < 1).
    public var confidence: Double
    /// Replications of each company.
    public var replications: Int

    /// Creates terms.
    public init(
      currency: String, period: String, budget: Double? = nil, payback: Double? = nil,
      isOffered: Bool, confidence: Double, replications: Int
    ) {
      self.currency = currency
      self.period = period
      self.budget = budget
      self.payback = payback
      self.isOffered = isOffered
      self.confidence = confidence
      self.replications = replications
    }
  }

  /// Creates results.
  public init(
    provenance: Provenance, log: FocusLog, settings: [String], repeats: String, terms: Terms
  ) {
    self.provenance = provenance
    self.log = log
    self.settings = settings
    self.repeats = repeats
    self.terms = terms
  }

  /// What intervals rest on.
  static let procedure =
    "paired t, common random numbers, Bonferroni over the moves tried in a step"

  var unit: String { "\(terms.currency) per \(terms.period)" }

  /// Net profit of a company.
  func profit(_ result: CaseResult?) -> Estimate? {
    guard let result else { return nil }
    return result.index(of: FocusLoop.profit).map {
      Estimate(of: result.series($0), confidence: terms.confidence)
    }
  }

  /// Change of net profit from the start to the end, replication by replication.
  var change: Estimate? {
    guard let start = log.start, let end = log.end,
      let before = start.index(of: FocusLoop.profit).map(start.series),
      let after = end.index(of: FocusLoop.profit).map(end.series), before.count == after.count
    else { return nil }
    return PairedComparison(after, before, confidence: terms.confidence).difference
  }

  /// What was tried on the way: `elevate`, or `exploit and subordinate`.
  func steps(in round: FocusRound) -> [FocusStep] {
    FocusStep.allCases.filter { step in round.trials.contains { $0.move.step == step } }
  }
}
