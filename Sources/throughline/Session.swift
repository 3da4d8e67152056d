import Experiment
import Report
import Scenario

/// One experiment from options to exit status: what `run`, `compare` and `mix` have in common.
struct Session {
  /// `run`, `compare`, `warmup` or `mix`.
  var command: String
  /// Files as the user named them.
  var files: [String]
  /// Options of the command line.
  var scenario: ScenarioOptions
  /// Options of the command line.
  var replication: ReplicationOptions
  /// Options of the command line.
  var output: OutputOptions

  /// Runs the plan, writes the results and ends with the right status.
  /// - Parameters:
  ///   - plan: what to run.
  ///   - studies: the scenarios, in the order of the files.
  ///   - seed: seed of all cases.
  ///   - requiresWinner: whether the lack of a winner is a failure.
  ///   - systems: blueprint and strategy of each case, in the order of the plan.
  ///   - isMarginal: whether marginal values are simulated, too.
  func execute(
    _ plan: Plan, studies: [Study], seed: UInt64, systems: [System],
    requiresWinner: Bool = false, isMarginal: Bool = false
  ) async throws {
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: files)
    let outcome = try await run(plan)
    let sources = try await constraintSources(
      outcome, systems: systems, seed: seed, isMarginal: isMarginal)
    let results = Results(
      provenance: provenance(
        studies: studies, seed: seed, stop: outcome.stop, flags: isMarginal ? ["--marginal"] : []),
      outcome: outcome, sources: sources)
    try publish(results, to: destination, requiresWinner: requiresWinner)
  }

  /// Writes the results and ends with the right status.
  func publish(
    _ results: Results, to destination: OutputFile?, requiresWinner: Bool = false
  ) throws(Failure) {
    if results.outcome.stop.replications > 0 {
      try write(content(of: results), to: destination)
    }
    try conclude(results.outcome, requiresWinner: requiresWinner)
  }

  /// Runs the plan, shows progress, and heeds interruptions.
  func run(_ plan: Plan) async throws(Failure) -> Outcome {
    Interruption.listen()
    let line = ProgressLine(style: output.progressStyle)
    line.begin()
    defer { line.finish() }
    do {
      return try await plan.run(
        isCancelled: { Interruption.isRequested },
        progress: { line.update($0) })
    } catch {
      throw .ofProgram(error)
    }
  }

  // MARK: Provenance

  /// What produced the results, and repeats them.
  func provenance(
    studies: [Study], seed: UInt64, stop: Outcome.Stop, flags: [String] = []
  ) -> Provenance {
    var provenance = Provenance(
      command: command, reproduce: reproduce(seed: seed, stop: stop, flags: flags),
      seed: seed,
      sources: studies.map {
        Provenance.Source(
          file: $0.file, title: $0.title, question: $0.question, lookFor: $0.lookFor,
          hash: $0.hash)
      },
      world: scenario.world, settings: scenario.distinctSettings,
      strategies: studies[0].strategies)
    provenance.counting = counting(studies[0])
    return provenance
  }

  /// The command that repeats the result; options that cannot change it are left out.
  /// - Parameter flags: options of the command's own.
  private func reproduce(seed: UInt64, stop: Outcome.Stop, flags: [String]) -> String {
    var words = ["throughline", command] + files
    for setting in scenario.settings { words += ["--set", setting] }
    if let world = scenario.world { words += ["--world", world] }
    for name in replication.strategy { words += ["--strategy", name] }
    words += ["--seed", String(seed)]
    if stop.isInterrupted {
      // What was kept is what so many replications give.
      words += ["--replications", String(stop.replications)]
    } else {
      if let count = replication.replications { words += ["--replications", String(count)] }
      if let precision = replication.precision { words += ["--precision", precision] }
      if let amount = replication.halfWidth {
        words += ["--half-width", FocusMoves.plain(amount)]
      }
      if let limit = replication.atMost { words += ["--at-most", String(limit)] }
    }
    let needsMetrics = command == "compare" || !stop.isInterrupted
    for metric in replication.of where needsMetrics { words += ["--of", metric] }
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return ShellCommand.text(words + flags)
  }

  // MARK: Output

  private func content(of results: Results) -> OutputFile.Content {
    { (emit) throws(SystemError) in
      let sections = output.chosenSections
      switch output.chosenFormat {
      case .table: try emit(results.table(sections: sections, all: output.all))
      case .markdown: try emit(results.markdown(sections: sections, all: output.all))
      case .csv: try results.writeCSV(raw: output.raw, sections: sections, to: emit)
      case .json: try emit(results.json(raw: output.raw))
      }
    }
  }

  /// Writes a report in the format asked for.
  func write(_ report: some Presentable, to destination: OutputFile?) throws(Failure) {
    let text =
      switch output.chosenFormat {
      case .table: report.table()
      case .markdown: report.markdown()
      case .csv: report.csv()
      case .json: report.json()
      }
    try write({ (emit) throws(SystemError) in try emit(text) }, to: destination)
  }

  /// Writes to the file asked for, or to standard output.
  func write(
    _ content: OutputFile.Content, to destination: OutputFile?
  ) throws(Failure) {
    if let destination {
      try destination.write(content)
    } else {
      try Messages.writeResults(content)
    }
  }

  /// Ends with the status that the outcome asks for; 0 when it asks for none.
  func conclude(_ outcome: Outcome, requiresWinner: Bool = false) throws(Failure) {
    let asJSON = scenario.wantsJSONDiagnostics
    if outcome.stop.isInterrupted, let status = Interruption.status {
      let kept = outcome.stop.replications
      let text =
        kept > 0
        ? "interrupted: the result holds the first \(kept) replications only"
        : "interrupted before any replication was complete: no result"
      throw Failure(status, text)
    }
    if let advice = outcome.stop.advice, !output.quiet {
      Messages.write(warning: advice, asJSON: asJSON)
    }
    if replication.requirePrecision, !outcome.stop.isReached {
      throw Failure(.outOfBudget, "the precision asked for was not reached")
    }
    if requiresWinner, outcome.winner == nil {
      throw Failure(.noWinner, "no winner can be named")
    }
  }
}
