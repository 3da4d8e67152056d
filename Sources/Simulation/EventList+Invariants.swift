extension EventList {
  /// Describes the first broken invariant, or returns `nil`: every inner node is the earlier of its
  /// children, every leaf names its target, and none lies in the past. Called by tests after each
  /// step; O(targets).
  package func brokenInvariant() -> String? {
    for node in 1..<leaves {
      let (a, b) = (tree[2 * node], tree[2 * node + 1])
      let winner = Event.precedes(a, b) ? a : b
      if tree[node].key != winner.key || tree[node].timeBits != winner.timeBits {
        return "node \(node) is not the earlier of its children"
      }
    }
    for leaf in leaves..<(2 * leaves) where leaf != openLeaf {
      let event = tree[leaf]
      guard event.key != Event.never.key else { continue }
      if event.target != leaf - leaves { return "leaf \(leaf) names target \(event.target)" }
      if event.time < now { return "the event of target \(event.target) lies in the past" }
    }
    return nil
  }

  /// Number of pending events; O(targets).
  package var count: Int { (0..<leaves).count { isScheduled($0) } }

  /// Starts the insertion numbers at `value`: lets a test reach their end.
  package mutating func startSequence(at value: UInt64) {
    sequence = value
  }

  /// First insertion number that does not fit.
  package static var sequenceLimit: UInt64 { Event.sequenceLimit }
}
