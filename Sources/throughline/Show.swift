import ArgumentParser

/// `throughline show`: the scenario as it takes effect.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Print the effective scenario: worlds and --set laid over it, short forms written out.",
    discussion: """
      Example:
        throughline show plant.yaml --world no-setups --set plant.resources.B.units=2
      """)

  @Argument(
    help: ArgumentHelp("Scenario file (YAML).", valueName: "file"),
    completion: Choice.scenarioFiles)
  var file: String

  @OptionGroup(title: "Scenario") var scenario: ScenarioOptions

  func run() throws {
    try Messages.writeResults(try Loading(options: scenario).effectiveText(file))
  }
}
