import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline claims`: what is claimed, held against simulated worlds.
struct Claims: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Hold claims against simulated worlds: which hold, how much, and where they stop.",
    discussion: """
      Each file is a scenario with a 'claim' section: what is claimed, by whom,
      which strategies to compare by which metric, and what the claim says of it.
      The answer (it holds, does not, in part, or cannot be told) has a size with an
      interval. With a 'border', one value of the scenario is varied to find where
      the claim stops holding.

      Examples:
        throughline claims scenarios/claims/01-few-offerings.yaml
        throughline claims scenarios/claims/*.yaml --format markdown
      """)

  @Argument(
    help: ArgumentHelp("Scenario files (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var files: [String]

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// Places of a border looked at first, and how often what lies between is halved.
  private static let (grid, refine) = (3, 4)

  mutating func validate() throws {
    if !replication.strategy.isEmpty || !replication.of.isEmpty {
      throw ValidationError("claims compares what the claims say: it knows no --strategy or --of")
    }
    if replication.asksPrecision || replication.atMost != nil || replication.requirePrecision {
      throw ValidationError("claims makes a fixed number of --replications")
    }
    if let replications = replication.replications, replications < 2 {
      throw ValidationError("claims needs intervals, which take at least two --replications")
    }
    if output.raw || output.all || !output.section.isEmpty {
      throw ValidationError("claims writes a page: it knows no --raw, --all or --section")
    }
  }

  func run() async throws {
    let session = Session(
      command: "claims", files: files, scenario: scenario, replication: replication,
      output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: files)
    let loading = Loading(options: scenario, isQuiet: output.quiet)
    // All files are checked before anything runs.
    let templates = try files.map { try template($0, loading) }
    var entries: [ClaimEntry] = []
    for template in templates { entries.append(try await entry(template, session)) }
    let report = ClaimsReport(entries: entries, reproduce: ShellCommand.text(words(files)))
    try session.write(report, to: destination)
  }

  private func template(_ file: String, _ loading: Loading) throws(Failure) -> ScenarioTemplate {
    let template = try loading.template(file)
    guard template.study.claim != nil else {
      throw Failure(
        .data, "\(file) makes no claim", hint: "add a section 'claim' to it: see docs/scenario.md")
    }
    return template
  }

  /// What a claim compares: a strategy of the scenario as it is, or in one of its worlds.
  private struct Arm {
    var template: ScenarioTemplate
    var strategy: Int?
    var name: String
  }

  private func arms(
    of claim: Claim, _ template: ScenarioTemplate, _ session: Session
  ) throws -> [Arm] {
    let strategies = try claim.compare.map { try session.strategy($0, in: template.study) }
    guard !claim.worlds.isEmpty else {
      return zip(strategies, claim.compare).map {
        Arm(template: template, strategy: $0, name: $1)
      }
    }
    guard scenario.world == nil else {
      throw Failure(
        .data, "\(template.study.file) compares worlds of its own", hint: "leave --world out")
    }
    return try claim.worlds.map { world in
      var options = scenario
      options.world = world
      let loading = Loading(options: options, isQuiet: true)
      return Arm(
        template: try loading.template(template.study.file), strategy: strategies[0], name: world)
    }
  }

  private func entry(_ template: ScenarioTemplate, _ session: Session) async throws -> ClaimEntry {
    let study = template.study
    guard let claim = study.claim else { throw Failure(.data, "\(study.file) makes no claim") }
    let seed = replication.seed ?? study.seed
    let confidence = session.confidence(default: study.compare.confidence)
    let count = replications(study)
    let arms = try arms(of: claim, template, session)
    let plan = Plan(
      cases: arms.map {
        Case($0.template.study.blueprint, strategy: $0.strategy, seed: seed, name: $0.name)
      },
      stopping: .fixed(count), confidence: confidence, jobs: session.jobs)
    let outcome = try await session.run(plan)
    if outcome.stop.isInterrupted { throw interrupted }
    guard
      let finding = ClaimFinding(
        ClaimExpectation(claim.expect), cases: outcome.cases, metric: claim.measure,
        confidence: confidence, margin: margin(study, claim))
    else { throw Failure(.data, "\(study.file) has no metric '\(claim.measure)'") }
    return ClaimEntry(
      text: claim.text, source: claim.source,
      provenance: session.provenance(of: study, seed: seed, words: words([study.file])),
      finding: finding, also: claim.also,
      border: try await border(
        claim, template, session, arms: arms, seed: seed, count: count, confidence: confidence))
  }

  /// The search along the claim's border, with as many replications at each place as the claim has.
  private func border(
    _ claim: Claim, _ template: ScenarioTemplate, _ session: Session, arms: [Arm],
    seed: UInt64, count: Int, confidence: Double
  ) async throws -> Border? {
    guard let asked = claim.border else { return nil }
    let study = template.study
    // The first of the claim is the later case, so that differences read as the claim does.
    let workshop = PhaseWorkshop(
      templates: claim.worlds.isEmpty ? [template] : arms.map(\.template),
      arms: arms.enumerated().reversed().map {
        (claim.worlds.isEmpty ? 0 : $0.offset, $0.element.strategy)
      }, metric: claim.measure, seed: seed)
    let axis = workshop.axis(
      PhaseRange(path: asked.path, values: asked.range, unit: asked.unit), grid: Claims.grid,
      refine: Claims.refine, isLogarithmic: false)
    do throws(ScenarioError) {
      try await workshop.check([axis], jobs: session.jobs)
    } catch {
      let mistakes = error
      _ = try Loading(options: scenario, isQuiet: output.quiet).told {
        () throws(ScenarioError) in throw mistakes
      }
    }
    let measure = Case(study.blueprint, strategy: nil, seed: seed).only([claim.measure])
      .measures[0]
    let search = BorderSearch(
      game: PhaseGame(
        strategies: arms.reversed().map(\.name), measure: measure, margin: margin(study, claim),
        confidence: confidence, jobs: session.jobs,
        cases: { try workshop.cases($0, on: [axis]) }),
      axis: axis, refine: Claims.refine, looks: [count])
    let border = try await session.watch { isCancelled, progress in
      try await search.run(isCancelled: isCancelled, progress: progress)
    }
    if border.isInterrupted { throw interrupted }
    return border
  }

  private var interrupted: Failure {
    Failure(Interruption.status ?? .interrupted, "interrupted: no result")
  }

  /// The scenario's margin is about what it compares itself.
  private func margin(_ study: Study, _ claim: Claim) -> Double? {
    study.compare.metrics == [claim.measure] ? study.compare.margin : nil
  }

  private func replications(_ study: Study) -> Int {
    if let asked = replication.replications { return asked }
    if case .fixed(let planned) = study.replications { return max(planned, 2) }
    return 30
  }

  /// The command that repeats the result for some files.
  private func words(_ files: [String]) -> [String] {
    var words = ["throughline", "claims"] + files
    for setting in scenario.settings { words += ["--set", setting] }
    if let world = scenario.world { words += ["--world", world] }
    if let seed = replication.seed { words += ["--seed", String(seed)] }
    if let count = replication.replications { words += ["--replications", String(count)] }
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return words
  }
}

extension ClaimExpectation {
  /// What a scenario's claim says.
  init(_ expectation: Claim.Expectation) {
    switch expectation {
    case .larger: self = .larger
    case .smaller: self = .smaller
    case .notLarger: self = .notLarger
    case .notSmaller: self = .notSmaller
    case .between(let lower, let upper): self = .between(lower, upper)
    }
  }
}

extension PhaseRange {
  /// A range that was read already.
  init(path: String, values: ClosedRange<Double>, unit: String) {
    self.path = path
    self.values = values
    self.unit = unit
  }
}
