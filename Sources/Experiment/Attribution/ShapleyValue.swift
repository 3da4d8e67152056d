import Probability

/// How a difference is shared among the decisions that make it: each gets what it adds on average
/// over all orders in which they could be made, one after the other.
///
/// With v(S) the result of the strategy that takes the decisions S,
/// `phi(i) = sum over S without i of |S|! (n-|S|-1)! / n! (v(S + i) - v(S))`. The shares sum to
/// v(all) - v(none); decisions that do the same get the same; one that never changes anything gets
/// nothing; what two decisions do only together they share equally. No other rule does all of this.
///
/// Sampled, the mean is over orders drawn at random, each with its reverse (antithetic), and anew for
/// every replication: the shares still sum to the difference in each, they are right on average, and
/// their spread over replications holds the chance of the draw.
///
/// Source: L. S. Shapley (1953), A Value for n-Person Games, Contributions to the Theory of Games II,
/// doi:10.1515/9781400881970-018; sampling: J. Castro, D. Gomez, J. Tejada (2009),
/// doi:10.1016/j.cor.2008.04.004.
public struct ShapleyValue: Sendable, Hashable {
  /// Which orders the mean is over.
  public enum Orders: Sendable, Hashable {
    /// All of them: every one of 2^n coalitions is needed (n <= 16).
    case all
    /// So many (even, >= 2), drawn anew for every replication.
    case sampled(Int)
  }

  /// Number of decisions, n (0...64).
  public let count: Int
  /// Which orders the mean is over.
  public let orders: Orders
  /// Seed of the stream that draws orders.
  public let seed: UInt64

  /// Decisions up to which all orders are the default.
  public static let exactLimit = 10
  /// Orders sampled for each replication by default.
  public static let sampledByDefault = 16

  private static let stream = "attribution.orders"

  /// Creates the rule.
  /// - Parameters:
  ///   - count: number of decisions.
  ///   - orders: which orders the mean is over; by default all up to `exactLimit` decisions.
  ///   - seed: seed of the stream that draws orders.
  public init(count: Int, orders: Orders? = nil, seed: UInt64) {
    self.count = count
    self.orders = orders ?? (count <= Self.exactLimit ? .all : .sampled(Self.sampledByDefault))
    self.seed = seed
    precondition((0...64).contains(count), "a coalition has 64 bits")
    switch self.orders {
    case .all: precondition(count <= 16, "all orders of so many decisions take too long")
    case .sampled(let orders):
      precondition(orders >= 2 && orders.isMultiple(of: 2), "orders are drawn in pairs")
    }
  }

  /// The coalitions needed in a replication, each once: none, all, every single one, all but every
  /// single one, then the rest.
  public func coalitions(replication: UInt32) -> [Coalition] {
    var seen: Set<Coalition> = []
    var list: [Coalition] = []
    func need(_ coalition: Coalition) {
      if seen.insert(coalition).inserted { list.append(coalition) }
    }
    let all = Coalition.all(of: count)
    need(.none)
    need(all)
    for decision in 0..<count { need(.none.adding(decision)) }
    for decision in 0..<count { need(all.removing(decision)) }
    switch orders {
    case .all:
      for bits in 0...all.bits { need(Coalition(bits: bits)) }
    case .sampled:
      for order in drawn(replication: replication) {
        var coalition = Coalition.none
        for decision in order {
          coalition = coalition.adding(decision)
          need(coalition)
        }
      }
    }
    return list
  }

  /// The share of every decision in one replication.
  /// - Parameters:
  ///   - replication: number of the replication; orders are drawn by it.
  ///   - value: the result of a coalition, asked for those of `coalitions(replication:)` only.
  public func shares(replication: UInt32, value: (Coalition) -> Double) -> [Double] {
    switch orders {
    case .all: exact(value)
    case .sampled: mean(over: drawn(replication: replication), value)
    }
  }

  private func exact(_ value: (Coalition) -> Double) -> [Double] {
    guard count > 0 else { return [] }
    // |S|! (n-|S|-1)! / n!, by recurrence from 1/n.
    var weights = [1 / Double(count)]
    for size in 1..<max(count, 1) {
      weights.append(weights[size - 1] * Double(size) / Double(count - size))
    }
    let values = (0...Coalition.all(of: count).bits).map { value(Coalition(bits: $0)) }
    return (0..<count).map { decision in
      var share = 0.0
      for bits in values.indices where bits >> decision & 1 == 0 {
        share +=
          weights[bits.nonzeroBitCount] * (values[bits | 1 << decision] - values[bits])
      }
      return share
    }
  }

  private func mean(over orders: [[Int]], _ value: (Coalition) -> Double) -> [Double] {
    var shares = [Double](repeating: 0, count: count)
    for order in orders {
      var coalition = Coalition.none
      var before = value(coalition)
      for decision in order {
        coalition = coalition.adding(decision)
        let after = value(coalition)
        shares[decision] += after - before
        before = after
      }
    }
    return shares.map { $0 / Double(orders.count) }
  }

  /// The orders of a replication: uniform permutations, each before its reverse.
  private func drawn(replication: UInt32) -> [[Int]] {
    guard case .sampled(let orders) = orders else { return [] }
    var stream = RandomStream(seed: seed, replication: replication, name: Self.stream)
    return (0..<orders / 2).flatMap { _ in
      let order = stream.order(of: count)
      return [order, order.reversed()]
    }
  }
}
