/// What happens first among events of the same instant: the one table of priorities.
///
/// The order of events is: time, then this class (smaller raw value first), then insertion.
/// The reasons: work that ends frees capacity before new work asks for it, and is not caught by a
/// shift that ends or a unit that fails at the same moment; jobs on their way and orders arrive
/// before a round moves what is there; an order that can be released at the moment it would lapse
/// is released; a review sees everything of its instant; and what happens exactly when the warm-up
/// or the horizon ends still belongs to what came before.
public enum EventClass: UInt8, Sendable, CaseIterable {
  /// A setup or an operation ends.
  case completion = 0
  /// A unit fails or is repaired, or a shift begins or ends.
  case condition = 1
  /// A job on its way arrives.
  case transit = 2
  /// An order arrives.
  case arrival = 3
  /// An order held back comes up for release.
  case hold = 4
  /// A batch has waited long enough.
  case batch = 5
  /// A round moves pieces.
  case round = 6
  /// An order's patience ends.
  case lapse = 7
  /// The buffer of an order gets into the red.
  case red = 8
  /// The market is looked at for what changes of itself.
  case market = 9
  /// Forecasts are made, and stocks reviewed.
  case planning = 10
  /// An idea for a product arrives.
  case innovation = 11
  /// Management reviews the books.
  case review = 12
  /// The warm-up ends: statistics are cleared.
  case clear = 13
  /// The horizon ends.
  case end = 14
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
  @usableFromInline static let sequenceLimit: UInt64 = 1 << sequenceBits
  /// Number of targets that an event can name.
  public static let targetLimit = 1 << Int(targetBits)

  @inlinable
  @inline(__always)
  init(time: Double, class eventClass: EventClass, sequence: UInt64, target: UInt64) {
    timeBits = time.bitPattern
    key =
      UInt64(eventClass.rawValue) << (Event.sequenceBits + Event.targetBits)
      | sequence << Event.targetBits | target
  }

  @inlinable
  @inline(__always)
  init(timeBits: UInt64, key: UInt64) {
    self.timeBits = timeBits
    self.key = key
  }

  /// What stands where no event is pending: it comes after everything.
  @inlinable
  static var never: Event { Event(timeBits: Double.infinity.bitPattern, key: .max) }

  /// Time, class and insertion as one number: the one definition of the order of events. Below
  /// 2^127, as times are not negative.
  @inlinable
  @inline(__always)
  var rank: UInt128 { UInt128(timeBits) << 64 | UInt128(key) }

  /// Whether `a` comes before `b`.
  @inlinable
  @inline(__always)
  static func precedes(_ a: Event, _ b: Event) -> Bool { a.rank < b.rank }

  /// The one that comes first; the two differ, or are equal in every bit.
  @inlinable
  @inline(__always)
  static func earlier(_ a: Event, _ b: Event) -> Event {
    // The sign of the difference of the ranks, taken word by word, selects the winner. Written as a
    // condition, the compiler makes a jump of it, which the processor guesses wrong half of the
    // time.
    let (_, borrow) = a.key.subtractingReportingOverflow(b.key)
    let difference = a.timeBits &- b.timeBits &- (borrow ? 1 : 0)
    let keepA = UInt64(bitPattern: Int64(bitPattern: difference) &>> 63)
    return Event(
      timeBits: b.timeBits ^ ((a.timeBits ^ b.timeBits) & keepA),
      key: b.key ^ ((a.key ^ b.key) & keepA))
  }

  /// The same event with another insertion number.
  func renumbered(_ number: UInt64) -> Event {
    let field = (Event.sequenceLimit - 1) << Event.targetBits
    return Event(timeBits: timeBits, key: key & ~field | number << Event.targetBits)
  }

  /// When it happens [base unit of time].
  @inlinable
  public var time: Double { Double(bitPattern: timeBits) }

  /// What the event is about, as given to `schedule`.
  @inlinable
  public var target: Int { Int(truncatingIfNeeded: key & ((1 << Event.targetBits) - 1)) }

  /// Class of the event.
  public var eventClass: EventClass {
    guard let known = EventClass(rawValue: UInt8(key >> (Event.sequenceBits + Event.targetBits)))
    else { preconditionFailure("event of unknown class") }
    return known
  }
}
