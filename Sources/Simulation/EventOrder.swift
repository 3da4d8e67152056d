/// What happens first among events of the same instant: the one table of priorities.
///
/// The order of events is: time, then this class (smaller raw value first), then insertion.
/// The reasons: work that ends frees capacity before new work asks for it; an order that can be
/// released at the moment it would lapse is released; a review sees everything of its instant; and
/// what happens exactly when the warm-up or the horizon ends still belongs to what came before.
public enum EventClass: UInt8, Sendable, CaseIterable {
  /// A setup or an operation ends.
  case completion = 0
  /// An order arrives.
  case arrival = 1
  /// An order's patience ends.
  case lapse = 2
  /// An idea for a product arrives.
  case innovation = 3
  /// Management reviews the books.
  case review = 4
  /// The warm-up ends: statistics are cleared.
  case clear = 5
  /// The horizon ends.
  case end = 6
}

/// A scheduled event: 16 bytes, trivially copied.
///
/// The key packs, from the highest bit, the class (4 bits), the insertion number (36 bits) and
/// the target (24 bits), so one integer comparison settles events of equal time.
@frozen
public struct Event: BitwiseCopyable, Sendable {
  /// The time's bits: those of numbers that are not negative sort like the numbers, and integers are
  /// compared without the branches that unordered numbers (NaN) would need.
  @usableFromInline var timeBits: UInt64
  /// Class, insertion number and target.
  @usableFromInline var key: UInt64

  @usableFromInline static let targetBits: UInt64 = 24
  @usableFromInline static let sequenceBits: UInt64 = 36
  @usableFromInline static let targetMask: UInt64 = (1 << targetBits) - 1
  @usableFromInline static let sequenceLimit: UInt64 = 1 << sequenceBits
  /// Targets of timers carry this bit; see `EventList.setTimer`.
  @usableFromInline static let timerBit: UInt64 = 1 << (targetBits - 1)
  /// Number of plain targets, and of timers, that an event can name.
  public static let targetLimit = 1 << Int(targetBits - 1)

  @inlinable
  @inline(__always)
  init(time: Double, class eventClass: EventClass, sequence: UInt64, target: UInt64) {
    timeBits = time.bitPattern
    key =
      UInt64(eventClass.rawValue) << (Event.sequenceBits + Event.targetBits)
      | sequence << Event.targetBits | target
  }

  /// The one definition of the order of events: time, then class, then insertion number.
  @inlinable
  @inline(__always)
  static func precedes(_ a: Event, _ b: Event) -> Bool {
    UInt128(a.timeBits) << 64 | UInt128(a.key) < UInt128(b.timeBits) << 64 | UInt128(b.key)
  }

  /// When it happens [base unit of time].
  @inlinable
  public var time: Double { Double(bitPattern: timeBits) }

  /// What the event is about, as given to `schedule`, or the number of the timer.
  @inlinable
  public var target: Int { Int(key & (Event.timerBit - 1)) }

  /// Whether a timer fired.
  @inlinable
  public var isTimer: Bool { key & Event.timerBit != 0 }

  /// Class of the event.
  public var eventClass: EventClass {
    guard let known = EventClass(rawValue: UInt8(key >> (Event.sequenceBits + Event.targetBits)))
    else { preconditionFailure("event of unknown class") }
    return known
  }
}
