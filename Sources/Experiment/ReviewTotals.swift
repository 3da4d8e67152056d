public import Company

/// What management reviews did: the log of the first replication, and in how many replications each
/// kind of step was taken.
public struct ReviewTotals: Sendable, Hashable {
  /// Log of replication 0.
  public var log: [ReviewEntry]
  /// Replications in which a kind of step was taken at all, in the order of `ReviewEntry.Kind`.
  public var taken: [Int]
  /// Number of replications.
  public var replications: Int

  /// Creates totals.
  public init(log: [ReviewEntry], taken: [Int], replications: Int) {
    self.log = log
    self.taken = taken
    self.replications = replications
  }

  /// Sums up logs, one per replication; `nil` where no review was held in any.
  init?(_ logs: some Sequence<ReviewLog>) {
    log = []
    taken = ReviewEntry.Kind.allCases.map { _ in 0 }
    replications = 0
    var isAny = false
    for one in logs {
      if replications == 0 { log = one.entries }
      isAny = isAny || one.isHeld
      for (place, kind) in ReviewEntry.Kind.allCases.enumerated() where one.kinds.contains(kind) {
        taken[place] += 1
      }
      replications += 1
    }
    if !isAny { return nil }
  }
}

/// What is kept of the reviews of a replication: of the first one the log, of others what was done.
struct ReviewLog {
  var isHeld = false
  var kinds: Set<ReviewEntry.Kind> = []
  var entries: [ReviewEntry] = []

  init() {}

  init(_ entries: [ReviewEntry], replication: Int) {
    isHeld = !entries.isEmpty
    kinds = Set(entries.flatMap { $0.steps.map(\.kind) })
    if replication == 0 { self.entries = entries }
  }
}
