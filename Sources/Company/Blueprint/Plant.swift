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
  /// What a change of setup family takes; `nil` for nothing.
  public var setup: Setup?
  /// Operating expense of the whole resource [currency per base unit].
  public var cost: Double
  /// Operations and setups take their time divided by this (> 0).
  public var speed: Double
  /// When its units are staffed; `nil` is always.
  public var shifts: Shifts?
  /// What makes its units fail, each cause by itself.
  public var failures: [Failure]
  /// Pieces that move in rounds instead of in time; `nil` for an ordinary resource. Its units,
  /// setups, failures and shifts are then of no account, and operations on it take no time.
  public var rounds: Rounds?
  /// On which terms more units can be had; `nil`: there are no others.
  public var more: Expansion?

  /// Creates a resource.
  public init(
    name: String, units: Int = 1, buffer: Int? = nil, setup: Setup? = nil, cost: Double = 0,
    speed: Double = 1, shifts: Shifts? = nil, failures: [Failure] = [], rounds: Rounds? = nil,
    more: Expansion? = nil
  ) {
    self.name = name
    self.units = units
    self.buffer = buffer
    self.setup = setup
    self.cost = cost
    self.speed = speed
    self.shifts = shifts
    self.failures = failures
    self.rounds = rounds
    self.more = more
  }
}

/// What a unit needs between two jobs besides the operations themselves.
public struct Setup: Sendable, Hashable {
  /// Time of a change between two families for which no pair is listed [base unit].
  public var time: Distribution
  /// Changes that take another time.
  public var pairs: [Pair]
  /// When a setup is needed.
  public var need: Need

  /// A change from one setup family to another, in this direction.
  public struct Pair: Sendable, Hashable {
    /// Family (see `Operation.family`) that the unit stands ready for.
    public var from: Int
    /// Family of the next job.
    public var to: Int
    /// Time of the change [base unit].
    public var time: Distribution

    /// Creates a pair.
    public init(from: Int, to: Int, time: Distribution) {
      self.from = from
      self.to = to
      self.time = time
    }
  }

  /// When a setup is needed.
  public enum Need: Sendable, Hashable {
    /// When the family changes; a unit's first job needs none.
    case change
    /// Before a job with this probability, whatever its family (0 < p <= 1).
    case chance(Double)
  }

  /// Creates a setup.
  public init(_ time: Distribution, pairs: [Pair] = [], need: Need = .change) {
    self.time = time
    self.pairs = pairs
    self.need = need
  }
}

/// When the units of a resource are staffed: a pattern that repeats from time 0 on.
public struct Shifts: Sendable, Hashable {
  /// Length of the pattern, a day or a week [base unit, > 0].
  public var cycle: Double
  /// Spans of work in the pattern: ascending, apart from one another, within 0...cycle, not empty
  /// [base unit]. The whole cycle as one span is legal and means always.
  public var spans: [Range<Double>]
  /// What becomes of an operation that a shift's end finds unfinished.
  public var atEnd: AtEnd

  /// What becomes of an operation that a shift's end finds unfinished.
  public enum AtEnd: Sendable, Hashable {
    /// It pauses and goes on where it was when the next shift begins.
    case pause
    /// It is finished first (and the setup before it, if that has begun); the unit then stops.
    case finish
  }

  /// Creates a calendar.
  public init(cycle: Double, spans: [Range<Double>], atEnd: AtEnd = .pause) {
    self.cycle = cycle
    self.spans = spans
    self.atEnd = atEnd
  }
}

/// One cause of failures: a unit runs for a time, fails, is repaired, and goes on where it was
/// (preempt-resume).
public struct Failure: Sendable, Hashable {
  /// Name in the file; also names its random streams.
  public var name: String
  /// What the time to failure counts.
  public var clock: Clock
  /// Time to failure, from the end of a repair [base unit of that clock].
  public var uptime: Distribution
  /// Time to repair; runs day and night [base unit].
  public var repair: Distribution

  /// What the time to failure counts.
  public enum Clock: Sendable, Hashable {
    /// Every hour, worked or not: the unit may fail idle, blocked or off-shift.
    case time
    /// Time spent on operations only ("operation-dependent").
    case operation
  }

  /// Creates a cause of failures.
  public init(name: String, clock: Clock = .time, uptime: Distribution, repair: Distribution) {
    self.name = name
    self.clock = clock
    self.uptime = uptime
    self.repair = repair
  }
}

/// A capacity per period: at each tick as many pieces move on as the draw allows.
///
/// Source: the match game of Goldratt & Cox (1984), The Goal, chapter 14.
public struct Rounds: Sendable, Hashable {
  /// Time between ticks; the first comes after one of them [base unit, > 0].
  public var every: Double
  /// Jobs that can move at a tick; rounded to a whole number, not below 0.
  public var pieces: Distribution
  /// Whether what arrives at the tick itself can move on in it.
  public var moves: Moves

  /// Whether what arrives at a tick can move on in it.
  public enum Moves: Sendable, Hashable {
    /// Resources move one after the other, in the order of the file: what one passes on the next
    /// can pass on in the same round.
    case sequential
    /// Only what was there before the tick can move.
    case simultaneous
  }

  /// Creates a capacity per period.
  public init(every: Double, pieces: Distribution, moves: Moves = .sequential) {
    self.every = every
    self.pieces = pieces
    self.moves = moves
  }
}
