import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline select`: the best of many alternatives, with a stated probability.
struct Select: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Find the best of many alternatives with a stated probability of being right.",
    discussion: """
      The alternatives are the strategies of the file, at every combination of the
      values that --set lists (1,2,5; 1..10; '0.5..2 by 0.25'; 'log 1..100 x 5').
      Replications go where they are needed: the clearly worse are dropped early.

      kn: Kim & Nelson, under common random numbers. rinott: two stages, independent
      random numbers. ocba: spends a --budget where it tells most, for exploration;
      it promises nothing.

      Examples:
        throughline select scenarios/07-bicycles.yaml --margin 100
        throughline select scenarios/05-conwip.yaml --strategy base \\
          --set decisions.release.conwip.jobs=4..12 --of flow.output_rate --margin 2
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup var practical: MarginOptions

  @Option(
    help: ArgumentHelp("kn, rinott or ocba.", valueName: "name"),
    completion: .list(SelectionMethod.allCases.map(\.rawValue)))
  var method = "kn"

  @Option(help: ArgumentHelp("Replications of each to begin with.", valueName: "n"))
  var first = 20

  @Option(help: ArgumentHelp("Most replications of all together.", valueName: "n"))
  var budget: Int?

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// Most alternatives.
  private static let most = 2000

  mutating func validate() throws {
    try Choice.check(
      method, among: SelectionMethod.allCases.map(\.rawValue), option: "--method")
    guard (3...100_000).contains(first) else {
      throw ValidationError("--first wants 3 to 100000; found \(first)")
    }
    if let budget, !(1...100_000_000).contains(budget) {
      throw ValidationError("--budget wants 1 to 100000000; found \(budget)")
    }
    if method == SelectionMethod.ocba.rawValue, budget == nil {
      throw ValidationError("--method ocba allocates a budget: give --budget")
    }
    if replication.replications != nil || replication.asksPrecision
      || replication.atMost != nil || replication.requirePrecision
    {
      throw ValidationError(
        "select decides by itself how many replications each alternative gets; --first says how many"
          + " to begin with, --budget how many in all")
    }
    if replication.of.count > 1 {
      throw ValidationError("select ranks by one metric: give --of once")
    }
    if output.raw || output.all || !output.section.isEmpty {
      throw ValidationError("select writes one table: it knows no --raw, --all or --section")
    }
  }

  func run() async throws {
    let axes = try scenario.settings.map { try SweepAxis($0) }
    var fixed = scenario
    fixed.settings = axes.filter { $0.values.count == 1 }.map { "\($0.path)=\($0.values[0])" }
    let session = Session(
      command: "select", files: [file], scenario: fixed, replication: replication, output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let loading = Loading(options: fixed, isQuiet: output.quiet)
    let template = try loading.template(file)
    let study = template.study
    let terms = try terms(study, session)
    let seed = replication.seed ?? study.seed
    let metric = replication.of.first ?? study.compare.metrics.first ?? "money.net_profit"
    try session.check(
      metrics: [metric], in: [Case(study.blueprint, strategy: nil, seed: seed)])
    let design = try SweepDesign(grid: axes.filter { $0.values.count != 1 })
    let cases = try await alternatives(
      template, design, metric: metric, seed: seed, method: terms.method, session, loading)
    guard terms.confidence > 1 / Double(cases.count) else {
      throw Failure.usage("a confidence of no more than 1 in \(cases.count) is had by guessing")
    }
    if let budget, budget < cases.count * first {
      throw Failure.usage(
        "--budget \(budget) does not suffice for \(first) replications of each of"
          + " \(cases.count) alternatives to begin with: that takes \(cases.count * first)",
        hint: "raise --budget, or lower --first")
    }
    let plan = SelectionPlan(
      cases: cases, method: terms.method, margin: terms.margin, confidence: terms.confidence,
      first: first, budget: budget, jobs: session.jobs)
    let selection = try await session.watch { isCancelled, progress in
      do {
        return try await plan.run(isCancelled: isCancelled, progress: progress)
      } catch let error as UndefinedMeasure {
        throw Failure(
          .data, error.description, hint: "rank by a metric that every replication has")
      }
    }
    let results = SelectionResults(
      provenance: session.provenance(of: study, seed: seed, words: words(seed: seed)),
      selection: selection, terms: terms)
    try session.write(results, to: destination)
    if selection.end == .interrupted, let status = Interruption.status {
      throw Failure(status, "interrupted before anything was selected")
    }
    if selection.end == .budget || selection.end == .hopeless {
      throw Failure(.outOfBudget, "nothing was selected")
    }
  }

  private func terms(_ study: Study, _ session: Session) throws(Failure) -> SelectionResults.Terms {
    let metric = replication.of.first ?? study.compare.metrics.first
    let own = study.compare.metrics.first == metric ? study.compare.margin : nil
    guard let margin = practical.amount ?? own else {
      throw .usage(
        "--margin is missing: which difference is too small to matter?",
        hint: "write for example --margin 100, or 'compare: { margin: ... }' in the scenario")
    }
    return SelectionResults.Terms(
      method: SelectionMethod(rawValue: method) ?? .kn, margin: margin,
      confidence: session.confidence(default: study.compare.confidence), first: first)
  }

  private func alternatives(
    _ template: ScenarioTemplate, _ design: SweepDesign, metric: String, seed: UInt64,
    method: SelectionMethod, _ session: Session, _ loading: Loading
  ) async throws -> [Case] {
    let study = template.study
    let named = session.names(of: study)
    let names = named.isEmpty ? [Case.baseName] : named
    let strategies = try names.map { (name) throws(Failure) in
      try session.strategy(name, in: study)
    }
    let count = design.points.count * names.count
    guard (2...Self.most).contains(count) else {
      throw Failure.usage(
        count < 2
          ? "nothing to select from: only \(names[0])"
          : "\(count) alternatives are more than \(Self.most)",
        hint: count < 2 ? "list values with --set, or name strategies in the scenario" : nil)
    }
    let series = ScenarioSeries(
      file: study.file, count: design.points.count, jobs: session.jobs)
    let studies = try await loading.told { () async throws(ScenarioError) in
      try await series.read { (point) throws(ScenarioError) in
        let study = try template.study(with: design.settings(point))
        guard study.blueprint.metrics.contains(where: { $0.name == metric }) else {
          throw .missingMetrics([metric], in: study.file, settings: design.settings(point))
        }
        return study
      }
    }
    let places = ShortPath.ends(of: design.paths)
    return studies.indices.flatMap { point in
      zip(names, strategies).enumerated().map { place, strategy in
        let values = zip(places, design.points[point]).map { "\($0) \($1)" }
        let name = names.count > 1 || values.isEmpty ? [strategy.0] : []
        // Independent alternatives draw from seeds far apart.
        let number = UInt64(point * names.count + place)
        return Case(
          studies[point].blueprint, strategy: strategy.1,
          seed: method.wantsCommonNumbers ? seed : seed &+ number &* 0x9E37_79B9_7F4A_7C15,
          name: (name + values).joined(separator: ", ")
        ).only([metric])
      }
    }
  }

  /// The command that repeats the result.
  private func words(seed: UInt64) -> [String] {
    var words = ["throughline", "select", file]
    for setting in scenario.settings { words += ["--set", setting] }
    if let world = scenario.world { words += ["--world", world] }
    for name in replication.strategy { words += ["--strategy", name] }
    for metric in replication.of { words += ["--of", metric] }
    if let margin = practical.amount { words += ["--margin", FocusMoves.plain(margin)] }
    words += ["--method", method, "--first", String(first)]
    if let budget { words += ["--budget", String(budget)] }
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return words + ["--seed", String(seed)]
  }
}
