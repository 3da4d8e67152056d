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
