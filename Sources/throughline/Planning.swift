import Experiment
import Report
import Scenario

/// From options and scenarios to plans.
extension Session {
  /// When to stop: as the options say, else as the scenario does.
  func stoppingRule(_ study: Study) throws(Failure) -> StoppingRule {
    if let text = replication.precision, let share = ReplicationOptions.share(text) {
      let metrics = replication.of.isEmpty ? study.compare.metrics : replication.of
      return .precision(share, of: metrics, atMost: replication.atMost ?? 500)
    }
    if let halfWidth = replication.halfWidth {
      let metrics = replication.of.isEmpty ? study.compare.metrics : replication.of
      return .halfWidth(halfWidth, of: metrics, atMost: replication.atMost ?? 500)
    }
    if let count = replication.replications {
      guard replication.atMost == nil else {
        throw .usage(
          "--at-most limits --precision and --half-width; --replications is exact already")
      }
      return .fixed(count)
    }
    switch study.replications {
    case .fixed(let count):
      guard replication.atMost == nil else {
        throw .usage("--at-most needs --precision or --half-width, or a precision in the scenario")
      }
      return .fixed(count)
    case .halfWidth(let halfWidth, let metrics, let limit):
      return .halfWidth(halfWidth, of: metrics, atMost: replication.atMost ?? limit)
    case .precision(let share, let metrics, let limit):
      return .precision(share, of: metrics, atMost: replication.atMost ?? limit)
    }
  }

  /// Level of intervals: as the options say, else as given.
  func confidence(default standard: Double) -> Double {
    replication.confidence.flatMap(ReplicationOptions.share) ?? standard
  }

  /// Workers: as the options say, else one per processor.
  var jobs: Int { replication.jobs ?? Platform.processors }

  /// Checks that every case has every metric, in one unit.
  func check(metrics: [String], in cases: [Case]) throws(Failure) {
    for metric in metrics {
      var unit: String?
      for measured in cases {
        guard let measure = measured.measures.first(where: { $0.name == metric }) else {
          let known = measured.measures.map { $0.name }
          throw .usage(
            "\(measured.source ?? files[0]) has no metric '\(metric)'",
            hint: Suggestion.closest(to: metric, among: known).map { "did you mean '\($0)'?" }
              ?? "'throughline metrics \(measured.source ?? files[0])' lists them all")
        }
        if let unit, unit != measure.unit {
          throw Failure(
            .data,
            "\(metric) cannot be compared: \(unit) in one file, \(measure.unit) in another")
        }
        unit = measure.unit
      }
    }
  }

  /// Index of a strategy, `nil` for the base decisions.
  func strategy(_ name: String, in study: Study) throws(Failure) -> Int? {
    if let index = study.strategies.firstIndex(of: name) { return index }
    if name == Case.baseName { return nil }
    throw .usage(
      "\(study.file) has no strategy '\(name)'",
      hint: Suggestion.hint(for: name, among: study.strategies + [Case.baseName])
        ?? "known: \((study.strategies + [Case.baseName]).joined(separator: ", "))")
  }

  /// The strategies asked for; else all of the file, with the base decisions when there is only one.
  func names(of study: Study) -> [String] {
    var names = strategyNames
    if names.isEmpty {
      names = study.strategies
      if names.count == 1, !names.contains(Case.baseName) { names.insert(Case.baseName, at: 0) }
    }
    return names
  }

  /// The strategies asked for, each once, in the order asked.
  var strategyNames: [String] {
    var seen: Set<String> = []
    return replication.strategy.filter { seen.insert($0).inserted }
  }
}
