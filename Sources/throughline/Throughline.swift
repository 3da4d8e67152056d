import ArgumentParser
import Experiment

/// The program: subcommands, help and version.
@main
struct Throughline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "throughline",
    abstract:
      "Simulate a company as a flow through its constraint: what earns money, what limits it.",
    discussion: """
      Example:
        throughline compare scenarios/02-p-and-q.yaml

      Results go to standard output, everything else to standard error.
      Status: 0 all is well, 3 no winner (--require-winner), 64 wrong command
      line, 65 wrong scenario, 66 missing file, 69 no gnuplot, 74 reading or
      writing failed, 75 out of budget, 130 and 143 interrupted.
      """,
    version: engineVersion,
    subcommands: [
      Run.self, Compare.self, Attribute.self, Phase.self, Sweep.self, Merge.self, Select.self,
      Mix.self, Focus.self,
      Claims.self, Plot.self,
      TraceCommand.self,
      Warmup.self, Check.self, Show.self, Metrics.self,
    ])

  static func main() async {
    Platform.prepareStreams()
    Platform.exit(await Launcher.run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
