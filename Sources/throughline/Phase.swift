import ArgumentParser
import Experiment
import Report
import Scenario

/// `throughline phase`: where in the world which strategy wins.
struct Phase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phase",
    abstract: "Map where in the world each strategy wins, and where nobody can say.",
    discussion: """
      With --x and --y: a map over two values of the scenario. A coarse grid is
      compared under common random numbers, then cells whose corners disagree are
      refined. All verdicts hold together (Holm). With --x alone: the border at
      which the winner changes, by bisection; replications are added at each place
      until the winner is sure, or the difference within the margin.

      Examples:
        throughline phase scenarios/06-best-money.yaml \\
          --x 'plant.resources.mill.setup=0 min..40 min'
        throughline phase scenarios/06-best-money.yaml \\
          --x plant.resources.mill.units=1..3 \\
          --y 'plant.resources.mill.setup=0 min..40 min' --replications 10
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @Option(
    help: ArgumentHelp(
      "Value of the scenario and its range: plant.resources.B.setup='0 min..40 min'.",
      valueName: "path=from..to"))
  var x: String

  @Option(help: ArgumentHelp("The same for a second value.", valueName: "path=from..to"))
  var y: String?

  @Option(help: ArgumentHelp("Places of the coarse grid on each axis.", valueName: "n"))
  var grid: Int = 5

  @Option(
    help: ArgumentHelp(
      "How often a cell is halved where it disagrees; default: 2, and 6 with --x alone.",
      valueName: "n"))
  var refine: Int?

  @Flag(help: "Space the places on x by equal factors.")
  var logX = false

  @Flag(help: "Space the places on y by equal factors.")
  var logY = false

  @OptionGroup var practical: MarginOptions

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// Most places on an axis of a map: more would not fit a screen.
  private static let widest = 65

  mutating func validate() throws {
    _ = try ranges()
    guard (2...33).contains(grid) else {
      throw ValidationError("--grid wants 2 to 33; found \(grid)")
    }
    guard (0...12).contains(depth) else {
      throw ValidationError("--refine wants 0 to 12; found \(depth)")
    }
    if y != nil, (grid - 1) << depth >= Self.widest {
      throw ValidationError(
        "\(grid) places refined \(depth) times are \((grid - 1) << depth + 1) on an axis; at most"
          + " \(Self.widest): take a smaller --grid or --refine")
    }
    if logY, y == nil { throw ValidationError("--log-y needs --y") }
    if replication.asksPrecision || replication.requirePrecision {
      throw ValidationError("phase wants --replications, or --at-most with --x alone")
    }
    if let replications = replication.replications, replications < 2 {
      throw ValidationError("phase compares, which takes at least two --replications")
    }
    if replication.atMost != nil, y != nil || replication.replications != nil {
      throw ValidationError("--at-most limits the search along --x alone, without --replications")
    }
    if replication.of.count > 1 {
      throw ValidationError("phase compares by one metric: give --of once")
    }
    if output.raw || output.all || !output.section.isEmpty {
      throw ValidationError("phase writes a map: it knows no --raw, --all or --section")
    }
  }

  private var depth: Int { refine ?? (y == nil ? 6 : 2) }

  private func ranges() throws -> [PhaseRange] {
    var ranges = [try PhaseRange(x, option: "--x")]
    if let y {
      ranges.append(try PhaseRange(y, option: "--y"))
      if ranges[0].path == ranges[1].path {
        throw ValidationError("--x and --y want two different values of the scenario")
      }
    }
    for (range, isLogarithmic) in zip(ranges, [logX, logY])
    where isLogarithmic && range.values.lowerBound <= 0 {
      throw ValidationError("equal factors need values above zero; found '\(range.text)'")
    }
    return ranges
  }

  func run() async throws {
    let session = Session(
      command: "phase", files: [file], scenario: scenario, replication: replication, output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let loading = Loading(options: scenario, isQuiet: output.quiet)
    let template = try loading.template(file)
    let study = template.study
    let seed = replication.seed ?? study.seed
    let names = try names(study, session)
    let strategies = try names.map { try session.strategy($0, in: study) }
    let metric = replication.of.first ?? study.compare.metrics.first ?? "money.net_profit"
    let plain = Case(study.blueprint, strategy: nil, seed: seed)
    try session.check(metrics: [metric], in: [plain])
    let workshop = PhaseWorkshop(
      templates: [template], arms: strategies.map { (0, $0) }, metric: metric, seed: seed)
    let axes = zip(try ranges(), [logX, logY]).map {
      workshop.axis($0, grid: grid, refine: depth, isLogarithmic: $1)
    }
    try await loading.told { () async throws(ScenarioError) in
      try await workshop.check(axes, jobs: session.jobs)
    }
    // The scenario's margin is about what it compares itself.
    let margin =
      practical.amount ?? (study.compare.metrics == [metric] ? study.compare.margin : nil)
    let game = PhaseGame(
      strategies: names, measure: plain.only([metric]).measures[0], margin: margin,
      confidence: session.confidence(default: study.compare.confidence), jobs: session.jobs,
      cases: { try workshop.cases($0, on: axes) })
    let count = replications(study)
    let finding: PhaseResults.Finding = try await session.watch { isCancelled, progress in
      guard axes.count == 2 else {
        let search = BorderSearch(
          game: game, axis: axes[0], refine: depth,
          looks: replication.replications.map { [$0] }
            ?? BorderSearch.looks(atMost: replication.atMost ?? 320))
        return .border(try await search.run(isCancelled: isCancelled, progress: progress))
      }
      let plan = PhaseMapPlan(
        game: game, x: axes[0], y: axes[1], refine: depth, replications: count)
      return .map(try await plan.run(isCancelled: isCancelled, progress: progress))
    }
    let results = PhaseResults(
      provenance: session.provenance(
        of: study, seed: seed, words: try words(names, seed: seed, count: count)),
      strategies: names, measure: game.measure, margin: margin, confidence: game.confidence,
      finding: finding)
    try conclude(results, session, to: destination)
  }

  private func conclude(
    _ results: PhaseResults, _ session: Session, to destination: OutputFile?
  ) throws {
    let (isInterrupted, points) =
      switch results.finding {
      case .map(let map): (map.isInterrupted, map.points.count)
      case .border(let border): (border.isInterrupted, border.points.count)
      }
    if points > 0 {
      try session.write(results, to: destination)
    }
    if isInterrupted, let status = Interruption.status {
      throw Failure(
        status,
        points > 0
          ? "interrupted: the result holds the refinements that were complete"
          : "interrupted before the coarse grid was complete: no result")
    }
  }

  /// The strategies asked for, else all of the file.
  private func names(_ study: Study, _ session: Session) throws(Failure) -> [String] {
    let names = session.names(of: study)
    guard names.count > 1 else {
      throw .usage(
        "nothing to compare: \(names.first ?? study.file)"
          + (names.isEmpty ? " names no strategies" : " alone"),
        hint: "give --strategy several times, or not at all for all strategies")
    }
    guard names.count <= 26 else {
      throw .usage("a map has letters for 26 strategies at most; found \(names.count)")
    }
    return names
  }

  private func replications(_ study: Study) -> Int {
    if let asked = replication.replications { return asked }
    if case .fixed(let planned) = study.replications { return max(planned, 2) }
    return 30
  }

  /// The command that repeats the result.
  private func words(_ names: [String], seed: UInt64, count: Int) throws -> [String] {
    var words = ["throughline", "phase", file]
    for setting in scenario.settings { words += ["--set", setting] }
    if let world = scenario.world { words += ["--world", world] }
    for name in names { words += ["--strategy", name] }
    for (option, range) in zip(["--x", "--y"], try ranges()) { words += [option, range.text] }
    words += ["--grid", String(grid), "--refine", String(depth)]
    if logX { words.append("--log-x") }
    if logY { words.append("--log-y") }
    for metric in replication.of { words += ["--of", metric] }
    if let margin = practical.amount { words += ["--margin", FocusMoves.plain(margin)] }
    words += ["--seed", String(seed)]
    if y != nil || replication.replications != nil {
      words += ["--replications", String(count)]
    } else if let limit = replication.atMost {
      words += ["--at-most", String(limit)]
    }
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return words
  }
}
