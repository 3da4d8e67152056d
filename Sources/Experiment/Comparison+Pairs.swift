import Inference

/// All pairs of an experiment.
extension Comparison {
  /// What intervals and p-values rest on.
  public static let procedure = "paired t, common random numbers, Bonferroni"

  /// Pairs of indices: the later case as a, the earlier one as b, in the order of the file, so
  /// that a difference reads as the change from what was there before.
  static func pairs(of count: Int) -> [(a: Int, b: Int)] {
    (0..<count).flatMap { b in ((b + 1)..<max(count, b + 1)).map { (a: $0, b: b) } }
  }

  /// Compares every pair of results in every measure that both have.
  /// - Parameters:
  ///   - results: the cases, replicated with common random numbers.
  ///   - metrics: names of the measures.
  ///   - confidence: level at which all intervals hold together.
  ///   - margin: least difference that matters, in the measures' unit.
  /// - Returns: measures in the order given, then pairs in the order of the file.
  public static func all(
    of results: [CaseResult], metrics: [String], confidence: Double, margin: Double? = nil
  ) -> [Comparison] {
    let family = metrics.flatMap { metric in
      pairs(of: results.count).compactMap { pair -> (measure: Measure, a: Int, b: Int)? in
        guard let measure = results[pair.b].measure(metric),
          results[pair.a].index(of: metric) != nil
        else { return nil }
        return (measure, pair.a, pair.b)
      }
    }
    guard !family.isEmpty else { return [] }
    let level = Multiplicity.bonferroni(confidence: confidence, count: family.count)
    let paired = family.map { member in
      let series = definedPairs(of: member.measure.name, results[member.a], results[member.b])
      return PairedComparison(series.a, series.b, confidence: level, margin: margin)
    }
    // A pair without a p-value (fewer than two replications) takes no part in the adjustment.
    let tested = paired.indices.filter { paired[$0].pValue != nil }
    let adjusted = Multiplicity.holm(tested.compactMap { paired[$0].pValue })
    var pHolm: [Double?] = Array(repeating: nil, count: paired.count)
    for (index, value) in zip(tested, adjusted) { pHolm[index] = value }
    return family.indices.map { index in
      Comparison(
        measure: family[index].measure, a: family[index].a, b: family[index].b,
        paired: paired[index], pHolm: pHolm[index])
    }
  }

  /// Sets the p-values of pairs at many places, adjusted over all of them (Holm).
  /// - Parameters:
  ///   - places: the pairs at each place.
  ///   - family: how many pairs there are in all; those not looked at count as if nothing was found.
  static func adjust(_ places: inout [[Comparison]], family: Int) {
    var tested: [(place: Int, pair: Int)] = []
    var pValues: [Double] = []
    for place in places.indices {
      for pair in places[place].indices {
        guard let p = places[place][pair].paired.pValue else { continue }
        tested.append((place, pair))
        pValues.append(p)
      }
    }
    let padding = [Double](repeating: 1, count: max(0, family - pValues.count))
    for (spot, adjusted) in zip(tested, Multiplicity.holm(pValues + padding)) {
      places[spot.place][spot.pair].pHolm = adjusted
    }
  }

  /// Values of a measure in the replications in which both cases define it.
  private static func definedPairs(
    of metric: String, _ a: CaseResult, _ b: CaseResult
  ) -> (a: [Double], b: [Double]) {
    guard let inA = a.index(of: metric), let inB = b.index(of: metric) else { return ([], []) }
    let pairs = zip(a.series(inA), b.series(inB)).filter { $0.isFinite && $1.isFinite }
    return (pairs.map { $0.0 }, pairs.map { $0.1 })
  }
}
