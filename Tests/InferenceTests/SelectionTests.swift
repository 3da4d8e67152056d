import Inference
import Testing

/// Selecting the best system in two stages, budgets and sequential tests.
@Suite struct SelectionTests {
  typealias Factor = (systems: Int, firstStage: Int, probability: Double, factor: Double)

  /// Case rinott-h: the two-system column is that of Law's table 10.11; 10 and 1,000 systems with
  /// 50 degrees of freedom: 4.045, 6.057, 5.488 of Nelson and Boesel. Digits from two independent
  /// quadratures.
  static let rinottTable: [Factor] = [
    (2, 20, 0.9, 1.8957470774576377),
    (2, 40, 0.9, 1.8519497402128497),
    (2, 20, 0.95, 2.452473252621883),
    (2, 40, 0.95, 2.3855722919485896),
    (3, 20, 0.95, 2.9371933268310917),
    (5, 10, 0.95, 3.6926240038175906),
    (10, 20, 0.95, 3.8752766356519874),
    (4, 10, 0.9, 2.9126166173190797),
    (5, 20, 0.99, 4.349961571896255),
    (10, 51, 0.975, 4.045267826627357),
    (1000, 51, 0.975, 6.056298111499902),
    (1000, 51, 0.9, 5.487937657326684),
    (8, 10, 0.975, 4.6349237596418735),
    (20, 100, 0.95, 3.9989361559282135),
  ]

  @Test("Rinott's factors are those of the tables", arguments: rinottTable)
  func rinott(systems: Int, firstStage: Int, probability: Double, factor: Double) {
    let h = TwoStageSelection.rinott.factor(
      systems: systems, firstStage: firstStage, probability: probability)
    #expect(isClose(h, factor))
  }

  /// Case dudewicz-dalal-h1: Law's table 10.11; digits from an independent quadrature.
  static let dudewiczDalalTable: [Factor] = [
    (2, 20, 0.9, 1.8957470774577652),
    (3, 20, 0.9, 2.3422722227933184),
    (4, 20, 0.9, 2.583386919280133),
    (5, 20, 0.9, 2.7470925818398007),
    (10, 20, 0.9, 3.181996963407139),
    (2, 20, 0.95, 2.452473252622107),
    (3, 20, 0.95, 2.8716204659915734),
    (4, 20, 0.95, 3.101086661546643),
    (5, 20, 0.95, 3.258011072875506),
    (10, 20, 0.95, 3.6788034086043693),
    (2, 40, 0.9, 1.8519497402130007),
    (3, 40, 0.9, 2.2831442811319773),
    (4, 40, 0.9, 2.513627906133904),
    (5, 40, 0.9, 2.6689027452807914),
    (10, 40, 0.9, 3.0755859733950377),
    (2, 40, 0.95, 2.3855722919490767),
    (3, 40, 0.95, 2.7857639489513217),
    (4, 40, 0.95, 3.0025606033692944),
    (5, 40, 0.95, 3.149668418033143),
    (10, 40, 0.95, 3.5386130698876004),
  ]

  @Test("the factors of Dudewicz and Dalal are those of the table", arguments: dudewiczDalalTable)
  func dudewiczDalal(systems: Int, firstStage: Int, probability: Double, factor: Double) {
    let h = TwoStageSelection.dudewiczDalal.factor(
      systems: systems, firstStage: firstStage, probability: probability)
    #expect(isClose(h, factor))
  }

  @Test("for two systems both two-stage procedures have one factor, for any first stage")
  func twoSystems() throws {
    for n0 in [3, 4, 6, 200] {
      for p in [0.6, 0.99] {
        let r = TwoStageSelection.rinott.factor(systems: 2, firstStage: n0, probability: p)
        let d = TwoStageSelection.dudewiczDalal.factor(systems: 2, firstStage: n0, probability: p)
        #expect(isClose(r, try #require(d), relative: 1e-7))
      }
    }
  }

  @Test("the second stage brings each system to its own size")
  func secondStage() throws {
    let first = [[1.0, 2, 3, 4, 5], [10.0, 10, 10, 10, 10.1]]
    let h = try #require(
      TwoStageSelection.rinott.factor(systems: 2, firstStage: 5, probability: 0.95))
    // Variance 2.5 and 0.002.
    let expected = Int((h * h * 2.5 / 0.25).rounded(.up))
    #expect(
      TwoStageSelection.rinott.replications(firstStage: first, margin: 0.5, probability: 0.95)
        == [expected, 5])
    #expect(
      TwoStageSelection.dudewiczDalal.replications(
        firstStage: first, margin: 0.5, probability: 0.95) == [expected, 6])
    #expect(
      TwoStageSelection.rinott.replications(firstStage: first, margin: 1e-9, probability: 0.95)
        == nil)
  }

  @Test("the weighted mean has the variance that the margin asks for")
  func weightedMean() {
    // First stage 1, 2, 3 (variance 1), h = 2.2, margin 1: N = 5; the second stage is 4, 8.
    let p = TwoStageSelection.dudewiczDalal
    let mean = p.mean(of: [1, 2, 3, 4, 8], firstStage: 3, factor: 2.2, margin: 1)
    // mean = 2 w + 6 (1 - w); w^2/3 + (1-w)^2/2 = (1 / 2.2)^2 for unit variance.
    let w = (6 - mean) / 4
    #expect(isClose(w * w / 3 + (1 - w) * (1 - w) / 2, 1 / 4.84))
    #expect(w > 0.6)
    let plain = TwoStageSelection.rinott.mean(
      of: [1, 2, 3, 4, 8], firstStage: 3, factor: 2.2, margin: 1)
    #expect(isClose(plain, 3.6))
  }

  @Test("Rinott and Dudewicz-Dalal keep their promise where variances differ")
  func twoStagePromise() throws {
    let deviations = [1, 3, 0.5]
    let trials = 300
    for procedure in [TwoStageSelection.rinott, .dudewiczDalal] {
      let h = try #require(procedure.factor(systems: 3, firstStage: 8, probability: 0.9))
      var right = 0
      for trial in 0..<trials {
        var numbers = NormalNumbers(seed: 32, replication: trial)
        var samples = deviations.enumerated().map {
          numbers.sample(8, mean: $0 == 2 ? 1 : 0, deviation: $1)
        }
        let sizes = try #require(
          procedure.replications(firstStage: samples, margin: 1, probability: 0.9))
        for i in samples.indices {
          samples[i] += numbers.sample(
            sizes[i] - 8, mean: i == 2 ? 1 : 0, deviation: deviations[i])
        }
        let means = samples.map { procedure.mean(of: $0, firstStage: 8, factor: h, margin: 1) }
        if means[2] == means.max() { right += 1 }
      }
      #expect(Chance.isAtLeast(0.9, successes: right, trials: trials))
    }
  }

  @Test("a budget over five systems by OCBA")
  func budget() {
    // Case ocba-fractions.
    let fractions = BudgetAllocation.fractions(
      means: [1, 2, 3, 4, 5], variances: [9, 4, 4, 9, 4], best: .largest)
    let expected = [
      0.03286122224987739, 0.02596442251842164, 0.058419950666448686, 0.5257795559980383,
      0.35697484856721406,
    ]
    for (f, e) in zip(fractions, expected) { #expect(isClose(f, e)) }
    #expect(
      BudgetAllocation.replications(fractions: fractions, total: 1000) == [33, 26, 58, 526, 357])
    let turned = BudgetAllocation.fractions(
      means: [-1, -2, -3, -4, -5], variances: [9, 4, 4, 9, 4], best: .smallest)
    #expect(turned == fractions)
  }

  @Test("a budget has no infinities: ties, certainty and nothing to learn")
  func budgetEnds() {
    let tie = BudgetAllocation.fractions(means: [5, 5], variances: [1, 1], best: .largest)
    for f in tie { #expect(isClose(f, 0.5)) }
    #expect(
      BudgetAllocation.fractions(means: [5, 4], variances: [0, 0], best: .largest) == [0.5, 0.5])
    #expect(
      BudgetAllocation.fractions(means: [5, 4], variances: [2, 0], best: .largest) == [1, 0])
    #expect(
      BudgetAllocation.fractions(means: [5, 4, 3], variances: [0, 1, 0], best: .largest)
        == [0, 1, 0])
    #expect(
      BudgetAllocation.replications(fractions: [1 / 3.0, 1 / 3.0, 1 / 3.0], total: 5) == [2, 2, 1])
    #expect(BudgetAllocation.replications(fractions: [0.5, 0.5], total: 0) == [0, 0])
  }

  @Test("Wald's test accepts the alternative at the twelfth trial")
  func sequentialTest() {
    // Case sprt-thresholds.
    var test = SequentialTest(null: 0.4, alternative: 0.6, alpha: 0.05, beta: 0.1)
    #expect(isClose(test.lower, -2.251291798606495))
    #expect(isClose(test.upper, 2.8903717578961645))
    let expected = [
      0.405465108108, 0.810930216216, 0.405465108108, 0.810930216216, 1.216395324324,
      1.621860432433, 2.027325540541, 1.621860432433, 2.027325540541, 2.432790648649,
      2.838255756757, 3.243720864865,
    ]
    for (win, ratio) in zip("110111101111", expected) {
      #expect(test.decision == nil)
      test.observe(win: win == "1")
      #expect(isClose(test.logRatio, ratio))
    }
    #expect(test.decision == .alternative)
    #expect(test.trials == 12)
    test.observe(win: false)
    #expect(test.trials == 12)
    var losing = SequentialTest(null: 0.4, alternative: 0.6, alpha: 0.05, beta: 0.1)
    for _ in 0..<6 { losing.observe(win: false) }
    #expect(losing.decision == .null)
    #expect(losing.trials == 6)
  }

  @Test("Wald's bounds on both errors hold")
  func sequentialErrors() {
    let trials = 500
    for (rate, wrong) in [(0.4, SequentialTest.Decision.alternative), (0.6, .null)] {
      var right = 0
      for trial in 0..<trials {
        var numbers = NormalNumbers(seed: 33, replication: trial)
        var test = SequentialTest(null: 0.4, alternative: 0.6, alpha: 0.1, beta: 0.1)
        while test.decision == nil { test.observe(win: numbers.uniform() < rate) }
        if test.decision != wrong { right += 1 }
      }
      #expect(Chance.isAtLeast(1 - 0.1 / 0.9, successes: right, trials: trials))
    }
  }
}
