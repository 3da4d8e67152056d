extension Blueprint {
  /// Every metric a replication of this company reports, in the order of
  /// `ReplicationResult.values`. The same for every strategy.
  public var metrics: [Metric] { formulas.map(\.metric) }

  /// Runs one replication: warm-up under the base decisions, then `horizon` under the strategy's.
  ///
  /// The result depends on the arguments alone: equal arguments give equal bits on any thread.
  /// - Parameters:
  ///   - strategy: index into `strategies`, or `nil` to keep the base decisions.
  ///   - seed: seed of the experiment; with `replication` it keys every random stream.
  ///   - replication: number of the replication, from 0.
  /// - Throws: `BooksDoNotBalance` when an invariant of the books fails: a programming error,
  ///   checked in release builds too.
  public func simulate(
    strategy: Int?, seed: UInt64, replication: UInt32
  ) throws(BooksDoNotBalance) -> ReplicationResult {
    var run = Run(self, strategy: strategy, seed: seed, replication: replication)
    return try finish(&run)
  }

  /// Runs one replication and records all that happens; the numbers are those of the other
  /// `simulate`.
  ///
  /// - Parameter log: filled from the beginning of the warm-up on, up to its limit.
  public func simulate(
    strategy: Int?, seed: UInt64, replication: UInt32, log: inout EventLog
  ) throws(BooksDoNotBalance) -> ReplicationResult {
    var run = Run(self, strategy: strategy, seed: seed, replication: replication, log: log)
    let result = try finish(&run)
    log = run.log
    return result
  }

  private func finish(_ run: inout Run) throws(BooksDoNotBalance) -> ReplicationResult {
    run.runToEnd()
    run.close()
    try run.verifyBooks()
    let summary = run.summary()
    return ReplicationResult(
      values: formulas.map { $0.value(summary) },
      events: run.eventCount,
      warnings: run.warnings(), profit: summary.profit, course: run.course,
      reviews: run.reviews.log)
  }
}
