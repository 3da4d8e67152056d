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
  static func kind(_ what: String) -> String {
    var words: [Substring] = []
    for word in what.split(separator: " ") {
      if word == "such" { break }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// Reports an unknown name; `besides` may stand there, too.
  func unknown(
    _ what: String, _ name: String, at place: Place, _ names: Names, besides: [String] = []
  ) {
    findings.error(
      "unknown \(what) '\(Diagnostic.quotable(name))'", at: place, found: name,
      allowed: besides + names.list, hint: names.hint(for: name, besides: besides))
  }

  func outside(_ node: Node, _ what: String, allowed: String, hint: String? = nil) {
    let isNegative = node.text?.hasPrefix("-") == true
    findings.error(
      "\(node.described) is \(isNegative ? "negative" : "out of range for \(what)")",
      at: node.place, found: node.text, allowed: [allowed], hint: hint)
  }
}
