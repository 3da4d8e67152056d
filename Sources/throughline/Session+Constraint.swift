import Company
import Experiment
import Report

/// A company under one of its strategies: what a case simulates.
struct System {
  /// The company.
  var blueprint: Blueprint
  /// Index of the strategy, `nil` for the base decisions.
  var strategy: Int?
}

/// What is found out about the constraint besides what every replication measures.
extension Session {
  /// Sources for each case: whether it is a line always, logs and marginal values where they were
  /// asked for, since they cost simulations of their own.
  func constraintSources(
    _ outcome: Outcome, systems: [System], seed: UInt64, isMarginal: Bool
  ) async throws(Failure) -> [ConstraintSources] {
    let wantsLogs = output.all || output.chosenSections.contains(.constraint)
    var sources: [ConstraintSources] = []
    for (result, system) in zip(outcome.cases, systems) {
      var source = ConstraintSources(
        loads: system.blueprint.namedLoads, line: system.blueprint.lineOfNames)
      if wantsLogs {
        do {
          source.log = try LogEvidence.gather(
            system.blueprint, strategy: system.strategy, seed: seed,
            replications: result.replications, confidence: outcome.confidence,
            isCancelled: { Interruption.isRequested })
        } catch {
          throw .ofProgram(error)
        }
      }
      if isMarginal, !outcome.stop.isInterrupted {
        source.marginal = try await marginal(
          of: system, beside: result, seed: seed, confidence: outcome.confidence)
      }
      sources.append(source)
    }
    return sources
  }

  private func marginal(
    of system: System, beside result: CaseResult, seed: UInt64, confidence: Double
  ) async throws(Failure) -> MarginalValues? {
    let line = ProgressLine(style: output.progressStyle)
    line.begin()
    defer { line.finish() }
    do {
      return try await MarginalPlan(system.blueprint, strategy: system.strategy, seed: seed).run(
        beside: result, confidence: confidence, jobs: jobs,
        isCancelled: { Interruption.isRequested },
        progress: { line.update($0) })
    } catch {
      throw .ofProgram(error)
    }
  }
}
