/// Plain decimal numbers, and nothing else: YAML's octal, sexagesimal and other readings of digits
/// are mistakes here, each with a word on what to write instead.
enum Number {
  /// Why a text is no number.
  struct Problem: Error {
    var message: String
    var hint: String?
  }

  /// The value of a text such as `12`, `-0.5` or `1e3`.
  ///
  /// Digits, at most one point with digits on both sides, an optional power of ten; no leading
  /// zeros, no sign but `-`.
  static func parse(_ text: some StringProtocol) throws(Problem) -> Double {
    let bytes = Array(text.utf8)
    var index = 0
    func digits() -> Int {
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      return index - start
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = index
    let count = digits()
    if count == 0 { throw problem(text) }
    if count > 1, bytes[whole] == UInt8(ascii: "0") { throw problem(text) }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      if digits() == 0 { throw problem(text) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      {
        index += 1
      }
      if digits() == 0 { throw problem(text) }
    }
    guard index == bytes.count, bytes.count <= 64, let value = Double(String(text)) else {
      throw problem(text)
    }
    guard value.isFinite, abs(value) <= limit else {
      throw Problem(message: tooLarge, hint: "numbers go up to 1e15")
    }
    return value
  }

  /// Largest number that a scenario may hold.
  private static let limit = 1e15
  /// What is said of larger ones.
  static let tooLarge = "the number is too large"

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The length of what looks like a number at the start of a text: digits and all that people and
  /// YAML put between them.
  static func prefixLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let previous = index > bytes.startIndex ? bytes[index - 1] | 0x20 : 0
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      let startsExponent =
        byte | 0x20 == UInt8(ascii: "e") && index + 1 < bytes.endIndex
        && index > bytes.startIndex && isDigit(bytes[index - 1])
        && (isDigit(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "-")
          || bytes[index + 1] == UInt8(ascii: "+"))
      guard
        isDigit(byte) || startsExponent || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
          || (isSign && (index == bytes.startIndex || previous == UInt8(ascii: "e")))
      else { break }
      index += 1
    }
    return index - bytes.startIndex
  }

  /// What is probably meant by a text that is no number.
  static func problem(_ text: some StringProtocol) -> Problem {
    let lower = text.lowercased()
    let shown = Diagnostic.quotable(text)
    if lower.contains(":") {
      return Problem(
        message: "'\(shown)' is no number", hint: "write a duration with its unit, such as 12.5 h")
    }
    if lower.contains("_") || lower.contains(",") {
      let plain = lower.filter { $0 != "_" && $0 != "," }
      return Problem(
        message: "'\(shown)' is no number",
        hint: lower.contains(",")
          ? "write thousands without commas, and decimals with a point"
          : "write \(Diagnostic.quotable(plain))")
    }
    if lower.hasPrefix("0x") || lower.hasPrefix("0o") || lower.hasPrefix("0b") {
      return Problem(message: "'\(shown)' is no decimal number", hint: "write it in digits 0 to 9")
    }
    if ["nan", ".nan", "inf", ".inf", "-inf", "-.inf", "+.inf", "infinity"].contains(lower) {
      return Problem(message: "'\(shown)' is no number", hint: "write a finite number")
    }
    if lower.hasPrefix("+") {
      return Problem(message: "'\(shown)' has a needless '+'", hint: "leave the sign away")
    }
    if lower.hasPrefix(".") || lower.hasPrefix("-.") || lower.hasSuffix(".") {
      return Problem(
        message: "'\(shown)' is no number", hint: "write digits on both sides of the point")
    }
    let digits = lower.drop { $0 == "-" }
    if digits.hasPrefix("0"), digits.utf8.count > 1,
      digits.utf8.dropFirst().first.map(isDigit) == true
    {
      let rest = digits.drop { $0 == "0" }
      let plain = (rest.isEmpty || rest.hasPrefix(".") ? "0" : "") + rest
      return Problem(
        message: "'\(shown)' starts with a zero, which YAML would read as octal",
        hint: "write \(lower.hasPrefix("-") ? "-" : "")\(Diagnostic.quotable(plain))")
    }
    return Problem(message: "'\(shown)' is no number", hint: nil)
  }
}
