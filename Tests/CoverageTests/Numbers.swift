import Foundation
import Inference

extension CoverageCase {
  static let numbers = [wilson, clopperPearson] + quantiles + ratios + [bootstrap, controlVariate]

  /// How often an interval for a proportion covers it, summed over all counts.
  private static func coverage(
    _ p: Double, of n: Int, _ interval: (Int) -> ClosedRange<Double>
  ) -> Double {
    (0...n).reduce(0) { $0 + (interval($1).contains(p) ? Binomial.mass($1, p, of: n) : 0) }
  }

  private static func count(_ luck: inout Luck, _ p: Double, of n: Int) -> Int {
    (0..<n).reduce(0) { sum, _ in sum + (luck.uniform() < p ? 1 : 0) }
  }

  private static let wilson = CoverageCase(
    "wilson", "Wilson's interval (`Proportion.wilson`)",
    "independent trials at rate 0.3; the sum over all counts of the binomial law", n: "40",
    .exactly(
      coverage(0.3, of: 40) {
        Proportion.wilson(successes: Double($0), trials: 40, confidence: 0.95)
      }),
    note: "asked for 95 %; counts are whole, so the share depends on the rate and lies on either "
      + "side of that",
    drawing: { luck in
      let successes = count(&luck, 0.3, of: 40)
      return Proportion.wilson(successes: Double(successes), trials: 40, confidence: 0.95)
        .contains(0.3)
    })

  private static let clopperPearson = CoverageCase(
    "clopper_pearson", "Clopper and Pearson's interval (`Proportion.clopperPearson`)",
    "independent trials at rate 0.05", n: "40", .atLeast(0.95),
    note: "never below 95 % at any rate, so above it at nearly all",
    drawing: { luck in
      Proportion.clopperPearson(
        successes: count(&luck, 0.05, of: 40), trials: 40, confidence: 0.95
      ).contains(0.05)
    })

  /// Order statistics: exact for any continuous law, at a level that whole ranks allow.
  private static let quantiles = [
    quantile("quantile_median", 0.5, 20), quantile("quantile_p90", 0.9, 50),
    quantile("quantile_p95_open", 0.95, 30),
  ]

  private static func quantile(_ id: String, _ p: Double, _ n: Int) -> CoverageCase {
    let ranks = Quantile.ranks(of: n, p, confidence: 0.95)
    let text = [ranks.lower, ranks.upper].map { $0.map { "\($0)" } ?? "none" }
    // By the binomial law: as many values lie below the quantile as there are ranks up to it.
    let inside = (ranks.lower ?? 0)..<(ranks.upper ?? n + 1)
    let level = inside.reduce(0.0) { $0 + Binomial.mass($1, p, of: n) }
    return CoverageCase(
      id, "order statistics (`Quantile.ranks`)",
      "exponential values, their \(percent(p)) quantile; ranks \(text[0]) and \(text[1])",
      n: "\(n)",
      .exactly(level),
      drawing: { luck in
        let values = luck.exponentials(n).sorted()
        let truth = -log(1 - p)
        let lower = ranks.lower.map { values[$0 - 1] } ?? -.infinity
        let upper = ranks.upper.map { values[$0 - 1] } ?? .infinity
        return (lower...upper).contains(truth)
      })
  }

  private static let ratios = [
    CoverageCase(
      "ratio_delta", "ratio of means, straight-line approximation (`RatioEstimate`)",
      "pairs with means 40 and 10, both of deviation 2 and correlated; ratio 4", n: "20",
      .about(0.95),
      drawing: { luck in
        let x = luck.normals(20, mean: 10, deviation: 2)
        let y = x.map { 40 + ($0 - 10) * 0.6 + 1.6 * luck.normal() }
        let ratio = RatioEstimate(y, over: x, confidence: 0.95)
        return ratio.method == .delta && ratio.interval.covers(4)
      }),
    CoverageCase(
      "ratio_fieller", "ratio of means, Fieller (`RatioEstimate`)",
      "independent pairs with means 2 and 1, deviation 1.1; ratio 2", n: "20", .about(0.95),
      note:
        "a denominator that is known badly. Where no bounded interval exists, as in one sample of "
        + "thirty, none is given and nothing is said wrongly",
      drawing: { luck in
        let x = luck.normals(20, mean: 1, deviation: 1.1)
        let y = luck.normals(20, mean: 2, deviation: 1.1)
        let ratio = RatioEstimate(y, over: x, confidence: 0.95)
        return ratio.interval.map { $0.contains(2) } ?? true
      }),
    CoverageCase(
      "ratio_between", "ratio of means, by either method (`RatioEstimate`)",
      "independent pairs with means 2 and 1, deviation 0.7; ratio 2", n: "20",
      .short(of: 0.95, floor: 0.91),
      note:
        "the values that make the interval also decide between the two methods: the straight line "
        + "is taken where the denominator looks large, and there it is too narrow. This is about "
        + "the worst place between `ratio_delta` and `ratio_fieller`; Fieller alone would be exact",
      drawing: { luck in
        let x = luck.normals(20, mean: 1, deviation: 0.7)
        let y = luck.normals(20, mean: 2, deviation: 0.7)
        return RatioEstimate(y, over: x, confidence: 0.95).interval.covers(2)
      }),
  ]

  private static let bootstrap = CoverageCase(
    "bca_exponential", "bootstrap, BCa with 1,000 resamples (`Bootstrap`)",
    "exponential values, mean 1 (skewness 2)", n: "100", .about(0.95),
    drawing: { luck in
      Bootstrap(
        of: luck.exponentials(100), resamples: 1000, confidence: 0.95,
        drawing: { luck.index(below: $0) },
        statistic: { $0.reduce(0, +) / Double($0.count) }
      ).interval.covers(1)
    })

  private static let controlVariate = CoverageCase(
    "control_variate", "control variate (`ControlVariate`)",
    "normal pairs, correlation 0.8, mean of the control known", n: "15", .exactly(0.95),
    drawing: { luck in
      let control = luck.normals(15, mean: 5)
      let values = control.map { 3 + 0.8 * ($0 - 5) + 0.6 * luck.normal() }
      return ControlVariate(of: values, controls: [control], means: [5], confidence: 0.95)?
        .interval.covers(3) ?? false
    })
}
