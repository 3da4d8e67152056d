import Probability

extension Purchase {
  /// The smallest order at the lowest price of a piece: what suits whoever is paid by unit price;
  /// `nil` where every order costs the same a piece.
  public var cheapestLot: Int? { breaks.last.map { max($0.from, minimumOrder) } }

  /// The order that makes material, ordering and holding cost least: the economic order quantity,
  /// sqrt(2 K D / (h c)), or the begin of a lower price where that pays.
  ///
  /// Sources: Harris (1913), How many parts to make at once, Factory 10(2); with quantity discounts
  /// for all units Hadley & Whitin (1963), Analysis of Inventory Systems, section 2-11: the least
  /// cost lies at the economic quantity of a price that is legal there, or at the begin of a price.
  /// - Parameters:
  ///   - demand: D, pieces per time (>= 0).
  ///   - holding: h, cost of a unit of money in stock per time (>= 0).
  ///   - atMost: largest order considered [pieces]; where holding costs nothing, larger is cheaper.
  /// - Returns: pieces, at least the minimum order.
  public func economicLot(demand: Double, holding: Double, atMost: Double) -> Double {
    let least = Double(minimumOrder)
    guard demand > 0 else { return least }
    let starts = [1] + breaks.map(\.from)
    let prices = [price] + breaks.map(\.price)
    var best = (lot: least, cost: Double.infinity)
    for (place, price) in prices.enumerated() {
      let from = max(Double(starts[place]), least)
      let below = place + 1 < starts.count ? Double(starts[place + 1]) : .infinity
      let rate = holding * price.amount
      let economic =
        orderCost == .zero
        ? 0 : rate > 0 ? (2 * orderCost.amount * demand / rate).squareRoot() : .infinity
      let lot = max(min(economic, max(atMost, from)), from)
      guard lot < below else { continue }
      let cost = cost(of: lot, at: price, demand: demand, holding: holding)
      if cost < best.cost { best = (lot, cost) }
    }
    return best.lot
  }

  /// Material, ordering and holding cost per time of orders of so many pieces.
  public func cost(of lot: Double, at price: Money, demand: Double, holding: Double) -> Double {
    demand * price.amount + orderCost.amount * demand / lot + holding * price.amount * lot / 2
  }
}

/// How much to have for a demand that is not known: Arrow, Harris & Marschak (1951), Optimal
/// Inventory Policy, Econometrica 19(3).
public enum Newsvendor {
  /// Largest probability of enough that is planned for, where holding costs next to nothing.
  static let highestService = 0.999

  /// Stock beyond the expected demand so that P(demand <= stock) = b / (b + h), for normal demand.
  ///
  /// - Parameters:
  ///   - deviation: standard deviation of demand [pieces].
  ///   - shortage: b, what a piece too few costs (> 0).
  ///   - holding: h, what a piece too many costs (>= 0).
  /// - Returns: pieces, not negative: nobody plans to be short.
  public static func safetyStock(deviation: Double, shortage: Double, holding: Double) -> Double {
    guard deviation > 0, shortage > 0 else { return 0 }
    let service = min(shortage / (shortage + holding), highestService)
    return max(GSL.normalQuantile(service) * deviation, 0)
  }
}
