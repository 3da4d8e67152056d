import Probability

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
  /// Other resources that can do it, best first. A job takes the first (this one before them) that
  /// has an idle unit, else the one with the fewest waiting jobs per unit that has room; where none
  /// has room it waits for this one.
  public var alternatives: [Alternative]
  /// A second resource that is needed at the same time; `nil` for none.
  public var helper: Helper?
  /// Jobs done together; `nil` for one after the other.
  public var batch: Batch?
  /// Share of pieces that come out good (0 < y <= 1); the others are scrap.
  public var yield: Double
  /// Jobs that go back; `nil` for none.
  public var rework: Rework?
  /// Share of jobs for which it is done at all (0 < p <= 1); the others pass it by.
  public var sampling: Double
  /// Time on the way to the next operation, or to the customer after the last one [base unit];
  /// `nil` for none. Any number of jobs can be on their way.
  public var transport: Distribution?
  /// Jobs of one piece that wait in front of it at time 0. They were ordered before then: they are
  /// shipped and sold like others, but not counted as received.
  public var initial: Int

  /// Another resource for the same operation.
  public struct Alternative: Sendable, Hashable {
    /// Index of the resource.
    public var resource: Int
    /// Time per piece there [base unit]; `nil` is the same.
    public var time: Distribution?

    /// Creates an alternative.
    public init(resource: Int, time: Distribution? = nil) {
      self.resource = resource
      self.time = time
    }
  }

  /// A second resource, such as an operator. The unit takes the job first and waits for one of
  /// the second resource's units. A resource that helps cannot itself need a helper.
  public struct Helper: Sendable, Hashable {
    /// Index of the resource.
    public var resource: Int
    /// What it is needed for.
    public var part: Part

    /// What a second resource is needed for.
    public enum Part: Sendable, Hashable {
      /// For the setup and the operation.
      case both
      /// For the setup only.
      case setup
      /// For the operation only.
      case operation
    }

    /// Creates a helper.
    public init(resource: Int, part: Part = .both) {
      self.resource = resource
      self.part = part
    }
  }

  /// Jobs of one batch family that a unit does together.
  public struct Batch: Sendable, Hashable {
    /// Fewest jobs that start at once (>= 1).
    public var minimum: Int
    /// Most jobs (>= minimum).
    public var maximum: Int
    /// Time after which the oldest job starts with what there is [base unit]; infinite to insist
    /// on the minimum.
    public var wait: Double
    /// Which jobs can be together.
    public var by: Grouping
    /// Whether the times of the jobs' pieces add up (a serial batch, with one setup and one time
    /// per order) or one draw of the time is enough for all (a furnace).
    public var isSerial: Bool

    /// Which jobs can be in one batch.
    public enum Grouping: Sendable, Hashable, BitwiseCopyable {
      /// Those of the same setup family.
      case family
      /// Those of the same product at the same step.
      case product
      /// All that wait at the resource.
      case any
    }

    /// Creates a batch.
    public init(
      minimum: Int = 1, maximum: Int, wait: Double = .infinity, by: Grouping = .family,
      isSerial: Bool = false
    ) {
      self.minimum = minimum
      self.maximum = maximum
      self.wait = wait
      self.by = by
      self.isSerial = isSerial
    }
  }

  /// Jobs that go back to an earlier operation.
  public struct Rework: Sendable, Hashable {
    /// Share of the jobs that go back (0 < p < 1).
    public var probability: Double
    /// Index of the operation in the route that they go back to (at most this one).
    public var to: Int
    /// How often one job can go back; `nil` is as often as it takes.
    public var limit: Int?
    /// What becomes of a job that would go back once more.
    public var afterLimit: AfterLimit

    /// What becomes of a job that has been reworked as often as allowed.
    public enum AfterLimit: Sendable, Hashable {
      /// It goes on as it is.
      case pass
      /// It is scrapped.
      case scrap
    }

    /// Creates rework.
    public init(
      probability: Double, to: Int, limit: Int? = nil, afterLimit: AfterLimit = .pass
    ) {
      self.probability = probability
      self.to = to
      self.limit = limit
      self.afterLimit = afterLimit
    }
  }

  /// Creates an operation.
  public init(
    resource: Int, time: Distribution, orderTime: Distribution? = nil, family: Int,
    alternatives: [Alternative] = [], helper: Helper? = nil, batch: Batch? = nil,
    yield: Double = 1, rework: Rework? = nil, sampling: Double = 1,
    transport: Distribution? = nil, initial: Int = 0
  ) {
    self.resource = resource
    self.time = time
    self.orderTime = orderTime
    self.family = family
    self.alternatives = alternatives
    self.helper = helper
    self.batch = batch
    self.yield = yield
    self.rework = rework
    self.sampling = sampling
    self.transport = transport
    self.initial = initial
  }
}

/// Something the company makes to order along a route: a product that it sells, or a part of one.
public struct Product: Sendable, Hashable {
  /// Name in the file; also names its random streams.
  public var name: String
  /// List price of a piece.
  public var price: Money
  /// Truly variable cost of the material bought for a piece, without that of its components.
  public var material: Money
  /// Pieces' worth of its special material bought at a time (>= 1). What is not yet used is stock,
  /// and is written off when the product or variant is dropped.
  public var materialLot: Int
  /// What a piece is assembled from, before its own route begins. Components are made with the
  /// order, each along its own route; the assembly starts when the last has arrived.
  public var components: [Component]
  /// Operations in order; empty only for what is assembled, or comes out of another product.
  public var route: [Operation]
  /// What a piece is taken apart into after its route; empty for what is shipped as it is.
  /// The pieces go their own routes and are sold at their own price; the material of the whole is
  /// shared out among them by number of pieces.
  public var outputs: [Component]
  /// What happens when pieces are scrapped.
  public var scrap: Scrap
  /// Whether it is a part: made for others only, without price and demand.
  public var isPart: Bool
  /// What it is as an offering that customers choose; `nil` where they order it by name.
  public var offering: Offering?
  /// Materials that a piece takes, beside `material` and those of its components. What another
  /// product is taken apart into takes none.
  public var uses: [Use]
  /// On which terms it can be bought ready to sell; `nil` where it cannot.
  public var bought: Purchase?

  /// So many pieces of a material.
  public struct Use: Sendable, Hashable {
    /// Index among the materials of the supply.
    public var material: Int
    /// Pieces of it per piece made (>= 1).
    public var count: Int

    /// Creates a use.
    public init(material: Int, count: Int = 1) {
      self.material = material
      self.count = count
    }
  }

  /// A product among those that customers choose from.
  public struct Offering: Sendable, Hashable {
    /// Index of the need that it serves.
    public var need: Int
    /// d: how much better it is than the commodity that the market sells at the list price
    /// (0 <= d < 1); see `PricePolicy`.
    public var differentiation: Double
    /// Share of the accounts that know it at time 0.
    public var known: Double

    /// Creates an offering.
    public init(need: Int, differentiation: Double = 0, known: Double = 1) {
      self.need = need
      self.differentiation = differentiation
      self.known = known
    }
  }

  /// So many pieces of another product or part.
  public struct Component: Sendable, Hashable {
    /// Index among the blueprint's products.
    public var product: Int
    /// Pieces of it per piece of the whole (>= 1).
    public var count: Int

    /// Creates a component.
    public init(product: Int, count: Int = 1) {
      self.product = product
      self.count = count
    }
  }

  /// What happens when pieces are scrapped.
  public enum Scrap: Sendable, Hashable {
    /// The order is shipped short; if nothing is left it ends without shipment.
    case short
    /// As many are made again from the start of the route, and the order waits for them.
    /// Components are always made again.
    case again
  }

  /// Creates a product.
  public init(
    name: String, price: Money = .zero, material: Money = .zero, materialLot: Int = 1,
    components: [Component] = [], route: [Operation], outputs: [Component] = [],
    scrap: Scrap = .short, isPart: Bool = false, offering: Offering? = nil, uses: [Use] = [],
    bought: Purchase? = nil
  ) {
    self.name = name
    self.price = price
    self.material = material
    self.materialLot = materialLot
    self.components = components
    self.route = route
    self.outputs = outputs
    self.scrap = scrap
    self.isPart = isPart
    self.offering = offering
    self.uses = uses
    self.bought = bought
  }
}
