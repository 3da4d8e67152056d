import Experiment
import Inference
import Testing

@testable import Report

@Suite("The log of the five focusing steps")
struct FocusReportTests {
  /// A company with one machine, by net profit of each replication.
  private static func company(_ profits: [Double], market: Double = 0) -> CaseResult {
    let names = ["money.net_profit", "resources.B.occupied", "constraint.market.share"]
    return CaseResult(
      name: "base", measures: names.map { Measure(name: $0, unit: "", meaning: $0) },
      replications: profits.count, values: profits.flatMap { [$0, 0.99, market] })
  }

  private static func results(_ log: FocusLog, isOffered: Bool = true) -> FocusResults {
    FocusResults(
      provenance: Provenance(
        command: "focus", reproduce: "throughline focus b.yaml --seed 1", seed: 1,
        sources: [Provenance.Source(file: "b.yaml", title: "One machine", hash: "0a")]),
      log: log, settings: log.inForce.flatMap(\.settings), repeats: "throughline run b.yaml",
      terms: FocusResults.Terms(
        currency: "USD", period: "week", budget: 500, payback: 1, isOffered: isOffered,
        confidence: 0.95, replications: 3))
  }

  /// A rope for 10 more a week, then a machine that is too dear, one that earns its price too late,
  /// and one that may be luck.
  private static func log() throws -> FocusLog {
    let (start, end) = (company([100, 104, 108]), company([110, 115, 117]))
    var log = FocusLog(start: start, stop: .budget)
    let rope = FocusMove(step: .subordinate, text: "a rope", settings: ["decisions.release=push"])
    let dear = FocusMove(step: .elevate, text: "a hall", settings: ["x=1"], price: 9000)
    let late = FocusMove(step: .elevate, text: "a drill", settings: ["x=2"], price: 400, expense: 3)
    let finding = try #require(ConstraintFinding(start, confidence: 0.95))
    func gain(_ values: [Double]) -> Estimate { Estimate(of: values, confidence: 0.95) }
    var first = FocusRound(finding: finding, before: start, inertia: ["the rope is tied to A"])
    first.trials = [FocusTrial(move: rope, gain: gain([10, 11, 9]), payback: 1)]
    first.trials[0].verdict = .made
    first.taken = rope
    var second = FocusRound(finding: finding, before: end)
    second.trials = [
      FocusTrial(move: late, gain: gain([20, 21, 22]), payback: 1),
      FocusTrial(move: rope, gain: gain([-1, 5, 0]), payback: 1),
    ]
    second.beyondBudget = [dear]
    log.rounds = [first, second]
    log.made = [rope]
    log.inForce = [rope]
    log.end = end
    log.constraint = finding
    return log
  }

  @Test("each round says what was found, tried, made and left, and why")
  func screen() throws {
    let screen = Self.results(try Self.log()).table()
    let text = screen.replacing("\n", with: " ")
    for words in [
      "Net profit at the beginning: 104.0 USD per week. To spend: 500 USD. A purchase must earn its",
      "Inertia: the rope is tied to A, which is not the constraint now",
      "Subordinate: a rope. It earns 10.0 ± 2.5 USD per week more and costs nothing. Before that: to"
        + " exploit there was nothing to try.",
      "Beyond what is left of the budget, not tried: a hall (9000 USD).",
      "None of the 2 moves tried pays for sure; 1 would, but not in time.",
      "Nothing that what is left of the budget can buy pays for sure.",
      "Net profit went from 104.0 to 114.0 USD per week in 1 move: 10.0 ± 2.5 more (95 % interval).",
      "The same company:  throughline run b.yaml",
    ] {
      #expect(text.contains(words), "\(words)\n\(screen)")
    }
    #expect(screen.contains("too late"))
    for line in screen.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test("JSON has the members in a stated order, and nothing is rounded")
  func json() throws {
    let json = Self.results(try Self.log()).json()
    let keys = [
      "throughline", "command", "reproduce", "seed", "confidence", "replications", "procedure",
      "unit", "scenario", "world", "settings", "budget", "payback", "start", "rounds", "stop",
      "result",
    ]
    var rest = json[...]
    for key in keys {
      let place = try #require(rest.firstRange(of: "\n  \"\(key)\": "), "\(key)")
      rest = rest[place.upperBound...]
    }
    #expect(json.contains("\"verdict\": \"too late\""))
    #expect(json.contains("\"verdict\": \"not sure\""))
    #expect(json.contains("\"inertia\": [ \"the rope is tied to A\" ]"))
    #expect(json.contains("\"stop\": \"budget\""))
    #expect(json.contains("\"spent\": 0.0"))
  }

  @Test("CSV has as many fields in every row")
  func csv() throws {
    let rows = Self.results(try Self.log()).csv().split(separator: "\n")
    #expect(rows.count == 5)
    #expect(
      rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 15 })
    #expect(rows[4] == "b.yaml,,2,B,elevate,a hall,x=1,9000.0,0.0,USD per week,,,,,beyond budget")
  }

  @Test("a company that needs nothing, and one that is offered nothing, say so")
  func nothing() throws {
    let start = Self.company([5, 5], market: 1)
    var log = FocusLog(start: start, stop: .market)
    log.constraint = ConstraintFinding(start, confidence: 0.95)
    let text = Self.results(log).table().replacing("\n", with: " ")
    #expect(text.contains("The market is the constraint: more of anything inside"))
    #expect(text.contains("Net profit stays at 5 USD per week. Now: the market is the constraint"))
    #expect(!text.contains("The same company"))
    log.stop = .nothingPays
    #expect(Self.results(log, isOffered: false).table().contains("focus.elevate in the scenario"))
  }
}
