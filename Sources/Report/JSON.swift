/// A JSON value whose objects keep their order, and its text.
///
/// Written here rather than with an encoder because the bytes are a contract: keys in a stated
/// order, the shortest digits that read back as the same number, the same bytes on every platform.
public indirect enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A whole number of 64 bits, such as a seed.
  case unsigned(UInt64)
  /// A number; not finite ones become `null`.
  case number(Double)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Keys and values in order.
  case object([(String, JSON)])

  /// Text or `null`.
  public static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  /// A number or `null`.
  public static func optional(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
  /// A whole number or `null`.
  public static func optional(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }

  /// The text, with a line end: two spaces per level, and one line for what holds only scalars.
  public var text: String {
    var out = ""
    write(to: &out, indent: 0)
    return out + "\n"
  }

  /// The text on one line, without a line end: for streams of one value per line.
  public var line: String {
    var out = ""
    write(to: &out, indent: nil)
    return out
  }

  private func write(to out: inout String, indent: Int?) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .unsigned(let value): out += String(value)
    case .number(let value): out += value.isFinite ? "\(value)" : "null"
    case .string(let value): JSON.quote(value, to: &out)
    case .array(let values):
      JSON.writeItems(
        values.map { (nil, $0) }, brackets: ("[", "]"), to: &out, indent: indent)
    case .object(let members):
      JSON.writeItems(
        members.map { ($0, $1) }, brackets: ("{", "}"), to: &out, indent: indent)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private static func writeItems(
    _ items: [(key: String?, value: JSON)], brackets: (String, String), to out: inout String,
    indent: Int?
  ) {
    guard !items.isEmpty else {
      out += brackets.0 + brackets.1
      return
    }
    let flat = indent == nil || items.allSatisfy { $0.value.isScalar }
    let inner = indent.map { $0 + 1 }
    let margin = String(repeating: "  ", count: inner ?? 0)
    out += brackets.0 + (flat ? " " : "\n")
    for (index, item) in items.enumerated() {
      if !flat { out += margin }
      if let key = item.key {
        quote(key, to: &out)
        out += ": "
      }
      item.value.write(to: &out, indent: inner)
      if index < items.count - 1 { out += flat ? ", " : "," }
      if !flat { out += "\n" }
    }
    out += flat ? " " : String(repeating: "  ", count: indent ?? 0)
    out += brackets.1
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
