import Company
import Inference
import Testing

@testable import Experiment

@Suite("The five focusing steps as a loop")
struct FocusLoopTests {
  /// Two machines in a row, worked out by hand: A makes 2 an hour and B 1, of 3 wanted; a piece
  /// earns 10 and 5 an hour are spent. Moves name what they add, `B+1` one an hour to B; `cost` is
  /// taken off. `noise` is added, replication by replication, to companies with `luck` in them.
  private static func company(_ made: [FocusMove], noise: Double = 0) -> Case {
    var rates = ["A": 2.0, "B": 1.0]
    for setting in made.flatMap(\.settings) {
      let parts = setting.split(separator: "+")
      if parts.count == 2, let more = Double(parts[1]) {
        rates[String(parts[0]), default: 0] += more
      }
    }
    let (a, b) = (rates["A"] ?? 0, rates["B"] ?? 0)
    let output = min(a, b, 3)
    let profit = 10 * output - 5 - made.reduce(0) { $0 + $1.expense }
    let isLucky = made.contains { $0.text == "luck" }
    let names = [
      "money.net_profit", "resources.A.occupied", "resources.B.occupied", "constraint.market.share",
    ]
    return Case(
      name: "company",
      measures: names.map { Measure(name: $0, unit: "", meaning: $0) }
    ) { replication in
      let luck = isLucky ? noise * [1, -1, 3, -1][Int(replication % 4)] : 0
      return ReplicationResult(
        values: [profit + luck, output / a, output / b, output < 3 ? 0 : 1], events: 1,
        warnings: [])
    }
  }

  private static let moves = [
    FocusMove(step: .exploit, text: "fewer setups", settings: ["B+0.5"]),
    FocusMove(step: .subordinate, text: "less work", settings: ["A+-1.5"]),
    FocusMove(step: .elevate, text: "second B", settings: ["B+2"], price: 300, expense: 2),
    FocusMove(step: .elevate, text: "second A", settings: ["A+2"], price: 100, expense: 1),
    FocusMove(step: .elevate, text: "third A", settings: ["A+4"], price: 150, expense: 3),
  ]

  private static func run(
    _ moves: [FocusMove] = FocusLoopTests.moves, budget: Double = .infinity,
    payback: Double = .infinity, limit: Int = 10, jobs: Int = 1, replications: Int = 4,
    noise: Double = 0
  ) async throws -> FocusLog {
    try await FocusLoop(
      replications: replications, confidence: 0.95, limit: limit, budget: budget, payback: payback,
      jobs: jobs, company: { company($0, noise: noise) },
      moves: { step, made, _ in moves.filter { $0.step == step && !made.contains($0) } },
      inertia: { made, finding in
        made.filter { $0.step != .elevate && finding.limitingResource == "A" }.map(\.text)
      }
    ).run()
  }

  @Test("free moves first, then what is bought, until the market is the constraint")
  func rounds() async throws {
    let log = try await Self.run()
    #expect(log.made.map(\.text) == ["fewer setups", "second B", "second A"])
    #expect(log.rounds.map(\.finding.limitingResource) == ["B", "B", "A"])
    #expect(log.stop == .market)
    #expect(log.spent == 400)
    #expect(log.addedExpense == 3)
    // 3 an hour earn 30, less 5 and 3.
    #expect(log.end.flatMap(FocusLoop.profits) == [22, 22, 22, 22])
    #expect(log.start.flatMap(FocusLoop.profits) == [5, 5, 5, 5])
  }

  @Test("a round holds the gain and the verdict of everything tried")
  func verdicts() async throws {
    let log = try await Self.run()
    // With half an hour more, B makes 1.5: subordinating A so far costs all of A's advantage.
    #expect(log.rounds[0].trials.map(\.move.text) == ["fewer setups"])
    let second = log.rounds[1].trials
    #expect(second.map(\.move.text) == ["less work", "second B", "second A", "third A"])
    #expect(second.map(\.gain.mean) == [-10, 3, -1, -3])
    #expect(second.map(\.verdict) == [.loses, .made, .loses, .loses])
    let third = log.rounds[2].trials.filter { $0.move.step == .elevate }
    #expect(third.map(\.gain.mean) == [9, 7])
    #expect(third.map(\.verdict) == [.made, .pays])
  }

  @Test("what costs more than is left is not tried, and the log says that it was the budget")
  func budget() async throws {
    let log = try await Self.run(budget: 350)
    #expect(log.made.map(\.text) == ["fewer setups", "second B"])
    #expect(log.stop == .budget)
    #expect(log.rounds[2].beyondBudget.map(\.text) == ["second A", "third A"])
    #expect(log.spent <= 350)
  }

  @Test("what does not earn its price in time is not bought")
  func payback() async throws {
    // The second B earns 3 an hour: 300 take 100 hours.
    let late = try await Self.run(payback: 99)
    #expect(late.made.map(\.text) == ["fewer setups"])
    #expect(late.stop == .nothingPays)
    #expect(late.rounds[1].trials.first { $0.move.text == "second B" }?.verdict == .late)
    let soon = try await Self.run(payback: 100)
    #expect(soon.made.map(\.text).contains("second B"))
  }

  @Test("when nothing pays it stops in the first round")
  func nothing() async throws {
    let log = try await Self.run([
      FocusMove(step: .subordinate, text: "less work", settings: ["A+-1.5"]),
      FocusMove(step: .exploit, text: "nothing at all", settings: ["nothing"]),
    ])
    #expect(log.made.isEmpty)
    #expect(log.stop == .nothingPays)
    #expect(log.rounds.map { $0.trials.map(\.verdict) } == [[.nothing, .loses]])
    #expect(log.end.flatMap(FocusLoop.profits) == log.start.flatMap(FocusLoop.profits))
    #expect(try await Self.run([]).rounds.map(\.trials.count) == [0])
  }

  @Test("a gain that may be luck is not taken, and of many moves each must be surer")
  func luck() async throws {
    // Differences 1, -1, 3, -1 and so on: mean 0.5, and with 40 of them t is 1.9.
    let luck = FocusMove(step: .exploit, text: "luck", settings: ["luck"])
    let log = try await Self.run([luck], replications: 40, noise: 1)
    #expect(log.rounds[0].trials[0].verdict == .unsure)
    // With 60, t is 2.3: enough for one move, not for ten that are judged together.
    let alone = try await Self.run([luck], replications: 60, noise: 1)
    #expect(alone.made == [luck])
    let others = (1...9).map {
      FocusMove(step: .exploit, text: "idle \($0)", settings: ["idle \($0)"])
    }
    #expect(try await Self.run([luck] + others, replications: 60, noise: 1).made.isEmpty)
  }

  @Test("when the constraint moves, free moves made for the old one are flagged and tried without")
  func inertia() async throws {
    // What helped B costs 4 an hour, and is worth nothing when a second B is there.
    var costly = Self.moves
    costly[0].expense = 4
    let log = try await Self.run(costly)
    #expect(log.rounds[0].inertia.isEmpty)
    let moved = try #require(log.rounds.first { $0.finding.limitingResource == "A" })
    #expect(moved.inertia == ["fewer setups"])
    #expect(moved.taken?.text == "take back: fewer setups")
    #expect(log.inForce.map(\.text) == ["second B", "second A"])
    #expect(log.made.count == 4)
    #expect(log.addedExpense == 3)
    #expect(log.stop == .market)
  }

  @Test("as many rounds as allowed, and the same log for any number of jobs")
  func limitAndJobs() async throws {
    let log = try await Self.run(limit: 2)
    #expect(log.stop == .limit)
    #expect(log.rounds.count == 2)
    let (one, three) = (try await Self.run(jobs: 1), try await Self.run(jobs: 3))
    #expect(one.rounds.map(\.trials) == three.rounds.map(\.trials))
    #expect(one.rounds.map(\.finding) == three.rounds.map(\.finding))
  }

  @Test("an interruption before anything is known leaves an empty log")
  func interrupted() async throws {
    let log = try await FocusLoop(
      replications: 2, confidence: 0.95, limit: 5, budget: 0, payback: 1, jobs: 1,
      company: { Self.company($0) }, moves: { _, _, _ in [] }
    ).run(isCancelled: { true })
    #expect(log.stop == .interrupted)
    #expect(log.start?.replications == nil)
    #expect(log.rounds.isEmpty)
  }
}
