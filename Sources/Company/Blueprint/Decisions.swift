/// Everything a strategy can set: the part of the model that management decides.
///
/// A decision reads only the company's books (orders, times and money recorded so far), never the
/// true rates of the world.
public struct Decisions: Sendable, Hashable {
  /// When an order may enter the plant.
  public var release: Release
  /// Which waiting job a unit takes next, one entry per resource.
  public var dispatching: [Dispatching]
  /// Which product goes first, at release and under `Dispatching.priority`.
  public var priority: Priority
  /// Which products are offered.
  public var portfolio: Portfolio
  /// Whether a product that is not offered is taken up when an account asks for what none serves.
  public var addOnRequest: AddOnRequest
  /// What lead time an order is promised.
  public var promise: Promise
  /// What happens to an idea for a variant.
  public var innovation: InnovationPolicy
  /// How many pieces a unit does at a time, one entry per resource; empty for whole orders everywhere.
  public var batches: [BatchSizes]
  /// Most pieces accepted of each product in each period, one entry per product; `nil` for any
  /// number, and empty for no quotas.
  public var quotas: [Quota?]
  /// How time buffers are watched and sized.
  public var buffers: BufferManagement
  /// Multiple of the lead time worked out that is promised; below 1 it is promised too early.
  public var promiseFactor: Double
  /// What offerings cost that are better than the commodity, and who pays less.
  public var price: PricePolicy
  /// Which accounts are served at all.
  public var accounts: AccountPolicy
  /// Which account is served in which way.
  public var relationships: RelationshipPolicy
  /// What the sales force is asked to do.
  public var sales: SalesPolicy
  /// What is held in stock, and how it is refilled.
  public var supply: SupplyPolicy
  /// Time between reviews of the portfolio and of measured priorities [base unit];
  /// `nil`: they are settled once, when the warm-up ends.
  public var reviewEvery: Double?
  /// The focusing steps that management takes at these reviews; `nil` for none.
  public var focusing: FocusingSteps?

  /// Creates a set of decisions; what is not given is the plainest choice.
  public init(
    release: Release = .push, dispatching: [Dispatching], priority: Priority = .none,
    portfolio: Portfolio = .keepAll, addOnRequest: AddOnRequest = .never, promise: Promise = .none,
    innovation: InnovationPolicy = InnovationPolicy(), batches: [BatchSizes] = [],
    quotas: [Quota?] = [], buffers: BufferManagement = BufferManagement(),
    promiseFactor: Double = 1, price: PricePolicy = PricePolicy(), accounts: AccountPolicy = .all,
    relationships: RelationshipPolicy = RelationshipPolicy(), sales: SalesPolicy = SalesPolicy(),
    supply: SupplyPolicy = SupplyPolicy(),
    reviewEvery: Double? = nil, focusing: FocusingSteps? = nil
  ) {
    self.release = release
    self.dispatching = dispatching
    self.priority = priority
    self.portfolio = portfolio
    self.addOnRequest = addOnRequest
    self.promise = promise
    self.innovation = innovation
    self.batches = batches
    self.quotas = quotas
    self.buffers = buffers
    self.promiseFactor = promiseFactor
    self.price = price
    self.accounts = accounts
    self.relationships = relationships
    self.sales = sales
    self.supply = supply
    self.reviewEvery = reviewEvery
    self.focusing = focusing
  }

  /// Whether an order may be promised the safe date of a planned load.
  var hasSafeDates: Bool {
    if case .safeDate = promise { return true }
    if case .simplifiedDrumBufferRope = release { return promise == .none }
    return false
  }

  /// Whether some decision is taken from what the books have measured.
  public var readsBooks: Bool {
    let measuresPortfolio =
      switch portfolio {
      case .keepAll, .list: false
      case .top, .threshold, .load, .mix, .differentiated, .kill: true
      }
    return measuresPortfolio || priority == .throughputPerConstraintMinute
      || dispatching.contains {
        $0.rule == .throughputPerConstraintMinute || $0.tie == .throughputPerConstraintMinute
      }
  }
}

/// Which product goes first.
public enum Priority: Sendable, Hashable {
  /// All alike.
  case none
  /// As listed (indices of products); those not listed come after, all alike.
  case list([Int])
  /// By throughput per constraint minute as measured in the books, highest first.
  case throughputPerConstraintMinute
}

/// Which products are offered. Orders for others are refused.
///
/// Measured choices rank products by throughput per minute of the constraint that the books of the
/// last period show; a product with no record is kept until it has one.
public enum Portfolio: Sendable, Hashable {
  /// Everything for everybody.
  case keepAll
  /// These (indices of products).
  case list([Int])
  /// The best so many by measured throughput per constraint minute.
  case top(Int)
  /// Those that earn at least so much per base unit of constraint time [currency per base unit].
  case threshold(Double)
  /// From the best down, until their recorded requests load the constraint to this share.
  case load(Double)
  /// Goldratt's product mix, within this share of the time of every resource (0 < s <= 1): products
  /// in the order of their throughput per unit of constraint time get as many of the pieces asked for
  /// in the last period as fit, and so many per reporting period from then on. Those that get none are
  /// not offered.
  case mix(Double)
  /// Those at least so different (0...1) by what customers paid over the list price: (realised price
  /// / list price - 1) / premium. Without a premium nothing is known.
  case differentiated(Double)
  /// At each review the worst so many of what is still offered are dropped, for good; one is kept.
  case kill(Int)
}

/// What becomes of a request for a need that nothing offered serves. What is taken up is offered to
/// everybody from then on; a portfolio that is reviewed may drop it again.
public enum AddOnRequest: Sendable, Hashable {
  /// Nothing: only what is offered can be bought.
  case never
  /// The first product that serves the need is offered, and supplied as decided for it.
  case make
  /// The first product that serves the need and can be bought ready to sell (`Product.bought`) is
  /// offered. It is bought for each order, unless it is decided how it is bought; work in process of
  /// earlier orders is finished. Where none can be bought, nothing is taken up.
  case buy
}

/// What lead time an order is promised, counted from its arrival.
public enum Promise: Sendable, Hashable {
  /// None: no due date, no order lost for it.
  case none
  /// Always the same [base unit].
  case fixed(Double)
  /// The booked work of the most loaded resource, in time, plus a buffer [base unit].
  case load(buffer: Double)
  /// The safe date of simplified drum-buffer-rope: the planned load of one resource, in time, plus
  /// half the production buffer. While the planned load exceeds `holdAbove` no date is quoted and
  /// the order is lost; `nil` quotes always. All in base units.
  /// Source: Schragenheim & Dettmer (2001), Manufacturing at Warp Speed.
  case safeDate(resource: Int, buffer: Double, holdAbove: Double?)
}

extension Blueprint {
  /// What a strategy decides; the base decisions for `nil`.
  func decisions(of strategy: Int?) -> Decisions {
    strategy.map { strategies[$0].decisions } ?? base
  }

  /// The decisions in force when a run begins.
  func firstDecisions(_ strategy: Int?) -> Decisions {
    time.strategiesFromStart ? decisions(of: strategy) : base
  }
}

extension Decisions {
  /// Whether release is held back by what is in process already, so that units can stand idle while
  /// orders wait: CONWIP, loops, kanban, a rope.
  public var limitsWork: Bool {
    switch release {
    case .conwip, .loops, .kanban, .drumBufferRope: true
    case .push, .planned, .simplifiedDrumBufferRope: false
    }
  }
}
