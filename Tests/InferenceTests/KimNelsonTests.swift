import Inference
import Testing

/// Kim and Nelson's selection, one observation at a time.
@Suite struct KimNelsonTests {
  typealias KimNelsonCase = (
    systems: Int, firstStage: Int, confidence: Double, dependence: KimNelson.Dependence,
    eta: Double, h2: Double
  )

  /// Case kn-eta, the rows of c = 1: the closed form of Kim and Nelson 2001, equation 1.
  static let table: [KimNelsonCase] = [
    (2, 10, 0.95, .any, 0.3340502686000293, 6.012904834800527),
    (2, 10, 0.95, .independent, 0.3340502686000292, 6.012904834800525),
    (3, 10, 0.95, .any, 0.47294385878819434, 8.512989458187498),
    (3, 10, 0.95, .independent, 0.47019300343175785, 8.463474061771642),
    (5, 20, 0.95, .any, 0.2372383155351937, 9.01505599033736),
    (5, 20, 0.95, .independent, 0.23575507260898865, 8.958692759141568),
    (10, 10, 0.95, .any, 0.8590834299248991, 15.463501738648183),
    (10, 10, 0.95, .independent, 0.8522482524153159, 15.340468543475685),
    (10, 24, 0.9, .any, 0.19618973292893305, 9.02472771473092),
    (10, 24, 0.9, .independent, 0.193388219851379, 8.895858113163435),
    (100, 20, 0.95, .any, 0.5334751175884103, 20.272054468359592),
    (100, 20, 0.95, .independent, 0.5307288610975736, 20.167696721707795),
  ]

  @Test("the constants of Kim and Nelson are their closed form", arguments: table)
  func constants(
    systems: Int, firstStage: Int, confidence: Double, dependence: KimNelson.Dependence,
    eta: Double, h2: Double
  ) {
    let c = KimNelson.Constants(
      systems: systems, firstStage: firstStage, confidence: confidence, dependence: dependence)
    #expect(isClose(c.eta, eta))
    #expect(isClose(c.h2, h2))
  }

  @Test("a selection of two worked by hand: dropped when the sums part further than allowed")
  func byHand() throws {
    // Differences 1, 2, 3: variance 1. beta = 0.05, eta = (1/0.1 - 1)/2 = 4.5, h2 = 18. With margin
    // 1.01 the horizon is 18/1.0201 = 17.645 and the allowance at r 0.505 (17.645 - r): 7.4 at
    // r = 3 (sums 6 and 0), 6.9 at r = 4 (sums 8 and 0).
    var kn = try #require(
      KimNelson(
        firstStage: [[1, 2, 3], [0, 0, 0]], margin: 1.01, confidence: 0.95, best: .largest))
    #expect(isClose(kn.constants.h2, 18))
    #expect(kn.survivors == [0, 1])
    #expect(kn.lastStage == 18)
    kn.observe([2, 0])
    #expect(kn.selected == 0)
    #expect(kn.stage == 4)
    #expect(kn.droppedAt == [nil, 4])
    // With margin 3.1 the horizon 18/9.61 is behind the first stage: it decides at once.
    let wide = KimNelson(
      firstStage: [[1, 2, 3], [0, 0, 0]], margin: 3.1, confidence: 0.95, best: .smallest)
    #expect(wide?.selected == 1)
    #expect(wide?.stage == 3)
    #expect(
      KimNelson(
        firstStage: [[1, 2, 3], [0, 0, 0]], margin: 1e-6, confidence: 0.95, best: .largest) == nil)
  }

  @Test("equal sums last to the hard cap, and then the first is selected")
  func hardCap() throws {
    var kn = try #require(
      KimNelson(
        firstStage: [[1, 2, 3], [2, 2, 2], [3, 2, 1]], margin: 1, confidence: 0.95, best: .largest))
    var stages = 0
    while kn.selected == nil {
      kn.observe(kn.survivors.map { _ in 7 })
      stages += 1
    }
    #expect(kn.selected == 0)
    #expect(kn.stage == kn.lastStage)
    #expect(stages == kn.lastStage - 3)
    // Sums that are equal but for rounding are equal.
    var rounded = try #require(
      KimNelson(
        firstStage: [[0.3, 1], [0.1 + 0.2, 1]], margin: 0.1, confidence: 0.9, best: .largest))
    #expect(rounded.selected == 0)
    rounded = try #require(
      KimNelson(
        firstStage: [[0.1 + 0.2, 1], [0.3, 1]], margin: 0.1, confidence: 0.9, best: .smallest))
    #expect(rounded.selected == 0)
    // Systems that never differ are decided at once.
    let equal = KimNelson(
      firstStage: [[1, 2], [1, 2]], margin: 0.1, confidence: 0.95, best: .smallest)
    #expect(equal?.selected == 0)
  }

  /// Runs the procedure to its end on four systems, the last ahead by the margin.
  static func run(trial: Int, dependence: KimNelson.Dependence) -> KimNelson? {
    var numbers = NormalNumbers(seed: 31, replication: trial)
    let deviations = [1, 2, 1.5, 1.0]
    func stage(_ systems: [Int]) -> [Double] {
      // Under common random numbers one number shifts all systems of a stage.
      let common = dependence == .any ? 2 * numbers.next() : 0
      return systems.map { (($0 == 3) ? 1 : 0) + common + deviations[$0] * numbers.next() }
    }
    let rows = (0..<10).map { _ in stage([0, 1, 2, 3]) }
    let first = (0..<4).map { i in rows.map { $0[i] } }
    var kn = KimNelson(
      firstStage: first, margin: 1, confidence: 0.9, dependence: dependence, best: .largest)
    while let state = kn, state.selected == nil { kn?.observe(stage(state.survivors)) }
    return kn
  }

  @Test(
    "the best system, ahead by the margin, is selected as often as promised",
    arguments: [KimNelson.Dependence.any, .independent])
  func promise(dependence: KimNelson.Dependence) {
    let trials = 300
    let runs = (0..<trials).compactMap { Self.run(trial: $0, dependence: dependence) }
    #expect(runs.count == trials)
    let right = runs.count { $0.selected == 3 }
    #expect(Chance.isAtLeast(0.9, successes: right, trials: trials))
    for kn in runs {
      #expect(kn.stage <= kn.lastStage)
      #expect(kn.droppedAt.count { $0 == nil } == 1)
    }
  }
}
