import ArgumentParser
import Scenario

/// Runs the command that the arguments ask for, and turns every ending into a status and a text.
enum Launcher {
  /// Runs a command line (without the program's name) and returns the status to end with.
  static func run(_ arguments: [String]) async -> ExitStatus {
    do {
      try checkSubcommand(arguments)
      var command = try await Throughline.asyncParseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .success
    } catch let failure as Failure {
      return report(failure, asJSON: wantsJSON(arguments))
    } catch {
      return report(parserError: error, asJSON: wantsJSON(arguments))
    }
  }

  /// The parser suggests options but not commands.
  private static func checkSubcommand(_ arguments: [String]) throws {
    guard let word = arguments.first, !word.hasPrefix("-") else { return }
    let known = Throughline.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !(known + ["help"]).contains(word) else { return }
    throw Failure.usage(
      "'\(word)' is not a command",
      hint: Suggestion.closest(to: word, among: known).map { "did you mean '\($0)'?" }
        ?? "commands: \(known.joined(separator: ", "))")
  }

  private static func report(_ failure: Failure, asJSON: Bool) -> ExitStatus {
    if let message = failure.message {
      Messages.write(error: message, hint: failure.hint, asJSON: asJSON)
    }
    return failure.status
  }

  /// Help and version are results; everything else of the parser's is a usage error.
  private static func report(parserError error: any Error, asJSON: Bool) -> ExitStatus {
    let text = Throughline.fullMessage(for: error)
    guard Throughline.exitCode(for: error) != .success else {
      do throws(Failure) {
        try Messages.writeResults(text.hasSuffix("\n") ? text : text + "\n")
        return .success
      } catch {
        return report(error, asJSON: asJSON)
      }
    }
    let message = Throughline.message(for: error)
    let usage = text.split(separator: "\n").drop { !$0.hasPrefix("Usage:") }
      .joined(separator: "\n")
    Messages.write(error: message, hint: usage.isEmpty ? nil : usage, asJSON: asJSON)
    return .usage
  }

  /// Whether mistakes are wanted as JSON; needed before, and in spite of, parsing.
  private static func wantsJSON(_ arguments: [String]) -> Bool {
    arguments.contains("--diagnostics=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--diagnostics" && $1 == "json" }
  }
}
