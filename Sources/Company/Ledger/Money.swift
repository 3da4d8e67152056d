/// An exact amount of money: a whole number of ten-thousandths of the currency unit.
///
/// Integer arithmetic makes every book balance to the last digit. Range: about +-900 trillion.
/// Overflow traps; the scenario checker bounds every input so that it cannot be reached by
/// a mistake in a file (see `Money.limit`).
@frozen
public struct Money: Sendable, Hashable, Comparable {
  /// Ten-thousandths of the currency unit.
  public var ticks: Int64

  /// Ticks in one unit of currency.
  public static let ticksPerUnit: Int64 = 10_000
  /// Nothing.
  public static let zero = Money(ticks: 0)
  /// Largest price or cost a scenario may state [currency].
  public static let limit: Double = 100_000_000

  /// An amount of so many ticks.
  @inlinable
  public init(ticks: Int64) {
    self.ticks = ticks
  }

  /// The amount nearest to a number of currency units (ties to even).
  /// - Parameter amount: finite, at most 9e14 in size.
  public init(_ amount: Double) {
    ticks = Int64((amount * Double(Money.ticksPerUnit)).rounded(.toNearestOrEven))
  }

  /// The amount in currency units, for reports.
  public var amount: Double { Double(ticks) / Double(Money.ticksPerUnit) }

  /// Sum.
  @inlinable
  public static func + (a: Money, b: Money) -> Money { Money(ticks: a.ticks + b.ticks) }
  /// Difference.
  @inlinable
  public static func - (a: Money, b: Money) -> Money { Money(ticks: a.ticks - b.ticks) }
  /// So many times the amount.
  @inlinable
  public static func * (a: Money, count: Int) -> Money { Money(ticks: a.ticks * Int64(count)) }
  /// Adds in place.
  @inlinable
  public static func += (a: inout Money, b: Money) { a.ticks += b.ticks }
  /// Subtracts in place.
  @inlinable
  public static func -= (a: inout Money, b: Money) { a.ticks -= b.ticks }
  /// The opposite amount.
  @inlinable
  public static prefix func - (a: Money) -> Money { Money(ticks: -a.ticks) }
  /// Smaller amount.
  @inlinable
  public static func < (a: Money, b: Money) -> Bool { a.ticks < b.ticks }
}
