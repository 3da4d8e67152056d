import Probability

/// A customer: terms and costs that hold for all its orders.
public struct Account: Sendable, Hashable {
  /// Name in the file.
  public var name: String
  /// Share taken off the list price (0 ..< 1).
  public var discount: Double
  /// Longest promised lead time that it accepts [base unit]; beyond it the order is lost.
  /// `nil` accepts any promise.
  public var tolerance: Double?
  /// Cash that each accepted order costs (order entry, commission); part of TVC.
  public var costPerOrder: Money
  /// Cash that each delivery costs (freight); part of TVC.
  public var costPerDelivery: Money
  /// What it is as a customer that chooses; `nil` where it only places orders.
  public var customer: Customer?

  /// Creates an account.
  public init(
    name: String, discount: Double = 0, tolerance: Double? = nil, costPerOrder: Money = .zero,
    costPerDelivery: Money = .zero, customer: Customer? = nil
  ) {
    self.name = name
    self.discount = discount
    self.tolerance = tolerance
    self.costPerOrder = costPerOrder
    self.costPerDelivery = costPerDelivery
    self.customer = customer
  }
}

/// One source of orders: an account that asks for a product.
public struct Demand: Sendable, Hashable {
  /// Path of the source in the file (`products.P.demand`, `accounts.north.orders.P`);
  /// it names the random streams, so equal paths draw equal numbers in every strategy.
  public var path: String
  /// Index of the account.
  public var account: Int
  /// Index of the product.
  public var product: Int
  /// When orders come.
  public var pattern: Pattern
  /// Pieces per order; draws are rounded to the nearest whole number, at least 1 and at most
  /// 1,000,000.
  public var quantity: Distribution
  /// Time within which an order must be released, or it lapses [base unit]; `nil` waits for ever.
  /// Zero lapses at once when the plant cannot take the order.
  public var patience: Double?

  /// When orders come.
  public enum Pattern: Sendable, Hashable {
    /// There is always one more order: a saturated source. Its orders are placed when they can be
    /// released, so patience, tolerance and promises do not concern them: they have no due date.
    case unlimited
    /// A renewal process: independent times between orders; the first comes after one of them.
    case every(Distribution)
    /// Orders as recorded, in the order of their times.
    case trace([RecordedOrder])
    /// As the account chooses us for a need that the product serves; see `Customers`.
    case chosen
  }

  /// An order of a trace.
  public struct RecordedOrder: Sendable, Hashable {
    /// When it was placed [base unit from the start of the warm-up, >= 0].
    public var placed: Double
    /// Pieces (1...1,000,000).
    public var quantity: Int
    /// The date the customer asked for [base unit, >= placed]; `nil` leaves it to the promise.
    public var due: Double?

    /// Creates a recorded order.
    public init(placed: Double, quantity: Int = 1, due: Double? = nil) {
      self.placed = placed
      self.quantity = quantity
      self.due = due
    }
  }

  /// Creates a source of orders.
  public init(
    path: String, account: Int = 0, product: Int, pattern: Pattern,
    quantity: Distribution = .constant(1), patience: Double? = nil
  ) {
    self.path = path
    self.account = account
    self.product = product
    self.pattern = pattern
    self.quantity = quantity
    self.patience = patience
  }
}

/// Product managers' ideas: each accepted one becomes a new variant of a product.
public struct Innovation: Sendable, Hashable {
  /// Time between ideas, of the whole company [base unit]; `nil` where none come of themselves.
  public var every: Distribution?
  /// Indices of the products that ideas are about, equally likely.
  public var products: [Int]
  /// Share by which the variant's price exceeds the list price; never negative.
  public var priceGain: Distribution
  /// Time after launch until it is copied and its price falls back to the list price [base unit];
  /// `nil`: it is never copied.
  public var copiedAfter: Distribution?
  /// Time of the first piece of a variant, as a multiple of the standard time (>= 1).
  public var learningStart: Double
  /// Wright's learning rate r (0 < r <= 1): the n-th piece takes `start * n^(log2 r)` times the
  /// standard, never less than the standard. Source: T. P. Wright (1936), "Factors affecting the
  /// cost of airplanes", Journal of the Aeronautical Sciences 3(4).
  public var learningRate: Double
  /// Share of the pieces made of the variant before it, at each operation, that counts as experience
  /// with a new one (0...1).
  public var carryOver: Double
  /// Managers, engineers, pilots and imitators; `nil` where ideas are all there is.
  public var programme: Programme?

  /// Creates a source of ideas.
  public init(
    every: Distribution? = nil, products: [Int] = [], priceGain: Distribution = .constant(0),
    copiedAfter: Distribution? = nil, learningStart: Double = 1, learningRate: Double = 1,
    carryOver: Double = 0, programme: Programme? = nil
  ) {
    self.every = every
    self.products = products
    self.priceGain = priceGain
    self.copiedAfter = copiedAfter
    self.learningStart = learningStart
    self.learningRate = learningRate
    self.carryOver = carryOver
    self.programme = programme
  }
}
