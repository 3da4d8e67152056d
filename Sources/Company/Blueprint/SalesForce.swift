import Probability

/// Those who sell, and the work that selling makes; every kind of work is an activity of the
/// blueprint (see `Blueprint.products`), absent where it takes nobody's time.
public struct SalesForce: Sendable, Hashable {
  /// Index of the activity `visit`; its first operation names the representatives.
  public var visit: Int?
  /// Time that the pitch of one objective takes, within the visit [base unit, > 0].
  public var pitch: Double
  /// Time of a visit that is there for pitches [base unit, >= 0].
  public var attention: Double
  /// How long a launch is an objective [base unit, > 0].
  public var objectiveLife: Double
  /// Scale of the Gumbel noise of a representative's taste, in units of the mean bonus.
  public var taste: Double
  /// Index of the activity `order_entry`: an order waits for its end before it can be released.
  public var orderEntry: Int?
  /// The same for orders that come by the web or an order taker; `nil`: they take nobody's time.
  public var webEntry: Int?
  /// Index of the activity `question`.
  public var question: Int?
  /// Share of orders that raise a question (0...1).
  public var questionShare: Double
  /// Index of the activity `fire_fighting`: work on each late or wrong delivery.
  public var fireFighting: Int?
  /// Share of orders that are entered wrong, before a relationship lowers it.
  public var wrongOrders: Double
  /// Index of the activity `integration`, of those who bring about a relationship.
  public var integration: Int?

  /// Creates a sales force.
  public init(
    visit: Int? = nil, pitch: Double = 1, attention: Double = 0,
    objectiveLife: Double = .infinity, taste: Double = 0,
    orderEntry: Int? = nil, webEntry: Int? = nil, question: Int? = nil, questionShare: Double = 0,
    fireFighting: Int? = nil, wrongOrders: Double = 0, integration: Int? = nil
  ) {
    self.visit = visit
    self.pitch = pitch
    self.attention = attention
    self.objectiveLife = objectiveLife
    self.taste = taste
    self.orderEntry = orderEntry
    self.webEntry = webEntry
    self.question = question
    self.questionShare = questionShare
    self.fireFighting = fireFighting
    self.wrongOrders = wrongOrders
    self.integration = integration
  }
}

/// What the sales force is asked to do (a decision).
public struct SalesPolicy: Sendable, Hashable {
  /// Time between visits of an account [base unit, > 0]; `nil` for no visits.
  public var visitEvery: Double?
  /// Which accounts are visited.
  public var visits: Visits
  /// Most objectives that a representative is asked to push at a time; `nil` for any number.
  public var objectiveCap: Int?
  /// What a representative is paid for.
  public var bonus: Bonus
  /// Whether orders are taken by people or by an order taker or web site.
  public var channel: Channel

  /// Which accounts are visited.
  public enum Visits: Sendable, Hashable {
    /// All alike.
    case all
    /// This share of the accounts, by recorded throughput.
    case best(Double)
  }

  /// What a representative is paid for.
  public enum Bonus: Sendable, Hashable, CaseIterable {
    /// Sales.
    case revenue
    /// Sales less material.
    case margin
    /// Throughput per minute of the constraint that the books show.
    case throughputPerConstraintMinute
  }

  /// How orders come in.
  public enum Channel: Sendable, Hashable, CaseIterable {
    /// Representatives visit, and people enter orders.
    case push
    /// Customers order by themselves.
    case pull
  }

  /// Creates a policy.
  public init(
    visitEvery: Double? = nil, visits: Visits = .all, objectiveCap: Int? = nil,
    bonus: Bonus = .revenue, channel: Channel = .push
  ) {
    self.visitEvery = visitEvery
    self.visits = visits
    self.objectiveCap = objectiveCap
    self.bonus = bonus
    self.channel = channel
  }
}
