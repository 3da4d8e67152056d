import Foundation
import Testing

@testable import Scenario

/// Every file of `Broken/` with every diagnostic it must give, compared as a person would see it.
///
/// `Broken/expected.txt` is the golden text. After a change of wording, run the tests once with
/// `THROUGHLINE_UPDATE_GOLDENS=1` and read the difference.
@Suite("Broken files")
struct BrokenFileTests {
  private static let updates =
    ProcessInfo.processInfo.environment["THROUGHLINE_UPDATE_GOLDENS"] == "1"
  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Broken"

  private static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  /// What loading a file prints, with names relative to the folder.
  private static func outcome(_ name: String) -> String {
    do {
      _ = try ScenarioLoader.load(file: folder + "/" + name)
      return "\(name): loads\n"
    } catch {
      let text = error.description.replacingOccurrences(of: folder + "/", with: "")
      return "\(name): \(error.kind.rawValue)\n\(text)\n"
    }
  }

  @Test("each broken file gives exactly its diagnostics, with line, column and advice")
  func diagnostics() throws {
    #expect(Self.files.count >= 100)
    let found = Self.files.map(Self.outcome)
    if Self.updates {
      try found.joined(separator: "\n").write(
        toFile: Self.folder + "/expected.txt", atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOfFile: Self.folder + "/expected.txt", encoding: .utf8)
      .components(separatedBy: "\n\n")
    #expect(expected.count == found.count)
    for (found, expected) in zip(found, expected) {
      #expect(
        found.trimmingCharacters(in: .newlines) == expected.trimmingCharacters(in: .newlines))
    }
  }

  @Test("no broken file loads, and none prints the whole file", arguments: files)
  func refusal(_ name: String) throws {
    let error = #expect(throws: ScenarioError.self) {
      try ScenarioLoader.load(file: Self.folder + "/" + name)
    }
    for diagnostic in try #require(error).diagnostics {
      #expect(diagnostic.description.split(separator: "\n").count <= 6)
      #expect(diagnostic.description.utf8.count < 1500)
      #expect(diagnostic.severity == .error)
    }
  }
}
