import Foundation
import Testing

@Suite("throughline run and compare")
struct RunTests {
  @Test("run prints one screen on standard output and nothing on standard error")
  func run() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let ending = try program.run("run", "pq.yaml", "--world", "random")
    #expect(ending.status == 0)
    #expect(ending.errors == "")
    #expect(ending.output.hasPrefix("throughline 0.1.0, seed 42, scenario "))
    #expect(ending.output.contains("throughline run pq.yaml --world random --seed 42\n"))
    #expect(ending.output.contains("Net profit is "))
    #expect(ending.output.contains("B is the constraint"))
    #expect(ending.output.split(separator: "\n").count <= 40)
  }

  @Test("compare names the winner of P and Q; the base decisions stay out")
  func compare() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let ending = try program.run("compare", "pq.yaml", "--world", "random", "--require-winner")
    #expect(ending.status == 0)
    #expect(ending.output.contains("best-money earns "))
    #expect(ending.output.replacing("\n", with: " ").contains("paired replications): better."))
    #expect(!ending.output.contains("base "))
  }

  @Test(
    "the same bytes for any number of jobs, in every format",
    arguments: ["table", "json", "csv", "markdown"])
  func jobs(format: String) throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let outputs = try ["1", "2", "7"].map { jobs in
      let ending = try program.run(
        "compare", "pq.yaml", "--world", "random", "--format", format, "--jobs", jobs,
        "--set", "replications={ half_width: 150 per week, at_most: 60 }")
      #expect(ending.status == 0)
      return ending.output
    }
    #expect(outputs[0].count > 500)
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] == outputs[2])
  }

  @Test(
    "supply and innovation give the same bytes for any number of jobs",
    arguments: [
      ["21-supply.yaml"],
      ["20-whole-company.yaml", "--set", "decisions.sales.visit_every=2 weeks"],
    ])
  func companyJobs(scenario: [String]) throws {
    let program = try Program()
    defer { program.tidy() }
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("scenarios/\(scenario[0])").path
    let outputs = try ["1", "2", "7"].map { jobs in
      let ending = try program.run(
        ["compare", file] + scenario.dropFirst() + [
          "--set", "time.warmup=4 weeks", "--set", "time.horizon=8 weeks", "--replications", "3",
          "--all", "--jobs", jobs, "--quiet",
        ])
      #expect(ending.status == 0)
      return ending.output
    }
    #expect(outputs[0].count > 5000)
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] == outputs[2])
  }

  @Test("the command that a result names repeats it, to the byte")
  func reproduce() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "p & q's.yaml")
    let first = try program.run(
      "compare", "p & q's.yaml", "--world", "random", "--seed", "7", "--replications", "4",
      "--set", "products.P.price=91", "--of", "flow.lead_time.mean", "--confidence", "90%",
      "--jobs", "2", "--format", "json")
    #expect(first.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    let command = try #require(object["reproduce"] as? String)
    #expect(!command.contains("--jobs"))
    #expect(!command.contains("--format"))
    #expect(command.hasPrefix("throughline "))
    let again = try program.shell("\"$T\" \(command.dropFirst(12)) --format json")
    #expect(again.output == first.output)
  }

  @Test("JSON holds the contract's keys, and numbers agree with raw CSV")
  func json() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let json = try program.run(
      "compare", "pq.yaml", "--world", "random", "--format", "json", "--quiet")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    for key in [
      "throughline", "command", "reproduce", "seed", "confidence", "scenario", "strategies",
      "comparisons", "warnings",
    ] {
      #expect(object[key] != nil, "\(key)")
    }
    let strategies = try #require(object["strategies"] as? [String: [String: Any]])
    let metrics = try #require(strategies["best-money"]?["metrics"] as? [String: [String: Any]])
    let mean = try #require(metrics["money.net_profit"]?["mean"] as? Double)
    let csv = try program.run(
      "compare", "pq.yaml", "--world", "random", "--format", "csv", "--raw")
    let values = csv.output.split(separator: "\n").filter {
      $0.contains(",best-money,") && $0.contains(",money.net_profit,")
    }.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    #expect(values.count == 5)
    #expect(abs(values.reduce(0, +) / 5 - mean) < 1e-9)
  }

  @Test("a scenario without strategies has nothing to compare; with one, base joins in")
  func fewStrategies() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    let none = try program.run("compare", "plain.yaml")
    #expect(none.status == 64)
    #expect(none.errors.contains("names no strategies"))
    try program.write(
      Files.plain + "\nstrategies: { conwip: { release: { conwip: { jobs: 2 } } } }\n",
      to: "one.yaml")
    let one = try program.run("compare", "one.yaml", "--replications", "3", "--format", "csv")
    #expect(one.status == 0)
    #expect(one.output.contains(",base,money.net_profit,"))
    #expect(one.output.contains(",conwip minus base,money.net_profit,"))
  }

  @Test("files are compared by their base decisions, named after the files")
  func files() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "before.yaml")
    try program.write(
      Files.plain.replacingOccurrences(of: "price: 3", with: "price: 4"), to: "after.yaml")
    let ending = try program.run(
      "compare", "before.yaml", "after.yaml", "--replications", "4", "--require-winner")
    #expect(ending.status == 0)
    #expect(ending.output.contains("after earns "))
    let tie = try program.run(
      "compare", "before.yaml", "before.yaml", "--replications", "2", "--require-winner")
    #expect(tie.status == 3)
    #expect(tie.output.contains("identical"))
    #expect(tie.errors.contains("no winner"))
  }

  @Test("the scenario's margin is about what it compares itself, not about another metric")
  func margin() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(
      Files.pq + "\ncompare: { of: [money.net_profit], margin: 5000 per week }", to: "pq.yaml")
    let own = try program.run("compare", "pq.yaml", "--quiet", "--replications", "2")
    #expect(own.output.contains("equivalent"), "\(own.output)")
    let other = try program.run(
      "compare", "pq.yaml", "--quiet", "--replications", "2", "--of", "flow.lead_time.mean")
    #expect(!other.output.contains("equivalent"), "\(other.output)")
  }

  @Test("--half-width replicates until the interval of the mean, or of the difference, is narrow")
  func halfWidth() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    for (command, isDifference) in [("run", false), ("compare", true)] {
      let ending = try program.run(
        command, "pq.yaml", "--world", "random", "--half-width", "100", "--of",
        "money.net_profit", "--format", "json", "--quiet")
      #expect(ending.status == 0, "\(ending.errors)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
      #expect(json["precision_reached"] as? Bool == true)
      #expect((json["reproduce"] as? String)?.contains("--half-width 100") == true)
      let found: [String: Any]?
      if isDifference {
        found = (json["comparisons"] as? [[String: Any]])?.first
      } else {
        let strategies = json["strategies"] as? [String: [String: Any]]
        found = (strategies?["base"]?["metrics"] as? [String: [String: Any]])?["money.net_profit"]
      }
      let lower = try #require(found?["lower"] as? Double)
      let upper = try #require(found?["upper"] as? Double)
      #expect((upper - lower) / 2 <= 100)
    }
  }

  @Test("precision that is not reached is a warning, and status 75 when it is required")
  func precision() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.plain, to: "plain.yaml")
    let arguments = [
      "run", "plain.yaml", "--precision", "0.01%", "--of", "money.throughput", "--at-most", "12",
    ]
    let mild = try program.start(arguments).end()
    #expect(mild.status == 0)
    #expect(mild.errors.hasPrefix("warning: The precision asked for was not reached"))
    #expect(mild.output.contains("not reached"))
    let strict = try program.start(arguments + ["--require-precision"]).end()
    #expect(strict.status == 75)
    #expect(strict.output == mild.output)
    let reached = try program.run(
      "run", "plain.yaml", "--precision", "10%", "--of", "money.throughput",
      "--require-precision")
    #expect(reached.status == 0)
    #expect(reached.output.contains("reached"))
  }

  @Test("a strategy is chosen by name; base is the scenario without any")
  func strategies() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let ending = try program.run(
      "run", "pq.yaml", "--strategy", "best-money", "--strategy", "base", "--format", "csv")
    let names = Set(
      ending.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[2]
      })
    #expect(names == ["best-money", "base"])
  }
}
