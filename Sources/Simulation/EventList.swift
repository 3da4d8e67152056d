/// The clock and the future event list: a 4-ary heap of 16-byte events.
///
/// Events come out by time, then class, then insertion (see `EventClass`). Taking an event leaves
/// the root of the heap open; the next event scheduled drops into it, which saves one of the two
/// passes through the heap in the commonest case: a handler that schedules its successor.
/// Scheduling and taking are O(log n); nothing is allocated except when the list outgrows its peak.
@frozen
public struct EventList: ~Copyable {
  @usableFromInline var heap: FlatArray<Event>
  /// Whether `heap[0]` is a leftover of the event last taken.
  @usableFromInline var rootIsOpen = false
  @usableFromInline var sequence: UInt64 = 0
  /// For each timer the key of its pending event; `noTimer` when it is not set.
  @usableFromInline var timers: FlatArray<UInt64>
  /// Events in the heap whose timer was cancelled or moved.
  @usableFromInline var deadCount = 0
  /// Present time: that of the event last taken.
  public var now: Double = 0

  @usableFromInline static let noTimer = UInt64.max
  /// Children of a node; `siftDown` is written for four.
  @usableFromInline static let arity = 4

  /// Creates an empty list at time 0.
  /// - Parameter timers: number of cancellable timers, numbered from 0 (at most
  ///   `Event.targetLimit`).
  public init(timers: Int = 0) {
    precondition(timers <= Event.targetLimit, "more timers than an event can name")
    heap = FlatArray(capacity: 64)
    self.timers = FlatArray(repeating: EventList.noTimer, count: timers)
  }

  /// Number of events that will still happen.
  public var count: Int { heap.count - (rootIsOpen ? 1 : 0) - deadCount }

  /// Schedules an event `delay` from now.
  /// - Parameters:
  ///   - delay: not negative, not NaN (checked in debug builds).
  ///   - target: what the event is about, `0 ..< Event.targetLimit`.
  @inlinable
  @inline(__always)
  public mutating func schedule(after delay: Double, _ eventClass: EventClass, target: Int) {
    schedule(at: now + delay, eventClass, target: target)
  }

  /// Schedules an event at an absolute time, not before now.
  @inlinable
  @inline(__always)
  public mutating func schedule(at time: Double, _ eventClass: EventClass, target: Int) {
    assert(target >= 0 && target < Event.targetLimit, "target out of range")
    insert(at: time, eventClass, UInt64(truncatingIfNeeded: target))
  }

  /// Takes the next event and advances the clock to it; `nil` when nothing is left.
  @inlinable
  @inline(__always)
  public mutating func next() -> Event? {
    while true {
      closeRoot()
      guard heap.count > 0 else { return nil }
      let event = heap[0]
      rootIsOpen = true
      if event.isTimer, !claim(event) { continue }
      now = event.time
      return event
    }
  }

  @inlinable
  @inline(__always)
  mutating func insert(at time: Double, _ eventClass: EventClass, _ target: UInt64) {
    assert(time >= now, "an event cannot be scheduled in the past")
    if sequence == Event.sequenceLimit { renumber() }
    let event = Event(time: time, class: eventClass, sequence: sequence, target: target)
    sequence += 1
    place(event)
  }

  @inlinable
  @inline(__always)
  mutating func place(_ event: Event) {
    if rootIsOpen {
      rootIsOpen = false
      siftDown(event, from: 0)
    } else {
      heap.append(event)
      siftUp(event, from: heap.count - 1)
    }
  }

  /// Fills an open root with the last event of the heap.
  @inlinable
  @inline(__always)
  mutating func closeRoot() {
    guard rootIsOpen else { return }
    rootIsOpen = false
    let last = heap.removeLast()
    if heap.count > 0 { siftDown(last, from: 0) }
  }

  @inlinable
  @inline(__always)
  mutating func siftUp(_ event: Event, from start: Int) {
    let events = heap.base
    var hole = start
    while hole > 0 {
      let parent = (hole &- 1) / EventList.arity
      guard Event.precedes(event, events[parent]) else { break }
      events[hole] = events[parent]
      hole = parent
    }
    events[hole] = event
  }

  @inlinable
  @inline(__always)
  mutating func siftDown(_ event: Event, from start: Int) {
    let events = heap.base
    let count = heap.count
    var hole = start
    while true {
      let first = (hole &<< 2) &+ 1
      var least = first
      if first &+ 3 < count {
        // All four children: a tournament of independent comparisons.
        let a = Event.precedes(events[first &+ 1], events[first]) ? first &+ 1 : first
        let b = Event.precedes(events[first &+ 3], events[first &+ 2]) ? first &+ 3 : first &+ 2
        least = Event.precedes(events[b], events[a]) ? b : a
      } else {
        guard first < count else { break }
        var child = first &+ 1
        while child < count {
          if Event.precedes(events[child], events[least]) { least = child }
          child &+= 1
        }
      }
      guard Event.precedes(events[least], event) else { break }
      events[hole] = events[least]
      hole = least
    }
    events[hole] = event
  }
}
