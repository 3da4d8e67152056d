import Foundation
import Testing

@Suite("throughline phase")
struct PhaseTests {
  /// P and Q: with B the constraint, P first earns 4500 + 30 (q - 40) a week and Q first
  /// 2700 + 50 (q - 40), q the price of Q. They are equal at q = 130; with t minutes at B for Q, at
  /// q = 40 + 3 t, where both earn the same per minute of B.
  private static let pq = Files.pq.replacing("horizon: 4 weeks", with: "horizon: 40 weeks")
    .replacing("patience: 1 week", with: "patience: 1 day")

  private static func phase(
    _ options: [String], text: String = pq
  ) throws -> Program.Ending {
    let program = try Program()
    defer { program.tidy() }
    try program.write(text, to: "pq.yaml")
    return try program.run(["phase", "pq.yaml", "--quiet"] + options)
  }

  private static func json(_ ending: Program.Ending) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
  }

  // MARK: One parameter

  @Test("the border of P and Q lies where both earn the same per minute of the constraint")
  func border() throws {
    let ending = try Self.phase([
      "--x", "products.Q.price=100..160", "--replications", "2", "--refine", "5", "--format",
      "json",
    ])
    #expect(ending.status == 0)
    let json = try Self.json(ending)
    let borders = try #require(json["borders"] as? [[String: Any]])
    #expect(borders.count == 1)
    #expect(borders.first?["below"] as? String == "best-money")
    #expect(borders.first?["above"] as? String == "most-money")
    let (from, to) = (borders[0]["from"] as? Double ?? 0, borders[0]["to"] as? Double ?? 0)
    // 128 steps of half a dollar; the ends of a run of 40 weeks move the border by less than one.
    #expect(to - from <= 0.5)
    #expect(from > 129)
    #expect(to < 131)
  }

  @Test("the screen says the border in a sentence, draws it, and lists what was found")
  func screen() throws {
    let ending = try Self.phase(["--x", "products.Q.price=100..160", "--replications", "2"])
    #expect(ending.status == 0)
    #expect(ending.output.contains("best-money wins, from 130"))
    #expect(ending.output.contains("- A: most-money wins"))
    #expect(ending.output.contains("products.Q.price"))
    #expect(ending.output.contains("price  replications  best-money - most-money [USD per week]"))
    for line in ending.output.split(separator: "\n") where !line.hasPrefix("throughline ") {
      #expect(line.count <= 100)
    }
  }

  @Test("replications are added until it is sure, at most as many as allowed")
  func sequential() throws {
    let options = [
      "--world", "random", "--set", "time.horizon=8 weeks", "--x", "products.Q.price=100..160",
      "--refine", "2", "--at-most", "20", "--format", "json",
    ]
    let json = try Self.json(try Self.phase(options))
    let points = try #require(json["points"] as? [[String: Any]])
    let replications = points.compactMap { $0["replications"] as? Int }
    #expect(replications.allSatisfy { $0 == 10 || $0 == 20 })
    #expect(points.contains { $0["verdict"] as? String == "best-money" })
    for point in points where point["verdict"] as? String == "undecided" {
      #expect(point["replications"] as? Int == 20)
    }
  }

  @Test("a parameter that takes only whole numbers is asked for whole numbers only")
  func whole() throws {
    let ending = try Self.phase([
      "--x", "plant.resources.B.units=1..4", "--replications", "2", "--format", "json",
    ])
    #expect(ending.status == 0)
    let json = try Self.json(ending)
    let points = try #require(json["points"] as? [[String: Any]])
    #expect(points.compactMap { $0["x"] as? Double } == [1, 2, 3, 4])
    // With two of B nothing is scarce, and it does not matter what comes first.
    #expect(
      points.compactMap { $0["verdict"] as? String }
        == ["best-money", "equivalent", "equivalent", "equivalent"])
    #expect((json["borders"] as? [Any])?.isEmpty == true)
    let zones = try #require(json["zones"] as? [[String: Any]])
    #expect(zones.count == 2)
  }

  // MARK: Two parameters

  @Test("in two parameters the border is the line of equal throughput per minute of the constraint")
  func map() throws {
    let ending = try Self.phase([
      "--x", "products.Q.price=100..160", "--y", "products.Q.route.2.time=20 min..40 min",
      "--grid", "3", "--refine", "1", "--replications", "2", "--format", "csv",
    ])
    #expect(ending.status == 0)
    let rows = ending.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    let columns = rows[0]
    func value(_ row: [String], _ name: String) -> String {
      columns.firstIndex(of: name).map { row[$0] } ?? ""
    }
    var winners: Set<String> = []
    for row in rows.dropFirst() {
      let (price, minutes) = (Double(value(row, "x")) ?? 0, Double(value(row, "y")) ?? 0)
      #expect(value(row, "y_unit") == "min")
      let gap = price - 40 - 3 * minutes
      // Beside the line itself, where the ends of the run decide.
      guard abs(gap) > 1 else { continue }
      #expect(
        value(row, "winner") == (gap > 0 ? "most-money" : "best-money"), "\(price) \(minutes)")
      winners.insert(value(row, "winner"))
    }
    #expect(winners.count == 2)
    #expect(Set(rows.dropFirst().map { value($0, "level") }) == ["0", "1"])
  }

  @Test("the map has a letter for each place, the axes and a legend")
  func picture() throws {
    let ending = try Self.phase([
      "--x", "products.Q.price=100..160", "--y", "products.Q.route.2.time=20 min..40 min",
      "--grid", "3", "--refine", "1", "--replications", "2",
    ])
    #expect(ending.status == 0)
    let lines = ending.output.split(separator: "\n").map { String($0) }
    let top = try #require(lines.first { $0.hasPrefix("40 + ") })
    #expect(top.hasPrefix("40 + B"))
    let bottom = try #require(lines.first { $0.hasPrefix("20 + ") })
    #expect(bottom.hasSuffix("A"))
    #expect(ending.output.contains("products.Q.route.2.time [min]"))
    let markdown = try Self.phase([
      "--x", "products.Q.price=100..160", "--y", "money.operating_expense=1..9 per week", "--grid",
      "2", "--refine", "0", "--replications", "2", "--format", "markdown",
    ])
    #expect(markdown.output.contains("```\nmoney.operating_expense [per week]\n9 + "))
  }

  @Test("the result does not depend on the number of jobs, in any format")
  func jobs() throws {
    for format in ["table", "json", "csv", "markdown"] {
      let outputs = try ["1", "3"].map { jobs in
        try Self.phase([
          "--world", "random", "--set", "time.horizon=4 weeks", "--x", "products.Q.price=100..160",
          "--y", "products.P.price=80..100", "--grid", "2", "--refine", "1", "--replications", "3",
          "--format", format, "--jobs", jobs,
        ]).output
      }
      #expect(outputs[0] == outputs[1])
      #expect(outputs[0].count > 200)
    }
  }

  @Test("a strategy under two names is the same everywhere, and its name changes nothing but names")
  func names() throws {
    let twin = Self.pq.replacing(
      "  most-money: { priority: [Q, P] }", with: "  other: { priority: [P, Q] }")
    let ending = try Self.phase(
      ["--x", "products.Q.price=100..160", "--grid", "2", "--replications", "2"], text: twin)
    #expect(ending.output.contains("It does not matter anywhere in 100 to 160."))
  }

  // MARK: Mistakes

  @Test("a mistake at any place is told before anything runs, once")
  func mistakes() throws {
    for (options, status, message) in [
      (["--x", "plant.resources.E.setup=0 min..4 min"], 65, "there is no resource 'E'"),
      (["--x", "plant.resources.B.setup=-4 min..4 min"], 65, "'-4 min' is negative"),
      (["--x", "plant.resources.B.setup=0..4 kg"], 65, "unknown unit 'kg'"),
      (["--x", "plant.resources.B.setup=0 min..4 h"], 64, "both ends in one unit"),
      (["--x", "plant.resources.B.setup=4..0"], 64, "the smaller end first"),
      (["--x", "plant.resources.B.setup"], 64, "PATH=FROM..TO"),
      (["--x", "plant.resources.B.setup=4"], 64, "two ends"),
      (["--x", "plant.resources.B.setup=a..b"], 64, "wants numbers"),
      (["--x", "plant.resources.B.setup=0..4", "--log-x"], 64, "above zero"),
      (["--x", "a=1..2", "--y", "a=1..3"], 64, "two different values"),
      (["--x", "a=1..2", "--y", "b=1..3", "--grid", "33"], 64, "at most 65"),
      (["--x", "a=1..2", "--y", "b=1..3", "--at-most", "33"], 64, "--x alone"),
      (["--x", "a=1..2", "--strategy", "best-money"], 64, "nothing to compare"),
      (["--x", "a=1..2", "--of", "money.profit"], 64, "has no metric"),
      (["--x", "a=1..2", "--replications", "1"], 64, "at least two"),
    ] {
      let ending = try Self.phase(options)
      #expect(ending.status == Int32(status), "\(options) \(ending.errors)")
      let said = ending.errors.components(separatedBy: message).count - 1
      #expect(said == 1, "\(options) \(ending.errors)")
      #expect(ending.output.isEmpty)
    }
  }
}
