import ArgumentParser
import Experiment
import Report
import Scenario

/// `throughline metrics`: the names, units and meanings of everything a scenario reports.
struct Metrics: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "List every metric of a scenario: name, unit, which direction is good, meaning.",
    discussion: """
      Example:
        throughline metrics plant.yaml --format csv
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions

  @Option(
    help: ArgumentHelp("table, json, csv or markdown.", valueName: "format"),
    completion: .list(OutputFormat.names))
  var format: String = "table"

  mutating func validate() throws {
    try Choice.check(format, among: OutputFormat.names, option: "--format")
  }

  func run() throws {
    let study = try Loading(options: scenario).study(file, findsWarmup: true)
    let list = MetricList(Case(study.blueprint, strategy: nil, seed: study.seed).measures)
    let text =
      switch OutputFormat(rawValue: format) ?? .table {
      case .table: list.table
      case .json: list.json
      case .csv: list.csv
      case .markdown: list.markdown
      }
    try Messages.writeResults(text)
  }
}
