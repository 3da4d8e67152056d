extension Blueprint {
  /// Runs one replication and measures it in spans of one `horizon` each, one after the other, after
  /// the warm-up: how a plant settles, or one long run in batches.
  ///
  /// Between spans statistics start anew and nothing else happens, so a plant goes on as if nobody
  /// looked: counts and money of the spans add up to those of a run over the whole. It is for plants
  /// that no management watches over (`reasonsForChange` is empty): reviews read the same statistics.
  /// - Parameters:
  ///   - strategy: index into `strategies`, or `nil` to keep the base decisions.
  ///   - seed: seed of the experiment.
  ///   - replication: number of the replication, from 0.
  ///   - spans: how many (>= 1).
  ///   - visit: told the values of each span in turn, in the order of `metrics`.
  /// - Returns: events processed, warm-up included, and what a reader must know of the run.
  /// - Throws: `BooksDoNotBalance` when the books of any span fail.
  public func simulate(
    strategy: Int?, seed: UInt64, replication: UInt32, spans: Int, visit: ([Double]) -> Void
  ) throws(BooksDoNotBalance) -> (events: Int, warnings: [String]) {
    precondition(spans >= 1, "a run has a span of measurement at least")
    precondition(reasonsForChange.isEmpty, "a company that changes is measured whole")
    let formulas = formulas
    var run = Run(self, strategy: strategy, seed: seed, replication: replication)
    for span in 0..<spans {
      if span > 0 { run.beginNextSpan() }
      run.runToEnd()
      run.close()
      try run.verifyBooks()
      let summary = run.summary()
      visit(formulas.map { $0.value(summary) })
    }
    return (run.eventCount, run.warnings())
  }

  /// Why the company cannot be thought of as being in a steady state, in plain words; empty for a plant
  /// that does tomorrow what it does today.
  ///
  /// What changes is analysed as terminating: replications over the same horizon, the stated warm-up,
  /// and then everything counts.
  public var reasonsForChange: [String] {
    var reasons: [String] = []
    if customers != nil { reasons.append("customers come, choose and leave") }
    if salesForce != nil { reasons.append("a sales force develops accounts") }
    if innovation != nil { reasons.append("new offerings are launched") }
    let all = [base] + strategies.map(\.decisions)
    if all.contains(where: { $0.reviewEvery != nil }) {
      reasons.append("management reviews change decisions")
    } else if all.contains(where: \.readsBooks) {
      reasons.append("decisions are taken from the books of the warm-up")
    }
    if demands.contains(where: { if case .trace = $0.pattern { true } else { false } }) {
      reasons.append("orders come at given dates")
    }
    return reasons
  }
}
