extension EventList {
  /// Describes the first broken invariant, or returns `nil`: every event follows its parent in the
  /// heap, none lies in the past, and the dead are counted. Called by tests after each step; O(n).
  package func brokenInvariant() -> String? {
    var dead = 0
    for index in (rootIsOpen ? 1 : 0)..<heap.count {
      let event = heap[index]
      if event.time < now { return "event \(index) lies in the past" }
      if index > 0 {
        let parent = (index - 1) / EventList.arity
        if !(rootIsOpen && parent == 0), Event.precedes(event, heap[parent]) {
          return "event \(index) precedes its parent"
        }
      }
      if event.isTimer, timers[event.target] != event.key { dead += 1 }
    }
    return dead == deadCount ? nil : "\(dead) dead events, but \(deadCount) counted"
  }

  /// Starts the insertion numbers at `value`: lets a test reach their end.
  package mutating func startSequence(at value: UInt64) {
    sequence = value
  }

  /// Events held, dead ones included.
  package var heapSize: Int { heap.count }

  /// First insertion number that does not fit.
  package static var sequenceLimit: UInt64 { Event.sequenceLimit }
}
