import Company
import Experiment
import Scenario

/// Makes the companies of a phase map: the scenario with one value per axis laid over it.
struct PhaseWorkshop: Sendable {
  /// The scenario, once, or in two worlds that are compared.
  let templates: [ScenarioTemplate]
  /// What is compared: which of the templates, and the index of the strategy, `nil` for the base
  /// decisions.
  let arms: [(template: Int, strategy: Int?)]
  let metric: String
  let seed: UInt64

  /// Mistakes shown before the rest is only counted.
  private static let told = 20

  /// What is compared, at places on the axes.
  func cases(_ places: [Int], on axes: [PhaseAxis]) throws -> [Case] {
    let studies = try studies(places, on: axes)
    return arms.map {
      Case(studies[$0.template].blueprint, strategy: $0.strategy, seed: seed).only([metric])
    }
  }

  private func studies(
    _ places: [Int], on axes: [PhaseAxis]
  ) throws(ScenarioError) -> [Study] {
    var studies: [Study] = []
    for template in templates {
      studies.append(try template.study(with: zip(axes, places).map { $0.setting($1) }))
    }
    return studies
  }

  /// An axis over a range, with as many decimals as the parameter takes: money has four, a number of
  /// machines none.
  func axis(
    _ range: PhaseRange, grid: Int, refine: Int, isLogarithmic: Bool
  ) -> PhaseAxis {
    func axis(decimals: Int?) -> PhaseAxis {
      PhaseAxis(
        path: range.path, range: range.values, unit: range.unit, grid: grid, refine: refine,
        isLogarithmic: isLogarithmic, decimals: decimals)
    }
    /// Whether the value that takes most digits is one.
    func works(_ axis: PhaseAxis) -> Bool {
      let inside = axis.values.indices.dropFirst().dropLast()
      let longest = inside.max { axis.text($0).utf8.count < axis.text($1).utf8.count }
      return (try? studies([longest ?? 0], on: [axis])) != nil
    }
    let isWhole = [range.values.lowerBound, range.values.upperBound].allSatisfy {
      $0 == $0.rounded()
    }
    let candidates =
      [axis(decimals: nil), axis(decimals: 4)] + (isWhole ? [axis(decimals: 0)] : [])
    // With none that works the mistakes are told of the plainest one.
    return candidates.first(where: works) ?? candidates[candidates.count - 1]
  }

  /// Checks every place that may be looked at, on several workers, and throws all mistakes found.
  func check(_ axes: [PhaseAxis], jobs: Int) async throws(ScenarioError) {
    var places: [[Int]] = [[]]
    for axis in axes {
      places = axis.values.indices.flatMap { place in places.map { $0 + [place] } }
    }
    let all = places
    let workers = max(1, min(jobs, all.count))
    let errors = await withTaskGroup(of: [(Int, ScenarioError)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: all.count, by: workers).compactMap { index in
            mistakes(all[index], on: axes).map { (index, $0) }
          }
        }
      }
      var errors: [(Int, ScenarioError)] = []
      for await found in group { errors += found }
      return errors.sorted { $0.0 < $1.0 }.map(\.1)
    }
    guard let first = errors.first else { return }
    // The same mistake at every place is one mistake.
    var seen: Set<[String]> = []
    var diagnostics = errors.flatMap(\.diagnostics).filter { diagnostic in
      let message = diagnostic.message.replacing(diagnostic.found ?? "'", with: "")
      return seen.insert([diagnostic.file, message, diagnostic.hint ?? ""]).inserted
    }
    if diagnostics.count > Self.told {
      let left = diagnostics.count - Self.told
      diagnostics = Array(diagnostics.prefix(Self.told))
      diagnostics.append(
        Diagnostic(
          file: templates[0].study.file, line: 0, column: 0,
          message: "\(left) more mistakes at other places are not shown"))
    }
    throw ScenarioError(kind: first.kind, diagnostics: diagnostics)
  }

  /// What is wrong at a place; `nil` when nothing is.
  private func mistakes(_ places: [Int], on axes: [PhaseAxis]) -> ScenarioError? {
    do {
      let studies = try studies(places, on: axes)
      guard
        let study = studies.first(where: {
          !$0.blueprint.metrics.contains { $0.name == metric }
        })
      else { return nil }
      let settings = zip(axes, places).map { $0.setting($1) }.joined(separator: ", ")
      return ScenarioError(
        kind: .wrong,
        diagnostics: [
          Diagnostic(
            file: study.file, line: 0, column: 0,
            message: "there is no metric '\(metric)' with \(settings)")
        ])
    } catch {
      return error
    }
  }
}
