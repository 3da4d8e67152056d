import Company
import Experiment
import Scenario

/// Makes the companies of a sweep: the scenario with a point of the design laid over it.
struct SweepWorkshop: Sendable {
  let template: ScenarioTemplate
  let design: SweepDesign
  /// Names of the strategies.
  let names: [String]
  /// Their indices; `nil` for the base decisions.
  let strategies: [Int?]
  /// What is reported.
  let measures: [Measure]
  /// What the store records: as much, or more.
  let recorded: [Measure]
  let seed: UInt64
  let replications: Int
  let confidence: Double
  let margin: Double?

  /// What all runs have in common.
  var origin: StoreOrigin {
    StoreOrigin(
      file: template.study.file, title: template.study.title, world: template.study.world,
      seed: seed,
      values: template.values.map { StoreOrigin.Value(path: $0.path, text: $0.value) })
  }

  /// Identities of the strategies at every point, once all points have been checked.
  func identities(jobs: Int) async throws(ScenarioError) -> [[String]] {
    let series = ScenarioSeries(
      file: template.study.file, count: design.points.count, jobs: jobs)
    return try await series.read { (point) throws(ScenarioError) in
      let study: Study
      do throws(ScenarioError) {
        study = try template.study(with: design.settings(point))
      } catch {
        throw ScenarioError(
          kind: error.kind, diagnostics: error.diagnostics.map { design.located($0, at: point) })
      }
      let known = Set(study.blueprint.metrics.map(\.name))
      let missing = recorded.map(\.name).filter { !known.contains($0) }
      if !missing.isEmpty {
        throw .missingMetrics(missing, in: study.file, settings: design.settings(point))
      }
      return strategies.map { study.identity(of: $0) }
    }
  }

  /// The strategies at a point, reporting what the store records.
  func cases(_ point: Int) throws -> [Case] {
    let study = try template.study(with: design.settings(point))
    return strategies.map {
      Case(study.blueprint, strategy: $0, seed: seed).only(recorded.map(\.name))
    }
  }
}
