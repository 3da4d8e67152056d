import Probability
import Testing

/// Every law against figures from elsewhere, and its draws against the law.
///
/// Seeds are fixed; each check has a level of 1e-9, so a failure is an error, not bad luck.
@Suite struct LawTests {
  /// Half-width, in standard errors, of a two-sided normal interval at level 1e-9.
  static let z = 6.11
  /// Bound on sqrt(n) D of Kolmogorov and Smirnov at level 1e-9: sqrt(log(2e9)/2); for laws with
  /// atoms it is conservative.
  static let kolmogorov = 3.273

  @Test(
    "a law's mean, variance, support and distribution function are the known ones",
    arguments: LawCase.all)
  func propertiesAreKnown(law: LawCase) throws {
    let d = try law.make()
    #expect(isClose(d.mean, law.mean))
    #expect(isClose(d.variance, law.variance))
    #expect(isClose(d.cv, law.variance.squareRoot() / abs(law.mean)))
    #expect(isClose(d.support.lowerBound, law.support.lowerBound))
    #expect(
      d.support.upperBound == law.support.upperBound
        || isClose(d.support.upperBound, law.support.upperBound))
    #expect(isClose(d.probability(atMost: law.point), law.probability))
    #expect(d.probability(atMost: d.support.lowerBound.nextDown) == 0)
    #expect(d.probability(atMost: d.support.upperBound) == 1)
    #expect(law.testDescription.hasPrefix(d.name) || d.name == "normal")
    #expect(d.sampler.mean == d.mean)
    #expect(!d.sampler.isConstant)
  }

  @Test(
    "200,000 draws stay in the support and have the law's mean and variance",
    arguments: LawCase.all)
  func drawsHaveTheMoments(law: LawCase) throws {
    let d = try law.make()
    let sampler = d.sampler
    var stream = RandomStream(seed: 2026, replication: 1, name: law.testDescription)
    let n = 200_000
    var sum = 0.0
    var squares = 0.0
    var inside = true
    for _ in 0..<n {
      let x = sampler.sample(&stream)
      inside = inside && d.support.contains(x)
      sum += x - law.mean
      squares += (x - law.mean) * (x - law.mean)
    }
    #expect(inside)
    let count = Double(n)
    #expect(abs(sum / count) <= Self.z * (law.variance / count).squareRoot())
    // The mean square about the known mean has variance (kurtosis - 1) variance^2 / n.
    let spread = law.variance * ((law.kurtosis - 1) / count).squareRoot()
    #expect(abs(squares / count - law.variance) <= Self.z * spread)
    withExtendedLifetime(d) {}
  }

  @Test(
    "draws follow the distribution function by Kolmogorov and Smirnov",
    arguments: LawCase.all)
  func drawsFitTheLaw(law: LawCase) throws {
    let d = try law.make()
    let sampler = d.sampler
    var stream = RandomStream(seed: 2026, replication: 2, name: law.testDescription)
    let n = 20_000
    let draws = (0..<n).map { _ in sampler.sample(&stream) }.sorted()
    var distance = 0.0
    var i = 0
    while i < n {
      let x = draws[i]
      let before = Double(i) / Double(n)
      while i < n && draws[i] == x { i += 1 }
      distance = max(distance, abs(before - d.probability(atMost: x.nextDown)))
      distance = max(distance, abs(Double(i) / Double(n) - d.probability(atMost: x)))
    }
    #expect(distance * Double(n).squareRoot() < Self.kolmogorov)
    withExtendedLifetime(d) {}
  }

  @Test("a law scaled by c is the law of c X, draw by draw", arguments: LawCase.all)
  func scalingScalesEveryDraw(law: LawCase) throws {
    let d = try law.make()
    let scaled = d.scaled(by: 2.5)
    #expect(isClose(scaled.mean, 2.5 * d.mean))
    #expect(isClose(scaled.variance, 6.25 * d.variance))
    #expect(isClose(scaled.probability(atMost: 2.5 * law.point), law.probability))
    #expect(scaled.name == d.name)
    var a = RandomStream(seed: 1, replication: 0, name: "scaled")
    var b = a
    for _ in 0..<100 {
      #expect(isClose(scaled.sampler.sample(&b), 2.5 * d.sampler.sample(&a)))
    }
    #expect(d.scaled(by: 1) == d)
    #expect(scaled != d)
  }

  @Test("the sum of seven draws is seven draws added up", arguments: LawCase.all)
  func sumsAddUp(law: LawCase) throws {
    let d = try law.make()
    var a = RandomStream(seed: 9, replication: 0, name: "sum")
    var b = a
    var total = 0.0
    for _ in 0..<7 { total += d.sampler.sample(&a) }
    #expect(d.sampler.sum(of: 7, &b) == total)
    #expect(a.state == b.state)
    #expect(d.sampler.sum(of: 0, &b) == 0)
    #expect(a.state == b.state)
  }

  @Test("counts in a unit that rounds keep their distribution function")
  func countsInARoundingUnit() throws {
    let poisson = try Distribution.poisson(mean: 30)
    let geometric = try Distribution.geometric(p: 0.1)
    for k in 1...60 {
      // 0.1 is not a binary fraction: k * 0.1 / 0.1 may fall just below k.
      let x = 0.1 * Double(k)
      #expect(
        poisson.scaled(by: 0.1).probability(atMost: x)
          == poisson.probability(atMost: Double(k)))
      #expect(
        geometric.scaled(by: 0.1).probability(atMost: x)
          == geometric.probability(atMost: Double(k)))
    }
  }

  @Test("a constant uses no random numbers, alone or in a sum")
  func constantsAreFree() {
    let d = Distribution.constant(2.5)
    var stream = RandomStream(seed: 9, replication: 0, name: "constant")
    let before = stream.state
    #expect(d.sampler.sample(&stream) == 2.5)
    #expect(d.sampler.sum(of: 4, &stream) == 10)
    #expect(stream.state == before)
    #expect(d.sampler.isConstant)
    #expect(d.mean == 2.5)
    #expect(d.variance == 0)
    #expect(d.cv == 0)
    #expect(d.support == 2.5...2.5)
    #expect(d.probability(atMost: 2.49) == 0)
    #expect(d.probability(atMost: 2.5) == 1)
    #expect(d.scaled(by: 2) == .constant(5))
  }
}

/// Whether two numbers agree to eleven digits.
func isClose(_ a: Double, _ b: Double, relative: Double = 1e-11) -> Bool {
  abs(a - b) <= relative * max(abs(a), abs(b))
}
