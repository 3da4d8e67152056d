import Probability

/// A capacity of one or more identical units with one queue in front of it.
public struct Resource: Sendable, Hashable {
  /// Name in the file; also names its random streams.
  public var name: String
  /// Number of identical units (>= 1).
  public var units: Int
  /// Places in the queue, without the units' own positions; `nil` is unlimited.
  /// A finished piece that finds no place stays on its unit (blocking after service).
  public var buffer: Int?
  /// Time to change a unit from one setup family to another [base unit]; `nil` for none.
  public var setup: Distribution?
  /// Operating expense of the whole resource [currency per base unit].
  public var cost: Double

  /// Creates a resource.
  public init(
    name: String, units: Int = 1, buffer: Int? = nil, setup: Distribution? = nil, cost: Double = 0
  ) {
    self.name = name
    self.units = units
    self.buffer = buffer
    self.setup = setup
    self.cost = cost
  }
}

/// One step of a route.
public struct Operation: Sendable, Hashable {
  /// Index of the resource that does it.
  public var resource: Int
  /// Time per piece [base unit]. An order of q pieces takes the sum of q draws.
  public var time: Distribution
  /// Time per order, whatever its quantity [base unit]; `nil` for none.
  public var orderTime: Distribution?
  /// Setup family: a unit changes over when the family of its next job differs.
  /// Families are numbered over the whole blueprint; equal numbers share a setup.
  public var family: Int

  /// Creates an operation.
  public init(resource: Int, time: Distribution, orderTime: Distribution? = nil, family: Int) {
    self.resource = resource
    self.time = time
    self.orderTime = orderTime
    self.family = family
  }
}

/// Something the company sells ("offering"), made to order along a route.
public struct Product: Sendable, Hashable {
  /// Name in the file; also names its random streams.
  public var name: String
  /// List price of a piece.
  public var price: Money
  /// Truly variable material cost of a piece.
  public var material: Money
  /// Pieces' worth of its special material bought at a time (>= 1). What is not yet used is stock,
  /// and is written off when the product or variant is dropped.
  public var materialLot: Int
  /// Operations in order; never empty.
  public var route: [Operation]

  /// Creates a product.
  public init(
    name: String, price: Money, material: Money, materialLot: Int = 1, route: [Operation]
  ) {
    self.name = name
    self.price = price
    self.material = material
    self.materialLot = materialLot
    self.route = route
  }
}
