import Inference

/// What all points of a sweep say together.
public struct SweepAnalysis: Sendable {
  /// Which factors matter, per output; empty for designs that do not ask.
  public var sensitivities: [Sensitivity] = []
  /// Polynomials through the points, per output; empty where they make no sense.
  public var fits: [SweepFit] = []
  /// Outputs of which nothing can be said: they vary no more over the ranges than by chance.
  public var hidden: [String] = []
}

extension SweepReading {
  /// An output at every point: every replication.
  private typealias Output = (name: String, values: [[Double]])

  /// Analyses the deciding measure of every strategy, and the difference of two.
  /// - Parameters:
  ///   - sample: the design drawn, with the point of each of its rows; `nil` for others.
  ///   - seed: seed of the experiment, for resampling.
  public func analysis(
    of sample: (design: SampledDesign, points: [Int])?, seed: UInt64
  ) throws(StoreError) -> SweepAnalysis {
    guard let outputs = try outputs() else { return SweepAnalysis() }
    guard let sample else { return SweepAnalysis(fits: crossing(outputs)) }
    func rows(_ output: Output) -> [[Double]] { sample.points.map { output.values[$0] } }
    switch sample.design.kind {
    case .morris:
      return SweepAnalysis(
        sensitivities: outputs.map {
          Sensitivity(morris: sample.design, $0.name, rows($0))
        })
    case .indices:
      let found = outputs.map {
        Sensitivity(
          indices: sample.design, $0.name, rows($0), confidence: confidence, seed: seed)
      }
      return SweepAnalysis(
        sensitivities: found.compactMap { $0 },
        hidden: zip(outputs, found).filter { $1 == nil }.map(\.0.name))
    case .latinHypercube, .sobol:
      let coded = sample.design.rows.map { row in row.map { 2 * $0 - 1 } }
      return SweepAnalysis(
        fits: outputs.compactMap { output in
          SweepFit(
            output.name, paths: sample.design.factors.map(\.path), points: coded,
            values: rows(output).map { Moments($0).mean })
        })
    }
  }

  /// The deciding measure, point by point; `nil` unless every run is there and has a value.
  private func outputs() throws(StoreError) -> [Output]? {
    guard let metric = store.measures.firstIndex(where: { $0.name == measures[0].name }) else {
      return nil
    }
    var outputs: [Output] = strategies.map { ($0, []) }
    for point in points {
      for (strategy, system) in point.systems.enumerated() {
        let values = try store.series(system: system, metric: metric, below: replications)
        guard values.count == replications, values.allSatisfy(\.isFinite) else { return nil }
        outputs[strategy].values.append(values)
      }
    }
    if outputs.count == 2 {
      let pairs = zip(outputs[1].values, outputs[0].values)
      outputs.append(
        (
          "\(strategies[1]) minus \(strategies[0])",
          pairs.map { zip($0, $1).map { $0 - $1 } }
        ))
    }
    return outputs
  }

  /// Where the difference of two strategies over one number crosses zero.
  private func crossing(_ outputs: [Output]) -> [SweepFit] {
    let varying = varyingPlaces
    guard outputs.count == 3, let difference = outputs.last, varying.count == 1 else { return [] }
    let texts = points.map { $0.settings[varying[0]].text }
    let numbers = texts.compactMap { ResultStore.number($0) }
    let units = Set(texts.map { $0.split(separator: " ").dropFirst().joined(separator: " ") })
    guard numbers.count == texts.count, units.count == 1, let low = numbers.min(),
      let high = numbers.max(), low < high
    else { return [] }
    let coded = numbers.map { [Metamodel.coded($0, in: low...high)] }
    guard
      var fit = SweepFit(
        difference.name, paths: [points[0].settings[varying[0]].path], points: coded,
        values: difference.values.map { Moments($0).mean })
    else { return [] }
    fit.findCrossing(
      at: coded, values: difference.values, in: low...high, unit: units.first ?? "",
      confidence: confidence)
    return [fit]
  }
}
