import Foundation
import Testing

@Suite("The constraint on the command line")
struct ConstraintCommandTests {
  /// A saturated line that never scatters: 3, 5 and 4 minutes, one place between.
  static let line = """
    title: Line
    time: { unit: min, warmup: 100 min, horizon: 3000 min, per: h }
    plant:
      resources: { S1: {}, S2: { buffer: 1 }, S3: { buffer: 1 } }
    products:
      P: { price: 10, material: 4, demand: unlimited, route: [S1 3 min, S2 5 min, S3 4 min] }
    replications: 3
    """

  @Test("the first screen says what limits, without logs or other plants")
  func plain() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let ending = try program.run("run", "line.yaml")
    let text = ending.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "S2 is the constraint (100 % occupied; 20 points more than S3 in every replication)."))
    #expect(!ending.output.contains("sole"))
  }

  @Test("--section constraint shows every method, and so does JSON")
  func section() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let text = try program.run("run", "line.yaml", "--section", "constraint").output
    #expect(text.contains("What limits base\nS2 is the constraint (100 % occupied;"))
    #expect(text.contains("sole"))
    #expect(text.contains("walk"))
    let json = try program.run(
      "run", "line.yaml", "--section", "constraint", "--format", "json"
    ).output
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let base = (root["strategies"] as? [String: Any])?["base"] as? [String: Any]
    let constraint = try #require(base?["constraint"] as? [String: Any])
    #expect(constraint["verdict"] as? String == "one")
    #expect(constraint["resources"] as? [String] == ["S2"])
    #expect(constraint["logged_replications"] as? Int == 3)
    let evidence = try #require(constraint["evidence"] as? [[String: Any]])
    #expect(evidence.count == 3)
    #expect(evidence[0]["sole"] as? Double == 1)
    #expect(evidence[0]["arrow_point"] as? Bool == true)
  }

  @Test("--marginal says what a little more of each resource is worth, in every format")
  func marginal() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let text = try program.run("run", "line.yaml", "--marginal").output
    #expect(text.contains("What a little more is worth, base"))
    #expect(text.contains("throughline run line.yaml --seed 42 --marginal"))
    // Twelve an hour become fifteen: S3 is then the slowest.
    let rows = text.split(separator: "\n").map(String.init)
    let first = try #require(rows.first { $0.hasPrefix("S2") && $0.contains("one unit") })
    #expect(first.contains("18"))
    let csv = try program.run("run", "line.yaml", "--marginal", "--format", "csv").output
    #expect(csv.contains("line.yaml,,base,marginal.S2.unit.output_rate,pieces per h,3,3"))
    #expect(csv.contains("marginal.S2.speed.elasticity,,3,"))
    let json = try program.run("run", "line.yaml", "--marginal", "--format", "json").output
    #expect(json.contains("\"marginal\": {"))
    let markdown = try program.run("run", "line.yaml", "--marginal", "--format", "markdown").output
    #expect(markdown.contains("## What a little more is worth, base"))
    // Asking for the section is asking for the simulations.
    let alone = try program.run("run", "line.yaml", "--section", "marginal").output
    #expect(alone.contains("What a little more is worth, base"))
  }
}
