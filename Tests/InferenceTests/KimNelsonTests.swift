import Foundation
import Inference
import Testing

/// Kim and Nelson's selection, one observation at a time.
@Suite struct KimNelsonTests {
  typealias KimNelsonCase = (
    systems: Int, firstStage: Int, confidence: Double, dependence: KimNelson.Dependence, c: Int,
    eta: Double, h2: Double
  )

  /// Case kn-eta: Kim and Nelson 2001, equation 1; c = 1 by its closed form, c = 2 by another
  /// program's root finder.
  static let table: [KimNelsonCase] = [
    (2, 10, 0.95, .any, 1, 0.3340502686000293, 6.012904834800527),
    (2, 10, 0.95, .independent, 1, 0.3340502686000292, 6.012904834800525),
    (3, 10, 0.95, .any, 1, 0.47294385878819434, 8.512989458187498),
    (3, 10, 0.95, .independent, 1, 0.47019300343175785, 8.463474061771642),
    (5, 20, 0.95, .any, 1, 0.2372383155351937, 9.01505599033736),
    (5, 20, 0.95, .independent, 1, 0.23575507260898865, 8.958692759141568),
    (10, 10, 0.95, .any, 1, 0.8590834299248991, 15.463501738648183),
    (10, 10, 0.95, .independent, 1, 0.8522482524153159, 15.340468543475685),
    (10, 24, 0.9, .any, 1, 0.19618973292893305, 9.02472771473092),
    (10, 24, 0.9, .independent, 1, 0.193388219851379, 8.895858113163435),
    (100, 20, 0.95, .any, 1, 0.5334751175884103, 20.272054468359592),
    (100, 20, 0.95, .independent, 1, 0.5307288610975736, 20.167696721707795),
    (2, 10, 0.95, .any, 2, 0.2720738330370455, 9.794657989333638),
    (2, 10, 0.95, .independent, 2, 0.2720738330370455, 9.794657989333638),
    (3, 10, 0.95, .any, 2, 0.37856413614246587, 13.628308901128772),
    (3, 10, 0.95, .independent, 2, 0.3764633146187477, 13.552679326274918),
    (5, 20, 0.95, .any, 2, 0.18496751167218767, 14.057530887086262),
    (5, 20, 0.95, .independent, 2, 0.18388144819949478, 13.974990063161604),
    (10, 10, 0.95, .any, 2, 0.6718460603168852, 24.186458171407867),
    (10, 10, 0.95, .independent, 2, 0.6666719875035261, 24.00019155012694),
    (10, 24, 0.9, .any, 2, 0.1522400059359421, 14.006080546106674),
    (10, 24, 0.9, .independent, 2, 0.15020557463099993, 13.818912866051994),
    (100, 20, 0.95, .any, 2, 0.39942238854828627, 30.356101529669758),
    (100, 20, 0.95, .independent, 2, 0.3974462581379992, 30.20591561848794),
  ]

  @Test("the constants of Kim and Nelson are those of their equation", arguments: table)
  func constants(
    systems: Int, firstStage: Int, confidence: Double, dependence: KimNelson.Dependence, c: Int,
    eta: Double, h2: Double
  ) {
    let found = KimNelson.Constants(
      systems: systems, firstStage: firstStage, confidence: confidence, dependence: dependence,
      c: c)
    #expect(isClose(found.eta, eta))
    #expect(isClose(found.h2, h2))
  }

  @Test(
    "eta solves the equation for any c, first stage and confidence", arguments: [1, 2, 3, 4, 7, 20])
  func equation(c: Int) {
    for (systems, firstStage, confidence) in [
      (2, 2, 0.6), (2, 3, 0.999), (3, 10, 0.4), (7, 15, 0.95), (500, 30, 0.99), (12, 200, 0.8),
    ] {
      for dependence in [KimNelson.Dependence.any, .independent] {
        let constants = KimNelson.Constants(
          systems: systems, firstStage: firstStage, confidence: confidence,
          dependence: dependence, c: c)
        var sum = 0.0
        for l in 1...c {
          let base = 1 + 2 * constants.eta * Double((2 * c - l) * l) / Double(c)
          let term = pow(base, -Double(firstStage - 1) / 2)
          sum += (l % 2 == 1 ? term : -term) * (l == c ? 0.5 : 1)
        }
        #expect(isClose(sum, constants.beta))
        #expect(isClose(constants.h2, 2 * Double(c) * constants.eta * Double(firstStage - 1)))
      }
    }
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

  @Test("with c = 2 a pair starts with more room and loses it half as fast, worked by hand")
  func byHandWithTwo() throws {
    // Differences 1, 2, 3: variance 1 on 2 degrees. With e = eta the equation is
    // 1/(1 + 3e) - 1/(2 (1 + 4e)) = 0.05, so 0.6 e^2 - 2.15 e - 0.45 = 0 and
    // e = (2.15 + sqrt(5.7025))/1.2 = 3.78; h2 = 8e.
    let e = (2.15 + 5.7025.squareRoot()) / 1.2
    var kn = try #require(
      KimNelson(
        firstStage: [[1, 2, 3], [0, 0, 0]], margin: 2, confidence: 0.95, c: 2, best: .largest))
    #expect(isClose(kn.constants.eta, e))
    #expect(isClose(kn.constants.h2, 8 * e))
    // The horizon is 2e = 7.56, the allowance at r half of 7.56 - r: 2.28 at 3 (sums 6 and 0).
    #expect(kn.lastStage == 8)
    #expect(kn.selected == 0)
    // With margin 1 the horizon is 30.25, the allowance at r a quarter of 30.25 - r: 6.8 at r = 3
    // (sums 6 and 0), 6.6 at 4 (sums 6.5 and 0), 6.3 at 5 (sums 6.4 and 0).
    kn = try #require(
      KimNelson(
        firstStage: [[1, 2, 3], [0, 0, 0]], margin: 1, confidence: 0.95, c: 2, best: .largest))
    #expect(kn.lastStage == 31)
    kn.observe([0.5, 0])
    #expect(kn.survivors == [0, 1])
    kn.observe([-0.1, 0])
    #expect(kn.selected == 0)
    #expect(kn.stage == 5)
  }

  /// Runs the procedure to its end on four systems, the last ahead by the margin.
  static func run(trial: Int, dependence: KimNelson.Dependence, c: Int) -> KimNelson? {
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
      firstStage: first, margin: 1, confidence: 0.9, dependence: dependence, c: c, best: .largest)
    while let state = kn, state.selected == nil { kn?.observe(stage(state.survivors)) }
    return kn
  }

  @Test(
    "the best system, ahead by the margin, is selected as often as promised",
    arguments: [KimNelson.Dependence.any, .independent], [1, 2])
  func promise(dependence: KimNelson.Dependence, c: Int) {
    let trials = 300
    let runs = (0..<trials).compactMap { Self.run(trial: $0, dependence: dependence, c: c) }
    #expect(runs.count == trials)
    let right = runs.count { $0.selected == 3 }
    #expect(Chance.isAtLeast(0.9, successes: right, trials: trials))
    for kn in runs {
      #expect(kn.stage <= kn.lastStage)
      #expect(kn.droppedAt.count { $0 == nil } == 1)
    }
  }
}
