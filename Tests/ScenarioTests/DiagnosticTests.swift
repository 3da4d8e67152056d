import Testing

@testable import Scenario

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("a diagnostic shows the line, the place, what is allowed and what to do")
  func text() {
    let diagnostic = Diagnostic(
      file: "s.yaml", line: 7, column: 10, message: "unknown key 'unitz' in a resource",
      found: "unitz", allowed: ["units", "buffer"], hint: "did you mean 'units'?",
      sourceLine: "    B: { unitz: 2 }")
    #expect(
      diagnostic.description == """
        s.yaml:7:10: error: unknown key 'unitz' in a resource
                B: { unitz: 2 }
                     ^
          allowed: units, buffer
          did you mean 'units'?
        """)
  }

  @Test("a diagnostic about a whole file has neither line nor picture")
  func wholeFile() {
    let diagnostic = Diagnostic(
      file: "s.yaml", line: 0, column: 0, severity: .warning, message: "is odd")
    #expect(diagnostic.description == "s.yaml: warning: is odd")
  }

  @Test("a long line is cut around the place, and the caret stays below it")
  func longLine() throws {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let diagnostic = Diagnostic(
      file: "f", line: 1, column: 501, message: "m", sourceLine: line)
    let lines = diagnostic.description.split(separator: "\n")
    #expect(lines[1].count <= 100)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let offset = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(Array(lines[1])[offset] == "X")
    #expect(lines[1].hasPrefix("    …"))
    #expect(lines[1].hasSuffix("…"))
  }

  @Test("nothing that a terminal would obey is printed")
  func controlCharacters() {
    let diagnostic = Diagnostic(
      file: "f", line: 1, column: 3, message: "m", sourceLine: "a\u{1B}[31mb\u{202E}\tc")
    #expect(!diagnostic.description.contains("\u{1B}"))
    #expect(!diagnostic.description.contains("\u{202E}"))
    #expect(Diagnostic.quotable("x\u{1B}\u{7}\ny") == "x?? y")
    #expect(Diagnostic.quotable(String(repeating: "z", count: 99)).count == 61)
  }

  @Test("diagnostics come sorted by place, the same one once, and count what is left out")
  func findings() {
    let findings = Findings()
    let source = Source(name: "f", folder: "", order: 1, bytes: Array("a\nb\n".utf8))
    let other = Source(name: "e", folder: "", order: 2, bytes: [])
    findings.error("third", at: Place(source: other, line: 1, column: 1))
    findings.error("second", at: Place(source: source, line: 2, column: 1))
    findings.error("second", at: Place(source: source, line: 2, column: 1))
    findings.error("first", at: Place(source: source, line: 1, column: 9))
    #expect(findings.error.diagnostics.map(\.message) == ["first", "second", "third"])
    for number in 0..<1000 {
      findings.error("n\(number)", at: Place(source: other, line: 2, column: 1))
    }
    let diagnostics = findings.error.diagnostics
    #expect(diagnostics.count == Findings.limit + 1)
    #expect(diagnostics.last?.message == "803 more mistakes are not shown; mend these first")
  }

  @Test("a mistake in the text outweighs a missing file")
  func kinds() throws {
    let bench = try Workbench()
    func kind(_ text: String) throws -> ScenarioError.Kind? {
      let path = try bench.write(text)
      return #expect(throws: ScenarioError.self) { try ScenarioLoader.load(file: path) }?.kind
    }
    let missing = Sample.pAndQ + "accounts: { file: nowhere.csv }\n"
    #expect(try kind(missing) == .missing)
    #expect(try kind(missing + "sead: 5\n") == .wrong)
    let absent = #expect(throws: ScenarioError.self) {
      try ScenarioLoader.load(file: bench.folder + "/nowhere.yaml")
    }
    #expect(absent?.kind == .missing)
    #expect(
      absent?.diagnostics.first?.message == "this file does not exist")
    let folder = #expect(throws: ScenarioError.self) {
      try ScenarioLoader.load(file: bench.folder)
    }
    #expect(folder?.kind == .unreadable)
  }
}
