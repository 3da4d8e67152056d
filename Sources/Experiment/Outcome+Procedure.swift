extension Outcome {
  /// How the numbers were obtained, in one phrase: rule of replication, then intervals.
  public var procedure: String {
    "\(replicationText), \(intervalText)"
  }

  private var replicationText: String {
    let done = "\(stop.replications) replication\(stop.replications == 1 ? "" : "s")"
    let reached = stop.isReached ? "reached" : "not reached"
    switch stop.rule {
    case .fixed(let count):
      return stop.isInterrupted ? "\(done) of \(count)" : done
    case .halfWidth(let halfWidth, let metrics, let limit):
      return "\(done) (until \(metrics.joined(separator: ", ")) is within \(halfWidth),"
        + " at most \(limit): \(reached))"
    case .precision(let share, let metrics, let limit):
      let percent = (share * 1e8).rounded() / 1e6
      return "\(done) (until \(metrics.joined(separator: ", ")) is within \(percent) %,"
        + " at most \(limit): \(reached))"
    }
  }

  private var intervalText: String {
    let level = comparisons.isEmpty ? confidence : comparisonConfidence
    let percent = (level * 1e8).rounded() / 1e6
    let text = percent == percent.rounded() ? "\(Int(percent)) %" : "\(percent) %"
    guard !comparisons.isEmpty else { return "Student t \(text)" }
    guard comparisons.count > 1 else { return "paired t, common random numbers, \(text)" }
    return "\(Comparison.procedure) over \(comparisons.count) comparisons, \(text)"
  }
}
