import Simulation

/// An order on its way: waiting to be released, waiting for a unit, or on one.
///
/// Released it is a job in the plant; its pieces move together. "No job" is index -1.
struct Job: BitwiseCopyable {
  /// Next in the queue it waits in; in a keyed queue the left child of the heap.
  var next: Int32 = Job.none
  /// Present operation, an index into the operations of all variants.
  var operation: Int32 = Job.none
  /// The variant that it makes.
  var variant: Int32
  /// The demand source it came from.
  var source: Int32
  /// Pieces.
  var pieces: Int32
  /// Where it is in its life.
  var stage: Stage
  /// In a queue: when it came [time]. On a unit: when its setup or operation ends [time].
  var clock: Double = 0
  /// When it entered the plant [time].
  var released: Double = 0
  /// When the order was placed [time].
  var placed: Double
  /// Due date [time]; infinite when nothing was promised.
  var due: Double
  /// Agreed price of a piece.
  var price: Money
  /// Previous in the backlog; in a keyed queue the right child of the heap.
  var previous: Int32 = Job.none
  /// Neighbours among the waiting orders of its source, oldest first.
  var nextOfSource: Int32 = Job.none
  var previousOfSource: Int32 = Job.none
  /// Arrival number: breaks ties in favour of who came first.
  var ticket: UInt64
  /// Sort key in a keyed queue, smallest first.
  var key: Double = 0

  /// Where a job is in its life.
  enum Stage: UInt8 {
    case free
    /// An order that waits for its release.
    case backlog
    /// In the plant, with its pieces.
    case inProcess
    /// A part of an order that moves by itself; its pieces are counted in the order.
    case chunk
    /// An order whose chunks move for it; it counts their pieces.
    case split
    /// Waits for its components; its pieces do not exist yet.
    case assembling
    /// A component that has arrived and waits for the others.
    case parked
    /// A component to be released later.
    case held

    /// Whether the job's pieces are counted with it.
    var holdsPieces: Bool { self == .inProcess || self == .split || self == .parked }
  }

  static let none: Int32 = -1
}

/// All jobs, in one slab; places of finished jobs are used again.
struct JobSlab: ~Copyable {
  private var jobs = FlatArray<Job>(capacity: 256)
  private var firstFree = Job.none

  subscript(index: Int32) -> Job {
    @inline(__always)
    _read { yield jobs[index] }
    @inline(__always)
    nonmutating _modify { yield &jobs[index] }
  }

  @inline(__always)
  mutating func insert(_ job: Job) -> Int32 {
    guard firstFree != Job.none else {
      jobs.append(job)
      return Int32(jobs.count - 1)
    }
    let index = firstFree
    firstFree = jobs[index].next
    jobs[index] = job
    return index
  }

  @inline(__always)
  mutating func remove(_ index: Int32) {
    jobs[index].stage = .free
    jobs[index].next = firstFree
    firstFree = index
  }

  /// Number of places, those of finished jobs included.
  var places: Int32 { Int32(jobs.count) }

  /// Visits every job that waits or is in process.
  func forEach(_ visit: (Int32, Job) -> Void) {
    for index in 0..<jobs.count where jobs[index].stage != .free {
      visit(Int32(index), jobs[index])
    }
  }
}
