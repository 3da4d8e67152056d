/// What offerings cost: list price x (1 + premium x differentiation) x (1 - discount), where the list
/// price is that of the commodity (a decision).
public struct PricePolicy: Sendable, Hashable {
  /// m: share of the list price asked for an offering as different as can be (d = 1) (>= 0).
  public var premium: Double
  /// Share taken off for each account, on top of its own terms (0 ..< 1); empty for none.
  public var discounts: [Double]

  /// Creates a price policy.
  public init(premium: Double = 0, discounts: [Double] = []) {
    self.premium = premium
    self.discounts = discounts
  }
}

/// Which accounts are served at all; the requests of others are refused (a decision).
public enum AccountPolicy: Sendable, Hashable {
  /// Everybody.
  case all
  /// These (indices of accounts), and the anonymous market.
  case list([Int])
  /// The best of those that choose by a checklist, settled at each review; others are all served.
  case checklist(Checklist)

  /// Weighted percentiles of what the books say of an account.
  public struct Checklist: Sendable, Hashable {
    /// Share of the accounts that is kept (0 < k <= 1).
    public var keep: Double
    /// Weight of throughput less hours per minute of the constraint.
    public var earning: Double
    /// Weight of the regularity of its orders: 1 / (1 + cv^2) of their sizes.
    public var regularity: Double
    /// Weight of its willingness to work with us, as it says.
    public var willingness: Double
    /// Weight, subtracted, of the share of our offers that it declines.
    public var priceSensitivity: Double

    /// Creates a checklist.
    public init(
      keep: Double, earning: Double = 1, regularity: Double = 0, willingness: Double = 0,
      priceSensitivity: Double = 0
    ) {
      self.keep = keep
      self.earning = earning
      self.regularity = regularity
      self.willingness = willingness
      self.priceSensitivity = priceSensitivity
    }
  }
}
