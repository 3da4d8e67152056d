import Probability
import Testing

/// Streams: apart by identity, the same by identity, and uniform.
///
/// Seeds are fixed; each statistical check has a level of 1e-9.
@Suite struct StreamTests {
  @Test("one identity is one sequence, whatever else was drawn in between")
  func identityDecides() {
    var a = RandomStream(seed: 42, replication: 5, name: "plant.resources.B", entity: 7)
    let expected = (0..<50).map { _ in a.next() }
    var other = RandomStream(seed: 42, replication: 5, name: "plant.resources.C", entity: 7)
    for _ in 0..<1000 { _ = other.next() }
    let key = StreamKey(seed: 42, name: "plant.resources.B")
    var b = RandomStream(key: key, replication: 5, entity: 7)
    #expect((0..<50).map { _ in b.next() } == expected)
  }

  @Test("a copy forks the sequence")
  func copiesFork() {
    var a = RandomStream(seed: 1, replication: 0, name: "fork")
    _ = a.next()
    var b = a
    let x = a.next()
    _ = a.next()
    #expect(b.next() == x)
  }

  @Test("seed, name, replication and entity each change the state, and none stands for another")
  func everyPartCounts() {
    var states: Set<[UInt64]> = []
    var count = 0
    for seed in [0, 1, 42, UInt64.max] {
      for name in ["", "a", "b", "ab", "ba", "é", "e\u{301}", "plant.resources.B"] {
        for replication in [0, 1, 2, UInt32.max] {
          for entity in [0, 1, 2, UInt32.max] {
            let s = RandomStream(seed: seed, replication: replication, name: name, entity: entity)
              .state
            states.insert([s.0, s.1, s.2, s.3])
            count += 1
          }
        }
      }
    }
    #expect(states.count == count)
  }

  @Test("a name is its bytes: differently composed accents are different names")
  func namesAreBytes() {
    let composed = StreamKey(seed: 1, name: "caf\u{e9}")
    let decomposed = StreamKey(seed: 1, name: "cafe\u{301}")
    #expect(composed != decomposed)
    #expect(composed == StreamKey(seed: 1, name: "caf\u{e9}"))
  }

  @Test("ten thousand similar names have ten thousand keys")
  func similarNamesDiffer() {
    var keys: Set<UInt64> = []
    for i in 0..<10_000 { keys.insert(StreamKey(seed: 42, name: "machine.\(i).service").key) }
    #expect(keys.count == 10_000)
  }

  /// Ways in which streams are neighbours: the index runs through one part of the identity.
  static let neighbours: [String] = ["replication", "entity", "name", "seed"]

  static func neighbour(_ part: String, _ i: Int) -> RandomStream {
    switch part {
    case "replication": RandomStream(seed: 42, replication: UInt32(i), name: "x")
    case "entity": RandomStream(seed: 42, replication: 1, name: "x", entity: UInt32(i))
    case "name": RandomStream(seed: 42, replication: 1, name: "x\(i)")
    default: RandomStream(seed: UInt64(i), replication: 1, name: "x")
    }
  }

  @Test("the first draws of neighbouring streams are uniform", arguments: neighbours)
  func firstDrawsAreUniform(part: String) {
    let n = 20_000
    let draws = (0..<n).map { i in
      var stream = Self.neighbour(part, i)
      return stream.uniform()
    }.sorted()
    var distance = 0.0
    for (i, u) in draws.enumerated() {
      distance = max(distance, u - Double(i) / Double(n), Double(i + 1) / Double(n) - u)
    }
    #expect(distance * Double(n).squareRoot() < LawTests.kolmogorov)
  }

  @Test(
    "neighbouring streams are uncorrelated, draw by draw and one step apart",
    arguments: neighbours)
  func neighboursAreUncorrelated(part: String) {
    // Over independent uniforms the sum of (u - 1/2)(v - 1/2) has variance n / 144.
    let n = 20_000
    var same = 0.0
    var shifted = 0.0
    for i in 0..<n {
      var a = Self.neighbour(part, i)
      var b = Self.neighbour(part, i + 1)
      let (a0, a1) = (a.uniform() - 0.5, a.uniform() - 0.5)
      let (b0, b1) = (b.uniform() - 0.5, b.uniform() - 0.5)
      same += a0 * b0
      shifted += a0 * b1 - a1 * a0
    }
    let bound = LawTests.z * (Double(n) / 144).squareRoot()
    #expect(abs(same) < bound)
    // Two such sums, sharing a0: variance at most four times that of one.
    #expect(abs(shifted) < 2 * bound)
  }

  @Test("two long streams of different sources are uncorrelated")
  func longStreamsAreUncorrelated() {
    var a = RandomStream(seed: 42, replication: 0, name: "plant.resources.A")
    var b = RandomStream(seed: 42, replication: 0, name: "plant.resources.B")
    let n = 200_000
    var sum = 0.0
    for _ in 0..<n { sum += (a.uniform() - 0.5) * (b.uniform() - 0.5) }
    #expect(abs(sum) < LawTests.z * (Double(n) / 144).squareRoot())
  }

  @Test("uniforms keep to their ends at the extreme words")
  func uniformsKeepToTheirEnds() {
    // s0 = s3 = 0 draws the word 0; s0 = 0, s3 = 2^64 - 1 draws 2^64 - 1.
    let lowest = RandomStream(state: (0, 1, 2, 0))
    let highest = RandomStream(state: (0, 1, 2, .max))
    var (a, b, c, d) = (lowest, lowest, lowest, lowest)
    #expect(a.next() == 0)
    #expect(b.uniform() == 0)
    #expect(c.uniformPositive() == 0x1p-53)
    #expect(d.uniformOpen() == 0x1p-53)
    var (e, f, g, h) = (highest, highest, highest, highest)
    #expect(e.next() == .max)
    #expect(f.uniform() == 1 - 0x1p-53)
    #expect(g.uniformPositive() == 1)
    #expect(h.uniformOpen() == 1 - 0x1p-53)
    var i = highest
    #expect(i.exponential(mean: 3) == 0)
    var j = lowest
    #expect(j.exponential(mean: 3) > 3 * 36.7)
    var (k, l) = (lowest, highest)
    #expect(k.index(below: 10) == 0)
    #expect(l.index(below: 10) == 9)
  }

  @Test("two means on one stream give proportional exponential times")
  func exponentialsAreProportional() {
    var a = RandomStream(seed: 1, replication: 0, name: "service")
    var b = a
    for _ in 0..<100 {
      #expect(isClose(3 * a.exponential(mean: 2), b.exponential(mean: 6), relative: 1e-15))
    }
  }

  @Test("an index takes every value equally often")
  func indicesAreEven() {
    var stream = RandomStream(seed: 42, replication: 0, name: "index")
    var counts = [0, 0, 0, 0, 0, 0, 0]
    let n = 70_000
    for _ in 0..<n { counts[stream.index(below: 7)] += 1 }
    // Each count is Binomial(n, 1/7).
    let sd = (Double(n) / 7 * 6 / 7).squareRoot()
    for count in counts { #expect(abs(Double(count) - Double(n) / 7) < LawTests.z * sd) }
    #expect(stream.index(below: 1) == 0)
  }

  @Test("an all-zero state, from which the generator could not move, is replaced")
  func zeroStateIsReplaced() {
    var stream = RandomStream(state: (0, 0, 0, 0))
    #expect(stream.state == GSL.seeded(0).state)
    #expect(Set((0..<100).map { _ in stream.next() }).count == 100)
  }
}
