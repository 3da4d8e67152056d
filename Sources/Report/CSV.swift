/// Comma-separated text (RFC 4180, lines end in `\n`).
package enum CSV {
  /// One line of fields, quoted where they must be, with its line end.
  package static func line(_ fields: [String]) -> String {
    self.fields(fields) + "\n"
  }

  /// Fields with commas between them, each quoted where it must be.
  static func fields(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",")
  }

  /// A number as the shortest text that reads back the same; empty when it is not finite.
  package static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return "\(value)"
  }

  /// A field, in quotes when it holds a comma, a quote, a line break or outer spaces.
  package static func field(_ text: String) -> String {
    let special = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    guard special || text.hasPrefix(" ") || text.hasSuffix(" ") else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
