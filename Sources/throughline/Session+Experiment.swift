import Experiment
import Report
import Scenario

/// What experiments other than a plan have in common.
extension Session {
  /// Runs an experiment, shows progress, and heeds interruptions.
  func watch<Result: Sendable>(
    _ experiment: (
      _ isCancelled: @escaping @Sendable () -> Bool,
      _ progress: @escaping @Sendable (Progress) -> Void
    ) async throws -> Result
  ) async throws -> Result {
    Interruption.listen()
    let line = ProgressLine(style: output.progressStyle)
    line.begin()
    defer { line.finish() }
    do {
      return try await experiment(
        { Interruption.isRequested },
        { line.update($0) })
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.ofProgram(error)
    }
  }

  /// What produced the results of one scenario.
  /// - Parameter words: the command that repeats them.
  func provenance(of study: Study, seed: UInt64, words: [String]) -> Provenance {
    Provenance(
      command: command, reproduce: ShellCommand.text(words), seed: seed,
      sources: [
        Provenance.Source(
          file: study.file, title: study.title, question: study.question, lookFor: study.lookFor,
          hash: study.hash)
      ],
      world: scenario.world, settings: scenario.distinctSettings, strategies: study.strategies)
  }
}
