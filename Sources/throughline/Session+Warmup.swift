import Company
import Experiment
import Report
import Scenario

/// Finding the warm-up where a scenario asks for it, and one long run in batches.
extension Session {
  /// The scenarios of all files, or every mistake in any of them.
  func studies() throws(Failure) -> [Study] {
    var studies: [Study] = []
    var failure: Failure?
    for file in files {
      do throws(Failure) {
        let loading = Loading(options: scenario, isQuiet: output.quiet)
        studies.append(try loading.study(file, findsWarmup: true))
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return studies
  }

  /// The scenarios, each with a warm-up: one that a pilot finds is from then on a setting like any other,
  /// and so part of every identity and of the command that repeats the result.
  mutating func settledStudies() async throws -> [Study] {
    let studies = try studies()
    guard studies.contains(where: { $0.blueprint.time.findsWarmup }) else { return studies }
    guard studies.allSatisfy({ $0.blueprint.time.findsWarmup }) else {
      throw Failure(
        .data, "some files state their warm-up and others have it found: one must hold for all",
        hint: "--set time.warmup=auto, or a duration, holds for all of them")
    }
    let time = studies[0].blueprint.time
    guard studies.allSatisfy({ $0.blueprint.time.unit == time.unit }) else {
      throw Failure(
        .data, "a warm-up for all files cannot be found: their base units differ",
        hint: "state it: --set time.warmup=...")
    }
    let pilot = try pilot(studies, seed: replication.seed ?? studies[0].seed)
    let finding = try await run(pilot)
    let results = WarmupResults(
      provenance: provenance(of: studies[0], seed: pilot.seed, words: []), finding: finding,
      terms: WarmupResults.Terms(studies[0].blueprint, strategiesWait: false))
    guard let cut = finding.cut else {
      throw Failure(
        .outOfBudget, results.verdict,
        hint:
          "'\(ShellCommand.text(["throughline", "warmup", files[0]] + overlays))' shows how it settles"
      )
    }
    scenario.settings.removeAll { $0.hasPrefix("time.warmup=") }
    scenario.settings.append("time.warmup=\(FocusMoves.plain(cut)) \(time.unit)")
    if !output.quiet {
      Messages.show(
        "warm-up: \(FocusMoves.plain(cut)) \(time.unit), found by MSER-5 in a pilot of"
          + " \(pilot.replications) replications")
      for note in results.notes {
        Messages.write(warning: note, asJSON: scenario.wantsJSONDiagnostics)
      }
    }
    let loading = Loading(options: scenario, isQuiet: true)
    return try files.map { (file) throws(Failure) in try loading.study(file) }
  }

  /// The options that lay something over a scenario.
  private var overlays: [String] {
    scenario.settings.flatMap { ["--set", $0] } + (scenario.world.map { ["--world", $0] } ?? [])
  }

  /// Who is watched: the strategies asked for where they hold from the start, else the base decisions,
  /// which all share until the warm-up ends.
  func pilot(_ studies: [Study], seed: UInt64) throws(Failure) -> WarmupPilot {
    var systems: [WarmupPilot.System] = []
    for study in studies {
      let title = studies.count > 1 ? "\(study.file)/" : ""
      var asked = command == "compare" || command == "warmup" ? names(of: study) : strategyNames
      for name in asked { _ = try strategy(name, in: study) }
      if asked.isEmpty || !study.blueprint.time.strategiesFromStart { asked = [Case.baseName] }
      for name in asked {
        systems.append(
          WarmupPilot.System(
            name: title + name, blueprint: study.blueprint,
            strategy: try strategy(name, in: study)))
      }
    }
    return WarmupPilot(systems: systems, seed: seed)
  }

  /// Most intervals of a pilot; a hundred times what is usual.
  private static var mostIntervals: Int { 50_000 }

  /// Runs a pilot that has enough intervals, and not too many.
  func run(_ pilot: WarmupPilot) async throws -> WarmupFinding {
    guard pilot.intervals >= 50 else {
      throw Failure(
        .data,
        "the run is too short: warm-up and horizon hold \(pilot.intervals) intervals of"
          + " \(FocusMoves.plain(pilot.interval)) \(pilot.systems[0].blueprint.time.unit), and 50 are the"
          + " least",
        hint: "lengthen time.horizon")
    }
    guard pilot.intervals <= Self.mostIntervals else {
      throw Failure.usage(
        "\(pilot.intervals) intervals are more than \(Self.mostIntervals): take longer ones")
    }
    let finding = try await watch { isCancelled, progress in
      try await pilot.run(jobs: jobs, isCancelled: isCancelled, progress: progress)
    }
    guard let finding else {
      throw Failure(Interruption.status ?? .interrupted, "interrupted before the warm-up was found")
    }
    return finding
  }

  /// What of a run counts.
  func counting(_ study: Study) -> Provenance.Counting {
    let time = study.blueprint.time
    let reasons = study.blueprint.reasonsForChange
    return reasons.isEmpty
      ? .steadyState(warmup: time.warmup, unit: time.unit)
      : .terminating(warmup: time.warmup, unit: time.unit, because: reasons)
  }

  /// One long run in batches.
  func batch(
    _ systems: [System], names: [String], study: Study, seed: UInt64, batches: Int
  ) throws {
    guard systems.count == 1 else {
      throw Failure.usage("--batches divides one run: give one --strategy")
    }
    try requireSteadyState(study, for: "batches of one run")
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: files)
    let plan = BatchPlan(
      name: names[0], blueprint: systems[0].blueprint, strategy: systems[0].strategy, seed: seed,
      batches: batches)
    let outcome: Outcome
    do {
      outcome = try plan.run(confidence: confidence(default: study.confidence))
    } catch {
      throw Failure.ofProgram(error)
    }
    let provenance = provenance(
      studies: [study], seed: seed, stop: outcome.stop, flags: ["--batches", String(batches)])
    try publish(Results(provenance: provenance, outcome: outcome), to: destination)
  }

  /// Refuses a company that changes.
  func requireSteadyState(_ study: Study, for purpose: String) throws(Failure) {
    let reasons = study.blueprint.reasonsForChange
    guard !reasons.isEmpty else { return }
    let time = study.blueprint.time
    throw Failure(
      .data,
      "\(study.file) is no plant in a steady state, which \(purpose) would need:"
        + " \(reasons.joined(separator: ", "))",
      hint: "it is analysed as terminating: replications, its stated warm-up of"
        + " \(FocusMoves.plain(time.warmup)) \(time.unit), and everything after it counts")
  }
}

extension WarmupResults.Terms {
  /// What a company says of its time.
  init(_ blueprint: Blueprint, strategiesWait: Bool) {
    let time = blueprint.time
    let loads = blueprint.namedLoads
    self.init(
      unit: time.unit, stated: time.findsWarmup ? nil : time.warmup, horizon: time.horizon,
      strategiesWait: strategiesWait,
      overloaded: blueprint.resources.map(\.name).filter { loads[$0] ?? 0 > 1 - 1e-9 })
  }
}
