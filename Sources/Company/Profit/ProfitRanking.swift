/// Parts of a business (cells, accounts, products) from the most to the least profitable: the whale
/// curve and its shares.
///
/// Source of the curve: Kaplan & Cooper (1998), Cost and Effect. Harvard Business School Press.
public struct ProfitRanking: Sendable, Hashable {
  /// Places of the parts as they were given, the most profitable first; equals in that order.
  public let order: [Int]
  /// Profit of the parts up to each place of `order` together.
  public let cumulative: [Double]
  /// Parts that lose money.
  public let unprofitable: Int
  /// Sales of those parts, and of all.
  public let unprofitableSales: Double
  /// Sales of all parts.
  public let sales: Double

  /// Ranks parts.
  /// - Parameters:
  ///   - profits: profit of each part; whole numbers (of the least unit of money) keep sums exact.
  ///   - sales: sales of each part, as many.
  public init(profits: [Double], sales: [Double]) {
    precondition(profits.count == sales.count, "sales for each part")
    order = profits.indices.sorted { (profits[$1], $0) < (profits[$0], $1) }
    var sum = 0.0
    cumulative = order.map { place in
      sum += profits[place]
      return sum
    }
    unprofitable = profits.count { $0 < 0 }
    self.sales = sales.reduce(0, +)
    unprofitableSales = zip(profits, sales).reduce(0) { $1.0 < 0 ? $0 + $1.1 : $0 }
  }

  /// Number of parts.
  public var count: Int { order.count }
  /// Profit of all parts.
  public var total: Double { cumulative.last ?? 0 }

  /// Share of the parts that lose money; NaN without parts.
  public var unprofitableShare: Double {
    count > 0 ? Double(unprofitable) / Double(count) : .nan
  }

  /// Share of the sales that is made by parts that lose money; NaN without sales.
  public var unprofitableSalesShare: Double { sales > 0 ? unprofitableSales / sales : .nan }

  /// Smallest share of the parts that together earns the profit of all; NaN unless that is positive.
  public var concentration: Double {
    guard total > 0, let place = cumulative.firstIndex(where: { $0 >= total }) else { return .nan }
    return Double(place + 1) / Double(count)
  }

  /// Largest cumulative profit as a multiple of the profit of all; NaN unless that is positive.
  public var peak: Double {
    guard total > 0, let peak = cumulative.max() else { return .nan }
    return peak / total
  }

  /// Number of parts, the most profitable first, at which the largest is first reached.
  public var partsToPeak: Int {
    guard let peak = cumulative.max(), let place = cumulative.firstIndex(of: peak) else { return 0 }
    return place + 1
  }
}
