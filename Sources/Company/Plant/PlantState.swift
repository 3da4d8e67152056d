import Probability
import Simulation

// What the event loop touches stands first in each structure, so that it shares cache lines.

/// One unit of a resource: its state, and the time spent in each.
struct Unit: BitwiseCopyable {
  /// The job on it, or none.
  var job = Job.none
  /// Its resource.
  var station: Int32
  /// The operation that its job does next, and where (`Station.none`: out of the plant). Known
  /// when the operation begins; kept here, the end of the operation need not look through the job
  /// and its route before it knows what to do.
  var nextOperation: Int32 = -1
  var nextStation = Station.none
  /// Next unit in the idle list, or in the list of those blocked by the same station.
  var next = Unit.none
  /// Setup family it stands ready for; -1 before its first job.
  var family: Int32 = -1
  var state = UnitState.starved
  /// When the present state began [time].
  var since = 0.0
  /// When the unit last stopped being active (became blocked or starved) [time].
  var inactiveFrom = -Double.infinity
  /// Time in each state since the last clearing, without the present stretch [time].
  var starved = 0.0
  var busy = 0.0
  var setup = 0.0
  var blocked = 0.0
  var waiting = 0.0
  var down = 0.0
  var offShift = 0.0
  /// Uninterrupted active periods (busy, setup or down) begun since the last clearing.
  var activePeriods = 0

  static let none: Int32 = -1

  @inline(__always)
  var isActive: Bool { state.isActive }

  /// Adds the present stretch to its state's total.
  @inline(__always)
  mutating func settle(at now: Double) {
    let stretch = now - since
    switch state {
    case .starved: starved += stretch
    case .busy: busy += stretch
    case .setup: setup += stretch
    case .blocked: blocked += stretch
    case .waiting: waiting += stretch
    case .down: down += stretch
    case .offShift: offShift += stretch
    }
    since = now
  }

  @inline(__always)
  mutating func enter(_ newState: UnitState, at now: Double) {
    guard state != newState else { return }
    let wasActive = isActive
    settle(at: now)
    state = newState
    guard isActive != wasActive else { return }
    if wasActive {
      inactiveFrom = now
    } else if now > inactiveFrom {
      // Idle for no time at all does not interrupt an active period.
      activePeriods &+= 1
    }
  }
}

/// A resource in the run: its queue, its idle units and those it blocks.
struct Station: BitwiseCopyable {
  var line = WaitingLine()
  /// Places in the queue (`Int32.max` when unlimited).
  var buffer: Int32
  /// Whether the rule is first come first served (the queue is then a list).
  var isFirstCome: Bool
  var rule: Dispatching.Rule
  /// Whether some route begins here.
  var isEntry = false
  var hasSetup: Bool
  /// Idle units, longest idle first; the last is meaningful only while there is a first.
  var idleFirst = Unit.none
  var idleLast = Unit.none
  /// Units elsewhere whose finished job finds no room here, longest blocked first; likewise.
  var blockedFirst = Unit.none
  var blockedLast = Unit.none
  /// Jobs that began here since the last clearing, and how many of them had waited.
  var starts = 0
  var waits = 0
  /// Sum of the queue times of those jobs [time].
  var waitSum = 0.0
  /// Queue time, before the clearing, of the jobs that were waiting at it [time]: what turns the
  /// sum of waits into the integral of the queue's length.
  var waitedBeforeClear = 0.0
  /// Work booked on it and not yet begun [time]; kept only under a load-based promise.
  var booked = 0.0
  var units: Int32
  var firstUnit: Int32

  static let none: Int32 = -1
}

/// One operation of one variant, with its random times and what was spent on it.
struct OperationState: BitwiseCopyable {
  var station: Int32
  /// Station of the operation after it; `Station.none` for the last.
  var nextStation: Int32
  var family: Int32
  var variant: Int32
  /// Whether it takes time per order besides the time per piece.
  var hasOrderTime: Bool
  /// Whether its variant is still learning.
  var learns: Bool
  /// Whether neither holds: an order of one piece takes the time drawn.
  var isPlain: Bool
  /// Pieces begun, ever: drives the learning curve.
  var pieces = 0
  /// Processing time since the last clearing.
  var work = 0.0
  var time: Variates
  /// Setup time since the last clearing.
  var setup = 0.0
  /// Pieces begun before the last clearing.
  var piecesBeforeClear = 0
  /// Part of `work` that exceeds the standard because of learning.
  var learningLoss = 0.0
  /// Expected time per order [time].
  var standardOrderTime: Double
  /// Pieces of the variant before it that count as experience with this one.
  var experience = 0.0

  var isLast: Bool { nextStation == Station.none }

  /// Expected time of an order of so many pieces, by the standards [time].
  func standardTime(pieces: Int32) -> Double {
    time.mean * Double(pieces) + (hasOrderTime ? standardOrderTime : 0)
  }
}
