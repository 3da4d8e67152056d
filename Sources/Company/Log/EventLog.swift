/// What happened in one replication, in full: for a trace, for Gantt charts, and for the methods
/// that find the constraint from active periods. Warm-up included; nothing is recorded unless asked.
public struct EventLog: Sendable {
  /// Every stretch of every unit, in order of its end; together they cover 0...end for each unit.
  public var stretches: [Stretch] = []
  /// What happened to orders and jobs, in order of time.
  public var events: [JobEvent] = []
  /// When counting began and when the run ended [base unit].
  public var measured: Range<Double> = 0..<0
  /// Index of the first unit of each resource; units are numbered through all resources.
  public var firstUnit: [Int] = []
  /// Most stretches and events kept; beyond it recording stops.
  public var limit: Int
  /// Whether the limit was reached, so that the log ends before the run did.
  public var isCut = false

  /// An empty log.
  public init(limit: Int = 8_000_000) {
    self.limit = limit
  }

  /// A unit in one state, for one job at most.
  public struct Stretch: Sendable, Hashable {
    /// Number of the unit, through all resources.
    public var unit: Int32
    /// Index of its resource.
    public var resource: Int32
    /// What it was doing.
    public var state: UnitState
    /// Begin [base unit].
    public var from: Double
    /// End [base unit].
    public var to: Double
    /// Number of the order it works for; -1 for none.
    public var order: Int64
    /// Index of the product or part; -1 for none.
    public var product: Int32
    /// Step of its route, from 0; -1 for none.
    public var step: Int32

    /// Creates a stretch.
    public init(
      unit: Int32, resource: Int32, state: UnitState, from: Double, to: Double, order: Int64 = -1,
      product: Int32 = -1, step: Int32 = -1
    ) {
      self.unit = unit
      self.resource = resource
      self.state = state
      self.from = from
      self.to = to
      self.order = order
      self.product = product
      self.step = step
    }
  }

  /// Something that happened to an order or to one of its jobs.
  public struct JobEvent: Sendable, Hashable {
    /// When it happened [base unit].
    public var time: Double
    /// What happened.
    public var kind: Kind
    /// Number of the order, from 1, in the order in which they were placed.
    public var order: Int64
    /// Index of the product or part.
    public var product: Int32
    /// Index of the account.
    public var account: Int32
    /// Pieces concerned.
    public var pieces: Int32
    /// Index of the resource; -1 where none is concerned.
    public var resource: Int32
    /// Number of the unit, through all resources; -1 where none is concerned.
    public var unit: Int32
    /// Step of the route, from 0; -1 where none is concerned.
    public var step: Int32
    /// Due date [base unit]; infinite without one.
    public var due: Double

    /// What happened.
    public enum Kind: UInt8, Sendable, CaseIterable {
      /// An order asks, and what becomes of it before the plant.
      case placed, refused, lost, lapsed, cancelled, released
      /// A setup or operation begins or ends on a unit; `started` comes once per visit.
      case setup, started, finished
      /// Pieces are scrapped; a job goes back; a component waits for the others; an assembly begins.
      case scrapped, reworked, assembled
      /// The penetration of its buffer reaches red.
      case red
      case shipped
    }

    /// Creates an event.
    public init(
      time: Double, kind: Kind, order: Int64, product: Int32, account: Int32, pieces: Int32,
      resource: Int32 = -1, unit: Int32 = -1, step: Int32 = -1, due: Double = .infinity
    ) {
      self.time = time
      self.kind = kind
      self.order = order
      self.product = product
      self.account = account
      self.pieces = pieces
      self.resource = resource
      self.unit = unit
      self.step = step
      self.due = due
    }
  }
}

/// What a unit is doing; the seven states of its time (and `setup` beside `busy`).
public enum UnitState: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Without work.
  case starved
  /// With a job that has nowhere to go, or may not start before it has.
  case blocked
  /// With a job, but without the second resource that it needs.
  case waiting
  /// Not staffed. A unit that is both down and off-shift counts as off-shift.
  case offShift
  /// On an operation.
  case busy
  /// Changing over.
  case setup
  /// Failed.
  case down

  /// Whether the unit counts as active for the methods of Roser: anything but starved, blocked,
  /// waiting or off-shift.
  @inline(__always)
  public var isActive: Bool { rawValue >= UnitState.busy.rawValue }
}
