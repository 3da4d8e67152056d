import Inference
import Testing

@Suite("Each against the best of the others, pair by pair")
struct PairwiseWithBestTests {
  /// Three systems of four values. Differences a - b: 1, 3, 1, 3 (mean 2, variance 4/3); a - c: 10
  /// always; b - c: 9, 7, 9, 7.
  static let samples = [[11.0, 13, 12, 14], [10, 10, 11, 11], [1, 3, 2, 4]]

  @Test("a case worked by hand")
  func byHand() throws {
    let found = try #require(
      PairwiseWithBest(commonRandomNumbers: Self.samples, confidence: 0.9, best: .largest))
    // t(0.95, 3) = 2.353363434801823 (two comparisons of each); w = t sqrt(4/3) / 2.
    let w = 2.353363434801823 * (4.0 / 3).squareRoot() / 2
    #expect(abs(found.systems[0].interval.upperBound - (2 + w)) < 1e-9)
    // Only b - a may be positive within its width? -2 + 1.3587 < 0: a is the only candidate.
    #expect(found.systems[0].interval.lowerBound == 0)
    #expect(found.systems[1].interval.upperBound == 0)
    #expect(abs(found.systems[1].interval.lowerBound - (-2 - w)) < 1e-9)
    // c is behind a by exactly 10 in every replication.
    #expect(found.systems[2].interval == -10...0)
    #expect(found.systems.map(\.standing) == [.best, .notBest, .notBest])
    #expect(found.systems.map(\.advantage) == [2, -2, -10])
  }

  @Test("a pair that varies widely does not blur the others")
  func unequal() throws {
    var wild = Self.samples
    wild[2] = [-900, 700, -800, 900]
    let found = try #require(
      PairwiseWithBest(commonRandomNumbers: wild, confidence: 0.9, best: .largest))
    // b is still behind a for sure, though neither may be behind c.
    #expect(found.systems[1].standing == .notBest)
    #expect(found.systems[0].standing == .open && found.systems[2].standing == .open)
  }

  @Test("less is better when asked: the same with signs turned")
  func smallest() throws {
    let turned = Self.samples.map { $0.map { -$0 } }
    let (a, b) = (
      try #require(
        PairwiseWithBest(commonRandomNumbers: Self.samples, confidence: 0.9, best: .largest)),
      try #require(PairwiseWithBest(commonRandomNumbers: turned, confidence: 0.9, best: .smallest))
    )
    #expect(a.systems.map(\.interval) == b.systems.map(\.interval))
  }

  @Test("all intervals hold together at least as often as promised")
  func coverage() throws {
    let truth = [0.0, 0.5, 1, 0.8]
    let deviations = [1.0, 3, 1, 0.2]
    var numbers = NormalNumbers(seed: 7)
    var held = 0
    let experiments = 2000
    for _ in 0..<experiments {
      let samples = truth.indices.map { i in
        numbers.sample(10, mean: truth[i], deviation: deviations[i])
      }
      let found = try #require(
        PairwiseWithBest(commonRandomNumbers: samples, confidence: 0.9, best: .largest))
      let isHeld = truth.indices.allSatisfy { i in
        let others = truth.indices.filter { $0 != i }.map { truth[$0] }.max() ?? 0
        return found.systems[i].interval.contains(truth[i] - others)
      }
      if isHeld { held += 1 }
    }
    #expect(Chance.isAtLeast(0.9, successes: held, trials: experiments))
  }
}
