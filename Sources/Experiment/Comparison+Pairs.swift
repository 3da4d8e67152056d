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
    func values(_ metric: String, in system: Int) -> [Double] {
      results[system].index(of: metric).map { results[system].series($0) } ?? []
    }
    var places = [
      family.map { member in
        Comparison(
          member.measure, (member.a, member.b),
          (
            values(member.measure.name, in: member.a), values(member.measure.name, in: member.b)
          ), confidence: level, margin: margin)
      }
    ]
    // A pair without a p-value (fewer than two replications) takes no part in the adjustment.
    adjust(&places, family: 0)
    return places[0]
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
}
