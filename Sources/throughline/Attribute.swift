import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline attribute`: which decision is responsible for how much of a difference.
struct Attribute: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attribute",
    abstract: "Say which decision of a strategy makes how much of the difference to another one.",
    discussion: """
      Every mixture of the two strategies is simulated under common random numbers,
      and the difference is shared out by Shapley values: what a decision adds on
      average over all orders in which the decisions could be made. Above 10
      decisions (or with --orders) orders are drawn at random. The decisions are the
      keys below 'decisions' in which the two differ.

      Examples:
        throughline attribute scenarios/06-best-money.yaml
        throughline attribute scenarios/02-p-and-q.yaml --from base --to best-money
        throughline attribute plant.yaml --of flow.lead_time.mean --replications 20
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @Option(
    help: ArgumentHelp(
      "Strategy that decisions are added to; default: the first ('base' for the decisions).",
      valueName: "name"))
  var from: String?

  @Option(
    help: ArgumentHelp("Strategy that they are taken from; default: the last.", valueName: "name"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Draw so many orders (even) for each replication instead of trying every mixture.",
      valueName: "n"))
  var orders: Int?

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if !replication.strategy.isEmpty {
      throw ValidationError("attribute wants --from and --to, not --strategy")
    }
    if replication.asksPrecision || replication.atMost != nil || replication.requirePrecision {
      throw ValidationError("attribute makes a fixed number of replications: give --replications")
    }
    if let replications = replication.replications, replications < 2 {
      throw ValidationError("attribute compares, which takes at least two --replications")
    }
    if let orders, !(2...10_000).contains(orders) || !orders.isMultiple(of: 2) {
      throw ValidationError("--orders wants an even number, 2 to 10000; found \(orders)")
    }
    if output.all || !output.section.isEmpty {
      throw ValidationError("attribute writes one table: it knows no --all or --section")
    }
  }

  func run() async throws {
    let session = Session(
      command: "attribute", files: [file], scenario: scenario, replication: replication,
      output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let loading = Loading(options: scenario, isQuiet: output.quiet)
    let template = try loading.template(file)
    let study = template.study
    let seed = replication.seed ?? study.seed
    let pair = try pair(study, session)
    let metrics = replication.of.isEmpty ? ["money.net_profit"] : distinct(replication.of)
    let plain = Case(study.blueprint, strategy: nil, seed: seed)
    try session.check(metrics: metrics, in: [plain])

    func named(_ name: String) -> String? { study.strategies.contains(name) ? name : nil }
    let contrast = StrategyContrast(template, from: named(pair.from), to: named(pair.to))
    let names = contrast.differences.map(\.decision)
    let count: Int =
      if let asked = replication.replications {
        asked
      } else if case .fixed(let planned) = study.replications { max(planned, 2) } else { 30 }
    let rule = ShapleyValue(
      count: names.count, orders: orders.map { .sampled($0) }, seed: seed)
    let confidence = session.confidence(default: study.compare.confidence)
    let measures = plain.only(metrics).measures
    var result: AttributionPlan.Result?
    if !names.isEmpty {
      let plan = try plan(
        contrast, rule: rule, measures: measures, metrics: metrics, seed: seed,
        count: count, confidence: confidence, loading, session)
      result = try await session.watch { isCancelled, progress in
        try await plan.run(isCancelled: isCancelled, progress: progress)
      }
    }
    let done = result?.replications ?? count
    let results = AttributionResults(
      provenance: provenance(session, study, pair, seed: seed, count: done),
      strategies: pair,
      decisions: contrast.differences.map {
        AttributionResults.Decision(name: $0.decision, before: $0.before, after: $0.after)
      },
      attributions: result?.attributions
        ?? measures.map { .zero($0, replications: count, confidence: confidence) },
      terms: AttributionResults.Terms(
        confidence: confidence, replications: result == nil ? 0 : done, rule: rule,
        simulations: result?.simulations ?? 0))
    if done > 1 { try session.write(content(of: results), to: destination) }
    if result?.isInterrupted == true, let status = Interruption.status {
      throw Failure(
        status,
        done > 1
          ? "interrupted: the result holds the first \(done) replications only"
          : "interrupted before two replications were complete: no result")
    }
  }

  /// The strategies as named, or the first and the last of the file.
  private func pair(_ study: Study, _ session: Session) throws(Failure) -> AttributionResults.Pair {
    let names = study.strategies
    guard !names.isEmpty else {
      throw .usage(
        "nothing to attribute: \(study.file) names no strategies",
        hint: "add 'strategies' to it")
    }
    // A single strategy stands against the base decisions, as in a comparison.
    let first = from ?? (names.count > 1 ? names[0] : Case.baseName)
    let last = to ?? names[names.count - 1]
    for name in [first, last] { _ = try session.strategy(name, in: study) }
    return AttributionResults.Pair(from: first, to: last)
  }

  private func distinct(_ metrics: [String]) -> [String] {
    var seen: Set<String> = []
    return metrics.filter { seen.insert($0).inserted }
  }

  /// Every mixture, checked before any is run.
  private func plan(
    _ contrast: StrategyContrast, rule: ShapleyValue, measures: [Measure], metrics: [String],
    seed: UInt64, count: Int, confidence: Double, _ loading: Loading, _ session: Session
  ) throws(Failure) -> AttributionPlan {
    var plan = AttributionPlan(
      decisions: contrast.differences.map(\.decision), measures: measures, rule: rule,
      replications: count, confidence: confidence, jobs: session.jobs,
      simulate: { _, _ in preconditionFailure("the mixtures are not there yet") })
    let coalitions = plan.coalitions
    let hybrids = try loading.told { () throws(ScenarioError) in
      try contrast.hybrids(coalitions.map(\.bits))
    }
    // A company has thousands of measures: they are looked up once for each batch.
    var batches: [Int: [Int]] = [:]
    var cases: [Coalition: Case.Simulation] = [:]
    for (coalition, hybrid) in zip(coalitions, hybrids) {
      let places =
        batches[hybrid.batch]
        ?? metrics.compactMap { metric in
          hybrid.blueprint.metrics.firstIndex { $0.name == metric }
        }
      batches[hybrid.batch] = places
      cases[coalition] = { replication in
        var result = try hybrid.blueprint.simulate(
          strategy: hybrid.strategy, seed: seed, replication: replication)
        result.values = places.map { result.values[$0] }
        return result
      }
    }
    let simulations = cases
    plan.simulate = { coalition, replication in
      guard let simulate = simulations[coalition] else {
        preconditionFailure("every mixture has been read")
      }
      return try simulate(replication)
    }
    return plan
  }

  private func provenance(
    _ session: Session, _ study: Study, _ pair: AttributionResults.Pair, seed: UInt64, count: Int
  ) -> Provenance {
    var words = ["throughline", "attribute", file]
    for setting in scenario.settings { words += ["--set", setting] }
    if let world = scenario.world { words += ["--world", world] }
    words += ["--from", pair.from, "--to", pair.to]
    for metric in replication.of { words += ["--of", metric] }
    if let orders { words += ["--orders", String(orders)] }
    words += ["--seed", String(seed), "--replications", String(count)]
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return session.provenance(of: study, seed: seed, words: words)
  }

  private func content(of results: AttributionResults) -> OutputFile.Content {
    { (emit) throws(SystemError) in
      switch output.chosenFormat {
      case .table: try emit(results.table())
      case .markdown: try emit(results.markdown())
      case .csv: try emit(results.csv(raw: output.raw))
      case .json: try emit(results.json(raw: output.raw))
      }
    }
  }
}
