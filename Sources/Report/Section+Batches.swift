import Experiment

/// What results are repeated by.
enum Repetition: String {
  /// A run of its own.
  case replication
  /// A part of one long run.
  case batch

  /// `replications`, `batches`.
  var several: String { self == .batch ? "batches" : "replications" }

  /// `1 replication`, `30 replications`, `20 batches`.
  func count(_ number: Int) -> String { "\(number) \(number == 1 ? rawValue : several)" }
}

/// Whether the batches of one long run may pass as independent.
extension Results {
  /// The numbers that a reader looks at first.
  private static let looked = [
    "money.net_profit", "money.throughput", "flow.output_rate", "flow.lead_time.mean",
    "flow.lead_time.p95", "flow.order_lead_time.mean", "flow.wip",
  ]

  /// What is repeated.
  var repetition: Repetition { outcome.batches == nil ? .replication : .batch }

  /// Warnings about batches that are too short; none for replications.
  var batchWarnings: [String] {
    guard let batches = outcome.batches else { return [] }
    let checks = outcome.batchChecks.filter { Self.looked.contains($0.measure.name) }
    let remedy = "take fewer batches than \(batches.count) or a longer horizon"
    func names(_ checks: [Outcome.BatchCheck]) -> String {
      Wording.list(checks.map { Wording.name(of: $0.measure) })
    }
    var warnings: [String] = []
    let correlated = checks.filter(\.isCorrelated)
    if let worst = correlated.min(by: { $0.pValue < $1.pValue }) {
      warnings.append(
        "successive batches are correlated in \(names(correlated)) (lag 1 up to"
          + " \(Digits.significant(worst.lagOne, 2)), von Neumann's ratio"
          + " \(Digits.significant(worst.vonNeumann, 2)) instead of 2): their intervals are too narrow;"
          + " \(remedy)")
    }
    let off = checks.filter(\.isOff)
    if let first = off.first {
      let quantity = Quantity(first.measure)
      warnings.append(
        "in \(names(off)) the batches are not what the whole run is"
          + " (\(Wording.name(of: first.measure)) of the whole:"
          + " \(quantity.withUnit(Digits.significant(quantity.shown(first.whole), 4)))): they hold too few"
          + " orders; \(remedy)")
    }
    return warnings
  }
}
