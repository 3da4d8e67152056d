import Inference
import Probability
import Testing

@Suite("Sobol's indices of a noisy simulator")
struct ReplicatedSobolTests {
  /// Outputs of 4 replications at each point: the first coordinate plus independent noise as large.
  private static func outputs(
    _ points: [[Double]], _ numbers: inout NormalNumbers, noise: Double
  ) -> [[Double]] {
    points.map { point in (0..<4).map { _ in point[0] + noise * numbers.next() } }
  }

  private static func indices(noise: Double) -> (corrected: SobolIndices?, naive: SobolIndices?) {
    let design = SaltelliDesign(
      count: 512, factors: 2, key: StreamKey(seed: 3, name: "test"))
    var numbers = NormalNumbers(seed: 5)
    let a = outputs(design.a, &numbers, noise: noise)
    let b = outputs(design.b, &numbers, noise: noise)
    let mixed = [0, 1].map { outputs(design.mixed($0), &numbers, noise: noise) }
    func means(_ rows: [[Double]]) -> [Double] { rows.map { $0.reduce(0, +) / 4 } }
    return (
      SobolIndices(replicatedA: a, b: b, mixed: mixed),
      SobolIndices(a: means(a), b: means(b), mixed: mixed.map(means))
    )
  }

  @Test("noise is not taken for an effect of what has none")
  func noise() throws {
    let found = Self.indices(noise: 0.3)
    let (corrected, naive) = (try #require(found.corrected), try #require(found.naive))
    // V = 1/12, noise of a mean 0.09/4: without care a fifth of all variance is the second factor's.
    #expect(naive.factors[1].total > 0.15)
    #expect(abs(corrected.factors[1].total) < 0.05)
    #expect(abs(corrected.factors[0].total - 1) < 0.1)
    #expect(abs(corrected.factors[0].firstByJansen - 1) < 0.1)
    #expect(abs(corrected.variance - 1.0 / 12) < 0.01)
  }

  @Test("noise that moves all points together is in no effect, however large")
  func commonNoise() throws {
    let design = SaltelliDesign(
      count: 256, factors: 2, key: StreamKey(seed: 3, name: "test"))
    var numbers = NormalNumbers(seed: 6)
    let shared = numbers.sample(4, deviation: 50)
    func outputs(_ points: [[Double]]) -> [[Double]] {
      points.map { point in shared.map { point[0] + point[1] / 2 + $0 } }
    }
    let found = try #require(
      SobolIndices(
        replicatedA: outputs(design.a), b: outputs(design.b),
        mixed: [0, 1].map { outputs(design.mixed($0)) }))
    // x + y/2 for uniform x and y: variance 5/48, shares 0.8 and 0.2.
    #expect(abs(found.variance - 5.0 / 48) < 0.005)
    #expect(abs(found.factors[0].total - 0.8) < 0.03)
    #expect(abs(found.factors[1].total - 0.2) < 0.03)
  }

  @Test("rows that are drawn again count as a design of these rows")
  func resampled() throws {
    let design = SaltelliDesign(count: 32, factors: 2, key: StreamKey(seed: 4, name: "test"))
    var numbers = NormalNumbers(seed: 7)
    let shared = numbers.sample(4, deviation: 3)
    func outputs(_ points: [[Double]]) -> [[Double]] {
      points.map { point in
        shared.map { 5 * point[0] + point[1] + $0 + 0.2 * numbers.next() }
      }
    }
    let (a, b) = (outputs(design.a), outputs(design.b))
    let mixed = [0, 1].map { outputs(design.mixed($0)) }
    let rows = SobolIndices.Rows(a: a, b: b, mixed: mixed)
    for drawn in [Array(0..<32), (0..<32).map { $0 * $0 % 29 }, [3, 4, 4, 4, 30]] {
      func pick(_ points: [[Double]]) -> [[Double]] { drawn.map { points[$0] } }
      let found = try #require(rows.indices(of: drawn))
      let direct = try #require(
        SobolIndices(replicatedA: pick(a), b: pick(b), mixed: mixed.map(pick)))
      #expect(isClose(found.variance, direct.variance))
      for (x, y) in zip(found.factors, direct.factors) {
        #expect(abs(x.first - y.first) < 1e-9)
        #expect(abs(x.firstByJansen - y.firstByJansen) < 1e-9)
        #expect(abs(x.total - y.total) < 1e-9)
      }
      // The noise: the mean variance over 4 of what is left when the rows' own average is taken out.
      let points = pick(a) + pick(b)
      let common = (0..<4).map { place in Moments(points.map { $0[place] }).mean }
      let noise = Moments(
        points.map { values in
          (Moments(zip(values, common).map { $0 - $1 }).variance ?? .nan) / 4
        }
      ).mean
      let means = points.map { Moments($0).mean }
      let total = Moments(means).squares / Double(means.count)
      #expect(isClose(found.variance, total - noise))
    }
  }

  @Test("without noise nothing is taken out, and pure noise has no indices worth the name")
  func limits() throws {
    let found = Self.indices(noise: 0)
    let (corrected, naive) = (try #require(found.corrected), try #require(found.naive))
    for (x, y) in zip(corrected.factors, naive.factors) {
      #expect(isClose(x.firstByJansen, y.firstByJansen))
      #expect(abs(x.total - y.total) < 1e-12)
    }
    let constant = [[Double]](repeating: [1, 1], count: 4)
    #expect(SobolIndices(replicatedA: constant, b: constant, mixed: [constant]) == nil)
  }
}
