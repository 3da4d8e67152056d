import Company
import Experiment
import Inference

extension CoverageCase {
  static let pairs =
    [pairedT, queues, falseWinner, falseEquivalence, welch] + [superiority, unpairedSuperiority]

  private static let pairedT = CoverageCase(
    "paired_t", "paired t, common random numbers (`PairedComparison`)",
    "normal values, correlated, deviations 2.2 and 2.8; difference 0.5", n: "10", .exactly(0.95),
    drawing: { luck in
      let samples = luck.common([3, 2.5], deviations: [1, 2], n: 10)
      return PairedComparison(samples[0], samples[1], confidence: 0.95)
        .difference.interval.covers(0.5)
    })

  private static let blueprints = Result { try [Systems.queue(1), Systems.queue(0.8)] }

  private static let queues = CoverageCase(
    "queue_paired", "comparison of two scenarios (`Plan`)",
    "M/M/1 with service times of 1 and 0.8 under common random numbers: 1 - 2/3 orders in the system",
    n: "10", .about(0.95),
    simulating: { seed in
      let cases = try blueprints.get().map {
        Case($0, strategy: nil, seed: seed).only(["flow.wip"])
      }
      let outcome = try await Plan(cases: cases, stopping: .fixed(10), compared: ["flow.wip"]).run()
      return outcome.comparisons[0].interval.covers(-1.0 / 3)
    })

  private static let falseWinner = CoverageCase(
    "compare_false_winner", "nobody wins (`Comparison.verdict`)",
    "two strategies with equal means under common random numbers", n: "10", .exactly(0.95),
    note: "a false winner is named in the other 5 %, as often as the level says",
    simulating: { seed in
      let outcome = try await Plan(
        cases: Systems.made([5, 5], seed: seed), stopping: .fixed(10),
        compared: [Systems.measure.name]
      ).run()
      return outcome.comparisons[0].winner == nil
    })

  private static let falseEquivalence = CoverageCase(
    "compare_false_equivalence", "not called equivalent (`Comparison.verdict`)",
    "two strategies that differ by just the margin", n: "10", .exactly(0.975),
    note: "an interval of 95 % within the margin is two one-sided tests at 2.5 % each, which is "
      + "stricter than the 5 % each that are usual",
    simulating: { seed in
      let outcome = try await Plan(
        cases: Systems.made([5, 9], seed: seed), stopping: .fixed(10),
        compared: [Systems.measure.name], margin: 4
      ).run()
      return outcome.comparisons[0].verdict != .equivalent
    })

  private static let welch = CoverageCase(
    "welch", "Welch's t (`WelchComparison`)",
    "independent normal values, deviations 3 and 1; difference 2", n: "8, 20", .about(0.95),
    drawing: { luck in
      let (a, b) = (luck.normals(8, mean: 5, deviation: 3), luck.normals(20, mean: 3))
      return WelchComparison(a, b, confidence: 0.95)?.interval.contains(2) ?? false
    })

  private static let superiority = CoverageCase(
    "superiority_paired", "probability of being ahead, Wilson (`Superiority`)",
    "normal values, correlated; a is ahead with Phi(0.6); the sum over all counts", n: "30",
    .exactly(
      (0...30).reduce(0.0) {
        let interval = Superiority(wins: $1, ties: 0, losses: 30 - $1, confidence: 0.95).interval
        let p = Normal.cumulative(0.6)
        return $0 + (interval.covers(p) ? Binomial.mass($1, p, of: 30) : 0)
      }),
    note: "asked for 95 %; see `wilson`",
    drawing: { luck in
      let samples = luck.common([0.6, 0], deviations: [0.6, 0.8], n: 30)
      return PairedComparison(samples[0], samples[1], confidence: 0.95)
        .superiority.interval.covers(Normal.cumulative(0.6))
    })

  private static let unpairedSuperiority = CoverageCase(
    "superiority_unpaired",
    "probability that a is larger, Brunner and Munzel (`UnpairedSuperiority`)",
    "independent normal values, deviations 0.6 and 0.8; Phi(0.6)", n: "40, 60", .about(0.95),
    drawing: { luck in
      let a = luck.normals(40, mean: 0.6, deviation: 0.6)
      let b = luck.normals(60, deviation: 0.8)
      return UnpairedSuperiority(a, b, confidence: 0.95)?
        .interval.covers(Normal.cumulative(0.6)) ?? false
    })
}
