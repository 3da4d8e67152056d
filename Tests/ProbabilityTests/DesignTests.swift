import Probability
import Testing

/// Designs of experiments: their order, their evenness, and that they grow without changing.
@Suite struct DesignTests {
  static let key = StreamKey(seed: 5, name: "design")

  @Test("in a full factorial the last factor changes fastest")
  func fullFactorial() {
    // Case full-factorial-order: itertools.product.
    let points = FullFactorial.points([["1", "2", "3"], ["a", "b"]])
    #expect(points.map { $0.joined() } == ["1a", "1b", "2a", "2b", "3a", "3b"])
    #expect(FullFactorial.count(levels: [3, 2]) == 6)
    #expect(FullFactorial.points([[Int]]()) == [[]])
    #expect(FullFactorial.count(levels: []) == 1)
    #expect(FullFactorial.points([[1, 2], []]).isEmpty)
    #expect(FullFactorial.count(levels: [Int.max, 3]) == nil)
  }

  @Test("a Latin hypercube has one point in every strip of every dimension", arguments: [1, 2, 17])
  func strips(count: Int) {
    let points = LatinHypercube.points(count: count, dimensions: 5, key: Self.key)
    #expect(points.count == count)
    for dimension in 0..<5 {
      let strips = points.map { Int(($0[dimension] * Double(count)).rounded(.down)) }
      #expect(strips.sorted() == Array(0..<count))
    }
  }

  @Test("a further factor leaves the columns of the others, another replication none")
  func growing() {
    let three = LatinHypercube.points(count: 9, dimensions: 3, key: Self.key)
    let four = LatinHypercube.points(count: 9, dimensions: 4, key: Self.key)
    #expect(three == four.map { Array($0[..<3]) })
    let other = LatinHypercube.points(count: 9, dimensions: 3, key: Self.key, replication: 1)
    #expect(zip(three, other).allSatisfy { zip($0, $1).allSatisfy { $0 != $1 } })
  }

  @Test("the maximin design is the best of those tried")
  func maximin() {
    func nearest(_ points: [[Double]]) -> Double {
      var least = Double.infinity
      for i in points.indices {
        for j in 0..<i {
          least = min(
            least, zip(points[i], points[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
        }
      }
      return least
    }
    let designs = (0..<20).map {
      LatinHypercube.points(count: 6, dimensions: 2, key: Self.key, replication: UInt32($0))
    }
    let best = LatinHypercube.maximin(count: 6, dimensions: 2, key: Self.key, tries: 20)
    #expect(designs.contains(best))
    #expect(nearest(best) == designs.map(nearest).max())
  }

  @Test("a Latin hypercube estimates a sum of functions of one factor with far less variance")
  func latinVariance() {
    // f = x + y: its variance is 1/6; over 16 random points 1/96. Within strips a sixteenth of the
    // width is left: 1/96 / 256.
    let n = 400
    let squares = (0..<n).reduce(0.0) { sum, replication in
      let points = LatinHypercube.points(
        count: 16, dimensions: 2, key: Self.key, replication: UInt32(replication))
      let mean = points.reduce(0) { $0 + $1[0] + $1[1] } / 16
      return sum + (mean - 1) * (mean - 1)
    }
    // The squares of nearly normal means: standard error sqrt(2/n), 5 of them at most.
    let expected = 1.0 / 96 / 256
    #expect(abs(squares / Double(n) / expected - 1) < 5 * (2 / Double(n)).squareRoot())
  }

  @Test("Sobol's sequence starts behind the origin as GSL's does")
  func sobol() {
    // Case gsl-sobol-3d: GSL 2.7.1.
    #expect(
      SobolSequence.points(count: 5, dimensions: 3) == [
        [0.5, 0.5, 0.5], [0.75, 0.25, 0.75], [0.25, 0.75, 0.25], [0.375, 0.375, 0.625],
        [0.875, 0.875, 0.125],
      ])
    #expect(SobolSequence.points(count: 0, dimensions: 3).isEmpty)
  }

  @Test("all forty dimensions are filled, and their number is GSL's")
  func fortyDimensions() {
    let points = SobolSequence.points(count: 255, dimensions: SobolSequence.maximumDimensions)
    for dimension in 0..<40 {
      // With the origin, 256 points are one in each 256th.
      let cells = Set([0] + points.map { Int($0[dimension] * 256) })
      #expect(cells.count == 256)
    }
  }

  @Test("a randomised sequence keeps its evenness, in one dimension and in two")
  func randomised() {
    for replication in 0..<5 as Range<UInt32> {
      let points = SobolSequence.randomised(
        count: 64, dimensions: 6, key: Self.key, replication: replication)
      for dimension in 0..<6 {
        #expect(Set(points.map { Int($0[dimension] * 64) }).count == 64)
      }
      // The first two dimensions are a net: one point in each of 8 x 8 cells.
      #expect(Set(points.map { Int($0[0] * 8) * 8 + Int($0[1] * 8) }).count == 64)
    }
  }

  @Test("two randomised points differ by the same digits as the plain ones")
  func digits() {
    let plain = [[0.0, 0, 0]] + SobolSequence.points(count: 31, dimensions: 3)
    let moved = SobolSequence.randomised(count: 32, dimensions: 3, key: Self.key)
    func word(_ x: Double) -> UInt64 { UInt64(x * 0x1p53) }
    for (p, m) in zip(plain, moved) {
      for j in 0..<3 { #expect(word(m[j]) ^ word(moved[0][j]) == word(p[j])) }
    }
    let growing = SobolSequence.randomised(count: 8, dimensions: 4, key: Self.key)
    #expect(growing.map { Array($0[..<3]) } == Array(moved[..<8]))
    #expect(SobolSequence.randomised(count: 0, dimensions: 2, key: Self.key).isEmpty)
  }

  @Test("a randomised point is uniform over the randomisations")
  func uniform() {
    let n = 500
    for index in [0, 3] {
      let values = (0..<n).map {
        SobolSequence.randomised(
          count: 4, dimensions: 2, key: Self.key, replication: UInt32($0))[index][1]
      }
      // Hoeffding: a mean of uniform numbers is this far from 1/2 at most once in a million.
      let reach = (14.51 / (2 * Double(n))).squareRoot()
      #expect(abs(values.reduce(0, +) / Double(n) - 0.5) < reach)
      #expect(abs(Double(values.count { $0 < 0.25 }) / Double(n) - 0.25) < reach)
    }
  }

  @Test("Saltelli's matrices: two halves of one sequence, and columns exchanged")
  func saltelli() {
    let design = SaltelliDesign(count: 8, factors: 3, key: Self.key)
    let whole = SobolSequence.randomised(count: 8, dimensions: 6, key: Self.key)
    #expect(zip(design.a, design.b).map { $0 + $1 } == whole)
    #expect(design.factors == 3)
    let mixed = design.mixed(1)
    for i in 0..<8 {
      #expect(mixed[i] == [design.a[i][0], design.b[i][1], design.a[i][2]])
    }
  }

  @Test(
    "a Morris trajectory changes every factor once, by delta, on the grid", arguments: [2, 4, 6])
  func morris(levels: Int) {
    let design = MorrisDesign(trajectories: 12, factors: 5, levels: levels, key: Self.key)
    #expect(design.trajectories.count == 12)
    #expect(design.delta == Double(levels) / Double(2 * (levels - 1)))
    for path in design.trajectories {
      #expect(path.count == 6)
      var changed: [Int] = []
      for (from, to) in zip(path, path.dropFirst()) {
        let factors = (0..<5).filter { from[$0] != to[$0] }
        #expect(factors.count == 1)
        changed += factors
        let step = abs(to[factors[0]] - from[factors[0]])
        #expect(abs(step - design.delta) < 1e-12)
      }
      #expect(changed.sorted() == [0, 1, 2, 3, 4])
      for x in path.joined() {
        #expect(x >= 0 && x <= 1)
        let level = x * Double(levels - 1)
        #expect(abs(level - level.rounded()) < 1e-12)
      }
    }
    let more = MorrisDesign(trajectories: 20, factors: 5, levels: levels, key: Self.key)
    #expect(Array(more.trajectories[..<12]) == design.trajectories)
  }
}
