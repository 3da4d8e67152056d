import Foundation
import Testing

@Suite("throughline mix")
struct MixTests {
  /// P and Q with 20 minutes on D for both: B and D lack time.
  private static let twoConstraints = Files.pq
    .replacingOccurrences(of: "C 15 min, D 15 min", with: "C 15 min, D 20 min")
    .replacingOccurrences(of: "C 5 min, D 5 min", with: "C 5 min, D 20 min")

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("promises, feasibility, what a minute is worth, and what is achieved, on one screen")
  func screen() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.twoConstraints, to: "two.yaml")
    let ending = try program.run("mix", "two.yaml", "--world", "random", "--replications", "3")
    #expect(ending.status == 0)
    #expect(ending.errors == "")
    let output = ending.output
    #expect(output.contains("throughline mix two.yaml --world random --seed 42 --replications 3\n"))
    #expect(
      output.contains("best-money          100  30     6300       300  no: D +200 min (8.3 %)"))
    #expect(output.contains("ilp                  80  40     6000         0  yes"))
    #expect(output.contains("T per minute of B [USD], best first: P 3.00, Q 2.00."))
    #expect(
      output.contains(
        "A minute of D more is worth 1.50 USD and of B 1.00 USD; of any other resource"))
    #expect(output.contains("promises a throughput of"))
    #expect(output.split(separator: "\n").count <= 40)
    for line in output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test("JSON holds the mixes of every method and the systems that carried them out")
  func json() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.twoConstraints, to: "two.yaml")
    let ending = try program.run(
      "mix", "two.yaml", "--replications", "2", "--format", "json", "--quiet")
    #expect(ending.status == 0)
    let object = try Self.object(ending.output)
    #expect(object["command"] as? String == "mix")
    let mix = try #require(object["mix"] as? [String: Any])
    #expect(mix["constraint"] as? String == "B")
    let methods = try #require(mix["methods"] as? [String: [String: Any]])
    #expect(methods.count == 6)
    let best = try #require(methods["ilp"])
    #expect(best["throughput"] as? Double == 6000)
    #expect(best["pieces"] as? [String: Double] == ["P": 80, "Q": 40])
    #expect(best["feasible"] as? Bool == true)
    #expect(methods["best-money"]?["feasible"] as? Bool == false)
    #expect(methods["best-money"]?["overloaded"] as? [String] == ["D"])
    let resources = try #require(mix["resources"] as? [String: [String: Double]])
    let worth = try #require(resources["D"]?["worth_of_one_more"])
    #expect(abs(worth - 1.5) < 1e-9)
    #expect(resources["D"]?["demand_load"] == 3000)
    let strategies = try #require(object["strategies"] as? [String: Any])
    for method in methods.values {
      let name = try #require(method["strategy"] as? String)
      #expect(strategies[name] != nil)
    }
  }

  @Test(
    "the same bytes for any number of jobs, in every format",
    arguments: ["table", "json", "csv", "markdown"])
  func jobs(format: String) throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.twoConstraints, to: "two.yaml")
    let outputs = try ["1", "3"].map { jobs in
      let ending = try program.run(
        "mix", "two.yaml", "--world", "random", "--format", format, "--jobs", jobs)
      #expect(ending.status == 0)
      return ending.output
    }
    #expect(outputs[0].count > 500)
    #expect(outputs[0] == outputs[1])
  }

  @Test("CSV has the columns of every command; what is on paper are metrics named mix")
  func csv() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.twoConstraints, to: "two.yaml")
    let ending = try program.run(
      "mix", "two.yaml", "--replications", "2", "--format", "csv", "--output", "mix.csv")
    #expect(ending.status == 0)
    #expect(ending.output == "")
    let rows = try program.read("mix.csv").split(separator: "\n")
    #expect(rows[0] == "scenario,world,strategy,metric,unit,n,mean,sd,lower,upper")
    #expect(
      rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 10 })
    #expect(rows.contains("two.yaml,,ilp,mix.pieces.P,pieces per week,,80.0,,,"))
    #expect(rows.contains("two.yaml,,lp,mix.worth.A,USD per min,,0.0,,,"))
    #expect(rows.contains { $0.hasPrefix("two.yaml,,lp,money.net_profit,USD per week,2,") })
  }

  @Test("--all adds loads and every section, and the mixes can be laid over a strategy")
  func all() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.twoConstraints, to: "two.yaml")
    let ending = try program.run(
      "mix", "two.yaml", "--replications", "2", "--all", "--strategy", "most-money")
    #expect(ending.status == 0)
    #expect(ending.output.contains("Loads on paper"))
    #expect(ending.output.contains("Comparisons"))
    let section = try program.run("mix", "two.yaml", "--replications", "2", "--section", "money")
    #expect(section.output.contains("Money\n"))
    #expect(!section.output.contains("On paper"))
  }

  @Test("with room for everything all methods agree, and the market is the constraint")
  func market() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    let ending = try program.run(
      "mix", "pq.yaml", "--replications", "2", "--set", "plant.resources.B.units=2")
    #expect(ending.status == 0)
    let text = ending.output.replacing("\n", with: " ")
    #expect(text.contains("the market is the constraint"))
    #expect(text.contains("More of no resource is worth anything"))
  }

  @Test("an endless demand has an end on paper")
  func endless() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(
      Files.plain.replacingOccurrences(of: "{ poisson: 4 per h }", with: "unlimited"), to: "x.yaml")
    let ending = try program.run(
      "mix", "x.yaml", "--replications", "2", "--format", "json", "--set", "time.per=h")
    #expect(ending.status == 0)
    let mix = try #require(try Self.object(ending.output)["mix"] as? [String: Any])
    let methods = try #require(mix["methods"] as? [String: [String: Any]])
    for method in methods.values {
      #expect(method["pieces"] as? [String: Double] == ["X": 6])
      #expect(method["throughput"] as? Double == 12)
    }
  }

  @Test("mistakes: no earnings is status 65, two strategies are status 64")
  func mistakes() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Files.pq, to: "pq.yaml")
    try program.write(
      Files.plain.replacingOccurrences(of: "price: 3", with: "price: 1"), to: "x.yaml")
    let poor = try program.run("mix", "x.yaml")
    #expect(poor.status == 65)
    #expect(poor.errors.contains("no product that earns anything"))
    let two = try program.run(
      "mix", "pq.yaml", "--strategy", "most-money", "--strategy", "best-money")
    #expect(two.status == 64)
    #expect(two.errors.contains("--strategy once"))
  }
}
