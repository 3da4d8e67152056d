import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline focus`: the five focusing steps, automated.
struct Focus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "focus",
    abstract: "Run the five focusing steps: find the constraint, try what pays, do it, repeat.",
    discussion: """
      Each round identifies the constraint, tries moves that exploit it, then moves
      that subordinate the rest to it, then what the scenario's focus section offers
      for sale to elevate it. Every move is simulated under common random numbers;
      the best whose gain in net profit is above zero for sure is made. It ends when
      the market is the constraint, the budget is spent, or nothing pays. The log
      says why, and ends with the --set options that make the same company; --save
      writes them as a scenario that extends this one.

      Examples:
        throughline focus scenarios/10-five-focusing-steps.yaml
        throughline focus scenarios/10-five-focusing-steps.yaml --budget 50000 \\
          --format json
        throughline focus plant.yaml --save improved.yaml
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @Option(help: ArgumentHelp("Money to spend; default: the scenario's.", valueName: "amount"))
  var budget: Double?

  @Option(help: ArgumentHelp("Most rounds.", valueName: "n"))
  var steps: Int = 10

  @Option(
    help: ArgumentHelp(
      "Write the company of the end as a scenario that extends this one.", valueName: "file"),
    completion: .file())
  var save: String?

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if replication.strategy.count > 1 {
      throw ValidationError("focus improves one set of decisions: give --strategy once")
    }
    if replication.asksPrecision {
      throw ValidationError("focus makes the same replications of every move: give --replications")
    }
    if let replications = replication.replications, replications < 2 {
      throw ValidationError("focus compares, which takes at least two --replications")
    }
    if let budget, !(budget >= 0) { throw ValidationError("--budget is negative") }
    if !(1...100).contains(steps) {
      throw ValidationError("--steps wants 1 to 100; found \(steps)")
    }
    if output.raw || output.all || !output.section.isEmpty {
      throw ValidationError("focus writes a log: it knows no --raw, --all or --section")
    }
  }

  func run() async throws {
    let session = Session(
      command: "focus", files: [file], scenario: scenario, replication: replication, output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let saved = try save.map { try SavedFocus(path: $0, file: file) }
    let study = try Loading(options: scenario, isQuiet: output.quiet).study(file)
    let seed = replication.seed ?? study.seed
    let strategy = try session.strategy(session.strategyNames.first ?? Case.baseName, in: study)
    let workshop = FocusWorkshop(
      file: file, options: scenario.settings, world: scenario.world, study: study,
      strategy: strategy, seed: seed)
    try workshop.checkMoves()
    let count: Int =
      if let asked = replication.replications {
        asked
      } else if case .fixed(let planned) =
        study.replications
      { max(planned, 2) } else { 30 }
    let loop = FocusLoop(
      replications: count, confidence: session.confidence(default: study.compare.confidence),
      limit: steps, budget: budget ?? study.focus.budget ?? .infinity,
      payback: study.focus.payback.map { $0 / study.blueprint.time.perLength } ?? .infinity,
      jobs: session.jobs, company: workshop.company, moves: workshop.moves,
      inertia: workshop.inertia)
    Interruption.listen()
    let showsProgress = output.progressStyle != .none
    let log: FocusLog
    do {
      log = try await loop.run(isCancelled: { Interruption.isRequested }) { round, step, moves in
        if showsProgress { Messages.show("round \(round), \(step.rawValue): \(moves) moves") }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .software, "\(error)", hint: "this is an error of the program; please report it")
    }
    guard log.start != nil else {
      throw Failure(
        Interruption.status ?? .interrupted,
        "interrupted before the company as it is was simulated: no result")
    }
    let settings = workshop.settings(log.inForce) ?? []
    let results = FocusResults(
      provenance: provenance(session, study: study, seed: seed, count: count), log: log,
      settings: settings, repeats: repeats(settings, seed: seed, count: count),
      terms: FocusResults.Terms(
        currency: study.blueprint.finance.currency, period: study.blueprint.time.per,
        budget: loop.budget.isFinite ? loop.budget : nil,
        payback: loop.payback.isFinite ? loop.payback : nil,
        isOffered: !study.focus.offers.isEmpty || !study.focus.moves.isEmpty,
        confidence: loop.confidence, replications: count))
    try session.write(results, to: destination)
    try saved?.write(
      sets: scenario.settings + settings, world: scenario.world, made: log.inForce.map(\.text),
      command: results.provenance.reproduce)
    if log.stop == .interrupted, let status = Interruption.status {
      throw Failure(status, "interrupted: the log holds the rounds that were complete")
    }
  }

  /// The command that runs the company of the end.
  private func repeats(_ settings: [String], seed: UInt64, count: Int) -> String {
    var words = ["throughline", "run", file]
    for setting in FocusWorkshop.joined(scenario.settings + settings) {
      words += ["--set", setting]
    }
    return ShellCommand.text(words + laidOver(seed: seed, count: count))
  }

  /// World, strategy, seed and replications as options.
  private func laidOver(seed: UInt64, count: Int) -> [String] {
    var words: [String] = []
    if let world = scenario.world { words += ["--world", world] }
    for name in replication.strategy { words += ["--strategy", name] }
    return words + ["--seed", String(seed), "--replications", String(count)]
  }

  private func provenance(
    _ session: Session, study: Study, seed: UInt64, count: Int
  ) -> Provenance {
    var words = ["throughline", "focus", file]
    for setting in scenario.settings { words += ["--set", setting] }
    words += laidOver(seed: seed, count: count)
    if let budget { words += ["--budget", "\(budget)"] }
    if steps != 10 { words += ["--steps", String(steps)] }
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return Provenance(
      command: "focus", reproduce: ShellCommand.text(words), seed: seed,
      sources: [
        Provenance.Source(
          file: study.file, title: study.title, question: study.question, lookFor: study.lookFor,
          hash: study.hash)
      ],
      world: scenario.world, settings: scenario.distinctSettings, strategies: study.strategies)
  }
}
