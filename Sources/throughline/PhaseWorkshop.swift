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
    _ = try await ScenarioSeries(file: templates[0].study.file, count: all.count, jobs: jobs).read {
      (index) throws(ScenarioError) in
      try check(all[index], on: axes)
    }
  }

  private func check(_ places: [Int], on axes: [PhaseAxis]) throws(ScenarioError) {
    let lacking = try studies(places, on: axes).first { study in
      !study.blueprint.metrics.contains { $0.name == metric }
    }
    guard let study = lacking else { return }
    throw .missingMetrics(
      [metric], in: study.file, settings: zip(axes, places).map { $0.setting($1) })
  }
}
