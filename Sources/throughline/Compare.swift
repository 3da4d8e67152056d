import ArgumentParser
import Experiment
import Scenario

/// `throughline compare`: strategies or scenarios side by side under common random numbers.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare strategies, or scenarios, under common random numbers: who wins, how sure.",
    discussion: """
      One file: all its strategies (with the base decisions, 'base', when there are fewer than two).
      Several files: the base decisions of each, or the strategies asked for. Every difference is
      taken replication by replication, so that all face the same customers, times and ideas.

      Examples:
        throughline compare scenarios/02-p-and-q.yaml
        throughline compare scenarios/02-p-and-q.yaml --of money.net_profit --of flow.lead_time.mean
        throughline compare before.yaml after.yaml --require-winner
      """)

  @Argument(
    help: ArgumentHelp("Scenario files (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var files: [String]

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions
  @OptionGroup(title: "Replications") var replication: ReplicationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Flag(help: "End with status 3 when no winner can be named.")
  var requireWinner = false

  func run() async throws {
    var session = Session(
      command: "compare", files: files, scenario: scenario, replication: replication,
      output: output)
    let studies = try await session.settledStudies()
    let first = studies[0]
    let seed = replication.seed ?? first.seed
    if !output.quiet, studies.contains(where: { $0.seed != seed && replication.seed == nil }) {
      Messages.write(
        warning: "all files are run with the seed of the first, \(seed)",
        hint: "common random numbers need one seed", asJSON: scenario.wantsJSONDiagnostics)
    }
    let pairs =
      studies.count == 1
      ? try strategies(of: first, seed: seed, session) : try systems(studies, seed: seed, session)
    let cases = pairs.map(\.measured)
    guard cases.count > 1 else {
      guard first.strategies.isEmpty else {
        throw Failure.usage(
          "nothing to compare: only \(cases[0].name)",
          hint: "give --strategy several times, or not at all for all strategies")
      }
      throw Failure.usage(
        "nothing to compare: \(first.file) names no strategies",
        hint: "add 'strategies' to it, or give a second file")
    }
    let rule = try session.stoppingRule(first)
    var metrics = replication.of.isEmpty ? first.compare.metrics : replication.of
    if case .halfWidth(_, let asked, _) = rule {
      metrics += asked.filter { !metrics.contains($0) }
    }
    try session.check(metrics: metrics + rule.metrics, in: cases)
    let plan = Plan(
      cases: cases, stopping: rule, confidence: session.confidence(default: first.confidence),
      compared: metrics,
      comparisonConfidence: session.confidence(default: first.compare.confidence),
      // The scenario's margin is about what it compares itself.
      margin: Set(metrics).isSubset(of: first.compare.metrics) ? first.compare.margin : nil,
      jobs: session.jobs)
    try await session.execute(
      plan, studies: studies, seed: seed, systems: pairs.map(\.system),
      requiresWinner: requireWinner)
  }

  /// A case with what it simulates.
  private typealias Pair = (measured: Case, system: System)

  private func strategies(of study: Study, seed: UInt64, _ session: Session) throws -> [Pair] {
    let names = session.names(of: study)
    return try names.map { name in
      let strategy = try session.strategy(name, in: study)
      return (
        Case(study.blueprint, strategy: strategy, seed: seed, name: name),
        System(blueprint: study.blueprint, strategy: strategy)
      )
    }
  }

  private func systems(_ studies: [Study], seed: UInt64, _ session: Session) throws -> [Pair] {
    let names = session.strategyNames.isEmpty ? [Case.baseName] : session.strategyNames
    let titles = Compare.titles(of: files)
    return try zip(studies, titles).flatMap { study, title in
      try names.map { name in
        let strategy = try session.strategy(name, in: study)
        return (
          Case(
            study.blueprint, strategy: strategy, seed: seed,
            name: names.count == 1 ? title : "\(title)/\(name)", source: study.file),
          System(blueprint: study.blueprint, strategy: strategy)
        )
      }
    }
  }

  /// Short names of files: without folder and extension where that is unique, else as given.
  static func titles(of files: [String]) -> [String] {
    let short = files.map { file -> String in
      let name = file.split(separator: "/").last.map { String($0) } ?? file
      guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
      return String(name[..<dot])
    }
    var counts: [String: Int] = [:]
    var used: [String: Int] = [:]
    for name in short { counts[name, default: 0] += 1 }
    return zip(files, short).map { file, name in
      guard counts[name] != 1 else { return name }
      // The same file twice is allowed: comparing a thing with itself must say `identical`.
      used[file, default: 0] += 1
      let repetition = used[file] ?? 1
      return repetition == 1 ? file : "\(file) (\(repetition))"
    }
  }
}
