import Foundation
import Testing

@Suite("throughline focus")
struct FocusTests {
  /// A takes 0.6 h, B 1 h, of an order every 0.5 h, all without chance: one A makes 1.67 an hour
  /// and one B 1, of 2 wanted. An order earns 10; a minute of margin is left for nothing else.
  private static let line = """
    title: Two machines
    time: { unit: h, day: 24 h, week: 7 days, warmup: 50, horizon: 1000, per: h }
    money: { currency: USD, operating_expense: 5 per h }
    plant: { resources: { A: {}, B: {} } }
    products:
      P: { price: 15, material: 5, demand: 2 per h, patience: 5 h, route: [A 0.6 h, B 1 h] }
    decisions: { release: { conwip: { jobs: 4 } } }
    focus:
      budget: 1000
      elevate:
        A: { unit: { price: 100, expense: 1 per h } }
        B: { unit: { price: 300, expense: 2 per h } }
    replications: 2

    """

  private static func focus(
    _ text: String, _ options: String...
  ) throws -> (ending: Program.Ending, log: [String: Any]) {
    let program = try Program()
    defer { program.tidy() }
    try program.write(text, to: "line.yaml")
    let ending = try program.run(
      ["focus", "line.yaml", "--format", "json", "--quiet"] + options)
    // Nothing is written when the scenario is wrong.
    let log =
      ending.output.isEmpty
      ? nil : try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    return (ending, log ?? [:])
  }

  private static func taken(_ log: [String: Any]) -> [String] {
    (log["rounds"] as? [[String: Any]] ?? []).compactMap {
      ($0["taken"] as? [String: Any])?["move"] as? String
    }
  }

  @Test("B is bought, then A, and then the market is the constraint")
  func line() throws {
    let (ending, log) = try Self.focus(Self.line)
    #expect(ending.status == 0)
    let taken = Self.taken(log)
    #expect(taken.first == "B: one more unit")
    #expect(taken.contains("A: one more unit"))
    #expect(log["stop"] as? String == "market")
    let rounds = try #require(log["rounds"] as? [[String: Any]])
    #expect(rounds[0]["constraint"] as? String == "B")
    #expect(rounds[1]["constraint"] as? String == "A")
    // Two an hour earn 20, less 5 and the 3 that the machines cost; at first one B earned 10 less 5.
    let result = try #require(log["result"] as? [String: Any])
    let profit = try #require((result["net_profit"] as? [String: Any])?["mean"] as? Double)
    #expect(abs(profit - 12) < 0.2)
    #expect(result["added_expense"] as? Double == 3)
    #expect(result["spent"] as? Double == 400)
  }

  @Test("a gain is the difference of the two companies, its own expense taken off")
  func gain() throws {
    let (_, log) = try Self.focus(Self.line)
    let rounds = try #require(log["rounds"] as? [[String: Any]])
    let moves = try #require(rounds[0]["moves"] as? [[String: Any]])
    let second = try #require(moves.first { $0["move"] as? String == "B: one more unit" })
    let gain = try #require((second["gain"] as? [String: Any])?["mean"] as? Double)
    // From 1 an hour to the 1.667 of A: 6.67 more, less 2.
    #expect(abs(gain - 4.667) < 0.1)
  }

  @Test("nothing is bought beyond the budget, or that does not earn its price in time")
  func budget() throws {
    let (_, poor) = try Self.focus(Self.line, "--budget", "250")
    #expect(!Self.taken(poor).contains { $0.hasPrefix("B") })
    #expect(poor["stop"] as? String == "budget")
    let rounds = try #require(poor["rounds"] as? [[String: Any]])
    let beyond = try #require(rounds.last?["beyond_budget"] as? [[String: Any]])
    #expect(beyond.map { $0["move"] as? String } == ["B: one more unit"])
    let hasty = Self.line.replacingOccurrences(
      of: "  budget: 1000\n", with: "  budget: 1000\n  payback: 10 h\n")
    let (_, log) = try Self.focus(hasty)
    #expect(!Self.taken(log).contains { $0.hasPrefix("B") })
    #expect(log["stop"] as? String == "nothing pays")
  }

  @Test("the log does not depend on the number of jobs")
  func jobs() throws {
    let one = try Self.focus(Self.line, "--jobs", "1").ending.output
    let two = try Self.focus(Self.line, "--jobs", "2").ending.output
    #expect(one == two)
    #expect(!one.isEmpty)
  }

  @Test("options, command and saved file each make the company of the last line, to the digit")
  func reproduces() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let ending = try program.run(
      "focus", "line.yaml", "--format", "json", "--quiet", "--save", "better.yaml")
    #expect(ending.status == 0)
    let log = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    let result = try #require(log?["result"] as? [String: Any])
    let profit = try #require((result["net_profit"] as? [String: Any])?["mean"] as? Double)
    let line = "\"money.net_profit\": { \"mean\": \(profit)"
    let settings = try #require(result["settings"] as? [String])
    #expect(settings.contains("plant.resources.B.units=2"))
    #expect(settings.contains("money.operating_expense=8 per h"))
    #expect(settings.contains("money.equipment=400"))
    for options in [
      ["line.yaml"] + settings.flatMap { ["--set", $0] }, ["better.yaml"],
    ] {
      let run = try program.run(["run", "--format", "json", "--quiet"] + options)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains(line))
    }
    let repeats = try #require(result["repeats"] as? String)
    let again = try program.shell("\(repeats) --format json --quiet")
    #expect(again.output.contains(line))
    #expect(try program.read("better.yaml").hasPrefix("# Made by: throughline focus line.yaml"))
  }

  @Test("the screen tells each round in words, and fits")
  func screen() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let ending = try program.run("focus", "line.yaml", "--budget", "350")
    #expect(ending.status == 0)
    #expect(ending.errors == "")
    let text = ending.output.replacing("\n", with: " ")
    for words in [
      "Net profit at the beginning: 5 USD per h. To spend: 350 USD.",
      "Round 1 Identify: B is the constraint",
      "Elevate: B: one more unit.", "it costs 300 USD once and 2 USD per h, which is taken off.",
      "Before that: to exploit there was nothing to try and to subordinate none of",
      "Beyond what is left of the budget, not tried: A: one more unit (100 USD)",
      "Nothing that what is left of the budget can buy pays for sure.",
      "in every replication). Now:", "Net profit went from 5 to",
      "A is the constraint (100 % occupied",
      "throughline run line.yaml --set",
    ] {
      #expect(text.contains(words), "\(words)\n\(ending.output)")
    }
    for line in ending.output.split(separator: "\n") where !line.hasPrefix("throughline ") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test("CSV has a row per move tried, and Markdown the same log")
  func formats() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let csv = try program.run(
      "focus", "line.yaml", "--format", "csv", "--set", "time.horizon=500", "--budget", "350")
    #expect(csv.status == 0)
    let rows = csv.output.split(separator: "\n")
    #expect(
      rows[0]
        == "scenario,world,time.horizon,round,constraint,step,move,settings,price,expense,unit,n,gain,lower,upper,verdict"
    )
    #expect(rows.contains { $0.hasPrefix("line.yaml,,500,1,B,elevate,B: one more unit,") })
    #expect(rows.contains { $0.hasSuffix(",beyond budget") })
    let markdown = try program.run("focus", "line.yaml", "--format", "markdown")
    #expect(markdown.output.contains("## Round 1"))
    #expect(markdown.output.contains("| elevate     | B: one more unit "))
  }

  @Test("overtime, shorter repairs and breaks are values of the scenario, too")
  func calendars() throws {
    let staffed = """
      title: A day shift
      time: { unit: h, warmup: 1 week, horizon: 10 weeks }
      money: { currency: USD }
      plant:
        resources:
          A: { shifts: [Mon-Fri 06:00-14:00], failures: { jam: { uptime: 10 h, repair: 2 h } } }
      products: { P: { price: 15, material: 5, demand: 1 per h, patience: 24 h, route: [A 1.7 h] } }
      focus:
        elevate:
          A: { overtime: { by: 90 min, expense: 1 per h }, repair: { by: 50 %, price: 10 } }
      replications: 2

      """
    let (ending, log) = try Self.focus(staffed, "--steps", "1")
    #expect(ending.status == 0)
    let rounds = try #require(log["rounds"] as? [[String: Any]])
    let moves = try #require(rounds.first?["moves"] as? [[String: Any]])
    let settings = moves.flatMap { $0["settings"] as? [String] ?? [] }
    #expect(settings.contains("plant.resources.A.at_shift_end=finish"))
    // An exploiting move pays first; what is for sale is seen without it.
    let (_, second) = try Self.focus(
      staffed.replacing("shifts: [", with: "at_shift_end: finish, shifts: ["))
    let later = try #require(second["rounds"] as? [[String: Any]])
      .flatMap { $0["moves"] as? [[String: Any]] ?? [] }
    let bought = later.flatMap { $0["settings"] as? [String] ?? [] }
    #expect(bought.contains("plant.resources.A.shifts=[Mon-Fri 06:00-15:30]"))
    #expect(bought.contains("plant.resources.A.failures.jam.repair=1 h"))
  }

  @Test("--save names a place from which the scenario can be extended")
  func saving() throws {
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    #expect(try program.shell("mkdir below").status == 0)
    let elsewhere = try program.run("focus", "line.yaml", "--save", "below/better.yaml")
    #expect(elsewhere.status == 64)
    #expect(elsewhere.errors.contains("could not extend line.yaml"))
    #expect(try program.run("focus", "line.yaml", "--save", "line.yaml").status == 64)
    #expect(try program.run("focus", "line.yaml", "--section", "money").status == 64)
  }

  @Test("a starved plant is not improved: the market is the constraint from the start")
  func starved() throws {
    let (_, log) = try Self.focus(
      Self.line.replacingOccurrences(of: "demand: 2 per h", with: "demand: 0.5 per h"))
    #expect(log["stop"] as? String == "market")
    #expect((log["rounds"] as? [Any])?.isEmpty == true)
  }

  @Test("the analyst's own move is tried; one that does not apply is refused before anything runs")
  func ownMoves() throws {
    let own = Self.line.replacingOccurrences(
      of: "  elevate:",
      with:
        "  moves: { faster-belt: { step: exploit, set: [plant.resources.B.speed=3] } }\n  elevate:"
    )
    let (_, log) = try Self.focus(own)
    #expect(Self.taken(log).first == "faster-belt")
    let mapping = own.replacingOccurrences(
      of: "[plant.resources.B.speed=3]", with: "{ plant.resources.B.speed: 3 }")
    #expect(Self.taken(try Self.focus(mapping).log).first == "faster-belt")
    let (ending, _) = try Self.focus(
      own.replacingOccurrences(of: "B.speed=3", with: "Bee.speed=3"))
    #expect(ending.status == 65)
    #expect(ending.errors.contains("faster-belt"))
  }
}
