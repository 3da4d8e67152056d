extension Values {
  /// So many events per time: `2 per year` [per base unit].
  func rate(_ node: Node, in bounds: Bounds = .notNegative) -> Double? {
    let what = "a rate such as 2 per year"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none else {
      wrongKind(quantity, node, what)
      return nil
    }
    return perTime(quantity, quantity.number, node, what, in: bounds)
  }

  /// A share per time: `3 % per year`, also of what shrinks [per base unit].
  func shareRate(_ node: Node, in bounds: Bounds = .notNegative) -> Double? {
    let what = "a share per time such as 3 % per year"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none || quantity.unit == .percent else {
      wrongKind(quantity, node, what)
      return nil
    }
    let share = quantity.unit == .percent ? quantity.number / 100 : quantity.number
    return perTime(quantity, share, node, what, in: bounds)
  }

  private func perTime(
    _ quantity: Quantity, _ number: Double, _ node: Node, _ what: String, in bounds: Bounds
  ) -> Double? {
    guard let per = quantity.per else {
      if number == 0, bounds.contains(0) { return 0 }
      findings.error(
        "this does not say per what", at: node.place, found: node.text, allowed: [what],
        hint: node.text.map { "write for example '\(Diagnostic.quotable($0)) per year'" })
      return nil
    }
    let value = number / (per.count * units.length(per.unit))
    guard bounds.contains(number), bounds.contains(value) else {
      outside(node, "this", allowed: bounds.described(Self.plain))
      return nil
    }
    return value
  }
}

extension Fields {
  /// A share; the standard where it is absent or wrong.
  func share(_ key: String, in bounds: Bounds, default standard: Double) -> Double {
    self[key].flatMap { values.share($0, in: bounds) } ?? standard
  }

  /// A plain number; the standard where it is absent or wrong.
  func number(_ key: String, in bounds: Bounds, default standard: Double) -> Double {
    self[key].flatMap { values.number($0, in: bounds) } ?? standard
  }
}

extension Bounds {
  /// Shares of a whole.
  static let share = Bounds(least: 0, most: 1)
  /// Shares of a whole that are not nothing.
  static let positiveShare = Bounds(least: 0, most: 1, aboveLeast: true)
  /// Shares taken off: something must be left.
  static let partialShare = Bounds(least: 0, most: 1, belowMost: true)
  /// Multiples of what is otherwise the case.
  static let multiple = Bounds(least: 0, most: 1000)
}
