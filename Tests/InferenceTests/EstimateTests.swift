import Inference
import Testing

/// Moments and Student-t intervals against known answers.
@Suite struct EstimateTests {
  @Test("the ten observations of Law's chapter 4 give 1.343 -+ 0.237 at 90 %")
  func lawChapterFour() {
    // Case tci-law-90: published 1.34 -+ 0.24; digits from scipy.stats.t.interval.
    let e = Estimate(
      of: [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09], confidence: 0.9)
    #expect(e.n == 10)
    #expect(isClose(e.mean, 1.343))
    #expect(isClose(e.standardDeviation.map { $0 * $0 }, 0.1675122222222222))
    #expect(isClose(e.halfWidth, 0.23725341448939702))
    #expect(isClose(e.lower, 1.105746585510603))
    #expect(isClose(e.upper, 1.580253414489397))
  }

  @Test("twelve observations at 95 %")
  func twelveObservations() {
    // Case tci-12-95: scipy.
    let e = Estimate(
      of: [103.2, 98.7, 101.4, 99.9, 105.1, 97.3, 100.8, 102.6, 99.1, 101.9, 96.5, 104.4],
      confidence: 0.95)
    #expect(isClose(e.mean, 100.90833333333335))
    #expect(isClose(e.standardDeviation.map { $0 * $0 }, 7.339015151515154))
    #expect(isClose(e.halfWidth, 1.721255668531857))
    #expect(isClose(e.lower, 99.18707766480149))
    #expect(isClose(e.upper, 102.6295890018652))
  }

  @Test("two observations stand on one degree of freedom")
  func twoObservations() {
    // Case tci-n2: scipy.
    let e = Estimate(of: [10, 14], confidence: 0.95)
    #expect(isClose(e.standardDeviation.map { $0 * $0 }, 8))
    #expect(isClose(e.halfWidth, 25.41240947234939))
    #expect(isClose(e.lower, -13.412409472349388))
    #expect(isClose(e.upper, 37.41240947234939))
  }

  @Test("antithetic pairs are analysed as six pair means")
  func antitheticPairs() {
    // Case antithetic-pairs: Law section 11.3; scipy.
    let pairs = [(9.1, 11.2), (10.4, 9.5), (8.7, 11.9), (10.9, 9.4), (9.8, 10.1), (11.3, 8.9)]
    let e = Estimate(of: pairs.map { ($0 + $1) / 2 }, confidence: 0.95)
    #expect(isClose(e.mean, 10.1))
    #expect(isClose(e.standardDeviation.map { $0 * $0 }, 0.018, relative: 1e-12))
    #expect(isClose(e.halfWidth, 0.14079656572910515))
    #expect(isClose(e.lower, 9.959203434270895))
    #expect(isClose(e.upper, 10.240796565729104))
    let together = PairedComparison(pairs.map(\.0), pairs.map(\.1), confidence: 0.95)
    #expect(isClose(together.correlation, -0.9777648664246442))
  }

  @Test("merging two parts gives the moments of the whole")
  func mergingParts() {
    // Case welford-merge: Chan, Golub, LeVeque 1979; numpy.
    var a = Moments([103.2, 98.7, 101.4, 99.9, 105.1])
    #expect(isClose(a.mean, 101.66))
    #expect(isClose(a.squares, 26.131999999999927))
    let b = Moments([97.3, 100.8, 102.6, 99.1, 101.9, 96.5, 104.4])
    #expect(isClose(b.mean, 100.37142857142855))
    #expect(isClose(b.squares, 49.754285714285786))
    a.merge(b)
    #expect(a.count == 12)
    #expect(isClose(a.mean, 100.90833333333335))
    #expect(isClose(a.squares, 80.72916666666669))
  }

  @Test("merging with nothing changes nothing")
  func mergingNothing() {
    let b = Moments([1, 2, 4])
    var a = Moments()
    a.merge(b)
    #expect(a == b)
    a.merge(Moments())
    #expect(a == b)
  }

  @Test("a small variance about a large mean keeps its digits")
  func noCancellation() {
    let m = Moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(isClose(m.variance, 30, relative: 1e-12))
    var left = Moments([1e9 + 4, 1e9 + 7])
    left.merge(Moments([1e9 + 13, 1e9 + 16]))
    #expect(isClose(left.variance, 30, relative: 1e-12))
  }

  @Test("one replication has a mean and no interval, none has not even that")
  func tooFew() {
    let one = Estimate(of: [3.5], confidence: 0.95)
    #expect(one.mean == 3.5)
    #expect(one.standardDeviation == nil)
    #expect(one.interval == nil)
    #expect(one.halfWidth == nil)
    #expect(!one.isCertain)
    let none = Estimate(of: [], confidence: 0.95)
    #expect(none.n == 0)
    #expect(none.mean.isNaN)
    #expect(none.interval == nil)
  }

  @Test("equal replications are certain: no interval, half-width zero")
  func certain() {
    let e = Estimate(of: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], confidence: 0.95)
    #expect(e.mean == 0.1)
    #expect(e.standardDeviation == 0)
    #expect(e.interval == nil)
    #expect(e.halfWidth == 0)
    #expect(e.isCertain)
  }

  @Test("a value that is not finite leaves no interval")
  func notFinite() {
    #expect(Estimate(of: [1, 2, .nan], confidence: 0.95).interval == nil)
    #expect(Estimate(of: [1, 2, .infinity], confidence: 0.95).interval == nil)
  }

  /// A quantile of t from scipy.stats.t.ppf.
  struct Quantile: Sendable {
    let p: Double
    let degrees: Double
    let t: Double
  }

  @Test(
    "Student quantiles and their probabilities are the known ones",
    arguments: [
      Quantile(p: 0.975, degrees: 1, t: 12.706204736174694),
      Quantile(p: 0.95, degrees: 9, t: 1.833112932656237),
      Quantile(p: 0.995, degrees: 29, t: 2.7563859036706049),
      Quantile(p: 0.975, degrees: 7.992385930043246, t: 2.3063865824793512),
      Quantile(p: 0.9995, degrees: 120, t: 3.3734537685625332),
      Quantile(p: 0.025, degrees: 4, t: -2.7764451051977943),
    ])
  func studentQuantiles(q: Quantile) {
    #expect(isClose(StudentT.quantile(q.p, degrees: q.degrees), q.t))
    #expect(isClose(StudentT.cumulative(q.t, degrees: q.degrees), q.p))
    #expect(
      isClose(StudentT.twoSided(q.t, degrees: q.degrees), 2 * min(q.p, 1 - q.p), relative: 1e-8))
  }

  @Test("normal quantiles and their probabilities are the known ones")
  func normalQuantiles() {
    #expect(isClose(Normal.quantile(0.975), 1.959963984540054))
    #expect(isClose(Normal.quantile(0.001), -3.0902323061678132))
    #expect(isClose(Normal.cumulative(1.959963984540054), 0.975))
    // Case prob-superiority-normal: P(A > B') for a mean difference of 1.2, deviations 1, sqrt 3.
    #expect(isClose(Normal.cumulative(1.2 / 2), 0.7257468822499265))
  }
}
