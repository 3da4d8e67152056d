import Probability
import Simulation

// What the general path of the plant keeps beside the structures of the short one. None of it
// exists in a run whose plant and decisions are plain.

/// A resource on the general path.
struct StationExtra: BitwiseCopyable {
  var tie = Dispatching.Rule.firstCome
  var preempts = false
  /// Whether the queue is a list that is searched, instead of a list or heap whose head is next.
  var isScanned = false
  /// Whether some operation on it is done in batches.
  var isBatching = false
  /// Pieces in a row, pieces that move on together, pieces after a setup.
  var processBatch = Int32.max
  var transferBatch = Int32.max
  var minimumRun: Int32 = 0
  /// Kanban cards, and whether a job needs the card of the next stage before it starts.
  var cards = Int32.max
  var startsWithCard = false
  /// Places taken by jobs that are on their way here or will come from a unit.
  var inbound: Int32 = 0
  /// Units in the list of the idle.
  var idle: Int32 = 0
  /// Probability of a setup before a job; 0 where it depends on the family.
  var setupChance = 0.0
  var chanceStream: RandomStream
  /// Place in the calendar: the next boundary is the end of this span if staffed, else its begin.
  var isStaffed = true
  var span: Int32 = 0
  var cycle = 0
  /// Capacity per period; 0 is none.
  var roundTime = 0.0
  var roundPieces: Variates
  var isSimultaneous = false
}

/// A unit on the general path.
struct UnitExtra: BitwiseCopyable {
  /// What it would show if nothing but its work decided.
  var phase = UnitState.starved
  /// Whether its setup or operation is counting down.
  var isRunning = false
  /// Time left of a setup or operation that is not counting down.
  var remaining = 0.0
  /// Setup still to be done before the operation.
  var pendingSetup = -1.0
  var isIdle = false
  /// Not staffed, or about to be so when the present job is done.
  var isOff = false
  var stopsAfterJob = false
  /// Causes of failure that hold it down.
  var downs: Int32 = 0
  /// The unit that helps it, and the unit that it helps.
  var partner = Unit.none
  var helps = Unit.none
  /// Waits for the card of the next stage before it starts.
  var awaitsCard = false
  /// Station and operation for which it holds a place.
  var reserved = Station.none
  var reservedOperation: Int32 = -1
  /// Other jobs of its batch, linked by `next`; and how many there were when it started.
  var rest = Job.none
  var batch: Int32 = 1
  /// Job of which it has done a part, to be continued.
  var continuing = Job.none
  /// Pieces done in a row, and done since the last setup.
  var inRow: Int32 = 0
  var sinceSetup: Int32 = 0
  /// Its causes of failure.
  var firstFailure: Int32 = 0
  var failures: Int32 = 0

  var isAvailable: Bool { downs == 0 && !isOff }
}

/// One cause of failure of one unit.
struct FailureState: BitwiseCopyable {
  var unit: Int32
  var countsOperation: Bool
  var uptime: Variates
  var repair: Variates
  var isDown = false
  /// Operating time left until it strikes; and since when it has been counting, if it does.
  var left = 0.0
  var since = -1.0
}

/// An operation on the general path; alternatives are operations of their own after the route's.
struct OperationExtra: BitwiseCopyable {
  /// Step of the route, from 0, and the operation of the route that it stands for.
  var step: Int32
  var primary: Int32
  /// The route's next operation; -1 after the last.
  var next: Int32
  var firstAlternative: Int32 = 0
  var alternatives: Int32 = 0
  var yield = 1.0
  var yieldStream: RandomStream
  var rework = 0.0
  var reworkTo: Int32 = 0
  var reworkLimit = Int32.max
  var scrapsAtLimit = false
  var reworkStream: RandomStream
  var sampling = 1.0
  var samplingStream: RandomStream
  var hasTransport = false
  var transport: Variates
  var helper = Station.none
  var helpsSetup = false
  var helpsWork = false
  /// Jobs done together; a maximum of 0 is none.
  var batchMinimum: Int32 = 0
  var batchMaximum: Int32 = 0
  var batchWait = Double.infinity
  var batchBy = Operation.Batch.Grouping.family
  var isSerial = false
  /// Expected time from here to the end of the route, per piece and per job.
  var workPerPiece = 0.0
  var workPerJob = 0.0
  /// Time that helpers spent since the last clearing.
  var helperWork = 0.0
}

/// A job on the general path.
struct JobExtra: BitwiseCopyable {
  /// Tells the jobs apart that use the same place one after the other.
  var number: Int64
  /// Number of its order.
  var order: Int64
  /// The order that it belongs to, and the job that waits for it.
  var root: Int32
  var parent = Job.none
  /// Whether the parent is an order of which this is a chunk.
  var isChunk = false
  /// Components that have arrived, linked by `sibling`; chunks or components still out.
  var firstChild = Job.none
  var sibling = Job.none
  var awaiting: Int32 = 0
  /// Material in its pieces.
  var value = Money.zero
  /// When its pieces came into being, and the sum of that over its pieces.
  var entered = 0.0
  var bornSum = 0.0
  var item: Int32
  /// Pieces not yet done at the present operation; 0 when it has not begun.
  var left: Int32 = 0
  /// Pieces being done.
  var segment: Int32 = 0
  var reworks: Int32 = 0
  /// Time left of an interrupted operation; negative if none was.
  var remaining = -1.0
  /// The station in whose queue it waits; the unit that it is on.
  var queuedAt = Station.none
  var unit = Unit.none
  /// What it waits for, as long as it is not released.
  var waitsFor = Waiting.release
  /// What it is for; and of a task, which, about what, and how long.
  var purpose = Purpose.order
  var task = TaskKind.visit
  var subject: Int32 = -1
  var subjectNumber: Int64 = 0
  var scale = 1.0
  var extraTime = 0.0
  /// Setup family, where it is not that of its operations; -1 where it is.
  var family: Int32 = -1
  /// The product that its work counts for.
  var beneficiary: Int32
  /// An order's date that the customer asked for, and that from which it counts the lead time.
  var asked = Double.infinity
  var wantedFrom = 0.0
  var isWrong = false
  /// Whether pieces of it were lost and not made again.
  var isShort = false
  var raisesQuestion = false
  /// Counted among what is wanted of its materials.
  var wantsMaterial = false
  /// Whether something that it needs was missing when it was asked for.
  var cameShort = false
  /// The loop it is in, and what it takes up there.
  var loop: Int32 = -1
  var load = 0.0
  /// Pieces that have the drum before them, at release and now.
  var drumPieces: Int32 = 0
  var drumLeft: Int32 = 0
}

/// What an order that is not released waits for, one thing at a time.
enum Waiting: UInt8, BitwiseCopyable {
  /// Its turn: it is in the backlog of its product.
  case release
  /// The desk, to be entered.
  case entry
  /// The date before which it is not to be released.
  case date
  /// Finished goods, in the line of its product.
  case stock
}

/// A loop that limits work in process.
struct LoopState: BitwiseCopyable {
  var limit: Double
  /// Station whose work is limited; none when orders are counted.
  var station: Int32
  var load = 0.0
  /// Whether orders leave it at the drum instead of at shipment.
  var endsAtDrum: Bool
}
