import Company
import Experiment
import Inference
import Probability

extension CoverageCase {
  static let means =
    [
      student("t_normal_2", 2), student("t_normal_10", 10),
      skewed(
        "t_skewed_10", 10,
        .short(
          of: 0.95, floor: 0.86),
        note: "a mean of ten values with a long right tail is still skewed, and an interval that "
          + "lies too low goes with a small standard deviation. Averages and totals over a "
          + "replication are far less skewed than this"),
      skewed("t_skewed_200", 200, .about(0.95), note: nil), adjusted,
    ] + simulated + sequential

  private static func student(_ id: String, _ n: Int) -> CoverageCase {
    CoverageCase(
      id, "Student's t (`Estimate`)", "normal values, mean 3", n: "\(n)", .exactly(0.95),
      drawing: { luck in
        Estimate(of: luck.normals(n, mean: 3, deviation: 2), confidence: 0.95).interval.covers(3)
      })
  }

  private static func skewed(
    _ id: String, _ n: Int, _ promise: Promise, note: String?
  ) -> CoverageCase {
    CoverageCase(
      id, "Student's t (`Estimate`)", "exponential values, mean 1 (skewness 2)", n: "\(n)",
      promise, note: note,
      drawing: { luck in
        Estimate(of: luck.exponentials(n), confidence: 0.95).interval.covers(1)
      })
  }

  private static let adjusted = CoverageCase(
    "t_adjusted", "Student's t adjusted for skewness (`SkewnessAdjustment`)",
    "exponential values, mean 1 (skewness 2)", n: "50", .about(0.95),
    drawing: { luck in
      let values = luck.exponentials(50)
      let moments = Moments(values)
      let deviation = moments.standardDeviation ?? .nan
      return SkewnessAdjustment.interval(
        mean: moments.mean, standardError: deviation / 50.0.squareRoot(), degrees: 49,
        skewness: SkewnessAdjustment.skewness(of: values), batches: 50, confidence: 0.95
      ).contains(1)
    })

  /// From a scenario's text through the simulator and `Plan` to the interval that is reported.
  private static let simulated = [
    CoverageCase(
      "queue_t", "replications of a scenario (`Plan`)",
      "M/M/1 at load 0.5 after its start has faded: 1 order in the system, 0.5/(1 - 0.5)", n: "10",
      .about(0.95),
      simulating: { seed in
        try await plan(queue, "flow.wip", .fixed(10), seed).covers(1)
      }),
    CoverageCase(
      "queue_utilisation", "replications of a scenario (`Plan`)",
      "M/M/1 at load 0.5 after its start has faded: busy half the time", n: "10", .about(0.95),
      simulating: { seed in
        try await plan(queue, "resources.S.utilisation", .fixed(10), seed).covers(0.5)
      }),
    CoverageCase(
      "bureau_profit", "replications of a scenario (`Plan`)",
      "a day that starts empty: net profit 30 x 5 x (8 - 0.5) - 500 = 625, since all of the first "
        + "7.5 hours' Poisson orders are shipped", n: "10", .about(0.95),
      simulating: { seed in
        try await plan(bureau, "money.net_profit", .fixed(10), seed).covers(625)
      }),
  ]

  private static let queue = Result { try Systems.queue(1) }
  private static let bureau = Result { try Systems.bureau() }

  /// The reported interval of a metric.
  private static func plan(
    _ blueprint: Result<Blueprint, any Error>, _ metric: String, _ stopping: StoppingRule,
    _ seed: UInt64
  ) async throws -> ClosedRange<Double>? {
    let measured = Case(try blueprint.get(), strategy: nil, seed: seed).only([metric])
    return try await Plan(cases: [measured], stopping: stopping).run()
      .cases[0].estimate(0, confidence: 0.95).interval
  }

  private static let sequential = [
    stopping(
      "stop_half_width", 0.5, "about 18 needed",
      note: "the rule looks at 10 replications first and stops as soon as an interval is narrow "
        + "enough, so intervals that are narrow by luck are kept (Law, section 9.4.1): 93.6 % in "
        + "100,000 experiments"),
    stopping("stop_half_width_400", 0.098, "about 400 needed", note: nil),
    CoverageCase(
      "stop_skewed", "until the relative error is 50 % (`StoppingRule.precision`)",
      "exponential values, mean 1 (skewness 2); about 35 needed", n: "10 and more",
      .short(of: 0.95, floor: 0.8),
      note:
        "as `stop_half_width` and `t_skewed_10` together: where values are skewed, ask for more "
        + "precision, or for more replications",
      simulating: { seed in
        let skewed = Case(name: "s", measures: [Systems.measure]) { replication in
          var stream = RandomStream(seed: seed, replication: replication, name: "skewed")
          return ReplicationResult(
            values: [stream.exponential(mean: 1)], events: 1, warnings: [])
        }
        let outcome = try await Plan(
          cases: [skewed],
          stopping: .precision(0.5, of: [Systems.measure.name], atMost: 100_000)
        ).run()
        return outcome.cases[0].estimate(0, confidence: 0.95).interval.covers(1)
      }),
    CoverageCase(
      "stop_precision", "until the relative error is 8 % (`StoppingRule.precision`)",
      "net profit of the day of `bureau_profit`, about 60 needed", n: "10 and more",
      .about(0.95),
      simulating: { seed in
        try await plan(
          bureau, "money.net_profit",
          .precision(0.08, of: ["money.net_profit"], atMost: 10_000), seed
        ).covers(625)
      }),
  ]

  private static func stopping(
    _ id: String, _ halfWidth: Double, _ needed: String, note: String?
  ) -> CoverageCase {
    CoverageCase(
      id, "until the half-width is reached (`StoppingRule.halfWidth`)",
      "normal values, mean 3, deviation 1; \(needed)", n: "10 and more", .about(0.95), note: note,
      simulating: { seed in
        let outcome = try await Plan(
          cases: Systems.made([3], common: 0, seed: seed),
          stopping: .halfWidth(halfWidth, of: [Systems.measure.name], atMost: 100_000)
        ).run()
        return outcome.cases[0].estimate(0, confidence: 0.95).interval.covers(3)
      })
  }
}
