/// How far an experiment is, told after each replication.
public struct Progress: Sendable, Hashable {
  /// Replications done so far, over all cases.
  public var completed: Int
  /// Replications planned so far, over all cases; grows while precision is being sought.
  public var planned: Int
  /// Whether results decide if there will be more: then nobody knows the end.
  public var isOpen: Bool

  /// Creates a state of progress.
  public init(completed: Int, planned: Int, isOpen: Bool = false) {
    self.completed = completed
    self.planned = planned
    self.isOpen = isOpen
  }
}

/// A replication that could not be completed: an error of the program, not of the scenario.
public struct ReplicationFailure: Error, Sendable, CustomStringConvertible {
  /// Case it belongs to.
  public var caseName: String
  /// Number of the replication, from 0.
  public var replication: Int
  /// What went wrong, as the engine says it.
  public var reason: String

  /// Creates a failure.
  public init(caseName: String, replication: Int, reason: String) {
    self.caseName = caseName
    self.replication = replication
    self.reason = reason
  }

  /// One sentence for the reader.
  public var description: String {
    "replication \(replication) of \(caseName) failed: \(reason)"
  }
}
