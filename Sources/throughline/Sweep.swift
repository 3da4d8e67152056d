import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline sweep`: a scenario at many points of its parameters, kept in a store.
struct Sweep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run a scenario at many points of its parameters, and keep every result.",
    discussion: """
      --set takes lists and ranges here: 1,2,5; 1..10; 'log 1..100 x 5'; '0.5..2 by 0.25';
      '10 min..40 min x 4'. Several make every combination. --design takes points from a CSV file with
      a column per path; --sample draws them from ranges.

      With --store finished runs are kept in a file and never computed again: the same command goes on
      where it was stopped, more values or replications only add to it.

      Examples:
        throughline sweep scenarios/06-best-money.yaml --set 'plant.resources.mill.setup=0 min..40 min x 5'
        throughline sweep scenarios/06-best-money.yaml --sample morris:10 \\
          --set 'plant.resources.mill.setup=0 min..40 min' --set plant.resources.mill.units=1..3
        throughline sweep scenarios/02-p-and-q.yaml --set plant.resources.B.units=1,2 \\
          --set decisions.release.conwip.jobs=2..10 --store sweep.db --format csv > sweep.csv
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup var part: SweepOptions
  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if replication.asksPrecision || replication.requirePrecision || replication.atMost != nil {
      throw ValidationError("sweep wants --replications: every point gets the same number")
    }
    if output.all || !output.section.isEmpty {
      throw ValidationError("sweep writes one table: it knows no --all or --section")
    }
    if part.shard != nil, part.store == nil {
      throw ValidationError(
        "--shard needs --store: every part has a store of its own, and 'merge' joins them")
    }
  }

  func run() async throws {
    let axes = try scenario.settings.map { try SweepAxis($0) }
    // What is set belongs to the points, so that a store may hold other values beside these; only
    // what is about the runs and changes none belongs to the scenario.
    let (varied, told) = try Self.divided(axes)
    var plain = scenario
    plain.settings = told.map { "\($0.path)=\($0.values[0])" }
    let session = Session(
      command: "sweep", files: [file], scenario: plain, replication: replication, output: output)
    let destination = output.output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file] + [part.store, part.design].compactMap { $0 })
    let loading = Loading(options: plain, isQuiet: output.quiet)
    let template = try loading.template(file)
    let design = try design(
      varied, template, seed: replication.seed ?? template.study.seed,
      loading)
    let workshop = try workshop(template, design, session)
    let identities = try await loading.told { () async throws(ScenarioError) in
      try await workshop.identities(jobs: session.jobs)
    }
    let store = try Failure.ofStore { () throws(StoreError) in
      try ResultStore(
        path: part.store, origin: workshop.origin, measures: workshop.measures)
    }
    let reading = try await fill(store, workshop, identities, session)
    let words = words(session, workshop, count: reading.reading.replications)
    let results = try Failure.ofStore { () throws(StoreError) in
      try SweepResults(
        provenance: session.provenance(
          of: template.study, seed: workshop.seed, words: words), reading: reading.reading,
        sample: workshop.design.sample, missing: reading.missing)
    }
    try write(results, session, to: destination)
    try Failure.ofStore { () throws(StoreError) in try store.close() }
    if reading.isInterrupted, let status = Interruption.status {
      throw Failure(
        status,
        part.store == nil
          ? "interrupted: the result holds the runs that were complete"
          : "interrupted: what was complete is stored; the same command goes on from there")
    }
  }

  /// The axes of the design, and what only says how runs are made and reported.
  private static func divided(
    _ axes: [SweepAxis]
  ) throws(Failure) -> (varied: [SweepAxis], told: [SweepAxis]) {
    let varied = axes.filter { ScenarioTemplate.changesRuns($0.path) }
    let told = axes.filter { !ScenarioTemplate.changesRuns($0.path) }
    for axis in told where axis.values.count != 1 {
      throw .usage("\(axis.path) cannot be varied from point to point: it changes no run")
    }
    return (varied, told)
  }

  /// What is measured where, and how much of it there is.
  private typealias Filled = (reading: SweepReading, missing: Int, isInterrupted: Bool)

  private func fill(
    _ store: ResultStore, _ workshop: SweepWorkshop, _ identities: [[String]], _ session: Session
  ) async throws -> Filled {
    let strategies = workshop.names
    let systems = identities.indices.flatMap { point in
      zip(strategies, identities[point]).map {
        StoredSystem(settings: workshop.design.values(point), strategy: $0, identity: $1)
      }
    }
    let ids = try Failure.ofStore { () throws(StoreError) in try store.enter(systems) }
    let points = identities.indices.map { point in
      Array(ids[point * strategies.count..<(point + 1) * strategies.count])
    }
    let plan = SweepPlan(
      systems: points, replications: workshop.replications, jobs: session.jobs,
      shard: part.part, cases: { try workshop.cases($0) })
    let outcome = try await session.watch { isCancelled, progress in
      do {
        return try await plan.run(into: store, isCancelled: isCancelled, progress: progress)
      } catch let error as StoreError {
        throw Failure.of(error)
      }
    }
    let reading = SweepReading(
      store: store,
      points: points.indices.map { (workshop.design.values($0), points[$0]) },
      strategies: strategies, measures: workshop.measures, replications: workshop.replications,
      confidence: workshop.confidence, margin: workshop.margin)
    let all = ids.count * workshop.replications
    let there = try Failure.ofStore { () throws(StoreError) in
      try store.count(of: ids, below: workshop.replications)
    }
    return (reading, all - there, outcome.isInterrupted)
  }

  private func write(
    _ results: SweepResults, _ session: Session, to destination: OutputFile?
  ) throws {
    var trouble: StoreError?
    do {
      try session.write(
        { (emit) throws(SystemError) in
          do {
            switch output.chosenFormat {
            case .table: try emit(results.table())
            case .markdown: try emit(results.markdown())
            case .json: try emit(results.json(raw: output.raw))
            case .csv: try results.writeCSV(raw: output.raw, to: emit)
            }
          } catch let error as SystemError {
            throw error
          } catch {
            trouble = error as? StoreError
            throw SystemError.failedInput
          }
        }, to: destination)
    } catch {
      throw trouble.map(Failure.of) ?? error
    }
  }

  private func design(
    _ axes: [SweepAxis], _ template: ScenarioTemplate, seed: UInt64, _ loading: Loading
  ) throws -> SweepDesign {
    for (index, axis) in axes.enumerated()
    where axes[..<index].contains(where: { $0.path == axis.path }) {
      throw Failure.usage("--set \(axis.path) comes twice", hint: "give its values in one list")
    }
    for axis in axes where axis.path.split(separator: ".").first == "worlds" {
      throw Failure.usage(
        "--set \(axis.path) changes a world, which is laid over the scenario already",
        hint: "set what the world sets")
    }
    if let kind = part.kind {
      return try SweepDesign(drawing: kind, from: axes, for: template, seed: seed)
    }
    let design: SweepDesign
    if let file = part.design {
      let table = try loading.told { () throws(ScenarioError) in try DesignTable(file: file) }
      design = try SweepDesign(table, from: file, grid: axes)
    } else {
      design = try SweepDesign(grid: axes)
    }
    if let twice = design.repeated {
      throw Failure.usage("the design has a point twice: \(twice.joined(separator: ", "))")
    }
    return design
  }

  private func workshop(
    _ template: ScenarioTemplate, _ design: SweepDesign, _ session: Session
  ) throws -> SweepWorkshop {
    let study = template.study
    let named = session.names(of: study)
    let names = named.isEmpty ? [Case.baseName] : named
    var replications = replication.replications ?? 30
    if replication.replications == nil, case .fixed(let planned) = study.replications {
      replications = planned
    }
    let kept = try stored()
    let measures = try measures(study, session, kept: kept)
    let compared = study.compare.metrics == [measures[0].name]
    return SweepWorkshop(
      template: template, design: design, names: names,
      strategies: try names.map { (name) throws(Failure) in try session.strategy(name, in: study) },
      measures: measures, recorded: kept ?? measures, seed: replication.seed ?? study.seed,
      replications: replications,
      confidence: session.confidence(default: study.compare.confidence),
      margin: compared ? study.compare.margin : nil)
  }

  /// What is reported: as asked; else what the scenario compares by, with the five numbers of money
  /// and what flows, as far as an old store records them.
  private func measures(
    _ study: Study, _ session: Session, kept: [Measure]?
  ) throws -> [Measure] {
    let plain = Case(study.blueprint, strategy: nil, seed: study.seed)
    var names = replication.of
    if names == ["all"] { names = plain.measures.map(\.name) }
    let isDefault = names.isEmpty
    if isDefault {
      let known = Set((kept ?? plain.measures).map(\.name))
      names = (study.compare.metrics + Self.standard).filter(known.contains)
      guard let first = study.compare.metrics.first, known.contains(first) else {
        throw Failure.usage(
          "\(part.store ?? "") does not record \(study.compare.metrics.first ?? "what decides")",
          hint: "name what it is to report with --of, such as --of \(kept?.first?.name ?? "")")
      }
    }
    var seen: Set<String> = []
    names = names.filter { seen.insert($0).inserted }
    try session.check(metrics: names, in: [plain])
    return plain.only(names).measures
  }

  /// What an old store records.
  private func stored() throws -> [Measure]? {
    guard let path = part.store, Platform.exists(path) else { return nil }
    return try Failure.ofStore { () throws(StoreError) in
      try ResultStore(reading: path).measures
    }
  }

  private static let standard = [
    "money.throughput", "money.operating_expense", "money.net_profit", "money.investment",
    "money.roi", "flow.output_rate", "flow.lead_time.mean", "flow.wip", "flow.on_time",
  ]

  /// The command that repeats the result.
  private func words(_ session: Session, _ workshop: SweepWorkshop, count: Int) -> [String] {
    var words = ["throughline", "sweep", file]
    for setting in scenario.settings { words += ["--set", setting] }
    if let design = part.design { words += ["--design", design] }
    if let sample = part.sample { words += ["--sample", sample] }
    if let world = scenario.world { words += ["--world", world] }
    for name in workshop.names { words += ["--strategy", name] }
    for metric in replication.of { words += ["--of", metric] }
    words += ["--seed", String(workshop.seed), "--replications", String(count)]
    if let confidence = replication.confidence { words += ["--confidence", confidence] }
    return words
  }
}

/// Where the points of a sweep come from, and where its runs go.
struct SweepOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Points from a CSV file: a column per path, a row per point.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var design: String?

  @Option(
    help: ArgumentHelp(
      "Draw points from the ranges that --set gives: lhs:N (Latin hypercube), sobol:N (Sobol"
        + " sequence), morris:R (R trajectories, which factors matter), indices:N (Sobol's indices).",
      valueName: "design"))
  var sample: String?

  @Option(
    help: ArgumentHelp(
      "Keep every run in this file, and go on from what it holds.", valueName: "file"),
    completion: .file())
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Run only part i of n, for several machines; 'merge' joins their stores.",
      valueName: "i/n"))
  var shard: String?

  mutating func validate() throws {
    _ = try shard.map(Self.shard)
    _ = try sample.map(Self.kind)
    if let store { try Self.check(store: store, option: "--store") }
    if sample != nil, design != nil {
      throw ValidationError("--sample draws points and --design lists them: give one of them")
    }
  }

  /// Refuses names that SQLite takes for something else than a file.
  static func check(store path: String, option: String) throws {
    guard !path.isEmpty, !path.hasPrefix(":"), !path.hasPrefix("file:") else {
      throw ValidationError("\(option) wants the name of a file; found '\(path)'")
    }
  }

  /// How points are drawn, if they are.
  var kind: SampledDesign.Kind? { sample.flatMap { try? Self.kind($0) } }

  private static func kind(_ text: String) throws -> SampledDesign.Kind {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let makers: [String: (Int) -> SampledDesign.Kind] = [
      "lhs": SampledDesign.Kind.latinHypercube, "sobol": SampledDesign.Kind.sobol,
      "morris": SampledDesign.Kind.morris, "indices": SampledDesign.Kind.indices,
    ]
    guard parts.count == 2, let make = makers[String(parts[0])], let count = Int(parts[1]),
      (2...100_000).contains(count)
    else {
      throw ValidationError(
        "--sample wants lhs:N, sobol:N, morris:R or indices:N, such as lhs:200; found '\(text)'")
    }
    return make(count)
  }

  /// The part asked for.
  var part: SweepPlan.Shard? { shard.flatMap { try? Self.shard($0) } }

  private static func shard(_ text: String) throws -> SweepPlan.Shard {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1], count >= 1,
      (1...count).contains(index)
    else {
      throw ValidationError("--shard wants i/n with i from 1 to n, such as 2/8; found '\(text)'")
    }
    return SweepPlan.Shard(index, of: count)
  }
}
