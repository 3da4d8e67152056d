/// Runs replications on a number of workers.
///
/// The only concurrent code of the program: each worker takes the next replication from the board
/// until none is left. A simulation shares nothing, so workers never wait for each other except
/// for the moment of taking and putting.
struct ReplicationPool: Sendable {
  /// Workers (>= 1).
  var jobs: Int
  /// Asked before each replication: whether to stop taking more.
  var isCancelled: @Sendable () -> Bool
  /// Told after each replication; may be called from any worker, out of order.
  var progress: @Sendable (Progress) -> Void

  /// Runs every replication that the board has planned, unless cancelled.
  func run(_ cases: [Case], on board: ReplicationBoard) async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(jobs, 1) {
        group.addTask { work(cases, on: board) }
      }
    }
  }

  private func work(_ cases: [Case], on board: ReplicationBoard) {
    while !isCancelled(), let (caseIndex, replication) = board.take() {
      do {
        let result = try cases[caseIndex].simulate(UInt32(replication))
        progress(board.put(result, caseIndex: caseIndex, replication: replication))
      } catch {
        board.fail(
          caseIndex: caseIndex, replication: replication, reason: String(describing: error))
      }
    }
  }
}
