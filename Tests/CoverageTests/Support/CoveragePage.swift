import Foundation
import Inference

/// The tables of docs/coverage.md: what is promised, and what one run measured.
enum CoveragePage {
  static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/coverage.md")

  /// Whether the tables are to be written anew.
  static let isWritten = ProcessInfo.processInfo.environment["COVERAGE_WRITE"] == "1"

  /// Experiments of each case behind the tables.
  static let experiments = 2000

  private static let marks = (start: "<!-- tables: begin -->", end: "<!-- tables: end -->")
  private static let head = [
    "| case | procedure | model | n | promised | held | measured | verdict |",
    "|---|---|---|--:|---|--:|--:|---|",
  ]

  /// What a case declares: the start of its row.
  static func declared(_ tested: CoverageCase) -> String {
    "| `\(tested.id)` | \(tested.procedure) | \(tested.model) | \(tested.n) "
      + "| \(tested.promise.text) |"
  }

  /// The sentence on a case, below its table.
  static func note(_ tested: CoverageCase) -> String? {
    tested.note.map { "- `\(tested.id)`: \($0)" }
  }

  /// A whole row.
  static func row(_ tested: CoverageCase, held: Int, of experiments: Int = experiments) -> String {
    let interval = Proportion.clopperPearson(
      successes: held, trials: experiments, confidence: 0.95)
    func tenths(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
    let measured = String(format: "%.2f", 100 * Double(held) / Double(experiments))
    let verdict = tested.promise.verdict(held, of: experiments)
    return declared(tested)
      + " \(held) | \(measured) % (\(tenths(interval.lowerBound)) to "
      + "\(tenths(interval.upperBound))) | \(verdict.rawValue) |"
  }

  /// How many experiments of a case held, as the page has it.
  static func held(_ tested: CoverageCase, in page: String) -> Int? {
    let start = declared(tested)
    guard let line = page.split(separator: "\n").first(where: { $0.hasPrefix(start) }) else {
      return nil
    }
    let cell = line.dropFirst(start.count).split(separator: "|").first ?? ""
    return Int(cell.filter { $0 != " " })
  }

  /// Makes every experiment and puts the tables between the marks of the page; with another number
  /// of experiments they are only printed.
  static func write() async throws {
    let asked = ProcessInfo.processInfo.environment["COVERAGE_EXPERIMENTS"].flatMap { Int($0) }
    let count = max(asked ?? experiments, 1)
    var lines: [String] = []
    for (title, cases) in CoverageCase.areas {
      lines += ["## \(title)", ""] + head
      for tested in cases {
        let held = try await tested.held(of: count, workers: workers)
        lines.append(row(tested, held: held, of: count))
        print(lines.last ?? "")
      }
      lines.append("")
      let notes = cases.compactMap(note)
      lines += notes.isEmpty ? [] : notes + [""]
    }
    guard count == experiments else { return }
    var text = try String(contentsOf: file, encoding: .utf8)
    guard let start = text.range(of: marks.start), let end = text.range(of: marks.end) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    text.replaceSubrange(
      start.upperBound..<end.lowerBound, with: "\n\n\(lines.joined(separator: "\n"))\n")
    try Data(text.utf8).write(to: file)
  }

  static var workers: Int { ProcessInfo.processInfo.activeProcessorCount }
}
