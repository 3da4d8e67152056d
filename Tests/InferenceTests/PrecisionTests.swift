import Inference
import Testing

/// Stopping rules: when a precision is reached, what it takes, and when it means nothing.
@Suite struct PrecisionTests {
  static let ten = Estimate(
    of: [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09], confidence: 0.9)

  @Test("an absolute half-width is met exactly when the interval fits")
  func absolute() {
    // The half-width is 0.23725.
    #expect(Precision.halfWidth(0.2373).assess(Self.ten) == .met)
    #expect(Precision.halfWidth(0.2372).assess(Self.ten) == .needs(replications: 11))
    // Least n with t sd / sqrt n <= 0.1, by scipy: 48.
    #expect(Precision.halfWidth(0.1).assess(Self.ten) == .needs(replications: 48))
  }

  @Test("a relative precision is adjusted for the mean being estimated")
  func relative() {
    // h / mean = 0.17666, which is g / (1 + g) for g = 0.21457.
    #expect(Precision.relative(0.2146).assess(Self.ten) == .met)
    #expect(Precision.relative(0.2145).assess(Self.ten) == .needs(replications: 11))
    // Target 1.343 * 0.1 / 1.1; least n by scipy: 33.
    #expect(Precision.relative(0.1).assess(Self.ten) == .needs(replications: 33))
    // A negative mean has the same relative precision.
    let negative = Estimate(
      of: [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09].map { -$0 }, confidence: 0.9)
    #expect(Precision.relative(0.1).assess(negative) == .needs(replications: 33))
  }

  @Test("a relative precision is refused when the interval contains zero, with advice")
  func refusesZero() {
    let aroundZero = Estimate(of: [-1, 2, -1.5, 1.2], confidence: 0.95)
    #expect(Precision.relative(0.05).assess(aroundZero) == .refused(.intervalContainsZero))
    let zero = Estimate(of: [0, 0, 0], confidence: 0.95)
    #expect(Precision.relative(0.05).assess(zero) == .refused(.alwaysZero))
    #expect(Precision.halfWidth(0.05).assess(zero) == .met)
    #expect(Precision.Refusal.intervalContainsZero.description.contains("half-width"))
    if case .needs(let n) = Precision.halfWidth(0.5).assess(aroundZero) {
      #expect(n > 4)
    } else {
      Issue.record("an absolute half-width does not mind zero")
    }
  }

  @Test("without an interval nothing can be said, unless nothing varies")
  func withoutInterval() {
    let one = Estimate(of: [3], confidence: 0.95)
    #expect(Precision.halfWidth(1).assess(one) == .refused(.noInterval))
    let certain = Estimate(of: [3, 3], confidence: 0.95)
    #expect(Precision.halfWidth(1e-9).assess(certain) == .met)
    #expect(Precision.relative(1e-9).assess(certain) == .met)
  }

  @Test("a precision beyond a thousand million replications is out of reach")
  func outOfReach() {
    #expect(Precision.halfWidth(1e-9).assess(Self.ten) == .refused(.outOfReach))
    #expect(Precision.halfWidth(0).assess(Self.ten) == .refused(.outOfReach))
  }

  @Test("the sample size is the least one whose half-width fits")
  func sampleSizeIsLeast() throws {
    for target in [0.01, 0.1, 0.3, 1, 5, 30] {
      let n = try #require(
        SampleSize.replications(toReach: target, standardDeviation: 2, confidence: 0.95))
      func half(_ n: Int) -> Double {
        StudentT.quantile(0.975, degrees: Double(n - 1)) * 2 / Double(n).squareRoot()
      }
      #expect(half(n) <= target)
      #expect(n == 2 || half(n - 1) > target)
    }
    #expect(
      SampleSize.replications(toReach: 1, standardDeviation: 0, confidence: 0.95) == 2)
    #expect(
      SampleSize.replications(toReach: .nan, standardDeviation: 1, confidence: 0.95) == nil)
  }
}
