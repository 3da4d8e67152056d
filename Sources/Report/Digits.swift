/// Numbers as people read them: no more digits than the interval supports.
///
/// Only screens and Markdown use this. Machine formats carry the shortest text that reads back as
/// the same number (`JSON`, `CSV`).
package enum Digits {
  /// Shown where there is no value.
  static let missing = "-"

  /// A number with so many decimals; negative ones round to tens, hundreds and so on.
  ///
  /// Thousands are grouped by commas from 10,000 on. Not finite: `-`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return missing }
    let power = powerOfTen(abs(decimals))
    let scaled = (decimals >= 0 ? abs(value) * power : abs(value) / power)
      .rounded(.toNearestOrEven)
    // Beyond 2^53 a Double holds no decimals, so its own text is as good as any.
    guard scaled < 9_007_199_254_740_992 else { return "\(value)" }
    var digits = String(Int64(scaled))
    if decimals < 0, digits != "0" { digits += String(repeating: "0", count: -decimals) }
    var fraction = ""
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      fraction = "." + digits.suffix(decimals)
      digits.removeLast(decimals)
    }
    let sign = value < 0 && scaled != 0 ? "-" : ""
    return sign + grouped(digits) + fraction
  }

  /// A number with so many significant digits, trailing zeros of the fraction left out.
  package static func significant(_ value: Double, _ digits: Int = 6) -> String {
    guard value.isFinite else { return missing }
    guard value != 0 else { return "0" }
    let decimals = digits - 1 - exponent(value)
    var text = fixed(value, decimals: decimals)
    if decimals > 0 {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  /// The next number above that has two significant digits; the value is positive.
  static func roundedUp(_ value: Double) -> Double {
    let step = powerOfTen(exponent(value) - 1)
    return (value / step).rounded(.up) * step
  }

  /// The smallest number that so many decimals can show: `0.01` for two.
  static func smallest(decimals: Int) -> String {
    fixed(decimals >= 0 ? 1 / powerOfTen(decimals) : powerOfTen(-decimals), decimals: decimals)
  }

  /// Decimals that show two significant digits of a half-width, and at most seven significant
  /// digits of the value it belongs to.
  package static func decimals(halfWidth: Double, value: Double) -> Int {
    let wanted = 1 - exponent(halfWidth)
    return value == 0 ? wanted : min(wanted, 6 - max(exponent(value), exponent(halfWidth)))
  }

  /// Position of the leading digit: 0 for 1 ..< 10, -1 for 0.1 ..< 1.
  package static func exponent(_ value: Double) -> Int {
    let size = abs(value)
    guard size > 0, size.isFinite else { return 0 }
    var exponent = 0
    // By comparison, not by logarithm: exact at powers of ten, and needs no C library.
    while exponent < 307, size >= powerOfTen(exponent + 1) { exponent += 1 }
    while exponent <= 0, exponent > -307, size * powerOfTen(-exponent) < 1 { exponent -= 1 }
    return exponent
  }

  /// Read from text, which is exact to the last bit; repeated multiplication is not.
  private static func powerOfTen(_ exponent: Int) -> Double {
    Double("1e\(exponent)") ?? .infinity
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
