import Inference
import Testing

/// Comparisons of independent samples, multiplicity, proportions, quantiles and ratios.
@Suite struct IndependentSampleTests {
  @Test("Law's example 10.2: Welch's interval at 90 %")
  func lawTenTwo() throws {
    // Case welch-law-90: published df 7.99, about [2.67, 7.29]; digits from scipy.
    let c = try #require(WelchComparison(Inventory.a, Inventory.b, confidence: 0.9))
    #expect(isClose(c.difference, 4.977999999999994))
    #expect(isClose(c.degrees, 7.992385930043246))
    #expect(isClose(c.t, 3.995302970571258))
    #expect(isClose(c.pValue, 0.003983463222010987))
    #expect(isClose(c.interval.lowerBound, 2.6607856177282962))
    #expect(isClose(c.interval.upperBound, 7.295214382271693))
  }

  @Test("Welch needs two values a side and some variance")
  func welchNeedsVariance() {
    #expect(WelchComparison([1], [1, 2], confidence: 0.9) == nil)
    #expect(WelchComparison([1, 1], [2, 2], confidence: 0.9) == nil)
    #expect(WelchComparison([1, .nan], [2, 3], confidence: 0.9) == nil)
    // One side constant: all degrees of freedom come from the other, also at tiny variances.
    #expect(isClose(WelchComparison([1, 1], [2, 3, 5], confidence: 0.9)?.degrees, 2))
    #expect(isClose(WelchComparison([0, 0], [0, 0, 1e-90], confidence: 0.9)?.degrees, 2))
  }

  @Test("Brunner and Munzel with ties")
  func brunnerMunzel() throws {
    // Case prob-superiority-ties: scipy brunnermunzel and mannwhitneyu.
    let s = try #require(
      UnpairedSuperiority([4, 5, 6, 7, 7, 8], [3, 5, 5, 6, 7], confidence: 0.95))
    #expect(isClose(s.probability, 0.6833333333333333))
    #expect(isClose(s.standardError, 0.17037540250217395))
    #expect(isClose(s.degrees, 8.971154537332742))
    #expect(isClose(s.statistic, 1.0760551736979407))
    #expect(isClose(s.pValue, 0.3099879761923632))
    #expect(isClose(s.interval?.lowerBound, 0.2977284077897637))
    #expect(s.interval?.upperBound == 1)
  }

  @Test("complete separation is certain and total equality says nothing")
  func separation() throws {
    let above = try #require(UnpairedSuperiority([4, 5], [1, 2, 3], confidence: 0.95))
    #expect(above.probability == 1)
    #expect(above.pValue == 0)
    #expect(above.statistic == .infinity)
    #expect(above.interval == nil)
    let below = try #require(UnpairedSuperiority([1, 2], [3, 4], confidence: 0.95))
    #expect(below.probability == 0)
    #expect(below.statistic == -.infinity)
    let equal = try #require(UnpairedSuperiority([3, 3], [3, 3], confidence: 0.95))
    #expect(equal.probability == 0.5)
    #expect(equal.pValue == 1)
    #expect(UnpairedSuperiority([1], [1, 2], confidence: 0.95) == nil)
    #expect(UnpairedSuperiority([1, .nan], [1, 2], confidence: 0.95) == nil)
  }

  @Test("Holm's adjusted p-values for six pairs and for the textbook's four")
  func holm() {
    // Case holm-all-pairs: statsmodels multipletests.
    let six = Multiplicity.holm([
      0.0020214609146891427, 0.008486473040506558, 0.005201078698876046, 0.25374011562151677,
      1.574340237899576e-08, 4.5365001638019984e-05,
    ])
    let expected = [
      0.00808584365875657, 0.016972946081013116, 0.015603236096628139, 0.25374011562151677,
      9.446041427397456e-08, 0.0002268250081900999,
    ]
    for (p, q) in zip(six, expected) { #expect(isClose(p, q)) }
    #expect(six.map { $0 <= 0.05 } == [true, true, true, false, true, true])
    // Case holm-textbook: statsmodels.
    let four = Multiplicity.holm([0.01, 0.04, 0.03, 0.005])
    for (p, q) in zip(four, [0.03, 0.06, 0.06, 0.02]) { #expect(isClose(p, q)) }
    #expect(four.map { $0 <= 0.05 } == [true, false, false, true])
    #expect(Multiplicity.holm([]).isEmpty)
    #expect(Multiplicity.holm([0.7, 0.9]) == [1, 1])
  }

  @Test("adjusted p-values of Benjamini and Hochberg")
  func benjaminiHochberg() {
    // scipy.stats.false_discovery_control.
    let six = Multiplicity.benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.6, 0.041])
    for (p, q) in zip(six, [0.03, 0.0492, 0.0492, 0.03, 0.6, 0.0492]) { #expect(isClose(p, q)) }
    #expect(Multiplicity.benjaminiHochberg([]).isEmpty)
    #expect(Multiplicity.benjaminiHochberg([0.9, 0.9]) == [0.9, 0.9])
  }

  @Test("Bonferroni shares the error probability out equally")
  func bonferroni() {
    #expect(isClose(Multiplicity.bonferroni(confidence: 0.95, count: 5), 0.99))
    #expect(Multiplicity.bonferroni(confidence: 0.95, count: 1) == 0.95)
  }

  @Test("Clopper-Pearson has its ends for any count of many trials", arguments: [300, 1000, 2000])
  func manyTrials(trials: Int) {
    for confidence in [0.9, 0.95, 0.99, 1 - 1e-6] {
      var last = 0.0...0.0
      for successes in 0...trials {
        let exact = Proportion.clopperPearson(
          successes: successes, trials: trials, confidence: confidence)
        #expect(exact.lowerBound.isFinite && exact.upperBound.isFinite)
        // Both ends rise with the count.
        #expect(successes == 0 || exact.lowerBound > last.lowerBound)
        #expect(successes == 0 || exact.upperBound > last.upperBound)
        // And mirror those of the failures.
        let mirror = Proportion.clopperPearson(
          successes: trials - successes, trials: trials, confidence: confidence)
        #expect(abs(1 - mirror.upperBound - exact.lowerBound) < 1e-12)
        last = exact
      }
    }
    // scipy; GSL 2.7 finds no number here.
    let low = Proportion.clopperPearson(successes: 5, trials: 2000, confidence: 0.9)
    #expect(isClose(low.lowerBound, 0.000985575174427396))
  }

  @Test("17 of 40: Wilson and Clopper-Pearson at 95 %")
  func proportions() {
    // Case proportion-ci: statsmodels.
    let wilson = Proportion.wilson(successes: 17, trials: 40, confidence: 0.95)
    #expect(isClose(wilson.lowerBound, 0.28509392559950375))
    #expect(isClose(wilson.upperBound, 0.5780493145800893))
    let exact = Proportion.clopperPearson(successes: 17, trials: 40, confidence: 0.95)
    #expect(isClose(exact.lowerBound, 0.27042903126886286))
    #expect(isClose(exact.upperBound, 0.5910994195730367))
  }

  @Test("none of n and all of n have an exact end")
  func extremeProportions() {
    for n in [1, 3, 40, 1000] {
      #expect(Proportion.wilson(successes: 0, trials: n, confidence: 0.95).lowerBound == 0)
      #expect(
        Proportion.wilson(successes: Double(n), trials: n, confidence: 0.95).upperBound == 1)
      let none = Proportion.clopperPearson(successes: 0, trials: n, confidence: 0.95)
      #expect(none.lowerBound == 0)
      // (1 - p)^n = 0.025 at the upper end.
      var power = 1.0
      for _ in 0..<n { power *= 1 - none.upperBound }
      #expect(isClose(power, 0.025))
      let all = Proportion.clopperPearson(successes: n, trials: n, confidence: 0.95)
      #expect(all.upperBound == 1)
      #expect(isClose(all.lowerBound, 1 - none.upperBound))
    }
  }

  @Test("type-7 quantiles of twenty values in any order")
  func quantiles() {
    // Case quantile-type7: numpy and GSL.
    let x = [
      0.02, 0.15, 0.74, 3.39, 0.83, 22.37, 10.15, 15.43, 38.62, 15.92, 34.6, 10.28, 1.47, 0.4,
      0.05, 11.39, 0.27, 0.42, 0.09, 11.37,
    ]
    let expected = [0.0485, 0.3675, 2.43, 12.4, 34.801]
    for (p, q) in zip([0.05, 0.25, 0.5, 0.75, 0.95], expected) {
      #expect(isClose(Quantile.type7(x, p), q))
    }
    #expect(Quantile.type7(x, 0) == 0.02)
    #expect(Quantile.type7(x, 1) == 38.62)
    #expect(Quantile.type7([4], 0.3) == 4)
  }

  /// Order statistics around a quantile, case quantile-ci-ranks: scipy binom; the median of 100
  /// is the textbook's (40, 61).
  struct RankCase: Sendable {
    let n: Int
    let p: Double
    let confidence: Double
    let lower: Int?
    let upper: Int?
    let coverage: Double
  }

  @Test(
    "the order statistics around a quantile, and their exact coverage",
    arguments: [
      RankCase(
        n: 100, p: 0.5, confidence: 0.95, lower: 40, upper: 61, coverage: 0.9647997997822952),
      RankCase(
        n: 50, p: 0.9, confidence: 0.95, lower: 41, upper: 50, coverage: 0.9703082890880885),
      RankCase(
        n: 1000, p: 0.95, confidence: 0.95, lower: 936, upper: 964, coverage: 0.9580952682226541),
      RankCase(n: 20, p: 0.5, confidence: 0.9, lower: 6, upper: 15, coverage: 0.9586105346679688),
      RankCase(
        n: 30, p: 0.95, confidence: 0.95, lower: 26, upper: nil, coverage: 0.9843644898714669),
      RankCase(n: 10, p: 0.5, confidence: 0.99, lower: 1, upper: 10, coverage: 0.998046875),
      // By hand: with three values the least has F(0) = 1/8 >= 0.025, so both ends are open.
      RankCase(n: 3, p: 0.5, confidence: 0.95, lower: nil, upper: nil, coverage: 1),
    ])
  func ranks(c: RankCase) {
    let ranks = Quantile.ranks(of: c.n, c.p, confidence: c.confidence)
    #expect(ranks.lower == c.lower)
    #expect(ranks.upper == c.upper)
    #expect(isClose(ranks.coverage, c.coverage))
  }

  @Test("a ratio of means by the delta method")
  func ratioByDelta() {
    // Case ratio-delta: Crane and Iglehart 1974; numpy.
    let r = RatioEstimate(
      [12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 10.5, 12.9],
      over: [3.0, 3.9, 2.4, 3.3, 2.9, 3.4, 2.6, 3.1], confidence: 0.95)
    #expect(r.method == .delta)
    #expect(isClose(r.ratio, 4.044715447154472))
    #expect(isClose(r.interval?.lowerBound, 3.9136233088610557))
    #expect(isClose(r.interval?.upperBound, 4.175807585447888))
  }

  @Test("a ratio with an uncertain denominator by Fieller: its ends solve the defining equation")
  func ratioByFieller() throws {
    let y = [4.0, 9, 2, 7, 5, 8]
    let x = [1.0, 4, 0.8, 2.5, 1.2, 3.5]
    let r = RatioEstimate(y, over: x, confidence: 0.95)
    #expect(r.method == .fieller)
    let interval = try #require(r.interval)
    #expect(interval.contains(r.ratio))
    // At an end the mean of y - r x is exactly t standard errors from zero.
    let t = StudentT.quantile(0.975, degrees: 5)
    for end in [interval.lowerBound, interval.upperBound] {
      let e = Moments(zip(y, x).map { $0 - end * $1 })
      let error = try #require(e.standardDeviation) / Double(6).squareRoot()
      #expect(isClose(abs(e.mean), t * error))
    }
  }

  @Test("a ratio without a bounded interval says so")
  func ratioWithoutInterval() {
    // The denominator may be zero.
    #expect(
      RatioEstimate([1, 2, 3, 4], over: [-1, 1, -2, 3], confidence: 0.95).interval == nil)
    #expect(RatioEstimate([1], over: [2], confidence: 0.95).interval == nil)
    #expect(RatioEstimate([1], over: [2], confidence: 0.95).ratio == 0.5)
    #expect(RatioEstimate([1, 2], over: [0, 0], confidence: 0.95).interval == nil)
    // Always two: nothing is uncertain.
    let exact = RatioEstimate([20, 22, 24], over: [10, 11, 12], confidence: 0.95)
    #expect(exact.ratio == 2)
    #expect(exact.interval == nil)
  }

  @Test("wins and ties: Wilson with halves and the exact sign test")
  func superiority() {
    let s = Superiority(wins: 7, ties: 2, losses: 1, confidence: 0.95)
    #expect(isClose(s.probability, 0.8))
    // Sign test on 8 decided: 2 (1 + 8) / 256.
    #expect(isClose(s.signTestPValue, 0.0703125))
    #expect(s.interval == Proportion.wilson(successes: 8, trials: 10, confidence: 0.95))
    let even = Superiority(wins: 3, ties: 0, losses: 3, confidence: 0.95)
    #expect(even.signTestPValue == 1)
  }
}
