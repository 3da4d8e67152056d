/// Where a replication's money landed: a cell for each account and offering with business, and one
/// for what neither caused.
///
/// The profit of all cells and what is unassigned add up to net profit, exactly; every replication
/// verifies that.
public struct ProfitMap: Sendable, Hashable {
  /// Cells with business, by account and then by product; those without come last.
  public var cells: [Cell]
  /// Operating expense that no cell is charged with, idle hours among it; never positive.
  public var unassigned: Money

  /// Creates a map.
  public init(cells: [Cell] = [], unassigned: Money = .zero) {
    self.cells = cells
    self.unassigned = unassigned
  }

  /// The profit of all cells and what is unassigned: net profit.
  public var total: Money { cells.reduce(unassigned) { $0 + $1.profit } }

  /// What one account did with one offering over the measured span.
  public struct Cell: Sendable, Hashable {
    /// Which account and which offering.
    public var place: Place
    /// Sales of shipped orders.
    public var sales = Money.zero
    /// Material of shipped and of scrapped pieces.
    public var material = Money.zero
    /// Cash to serve: per order and per delivery.
    public var service = Money.zero
    /// Hours to serve at the cost of their resources: a part of operating expense.
    public var hours = Money.zero
    /// Orders shipped.
    public var orders = 0
    /// Pieces shipped.
    public var pieces = 0
    /// Time of the most occupied resource: that of the product, by pieces shipped [unit time].
    public var constraintTime = 0.0

    /// Creates a cell without business.
    public init(_ place: Place) { self.place = place }

    /// Sales less truly variable cost.
    public var throughput: Money { sales - material - service }
    /// Throughput less hours to serve.
    public var profit: Money { throughput - hours }
    /// Whether anything was shipped or spent.
    public var hasBusiness: Bool { orders > 0 || throughput != .zero || hours != .zero }
  }

  /// An account and an offering, in the order of the blueprint.
  public struct Place: Sendable, Hashable, Comparable {
    /// Index of the account; `nil` for what no account caused.
    public var account: Int?
    /// Index of the product; `nil` for visits and projects that no product caused.
    public var product: Int?

    /// Creates a place.
    public init(account: Int?, product: Int?) {
      self.account = account
      self.product = product
    }

    /// Whether it names an account and an offering.
    public var isCell: Bool { account != nil && product != nil }

    /// By account, then by product; what is missing comes last.
    public static func < (a: Place, b: Place) -> Bool {
      (a.account ?? .max, a.product ?? .max) < (b.account ?? .max, b.product ?? .max)
    }
  }
}
