/// The clock and the future event list: a tournament of the pending events.
///
/// Whatever can have a future (a unit, a source of orders, a review) is a *target* and has at most
/// one pending event, so a target that is rescheduled or called off leaves nothing behind. Events
/// come out by time, then class, then insertion (see `EventClass`).
///
/// The targets are the leaves of a complete binary tree whose inner nodes hold the earlier of their
/// two children (a winner tree: Knuth, The Art of Computer Programming 3, section 5.4.1). A change
/// replays the matches between its leaf and the root: always the same few nodes, found without
/// looking at times, and without a branch that depends on who wins. That is what makes it faster
/// than a heap, where each comparison is a jump that the processor guesses wrong every other time
/// (measured in a bare C program: 0.75 of the time per event of a 4-ary heap on a line of ten
/// stations, 0.46 on one of 300).
/// All is O(log targets); nothing is allocated after `init`.
@frozen
public struct EventList: ~Copyable {
  /// Node 1 is the root; the children of node n are 2n and 2n + 1; target t is leaf `leaves + t`.
  @usableFromInline let tree: UnsafeMutablePointer<Event>
  /// Number of leaves, a power of two, so that all lie equally deep.
  @usableFromInline let leaves: Int
  /// The leaf of the event last taken, as long as it has not been given another; else 0.
  ///
  /// It is vacated late, because the commonest handler schedules the same target again: one replay
  /// in place of two.
  @usableFromInline var openLeaf = 0
  @usableFromInline var sequence: UInt64 = 0
  /// Present time: that of the event last taken.
  public var now: Double = 0

  /// Creates an empty list at time 0.
  /// - Parameter targets: number of targets, numbered from 0 (at most `Event.targetLimit`).
  public init(targets: Int) {
    precondition(targets <= Event.targetLimit, "more targets than an event can name")
    var leaves = 2
    while leaves < targets { leaves *= 2 }
    self.leaves = leaves
    // Aligned, so that two rivals always share a cache line.
    tree = UnsafeMutableRawPointer.allocate(
      byteCount: 2 * leaves * MemoryLayout<Event>.stride, alignment: 64
    ).initializeMemory(as: Event.self, repeating: .never, count: 2 * leaves)
  }

  deinit {
    tree.deallocate()
  }

  /// Schedules an event of a target, which has none pending, `delay` from now.
  /// - Parameter delay: not negative, not NaN (checked in debug builds).
  @inlinable
  @inline(__always)
  public mutating func schedule(after delay: Double, _ eventClass: EventClass, target: Int) {
    schedule(at: now + delay, eventClass, target: target)
  }

  /// Schedules an event of a target, which has none pending, at an absolute time, not before now.
  @inlinable
  @inline(__always)
  public mutating func schedule(at time: Double, _ eventClass: EventClass, target: Int) {
    assert(!isScheduled(target), "the target has a pending event; reschedule would move it")
    reschedule(at: time, eventClass, target: target)
  }

  /// Schedules an event of a target; the one that is pending, if any, is called off.
  @inlinable
  @inline(__always)
  public mutating func reschedule(at time: Double, _ eventClass: EventClass, target: Int) {
    assert(target >= 0 && target < leaves, "target out of range")
    assert(time >= now, "an event cannot be scheduled in the past")
    if sequence == Event.sequenceLimit { renumber() }
    let event = Event(
      time: time, class: eventClass, sequence: sequence,
      target: UInt64(truncatingIfNeeded: target))
    sequence &+= 1
    let leaf = leaves &+ target
    openLeaf = leaf == openLeaf ? 0 : openLeaf
    replay(event, at: leaf)
  }

  /// Calls off the pending event of a target, if there is one.
  @inlinable
  public mutating func cancel(_ target: Int) {
    guard isScheduled(target) else { return }
    replay(.never, at: leaves + target)
  }

  /// Whether a target has a pending event.
  @inlinable
  public func isScheduled(_ target: Int) -> Bool {
    assert(target >= 0 && target < leaves, "target out of range")
    let leaf = leaves + target
    return leaf != openLeaf && tree[leaf].key != Event.never.key
  }

  /// Takes the next event and advances the clock to it; `nil` when nothing is left.
  @inlinable
  @inline(__always)
  public mutating func next() -> Event? {
    if openLeaf != 0 { replay(.never, at: openLeaf) }
    let event = tree[1]
    guard event.key != Event.never.key else {
      openLeaf = 0
      return nil
    }
    openLeaf = leaves &+ event.target
    now = event.time
    return event
  }

  /// Puts an event into a leaf and plays the matches from there to the root.
  @inlinable
  @inline(__always)
  mutating func replay(_ event: Event, at leaf: Int) {
    // Nodes are numbered by their distance from the start in bytes, which spares the conversions
    // of two indices in each round (measured: 2 % of the time of a line).
    let nodes = UnsafeMutableRawPointer(tree)
    let size = MemoryLayout<Event>.size
    var winner = event
    var node = leaf &* size
    nodes.storeBytes(of: event, toByteOffset: node, as: Event.self)
    while node > size {
      winner = Event.earlier(winner, nodes.load(fromByteOffset: node ^ size, as: Event.self))
      node = (node &>> 1) & ~(size &- 1)
      nodes.storeBytes(of: winner, toByteOffset: node, as: Event.self)
    }
  }

  /// Gives the pending events new insertion numbers from 0 in their order, when the 36 bits run
  /// out (once in 69 billion events).
  @usableFromInline
  mutating func renumber() {
    if openLeaf != 0 { replay(.never, at: openLeaf) }
    openLeaf = 0
    var pending = (leaves..<(2 * leaves)).map { tree[$0] }.filter { $0.key != Event.never.key }
    pending.sort(by: Event.precedes)
    for (number, event) in pending.enumerated() {
      tree[leaves + event.target] = event.renumbered(UInt64(number))
    }
    for node in (1..<leaves).reversed() {
      tree[node] = Event.earlier(tree[2 * node], tree[2 * node + 1])
    }
    sequence = UInt64(pending.count)
  }
}
