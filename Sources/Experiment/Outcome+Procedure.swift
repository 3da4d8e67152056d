extension Outcome {
  /// How the numbers were obtained, in one phrase: rule of replication, then intervals.
  public var procedure: String {
    "\(replicationText), \(intervalText)"
  }

  private var replicationText: String {
    if let batches {
      return "batch means: 1 replication in \(batches.count) batches of \(plain(batches.length))"
        + " \(batches.unit)"
    }
    let done = "\(stop.replications) replication\(stop.replications == 1 ? "" : "s")"
    let reached = stop.isReached ? "reached" : "not reached"
    switch stop.rule {
    case .fixed(let count):
      return stop.isInterrupted ? "\(done) of \(count)" : done
    case .halfWidth(let halfWidth, let metrics, let limit):
      return "\(done) (until \(metrics.joined(separator: ", ")) is within \(plain(halfWidth)),"
        + " at most \(limit): \(reached))"
    case .precision(let share, let metrics, let limit):
      return "\(done) (until \(metrics.joined(separator: ", ")) is within \(percent(share)),"
        + " at most \(limit): \(reached))"
    }
  }

  private var intervalText: String {
    let level = comparisons.isEmpty ? confidence : comparisonConfidence
    let text = percent(level)
    guard !comparisons.isEmpty else { return "Student t \(text)" }
    guard comparisons.count > 1 else { return "paired t, common random numbers, \(text)" }
    return "\(Comparison.procedure) over \(comparisons.count) comparisons, \(text)"
  }

  /// A share as `2 %` or `97.5 %`, without the rounding of binary fractions.
  private func percent(_ share: Double) -> String { plain((share * 1e8).rounded() / 1e6) + " %" }

  /// A number without a useless `.0`.
  private func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
