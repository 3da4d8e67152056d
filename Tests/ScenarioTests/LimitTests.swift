import Company
import Foundation
import Testing

@testable import Scenario

@Suite("Limits")
struct LimitTests {
  /// Runs on a thread with half a megabyte of stack, as Darwin gives to tasks.
  private func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
  }

  @Test("a file of 5 MiB is refused")
  func fiveMebibytes() throws {
    let line = "# " + String(repeating: "x", count: 61) + "\n"
    let text = Sample.pAndQ + String(repeating: line, count: 5 * 1024 * 1024 / line.utf8.count)
    let mistakes = try Workbench().mistakes(text)
    #expect(mistakes == ["0:0 this file is larger than 4 MiB"])
  }

  /// Texts of nearly 4 MiB that are as unpleasant as they can be.
  private static func unpleasant(_ name: String) -> String {
    #if DEBUG
      // Unoptimised code is about ten times slower.
      let (size, share) = (512 * 1024, 8)
    #else
      let (size, share) = (4 * 1024 * 1024 - 64, 1)
    #endif
    func filled(_ piece: String, _ head: String = "") -> String {
      head + String(repeating: piece, count: (size - head.utf8.count) / piece.utf8.count)
    }
    switch name {
    case "comment": return filled("# words\n", Sample.pAndQ)
    case "stars": return filled("*")
    case "star words": return filled("*a ", "x: ")
    case "aliases": return filled("*a, ", "x: &a 1\ny: [")
    case "brackets": return filled("[")
    case "braces": return filled("{ a: ")
    case "pairs of brackets": return filled("[], ", "x: [")
    case "dashes": return filled("- ")
    case "items": return filled("- a\n")
    case "quotes": return filled("\"")
    case "one quote": return filled("a", "x: \"")
    case "spaces": return filled(" ", "x:")
    case "one line of keys": return filled("a: 1, ", "x: { ")
    case "colons": return filled(":")
    case "questions": return filled("? ")
    case "anchors": return filled("&a ", "x: ")
    case "tags": return filled("!a ")
    case "block scalar": return filled("  word\n", "x: |\n")
    case "plain scalar": return filled("  word\n", "x:\n")
    case "percent": return filled("%a\n")
    case "documents": return filled("---\n")
    case "newlines": return filled("\n")
    case "carriage returns": return filled("\r", "title: T")
    case "wide characters": return filled("𐍈", "title: ")
    case "same key": return filled("a: 1\n")
    case "unknown keys":
      return (0..<190_000 / share).reduce(into: "title: T\n") { $0 += "k\($1): 1\n" }
    case "dotted keys":
      return (0..<60_000 / share).reduce(into: "title: T\n") {
        $0 += "a\($1).b.c.d.e.f.g.h.i.j.k.l: 1\n"
      }
    case "resources":
      return (0..<90_000 / share).reduce(into: "plant:\n  resources:\n") {
        $0 += "    r\($1): {}\n"
      }
    case "worlds":
      return (0..<40_000 / share).reduce(into: Sample.pAndQ + "worlds:\n") {
        $0 += "    w\($1): { seed: 1 }\n"
      }
    case "strategies":
      return (0..<40_000 / share).reduce(into: Sample.pAndQ) {
        $0 += "  s\($1): { priority: [Q] }\n"
      }
    case "steps":
      return (0..<90_000 / share).reduce(into: Sample.pAndQ + "  R:\n    route:\n") { text, _ in
        text += "      - A 1 min\n"
      }
    default: return ""
    }
  }

  private static let names = [
    "comment", "stars", "star words", "aliases", "brackets", "braces", "pairs of brackets",
    "dashes", "items", "quotes", "one quote", "spaces", "one line of keys", "colons", "questions",
    "anchors", "tags", "block scalar", "plain scalar", "percent", "documents", "newlines",
    "carriage returns", "wide characters", "same key", "unknown keys", "dotted keys", "resources",
    "worlds", "strategies", "steps",
  ]

  @Test("a large file of any kind is read or refused in time, on a small stack", arguments: names)
  func largeFiles(_ name: String) throws {
    let bench = try Workbench()
    let path = try bench.write(Self.unpleasant(name))
    let start = ContinuousClock.now
    onSmallStack { _ = try? ScenarioLoader.load(file: path) }
    let time = ContinuousClock.now - start
    // Alone it takes a second or two; other tests run beside it.
    #expect(time < .seconds(20))
  }

  @Test("nesting up to the limit is composed, and beyond refused, on a small stack")
  func nesting() throws {
    for depth in [60, 63, 66, 100, 900, 5000, 100_000] {
      for text in [
        "x: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
        "x: " + String(repeating: "{ a: ", count: depth) + String(repeating: "}", count: depth),
        String(repeating: "- ", count: depth) + "x",
        "x:\n " + String(repeating: "- ", count: depth) + "x",
        String(repeating: "[a: ", count: depth) + String(repeating: "]", count: depth),
        (0..<min(depth, 1500)).map { String(repeating: " ", count: $0) + "k:\n" }.joined(),
        (0..<min(depth, 1500)).map {
          String(repeating: " ", count: $0) + "k:\n"
            + String(repeating: " ", count: $0) + "-\n"
        }.joined(),
      ] {
        let bytes = Array(text.utf8)
        onSmallStack {
          let findings = Findings()
          let source = Source(name: "t", folder: "", order: 0, bytes: bytes)
          let node = YAML.parse(source, findings: findings)
          #expect(node == nil || findings.failed || depth <= 63)
        }
      }
    }
  }

  @Test("aliases may repeat values, up to the limit on values")
  func aliases() throws {
    let fine = """
      \(Sample.pAndQ)
      worlds:
        a: &change { plant.resources.A.units: 2 }
        b: *change
      """
    #expect(try Workbench().load(fine, world: "b").blueprint.resources[0].units == 2)
    // 2^16 values of 4 each are too many; 2^12 are not, though they mean nothing.
    for (levels, isTooMuch) in [(12, false), (16, true)] {
      var text = Sample.pAndQ + "bomb:\n  a0: &a0 [x, x, x]\n"
      for level in 1...levels {
        text += "  a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
      }
      let mistakes = try Workbench().mistakes(text)
      #expect(mistakes.count == 1)
      #expect(mistakes[0].contains("aliases are filled in") == isTooMuch)
    }
  }
}
