import Foundation
import Testing

@Suite("throughline claims")
struct ClaimsTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let claim = """

    claim:
      text: The better product first earns more
      source: Goldratt
      compare: [best-money, most-money]
      expect: larger
      also: [money.throughput]
      border: { set: plant.resources.B.units, from: 1, to: 3 }
    """

  @Test("docs/claims.md is what the program says today")
  func drift() throws {
    let program = try Program()
    defer { program.tidy() }
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "scenarios"), to: program.folder.appending(path: "scenarios"))
    let ending = try program.shell("$T claims scenarios/claims/*.yaml --format markdown --quiet")
    #expect(ending.status == 0)
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/claims.md"), encoding: .utf8)
    #expect(ending.output == page, "run Scripts/claims")
  }

  @Test("every claim has a world described, and stands in docs/claims.md")
  func scenarios() throws {
    let folder = Self.root.appending(path: "scenarios/claims")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false)
    ).filter { $0.hasSuffix(".yaml") }
    #expect(files.count >= 2)
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/claims.md"), encoding: .utf8)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for key in ["title:", "question:", "look_for:", "claim:"] {
        #expect(text.contains(key), "\(file) has no \(key)")
      }
      #expect(page.contains("Scenario: scenarios/claims/\(file)."), "\(file)")
    }
  }

  @Test("a claim gets its answer, its size and its border in every format, for any number of jobs")
  func formats() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq + Self.claim, to: "pq.yaml")
    for format in ["table", "markdown", "csv", "json"] {
      let outputs = try ["1", "2", "7"].map { jobs in
        let ending = try program.run(
          "claims", "pq.yaml", "--format", format, "--jobs", jobs, "--world", "random", "--quiet")
        #expect(ending.status == 0, "\(ending.errors)")
        return ending.output
      }
      #expect(outputs[0].count > 100)
      #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2], "\(format)")
    }
    let json = try program.run("claims", "pq.yaml", "--format", "json", "--quiet")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let claim = (object?["claims"] as? [[String: Any]])?.first
    #expect(claim?["answer"] as? String == "yes")
    #expect(claim?["is_relative"] as? Bool == false)
    // Four weeks are short for the 600 of the book: this is what compare says of them, to the digit.
    #expect(claim?["effect"] as? Double == 716.25)
    let border = claim?["border"] as? [String: Any]
    let stretches = border?["stretches"] as? [[String: Any]]
    // With two Bs there is enough for both products: nothing is first.
    #expect(stretches?.first?["holds"] as? Bool == true)
    #expect(stretches?.first?["to"] as? Double == 1)
    #expect(stretches?.last?["holds"] as? Bool == false)
    let text = try program.run("claims", "pq.yaml", "--quiet")
    #expect(text.output.contains("Holds in this world."))
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("a file without a claim, and options that make no sense, are told")
  func wrong() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let none = try program.run("claims", "pq.yaml")
    #expect(none.status == 65)
    #expect(none.errors.contains("pq.yaml makes no claim"))
    for option in [["--of", "flow.wip"], ["--replications", "1"], ["--all"]] {
      #expect(try program.run(["claims", "pq.yaml"] + option).status == 64, "\(option)")
    }
    try program.write(
      Files.pq + Self.claim.replacing("resources.B.units", with: "resources.BB.units"),
      to: "lost.yaml")
    let lost = try program.run("claims", "lost.yaml")
    #expect(lost.status == 65)
    #expect(lost.errors.contains("BB"))
  }
}
