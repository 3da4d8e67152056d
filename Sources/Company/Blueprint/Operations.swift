/// When an order may enter the plant.
public enum Release: Sendable, Hashable {
  /// At once, as soon as the first buffer has room.
  case push
  /// So long before the due date [base unit]; orders without one at once.
  case planned(leadTime: Double)
  /// While fewer than so many jobs are in process (Spearman, Woodruff & Hopp 1990).
  case conwip(jobs: Int)
  /// While there is room in the loop of the order's product; products without a loop at once.
  case loops([Loop])
  /// While the first stage has a free card; every stage has cards of its own.
  case kanban(Kanban)
  /// As the drum works off what was released before.
  case drumBufferRope(DrumBufferRope)
  /// So long before the due date, which is the safe date where no other promise is made.
  case simplifiedDrumBufferRope(SimplifiedDrumBufferRope)

  /// Whether orders go in the order of their due dates.
  var goesByDueDate: Bool {
    switch self {
    case .push, .conwip, .loops, .kanban: false
    case .planned, .drumBufferRope, .simplifiedDrumBufferRope: true
    }
  }

  /// What limits a loop.
  public enum Limit: Sendable, Hashable {
    /// Orders (>= 1).
    case jobs(Int)
    /// Expected time of orders on a resource, per unit of it [base unit, > 0]. An order that finds
    /// the loop empty may enter whatever it takes.
    case work(Double, resource: Int)
  }

  /// A CONWIP loop of some products: from release to shipment.
  public struct Loop: Sendable, Hashable {
    /// Name in the file.
    public var name: String
    /// Indices of the products in it; a product is in one loop at most.
    public var products: [Int]
    /// What limits it.
    public var limit: Limit

    /// Creates a loop.
    public init(name: String, products: [Int], limit: Limit) {
      self.name = name
      self.products = products
      self.limit = limit
    }
  }

  /// Cards per stage: the most jobs that wait for, are on, or are blocked on its units.
  public struct Kanban: Sendable, Hashable {
    /// Cards per resource (>= 1); `nil` for a stage without limit.
    public var cards: [Int?]
    /// When a job needs the card of the next stage.
    public var blocking: Blocking

    /// When a job needs the card of the next stage.
    public enum Blocking: Sendable, Hashable {
      /// To leave its unit: the unit works and is then blocked (blocking after service).
      case production
      /// To start on its unit (blocking before service); a job that gives others their turn gives the
      /// card back until it goes on, and pieces that move on singly need one each time.
      case communication
    }

    /// Creates a kanban system.
    public init(cards: [Int?], blocking: Blocking = .production) {
      self.cards = cards
      self.blocking = blocking
    }
  }

  /// Drum-buffer-rope. Orders wait in order of priority, then due date; an order enters when the
  /// drum work released and not yet done is within the constraint buffer: the drum schedule, loaded
  /// finitely from now without idle time, less the buffer. Orders that do not visit the drum enter
  /// at once.
  ///
  /// Source: Goldratt & Fox (1986), The Race; Schragenheim & Ronen (1990), Drum-buffer-rope shop
  /// floor control, Production and Inventory Management Journal 31(3).
  public struct DrumBufferRope: Sendable, Hashable {
    /// Index of the drum.
    public var drum: Int
    /// The rope: orders, or time of drum work (the constraint buffer), between release and the end
    /// of the last visit to the drum. The resource of a limit by work is the drum.
    public var rope: Limit
    /// Time buffer between drum and due date [base unit]; for penetration after the drum.
    public var shippingBuffer: Double
    /// How long before the expected end of its order's drum work a component that does not visit
    /// the drum is released [base unit]; `nil`: with the order. That end is expected when the order is
    /// released: the drum does what was released before, and then the order, without idle time.
    public var assemblyBuffer: Double?

    /// Creates drum-buffer-rope.
    public init(
      drum: Int, rope: Limit, shippingBuffer: Double = 0, assemblyBuffer: Double? = nil
    ) {
      self.drum = drum
      self.rope = rope
      self.shippingBuffer = shippingBuffer
      self.assemblyBuffer = assemblyBuffer
    }
  }

  /// Simplified drum-buffer-rope: one production buffer, tied to the due date.
  public struct SimplifiedDrumBufferRope: Sendable, Hashable {
    /// The resource whose planned load gives safe dates (the capacity-constrained resource).
    public var resource: Int
    /// The production buffer: release comes so long before the due date [base unit].
    public var buffer: Double

    /// Creates simplified drum-buffer-rope.
    public init(resource: Int, buffer: Double) {
      self.resource = resource
      self.buffer = buffer
    }
  }
}

/// Which waiting job a unit takes next.
public struct Dispatching: Sendable, Hashable {
  /// What decides.
  public var rule: Rule
  /// What decides among those alike by the rule; then the job that came first goes first.
  public var tie: Rule
  /// Whether a job that precedes one on a unit interrupts it: the work done is kept
  /// (preempt-resume), and the interrupted job waits in its place by the rule, first among those
  /// alike. Setups, batches and what is finished after the end of a shift are not interrupted.
  public var preempts: Bool

  /// A dispatching rule; smaller goes first.
  public enum Rule: Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// First come, first served.
    case firstCome
    /// Last come, first served.
    case lastCome
    /// Shortest expected time of the operation for the whole job.
    case shortest
    /// Longest expected time of it.
    case longest
    /// Earliest due date; jobs without one go last.
    case earliestDueDate
    /// Smallest critical ratio: time to the due date over expected work left.
    case criticalRatio
    /// Least slack: time to the due date less expected work left.
    case leastSlack
    /// Shortest expected setup from what the unit stands ready for.
    case leastSetup
    /// First buffer first served: earliest step of the route.
    case firstBuffer
    /// Last buffer first served: latest step of the route.
    case lastBuffer
    /// The order of `Decisions.priority`.
    case priority
    /// Highest measured throughput per constraint minute.
    case throughputPerConstraintMinute
    /// Deepest penetration of its time buffer.
    case bufferPenetration
    /// Highest recorded revenue of the account of late: attention goes where the money comes from.
    case account
  }

  /// Creates a dispatching rule.
  public init(_ rule: Rule, then tie: Rule = .firstCome, preempts: Bool = false) {
    self.rule = rule
    self.tie = tie
    self.preempts = preempts
  }

  /// `Dispatching(.firstCome)`.
  public static let firstCome = Dispatching(.firstCome)
  /// `Dispatching(.shortest)`.
  public static let shortest = Dispatching(.shortest)
  /// `Dispatching(.earliestDueDate)`.
  public static let earliestDueDate = Dispatching(.earliestDueDate)
  /// `Dispatching(.priority)`.
  public static let priority = Dispatching(.priority)
  /// `Dispatching(.throughputPerConstraintMinute)`.
  public static let throughputPerConstraintMinute = Dispatching(.throughputPerConstraintMinute)
}

/// How many pieces of an order a unit does at a time.
public struct BatchSizes: Sendable, Hashable {
  /// Process batch: pieces of an order done in a row before other jobs get their turn (>= 1);
  /// `nil` for the whole order.
  public var process: Int?
  /// Transfer batch: pieces that move on together, before the rest is done (>= 1); `nil` for all.
  public var transfer: Int?
  /// Pieces done after a setup before another family gets its turn, as long as some of this family
  /// wait (>= 1); `nil` for no such rule.
  public var minimumRun: Int?

  /// Creates batch sizes.
  public init(process: Int? = nil, transfer: Int? = nil, minimumRun: Int? = nil) {
    self.process = process
    self.transfer = transfer
    self.minimumRun = minimumRun
  }
}

/// Most pieces of a product accepted in each period; what exceeds it is refused.
public struct Quota: Sendable, Hashable {
  /// Pieces per period (>= 0).
  public var pieces: Double
  /// Length of the period [base unit, > 0]; periods are counted from time 0.
  public var every: Double

  /// Creates a quota.
  public init(pieces: Double, every: Double) {
    self.pieces = pieces
    self.every = every
  }
}

/// How time buffers are watched: penetration p = (B - (due - now)) / B, with B the buffer of the
/// release in force (constraint plus shipping buffer, production buffer, planned lead time), else
/// the promised lead time.
///
/// Source: Goldratt (1990), The Haystack Syndrome; Schragenheim, Dettmer & Patterson (2009), Supply
/// Chain Management at Warp Speed.
public struct BufferManagement: Sendable, Hashable {
  /// Penetration at which green ends (0 < g < 1).
  public var yellow: Double
  /// Penetration at which red begins (yellow < r < 1); above 1 is black: late.
  public var red: Double
  /// When buffers change with experience; `nil` for never.
  public var resize: Resize?

  /// Dynamic buffer sizing, at most once per buffer length.
  public struct Resize: Sendable, Hashable {
    /// Shipped orders that are looked at (>= 20).
    public var window: Int
    /// Share of them in red or black above which the buffer grows.
    public var growAbove: Double
    /// Share below which it shrinks.
    public var shrinkBelow: Double
    /// By how much (0 < s < 1).
    public var step: Double

    /// Creates a rule of resizing.
    public init(
      window: Int = 20, growAbove: Double = 0.1, shrinkBelow: Double = 0.01, step: Double = 1.0 / 3
    ) {
      self.window = window
      self.growAbove = growAbove
      self.shrinkBelow = shrinkBelow
      self.step = step
    }
  }

  /// Creates buffer management; by default zones of a third each, and no resizing.
  public init(yellow: Double = 1.0 / 3, red: Double = 2.0 / 3, resize: Resize? = nil) {
    self.yellow = yellow
    self.red = red
    self.resize = resize
  }
}
