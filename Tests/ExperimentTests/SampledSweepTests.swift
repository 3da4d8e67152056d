import Company
import Experiment
import Inference
import Testing

@Suite("Designs that draw from ranges, and what they say of their factors")
struct SampledSweepTests {
  static let factors = [
    SampledFactor(path: "a.x", range: 0...10, unit: "min"),
    SampledFactor(path: "a.n", range: 1...3, decimals: 0),
    SampledFactor(path: "a.l", range: 1...100, isLogarithmic: true),
  ]

  @Test(
    "values lie in their ranges, whole ones are whole, and shares go back and forth",
    arguments: [
      SampledDesign.Kind.latinHypercube(60), .sobol(64), .morris(10), .indices(16),
    ])
  func values(kind: SampledDesign.Kind) throws {
    let design = SampledDesign(kind, factors: Self.factors, seed: 1)
    let count =
      switch kind {
      case .latinHypercube(let count), .sobol(let count): count
      case .morris(let count): count * 4
      case .indices(let count): count * 5
      }
    #expect(design.rows.count == count)
    #expect(design.stuck == nil)
    for (row, texts) in zip(design.rows, design.texts) {
      #expect(row.allSatisfy { (0...1).contains($0) })
      let x = try #require(Double(texts[0].split(separator: " ")[0]))
      #expect(texts[0].hasSuffix(" min"))
      #expect(abs(x / 10 - row[0]) < 1e-12)
      #expect(["1", "2", "3"].contains(texts[1]))
      #expect((1...100).contains(try #require(Double(texts[2]))))
    }
    // The seed decides, and nothing else.
    #expect(design == SampledDesign(kind, factors: Self.factors, seed: 1))
    #expect(design != SampledDesign(kind, factors: Self.factors, seed: 2))
  }

  @Test("a Latin hypercube gives every whole number its equal share, and covers equal factors")
  func strips() {
    let design = SampledDesign(.latinHypercube(60), factors: Self.factors, seed: 3)
    for number in ["1", "2", "3"] { #expect(design.texts.count { $0[1] == number } == 20) }
    #expect(design.texts.compactMap { Double($0[2]) }.count { $0 < 10 } == 30)
  }

  @Test("a range that rounding makes too narrow for a trajectory is told")
  func stuck() {
    let narrow = SampledFactor(path: "a.x", range: 1...1.0001, decimals: 2)
    #expect(SampledDesign(.morris(5), factors: [narrow], seed: 1).stuck?.path == "a.x")
  }

  /// A sweep whose net profit is `100 x + 20 y + noise` for one and `noise` alone for two; the noise is
  /// common to all points.
  static func analysis(
    _ kind: SampledDesign.Kind, replications: Int = 3
  ) async throws -> SweepAnalysis {
    let factors = [
      SampledFactor(path: "x", range: 0...1), SampledFactor(path: "y", range: 0...1),
    ]
    let design = SampledDesign(kind, factors: factors, seed: 11)
    var points: [[String]] = []
    let rows = design.texts.map { texts in
      if let known = points.firstIndex(of: texts) { return known }
      points.append(texts)
      return points.count - 1
    }
    let all = points
    let sweep = try SweepCase()
    let store = try sweep.store("sample.db")
    let settings = all.map { texts in
      zip(["x", "y"], texts).map { StoreOrigin.Value(path: $0, text: $1) }
    }
    let ids = try store.enter(
      settings.flatMap { settings in
        SweepCase.strategies.map {
          StoredSystem(settings: settings, strategy: $0, identity: "\(settings)\($0)")
        }
      })
    let systems = all.indices.map { [ids[2 * $0], ids[2 * $0 + 1]] }
    let plan = SweepPlan(
      systems: systems, replications: replications,
      cases: { point in
        let (x, y) = (Double(all[point][0]) ?? .nan, Double(all[point][1]) ?? .nan)
        return [100 * x + 20 * y, 0].map { profit in
          Case(name: "c", measures: SweepCase.measures) { replication in
            let noise = Double(Synthetic.scramble(UInt64(replication)) % 1000) / 100
            return ReplicationResult(values: [profit + noise, 1], events: 1, warnings: [])
          }
        }
      })
    _ = try await plan.run(into: store)
    let reading = SweepReading(
      store: store, points: zip(settings, systems).map { ($0, $1) },
      strategies: SweepCase.strategies, measures: SweepCase.measures,
      replications: replications, confidence: 0.95)
    return try reading.analysis(of: (design, rows), seed: 11)
  }

  @Test("Morris: the effects of a plane are its slopes, everywhere")
  func morris() async throws {
    let found = try await Self.analysis(.morris(6)).sensitivities
    #expect(found.map(\.output) == ["one", "two", "two minus one"])
    for (sensitivity, slopes) in zip(found, [[100.0, 20], [0, 0], [-100, -20]]) {
      for (factor, slope) in zip(sensitivity.factors, slopes) {
        guard case .effect(let muStar, let mu, let sigma, let noise) = factor.finding else {
          Issue.record("no effect")
          continue
        }
        #expect(abs(mu - slope) < 1e-9)
        #expect(abs(muStar - abs(slope)) < 1e-9)
        #expect(abs(sigma ?? 1) < 1e-9)
        // Common to all points, the noise is in no difference.
        #expect(abs(noise ?? 1) < 1e-9)
      }
    }
  }

  @Test("Sobol: the shares of a plane are those of its squared slopes")
  func indices() async throws {
    let found = try await Self.analysis(.indices(128)).sensitivities
    // The second strategy does not vary over the ranges: there is nothing to share out.
    #expect(found.map(\.output) == ["one", "two minus one"])
    let share = 100.0 * 100 / (100 * 100 + 20 * 20)
    for sensitivity in found {
      #expect(abs((sensitivity.deviation ?? 0) - (10400.0 / 12).squareRoot()) < 3)
      for (factor, expected) in zip(sensitivity.factors, [share, 1 - share]) {
        guard
          case .share(let first, let firstInterval, let total, let totalInterval) =
            factor.finding
        else {
          Issue.record("no share")
          continue
        }
        #expect(abs(first - expected) < 0.05)
        #expect(abs(total - expected) < 0.05)
        #expect(firstInterval?.contains(first) == true)
        #expect(totalInterval?.contains(total) == true)
      }
    }
  }

  @Test("a polynomial finds the plane through the points of a Latin hypercube")
  func polynomial() async throws {
    let fits = try await Self.analysis(.latinHypercube(20)).fits
    let fit = try #require(fits.first)
    #expect(fit.model.terms == Metamodel.quadratic(factors: 2))
    // Coded to -1 ... 1 a slope is half of what it is over the range.
    #expect(abs(fit.model.coefficients[1] - 50) < 1e-6)
    #expect(abs(fit.model.coefficients[2] - 10) < 1e-6)
    #expect(fit.model.coefficients.dropFirst(3).allSatisfy { abs($0) < 1e-6 })
    #expect(abs((fit.model.rSquared ?? 0) - 1) < 1e-9)
  }

  /// Where the difference of two strategies over the points 0 ... 8 min, in 4 replications, is found
  /// to cross zero.
  private static func crossing(
    confidence: Double, _ difference: @escaping @Sendable (Int, UInt32) -> Double
  ) async throws -> SweepFit.Crossing? {
    let sweep = try SweepCase()
    let store = try sweep.store("cross.db")
    let points = (0...8).map { [StoreOrigin.Value(path: "x", text: "\($0) min")] }
    let ids = try store.enter(
      points.flatMap { point in
        SweepCase.strategies.map {
          StoredSystem(settings: point, strategy: $0, identity: "\(point)\($0)")
        }
      })
    let systems = points.indices.map { [ids[2 * $0], ids[2 * $0 + 1]] }
    let plan = SweepPlan(
      systems: systems, replications: 4,
      cases: { point in
        (0..<2).map { strategy in
          Case(name: "c", measures: SweepCase.measures) { replication in
            let profit = strategy == 1 ? difference(point, replication) : 0
            return ReplicationResult(values: [profit, 1], events: 1, warnings: [])
          }
        }
      })
    _ = try await plan.run(into: store)
    let reading = SweepReading(
      store: store, points: zip(points, systems).map { ($0, $1) },
      strategies: SweepCase.strategies, measures: SweepCase.measures, replications: 4,
      confidence: confidence)
    let fit = try reading.analysis(of: nil, seed: 1).fits.first
    try store.close()
    return fit?.crossing
  }

  @Test("the fitted difference over one number crosses zero where it does")
  func crossing() async throws {
    let found = try await Self.crossing(confidence: 0.999) { point, replication in
      let key = UInt64(replication) + UInt64(point * 100)
      return 2 * (Double(point) - 3) + Double(Synthetic.scramble(key) % 1000) / 1000 - 0.5
    }
    let crossing = try #require(found)
    #expect(crossing.places.count == 1)
    #expect(abs(crossing.places[0] - 3) < 0.3)
    #expect(crossing.extent == .bounded)
    #expect(crossing.region.first?.contains(3) == true)
    #expect(crossing.unit == "min")
  }

  @Test("luck that moves all points together, and leaves no residual, is in the region")
  func sharedLuck() async throws {
    let found = try await Self.crossing(confidence: 0.95) { point, replication in
      2 * (Double(point) - 3) + [-1.0, 1, -1, 1][Int(replication)]
    }
    let region = try #require(found?.region.first)
    // The mean move has the variance 4/3/4: 2 |x - 3| <= t sqrt(1/3) on 3 degrees of freedom.
    let reach = StudentT.quantile(0.975, degrees: 3) * (1.0 / 3).squareRoot() / 2
    #expect(abs(region.lowerBound - (3 - reach)) < 1e-9)
    #expect(abs(region.upperBound - (3 + reach)) < 1e-9)
  }
}
