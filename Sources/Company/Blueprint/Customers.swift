import Probability

/// The market as the company meets it: what customers need, how they choose, and what they remember.
///
/// All of it is the world's: no strategy can change it, and no decision may read it.
public struct Customers: Sendable, Hashable {
  /// What customers ask for; each offering belongs to one need at most.
  public var needs: [Need]
  /// How customers choose.
  public var buyers: [BuyerType]
  /// Who asks for what, and how often.
  public var wants: [Want]
  /// How demand changes over the year; `nil` for not at all.
  public var season: Season?
  /// How service and trust are remembered.
  public var memory: Memory
  /// When customers leave; `nil` for never.
  public var leaving: Leaving?
  /// How offerings become known; `nil`: everybody knows everything.
  public var diffusion: Diffusion?
  /// How much change customers bear; `nil` for any.
  public var change: ChangeTolerance?
  /// Time between looks at what changes by itself: wallets, awareness, leaving [base unit, > 0].
  public var tick: Double

  /// Creates a market.
  public init(
    needs: [Need], buyers: [BuyerType], wants: [Want], season: Season? = nil,
    memory: Memory = Memory(), leaving: Leaving? = nil, diffusion: Diffusion? = nil,
    change: ChangeTolerance? = nil, tick: Double
  ) {
    self.needs = needs
    self.buyers = buyers
    self.wants = wants
    self.season = season
    self.memory = memory
    self.leaving = leaving
    self.diffusion = diffusion
    self.change = change
    self.tick = tick
  }
}

/// Something that customers ask for; our offerings for it form one nest of a nested logit choice
/// against the competitor (McFadden 1978, Modelling the choice of residential location).
public struct Need: Sendable, Hashable {
  /// Name in the file.
  public var name: String
  /// Dissimilarity of our offerings within the nest (0 < lambda <= 1): near 0 a second offering adds
  /// nothing to our share, at 1 it counts as much as a competitor.
  public var lambda: Double
  /// Utility of the competitor besides price and service.
  public var competitor: Double
  /// The competitor's service: its share of deliveries on the date asked for.
  public var competitorService: Double

  /// Creates a need.
  public init(
    name: String, lambda: Double = 0.3, competitor: Double = 0, competitorService: Double = 0.9
  ) {
    self.name = name
    self.lambda = lambda
    self.competitor = competitor
    self.competitorService = competitorService
  }
}

/// What a type of buyer looks at: weights of the utility
/// `u = b_d d - b_p (p / p_commodity - 1) + b_s (S - S_competitor) + b_t T + b_b ln(needs we serve)`.
public struct BuyerType: Sendable, Hashable {
  /// Name in the file.
  public var name: String
  /// b_d: weight of an offering's differentiation (>= 0).
  public var differentiation: Double
  /// b_p: weight of the price above that of the commodity (>= 0).
  public var price: Double
  /// b_s: weight of our service above the competitor's (>= 0).
  public var service: Double
  /// b_t: weight of trust (>= 0).
  public var trust: Double
  /// b_b: weight of the number of its needs that one supplier serves (>= 0).
  public var breadth: Double

  /// Creates a type of buyer.
  public init(
    name: String, differentiation: Double = 0, price: Double = 0, service: Double = 0,
    trust: Double = 0, breadth: Double = 0
  ) {
    self.name = name
    self.differentiation = differentiation
    self.price = price
    self.service = service
    self.trust = trust
    self.breadth = breadth
  }
}

/// An account's wish for a need: opportunities come at a rate that follows wallet, season and growth, as
/// a Poisson process or with a spacing of their own; each is won or lost.
public struct Want: Sendable, Hashable {
  /// Path in the file, which names the random streams: `accounts.north.needs.seating`.
  public var path: String
  /// Index of the account.
  public var account: Int
  /// Index of the need.
  public var need: Int
  /// Opportunities at the start [per base unit, > 0].
  public var rate: Double
  /// Law of the times between opportunities, of which only the shape counts: they are scaled to the
  /// rate. `nil`: independent of each other (Poisson).
  public var spacing: Distribution?
  /// Pieces per order.
  public var quantity: Distribution

  /// Creates a wish.
  public init(
    path: String, account: Int, need: Int, rate: Double, spacing: Distribution? = nil,
    quantity: Distribution = .constant(1)
  ) {
    self.path = path
    self.account = account
    self.need = need
    self.rate = rate
    self.spacing = spacing
    self.quantity = quantity
  }
}

/// A wave over the year: rate x (1 + amplitude cos(2 pi (t - peak) / period)).
public struct Season: Sendable, Hashable {
  /// Length of a cycle [base unit, > 0].
  public var period: Double
  /// Size of the wave (0...1).
  public var amplitude: Double
  /// When it is highest [base unit from time 0].
  public var peak: Double

  /// Creates a season.
  public init(period: Double, amplitude: Double, peak: Double = 0) {
    self.period = period
    self.amplitude = amplitude
    self.peak = peak
  }
}

/// Two memories, each smoothed exponentially at every delivery. Service is about the date that the
/// customer asked for, `S <- S + alpha (1[on that date] - S)`; trust about the date that we promised,
/// `T <- T + beta (1 - min(1, late / forgiveness) - T)`, beta doubled where T falls.
public struct Memory: Sendable, Hashable {
  /// alpha (0 < alpha <= 1).
  public var service: Double
  /// beta (0 < beta <= 0.5).
  public var trust: Double
  /// Service at time 0 (0...1).
  public var startService: Double
  /// Trust at time 0 (0...1).
  public var startTrust: Double

  /// Creates a memory.
  public init(
    service: Double = 0.1, trust: Double = 0.1, startService: Double = 0.9, startTrust: Double = 0.8
  ) {
    self.service = service
    self.trust = trust
    self.startService = startService
    self.startTrust = startTrust
  }
}

/// Hazard of leaving: `h = rate x max(0, 1 - T / floor)`.
public struct Leaving: Sendable, Hashable {
  /// Hazard at no trust at all [per base unit, >= 0]; at 0 nobody leaves.
  public var rate: Double
  /// Trust at which the hazard begins (0 < floor <= 1).
  public var floor: Double

  /// Creates a hazard.
  public init(rate: Double, floor: Double) {
    self.rate = rate
    self.floor = floor
  }
}

/// How an offering becomes known of itself: hazard `p + q x share of accounts that know it`.
///
/// Source: F. M. Bass (1969), A new product growth for model consumer durables, Management Science
/// 15(5).
public struct Diffusion: Sendable, Hashable {
  /// p: from outside [per base unit, >= 0].
  public var external: Double
  /// q: from those who know it [per base unit, >= 0].
  public var contagion: Double

  /// Creates a diffusion.
  public init(external: Double, contagion: Double) {
    self.external = external
    self.contagion = contagion
  }
}

/// How many changes of its offerings an account bears: what it had to get used to fades with time;
/// above the tolerance it refuses to hear of another.
public struct ChangeTolerance: Sendable, Hashable {
  /// Most changes at a time (> 0).
  public var changes: Double
  /// Time constant of the fading [base unit, > 0].
  public var fades: Double
  /// The customer's cost of getting used to one [currency, >= 0].
  public var cost: Double

  /// Creates a tolerance.
  public init(changes: Double, fades: Double, cost: Double = 0) {
    self.changes = changes
    self.fades = fades
    self.cost = cost
  }
}

/// What an account is as a customer, beyond the terms of its orders.
public struct Customer: Sendable, Hashable {
  /// Index of its type of buyer.
  public var buyer: Int
  /// Lead time it asks for; service is measured against it [base unit]. `nil`: our promise.
  public var asks: Double?
  /// Lateness at which a delivery earns no trust at all [base unit, > 0].
  public var forgiveness: Double
  /// Growth of its own business [per base unit, as a rate of exponential growth].
  public var growth: Double
  /// Its cost of doing business with us; `nil`: it does not count it, and does not grow from it.
  public var costs: CustomerCosts?
  /// How willing it is to work with a supplier (0...1); the company learns it by talking.
  public var willingness: Double
  /// Index of the relationship at time 0; `nil` for none in particular.
  public var relationship: Int?

  /// Creates a customer.
  public init(
    buyer: Int, asks: Double? = nil, forgiveness: Double, growth: Double = 0,
    costs: CustomerCosts? = nil, willingness: Double = 0.5, relationship: Int? = nil
  ) {
    self.buyer = buyer
    self.asks = asks
    self.forgiveness = forgiveness
    self.growth = growth
    self.costs = costs
    self.willingness = willingness
    self.relationship = relationship
  }
}

/// What an account spends on buying from us, per year: ordering plus safety stock,
/// `ordering x orders + holding x piece value x z sigma sqrt(lead time + review)`,
/// with the lead times and orders that it really sees. What it saves against the start, as a share s,
/// makes its wallet grow: `dW/dt = (W0 (1 + elasticity x s) - W) / adapts`.
///
/// Source: the safety stock of a periodic review, Silver, Pyke & Peterson (1998), Inventory
/// Management and Production Planning and Scheduling, section 7.9.
public struct CustomerCosts: Sendable, Hashable {
  /// Of an order [currency].
  public var ordering: Double
  /// Of holding stock, as a share of its value [per base unit].
  public var holding: Double
  /// Value of a piece to it [currency].
  public var value: Double
  /// Standard deviation of its use [pieces per square root of a base unit].
  public var deviation: Double
  /// z: how many standard deviations it holds.
  public var safety: Double
  /// Time between its reviews of stock [base unit].
  public var review: Double
  /// epsilon.
  public var elasticity: Double
  /// tau [base unit, > 0].
  public var adapts: Double

  /// Creates costs.
  public init(
    ordering: Double, holding: Double, value: Double, deviation: Double, safety: Double = 1.65,
    review: Double = 0, elasticity: Double, adapts: Double
  ) {
    self.ordering = ordering
    self.holding = holding
    self.value = value
    self.deviation = deviation
    self.safety = safety
    self.review = review
    self.elasticity = elasticity
    self.adapts = adapts
  }
}
