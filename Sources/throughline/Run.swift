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
        throughline run scenarios/02-p-and-q.yaml --strategy best-money --set plant.resources.B.units=2
        throughline run scenarios/02-p-and-q.yaml --marginal
        throughline run scenarios/02-p-and-q.yaml --precision 2% --of money.throughput --format json
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

  mutating func validate() throws {
    if !replication.of.isEmpty, !replication.asksPrecision {
      throw ValidationError("--of says what --precision or --half-width is about: give both")
    }
  }

  func run() async throws {
    let session = Session(
      command: "run", files: [file], scenario: scenario, replication: replication, output: output)
    let study = try Loading(options: scenario, isQuiet: output.quiet).study(file)
    let seed = replication.seed ?? study.seed
    let names = session.strategyNames.isEmpty ? [Case.baseName] : session.strategyNames
    var systems: [System] = []
    for name in names {
      systems.append(
        System(blueprint: study.blueprint, strategy: try session.strategy(name, in: study)))
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
