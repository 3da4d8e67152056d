/// A number with what stands behind it: `15 min`, `100 per week`, `4 %`, `2000 USD per week`.
struct Quantity: Sendable {
  /// The number as written.
  var number: Double
  /// The unit behind the number.
  var unit = Unit.none
  /// The period after `per`: how many of which unit.
  var per: (count: Double, unit: Units.Time)?

  /// What may stand behind a number.
  enum Unit: Sendable, Equatable {
    case none
    case percent
    case time(Units.Time)
    case currency
  }

  /// Why a text is no quantity; `skip` is how far into the text the trouble lies [characters].
  struct Problem: Error {
    var message: String
    var hint: String?
    var skip = 0
  }

  /// Reads a quantity.
  ///
  /// `quantity = number [unit] ["per" [number] time-unit]`, where `/` may stand for `per` and the
  /// unit is a time unit, `%` or the name of the currency.
  static func parse(_ text: String, currency: String) throws(Problem) -> Quantity {
    var words = Words(text)
    let number = try words.number()
    var result = Quantity(number: number)
    if let word = words.next(), word.text != "per", word.text != "/" {
      result.unit = try unit(word, currency: currency)
    } else {
      words.back()
    }
    guard let word = words.next() else { return result }
    guard word.text == "per" || word.text == "/" else {
      throw Problem(
        message: "'\(Diagnostic.quotable(word.text))' is not expected here",
        hint: "write a number and a unit, such as 15 min or 100 per week", skip: word.skip)
    }
    guard words.hasMore else {
      throw Problem(message: "a unit of time is missing after '\(word.text)'", skip: word.skip)
    }
    let count = words.startsWithNumber ? try words.number() : 1
    guard count > 0 else {
      throw Problem(message: "the number after '\(word.text)' must be more than 0")
    }
    guard let last = words.next() else {
      throw Problem(message: "a unit of time is missing after '\(word.text)'", skip: word.skip)
    }
    guard case .time(let period) = try unit(last, currency: currency) else {
      throw Problem(
        message: "'\(Diagnostic.quotable(last.text))' is no unit of time",
        hint: "write one of \(Units.words.joined(separator: ", "))", skip: last.skip)
    }
    if let rest = words.next() {
      throw Problem(
        message: "'\(Diagnostic.quotable(rest.text))' is not expected here", skip: rest.skip)
    }
    result.per = (count, period)
    return result
  }

  private static func unit(_ word: Words.Word, currency: String) throws(Problem) -> Unit {
    if word.text == "%" { return .percent }
    if let time = Units.named(word.text) { return .time(time) }
    if word.text == currency { return .currency }
    let hint: String? =
      word.text.lowercased() == "m"
      ? "write min or month"
      : Suggestion.hint(for: word.text, among: Units.allWords + [currency])
        ?? (isCurrencyCode(word.text) ? "the currency of this scenario is \(currency)" : nil)
    throw Problem(
      message: "unknown unit '\(Diagnostic.quotable(word.text))'", hint: hint, skip: word.skip)
  }

  private static func isCurrencyCode(_ word: String) -> Bool {
    word.utf8.count == 3
      && word.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// What it is, for messages about the wrong kind.
  var kind: String {
    switch (unit, per) {
    case (.none, nil): "a plain number"
    case (.percent, nil): "a share"
    case (.time, nil): "a duration"
    case (.currency, nil): "an amount of money"
    case (.none, _): "a rate"
    case (.currency, _): "money per time"
    default: "something per time"
    }
  }

  /// Splits a text into numbers, words and signs.
  private struct Words {
    struct Word {
      var text: String
      var skip: Int
    }

    private let bytes: [UInt8]
    private var index = 0
    private var last = 0

    init(_ text: String) {
      bytes = Array(text.utf8)
    }

    private mutating func skipSpaces() {
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    }

    var hasMore: Bool { bytes[index...].contains { $0 != UInt8(ascii: " ") } }

    var startsWithNumber: Bool {
      bytes[index...].first { $0 != UInt8(ascii: " ") }.map(Number.isDigit) ?? false
    }

    private func skip(_ offset: Int) -> Int {
      bytes[..<offset].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    mutating func number() throws(Problem) -> Double {
      skipSpaces()
      let start = index
      let length = Number.prefixLength(bytes[index...])
      // A number cannot run into letters that are no unit: 0x1F and 1e999 are shown whole.
      var end = index + length
      if length == 0 || (length == 1 && bytes[start] == UInt8(ascii: "0")) {
        while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
      }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      do {
        let value = try Number.parse(text)
        index = end
        return value
      } catch {
        // `0 %` and `0min` are numbers with a unit after all.
        if length > 0, end > start + length,
          let value = try? Number.parse(
            String(decoding: bytes[start..<(start + length)], as: UTF8.self)),
          !text.lowercased().hasPrefix("0x"), !text.lowercased().hasPrefix("0o"),
          !text.lowercased().hasPrefix("0b")
        {
          index = start + length
          return value
        }
        // What is wrong is said of the whole word: '.nan', not '.'.
        while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
        let whole = Number.problem(String(decoding: bytes[start..<end], as: UTF8.self))
        let isSize = error.message == Number.tooLarge
        throw Problem(
          message: isSize ? error.message : whole.message,
          hint: isSize ? error.hint : whole.hint, skip: skip(start))
      }
    }

    mutating func next() -> Word? {
      last = index
      skipSpaces()
      guard index < bytes.count else { return nil }
      let start = index
      let isSign = bytes[index] == UInt8(ascii: "%") || bytes[index] == UInt8(ascii: "/")
      index += 1
      if !isSign {
        while index < bytes.count, bytes[index] != UInt8(ascii: " "),
          bytes[index] != UInt8(ascii: "%"), bytes[index] != UInt8(ascii: "/")
        {
          index += 1
        }
      }
      return Word(text: String(decoding: bytes[start..<index], as: UTF8.self), skip: skip(start))
    }

    mutating func back() { index = last }
  }
}
