import Company

extension Values {
  /// The parsed text of a scalar.
  func quantity(_ node: Node, _ what: String) -> Quantity? {
    guard node.origin != .failed else { return nil }
    guard let text = node.text, !node.isNull else {
      expected(what, node)
      return nil
    }
    do {
      let quantity = try Quantity.parse(text, currency: currency)
      return isClear(quantity, node) ? quantity : nil
    } catch {
      // Of a text that is nothing like a number, it helps most to say what should be there.
      if error.hint == nil, error.skip == 0, error.message.hasSuffix("is no number") {
        expected(what, node)
      } else {
        findings.error(
          error.message, at: node.place.advanced(by: error.skip), found: text, allowed: [what],
          hint: error.hint)
      }
      return nil
    }
  }

  /// Whether the calendar says how long the units are.
  private func isClear(_ quantity: Quantity, _ node: Node) -> Bool {
    guard units.yearIsUnclear else { return true }
    let years: [Units.Time] = [.month, .year]
    var isClear = true
    if case .time(let unit) = quantity.unit, years.contains(unit) { isClear = false }
    if let per = quantity.per, years.contains(per.unit) { isClear = false }
    if !isClear {
      findings.error(
        "'time' declares a week but not how long a year is", at: node.place, found: node.text,
        hint: "add for example 'year: 50 weeks' to 'time'")
    }
    return isClear
  }

  func wrongKind(_ quantity: Quantity, _ node: Node, _ what: String) {
    findings.error(
      "expected \(Self.kind(what)), found \(quantity.kind): \(node.described)", at: node.place,
      found: node.text, allowed: [what])
  }

  /// A duration [base unit].
  func duration(_ node: Node, in bounds: Bounds = .notNegative) -> Double? {
    let what = "a duration such as 15 min"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.per == nil, let value = base(quantity) else {
      wrongKind(quantity, node, what)
      return nil
    }
    guard bounds.contains(value) else {
      outside(
        node, "a duration",
        allowed: bounds.described { "\(Self.plain($0)) \(units.base.rawValue)" })
      return nil
    }
    return value
  }

  private func base(_ quantity: Quantity) -> Double? {
    switch quantity.unit {
    case .none: quantity.number
    case .time(let unit): quantity.number * units.seconds(unit) / units.seconds(units.base)
    case .percent, .currency: nil
    }
  }

  /// The time between events of a rate such as `100 per week` [base unit].
  func gap(_ node: Node) -> Double? {
    let what = "a rate such as 100 per week"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none, let per = quantity.per else {
      if quantity.unit == .none {
        findings.error(
          "this rate does not say per what", at: node.place, found: node.text, allowed: [what],
          hint: "write for example '\(Self.plain(quantity.number)) per week'")
      } else {
        wrongKind(quantity, node, what)
      }
      return nil
    }
    let value = per.count * units.length(per.unit) / quantity.number
    guard quantity.number > 0, value > 0, value <= Bounds.endless else {
      outside(node, "a rate", allowed: "more than 0")
      return nil
    }
    return value
  }

  /// So many pieces in each period of a rate such as `100 per week`.
  func quota(_ node: Node) -> Quota? {
    let what = "a number per period such as 100 per week"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none else {
      wrongKind(quantity, node, what)
      return nil
    }
    guard let per = quantity.per else {
      findings.error(
        "this quota does not say in what period", at: node.place, found: node.text,
        allowed: [what], hint: "write for example '\(Self.plain(quantity.number)) per week'")
      return nil
    }
    let every = per.count * units.length(per.unit)
    guard quantity.number >= 0, quantity.number <= Bounds.endless, every <= Bounds.endless else {
      outside(node, "a quota", allowed: "0 or more")
      return nil
    }
    return Quota(pieces: quantity.number, every: every)
  }

  /// An exact amount of money.
  func money(_ node: Node) -> Money? {
    let what = "an amount of money such as 90"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.per == nil, quantity.unit == .none || quantity.unit == .currency else {
      wrongKind(quantity, node, what)
      return nil
    }
    guard (0...Money.limit).contains(quantity.number) else {
      outside(node, "money", allowed: "0 to \(Self.plain(Money.limit)) \(currency)")
      return nil
    }
    let money = Money(quantity.number)
    // The nearest number to a text of at most four decimals is the one that the ticks give back.
    guard money.amount == quantity.number else {
      findings.error(
        "\(node.described) has more than four decimals", at: node.place, found: node.text,
        allowed: ["money in ten-thousandths of \(currency)"])
      return nil
    }
    return money
  }

  /// Money per time [currency per base unit].
  func moneyRate(_ node: Node) -> Double? {
    let what = "money per time such as 2000 per week"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none || quantity.unit == .currency else {
      wrongKind(quantity, node, what)
      return nil
    }
    guard let per = quantity.per else {
      if quantity.number == 0 { return 0 }
      findings.error(
        "this does not say per what", at: node.place, found: node.text, allowed: [what],
        hint: "write for example '\(Self.plain(quantity.number)) per week'")
      return nil
    }
    guard (0...Money.limit).contains(quantity.number) else {
      outside(node, "money per time", allowed: "0 to \(Self.plain(Money.limit))")
      return nil
    }
    let value = quantity.number / (per.count * units.length(per.unit))
    guard value <= Money.limit else {
      outside(
        node, "money per time",
        allowed: "0 to \(Self.plain(Money.limit)) per \(units.base.rawValue)")
      return nil
    }
    return value
  }

  /// A share per time such as `20 % per year` [per base unit].
  func shareRate(_ node: Node) -> Double? {
    let what = "a share per time such as 20 % per year"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none || quantity.unit == .percent else {
      wrongKind(quantity, node, what)
      return nil
    }
    let share = quantity.unit == .percent ? quantity.number / 100 : quantity.number
    if share == 0 { return 0 }
    guard let per = quantity.per else {
      findings.error(
        "this does not say per what", at: node.place, found: node.text, allowed: [what],
        hint: "write for example '20 % per year'")
      return nil
    }
    guard share > 0, share <= 1000 else {
      outside(node, "a share per time", allowed: "0 % or more")
      return nil
    }
    return share / (per.count * units.length(per.unit))
  }

  /// A share: `4 %` or `0.04`.
  func share(_ node: Node, in bounds: Bounds) -> Double? {
    let what = "a share such as 4 %"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.per == nil, quantity.unit == .none || quantity.unit == .percent else {
      wrongKind(quantity, node, what)
      return nil
    }
    let value = quantity.unit == .percent ? quantity.number / 100 : quantity.number
    guard bounds.contains(value) else {
      let meantPercent = quantity.unit == .none && bounds.contains(value / 100)
      outside(
        node, "a share", allowed: bounds.described { "\(Self.plain($0 * 100)) %" },
        hint: meantPercent ? "write '\(Self.plain(quantity.number)) %'" : nil)
      return nil
    }
    return value
  }

  /// A whole number.
  func count(_ node: Node, in range: ClosedRange<Int>) -> Int? {
    let allowed = "a whole number, \(range.lowerBound) to \(range.upperBound)"
    guard let quantity = quantity(node, allowed) else { return nil }
    guard quantity.unit == .none, quantity.per == nil else {
      wrongKind(quantity, node, allowed)
      return nil
    }
    guard quantity.number == quantity.number.rounded(),
      let value = Int(exactly: quantity.number), range.contains(value)
    else {
      findings.error(
        "\(node.described) is not \(allowed)", at: node.place, found: node.text,
        allowed: [allowed])
      return nil
    }
    return value
  }

  /// A plain number.
  func number(_ node: Node, in bounds: Bounds) -> Double? {
    let what = "a plain number"
    guard let quantity = quantity(node, what) else { return nil }
    guard quantity.unit == .none, quantity.per == nil else {
      wrongKind(quantity, node, what)
      return nil
    }
    guard bounds.contains(quantity.number) else {
      outside(node, "this", allowed: bounds.described(Self.plain))
      return nil
    }
    return quantity.number
  }
}
