/// An experiment before it is run: what to simulate, when to stop, what to compare.
public struct Plan: Sendable {
  /// The systems; at least one.
  public var cases: [Case]
  /// When there are enough replications.
  public var stopping: StoppingRule
  /// Confidence level of the intervals (0 < level < 1).
  public var confidence: Double
  /// Level at which the intervals of all comparisons hold together (0 < level < 1).
  public var comparisonConfidence: Double
  /// Measures to compare all pairs of cases in; empty for no comparison.
  public var compared: [String]
  /// Margin of practical significance, in the unit of the measures compared; `nil` for none.
  public var margin: Double?
  /// Workers (>= 1); results do not depend on it.
  public var jobs: Int

  /// Creates a plan.
  public init(
    cases: [Case], stopping: StoppingRule, confidence: Double = 0.95, compared: [String] = [],
    comparisonConfidence: Double? = nil, margin: Double? = nil, jobs: Int = 1
  ) {
    precondition(!cases.isEmpty, "an experiment needs at least one case")
    precondition(stopping.limit >= 1, "an experiment needs at least one replication")
    for level in [confidence, comparisonConfidence ?? confidence] {
      precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
    }
    self.cases = cases
    self.stopping = stopping
    self.confidence = confidence
    self.comparisonConfidence = comparisonConfidence ?? confidence
    self.compared = compared
    self.margin = margin
    self.jobs = jobs
  }

  /// Runs replications until the stopping rule is fulfilled or spent, or the user cancels.
  ///
  /// The outcome depends on the plan alone, not on `jobs` (unless it is cancelled: then it holds
  /// every replication, from 0 on, that all cases have completed).
  /// - Parameters:
  ///   - isCancelled: asked before each replication, from any thread.
  ///   - progress: told after each replication, from any thread and perhaps out of order.
  /// - Throws: the first replication, in order, that failed.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(ReplicationFailure) -> Outcome {
    let board = ReplicationBoard(cases: cases)
    let isOpen = stopping.first < stopping.limit
    let pool = ReplicationPool(
      jobs: jobs, isCancelled: isCancelled,
      progress: {
        progress(Progress(completed: $0.completed, planned: $0.planned, isOpen: isOpen))
      })
    var target = stopping.first
    while true {
      board.plan(replications: target)
      await pool.run(cases, on: board)
      if let failure = board.failure { throw failure }
      let results = board.results()
      let done = results.map { $0.replications }.min() ?? 0
      // All planned replications may have been finished by the time the user cancels.
      let isInterrupted = done < target
      switch isInterrupted ? .stop(nil) : check(results) {
      case .more(let next): target = next
      case .stop(let advice):
        return Outcome(
          cases: results,
          comparisons: Comparison.all(
            of: results, metrics: compared, confidence: comparisonConfidence, margin: margin),
          confidence: confidence, comparisonConfidence: comparisonConfidence,
          stop: Outcome.Stop(
            rule: stopping, replications: done, isReached: !isInterrupted && advice == nil,
            isInterrupted: isInterrupted, advice: advice))
      }
    }
  }
}
