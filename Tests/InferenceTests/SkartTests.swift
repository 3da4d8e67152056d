import Inference
import Testing

/// N-Skart against numpy's answers on the same series, and its coverage.
@Suite struct SkartTests {
  /// An autoregression whose innovations are 4 u^4: a warm-up from `start`, and skewness.
  static func series(_ n: Int, phi: Double, start: Double, seed: UInt64) -> [Double] {
    var generator = SplitMix(state: seed)
    var y = start
    return (0..<n).map { _ in
      let u = generator.uniform()
      y = phi * y + u * u * u * u * 4
      return y
    }
  }

  /// What numpy and scipy.stats find, following the published steps.
  struct Case: Sendable {
    let n: Int
    let phi: Double
    let start: Double
    let seed: UInt64
    let warmUp: Int
    let batches: Int
    let batchSize: Int
    let mean: Double
    let lagOne: Double
    let skewness: Double
    let degrees: Int
    let lower: Double
    let upper: Double
  }

  static let cases = [
    Case(
      n: 20000, phi: 0.9, start: 60, seed: 1, warmUp: 544, batches: 1024, batchSize: 19,
      mean: 7.86172367010367, lagOne: 0.254760987562937, skewness: 0.11746538032864491,
      degrees: 34, lower: 7.713469654889838, upper: 8.014518411614231),
    Case(
      n: 5000, phi: 0.5, start: 0, seed: 2, warmUp: 904, batches: 1024, batchSize: 4,
      mean: 1.609839788228899, lagOne: 0.1992280114369817, skewness: 1.4531630825014736,
      degrees: 4, lower: 1.5447253974833581, upper: 1.929677125040313),
    Case(
      n: 1280, phi: 0, start: 0, seed: 3, warmUp: 256, batches: 1024, batchSize: 1,
      mean: 0.7587028067283115, lagOne: 0.01594215467645952, skewness: 1.5857868765064222,
      degrees: 3, lower: 0.694148377528672, upper: 1.036132381127972),
    Case(
      n: 100000, phi: 0.97, start: 0, seed: 5, warmUp: 672, batches: 1024, batchSize: 97,
      mean: 26.77248741424048, lagOne: 0.23643030439742418, skewness: 0.599349157745163,
      degrees: 127, lower: 26.543176946213258, upper: 27.020649931025467),
  ]

  @Test("warm-up, batches and interval of skewed, correlated series", arguments: cases)
  func known(c: Case) throws {
    let s = try Skart(
      of: Self.series(c.n, phi: c.phi, start: c.start, seed: c.seed), confidence: 0.95)
    #expect(s.warmUp == c.warmUp)
    #expect(s.batches == c.batches)
    #expect(s.batchSize == c.batchSize)
    #expect(s.degrees == c.degrees)
    #expect(isClose(s.mean, c.mean))
    #expect(isClose(s.lagOne, c.lagOne))
    #expect(isClose(s.skewness, c.skewness))
    #expect(isClose(s.interval.lowerBound, c.lower))
    #expect(isClose(s.interval.upperBound, c.upper))
  }

  @Test("a series too short, broken or constant is refused with what to do")
  func refusals() {
    #expect(throws: Skart.Refusal.tooShort(needed: 1280)) {
      try Skart(of: Array(repeating: 1, count: 1279), confidence: 0.9)
    }
    // numpy: 1,037 batches of 3 would be the next try.
    #expect(throws: Skart.Refusal.tooShort(needed: 3111)) {
      try Skart(of: Self.series(3000, phi: 0.98, start: 0, seed: 4), confidence: 0.9)
    }
    #expect(throws: Skart.Refusal.constant) {
      try Skart(of: Array(repeating: 1, count: 2000), confidence: 0.9)
    }
    #expect(throws: Skart.Refusal.notFinite) {
      try Skart(of: Array(repeating: .nan, count: 2000), confidence: 0.9)
    }
    #expect(Skart.Refusal.tooShort(needed: 7).description.contains("7 observations"))
  }

  @Test("skewness is scipy's, and none where there is nothing to skew")
  func skewness() {
    // scipy.stats.skew(bias=False).
    #expect(isClose(SkewnessAdjustment.skewness(of: [1, 2, 4, 9, 3]), 1.5491313812566694))
    #expect(SkewnessAdjustment.skewness(of: [1, 2]) == 0)
    #expect(SkewnessAdjustment.skewness(of: [2, 2, 2]) == 0)
  }

  @Test("the interval covers the mean at least as often as it says, from a far start")
  func coverage() throws {
    let trials = 100
    var covered = 0
    for trial in 0..<trials {
      let s = try Skart(
        of: Self.series(10_000, phi: 0.8, start: 40, seed: UInt64(1000 + trial)), confidence: 0.9)
      // The mean of 4 u^4 is 0.8, and 0.8 / (1 - 0.8) = 4.
      if s.interval.contains(4) { covered += 1 }
    }
    #expect(Chance.isAtLeast(0.9, successes: covered, trials: trials))
  }
}
