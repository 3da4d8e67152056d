import Experiment
import Report
import Testing

@Suite("The verdict sentence")
struct VerdictTests {
  func verdict(
    _ a: [Double], _ b: [Double], metric: String = "money.net_profit", margin: Double? = nil
  ) -> String {
    let isTime = metric == "flow.lead_time.mean"
    func result(_ name: String, _ values: [Double]) -> CaseResult {
      Plant.result(
        name,
        values.map {
          isTime ? Plant.row(netProfit: 0, leadTime: $0) : Plant.row(netProfit: $0)
        })
    }
    return Plant.compared([result("old", a), result("new", b)], metrics: [metric], margin: margin)
      .verdict().joined(separator: " ")
  }

  @Test("a smaller lead time is better, and the decrease is stated as a size")
  func smallerIsBetter() {
    #expect(
      verdict([120, 130, 110, 124], [100, 109, 92, 103], metric: "flow.lead_time.mean")
        == "Mean lead time is 20.0 min lower with new than with old"
        + " (95 % interval 17.7 to 22.3, 4 paired replications): better.")
  }

  @Test("the winner is named first, also when it stands earlier in the file")
  func earlierWins() {
    #expect(
      verdict([300, 310, 290], [100, 112, 88]).hasPrefix(
        "old earns 200.0 USD per week more than new (95 % interval 195.0 to 205.0"))
  }

  @Test("an open question says so, and how many replications would settle it")
  func undecided() {
    let text = verdict([100, 120, 90, 115], [110, 105, 118, 104])
    #expect(
      text.hasPrefix("Undecided: new earns 3 USD per week more than old, but the interval contains")
    )
    #expect(text.contains("About "))
    #expect(text.hasSuffix("replications would settle it if the difference stays."))
  }

  @Test("the section that explains a lead says when there is none")
  func nobodyAhead() {
    let results = Plant.compared(
      [100, 110, 90].enumerated().map { number, _ in
        Plant.result("s\(number)", [100, 120, 90, 115].map { Plant.row(netProfit: $0) })
      }, metrics: ["money.net_profit"])
    let text = results.table(sections: [.why]).replacing("\n", with: " ")
    #expect(
      text.contains(
        "Section why: nothing to show. Nobody is surely ahead in net profit, so there is no lead to "
          + "explain."), "\(text)")
  }

  @Test("a difference within the margin is equivalent")
  func equivalent() {
    #expect(
      verdict([100, 101, 99, 100], [101, 101, 101, 100], margin: 50).hasPrefix(
        "new and old are equivalent: their net profit differs by less than 50 USD per week"))
  }

  @Test("equal in every replication is identical, the same difference in each is certain")
  func withoutVariance() {
    #expect(
      verdict([1, 2, 3], [1, 2, 3])
        == "new and old are identical: the same net profit in each of 3 paired replications.")
    #expect(
      verdict([1, 2, 3], [11, 12, 13])
        == "new earns 10 USD per week more than old in each of 3 paired replications: certain.")
  }

  @Test("a measure without a good side is larger, not better")
  func neutral() {
    let a = Plant.result("old", [[0.5], [0.6], [0.55]].map { patched($0[0]) })
    let b = Plant.result("new", [[0.7], [0.81], [0.74]].map { patched($0[0]) })
    let results = Plant.compared([a, b], metrics: ["resources.B.utilisation"])
    #expect(
      results.verdict()[0].hasPrefix(
        "Utilisation of B is 20.0 percentage points higher with new than with old"))
    #expect(results.verdict()[0].hasSuffix("larger."))
  }

  private func patched(_ utilisation: Double) -> [Double] {
    var row = Plant.row(netProfit: 0)
    row[9] = utilisation
    return row
  }

  @Test("of many, the best is compared with the nearest other")
  func many() {
    let text = Plant.many(3).verdict()[0]
    #expect(text.hasPrefix("Of 3 strategies s2 is the best in net profit, 100"))
    #expect(text.contains("USD per week ahead of the next, s1 ("))
    #expect(text.contains("simultaneous interval"))
  }

  @Test("two strategies are compared in words in every measure asked for")
  func severalMeasures() {
    let results = Plant.compared(
      [Plant.mostMoney, Plant.bestMoney], metrics: ["money.net_profit", "money.investment"])
    let sentences = results.verdict()
    #expect(sentences.count == 2)
    #expect(sentences[1].hasPrefix("best-money and most-money are identical: the same investment"))
    let text = results.table(sections: [.comparisons])
    #expect(text.contains("Net profit [USD per week], larger is better:\na "))
    #expect(text.contains("Investment [USD], smaller is better:\na "))
  }

  @Test("a scenario without money is told by its lead time, output and work in process")
  func withoutMoney() {
    let measures = [
      Measure(name: "money.throughput", unit: "USD per h"),
      Measure(name: "money.net_profit", unit: "USD per h"),
      Measure(name: "flow.output_rate", unit: "pieces per h"),
      Measure(name: "flow.lead_time.mean", unit: "min"),
      Measure(name: "flow.wip", unit: "pieces"),
    ]
    let text = Plant.run(
      CaseResult(
        name: "base", measures: measures, replications: 3,
        values: [0, 0, 48, 4.5, 4, 0, 0, 48, 5, 4, 0, 0, 48, 5.5, 4])
    ).table()
    #expect(text.contains("Mean lead time is 5.0 min (95 % interval 3.8 to 6.2, 3 replications)."))
    #expect(text.contains("strategy  output [pieces per h]  lead time [min]  WIP [pieces]\n"))
    #expect(!text.contains("OE"))
  }

  @Test("of many, a tie at the top is no win")
  func tie() {
    let results = Plant.compared([
      Plant.result("a", [10, 50, 20, 40].map { Plant.row(netProfit: $0) }),
      Plant.result("b", [12, 41, 28, 41].map { Plant.row(netProfit: $0) }),
      Plant.result("c", [-910, -850, -881, -861].map { Plant.row(netProfit: $0) }),
    ])
    #expect(results.outcome.winner == nil)
    let text = results.verdict()[0]
    #expect(text.hasPrefix("No single winner in net profit: b leads, undecided against a ("))
    #expect(!text.contains("against c"))
  }
}

@Suite("What to try next")
struct AdviceTests {
  func advice(_ change: (inout [Double]) -> Void, capacities: Bool = true) -> [String] {
    let rows = [290.0, 300, 310].map { netProfit in
      var row = Plant.row(netProfit: netProfit)
      change(&row)
      return row
    }
    return Plant.run(Plant.result("s", rows)).advice()
  }

  @Test("when the market is the constraint, capacity is not the answer")
  func market() {
    let items = advice {
      $0[12] = 0
      $0[13] = 1
      $0[9] = 0.61
    }
    #expect(
      items == [
        "With s the market is the constraint (the busiest resource, A, is 75 % utilised): what is"
          + " offered is shipped. More capacity may shorten lead times or let you offer more; more"
          + " profit needs demand, prices or a wider portfolio."
      ])
  }

  @Test("resources that cannot be told apart are named together")
  func several() {
    let rows = (0..<4).map { index in
      var row = Plant.row(netProfit: 300 + Double(index))
      row[7] = 0.98 + 0.01 * Double(index % 2)
      row[9] = 0.984
      return row
    }
    #expect(
      Plant.run(Plant.result("s", rows)).advice().first
        == "A and B limit throughput together: what a little more of each is worth:"
        + " throughline run pq.yaml --marginal")
  }

  @Test("precision that was not reached comes first")
  func precision() {
    let stop = Outcome.Stop(
      rule: .halfWidth(1, of: ["money.net_profit"], atMost: 3), replications: 3, isReached: false,
      advice: "Not reached.")
    #expect(Plant.run(Plant.mostMoney, stop: stop).advice().first == "Not reached.")
  }

  @Test("undecided comparisons ask for a round number of replications")
  func undecided() {
    let results = Plant.compared([
      Plant.result("a", [100, 120, 90, 115].map { Plant.row(netProfit: $0) }),
      Plant.result("b", [110, 105, 118, 104].map { Plant.row(netProfit: $0) }),
    ])
    let item = results.advice().first ?? ""
    #expect(item.hasPrefix("Undecided differences: try --replications "))
    #expect(item.hasSuffix("0."))
  }
}
