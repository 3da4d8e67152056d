import ArgumentParser
import Experiment
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
        throughline run scenarios/02-p-and-q.yaml --precision 2% --of money.throughput --format json
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if !replication.of.isEmpty, replication.precision == nil {
      throw ValidationError("--of says what --precision is about: give both")
    }
  }

  func run() async throws {
    let session = Session(
      command: "run", files: [file], scenario: scenario, replication: replication, output: output)
    let study = try Loading(options: scenario, isQuiet: output.quiet).study(file)
    let seed = replication.seed ?? study.seed
    let names = session.strategyNames.isEmpty ? [Case.baseName] : session.strategyNames
    var cases: [Case] = []
    for name in names {
      cases.append(
        Case(
          study.blueprint, strategy: try session.strategy(name, in: study), seed: seed, name: name))
    }
    let rule = try session.stoppingRule(study)
    try session.check(metrics: rule.metrics, in: cases)
    let plan = Plan(
      cases: cases, stopping: rule, confidence: session.confidence(default: study.confidence),
      jobs: session.jobs)
    try await session.execute(plan, studies: [study], seed: seed)
  }
}
