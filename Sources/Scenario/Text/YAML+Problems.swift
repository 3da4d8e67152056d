import Yams

extension YAML {
  /// Reports what the parser stumbled over, in words for somebody who writes a scenario.
  func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      report(problem, at: mark, context)
    default:
      findings.error("the text is no YAML", at: Place(source: source, line: 0, column: 0))
    }
  }

  private func report(_ problem: String, at mark: Mark, _ context: YamlError.Context?) {
    let words = Self.problems.first { problem.contains($0.fragment) }
    // Where the trouble begins often helps more than where the parser notices it.
    let place = placeOfTrouble(words?.isAtStart == true ? context?.mark ?? mark : mark)
    let offset = source.offset(of: place)
    if offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "\t") {
      findings.error("a tab cannot indent a line", at: place, hint: "indent with spaces")
      return
    }
    var message = words?.message ?? problem
    if let context, let bracket = Self.bracket(context.text) {
      message +=
        "; the '\(bracket)' is in line \(context.mark.line), column \(context.mark.column)"
    }
    findings.error(message, at: place, hint: words?.hint)
  }

  private static func bracket(_ context: String) -> Character? {
    context.contains("flow mapping") ? "{" : (context.contains("flow sequence") ? "[" : nil)
  }

  /// One of libyaml's terse problems, and what it means.
  private struct Problem {
    /// Part of libyaml's text.
    let fragment: String
    let message: String
    let hint: String
    /// Whether to point to where the construct starts.
    var isAtStart = false
  }

  private static let problems = [
    Problem(
      fragment: "mapping values are not allowed", message: "a colon is not expected here",
      hint: "check the indentation, or put a text that holds ': ' in quotes"),
    Problem(
      fragment: "could not find expected ':'", message: "a colon is missing after this key",
      hint: "write 'key: value', and indent all lines of a value deeper than its key",
      isAtStart: true),
    Problem(
      fragment: "did not find expected key", message: "this does not belong here",
      hint: "check that its indentation equals that of its neighbours, and that all brackets close"
    ),
    Problem(
      fragment: "did not find expected '-' indicator",
      message: "this does not belong to the list above",
      hint: "start each item with '- ' in the same column"),
    Problem(
      fragment: "did not find expected ',' or ']'", message: "a ',' or ']' is missing before this",
      hint: "lists are written [a, b]"),
    Problem(
      fragment: "did not find expected ',' or '}'", message: "a ',' or '}' is missing before this",
      hint: "mappings are written { a: 1, b: 2 }"),
    Problem(
      fragment: "found character that cannot start any token",
      message: "this character cannot start a value",
      hint: "put a text that starts with a sign in quotes"),
    Problem(
      fragment: "found a tab character", message: "a tab cannot indent a line",
      hint: "indent with spaces"),
    Problem(
      fragment: "found another document", message: "a second document starts here",
      hint: "a scenario file holds one document: remove '---'"),
    Problem(
      fragment: "found unexpected end of stream", message: "this quoted text never ends",
      hint: "close the quotes", isAtStart: true),
    Problem(
      fragment: "found unexpected document indicator", message: "this quoted text never ends",
      hint: "close the quotes", isAtStart: true),
    Problem(
      fragment: "found unknown escape character", message: "this escape is unknown",
      hint: "write a backslash as \\\\, or use single quotes"),
    Problem(
      fragment: "block sequence entries are not allowed",
      message: "a list item is not expected here",
      hint: "start the list on a line of its own"),
  ]
}
