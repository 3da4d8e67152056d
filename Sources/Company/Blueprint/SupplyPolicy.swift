/// What is held in stock and how it is refilled: the decisions about supply.
public struct SupplyPolicy: Sendable, Hashable {
  /// How each material is bought; those beyond the end are bought as needed.
  public var materials: [StockPolicy]
  /// Where each product comes from; those beyond the end are made to order.
  public var products: [ProductSupply]
  /// Planning together; `nil` where every function plans by itself.
  public var sop: SalesAndOperations?

  /// Creates decisions about supply.
  public init(
    materials: [StockPolicy] = [], products: [ProductSupply] = [],
    sop: SalesAndOperations? = nil
  ) {
    self.materials = materials
    self.products = products
    self.sop = sop
  }

  /// Where a product comes from.
  public func source(of product: Int) -> ProductSupply {
    products.indices.contains(product) ? products[product] : .toOrder
  }

  /// How a material is bought.
  public func policy(of material: Int) -> StockPolicy {
    materials.indices.contains(material) ? materials[material] : .asNeeded
  }

  /// Whether some plan leaves its safety stock, or the lot of what is bought, to those who plan.
  public var leavesOpen: Bool {
    func isOpen(_ policy: StockPolicy, isBought: Bool) -> Bool {
      guard case .planned(let plan) = policy else { return false }
      return plan.safetyStock == nil || (isBought && plan.lot == nil)
    }
    return materials.contains { isOpen($0, isBought: true) }
      || products.contains {
        switch $0 {
        case .toOrder: false
        case .toStock(let policy): isOpen(policy, isBought: false)
        case .bought(let policy): isOpen(policy, isBought: true)
        }
      }
  }

  /// Whether some product does not simply get made when ordered.
  var holdsFinishedGoods: Bool { products.contains { $0 != .toOrder } }
}

/// Where a product comes from.
public enum ProductSupply: Sendable, Hashable {
  /// Made when it is ordered.
  case toOrder
  /// Made for stock; orders are shipped from there.
  case toStock(StockPolicy)
  /// Bought ready to sell (`Product.bought` says from whom), and shipped from stock.
  case bought(StockPolicy)

  /// How its stock is refilled; `nil` where there is none.
  public var policy: StockPolicy? {
    switch self {
    case .toOrder: nil
    case .toStock(let policy), .bought(let policy): policy
    }
  }
}

/// When a stock is refilled, and by how much. Positions count what is on hand and not set aside,
/// plus what is on order, less what accepted orders wait for.
public enum StockPolicy: Sendable, Hashable {
  /// Each order's own needs are ordered when it is accepted; nothing is held on purpose.
  case asNeeded
  /// As soon as the position falls to `point`, so many times `quantity` are ordered that it is above
  /// again: (r, Q).
  case reorder(point: Int, quantity: Int)
  /// As soon as the position falls to `point`, what is missing up to a level is ordered: (s, S);
  /// with a point one below the level, the base-stock policy (S - 1, S).
  case upTo(point: Int, level: Int)
  /// At each review what the forecast asks for until the next one has arrived, less the position.
  case planned(Planned)
  /// At each review what was consumed since the last one: a buffer, whose size may follow what
  /// becomes of it.
  case replenish(Replenish)

  /// The base-stock policy: every order for a piece orders another.
  public static func base(_ level: Int) -> StockPolicy { .upTo(point: level - 1, level: level) }

  /// Material requirements planning.
  public struct Planned: Sendable, Hashable {
    /// Time between reviews [base unit, > 0].
    public var every: Double
    /// Pieces planned to be left over; `nil` leaves it to inventory management (see
    /// `SalesAndOperations`), without which it is 0.
    public var safetyStock: Int?
    /// Orders are whole multiples of this (>= 1); `nil` leaves it to procurement likewise, without
    /// which orders are as large as needed.
    public var lot: Int?
    /// Planned time from order to receipt [base unit]; `nil` takes what the supplier says, its
    /// expected lead time.
    public var leadTime: Double?

    /// Creates a plan.
    public init(
      every: Double, safetyStock: Int? = nil, lot: Int? = nil, leadTime: Double? = nil
    ) {
      self.every = every
      self.safetyStock = safetyStock
      self.lot = lot
      self.leadTime = leadTime
    }
  }

  /// Replenishment to a buffer, the pull distribution of the theory of constraints.
  public struct Replenish: Sendable, Hashable {
    /// Size of the buffer at the start [pieces, >= 1].
    public var buffer: Int
    /// Time between reviews [base unit, > 0].
    public var every: Double
    /// How the size follows penetration; `nil` keeps it.
    public var resize: Resize?

    /// Dynamic buffer management: too long or too deep in the red (less than a third on hand) makes
    /// the buffer larger, always in the green (more than two thirds) makes it smaller.
    public struct Resize: Sendable, Hashable {
      /// Share by which the size changes (0 < step < 1).
      public var step: Double
      /// Time over which the zones are watched, and in which the size changes once at most
      /// [base unit, > 0]: the time that replenishment takes.
      public var window: Double

      /// Creates a rule.
      public init(step: Double = 1.0 / 3, window: Double) {
        self.step = step
        self.window = window
      }
    }

    /// Creates a buffer.
    public init(buffer: Int, every: Double, resize: Resize? = nil) {
      self.buffer = buffer
      self.every = every
      self.resize = resize
    }
  }

  /// Time between its reviews [base unit]; `nil` where it looks at every order.
  public var every: Double? {
    switch self {
    case .asNeeded, .reorder, .upTo: nil
    case .planned(let plan): plan.every
    case .replenish(let buffer): buffer.every
    }
  }

  /// Whether it needs a forecast.
  public var isPlanned: Bool {
    if case .planned = self { true } else { false }
  }
}

/// Sales and operations planning: a meeting at a cadence, at which the functions replan.
///
/// What is shared gives them fresher data; alignment says for whom they plan. Neither implies the
/// other.
public struct SalesAndOperations: Sendable, Hashable {
  /// Time between meetings [base unit, > 0].
  public var every: Double
  /// What is shared.
  public var shares: Set<Share>
  /// a: each function acts on (1 - a) x the optimum of its own bonus + a x the joint optimum
  /// (0...1).
  public var alignment: Double

  /// What the functions tell each other.
  public enum Share: String, Sendable, Hashable, CaseIterable {
    /// Procurement plans on a forecast made at the meeting instead of the last one handed over.
    case forecast
    /// Procurement sees finished goods that are left over, and does not buy material for them.
    case stock
    /// Nobody plans more than the plant can make by its standard times.
    case capacity
  }

  /// Creates a way of planning.
  public init(every: Double, shares: Set<Share> = [], alignment: Double = 0) {
    self.every = every
    self.shares = shares
    self.alignment = alignment
  }
}
