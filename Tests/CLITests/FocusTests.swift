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
    #expect(abs(profit - 15) < 0.2)
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
    #expect(poor["stop"] as? String == "nothing pays")
    let hasty = Self.line.replacingOccurrences(
      of: "  budget: 1000\n", with: "  budget: 1000\n  payback: 10 h\n")
    let (_, log) = try Self.focus(hasty)
    #expect(!Self.taken(log).contains { $0.hasPrefix("B") })
  }

  @Test("the log does not depend on the number of jobs")
  func jobs() throws {
    let one = try Self.focus(Self.line, "--jobs", "1").ending.output
    let two = try Self.focus(Self.line, "--jobs", "2").ending.output
    #expect(one == two)
    #expect(!one.isEmpty)
  }

  @Test("the printed options make the company of the last line")
  func reproduces() throws {
    let (_, log) = try Self.focus(Self.line)
    let result = try #require(log["result"] as? [String: Any])
    let settings = try #require(result["settings"] as? [String])
    let program = try Program()
    defer { program.tidy() }
    try program.write(Self.line, to: "line.yaml")
    let ending = try program.run(
      ["run", "line.yaml", "--format", "json", "--quiet"] + settings.flatMap { ["--set", $0] })
    #expect(ending.status == 0)
    let profit = try #require((result["net_profit"] as? [String: Any])?["mean"] as? Double)
    #expect(ending.output.contains("\"money.net_profit\": { \"mean\": \(profit)"))
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
    let (ending, _) = try Self.focus(
      own.replacingOccurrences(of: "B.speed=3", with: "Bee.speed=3"))
    #expect(ending.status == 65)
    #expect(ending.errors.contains("faster-belt"))
  }
}
