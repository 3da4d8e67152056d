import ArgumentParser
import Experiment
import Report
import Scenario

/// `throughline mix`: which products to make, on paper and in the simulated plant.
struct Mix: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mix",
    abstract: "Choose a product mix by several methods, and try each: promise and achievement.",
    discussion: """
      On paper: by margin per piece, by throughput per minute of the constraint
      (with and without a look at the other resources), by Fredendall & Lea's rule,
      by linear programme, and the best in whole pieces; what one more minute of
      each resource is worth. Then every mix is carried out, as priorities and
      quotas, by the simulated company under common random numbers. Quantities are
      per time.per of the scenario, times on paper are expected times without
      setups.

      --strategy names the decisions that the mixes are laid over; without it they
      are the scenario's own ('base').

      Examples:
        throughline mix scenarios/09-product-mix.yaml
        throughline mix scenarios/02-p-and-q.yaml --set plant.resources.B.units=2
        throughline mix scenarios/09-product-mix.yaml --replications 10 \\
          --format json
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// The measure in which mixes are compared.
  private static let decidingMetric = "money.net_profit"

  mutating func validate() throws {
    if replication.strategy.count > 1 {
      throw ValidationError("mix lays its mixes over one set of decisions: give --strategy once")
    }
    if !replication.of.isEmpty, !replication.asksPrecision {
      throw ValidationError("--of says what --precision or --half-width is about: give both")
    }
  }

  func run() async throws {
    let session = Session(
      command: "mix", files: [file], scenario: scenario, replication: replication, output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let study = try Loading(options: scenario, isQuiet: output.quiet).study(file)
    let seed = replication.seed ?? study.seed
    let trial = try trial(of: study, seed: seed, session)
    let rule = try session.stoppingRule(study)
    try session.check(metrics: rule.metrics, in: trial.cases)
    let plan = Plan(
      cases: trial.cases, stopping: rule, confidence: session.confidence(default: study.confidence),
      compared: trial.cases.count > 1 ? [Mix.decidingMetric] : [],
      comparisonConfidence: session.confidence(default: study.compare.confidence),
      jobs: session.jobs)
    let outcome = try await session.run(plan)
    let results = MixResults(
      results: Results(
        provenance: session.provenance(studies: [study], seed: seed, stop: outcome.stop),
        outcome: outcome),
      trial: trial)
    if outcome.stop.replications > 0 {
      try session.write(content(of: results), to: destination)
    }
    try session.conclude(outcome)
  }

  private func trial(
    of study: Study, seed: UInt64, _ session: Session
  ) throws(Failure) -> MixTrial {
    let strategy = try session.strategy(session.strategyNames.first ?? Case.baseName, in: study)
    let trial: MixTrial
    do {
      trial = try MixTrial(study.blueprint, strategy: strategy, seed: seed)
    } catch {
      throw Failure(
        .software, "\(error)", hint: "this is an error of the program; please report it")
    }
    guard trial.earnsAnything else {
      throw Failure(
        .data, "\(file) has no product that earns anything, so no mix is better than another",
        hint: "give products a price above their material")
    }
    return trial
  }

  private func content(of results: MixResults) -> OutputFile.Content {
    { (emit) throws(SystemError) in
      let sections = output.chosenSections
      switch output.chosenFormat {
      case .table: try emit(results.table(sections: sections, all: output.all))
      case .markdown: try emit(results.markdown(sections: sections, all: output.all))
      case .csv: try results.writeCSV(raw: output.raw, to: emit)
      case .json: try emit(results.json(raw: output.raw))
      }
    }
  }
}
