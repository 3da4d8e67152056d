import Synchronization

/// Where the workers of a sweep take their next runs from.
final class SweepBoard: Sendable {
  /// Runs at one point: which system, by its place there, and which replication.
  struct Task {
    var point: Int
    var runs: [(place: Int, replication: Int)]
  }

  private struct State {
    var point = 0
    /// What is left of the point that is dealt out one by one.
    var left: [(place: Int, replication: Int)] = []
    var failure: (any Error)?
  }

  private let plan: SweepPlan
  private let store: ResultStore
  private let state = Mutex(State())

  init(_ plan: SweepPlan, store: ResultStore) {
    self.plan = plan
    self.store = store
  }

  /// What went wrong first, if anything.
  var failure: (any Error)? { state.withLock { $0.failure } }

  /// Notes that something went wrong: nobody gets more to do.
  func fail(_ error: any Error) {
    state.withLock { $0.failure = $0.failure ?? error }
  }

  /// Runs of the plan that are missing in the store, and those that are there.
  func count() throws(StoreError) -> (missing: Int, found: Int) {
    var (missing, found) = (0, 0)
    for point in plan.systems.indices {
      let count = try self.missing(at: point).count
      missing += count
      found += ours(point) * plan.systems[point].count - count
    }
    return (missing, found)
  }

  /// The next runs to make; `nil` when none is left, or something went wrong.
  func take() -> Task? {
    state.withLock { state in
      guard state.failure == nil else { return nil }
      do {
        while state.left.isEmpty {
          guard state.point < plan.systems.count else { return nil }
          state.left = try missing(at: state.point)
          state.point += 1
        }
      } catch {
        state.failure = error
        return nil
      }
      let point = state.point - 1
      let isWhole = plan.systems.count - state.point >= 2 * plan.jobs
      let count = isWhole ? state.left.count : 1
      defer { state.left.removeFirst(count) }
      return Task(point: point, runs: Array(state.left.prefix(count)))
    }
  }

  /// Replications of a point that belong to this part.
  private func ours(_ point: Int) -> Int {
    (0..<plan.replications).count { includes(point, $0) }
  }

  private func includes(_ point: Int, _ replication: Int) -> Bool {
    plan.shard?.includes(point: point, replication: replication) ?? true
  }

  /// Missing runs of a point, all systems of a replication together.
  private func missing(at point: Int) throws(StoreError) -> [(place: Int, replication: Int)] {
    var isThere: [[Bool]] = []
    for system in plan.systems[point] {
      isThere.append(try store.replications(of: system, below: plan.replications))
    }
    return (0..<plan.replications).filter { includes(point, $0) }.flatMap { replication in
      isThere.indices.filter { !isThere[$0][replication] }.map { ($0, replication) }
    }
  }
}
