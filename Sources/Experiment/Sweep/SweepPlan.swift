import Company
import Synchronization

/// A sweep before it is run: systems at many points of a design, so many replications of each, and
/// which part of them is ours.
///
/// What the store has is not computed again. A worker takes a whole point while there are many, so
/// that a scenario is read once; near the end single replications, so that no worker idles.
public struct SweepPlan: Sendable {
  /// Numbers in the store of the systems of each point, in the order of `cases`.
  public var systems: [[Int]]
  /// Replications of each system (>= 1).
  public var replications: Int
  /// Workers (>= 1); results do not depend on it.
  public var jobs: Int
  /// The part that is run here; `nil` for all.
  public var shard: Shard?
  /// The systems of a point as cases that report what the store records.
  public var cases: @Sendable (Int) throws -> [Case]

  /// Creates a plan.
  public init(
    systems: [[Int]], replications: Int, jobs: Int = 1, shard: Shard? = nil,
    cases: @escaping @Sendable (Int) throws -> [Case]
  ) {
    precondition(replications >= 1, "a sweep needs at least one replication")
    self.systems = systems
    self.replications = replications
    self.jobs = jobs
    self.shard = shard
    self.cases = cases
  }

  /// One of several machines' parts: every n-th replication, counted on from point to point, so that
  /// adding points or replications moves nothing from one part to another.
  public struct Shard: Sendable, Hashable {
    /// Which part (1 ... count).
    public var index: Int
    /// How many parts there are (>= 1).
    public var count: Int

    /// Creates a shard.
    public init(_ index: Int, of count: Int) {
      precondition(count >= 1 && (1...count).contains(index), "a part is one of its parts")
      self.index = index
      self.count = count
    }

    /// Whether a replication at a point belongs to it.
    func includes(point: Int, replication: Int) -> Bool {
      (point + replication) % count == index - 1
    }
  }

  /// How a sweep ended.
  public struct Outcome: Sendable, Hashable {
    /// Runs made now.
    public var made: Int
    /// Runs of this plan that were in the store already.
    public var found: Int
    /// Whether the user stopped it before everything was done.
    public var isInterrupted: Bool
  }

  /// Time between flushes to the store: what a killed process can lose.
  private static let pause = Duration.seconds(1)

  /// Runs what is missing and stores it.
  ///
  /// - Throws: `StoreError`, `ReplicationFailure`, or what `cases` throws, after what was complete has
  ///   been stored where that is still possible.
  public func run(
    into store: ResultStore, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Outcome {
    let board = SweepBoard(self, store: store)
    let writer = SweepWriter(store: store, pause: Self.pause)
    let planned = try board.count()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(jobs, 1) {
        group.addTask {
          work(
            board, writer, isCancelled: isCancelled,
            progress: { progress(Progress(completed: $0, planned: planned.missing)) })
        }
      }
    }
    try writer.flush()
    if let failure = board.failure { throw failure }
    return Outcome(
      made: writer.made, found: planned.found, isInterrupted: writer.made < planned.missing)
  }

  private func work(
    _ board: SweepBoard, _ writer: SweepWriter, isCancelled: @Sendable () -> Bool,
    progress: @Sendable (Int) -> Void
  ) {
    var point = -1
    var cases: [Case] = []
    while !isCancelled(), let task = board.take() {
      do {
        if task.point != point {
          cases = try self.cases(task.point)
          point = task.point
        }
        for (place, replication) in task.runs {
          guard !isCancelled(), board.failure == nil else { return }
          let run = try simulate(cases[place], systems[point][place], replication)
          progress(try writer.add(run))
        }
      } catch {
        return board.fail(error)
      }
    }
  }

  private func simulate(_ measured: Case, _ system: Int, _ replication: Int) throws -> StoredRun {
    do {
      let result = try measured.simulate(UInt32(replication))
      return StoredRun(
        system: system, replication: replication, values: result.values, events: result.events,
        warnings: result.warnings)
    } catch {
      throw ReplicationFailure(
        caseName: measured.name, replication: replication, reason: String(describing: error))
    }
  }
}

/// Collects finished runs and stores them together, now and then.
private final class SweepWriter: Sendable {
  private struct State {
    var waiting: [StoredRun] = []
    var made = 0
    var lastFlush = ContinuousClock.now
  }

  private let store: ResultStore
  private let pause: Duration
  private let state = Mutex(State())

  init(store: ResultStore, pause: Duration) {
    self.store = store
    self.pause = pause
  }

  /// Runs taken so far.
  var made: Int { state.withLock { $0.made } }

  /// Takes a run and says how many there are; stores all that wait if it is time.
  func add(_ run: StoredRun) throws(StoreError) -> Int {
    let (made, due) = state.withLock { state -> (Int, [StoredRun]) in
      state.waiting.append(run)
      state.made += 1
      let now = ContinuousClock.now
      guard now - state.lastFlush >= pause || state.waiting.count >= 4096 else {
        return (state.made, [])
      }
      state.lastFlush = now
      defer { state.waiting = [] }
      return (state.made, state.waiting)
    }
    try store.add(due)
    return made
  }

  /// Stores what waits.
  func flush() throws(StoreError) {
    let rest = state.withLock { state -> [StoredRun] in
      defer { state.waiting = [] }
      return state.waiting
    }
    try store.add(rest)
  }
}
