import Company
import Inference
import Probability

@testable import Experiment

extension CoverageCase {
  static let sweeps =
    [
      sweepFalseWinner, mapFalseWinner, border, coefficient, crossing, sweepCrossing,
    ] + indices + [attribution]

  /// A sweep over points of one number, in a store that is gone afterwards.
  private static func sweep(
    _ settings: [[StoreOrigin.Value]], strategies: [String], replications: Int,
    cases: @escaping @Sendable (Int) -> [Case]
  ) async throws -> SweepReading {
    let store = try ResultStore(
      path: nil, origin: StoreOrigin(file: "a.yaml", title: "A", seed: 1, values: []),
      measures: [Systems.measure])
    let ids = try store.enter(
      settings.enumerated().flatMap { point, settings in
        strategies.map {
          StoredSystem(settings: settings, strategy: $0, identity: "\(point)-\($0)")
        }
      })
    let width = strategies.count
    let systems = settings.indices.map { Array(ids[$0 * width..<($0 + 1) * width]) }
    _ = try await SweepPlan(systems: systems, replications: replications, cases: cases)
      .run(into: store)
    return SweepReading(
      store: store, points: Array(zip(settings, systems)), strategies: strategies,
      measures: [Systems.measure], replications: replications, confidence: 0.95)
  }

  private static func point(_ x: Double) -> [StoreOrigin.Value] {
    [StoreOrigin.Value(path: "x", text: "\(x)")]
  }

  private static let sweepFalseWinner = CoverageCase(
    "sweep_false_winner", "nobody wins anywhere (`SweepRow.verdict`)",
    "two equal strategies at 6 points, Holm over all", n: "10", .atLeast(0.95),
    note: "under common random numbers the points share their luck, and Holm's method reckons with "
      + "the worst",
    simulating: { seed in
      let reading = try await sweep(
        (1...6).map { point(Double($0)) }, strategies: ["one", "two"], replications: 10
      ) { place in
        // Half of a strategy's own luck is the same at all points.
        let own = Systems.made([0, 0], place: UInt32(place + 1), seed: seed)
        let everywhere = Systems.made([0, 0], seed: seed)
        return zip(own, everywhere).map { own, everywhere in
          var both = own
          both.simulate = { replication in
            var result = try own.simulate(replication)
            result.values[0] += try everywhere.simulate(replication).values[0]
            return result
          }
          return both
        }
      }
      return try reading.rows().allSatisfy { $0.verdict == .undecided }
    })

  private static let mapFalseWinner = CoverageCase(
    "map_false_winner", "nobody wins anywhere (`PhaseMap`)",
    "two equal strategies on a map of 3 x 3 places, Holm over all", n: "10", .atLeast(0.95),
    note: "nine independent places: 1 - (1 - 0.05/9)^9 is 4.9 %",
    simulating: { seed in
      let axes = ["x", "y"].map { PhaseAxis(path: $0, range: 0...1, grid: 3, refine: 0) }
      let game = PhaseGame(strategies: ["one", "two"], measure: Systems.measure) { places in
        Systems.made([0, 0], place: UInt32(1 + 3 * places[0] + places[1]), seed: seed)
      }
      let map = try await PhaseMapPlan(
        game: game, x: axes[0], y: axes[1], refine: 0, replications: 10
      ).run()
      return map.points.count == 9 && map.points.allSatisfy { $0.verdict == .undecided }
    })

  private static let border = CoverageCase(
    "border_false_winner", "nobody wins anywhere (`BorderSearch`)",
    "two equal strategies at 3 places of a range, looked at up to 4 times", n: "10 to 80",
    .atLeast(0.95),
    note: "errors are spent over places and looks without end, of which few are made",
    simulating: { seed in
      let axis = PhaseAxis(path: "x", range: 0...1, grid: 3, refine: 0)
      let game = PhaseGame(strategies: ["low", "high"], measure: Systems.measure) { places in
        Systems.made([0, 0], place: UInt32(1 + places[0]), seed: seed)
      }
      let found = try await BorderSearch(
        game: game, axis: axis, refine: 0, looks: [10, 20, 40, 80]
      ).run()
      return found.points.allSatisfy { $0.verdict == .undecided }
    })

  // MARK: Fits

  private static let line = (0..<8).map { Metamodel.coded(Double($0), in: 0...7) }

  private static let coefficient = CoverageCase(
    "metamodel_slope", "slope with its standard error, Student's t (`Metamodel`)",
    "8 points, line 1 + 2x with independent normal errors", n: "8", .exactly(0.95),
    drawing: { luck in
      let values = line.map { 1 + 2 * $0 + luck.normal() }
      guard let fit = Metamodel(points: line.map { [$0] }, values: values, terms: [[], [0]]) else {
        return false
      }
      let half = StudentT.quantile(0.975, degrees: Double(fit.degrees)) * fit.standardErrors[1]
      return abs(fit.coefficients[1] - 2) <= half
    })

  private static let crossing = CoverageCase(
    "crossing_fieller", "where a line crosses zero, Fieller (`FittedCrossing`)",
    "8 points, line 2(x - 0.2) with independent normal errors; 0.2", n: "8", .exactly(0.95),
    drawing: { luck in
      let values = line.map { 2 * ($0 - 0.2) + luck.normal() }
      guard let fit = Metamodel(points: line.map { [$0] }, values: values, terms: [[], [0]]) else {
        return false
      }
      return FittedCrossing(fit, in: -1...1, confidence: 0.95).region.contains { $0.contains(0.2) }
    })

  private static let sweepCrossing = CoverageCase(
    "sweep_crossing", "where a difference crosses zero (`SweepFit.crossing`)",
    "two strategies at 5 points under common random numbers, difference 2(x - 3.4); 3.4", n: "10",
    .atLeast(0.95),
    note: "luck that moves all points together leaves no residual; the fits of single replications "
      + "show it",
    simulating: { seed in
      let xs = [1.0, 2, 3, 4, 5]
      let reading = try await sweep(
        xs.map(point), strategies: ["one", "two"], replications: 10
      ) { place in
        let own = Systems.made([0, 2 * (xs[place] - 3.4)], seed: seed)
        return own
      }
      let fit = try reading.analysis(of: nil, seed: seed).fits.first
      return fit?.crossing?.region.contains { $0.contains(3.4) } ?? false
    })

  // MARK: Shares

  private static let indices = [
    index(
      "sobol_total", noise: "0.1", own: 0.1, .atLeast(0.95),
      note:
        "the bootstrap takes the points for independent ones; those of a Sobol sequence fill the "
        + "ranges evenly, so that estimates err far less"),
    index(
      "sobol_noisy", noise: "2", own: 2, .short(of: 0.95, floor: 0.9),
      note: "noise twice as large as the effects, in three replications: what is left to share out "
        + "is small and skewed, and the quantiles of a bootstrap do not reach far enough. More "
        + "replications or points mend it"),
  ]

  /// y = 3 x1 + x2 on the unit square: of its variance x1 makes 9/10 and x2 1/10.
  private static func index(
    _ id: String, noise: String, own: Double, _ promise: Promise, note: String
  ) -> CoverageCase {
    CoverageCase(
      id, "Sobol's total index of one factor, bootstrap over points (`Sensitivity`)",
      "3 x1 + x2 with noise that all points share and \(noise) of their own; 0.1",
      n: "64 points", promise, note: note,
      simulating: { seed in
        let factors = ["x1", "x2"].map { SampledFactor(path: $0, range: 0...1, decimals: 12) }
        let design = SampledDesign(.indices(64), factors: factors, seed: seed)
        let outputs = try design.rows.enumerated().map { place, x in
          let point = Systems.made(
            [3 * x[0] + x[1]], own: own, place: UInt32(place + 1), seed: seed)[0]
          return try (0..<3).map { try point.simulate($0).values[0] }
        }
        let found = Sensitivity(
          indices: design, "y", outputs, confidence: 0.95, seed: seed)?.factors[1].finding
        guard case .share(_, _, _, let total) = found else { return false }
        return total.covers(0.1)
      })
  }

  private static let attribution = CoverageCase(
    "attribution", "what three decisions make of a difference, all together (`AttributionPlan`)",
    "decisions that add 3, 1 and 0, and 2 more where the first two meet: 4, 2 and 0", n: "10",
    .atLeast(0.95), note: "Bonferroni over the decisions",
    simulating: { seed in
      let result = try await AttributionPlan(
        decisions: ["a", "b", "c"], measures: [Systems.measure],
        rule: ShapleyValue(count: 3, seed: seed), replications: 10
      ) { coalition, replication in
        func noise(_ name: String) -> Double {
          var stream = RandomStream(seed: seed, replication: replication, name: name)
          return Normal.quantile(stream.uniformOpen())
        }
        let gains = [3.0, 1, 0].enumerated().map { index, gain in
          coalition.contains(index) ? gain + noise("decision \(index)") : 0
        }
        let both = coalition.contains(0) && coalition.contains(1) ? 2 + noise("both") : 0
        return ReplicationResult(
          values: [gains.reduce(both + noise("all"), +)], events: 1, warnings: [])
      }.run()
      return zip(result.attributions[0].shares, [4.0, 2, 0]).allSatisfy {
        $0.share.difference.interval.covers($1)
      }
    })
}
