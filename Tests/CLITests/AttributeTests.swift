import Foundation
import Testing

@Suite("throughline attribute")
struct AttributeTests {
  private static let scenarios = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios")

  private static func scenario(_ name: String) -> String {
    scenarios.appending(path: name + ".yaml").path(percentEncoded: false)
  }

  private static func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static func mean(_ value: Any?) -> Double {
    (value as? [String: Any])?["mean"] as? Double ?? .nan
  }

  private static func attribute(_ arguments: String...) throws -> Program.Ending {
    let program = try Program()
    defer { program.tidy() }
    return try program.run(["attribute", "--quiet"] + arguments)
  }

  /// The difference and the shares by decision.
  private static func shares(
    _ ending: Program.Ending, of metric: String = "money.net_profit"
  ) throws -> (difference: Double, shares: [String: Double]) {
    let metrics = try #require(try json(ending.output)["metrics"] as? [String: [String: Any]])
    let found = try #require(metrics[metric])
    var shares: [String: Double] = [:]
    for share in found["shares"] as? [[String: Any]] ?? [] {
      shares[share["decision"] as? String ?? ""] = mean(share["share"])
    }
    return (mean(found["difference"]), shares)
  }

  @Test("P and Q: all of the 600 a week is the priority")
  func pAndQ() throws {
    let ending = try Self.attribute(Self.scenario("02-p-and-q"), "--set", "time.horizon=40 weeks")
    #expect(ending.status == 0)
    let text = ending.output.replacing("\n", with: " ")
    #expect(text.contains("that best-money earns more than most-money, priority accounts for"))
    #expect(text.contains("(100 %)"))
    #expect(text.contains("- priority: [Q, P] -> [P, Q]"))
  }

  @Test(
    "the shares sum to the difference that compare finds with the same seed",
    arguments: ["06-best-money", "08-one-stop-shop-wins"])
  func efficiency(name: String) throws {
    let short = ["--set", "time.horizon=10 weeks", "--set", "time.warmup=10 weeks"]
    let options = [Self.scenario(name), "--replications", "3", "--format", "json"] + short
    let program = try Program()
    defer { program.tidy() }
    let attributed = try program.run(["attribute", "--quiet"] + options)
    #expect(attributed.status == 0)
    let (difference, shares) = try Self.shares(attributed)
    #expect(shares.keys.sorted() == ["innovation", "portfolio", "priority", "review"])
    #expect(abs(shares.values.reduce(0, +) - difference) < 1e-6)
    let compared = try Self.json(try program.run(["compare", "--quiet"] + options).output)
    let comparison = try #require((compared["comparisons"] as? [[String: Any]])?.first)
    #expect(comparison["difference"] as? Double == difference)
  }

  @Test("drawn orders give shares that sum to the same difference")
  func sampled() throws {
    let options = [
      Self.scenario("06-best-money"), "--replications", "3", "--format", "json", "--set",
      "time.horizon=10 weeks", "--set", "time.warmup=10 weeks",
    ]
    let program = try Program()
    defer { program.tidy() }
    let exact = try Self.shares(try program.run(["attribute", "--quiet"] + options))
    let drawn = try Self.shares(
      try program.run(["attribute", "--quiet", "--orders", "4"] + options))
    #expect(drawn.difference == exact.difference)
    #expect(abs(drawn.shares.values.reduce(0, +) - exact.difference) < 1e-6)
    #expect(drawn.shares != exact.shares)
  }

  @Test("the result does not depend on the number of jobs, in any format")
  func jobs() throws {
    let program = try Program()
    defer { program.tidy() }
    for format in ["table", "json", "csv", "markdown"] {
      let outputs = try ["1", "3"].map { jobs in
        try program.run(
          "attribute", Self.scenario("06-best-money"), "--quiet", "--replications", "2",
          "--orders", "2", "--set", "time.horizon=4 weeks", "--set", "time.warmup=4 weeks",
          "--format", format, "--jobs", jobs
        ).output
      }
      #expect(outputs[0] == outputs[1])
      #expect(outputs[0].count > 200)
    }
  }

  @Test("from the second strategy to the first, every sign turns")
  func reversal() throws {
    let program = try Program()
    defer { program.tidy() }
    let options = [
      "attribute", Self.scenario("06-best-money"), "--quiet", "--replications", "2", "--format",
      "json", "--set", "time.horizon=10 weeks",
    ]
    let there = try Self.shares(try program.run(options))
    let back = try Self.shares(
      try program.run(options + ["--from", "best-money", "--to", "one-stop-shop"]))
    #expect(there.difference == -back.difference)
    for (decision, share) in there.shares {
      #expect(abs(share + (back.shares[decision] ?? .nan)) < 1e-6)
    }
  }

  @Test("strategies that decide the same differ by exactly zero, and nothing is simulated")
  func same() throws {
    let file = Self.scenario("06-best-money")
    // One-stop-shop states the base decisions in other words.
    for (from, to) in [("best-money", "best-money"), ("base", "one-stop-shop")] {
      let ending = try Self.attribute(file, "--from", from, "--to", to)
      #expect(ending.status == 0)
      #expect(
        ending.output.contains("\(from) and \(to) decide the same: the difference is exactly zero.")
      )
      let json = try Self.attribute(file, "--from", from, "--to", to, "--format", "json")
      #expect(try Self.json(json.output)["simulations"] as? Int == 0)
      #expect(try Self.shares(json).difference == 0)
    }
  }

  @Test("one strategy stands against the base decisions; a file without any is no use")
  func single() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(
      Files.pq.replacing("  most-money: { priority: [Q, P] }\n", with: ""), to: "one.yaml")
    let ending = try program.run("attribute", "one.yaml", "--quiet", "--format", "json")
    #expect(ending.status == 0)
    #expect(try Self.json(ending.output)["from"] as? String == "base")
    try program.write(Files.plain, to: "plain.yaml")
    let none = try program.run("attribute", "plain.yaml")
    #expect(none.status == 64)
    #expect(none.errors.contains("nothing to attribute: plain.yaml names no strategies"))
  }

  @Test("several metrics are shared out at once, each in its unit")
  func metrics() throws {
    let ending = try Self.attribute(
      Self.scenario("02-p-and-q"), "--set", "time.horizon=20 weeks", "--of", "flow.wip", "--of",
      "money.net_profit", "--of", "flow.wip", "--format", "csv")
    #expect(ending.status == 0)
    let rows = ending.output.split(separator: "\n")
    #expect(rows.count == 1 + 2 + 2)
    #expect(rows[1].contains(",flow.wip,pieces,priority,"))
    #expect(rows[4].contains(",money.net_profit,USD per week,total,"))
  }

  @Test("what makes no sense on the command line is said, with status 64")
  func usage() throws {
    let file = Self.scenario("02-p-and-q")
    for (options, message) in [
      (["--from", "best-mony"], "did you mean 'best-money'?"),
      (["--strategy", "best-money"], "--from and --to"),
      (["--replications", "1"], "at least two"),
      (["--orders", "3"], "even number"),
      (["--precision", "2%"], "fixed number of replications"),
      (["--of", "money.profit"], "has no metric 'money.profit'"),
      (["--all"], "one table"),
    ] {
      let program = try Program()
      defer { program.tidy() }
      let ending = try program.run(["attribute", file] + options)
      #expect(ending.status == 64)
      #expect(ending.errors.contains(message), "\(ending.errors)")
    }
  }
}
