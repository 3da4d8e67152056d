import Inference
import Testing

/// Paired comparisons against known answers, and every verdict.
@Suite struct PairedComparisonTests {
  @Test("Law's example 10.1: the paired interval at 90 %")
  func lawTenOne() {
    // Case paired-law-90: published 4.98, variance 2.44, [1.65, 8.31]; digits from scipy.
    let c = PairedComparison(Inventory.a, Inventory.b, confidence: 0.9)
    #expect(c.difference.n == 5)
    #expect(isClose(c.difference.mean, 4.978))
    #expect(isClose(c.difference.standardDeviation.map { $0 * $0 }, 12.19137000000003))
    #expect(isClose(c.difference.standardDeviation.map { $0 * $0 / 5 }, 2.438274000000006))
    #expect(isClose(c.difference.halfWidth, 3.3288731251645123))
    #expect(isClose(c.difference.lower, 1.6491268748354875))
    #expect(isClose(c.difference.upper, 8.306873125164511))
    #expect(isClose(c.t, 3.1879656878811207))
    #expect(isClose(c.pValue, 0.03328082378610257))
    #expect(c.verdict == .aBetter)
    #expect(c.replicationsNeeded == nil)
    // 4 wins of 5: sign test 2 (1 + 5) / 32.
    #expect(c.superiority.wins == 4)
    #expect(c.superiority.losses == 1)
    #expect(isClose(c.superiority.probability, 0.8))
    #expect(isClose(c.superiority.signTestPValue, 0.375))
  }

  @Test("pairing under common random numbers shrinks the variance 37.7 times")
  func whatPairingBought() {
    // Case crn-variance-reduction: numpy.
    let c = PairedComparison(CommonNumbers.a, CommonNumbers.b, confidence: 0.95)
    #expect(isClose(c.difference.standardDeviation.map { $0 * $0 }, 3.209924242424238))
    #expect(isClose(c.varianceRatio.map { 1 / $0 }, 37.699704986901466))
    #expect(isClose(c.varianceRatio, 3.209924242424238 / 121.01319696969696))
    #expect(isClose(c.correlation, 0.975111313044775))
  }

  @Test("exchanging a and b changes every sign and nothing else")
  func exchanging() {
    let c = PairedComparison(Inventory.a, Inventory.b, confidence: 0.9)
    let d = PairedComparison(Inventory.b, Inventory.a, confidence: 0.9)
    #expect(d.difference.mean == -c.difference.mean)
    #expect(d.difference.lower == c.difference.upper.map { -$0 })
    #expect(d.pValue == c.pValue)
    #expect(d.verdict == .bBetter)
    #expect(d.superiority.wins == c.superiority.losses)
  }

  @Test("an undecided comparison names the replications at which its half-width fits")
  func undecided() throws {
    let a = [5.0, 3, 8, 1, 9, 2]
    let b = [4.0, 4, 5, 3, 6, 2]
    let c = PairedComparison(a, b, confidence: 0.95)
    #expect(c.verdict == .undecided)
    let sd = try #require(c.difference.standardDeviation)
    let n = try #require(c.replicationsNeeded)
    func halfWidth(_ n: Int) -> Double {
      StudentT.quantile(0.975, degrees: Double(n - 1)) * sd / Double(n).squareRoot()
    }
    #expect(halfWidth(n) <= abs(c.difference.mean))
    #expect(halfWidth(n - 1) > abs(c.difference.mean))
    // Differences 1 -1 3 -2 3 0: mean 2/3, variance 64/15; least n by scipy: 40.
    #expect(n == 40)
  }

  @Test("an undecided comparison with no mean difference cannot be foreseen without a margin")
  func noDifferenceYet() throws {
    let a = [1.0, 2, 3, 4]
    let b = [2.0, 1, 4, 3]
    let open = PairedComparison(a, b, confidence: 0.95)
    #expect(open.verdict == .undecided)
    #expect(open.replicationsNeeded == nil)
    // Standard deviation 2/sqrt 3; the interval must fit within -+ 0.5. Least n by scipy: 23.
    let withMargin = PairedComparison(a, b, confidence: 0.95, margin: 0.5)
    #expect(withMargin.verdict == .undecided)
    #expect(withMargin.replicationsNeeded == 23)
  }

  @Test("within the margin is equivalent, even where the difference is significant")
  func equivalence() {
    let b = (0..<40).map { Double($0) }
    let a = b.enumerated().map { $1 + 1 + ($0 % 2 == 0 ? 0.1 : -0.1) }
    #expect(PairedComparison(a, b, confidence: 0.95).verdict == .aBetter)
    #expect(PairedComparison(a, b, confidence: 0.95, margin: 0.5).verdict == .aBetter)
    #expect(PairedComparison(a, b, confidence: 0.95, margin: 2).verdict == .equivalent)
    #expect(PairedComparison(b, a, confidence: 0.95, margin: 2).verdict == .equivalent)
    // The interval is 1 -+ 0.032: it must lie within the margin as a whole, on either side.
    #expect(PairedComparison(a, b, confidence: 0.95, margin: 1.02).verdict == .aBetter)
    #expect(PairedComparison(a, b, confidence: 0.95, margin: 1.04).verdict == .equivalent)
    #expect(PairedComparison(b, a, confidence: 0.95, margin: 1.02).verdict == .bBetter)
    #expect(PairedComparison(b, a, confidence: 0.95, margin: 1.04).verdict == .equivalent)
    #expect(PairedComparison(b, a, confidence: 0.95, margin: 0.5).verdict == .bBetter)
  }

  @Test("a higher confidence, as for many comparisons together, is harder to satisfy")
  func bonferroniMakesItHarder() {
    let alone = PairedComparison(Inventory.a, Inventory.b, confidence: 0.95)
    let many = PairedComparison(
      Inventory.a, Inventory.b,
      confidence: Multiplicity.bonferroni(confidence: 0.95, count: 10))
    #expect(alone.verdict == .aBetter)
    #expect(many.verdict == .undecided)
    #expect(alone.pValue == many.pValue)
  }

  @Test("equal in every replication is identical")
  func identical() {
    let c = PairedComparison(Inventory.a, Inventory.a, confidence: 0.95)
    #expect(c.verdict == .identical)
    #expect(c.difference.mean == 0)
    #expect(c.difference.interval == nil)
    #expect(c.pValue == 1)
    #expect(c.varianceRatio == 0)
    #expect(isClose(c.correlation, 1))
    #expect(c.superiority.ties == 5)
    #expect(c.superiority.probability == 0.5)
    #expect(c.superiority.signTestPValue == 1)
    #expect(c.replicationsNeeded == nil)
  }

  @Test("apart by a constant is certain, also where the subtraction rounds")
  func certain() {
    let b = [0.1, 0.2, 0.3, 1_000_000.7]
    let c = PairedComparison(b.map { $0 + 0.3 }, b, confidence: 0.95)
    #expect(c.verdict == .certain)
    #expect(isClose(c.difference.mean, 0.3))
    #expect(c.difference.isCertain)
    #expect(c.difference.interval == nil)
    #expect(c.pValue == 0)
    #expect(c.varianceRatio == 0)
    #expect(c.superiority.wins == 4)
    #expect(PairedComparison(b, b.map { $0 + 0.3 }, confidence: 0.95).verdict == .certain)
    let small = PairedComparison(b.map { $0 + 0.3 }, b, confidence: 0.95, margin: 1)
    #expect(small.verdict == .equivalent)
  }

  @Test("two deterministic strategies differ for certain, with nothing to correlate")
  func deterministic() {
    let c = PairedComparison([7, 7, 7], [5, 5, 5], confidence: 0.95)
    #expect(c.verdict == .certain)
    #expect(c.difference.mean == 2)
    #expect(c.varianceRatio == nil)
    #expect(c.correlation == nil)
  }

  @Test("differences that are only rounding are identical")
  func roundingIsNoDifference() {
    let a = [0.1 + 0.2, 0.7 + 0.1, 0.3]
    let b = [0.3, 0.8, 0.1 + 0.2]
    #expect(a != b)
    let c = PairedComparison(a, b, confidence: 0.95)
    #expect(c.verdict == .identical)
    #expect(c.superiority.ties == 3)
  }

  @Test("one replication decides nothing")
  func oneReplication() {
    let c = PairedComparison([3], [2], confidence: 0.95)
    #expect(c.verdict == .undecided)
    #expect(c.pValue == nil)
    #expect(c.varianceRatio == nil)
    #expect(c.replicationsNeeded == nil)
    #expect(c.superiority.wins == 1)
    let none = PairedComparison([], [], confidence: 0.95)
    #expect(none.verdict == .undecided)
    #expect(none.superiority.probability == nil)
    #expect(none.superiority.interval == nil)
  }

  @Test("a value that is not finite leaves the comparison undecided")
  func notFinite() {
    #expect(PairedComparison([1, .nan, 3], [1, 2, 2], confidence: 0.95).verdict == .undecided)
    #expect(
      PairedComparison([1, .infinity, 3], [1, 2, 2], confidence: 0.95).verdict == .undecided)
  }
}
