import Inference
import Testing

@testable import Experiment

@Suite("Shapley values")
struct ShapleyTests {
  private static func exact(_ count: Int, _ value: (Coalition) -> Double) -> [Double] {
    ShapleyValue(count: count, orders: .all, seed: 1).shares(replication: 0, value: value)
  }

  /// A game without any structure: a number between 0 and 1 for every coalition, 0 for none.
  private static func wild(_ coalition: Coalition, game: UInt64) -> Double {
    guard coalition.bits != 0 else { return 0 }
    return Double(Synthetic.scramble(coalition.bits ^ game &* 0x9E37_79B9) >> 11) * 0x1p-53
  }

  private static func near(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-12) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
  }

  // MARK: Known games

  @Test("where effects add up, each decision gets its own")
  func additive() {
    let effects = [3.0, -1, 0, 2.5, 7, 0.125, -4, 1, 9, 10]
    let shares = Self.exact(10) { coalition in
      effects.indices.reduce(0) { $0 + (coalition.contains($1) ? effects[$1] : 0) }
    }
    #expect(Self.near(shares, effects, 1e-11))
  }

  @Test("the glove game: two left gloves and one right one are worth 1/6, 1/6 and 2/3")
  func gloves() {
    let shares = Self.exact(3) { coalition in
      coalition.contains(2) && (coalition.contains(0) || coalition.contains(1)) ? 1 : 0
    }
    #expect(Self.near(shares, [1.0 / 6, 1.0 / 6, 2.0 / 3]))
  }

  @Test("the airport game: a runway is paid for by those who need each piece of it")
  func airport() {
    // Littlechild and Owen 1973: 1/3, then 1/3 + 1/2, then 1/3 + 1/2 + 1 of lengths 1, 2 and 3.
    let shares = Self.exact(3) { coalition in
      (0..<3).reduce(0) { coalition.contains($1) ? max($0, Double($1 + 1)) : $0 }
    }
    #expect(Self.near(shares, [1.0 / 3, 5.0 / 6, 11.0 / 6]))
  }

  @Test("what two decisions do only together they share equally, and a third gets exactly nothing")
  func interaction() {
    let shares = Self.exact(3) { $0.contains(0) && $0.contains(2) ? 10 : 0 }
    #expect(Self.near(shares, [5, 0, 5]))
    #expect(shares[1] == 0)
  }

  // MARK: Axioms

  @Test("in games without structure the shares sum to the whole", arguments: 1...9)
  func efficiency(count: Int) {
    for game in 0..<5 as Range<UInt64> {
      let shares = Self.exact(count) { Self.wild($0, game: game) }
      let whole = Self.wild(.all(of: count), game: game)
      #expect(abs(shares.reduce(0, +) - whole) < 1e-12)
    }
  }

  @Test("the shares are the mean over all orders, counted one by one")
  func definition() {
    func orders(_ left: [Int]) -> [[Int]] {
      left.isEmpty
        ? [[]] : left.flatMap { first in orders(left.filter { $0 != first }).map { [first] + $0 } }
    }
    let all = orders(Array(0..<5))
    #expect(all.count == 120)
    var sums = [Double](repeating: 0, count: 5)
    for order in all {
      var coalition = Coalition.none
      for decision in order {
        let before = Self.wild(coalition, game: 3)
        coalition = coalition.adding(decision)
        sums[decision] += Self.wild(coalition, game: 3) - before
      }
    }
    #expect(Self.near(Self.exact(5) { Self.wild($0, game: 3) }, sums.map { $0 / 120 }))
  }

  @Test("decisions that do the same get the same, and one that does nothing gets exactly nothing")
  func symmetry() {
    // Worth depends on how many of 0, 1 and 2 are taken, and on 3; 4 does nothing.
    let shares = Self.exact(5) { coalition in
      let several = (0..<3).count { coalition.contains($0) }
      return Self.wild(
        Coalition(bits: UInt64(several) << 1 | (coalition.contains(3) ? 1 : 0)), game: 9)
    }
    #expect(abs(shares[0] - shares[1]) < 1e-12)
    #expect(abs(shares[1] - shares[2]) < 1e-12)
    #expect(shares[4] == 0)
  }

  @Test("going the other way, from the second strategy to the first, turns every sign")
  func reversal() {
    let all = Coalition.all(of: 6)
    let there = Self.exact(6) { Self.wild($0, game: 4) }
    let back = Self.exact(6) { Self.wild(Coalition(bits: all.bits & ~$0.bits), game: 4) }
    #expect(Self.near(back, there.map { -$0 }))
  }

  // MARK: Sampling

  @Test("sampled shares sum to the whole in every replication, whatever the orders")
  func sampledEfficiency() {
    let rule = ShapleyValue(count: 12, orders: .sampled(4), seed: 5)
    for replication in 0..<20 as Range<UInt32> {
      let shares = rule.shares(replication: replication) { Self.wild($0, game: 1) }
      #expect(abs(shares.reduce(0, +) - Self.wild(.all(of: 12), game: 1)) < 1e-12)
    }
  }

  @Test(
    "sampled shares are the exact ones on average, inside an interval for the chance of the draw")
  func sampledMean() {
    let count = 7
    let rule = ShapleyValue(count: count, orders: .sampled(2), seed: 11)
    let exact = Self.exact(count) { Self.wild($0, game: 2) }
    let samples = (0..<400 as Range<UInt32>).map { replication in
      rule.shares(replication: replication) { Self.wild($0, game: 2) }
    }
    // Seven intervals at a joint false alarm of 1e-8 each.
    for decision in 0..<count {
      let estimate = Estimate(of: samples.map { $0[decision] }, confidence: 1 - 1e-8)
      #expect(estimate.interval?.contains(exact[decision]) == true)
      #expect((estimate.standardDeviation ?? 0) > 0)
    }
  }

  @Test("an order and its reverse share an interaction of two decisions equally")
  func antithetic() {
    let rule = ShapleyValue(count: 12, orders: .sampled(2), seed: 3)
    for replication in 0..<10 as Range<UInt32> {
      let shares = rule.shares(replication: replication) {
        $0.contains(4) && $0.contains(9) ? 8 : 0
      }
      #expect(shares[4] == 4)
      #expect(shares[9] == 4)
    }
  }

  @Test("orders are drawn by seed and replication: the same again, others elsewhere")
  func streams() {
    let rule = ShapleyValue(count: 12, orders: .sampled(2), seed: 3)
    let other = ShapleyValue(count: 12, orders: .sampled(2), seed: 4)
    #expect(rule.coalitions(replication: 1) == rule.coalitions(replication: 1))
    #expect(rule.coalitions(replication: 1) != rule.coalitions(replication: 2))
    #expect(rule.coalitions(replication: 1) != other.coalitions(replication: 1))
  }

  @Test("every coalition that is asked for is on the list, each once", arguments: [1, 3, 8, 12])
  func coalitions(count: Int) {
    let rule = ShapleyValue(count: count, seed: 7)
    let list = rule.coalitions(replication: 2)
    #expect(Set(list).count == list.count)
    let known = Set(list)
    _ = rule.shares(replication: 2) { coalition in
      #expect(known.contains(coalition))
      return 0
    }
    let all = Coalition.all(of: count)
    for decision in 0..<count {
      let (alone, last) = (Coalition.none.adding(decision), all.removing(decision))
      #expect(known.isSuperset(of: [alone, last]))
    }
    // Up to ten decisions all mixtures, above as many as sixteen orders need.
    if count > 10 {
      #expect(list.count <= 2 + 2 * 12 + 16 * 11)
    } else {
      #expect(list.count == 1 << count)
    }
  }
}
