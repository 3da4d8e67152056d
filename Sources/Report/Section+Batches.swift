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
  /// The numbers that a reader looks at first: where their batches are correlated, their intervals
  /// are too narrow.
  private static let looked = [
    "money.net_profit", "money.throughput", "flow.output_rate", "flow.lead_time.mean", "flow.wip",
  ]

  /// What is repeated.
  var repetition: Repetition { outcome.batches == nil ? .replication : .batch }

  /// A warning about batches that are too short; none for replications.
  var batchWarnings: [String] {
    let doubtful = outcome.batchChecks.filter {
      $0.isDoubtful && Self.looked.contains($0.measure.name)
    }
    guard let batches = outcome.batches, let worst = doubtful.min(by: { $0.pValue < $1.pValue })
    else { return [] }
    let names = Wording.list(doubtful.map { Wording.name(of: $0.measure) })
    return [
      "successive batches are correlated in \(names) (lag 1 up to"
        + " \(Digits.significant(worst.lagOne, 2)), von Neumann's ratio"
        + " \(Digits.significant(worst.vonNeumann, 2)) instead of 2): their intervals are too narrow;"
        + " take fewer batches than \(batches.count) or a longer horizon"
    ]
  }
}
