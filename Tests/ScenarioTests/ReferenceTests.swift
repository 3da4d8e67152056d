import Foundation
import Testing

@testable import Scenario

@Suite("The reference, docs/scenario.md")
struct ReferenceTests {
  private static let text: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try? String(contentsOf: root.appendingPathComponent("docs/scenario.md"), encoding: .utf8)
  }()

  /// All keys of a shape and of what lies below.
  private func keys(_ shape: Shape) -> [String] {
    switch shape {
    case .value: []
    case .fields(let fields): fields.keys.flatMap { [$0.name] + keys($0.shape) }
    case .named(let named): keys(named.element)
    case .list(let element, _): keys(element)
    }
  }

  @Test("every key, law and parameter is explained")
  func keys() throws {
    let text = try #require(Self.text)
    for key in Set(keys(.scenario)) {
      #expect(
        text.contains("`\(key)`") || text.contains("`{ \(key): ") || text.contains(" \(key): ")
          || text.contains("\n### \(key)\n"), "\(key)")
    }
  }

  @Test("every whole example loads")
  func examples() throws {
    let text = try #require(Self.text)
    let blocks = text.components(separatedBy: "```")
    let whole = blocks.filter { $0.hasPrefix("yaml\ntitle:") }
    #expect(whole.count == 1)
    for block in whole {
      #expect(try Workbench().mistakes(String(block.dropFirst(5))) == [])
    }
  }

  @Test("every law in the table is given by exactly the sets that the reader knows")
  func laws() throws {
    let text = try #require(Self.text)
    for law in RandomLaw.allCases {
      let row = try #require(
        text.split(separator: "\n").first {
          $0.hasPrefix("| `") && $0.contains("`\(law.rawValue)`")
        },
        "\(law.rawValue)")
      for name in law.parameters where !["unit", "weight_column"].contains(name) {
        #expect(row.contains("`\(name)`"), "\(law.rawValue).\(name)")
      }
    }
  }
}
