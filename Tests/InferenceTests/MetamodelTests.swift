import Inference
import Testing

/// Fitted polynomials, their zeros, and means corrected by controls.
@Suite struct MetamodelTests {
  static let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
  static let y = [4.1, 3.2, 1.7, 1.1, -0.2, -0.9, -2.2, -2.8]

  static func polynomial(_ degree: Int) throws -> Metamodel {
    let terms = (0...degree).map { Array(repeating: 0, count: $0) }
    return try #require(Metamodel(points: x.map { [$0] }, values: y, terms: terms))
  }

  @Test("a parabola through eight values")
  func parabola() throws {
    // Case metamodel-quadratic: statsmodels.
    let m = try Self.polynomial(2)
    let coefficients = [5.307142857142854, -1.176190476190476, 0.019047619047618897]
    let errors = [0.2913783803651494, 0.1485569284743477, 0.016113261253036797]
    for i in 0..<3 {
      #expect(isClose(m.coefficients[i], coefficients[i]))
      #expect(isClose(m.standardErrors[i], errors[i]))
    }
    #expect(isClose(m.rSquared, 0.9948899897353506))
    #expect(isClose(m.adjustedRSquared, 0.9928459856294908))
    #expect(isClose(m.residualVariance, 0.04361904761904767))
    #expect(m.lackOfFit == nil)
    // PRESS is what it says: each value predicted from the others.
    var press = 0.0
    for i in Self.x.indices {
      let rest = Self.x.indices.filter { $0 != i }
      let without = try #require(
        Metamodel(
          points: rest.map { [Self.x[$0]] }, values: rest.map { Self.y[$0] }, terms: m.terms))
      let miss = Self.y[i] - without.prediction(at: [Self.x[i]]).value
      press += miss * miss
    }
    #expect(isClose(m.press, press))
  }

  @Test("values at equal points tell noise from lack of fit")
  func lackOfFit() throws {
    // numpy and scipy.stats.f: a line through four points run twice.
    let m = try #require(
      Metamodel(
        points: [1, 1, 2, 2, 3, 3, 4, 4].map { [$0] },
        values: [2.1, 2.3, 2.9, 3.3, 5.1, 4.6, 8.0, 8.5], terms: [[], [0]]))
    #expect(isClose(m.coefficients[0], -0.375))
    #expect(isClose(m.coefficients[1], 1.99))
    #expect(isClose(m.squares, 3.539))
    #expect(isClose(m.press, 6.582658012735205))
    let test = try #require(m.lackOfFit)
    #expect(test.degrees == 2)
    #expect(test.pureDegrees == 4)
    #expect(isClose(test.f, 18.222857142857155))
    #expect(isClose(test.pValue, 0.009780813174412007))
  }

  @Test("two factors of second order with weights")
  func weighted() throws {
    // numpy: (D'WD)^-1 D'Wy, variances the diagonal of (D'WD)^-1.
    let points: [[Double]] = [
      [-1, -1], [-1, 1], [1, -1], [1, 1], [0, 0], [-1, 0], [1, 0], [0, -1], [0, 1], [0.5, 0.5],
    ]
    let m = try #require(
      Metamodel(
        points: points, values: [3.1, 2.2, 5.9, 4.4, 3.0, 2.7, 4.8, 4.1, 2.9, 3.6],
        weights: [1, 2, 1, 2, 4, 1, 1, 2, 1, 3], terms: Metamodel.quadratic(factors: 2)))
    #expect(m.terms == [[], [0], [1], [0, 0], [1, 1], [0, 1]])
    let coefficients = [
      3.0840992619889827, 1.2019120298751589, -0.6150104937480907, 0.5403216112090992,
      0.3271778222270379, -0.12923518804993642,
    ]
    let errors = [
      0.3974393102110901, 0.3606224850075777, 0.33398219747237723, 0.5548965821401263,
      0.5467394455519996, 0.4252149718329383,
    ]
    for i in 0..<6 {
      #expect(isClose(m.coefficients[i], coefficients[i]))
      #expect(isClose(m.standardErrors[i], errors[i]))
    }
    #expect(isClose(m.squares, 0.15861472671915158))
    #expect(isClose(m.rSquared, 0.9896600569283474))
    let prediction = m.prediction(at: [0.2, -0.3])
    #expect(isClose(prediction.value, 3.567797795820235))
    #expect(isClose(prediction.standardError, 0.3846263372758454))
  }

  @Test("a fit that the points cannot decide is none")
  func undecided() throws {
    #expect(
      Metamodel(points: [[1], [1], [1]], values: [1, 2, 3], terms: [[], [0]]) == nil)
    #expect(
      Metamodel(points: [[1], [2], [3]], values: [1, .nan, 3], terms: [[], [0]]) == nil)
    let flat = try #require(
      Metamodel(points: [[1], [2], [3]], values: [0, 0, 0], terms: [[], [0]]))
    #expect(flat.rSquared == nil)
    // One point alone decides the slope: it cannot be predicted from the others.
    let alone = try #require(
      Metamodel(points: [[0], [0], [1]], values: [1, 2, 5], terms: [[], [0]]))
    #expect(alone.press == nil)
    #expect(Metamodel.coded(10, in: 10...30) == -1)
    #expect(Metamodel.coded(25, in: 10...30) == 0.5)
    #expect(Metamodel.quadratic(factors: 1) == [[], [0], [0, 0]])
    #expect(Metamodel.quadratic(factors: 4).count == 15)
  }

  @Test("where a line crosses zero, with Fieller's interval")
  func crossing() throws {
    // numpy: -b0/b1 and the roots of Fieller's quadratic.
    let c = FittedCrossing(try Self.polynomial(1), in: 1...8, confidence: 0.95)
    #expect(c.crossings.count == 1)
    #expect(isClose(c.crossings.first, 4.997630331753555))
    #expect(c.region.count == 1)
    #expect(isClose(c.region.first?.lowerBound, 4.81025218, relative: 1e-8))
    #expect(isClose(c.region.first?.upperBound, 5.19158788, relative: 1e-8))
    #expect(c.extent == .bounded)
    // Fieller's interval of a ratio of means, from the other end: the parabola's ends solve it.
    let p = try Self.polynomial(2)
    let t = StudentT.quantile(0.975, degrees: 5)
    let parabola = FittedCrossing(p, in: 1...8, confidence: 0.95)
    for end in parabola.region.flatMap({ [$0.lowerBound, $0.upperBound] }) {
      let prediction = p.prediction(at: [end])
      #expect(isClose(abs(prediction.value), t * prediction.standardError, relative: 1e-6))
    }
    #expect(parabola.extent == .bounded)
  }

  @Test("a region may be empty, one-sided, everything, or two pieces")
  func extents() throws {
    let line = try Self.polynomial(1)
    let beyond = FittedCrossing(line, in: 6...8, confidence: 0.95)
    #expect(beyond.extent == .none)
    #expect(beyond.crossings.isEmpty)
    let reaching = FittedCrossing(line, in: 5...8, confidence: 0.95)
    #expect(reaching.extent == .unbounded)
    #expect(reaching.crossings.isEmpty)
    #expect(isClose(reaching.region.first?.upperBound, 5.19158788, relative: 1e-8))
    let noise = try #require(
      Metamodel(
        points: Self.x.map { [$0] }, values: [1, -1, -1, 1, 1, -1, -1, 1], terms: [[], [0]]))
    #expect(FittedCrossing(noise, in: 1...8, confidence: 0.95).extent == .everywhere)
    // A parabola with two zeros and little noise.
    let values = Self.x.enumerated().map { i, x in (x - 3) * (x - 6) + (i % 2 == 0 ? 0.01 : -0.01) }
    let two = try #require(
      Metamodel(points: Self.x.map { [$0] }, values: values, terms: [[], [0], [0, 0]]))
    let c = FittedCrossing(two, in: 1...8, confidence: 0.95)
    #expect(c.crossings.count == 2)
    #expect(c.region.count == 2)
    #expect(c.region.first?.contains(3) ?? false)
    #expect(c.region.last?.contains(6) ?? false)
    #expect(c.extent == .bounded)
  }

  @Test("what moves all points together is in no residual, but widens the region")
  func sharedErrors() throws {
    // The line y = x through five points, in three replications moved by -0.1, 0 and 0.1: the
    // variance of the mean move is 0.01/3, so the ends are -+ t sqrt(0.01/3) on 2 degrees.
    let x = [-1, -0.5, 0, 0.5, 1]
    let line = try #require(Metamodel(points: x.map { [$0] }, values: x, terms: [[], [0]]))
    let moves = [[-0.1, 1], [0.1, 1], [0.0, 1]]
    let end = StudentT.quantile(0.975, degrees: 2) * (0.01 / 3).squareRoot()
    let alone = FittedCrossing(line, in: -1...1, confidence: 0.95)
    let moved = FittedCrossing(line, replications: moves, in: -1...1, confidence: 0.95)
    #expect((alone.region.first?.upperBound ?? 1) < 1e-6)
    #expect(moved.region.count == 1)
    #expect(isClose(moved.region.first?.lowerBound, -end))
    #expect(isClose(moved.region.first?.upperBound, end))
    // Slopes of 0.9, 1.1 and 1 as well, which go with the moves: var fit(x) = 0.01 (1 + x)^2/3.
    let turned = FittedCrossing(
      line, replications: [[-0.1, 0.9], [0.1, 1.1], [0, 1]], in: -1...1, confidence: 0.95)
    #expect(isClose(turned.region.first?.lowerBound, -end / (1 + end)))
    #expect(isClose(turned.region.first?.upperBound, end / (1 - end)))
    // Values off the line: the wider of the two decides at each x.
    let rough = try #require(
      Metamodel(
        points: x.map { [$0] }, values: [-0.9, -0.6, 0, 0.4, 1.1], terms: [[], [0]]))
    let both = FittedCrossing(rough, replications: moves, in: -1...1, confidence: 0.95)
    for part in [
      FittedCrossing(rough, in: -1...1, confidence: 0.95),
      FittedCrossing(rough, replications: [[0, 1]], in: -1...1, confidence: 0.95),
    ] {
      let inner = try #require(part.region.first)
      #expect(both.region.first?.contains(inner.lowerBound) == true)
      #expect(both.region.first?.contains(inner.upperBound) == true)
    }
  }

  @Test("Fieller's region contains the true crossing as often as it says")
  func coverage() throws {
    let trials = 400
    var covered = 0
    for trial in 0..<trials {
      var numbers = NormalNumbers(seed: 37, replication: trial)
      let values = Self.x.map { 0.5 * ($0 - 5.3) + numbers.next() }
      let m = try #require(
        Metamodel(points: Self.x.map { [$0] }, values: values, terms: [[], [0]]))
      let region = FittedCrossing(m, in: -1000...1000, confidence: 0.9).region
      if region.contains(where: { $0.contains(5.3) }) { covered += 1 }
    }
    #expect(Chance.isAtLeast(0.9, successes: covered, trials: trials))
    #expect(Chance.isAtLeast(0.1, successes: trials - covered, trials: trials))
  }

  @Test("a control variate takes out what its input explains")
  func controlVariate() throws {
    // Case control-variate-1: Lavenberg and Welch 1981; statsmodels OLS.
    let y = [10.2, 11.9, 9.1, 12.8, 10.9, 11.1, 8.8, 12.1, 9.9, 11.6]
    let c = [1.1, 1.6, 0.8, 1.9, 1.2, 1.4, 0.7, 1.5, 1.0, 1.5]
    let v = try #require(ControlVariate(of: y, controls: [c], means: [1.2], confidence: 0.95))
    #expect(isClose(v.coefficients[0], 3.4519906323185023))
    #expect(isClose(v.mean, 10.598360655737704))
    #expect(isClose(v.standardError, 0.07376788962363433))
    #expect(v.degrees == 8)
    #expect(isClose(v.interval?.lowerBound, 10.428251597220315))
    #expect(isClose(v.interval?.upperBound, 10.768469714255085))
    #expect(isClose(v.residualVariance, 0.052412177985948424))
    #expect(isClose(v.varianceRatio, 0.052412177985948424 / (Moments(y).variance ?? .nan)))
    // Too few replications, controls that say the same or nothing, nothing to explain.
    #expect(
      ControlVariate(
        of: y, controls: [c, y, c.map { $0 * $0 }], means: [1, 1, 1], confidence: 0.95) == nil)
    #expect(
      ControlVariate(
        of: y, controls: [c, c.map { 2 * $0 }], means: [1.2, 2.4], confidence: 0.95) == nil)
    #expect(
      ControlVariate(
        of: y, controls: [y.map { _ in 3 }], means: [3], confidence: 0.95) == nil)
    #expect(
      ControlVariate(of: y.map { _ in 3 }, controls: [c], means: [1.2], confidence: 0.95) == nil)
  }

  @Test("intervals with a control cover the mean as often as they say, and are narrower")
  func controlCoverage() throws {
    let trials = 400
    var covered = 0
    for trial in 0..<trials {
      var numbers = NormalNumbers(seed: 38, replication: trial)
      let c = numbers.sample(10, mean: 2)
      let y = c.map { 7 + 3 * ($0 - 2) + numbers.next() }
      let v = try #require(ControlVariate(of: y, controls: [c], means: [2], confidence: 0.9))
      if v.interval?.contains(7) ?? false { covered += 1 }
    }
    #expect(Chance.isAtLeast(0.9, successes: covered, trials: trials))
    #expect(Chance.isAtLeast(0.1, successes: trials - covered, trials: trials))
  }
}
