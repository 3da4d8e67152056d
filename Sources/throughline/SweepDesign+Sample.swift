import Experiment
import Scenario

extension SweepDesign {
  /// Points drawn from ranges.
  init(
    drawing kind: SampledDesign.Kind, from all: [SweepAxis], for template: ScenarioTemplate,
    seed: UInt64
  ) throws(Failure) {
    let axes = all.filter { $0.values.count != 1 }
    let fixed = all.filter { $0.values.count == 1 }
    for axis in axes where axis.range == nil {
      throw .usage(
        "--sample draws from ranges: --set \(axis.path) has single values",
        hint: "write for example '\(axis.path)=1..10', or give one value for all points")
    }
    guard !axes.isEmpty else {
      throw .usage(
        "--sample draws from ranges, and there are none",
        hint: "write for example --set 'plant.resources.B.setup=0 min..40 min'")
    }
    let most =
      switch kind {
      case .sobol: SampledDesign.mostSobol
      case .indices: SampledDesign.mostSobol / 2
      case .latinHypercube, .morris: 1000
      }
    guard axes.count <= most else {
      throw .usage("this design has at most \(most) factors; found \(axes.count)")
    }
    let factors = axes.compactMap { axis in
      axis.range.map {
        Self.factor(
          $0, isLogarithmic: axis.isLogarithmic, for: template,
          beside: fixed.map { "\($0.path)=\($0.values[0])" })
      }
    }
    let design = SampledDesign(kind, factors: factors, seed: seed)
    if let factor = design.stuck {
      throw .usage("the range of \(factor.path) is too narrow for the steps of morris")
    }
    guard design.rows.count <= Self.most else {
      throw .usage("this design has more than \(Self.most) points")
    }
    self.init(design, fixed: fixed)
  }

  /// A range with as many decimals as the parameter takes: money has four, a number of machines none.
  private static func factor(
    _ range: PhaseRange, isLogarithmic: Bool, for template: ScenarioTemplate,
    beside settings: [String]
  ) -> SampledFactor {
    func factor(_ decimals: Int?) -> SampledFactor {
      SampledFactor(
        path: range.path, range: range.values, unit: range.unit, isLogarithmic: isLogarithmic,
        decimals: decimals)
    }
    /// Whether a value with all its digits is one that the scenario takes.
    func works(_ factor: SampledFactor) -> Bool {
      (try? template.study(with: settings + ["\(factor.path)=\(factor.typical)"])) != nil
    }
    let isWhole = [range.values.lowerBound, range.values.upperBound].allSatisfy {
      $0 == $0.rounded()
    }
    let candidates = [factor(nil), factor(4)] + (isWhole ? [factor(0)] : [])
    return candidates.first(where: works) ?? candidates[candidates.count - 1]
  }
}
