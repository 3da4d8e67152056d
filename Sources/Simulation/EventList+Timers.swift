/// Cancellation: a timer is an event that can be moved or called off.
///
/// A timer that is called off stays in the heap until it would have fired and is then passed over;
/// when more than half of the heap is dead, the heap is rebuilt without them. So cancelling is O(1),
/// amortised O(log n) with its clean-up, and dead events never outnumber live ones for long.
extension EventList {
  /// Sets timer `timer` to fire at `time`; if it was set, it is moved.
  public mutating func setTimer(_ timer: Int, at time: Double, _ eventClass: EventClass) {
    cancelTimer(timer)
    insert(at: time, eventClass, Event.timerBit | UInt64(timer))
    timers[timer] = pendingKey(eventClass, timer)
  }

  /// Calls timer `timer` off; does nothing when it is not set.
  public mutating func cancelTimer(_ timer: Int) {
    guard timers[timer] != EventList.noTimer else { return }
    timers[timer] = EventList.noTimer
    deadCount += 1
    if deadCount > 16, deadCount > heap.count / 2 { sweep() }
  }

  /// Whether timer `timer` is set.
  public func isTimerSet(_ timer: Int) -> Bool { timers[timer] != EventList.noTimer }

  private func pendingKey(_ eventClass: EventClass, _ timer: Int) -> UInt64 {
    Event(
      time: 0, class: eventClass, sequence: sequence - 1, target: Event.timerBit | UInt64(timer)
    ).key
  }

  /// Whether a timer's event is the one that counts; if so the timer is no longer set.
  @usableFromInline
  mutating func claim(_ event: Event) -> Bool {
    guard timers[event.target] == event.key else {
      deadCount -= 1
      return false
    }
    timers[event.target] = EventList.noTimer
    return true
  }

  /// Rebuilds the heap from its live events.
  private mutating func sweep() {
    closeRoot()
    var kept = 0
    for index in 0..<heap.count {
      let event = heap[index]
      if event.isTimer, timers[event.target] != event.key { continue }
      heap[kept] = event
      kept += 1
    }
    heap.truncate(to: kept)
    deadCount = 0
    // Sift from the last parent down: O(n).
    var parent = kept / EventList.arity
    while parent >= 0 {
      if parent < kept { siftDown(heap[parent], from: parent) }
      parent -= 1
    }
  }

  /// Gives the pending events new insertion numbers from 0 in their order, when the 36 bits run
  /// out (once in 69 billion events). A sorted array is a heap.
  @usableFromInline
  mutating func renumber() {
    closeRoot()
    heap.withUnsafeMutableBuffer { events in
      var events = events
      events.sort(by: Event.precedes)
    }
    let sequenceField = (Event.sequenceLimit - 1) << Event.targetBits
    for index in 0..<heap.count {
      let old = heap[index].key
      let new = old & ~sequenceField | UInt64(index) << Event.targetBits
      heap[index].key = new
      if heap[index].isTimer, timers[heap[index].target] == old {
        timers[heap[index].target] = new
      }
    }
    sequence = UInt64(heap.count)
  }
}
