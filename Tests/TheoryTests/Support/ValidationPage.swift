import Foundation
import Inference

/// The tables of docs/validation.md: what is claimed, and what one run measured.
enum ValidationPage {
  /// The project's folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let file = root.appending(path: "docs/validation.md")

  /// Whether the tables are to be written anew.
  static let isWritten = ProcessInfo.processInfo.environment["THEORY_WRITE"] == "1"

  private static let marks = (start: "<!-- tables: begin -->", end: "<!-- tables: end -->")

  /// A case's row: name, model, source.
  static func row(_ theory: TheoryCase) -> String {
    "| `\(theory.id)` | \(theory.model) | \(theory.source) |"
  }

  /// The start of an answer's row: everything but what was measured.
  static func row(_ theory: TheoryCase, _ answer: Answer) -> String {
    var error = ""
    if case .independent(let half) = answer.kind { error = " ± \(number(half, digits: 2))" }
    return "| `\(theory.id)` | `\(answer.name)` | \(number(answer.value, digits: 7))\(error) |"
  }

  /// Simulates every case and puts the tables between the marks of the page.
  static func write() async throws {
    var text = try String(contentsOf: file, encoding: .utf8)
    guard let start = text.range(of: marks.start), let end = text.range(of: marks.end) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    var tables: [String] = []
    for (title, cases) in TheoryCase.areas {
      tables += ["### \(title)", "", "| case | model | source |", "|---|---|---|"]
      tables += cases.map { row($0) }
      tables += ["", "| case | answer | exact | simulated |", "|---|---|--:|--:|"]
      for theory in cases {
        let readings = try await theory.readings()
        tables += theory.answers.map { row(theory, $0) + " \(measured($0, readings)) |" }
      }
      tables.append("")
    }
    let inner = start.upperBound..<end.lowerBound
    text.replaceSubrange(inner, with: "\n\n\(tables.joined(separator: "\n"))\n")
    try Data(text.utf8).write(to: file)
  }

  private static func measured(_ answer: Answer, _ readings: [Reading]) -> String {
    switch answer.kind {
    case .certain:
      let values = readings.map(answer.measure)
      return values.allSatisfy(answer.isExactly) ? "the same" : "\(values)"
    case .mean, .independent:
      let estimate = answer.estimate(readings)
      let (half, share) = (estimate.halfWidth ?? .nan, (estimate.halfWidth ?? .nan) / answer.value)
      return "\(number(estimate.mean, digits: 6)) ± \(number(half, digits: 2)) "
        + "(\(number(100 * share, digits: 2)) %)"
    }
  }

  private static func number(_ value: Double, digits: Int) -> String {
    String(format: "%.\(digits)g", value)
  }
}
