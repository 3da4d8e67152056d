import Inference
import Probability
import Testing

/// Variance shares and elementary effects, against closed forms and SALib.
@Suite struct SensitivityTests {
  @Test("the estimators on eight points of a small function are SALib's")
  func small() throws {
    // Case sobol-estimator-small: SALib 1.6.0; Saltelli et al. 2010, table 2 (b), (f); Jansen 1999.
    let design = SaltelliDesign(
      a: [
        [0.57, 0.595, 0.593], [0.428, 0.378, 0.911], [0.609, 0.739, 0.451], [0.278, 0.821, 0.571],
        [0.787, 0.218, 0.561], [0.009, 0.957, 0.12], [0.492, 0.116, 0.157], [0.006, 0.491, 0.359],
      ],
      b: [
        [0.987, 0.444, 0.711], [0.753, 0.42, 0.991], [0.461, 0.912, 0.219], [0.887, 0.749, 0.189],
        [0.153, 0.804, 0.793], [0.96, 0.72, 0.91], [0.604, 0.757, 0.97], [0.119, 0.143, 0.107],
      ])
    func indices(shift: Double) throws -> SobolIndices {
      func f(_ x: [Double]) -> Double { x[0] + 2 * x[1] * x[1] + x[0] * x[2] + shift }
      return try #require(
        SobolIndices(
          a: design.a.map(f), b: design.b.map(f), mixed: (0..<3).map { design.mixed($0).map(f) }))
    }
    let s = try indices(shift: 0)
    #expect(isClose(s.variance, 0.49998860717575))
    let first = [0.5657055707200891, 0.137278121129615, 0.05269519966009709]
    let total = [0.4928586922839226, 0.499289456956066, 0.02879099725604345]
    let jansen = [0.3841005338672534, 0.22558296114556028, 0.4983883515832955]
    for i in 0..<3 {
      #expect(isClose(s.factors[i].first, first[i]))
      #expect(isClose(s.factors[i].total, total[i]))
      #expect(isClose(s.factors[i].firstByJansen, jansen[i]))
    }
    // A constant added to the output changes nothing.
    let moved = try indices(shift: 1000)
    for (a, b) in zip(s.factors, moved.factors) {
      #expect(isClose(a.first, b.first, relative: 1e-7))
      #expect(isClose(a.total, b.total, relative: 1e-7))
    }
  }

  @Test("an output that does not vary has no shares")
  func constant() {
    #expect(SobolIndices(a: [2, 2], b: [2, 2], mixed: [[2, 2]]) == nil)
    #expect(SobolIndices(a: [2, .nan], b: [2, 3], mixed: [[2, 2]]) == nil)
  }

  @Test("the indices of Ishigami's function are the closed form's")
  func ishigami() throws {
    // Case sobol-ishigami-analytic: sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on -pi...pi.
    let variance = 13.844587940719254
    let first = [0.31390519114781146, 0.4424111447900409, 0]
    let total = [0.5575888552099592, 0.4424111447900409, 0.2436836640621477]
    func f(_ u: [Double]) -> Double {
      let x = u.map { (2 * $0 - 1) * Double.pi }
      let (s1, s2) = (sine(x[0]), sine(x[1]))
      return s1 + 7 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * s1
    }
    let all = try (0..<16).map { replication in
      let design = SaltelliDesign(
        count: 1024, factors: 3, key: StreamKey(seed: 35, name: "ishigami"),
        replication: UInt32(replication))
      return try #require(
        SobolIndices(
          a: design.a.map(f), b: design.b.map(f), mixed: (0..<3).map { design.mixed($0).map(f) }))
    }
    #expect(Chance.isMean(variance, of: all.map(\.variance)))
    for i in 0..<3 {
      #expect(Chance.isMean(first[i], of: all.map { $0.factors[i].first }))
      #expect(Chance.isMean(first[i], of: all.map { $0.factors[i].firstByJansen }))
      #expect(Chance.isMean(total[i], of: all.map { $0.factors[i].total }))
      // The intervals are narrow enough to mean something.
      let spread = Estimate(of: all.map { $0.factors[i].total }, confidence: 0.95)
      #expect(try #require(spread.halfWidth) < 0.01)
    }
  }

  @Test("Morris: a linear factor has one effect, a joint one several, an idle one none")
  func morris() throws {
    let design = MorrisDesign(
      trajectories: 10, factors: 4, key: StreamKey(seed: 36, name: "morris"))
    func f(_ x: [Double]) -> Double { 5 + 2 * x[0] - 3 * x[1] + 4 * (x[2] - 0.5) * (x[1] - 0.5) }
    let m = MorrisScreening(
      trajectories: design.trajectories, outputs: design.trajectories.map { $0.map(f) })
    #expect(isClose(m.factors[0].mu, 2))
    #expect(isClose(m.factors[0].muStar, 2))
    #expect(try #require(m.factors[0].sigma) < 1e-12)
    #expect(m.factors[3].muStar == 0)
    // The effect of the third factor is 4 (x1 - 0.5), on a grid of four levels -2, -2/3, 2/3, 2.
    for effect in m.factors[2].effects {
      #expect([-2, -2 / 3.0, 2 / 3.0, 2].contains { abs($0 - effect) < 1e-9 })
    }
    #expect(try #require(m.factors[2].sigma) > 0.5)
    #expect(m.factors[2].muStar > abs(m.factors[2].mu))
    #expect(m.factors[1].muStar > 1)
  }

  @Test("one Morris trajectory worked by hand")
  func morrisByHand() {
    // Up 2/3 in y: from 1 to 5; then down 2/3 in x: from 5 to 6.
    let m = MorrisScreening(
      trajectories: [[[1, 0], [1, 2 / 3.0], [1 / 3.0, 2 / 3.0]]], outputs: [[1, 5, 6]])
    #expect(isClose(m.factors[0].mu, -1.5))
    #expect(isClose(m.factors[1].mu, 6))
    #expect(m.factors[0].muStar == -m.factors[0].mu)
    #expect(m.factors[0].sigma == nil)
  }

  /// sin x for |x| <= pi by its series: tests need no other library.
  private func sine(_ x: Double) -> Double {
    var (sum, term) = (x, x)
    for k in 1..<20 {
      term *= -x * x / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sum
  }
}
