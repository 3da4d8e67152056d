/// What came out of an experiment.
public struct Outcome: Sendable {
  /// The cases, in the order of the plan; all have the same number of replications.
  public var cases: [CaseResult]
  /// Every pair of cases in every measure asked for: measures in the order asked, then pairs in
  /// the order of the file; empty when nothing was compared.
  public var comparisons: [Comparison]
  /// Confidence level of each interval of a mean.
  public var confidence: Double
  /// Confidence level at which the intervals of all comparisons hold together.
  public var comparisonConfidence: Double
  /// How the number of replications was found.
  public var stop: Stop
  /// The batches of one long run that take the place of replications; `nil` for replications.
  public var batches: Batches?

  /// Creates an outcome.
  public init(
    cases: [CaseResult], comparisons: [Comparison] = [], confidence: Double,
    comparisonConfidence: Double? = nil, stop: Stop
  ) {
    self.cases = cases
    self.comparisons = comparisons
    self.confidence = confidence
    self.comparisonConfidence = comparisonConfidence ?? confidence
    self.stop = stop
  }

  /// How an experiment ended.
  public struct Stop: Sendable, Hashable {
    /// Rule that was followed.
    public var rule: StoppingRule
    /// Replications of each case.
    public var replications: Int
    /// Whether the rule was fulfilled: all replications done, or the precision reached.
    public var isReached: Bool
    /// Whether the user stopped it.
    public var isInterrupted: Bool
    /// Why the rule was not fulfilled, and what to do; `nil` when it was.
    public var advice: String?

    /// Creates an end.
    public init(
      rule: StoppingRule, replications: Int, isReached: Bool, isInterrupted: Bool = false,
      advice: String? = nil
    ) {
      self.rule = rule
      self.replications = replications
      self.isReached = isReached
      self.isInterrupted = isInterrupted
      self.advice = advice
    }
  }

  /// One long run in batches.
  public struct Batches: Sendable, Hashable {
    /// Number of batches.
    public var count: Int
    /// Length of each [`unit`].
    public var length: Double
    /// Base unit of time.
    public var unit: String
    /// What the undivided run measured, in the order of the measures.
    public var whole: [Double]
  }

  /// The comparisons of one measure.
  public func comparisons(of metric: String) -> [Comparison] {
    comparisons.filter { $0.measure.name == metric }
  }

  /// Name of the measure that decides: the first one compared.
  public var decidingMetric: String? { comparisons.first?.measure.name }

  /// The case that is better than every other one in the deciding measure, if there is one.
  public var winner: Int? {
    guard let metric = decidingMetric else { return nil }
    let pairs = comparisons(of: metric)
    return cases.indices.first { candidate in
      pairs.allSatisfy { pair in
        (pair.a != candidate && pair.b != candidate) || pair.winner == candidate
      }
    }
  }
}
