import Experiment
import Testing

@testable import Report

@Suite("The report of a product mix")
struct MixReportTests {
  private static func problem(
    minutesOnD: Double = 15, capacity: Double = 2400, demand: Double = 50
  ) -> MixProblem {
    MixProblem(
      products: [
        MixProblem.Product(
          name: "P", contribution: 45, demand: 100, times: [15, 15, 15, minutesOnD]),
        MixProblem.Product(
          name: "Q", contribution: 60, demand: demand, times: [10, 30, 5, minutesOnD]),
      ],
      resources: ["A", "B", "C", "D"].map { MixProblem.Resource(name: $0, capacity: capacity) },
      operatingExpense: 6000)
  }

  /// Mixes on paper, carried out by the synthetic systems of `Plant`: the first mix by one, all
  /// others by the other.
  private static func results(_ problem: MixProblem, notes: [String] = []) throws -> MixResults {
    let mixes = try problem.mixes()
    let cases = Plant.comparison.outcome.cases.map { result in
      Case(name: result.name, measures: result.measures) { _ in throw CancellationError() }
    }
    return MixResults(
      results: Plant.comparison,
      trial: MixTrial(
        problem: problem, mixes: mixes, cases: cases,
        caseOfMix: [0] + Array(repeating: 1, count: mixes.count - 1), notes: notes,
        currency: "USD", timeUnit: "min", period: "week"))
  }

  @Test("the screen: verdict, promise, methods, constraint, worth, achievement")
  func screen() throws {
    let screen = try Self.results(Self.problem(), notes: ["Setups are not counted."]).table()
    for line in [
      "best-money earns 600.0 USD per week more than most-money (95 % interval 595.0 to 605.0, 3 paired",
      "The mix of best-money promises a throughput of 6300 USD per week and achieves 6300 (100 %).",
      "most-money           60  50     5700      -300  yes",
      "ilp                 100  30     6300       300  yes",
      "- Setups are not counted.",
    ] {
      #expect(screen.contains(line), "\(line)\n\(screen)")
    }
    #expect(screen.contains("B lacks most: the market asks for 3000 of its 2400 min per week.\n"))
    #expect(screen.contains("T per minute of B [USD], best first: P 3.00, Q 2.00.\n"))
    #expect(
      screen.contains("A minute of B more is worth 2.00 USD; of any other resource nothing.\n"))
    #expect(screen.contains("best-money, best-money-checked, revised, lp, ilp"))
    #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
  }

  @Test("a promise that overloads a resource says which and by how much")
  func infeasible() throws {
    let results = try Self.results(Self.problem(minutesOnD: 20))
    let screen = results.table()
    #expect(
      screen.contains("best-money          100  30     6300       300  no: D +200 min (8.3 %)"))
    #expect(
      results.infeasibility
        == "The plain rule looks at B only: its promise of 6300 USD per week would overload D by"
        + " 200 min (8.3 %); it achieves 100 % of it.")
    #expect(results.constraintSentence.hasSuffix("per week; D lacks time, too."))
    #expect(
      results.worthSentence
        == "A minute of D more is worth 1.50 USD and of B 1.00 USD; of any other resource nothing.")
  }

  @Test("with room for everything the market is the constraint and more time is worth nothing")
  func market() throws {
    let results = try Self.results(Self.problem(capacity: 3000))
    #expect(results.constraintSentence.contains("the market is the constraint"))
    #expect(results.worthSentence.hasPrefix("More of no resource is worth anything"))
    #expect(results.infeasibility == nil)
  }

  @Test("an endless demand is written as such, in JSON as null")
  func endless() throws {
    let results = try Self.results(Self.problem(demand: .infinity))
    let json = results.json()
    #expect(json.contains("\"Q\": {\n        \"contribution\": 60.0,\n        \"demand\": null"))
    #expect(results.count(.infinity) == "no end")
    #expect(results.table(all: true).contains("no end"))
  }

  @Test("JSON is that of a comparison with a member more; Markdown has the same tables")
  func formats() throws {
    let results = try Self.results(Self.problem())
    let json = results.json()
    for key in ["\"strategies\":", "\"comparisons\":", "\"mix\":", "\"worth_of_one_more\": 2.0"] {
      #expect(json.contains(key), "\(key)")
    }
    #expect(results.markdown().contains("most-money"))
    #expect(results.markdown(sections: [.money]).contains("Money"))
    #expect(!results.markdown(sections: [.money]).contains("On paper"))
  }

  @Test("many products stand in rows, the best first, and the rest wait for --all")
  func many() throws {
    let problem = MixProblem(
      products: (1...30).map {
        MixProblem.Product(
          name: "product-\($0)", contribution: Double($0), demand: 10, times: [1])
      }, resources: [MixProblem.Resource(name: "R", capacity: 100)])
    let results = try Self.results(problem)
    let screen = results.table()
    #expect(screen.contains("product-30      10          10"))
    #expect(screen.contains("23 more products: --all."))
    #expect(!screen.contains("NP ["))
    #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(results.table(all: true).contains("product-1 "))
  }
}
