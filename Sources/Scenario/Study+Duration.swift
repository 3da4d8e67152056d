public import Company

extension TimeFrame {
  /// Reads a duration as scenarios write it: `2 days`, `90 min`, or a plain number of base units.
  ///
  /// - Returns: the duration [base unit]; `nil` when the text is no duration or is negative, and
  ///   for hours in a frame of days or weeks, whose length in hours it does not know.
  public func duration(_ text: String) -> Double? {
    guard let quantity = try? Quantity.parse(text, currency: ""), quantity.per == nil,
      quantity.number >= 0, quantity.number.isFinite, let base = Units.named(unit)
    else { return nil }
    switch quantity.unit {
    case .none: return quantity.number
    case .time(.day): return quantity.number * day
    case .time(.week): return quantity.number * week
    case .time(.month): return quantity.number * year / 12
    case .time(.year): return quantity.number * year
    case .time(let short):
      guard base != .day, base != .week else { return nil }
      return quantity.number * Units().seconds(short) / Units().seconds(base)
    case .percent, .currency: return nil
    }
  }
}
