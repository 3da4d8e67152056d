/// A standard way of serving an account, from arm's length to integrated.
///
/// Source of the idea: J. Byrnes, standard relationships with a supply process of their own each.
public struct Relationship: Sendable, Hashable {
  /// Name in the file.
  public var name: String
  /// How long ahead the account shows its orders [base unit, >= 0]: they are placed so much before
  /// the date from which it counts the lead time.
  public var visibility: Double
  /// Coefficient of variation of the order size; `nil` leaves the account's own.
  public var orderCV: Double?
  /// Highest coefficient of variation of the times between the account's needs, where these have a
  /// spacing of their own; `nil` leaves it.
  public var spacingCV: Double?
  /// Multiple of the time of order entry (>= 0).
  public var orderEntry: Double
  /// Multiple of the cash per delivery (>= 0).
  public var delivery: Double
  /// Share of the price given as a term of the relationship (0 ..< 1), on top of the account's own.
  public var discount: Double
  /// Work of the project that brings it about, as a multiple of the activity `integration`; 0 for
  /// none.
  public var project: Double
  /// Multiple of the share of wrong orders once people have explained needs and reports (>= 0).
  public var wrongOrders: Double
  /// Multiple of the customer's cost of placing an order (>= 0).
  public var customerOrdering: Double
  /// Time that it takes off the customer's review of stock, as a multiple (>= 0).
  public var customerReview: Double
  /// Whether every product is made to the account's own pattern: setup families of its own.
  public var hasOwnVariants: Bool

  /// Creates a relationship; what is not given changes nothing.
  public init(
    name: String, visibility: Double = 0, orderCV: Double? = nil, spacingCV: Double? = nil,
    orderEntry: Double = 1, delivery: Double = 1, discount: Double = 0, project: Double = 0,
    wrongOrders: Double = 1,
    customerOrdering: Double = 1, customerReview: Double = 1, hasOwnVariants: Bool = false
  ) {
    self.name = name
    self.visibility = visibility
    self.orderCV = orderCV
    self.spacingCV = spacingCV
    self.orderEntry = orderEntry
    self.delivery = delivery
    self.discount = discount
    self.project = project
    self.wrongOrders = wrongOrders
    self.customerOrdering = customerOrdering
    self.customerReview = customerReview
    self.hasOwnVariants = hasOwnVariants
  }
}

/// Which account is served in which way (a decision).
public struct RelationshipPolicy: Sendable, Hashable {
  /// Index of the relationship of each account, where one is settled; `nil` keeps what it has.
  public var assigned: [Int?]
  /// How accounts come to a better one; `nil` for not at all.
  public var development: Development?
  /// How accounts that are not assigned are placed at each review; `nil` for not at all.
  public var map: MarketMap?

  /// How accounts are developed.
  public struct Development: Sendable, Hashable {
    /// Index of the relationship aimed at.
    public var to: Int
    /// Which accounts come first.
    public var choice: Choice
    /// Most accounts that are developed or have been; `nil` for all that qualify.
    public var most: Int?
    /// Recorded throughput of the last 13 weeks that makes an account worth it (sales first)
    /// [currency per base unit]; 0 begins at once (supply chain first).
    public var threshold: Double

    /// What puts one account before another.
    public enum Choice: Sendable, Hashable {
      /// Recorded throughput.
      case potential
      /// Recorded throughput x willingness x regularity of its orders.
      case fit
    }

    /// Creates a development.
    public init(to: Int, choice: Choice = .fit, most: Int? = nil, threshold: Double = 0) {
      self.to = to
      self.choice = choice
      self.most = most
      self.threshold = threshold
    }
  }

  /// Market mapping: rules in order, of which the first that an account satisfies gives its
  /// relationship; one that satisfies none keeps what it has.
  ///
  /// Source of the idea: J. Byrnes, account relationships chosen by potential and operating fit.
  public struct MarketMap: Sendable, Hashable {
    /// The rules, first things first.
    public var rules: [Rule]

    /// One rule. All of its conditions must hold; an account of which nothing is recorded yet satisfies
    /// none of them.
    public struct Rule: Sendable, Hashable {
      /// Index of the relationship.
      public var to: Int
      /// The account is among this share of the served ones by recorded throughput less hours of the
      /// last 13 weeks (0 < p <= 1); 1 is no condition.
      public var potential: Double
      /// It is among this share by willingness x regularity of its orders (0 < f <= 1); 1 is no
      /// condition.
      public var fit: Double
      /// Most accounts that the rule takes, those with the highest potential x fit first; `nil` for
      /// all.
      public var most: Int?
      /// Least recorded throughput less hours of the last 13 weeks [currency per base unit]; 0 is no
      /// condition.
      public var threshold: Double

      /// Creates a rule; without conditions it takes every account.
      public init(
        to: Int, potential: Double = 1, fit: Double = 1, most: Int? = nil, threshold: Double = 0
      ) {
        self.to = to
        self.potential = potential
        self.fit = fit
        self.most = most
        self.threshold = threshold
      }

      /// Whether it takes every account that comes to it.
      public var takesAll: Bool { !isConditional && most == nil }
      /// Whether it depends on what the books say.
      public var isConditional: Bool { potential < 1 || fit < 1 || threshold > 0 }
    }

    /// Creates a map.
    public init(rules: [Rule]) { self.rules = rules }
  }

  /// Creates a policy; by default accounts keep what they have.
  public init(assigned: [Int?] = [], development: Development? = nil, map: MarketMap? = nil) {
    self.assigned = assigned
    self.development = development
    self.map = map
  }
}
