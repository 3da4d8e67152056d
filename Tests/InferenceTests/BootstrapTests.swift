import Inference
import Probability
import Testing

/// Efron's interval against numpy's on the same draws.
@Suite struct BootstrapTests {
  static let skewed = [
    0.02, 0.15, 0.74, 3.39, 0.83, 22.37, 10.15, 15.43, 38.62, 15.92, 34.6, 10.28, 1.47, 0.4, 0.05,
    11.39, 0.27, 0.42, 0.09, 11.37,
  ]

  static func mean(_ values: [Double]) -> Double { Moments(values).mean }

  @Test("the mean of twenty skewed values")
  func bca() {
    // numpy and scipy.stats.norm on the draws of splitmix64 seeded with 1; scipy.stats.bootstrap
    // with 20,000 resamples of its own gives 4.82 ... 15.21.
    var generator = SplitMix(state: 1)
    let b = Bootstrap(
      of: Self.skewed, confidence: 0.95, drawing: { generator.index(below: $0) },
      statistic: Self.mean)
    #expect(b.method == .bca)
    #expect(isClose(b.estimate, 8.898))
    #expect(isClose(b.standardError, 2.5440263672451136))
    #expect(isClose(b.bias, 0.033845942621651186))
    #expect(isClose(b.acceleration, 0.05097454961033464))
    #expect(isClose(b.interval?.lowerBound, 4.675264659352838))
    #expect(isClose(b.interval?.upperBound, 14.935140659651662))
  }

  @Test("a rescaled statistic has the rescaled interval, and a turned one the turned")
  func rescaled() throws {
    func interval(_ statistic: ([Double]) -> Double) throws -> ClosedRange<Double> {
      var generator = SplitMix(state: 2)
      let b = Bootstrap(
        of: Self.skewed, resamples: 500, confidence: 0.9, drawing: { generator.index(below: $0) },
        statistic: statistic)
      return try #require(b.interval)
    }
    let plain = try interval(Self.mean)
    let scaled = try interval { 100 + 4 * Self.mean($0) }
    #expect(isClose(scaled.lowerBound, 100 + 4 * plain.lowerBound))
    #expect(isClose(scaled.upperBound, 100 + 4 * plain.upperBound))
    let turned = try interval { -Self.mean($0) }
    #expect(isClose(turned.lowerBound, -plain.upperBound))
    #expect(isClose(turned.upperBound, -plain.lowerBound))
  }

  @Test("where all resamples lie on one side the plain quantiles are taken")
  func oneSided() {
    var generator = SplitMix(state: 3)
    // How many different replications there are: all only in the sample itself.
    let all = Bootstrap(
      count: 30, resamples: 200, confidence: 0.9, drawing: { generator.index(below: $0) }
    ) { indices in Double(Set(indices).count) }
    #expect(all.bias == .infinity)
    #expect(all.method == .percentile)
    #expect(all.interval.map { $0.upperBound < 30 } ?? false)
  }

  @Test("what does not vary has no interval")
  func constant() {
    var generator = SplitMix(state: 4)
    let b = Bootstrap(
      of: [3, 3, 3], confidence: 0.9, drawing: { generator.index(below: $0) }, statistic: Self.mean)
    #expect(b.interval == nil)
    #expect(b.standardError == 0)
    let broken = Bootstrap(
      of: [3, .nan, 4], confidence: 0.9, drawing: { generator.index(below: $0) }
    ) { Self.mean($0) }
    #expect(broken.interval == nil)
  }

  @Test("the interval of a median covers it about as often as it says")
  func coverage() {
    let trials = 200
    var covered = 0
    for trial in 0..<trials {
      var numbers = NormalNumbers(seed: 39, replication: trial)
      var stream = RandomStream(seed: 39, replication: UInt32(trial), name: "bootstrap")
      let values = numbers.sample(40).map { $0 * $0 }
      let b = Bootstrap(
        of: values, resamples: 200, confidence: 0.9, drawing: { stream.index(below: $0) }
      ) { Quantile.type7($0, 0.5) }
      // The median of a chi-squared number on one degree of freedom.
      if b.interval?.contains(0.454936423119572) ?? false { covered += 1 }
    }
    // Second-order exact only: a true coverage of 85 % or more is what is claimed here.
    #expect(Chance.isAtLeast(0.85, successes: covered, trials: trials))
    #expect(covered < trials)
  }
}
