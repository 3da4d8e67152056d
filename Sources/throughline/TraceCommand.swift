import ArgumentParser
import Company
import Experiment
import Report
import Scenario

/// `throughline trace`: what happened in one replication, event by event.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Write the event log of one replication: CSV, Chrome trace, or a Gantt chart.",
    discussion: """
      csv has the columns of XES, a row per event, for process mining programs.
      chrome is JSON that Perfetto (ui.perfetto.dev) opens. gantt is a chart for the
      terminal: a line per unit, of the first day after the warm-up unless --from or
      --to say otherwise. Times count from the start of the warm-up; timestamps from
      2024-01-01.

      Examples:
        throughline trace scenarios/03-penny-fab.yaml --format gantt
        throughline trace scenarios/02-p-and-q.yaml --strategy best-money \\
          --from 5d --to 6d
        throughline trace scenarios/04-job-shop.yaml --format chrome \\
          --output shop.json
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "Run this strategy; 'base', the default, is the scenario without any.", valueName: "name"))
  var strategy: String = Case.baseName

  @Option(
    help: ArgumentHelp("Seed of all random streams; default: the scenario's.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Number of the replication, from 0.", valueName: "n"))
  var replication: UInt32 = 0

  @Option(help: ArgumentHelp("Leave out what happened before, for example 2d.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("Leave out what happened from then on.", valueName: "time"))
  var to: String?

  @Option(
    help: ArgumentHelp("csv, chrome or gantt.", valueName: "format"),
    completion: .list(TraceFormat.names))
  var format: String = "csv"

  @Option(
    help: ArgumentHelp("Write results here instead of to standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  mutating func validate() throws {
    try Choice.check(format, among: TraceFormat.names, option: "--format")
  }

  func run() throws {
    let destination = output.map { OutputFile(path: $0) }
    try destination?.check(inputs: [file])
    let study = try Loading(options: scenario, isQuiet: quiet).study(file)
    let format = TraceFormat(rawValue: format) ?? .csv
    let span = try span(study.blueprint.time, format)
    var log = EventLog()
    do {
      let result = try study.blueprint.simulate(
        strategy: try index(of: strategy, in: study), seed: seed ?? study.seed,
        replication: replication, log: &log)
      if !quiet {
        for warning in result.warnings {
          Messages.write(warning: warning, asJSON: scenario.wantsJSONDiagnostics)
        }
      }
    } catch let error as BooksDoNotBalance {
      throw Failure.ofProgram(error)
    }
    if log.isCut, !quiet {
      Messages.write(
        warning: "the log ends after \(log.limit) entries, before the run does",
        hint: "trace a shorter run: --set time.horizon=...", asJSON: scenario.wantsJSONDiagnostics)
    }
    let trace = Trace(log, of: study.blueprint, span: span)
    let width = output == nil ? Platform.columns : nil
    let content: OutputFile.Content = { (emit) throws(SystemError) in
      switch format {
      case .csv: try trace.writeCSV(to: emit)
      case .chrome: try trace.writeChrome(to: emit)
      case .gantt: try emit(trace.gantt(width: width ?? Screen.width))
      }
    }
    if let destination {
      try destination.write(content)
    } else {
      try Messages.writeResults(content)
    }
  }

  private func index(of name: String, in study: Study) throws(Failure) -> Int? {
    if let index = study.strategies.firstIndex(of: name) { return index }
    if name == Case.baseName { return nil }
    throw .usage(
      "\(study.file) has no strategy '\(name)'",
      hint: Suggestion.hint(for: name, among: study.strategies + [Case.baseName]))
  }

  /// What is shown: everything, but on a chart the first day that counts.
  private func span(_ time: TimeFrame, _ format: TraceFormat) throws(Failure) -> Range<Double> {
    let isChart = format == .gantt
    let start = try moment(from, "--from", time) ?? (isChart ? time.warmup : 0)
    let end =
      try moment(to, "--to", time)
      ?? (isChart && from == nil ? start + min(time.day, time.horizon) : .infinity)
    guard end > start else {
      throw .usage("--to must come after --from; times count from the start of the warm-up")
    }
    return start..<end
  }

  private func moment(
    _ text: String?, _ option: String, _ time: TimeFrame
  ) throws(Failure) -> Double? {
    guard let text else { return nil }
    guard let moment = time.duration(text) else {
      throw .usage(
        "\(option) wants a time such as '90 min' or '2 days'; found '\(text)'",
        hint: "a plain number counts in \(time.unit)")
    }
    return moment
  }
}

/// A format of event logs.
enum TraceFormat: String, CaseIterable, Sendable {
  /// A row per event, with the columns of XES.
  case csv
  /// Chrome trace events.
  case chrome
  /// A chart for the terminal.
  case gantt

  /// The words that `--format` takes.
  static var names: [String] { allCases.map { $0.rawValue } }
}
