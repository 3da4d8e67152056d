import Company

/// Reads single values: text in, numbers in base units out, findings for what is wrong.
///
/// Every function returns `nil` after it has reported why, so that reading goes on.
struct Values {
  let findings: Findings
  var units = Units()
  var currency = "USD"

  /// A whole number or a fraction as a person would write it.
  static func plain(_ value: Double) -> String {
    if value == Bounds.endless { return "1e12" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  // MARK: Mistakes

  /// Reports that something else was expected here.
  func expected(_ what: String, _ node: Node, allowed: [String] = [], hint: String? = nil) {
    guard node.origin != .failed else { return }
    findings.error(
      "expected \(Self.kind(what)), found \(node.described)", at: node.place, found: node.text,
      allowed: allowed.isEmpty ? [what] : allowed, hint: hint)
  }

  /// `a duration` of `a duration such as 15 min`.
  private static func kind(_ what: String) -> String {
    var words: [Substring] = []
    for word in what.split(separator: " ") {
      if word == "such" { break }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// Reports an unknown word where names or fixed words may stand.
  func unknown(_ what: String, _ node: Node, _ word: String, allowed: [String]) {
    findings.error(
      "unknown \(what) '\(Diagnostic.quotable(word))'", at: node.place, found: word,
      allowed: allowed, hint: Suggestion.hint(for: word, among: allowed))
  }

  private func outside(_ node: Node, _ what: String, allowed: String, hint: String? = nil) {
    let isNegative = node.text?.hasPrefix("-") == true
    findings.error(
      "\(node.described) is \(isNegative ? "negative" : "out of range for \(what)")",
      at: node.place, found: node.text, allowed: [allowed], hint: hint)
  }

  // MARK: Quantities

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

  private func wrongKind(_ quantity: Quantity, _ node: Node, _ what: String) {
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

  // MARK: Words

  /// A text for people: one or more lines, without control characters.
  func text(_ node: Node) -> String? {
    guard let text = node.text, !node.isNull else {
      expected("a text", node)
      return nil
    }
    var result = text
    while result.last?.isWhitespace == true { result.removeLast() }
    guard
      result.unicodeScalars.allSatisfy({
        $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t"
      })
    else {
      findings.error("this text holds control characters", at: node.place)
      return nil
    }
    guard !result.isEmpty, result.utf8.count <= 10_000 else {
      expected("a text of at most 10000 characters", node)
      return nil
    }
    return result
  }

  /// One of some fixed words; `besides` says what else, that is no word, could stand there.
  func word(
    _ node: Node, _ what: String, of words: [String], besides: [String] = []
  ) -> String? {
    guard let text = node.text, !node.isNull else {
      expected("a \(what)", node, allowed: words + besides)
      return nil
    }
    guard words.contains(text) else {
      findings.error(
        "unknown \(what) '\(Diagnostic.quotable(text))'", at: node.place, found: text,
        allowed: words + besides, hint: Suggestion.hint(for: text, among: words))
      return nil
    }
    return text
  }

  /// One of the names that the scenario defines.
  func name(_ node: Node, _ what: String, among names: Names) -> Int? {
    guard let text = node.text, !node.isNull else {
      expected("the name of a \(what)", node, allowed: names.list)
      return nil
    }
    guard let index = names[text] else {
      unknown(what, node, text, allowed: names.list)
      return nil
    }
    return index
  }

  /// A list of such names, each at most once.
  func list(_ node: Node, of what: String, among names: Names) -> [Int]? {
    guard let items = node.items else {
      expected("a list of \(what)s", node)
      return nil
    }
    guard !items.isEmpty else {
      findings.error("the list of \(what)s is empty", at: node.place)
      return nil
    }
    var indices: [Int] = []
    var seen: Set<Int> = []
    for item in items {
      guard let index = name(item, what, among: names) else { continue }
      if seen.insert(index).inserted {
        indices.append(index)
      } else {
        findings.error("\(what) \(item.described) is listed twice", at: item.place)
      }
    }
    return indices
  }
}

/// Names with their positions.
struct Names {
  let list: [String]
  private let positions: [String: Int]

  init(_ list: [String] = []) {
    self.list = list
    var positions: [String: Int] = [:]
    for (index, name) in list.enumerated() { positions[name] = index }
    self.positions = positions
  }

  /// Position of a name.
  subscript(name: String) -> Int? { positions[name] }
}
