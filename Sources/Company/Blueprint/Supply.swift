import Probability

/// Where material comes from, what lying stock costs, and how far ahead demand is known.
///
/// All of it is the world's: no strategy can change it.
public struct Supply: Sendable, Hashable {
  /// What is bought to make products from; see `Product.uses`.
  public var materials: [Material]
  /// Cash that a unit of money lying in stock for a base unit of time costs (>= 0); operating
  /// expense. 0 where holding stock costs nothing but the money itself.
  public var holding: Double
  /// How demand is foretold; `nil` where nobody tries.
  public var forecast: Forecast?
  /// Orders entered early to hold a place; `nil` for none.
  public var phantoms: Phantoms?

  /// Creates a supply.
  public init(
    materials: [Material] = [], holding: Double = 0, forecast: Forecast? = nil,
    phantoms: Phantoms? = nil
  ) {
    self.materials = materials
    self.holding = holding
    self.forecast = forecast
    self.phantoms = phantoms
  }
}

/// Terms on which something is bought.
public struct Purchase: Sendable, Hashable {
  /// Price of a piece.
  public var price: Money
  /// Time from order to receipt [base unit]; drawn anew for each order, so that orders may cross.
  public var leadTime: Distribution
  /// Fewest pieces that can be ordered at a time (>= 1).
  public var minimumOrder: Int
  /// Cash that each order to the supplier costs; operating expense, as it varies with no piece.
  public var orderCost: Money
  /// Lower prices of larger orders, for all pieces of the order: ascending sizes above 1,
  /// descending prices.
  public var breaks: [Break]

  /// A price from a size of the order on.
  public struct Break: Sendable, Hashable {
    /// Fewest pieces of an order at this price.
    public var from: Int
    /// Price of a piece.
    public var price: Money

    /// Creates a price.
    public init(from: Int, price: Money) {
      self.from = from
      self.price = price
    }
  }

  /// Creates terms.
  public init(
    price: Money, leadTime: Distribution = .constant(0), minimumOrder: Int = 1,
    orderCost: Money = .zero, breaks: [Break] = []
  ) {
    self.price = price
    self.leadTime = leadTime
    self.minimumOrder = minimumOrder
    self.orderCost = orderCost
    self.breaks = breaks
  }

  /// Price of a piece in an order of so many.
  public func price(of pieces: Int) -> Money {
    breaks.last { $0.from <= pieces }?.price ?? price
  }
}

/// Something bought to make products from, with a stock of its own.
public struct Material: Sendable, Hashable {
  /// Name in the file; also names its random streams.
  public var name: String
  /// Terms of its supplier.
  public var purchase: Purchase
  /// Pieces on hand at time 0 (>= 0), valued at the list price.
  public var start: Int

  /// Creates a material.
  public init(name: String, purchase: Purchase, start: Int = 0) {
    self.name = name
    self.purchase = purchase
    self.start = start
  }
}

/// How sales foretells the demand for each product: the trailing mean of its own orders, times
/// (1 + bias) exp(sigma Z - sigma^2 / 2) with Z standard normal, so that the noise by itself has the
/// mean 1.
public struct Forecast: Sendable, Hashable {
  /// Time between forecasts [base unit, > 0].
  public var every: Double
  /// Span that the trailing mean looks back on [base unit]: a whole number of times `every`.
  public var window: Double
  /// Share by which sales puts the forecast too high (> -1).
  public var bias: Double
  /// sigma: spread of the logarithm of the noise (>= 0).
  public let noise: Double
  /// The law of the noise: lognormal with the mean 1.
  public let noiseLaw: Distribution

  /// Creates a way of forecasting.
  public init(every: Double, window: Double, bias: Double = 0, noise: Double = 0) {
    self.every = every
    self.window = window
    self.bias = bias
    self.noise = noise
    let law = try? Distribution.lognormal(zeta: -noise * noise / 2, sigma: noise)
    noiseLaw = noise > 0 ? law ?? .constant(1) : .constant(1)
  }
}

/// Orders entered early to hold a place: along with an order, a customer may enter another one for
/// later, which it confirms or drops when the time has come. The forecast counts it when entered.
///
/// Confirmed ones are orders beside those of the market: they add share x confirmed to demand.
public struct Phantoms: Sendable, Hashable {
  /// Share of the orders that bring one along (0...1).
  public var share: Double
  /// Time from entry to confirmation [base unit, >= 0].
  public var ahead: Double
  /// Probability that it is confirmed (0...1).
  public var confirmed: Double

  /// Creates phantom orders.
  public init(share: Double, ahead: Double, confirmed: Double) {
    self.share = share
    self.ahead = ahead
    self.confirmed = confirmed
  }
}
