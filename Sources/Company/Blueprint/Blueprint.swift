/// A checked, self-contained description of one company: what the simulator trusts.
///
/// Names are resolved to indices, quantities to the base time unit and to exact `Money`.
/// `Scenario` builds it from a file; nothing in it refers back to text.
/// Invariants (the simulator traps when they are broken): every index is in range; every route
/// has at least one operation, unless it assembles or comes out of another product; every set of
/// decisions has a dispatching rule for each resource; a product has one endless demand at most. Durations are finite and not negative. What repeats
/// must take time, or the clock would stand still: times between orders, ideas and reviews have a
/// mean above zero, and an endless demand is held back by a limit on jobs in process, by the time
/// of the first operation, or by a finite buffer in front of one that takes time.
public struct Blueprint: Sendable {
  /// Calendar lengths and the simulated span.
  public var time: TimeFrame
  /// Currency, operating expense and equipment.
  public var finance: Finance
  /// Machines and other capacities, in the order of the file.
  public var resources: [Resource]
  /// Products ("offerings") in the order of the file, then parts, in theirs, then activities: work
  /// beyond the plant, such as a visit, which is a part with a route that nothing is made from. A
  /// component is never, directly or through others, its own component, and an output never its own
  /// output.
  public var products: [Product]
  /// Customers. Index 0 is always the anonymous `market` that places `products.P.demand`.
  public var accounts: [Account]
  /// Every source of orders: an account asking for a product.
  public var demands: [Demand]
  /// Where product ideas come from; `nil` when nothing is ever innovated.
  public var innovation: Innovation?
  /// What customers need and how they choose; `nil` where they order by `demands` alone.
  public var customers: Customers?
  /// Ways of serving an account.
  public var relationships: [Relationship]
  /// Those who sell; `nil` where selling takes nobody's time.
  public var salesForce: SalesForce?
  /// Where material comes from; `nil` where every product is made from what is always there.
  public var supply: Supply?
  /// The decisions in force during the warm-up, and afterwards when no strategy is chosen.
  public var base: Decisions
  /// The strategies of the scenario: names and full sets of decisions (base with overlay).
  public var strategies: [Strategy]

  /// Creates a blueprint from its parts.
  public init(
    time: TimeFrame, finance: Finance, resources: [Resource], products: [Product],
    accounts: [Account], demands: [Demand], innovation: Innovation? = nil,
    customers: Customers? = nil, relationships: [Relationship] = [], salesForce: SalesForce? = nil,
    supply: Supply? = nil, base: Decisions, strategies: [Strategy] = []
  ) {
    self.time = time
    self.finance = finance
    self.resources = resources
    self.products = products
    self.accounts = accounts
    self.demands = demands
    self.innovation = innovation
    self.customers = customers
    self.relationships = relationships
    self.salesForce = salesForce
    self.supply = supply
    self.base = base
    self.strategies = strategies
  }
}

extension Blueprint {
  /// Whether an item is an activity: a part that nothing is made from, and that comes out of nothing.
  func isActivity(_ item: Int) -> Bool {
    products[item].isPart
      && !products.contains { product in
        (product.components + product.outputs).contains { $0.product == item }
      }
  }

  /// Whether there is more to the company than a plant that ships against demand.
  public var goesBeyondPlant: Bool {
    customers != nil || salesForce != nil || innovation?.programme != nil
  }
}

/// How long a run lasts and what the calendar words mean, all in the base unit of time.
public struct TimeFrame: Sendable, Hashable {
  /// Name of the base unit, for reports: `min`, `h`, `day`...
  public var unit: String
  /// Span that runs first and is not counted [base unit, >= 0].
  public var warmup: Double
  /// Measured span after the warm-up [base unit, > 0].
  public var horizon: Double
  /// Length of a working day [base unit].
  public var day: Double
  /// Length of a week [base unit].
  public var week: Double
  /// Length of a year [base unit].
  public var year: Double
  /// Name of the period that rates are reported per: `week`, `h`...
  public var per: String
  /// Length of that period [base unit].
  public var perLength: Double
  /// Whether strategies are in force from the start, instead of from the end of the warm-up.
  public var strategiesFromStart: Bool
  /// Whether the warm-up is still to be found by a pilot; until then `warmup` is 0.
  public var findsWarmup: Bool

  /// Creates a time frame; lengths in the base unit.
  public init(
    unit: String, warmup: Double, horizon: Double, day: Double, week: Double, year: Double,
    per: String, perLength: Double, strategiesFromStart: Bool = false, findsWarmup: Bool = false
  ) {
    self.unit = unit
    self.warmup = warmup
    self.horizon = horizon
    self.day = day
    self.week = week
    self.year = year
    self.per = per
    self.perLength = perLength
    self.strategiesFromStart = strategiesFromStart
    self.findsWarmup = findsWarmup
  }
}

/// Money that no order causes.
public struct Finance: Sendable, Hashable {
  /// Name of the one currency, for reports.
  public var currency: String
  /// Operating expense of the whole company, without that of resources [currency per base unit].
  public var operatingExpense: Double
  /// Equipment and other fixed investment, counted in I besides stock [currency].
  public var equipment: Money

  /// Creates the finances of a company.
  public init(currency: String, operatingExpense: Double = 0, equipment: Money = .zero) {
    self.currency = currency
    self.operatingExpense = operatingExpense
    self.equipment = equipment
  }
}

/// A named set of decisions that replaces the base decisions when the warm-up ends.
public struct Strategy: Sendable, Hashable {
  /// Name in the file.
  public var name: String
  /// The whole set: base decisions with the strategy's overlay.
  public var decisions: Decisions

  /// Creates a strategy.
  public init(name: String, decisions: Decisions) {
    self.name = name
    self.decisions = decisions
  }
}
