import Experiment
import Inference

/// How often the best is selected when it is ahead by just the margin of all others, which are
/// equal: the least favourable case of these procedures.
extension CoverageCase {
  static let selections = kimNelson + twoStages + [nelsonMatejcik, sequentialTest]

  private static let slippage = "the best ahead by the margin of 1, the others equal"

  private static let continuous =
    "the proof is for a path watched at every instant; looked at once a stage it jumps over its "
    + "boundary, and more than two systems are judged by Bonferroni"

  private static let kimNelson = [
    plan(
      "kn_common", "Kim and Nelson (`SelectionPlan`)", .kn, systems: 5, common: 2,
      "five systems under common random numbers", note: continuous),
    plan(
      "kn_pair", "Kim and Nelson (`SelectionPlan`)", .kn, systems: 2, common: 2,
      "two systems under common random numbers", note: "as `kn_common`"),
    direct(
      "kn_independent", "Kim and Nelson, independent systems (`KimNelson`)", .independent, c: 1,
      "four normal systems, deviations 1, 2, 0.5 and 3"),
    direct(
      "kn_c2", "Kim and Nelson, c = 2 (`KimNelson`)", .any, c: 2,
      "four systems under common random numbers, deviations 1, 2, 0.5 and 3"),
    direct(
      "kn_smallest_c3", "Kim and Nelson, c = 3, the smallest mean (`KimNelson`)", .any, c: 3,
      "four systems under common random numbers, deviations 1, 2, 0.5 and 3", best: .smallest),
  ]

  private static let twoStages = [
    plan(
      "rinott", "Rinott (`SelectionPlan`)", .rinott, systems: 5, common: 0,
      "five independent systems",
      note: "the rivals' comparisons go together by more than the proof uses"),
    plan(
      "rinott_pair", "Rinott (`SelectionPlan`)", .rinott, systems: 2, common: 0,
      "two independent systems", note: nil),
    CoverageCase(
      "dudewicz_dalal", "Dudewicz and Dalal (`TwoStageSelection`)",
      "four independent systems, deviations 1, 2, 0.5 and 3; \(slippage)", n: "10 and more",
      .exactly(0.95),
      drawing: { luck in
        let (deviations, n0) = ([1, 2, 0.5, 3.0], 10)
        let means = [0.0, 0, 0, 1]
        var samples = luck.systems(means, deviations: deviations, n: n0)
        let procedure = TwoStageSelection.dudewiczDalal
        guard let h = dudewiczDalalFactor,
          let sizes = procedure.replications(firstStage: samples, margin: 1, probability: 0.95)
        else { return false }
        for i in samples.indices {
          samples[i] += luck.normals(
            sizes[i] - n0, mean: means[i], deviation: deviations[i])
        }
        let judged = samples.map { procedure.mean(of: $0, firstStage: n0, factor: h, margin: 1) }
        return judged[3] == judged.max()
      }),
  ]

  private static let dudewiczDalalFactor = TwoStageSelection.dudewiczDalal.factor(
    systems: 4, firstStage: 10, probability: 0.95)

  /// The procedure as `throughline select` runs it; all deviations are 2.
  private static func plan(
    _ id: String, _ procedure: String, _ method: SelectionMethod, systems: Int, common: Double,
    _ words: String, note: String?
  ) -> CoverageCase {
    let means = [Double](repeating: 0, count: systems - 1) + [1]
    return CoverageCase(
      id, procedure, "\(words), own deviations 2; \(slippage)", n: "10 and more", .atLeast(0.95),
      note: note,
      simulating: { seed in
        try await SelectionPlan(
          cases: Systems.made(means, common: common, own: 2, seed: seed), method: method,
          margin: 1, first: 10
        ).run().selected == systems - 1
      })
  }

  private static func direct(
    _ id: String, _ procedure: String, _ dependence: KimNelson.Dependence, c: Int,
    _ words: String, best: Extreme = .largest
  ) -> CoverageCase {
    let means = [0, 0, 0, best == .largest ? 1.0 : -1]
    let deviations = [1, 2, 0.5, 3.0]
    return CoverageCase(
      id, procedure, "\(words); \(slippage)", n: "10 and more", .atLeast(0.95),
      note: "as `kn_common`",
      drawing: { luck in
        func stage(_ luck: inout Luck, _ systems: [Int]) -> [Double] {
          let shared = dependence == .any ? 2 * luck.normal() : 0
          return systems.map { means[$0] + shared + deviations[$0] * luck.normal() }
        }
        let rows = (0..<10).map { _ in stage(&luck, [0, 1, 2, 3]) }
        guard
          var procedure = KimNelson(
            firstStage: means.indices.map { i in rows.map { $0[i] } }, margin: 1,
            confidence: 0.95, dependence: dependence, c: c, best: best)
        else { return false }
        while procedure.selected == nil {
          procedure.observe(stage(&luck, procedure.survivors))
        }
        return procedure.selected == 3
      })
  }

  private static let nelsonMatejcik = CoverageCase(
    "nelson_matejcik_second_stage",
    "best mean after a second stage (`ComparisonWithBest.replicationsNeeded`)",
    "four systems under common random numbers, equal own deviations of 2; \(slippage)",
    n: "10 and more", .atLeast(0.95),
    note: "replications are whole, and at least those of the first stage",
    drawing: { luck in
      let (means, deviations) = ([0, 0, 0, 1.0], [2, 2, 2, 2.0])
      var samples = luck.common(means, deviations: deviations, n: 10)
      let comparison = ComparisonWithBest(
        commonRandomNumbers: samples, assuming: .equalVariances, confidence: 0.95,
        best: .largest)
      guard let needed = comparison?.replicationsNeeded(margin: 1) else { return false }
      let more = luck.common(means, deviations: deviations, n: needed - 10)
      for i in samples.indices { samples[i] += more[i] }
      let found = samples.map { Moments($0).mean }
      return found[3] == found.max()
    })

  private static let sequentialTest = CoverageCase(
    "wald", "Wald's test accepts the true rate (`SequentialTest`)",
    "trials at rate 0.4, tested against 0.6 at errors of 5 % each", n: "until decided",
    .atLeast(1 - 0.05 / 0.95),
    note: "Wald's bound for the thresholds that are used; whole trials overshoot them",
    drawing: { luck in
      var test = SequentialTest(null: 0.4, alternative: 0.6, alpha: 0.05, beta: 0.05)
      while test.decision == nil { test.observe(win: luck.uniform() < 0.4) }
      return test.decision == .null
    })
}
