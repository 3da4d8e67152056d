import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline warmup`: how a plant settles, and how much of its start should not count.
struct Warmup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warmup",
    abstract: "Find out how long a plant takes to settle, and whether its warm-up is long enough.",
    discussion: """
      Watches a few pilot replications from an empty plant on, interval by interval,
      and cuts where the standard error of the rest is least (MSER-5): one cut for
      all systems and metrics, the longest. 'time: { warmup: auto }' makes run and
      compare do the same by themselves. A company that changes is terminating: it
      has a stated warm-up, and then everything counts. --replications is the size
      of the pilot (10), --of what it looks at.

      Examples:
        throughline warmup scenarios/01-mm1.yaml
        throughline warmup scenarios/01-mm1.yaml --of flow.wip --format json \\
          --output warmup.json
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Length of an interval, such as '2 h'; default: a round one, some 500 in the run.",
      valueName: "duration"))
  var interval: String?

  mutating func validate() throws {
    if replication.asksPrecision || replication.atMost != nil || replication.requirePrecision
      || replication.confidence != nil
    {
      throw ValidationError(
        "warmup makes a pilot of --replications; it knows no precision and no confidence")
    }
    if output.raw || output.all || !output.section.isEmpty {
      throw ValidationError("warmup writes one report: it knows no --raw, --all or --section")
    }
  }

  func run() async throws {
    let session = Session(
      command: "warmup", files: [file], scenario: scenario, replication: replication,
      output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let study = try session.studies()[0]
    try session.requireSteadyState(study, for: "a warm-up that settles")
    let pilot = try pilot(study, session)
    let finding = try await session.run(pilot)
    let results = WarmupResults(
      provenance: session.provenance(of: study, seed: pilot.seed, words: words(pilot)),
      finding: finding,
      terms: WarmupResults.Terms(
        study.blueprint, strategiesWait: !study.blueprint.time.strategiesFromStart))
    try session.write(results, to: destination)
    if finding.cut == nil { throw Failure(.outOfBudget, "no warm-up can be named") }
  }

  private func pilot(_ study: Study, _ session: Session) throws(Failure) -> WarmupPilot {
    var pilot = try session.pilot([study], seed: replication.seed ?? study.seed)
    pilot.replications = replication.replications ?? WarmupPilot.standardReplications
    if !replication.of.isEmpty {
      try session.check(
        metrics: replication.of, in: [Case(study.blueprint, strategy: nil, seed: pilot.seed)])
      pilot.metrics = replication.of
    }
    if let interval {
      guard let length = study.blueprint.time.duration(interval), length > 0 else {
        throw .usage(
          "--interval wants a duration such as '2 \(study.blueprint.time.unit)'; found '\(interval)'"
        )
      }
      pilot.interval = length
    }
    return pilot
  }

  /// The command that repeats the result.
  private func words(_ pilot: WarmupPilot) -> [String] {
    var words = ["throughline", "warmup", file]
    for setting in scenario.settings { words += ["--set", setting] }
    if let world = scenario.world { words += ["--world", world] }
    for name in replication.strategy { words += ["--strategy", name] }
    for metric in replication.of { words += ["--of", metric] }
    if let interval { words += ["--interval", interval] }
    return words + ["--replications", String(pilot.replications), "--seed", String(pilot.seed)]
  }
}
