import ArgumentParser
import Scenario

/// `throughline check`: every mistake in scenarios; nothing is run.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say every mistake in scenarios, with line and column; nothing is run.",
    discussion: """
      Each world of a scenario is checked, too.

      Examples:
        throughline check scenarios/*.yaml
        throughline check plant.yaml --set plant.resources.B.units=2 --diagnostics json
      """)

  @Argument(
    help: ArgumentHelp("Scenario files (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var files: [String]

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions

  @Flag(help: "Say nothing about scenarios without mistakes.")
  var quiet = false

  func run() throws {
    var failure: Failure?
    var lines: [String] = []
    for file in files {
      do throws(Failure) {
        _ = try Loading(options: scenario).study(file, findsWarmup: true)
        lines.append("\(file): no mistakes")
      } catch {
        failure = failure ?? error
      }
    }
    if !quiet { try Messages.writeResults(lines.map { $0 + "\n" }.joined()) }
    if let failure { throw failure }
  }
}
