/// Which of the decisions in which two strategies differ are taken from the second one.
public struct Coalition: Sendable, Hashable {
  /// Bit i is set when decision i is taken from the second strategy.
  public var bits: UInt64

  /// Creates a coalition from its bits.
  public init(bits: UInt64) { self.bits = bits }

  /// No decision: the first strategy as it is.
  public static let none = Coalition(bits: 0)

  /// All of so many decisions (0...64): the second strategy as it is.
  public static func all(of count: Int) -> Coalition {
    Coalition(bits: count == 64 ? .max : (1 << UInt64(count)) - 1)
  }

  /// Whether a decision is taken.
  public func contains(_ decision: Int) -> Bool { bits >> UInt64(decision) & 1 == 1 }

  /// With a decision taken.
  public func adding(_ decision: Int) -> Coalition {
    Coalition(bits: bits | 1 << UInt64(decision))
  }

  /// Without a decision.
  public func removing(_ decision: Int) -> Coalition {
    Coalition(bits: bits & ~(1 << UInt64(decision)))
  }

  /// Decisions taken.
  public var count: Int { bits.nonzeroBitCount }
}
