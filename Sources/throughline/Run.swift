import ArgumentParser
import Experiment
import Report
import Scenario

/// `throughline run`: replicate a scenario and report its throughput.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Replicate a scenario and print its throughput report.",
    discussion: """
      Without --strategy the decisions are the scenario's own ('base').

      Examples:
        throughline run scenarios/02-p-and-q.yaml
        throughline run scenarios/02-p-and-q.yaml --strategy best-money \\
          --set plant.resources.B.units=2
        throughline run scenarios/02-p-and-q.yaml --marginal
        throughline run scenarios/01-mm1.yaml --set time.warmup=auto
        throughline run scenarios/02-p-and-q.yaml --precision 2% \\
          --of money.throughput --format json
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Flag(
    help: ArgumentHelp(
      "Simulate also what one more unit, 1 % speed, one buffer place, one hour of each resource is"
        + " worth."))
  var marginal = false

  @Option(
    help: ArgumentHelp(
      "One long run in so many batches (20 to 30 are usual) instead of replications: for plants in a"
        + " steady state.", valueName: "n"))
  var batches: Int?

  mutating func validate() throws {
    if let batches {
      guard (3...2000).contains(batches) else {
        throw ValidationError("--batches wants 3 to 2000; found \(batches)")
      }
      if marginal || replication.replications != nil || replication.asksPrecision {
        throw ValidationError(
          "--batches divides one run: it goes without --replications, --precision, --half-width and"
            + " --marginal")
      }
    }
    if replication.halfWidth != nil, replication.of.isEmpty {
      throw ValidationError("--half-width is in a metric's unit: say which one with --of")
    }
    if !replication.of.isEmpty, !replication.asksPrecision {
      throw ValidationError("--of says what --precision or --half-width is about: give both")
    }
  }

  func run() async throws {
    var session = Session(
      command: "run", files: [file], scenario: scenario, replication: replication, output: output)
    let study = try await session.settledStudies()[0]
    let seed = replication.seed ?? study.seed
    let names = session.strategyNames.isEmpty ? [Case.baseName] : session.strategyNames
    var systems: [System] = []
    for name in names {
      systems.append(
        System(blueprint: study.blueprint, strategy: try session.strategy(name, in: study)))
    }
    if let batches {
      return try session.batch(
        systems, names: names, study: study, seed: seed, batches: batches)
    }
    let cases = zip(systems, names).map {
      Case($0.blueprint, strategy: $0.strategy, seed: seed, name: $1)
    }
    let rule = try session.stoppingRule(study)
    try session.check(metrics: rule.metrics, in: cases)
    let plan = Plan(
      cases: cases, stopping: rule, confidence: session.confidence(default: study.confidence),
      jobs: session.jobs)
    let isMarginal = marginal || output.chosenSections.contains(.marginal)
    try await session.execute(
      plan, studies: [study], seed: seed, systems: systems, isMarginal: isMarginal)
  }
}
