import Experiment
import Inference

/// Intervals and verdicts that hold together.
extension CoverageCase {
  static let families =
    [bonferroni, falseWinners] + tukeys + withBest + [pairwiseWithBest, possibleBest, subset]

  private static let bonferroni = CoverageCase(
    "compare_all_pairs", "all 6 intervals, Bonferroni (`Plan`)",
    "four strategies with means 0, 1, 1 and 3 under common random numbers", n: "10",
    .atLeast(0.95),
    note: "Bonferroni's inequality spends more than it must where intervals depend on each other",
    simulating: { seed in
      let means = [0.0, 1, 1, 3]
      let outcome = try await Plan(
        cases: Systems.made(means, seed: seed), stopping: .fixed(10),
        compared: [Systems.measure.name]
      ).run()
      return outcome.comparisons.allSatisfy {
        $0.interval.covers(means[$0.a] - means[$0.b])
      }
    })

  private static let falseWinners = CoverageCase(
    "compare_false_winners", "nobody wins anywhere (`Comparison.verdict`)",
    "four equal strategies compared in two measures: 12 verdicts", n: "10", .atLeast(0.95),
    note: "as `compare_all_pairs`",
    simulating: { seed in
      let measures = [Systems.measure, Measure(name: "flow.output_rate", unit: "per week")]
      let outcome = try await Plan(
        cases: Systems.made([0, 0, 0, 0], measures: measures, seed: seed), stopping: .fixed(10),
        compared: measures.map(\.name)
      ).run()
      return outcome.comparisons.count == 12 && outcome.comparisons.allSatisfy { $0.winner == nil }
    })

  private static let tukeys = [
    tukey("tukey", [8, 8, 8, 8], .exactly(0.95), note: nil),
    tukey(
      "tukey_kramer", [4, 8, 12, 40], .atLeast(0.95),
      note: "Kramer's factor is a little too large for unequal sizes (Hayter 1984)"),
  ]

  private static func tukey(
    _ id: String, _ sizes: [Int], _ promise: Promise, note: String?
  ) -> CoverageCase {
    let means = [0.0, 1, 2, 2]
    return CoverageCase(
      id, "all 6 intervals, Tukey and Kramer (`TukeyComparison`)",
      "four independent normal systems of equal variance",
      n: "\(sizes)".filter { !"[]".contains($0) },
      promise, note: note,
      drawing: { luck in
        let samples = zip(sizes, means).map { luck.normals($0, mean: $1) }
        return TukeyComparison(samples, confidence: 0.95)?.pairs.allSatisfy {
          $0.interval.contains(means[$0.first] - means[$0.second])
        } ?? false
      })
  }

  // MARK: With the best

  /// The best is so far ahead of the others, which are equal, that it is never in doubt: then the
  /// intervals hold together exactly as often as theory says.
  private static let apart = [0.0, 0, 0, 20]
  private static let equal = [1.0, 1, 1, 1]

  /// Whether every interval covers the system's true advantage over the best of the others.
  private static func cover(
    _ systems: [ComparisonWithBest.System]?, _ means: [Double], best: Extreme = .largest
  ) -> Bool {
    let sign = best == .largest ? 1.0 : -1
    return systems?.enumerated().allSatisfy { index, system in
      let rivals = means.indices.filter { $0 != index }.map { sign * means[$0] }
      return system.interval.contains(sign * means[index] - (rivals.max() ?? .nan))
    } ?? false
  }

  private static let withBest = [
    CoverageCase(
      "best_hsu", "each against the best, Hsu (`ComparisonWithBest`)",
      "four independent normal systems of equal variance, the best 20 ahead", n: "10",
      .exactly(0.95),
      drawing: { luck in
        cover(
          ComparisonWithBest(
            independent: luck.systems(apart, deviations: equal, n: 10), confidence: 0.95,
            best: .largest)?.systems, apart)
      }),
    CoverageCase(
      "best_nelson_matejcik", "each against the best, Nelson and Matejcik (`ComparisonWithBest`)",
      "four systems under common random numbers, differences of equal variance, the best 20 ahead",
      n: "10", .exactly(0.95),
      drawing: { luck in
        cover(
          ComparisonWithBest(
            commonRandomNumbers: luck.common(apart, deviations: equal, n: 10),
            assuming: .equalVariances, confidence: 0.95, best: .largest)?.systems, apart)
      }),
    CoverageCase(
      "best_nelson_matejcik_unequal",
      "each against the best, Nelson and Matejcik (`ComparisonWithBest`)",
      "the same with deviations 1, 1, 1 and 4", n: "10", .short(of: 0.95, floor: 0.7),
      note: "it takes for granted that all differences have one variance, and here those with the "
        + "best vary more: why the assumption must be asked for by name, and what is reported is "
        + "`best_pairwise`",
      drawing: { luck in
        cover(
          ComparisonWithBest(
            commonRandomNumbers: luck.common(apart, deviations: [1, 1, 1, 4], n: 10),
            assuming: .equalVariances, confidence: 0.95, best: .largest)?.systems, apart)
      }),
    CoverageCase(
      "best_clark_yang", "each against the best, Clark and Yang (`ComparisonWithBest`)",
      "the same with deviations 1, 1, 1 and 4", n: "10", .atLeast(0.95),
      note: "Bonferroni, and the widest pair's variance for all",
      drawing: { luck in
        cover(
          ComparisonWithBest(
            commonRandomNumbers: luck.common(apart, deviations: [1, 1, 1, 4], n: 10),
            assuming: .nothing, confidence: 0.95, best: .largest)?.systems, apart)
      }),
  ]

  private static let pairwiseWithBest = CoverageCase(
    "best_pairwise", "each against the best (`BestOfMany.comparison`)",
    "four strategies with means 0, 0, 0.5 and 1 under common random numbers", n: "10",
    .atLeast(0.95),
    note: "an interval that is cut off at 0 cannot miss on that side, so close systems are covered "
      + "more often",
    simulating: { seed in
      let means = [0.0, 0, 0.5, 1]
      let outcome = try await Plan(
        cases: Systems.made(means, seed: seed), stopping: .fixed(10),
        compared: [Systems.measure.name]
      ).run()
      return cover(outcome.best?.comparison.systems, means)
    })

  private static let possibleBest = CoverageCase(
    "best_possible", "the best is among those that may be (`BestOfMany.possible`)",
    "four strategies, three equal and the best ahead by next to nothing", n: "10", .atLeast(0.95),
    note: "Bonferroni over the three rivals, which share the best's own luck",
    simulating: { seed in
      let outcome = try await Plan(
        cases: Systems.made([0, 0, 0, 1e-6], seed: seed), stopping: .fixed(10),
        compared: [Systems.measure.name]
      ).run()
      return outcome.best?.possible.contains(3) ?? false
    })

  private static let subset = CoverageCase(
    "subset_independent", "the best is in the subset (`SubsetSelection`)",
    "five independent normal systems, deviations 1, 2, 3, 1, 2, the best ahead by next to nothing",
    n: "10", .atLeast(0.95),
    note: "for the smallest mean; the level of each pair is such that all would hold if they were "
      + "independent, and they go together",
    drawing: { luck in
      let samples = luck.systems(
        [0, 0, -1e-6, 0, 0], deviations: [1, 2, 3, 1, 2], n: 10)
      return SubsetSelection(independent: samples, confidence: 0.95, best: .smallest)
        .kept.contains(2)
    })
}
