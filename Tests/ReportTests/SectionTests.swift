import Company
import Experiment
import Report
import Testing

@Suite("Sections of a company with accounts and innovation")
struct SectionTests {
  /// One strategy, three replications that differ in one number only.
  static func company(accounts: Int) -> Results {
    var measures: [Measure] = []
    var row: [Double] = []
    func add(_ name: String, _ unit: String, _ value: Double) {
      measures.append(Measure(name: name, unit: unit))
      row.append(value)
    }
    add("money.net_profit", "USD per week", 100)
    for account in 0..<accounts {
      let name = "accounts.a\(account)"
      add("\(name).sales", "USD per week", 50)
      add("\(name).cost_to_serve", "USD per week", 5)
      add("\(name).profit", "USD per week", 40 - 10 * Double(account))
    }
    add("portfolio.unprofitable_share", "", 0.25)
    add("portfolio.profit_concentration", "", 0.5)
    add("portfolio.offerings", "", 4)
    add("innovation.ideas", "ideas per week", 1.5)
    add("innovation.learning_loss", "", 0.04)
    add("buffer.green", "", 0.7)
    add("buffer.black", "", 0.05)
    add("buffer.cause.mill", "", 0.25)
    add("buffer.cause.saw", "", 0)
    add("buffer.cause.release", "", 0.75)
    let rows = [0.0, 3, -3].map { noise in [row[0] + noise] + row.dropFirst() }
    return Results(
      provenance: Provenance(
        command: "run", reproduce: "throughline run c.yaml --seed 1", seed: 1,
        sources: [Provenance.Source(file: "c.yaml", title: "Company", hash: "00")]),
      outcome: Outcome(
        cases: [
          CaseResult(
            name: "base", measures: measures, replications: 3, values: rows.flatMap { $0 })
        ], confidence: 0.95,
        stop: Outcome.Stop(rule: .fixed(3), replications: 3, isReached: true)))
  }

  @Test("accounts are sorted by profit, with the whale curve below")
  func accounts() {
    let text = Self.company(accounts: 6).table(sections: [.accounts])
    #expect(
      text.contains(
        """
        Accounts, base
        account  sales [USD per week]  cost to serve [USD per week]  profit [USD per week]
        -------  --------------------  ----------------------------  ---------------------
        a0                         50                             5                     40
        a1                         50                             5                     30
        a2                         50                             5                     20
        a3                         50                             5                     10
        a4                         50                             5                      0
        a5                         50                             5                    -10
        Share of account x product cells that lose money: 25 %; share of cells that earns everything: 50 %.

        Whale curve, base
        accounts  of all [%]  profit together [USD per week]  of all profit [%]
        --------  ----------  ------------------------------  -----------------
               1          17                              40                 44
               2          33                              70                 78
               3          50                              90                100
               4          67                             100                111
               5          83                             100                111
               6         100                              90                100
        """))
  }

  @Test("of many accounts both ends are shown")
  func manyAccounts() {
    let text = Self.company(accounts: 30).table(sections: [.accounts])
    #expect(text.contains("\na9 "))
    #expect(!text.contains("\na10 "))
    #expect(text.contains("... 10 more"))
    #expect(text.contains("\na20 "))
    #expect(text.contains("\na29 "))
  }

  @Test("churn is shown only where something is innovated")
  func churn() {
    let text = Self.company(accounts: 1).table(sections: [.churn])
    #expect(
      text.contains(
        """
        Churn
        measure        unit            base
        -------------  --------------  ----
        offerings                         4
        ideas          ideas per week   1.5
        learning loss  %                  4
        """))
    #expect(
      Plant.comparison.table(sections: [.churn])
        .contains("Section churn: nothing to show. The scenario has no innovation."))
  }

  @Test("causes of red are a Pareto table, without what caused none")
  func buffers() {
    let text = Self.company(accounts: 1).table(sections: [.buffers])
    #expect(
      text.contains(
        """
        Causes of red
        where                share of reds [%]  together [%]
        -------------------  -----------------  ------------
        waiting for release                 75            75
        at mill                             25           100
        """))
    #expect(
      Plant.comparison.table(sections: [.buffers])
        .contains("Section buffers: nothing to show. No decision gives orders a due date."))
  }

  @Test("a scenario without randomness says so")
  func deterministic() {
    let same = Plant.result("s", Array(repeating: Plant.row(netProfit: 300), count: 3))
    #expect(Plant.run(same).advice().first?.hasPrefix("Nothing here is random") == true)
    #expect(Plant.run(Plant.mostMoney).advice().allSatisfy { !$0.hasPrefix("Nothing here") })
  }

  @Test("a run of the base decisions names the strategies that could be compared")
  func strategies() {
    var results = Self.company(accounts: 1)
    results.provenance.strategies = ["x", "y"]
    #expect(
      results.advice() == [
        "The scenario names strategies (x, y): throughline compare c.yaml"
      ])
  }

  @Test("the log of reviews says what was found, done and expected")
  func reviews() {
    var results = Self.company(accounts: 0)
    results.outcome.cases[0].reviews = ReviewTotals(
      log: [
        ReviewEntry(
          time: 13, constraint: "mill", occupied: 0.996,
          steps: [
            .init(.exploit, "mill takes first what earns most per minute of it"),
            .init(.elevate, "one more mill is bought", gain: 1194, payback: 25.1),
          ]),
        ReviewEntry(
          time: 26, constraint: "saw", occupied: 0.92,
          steps: [.init(.pass, "one more saw would not pay", gain: -10, payback: .infinity)]),
        ReviewEntry(time: 39, constraint: nil, occupied: 0.7),
      ], taken: [0, 3, 0, 2, 1], replications: 3)
    let text = results.table(sections: [.reviews])
    #expect(text.contains("mill                99.6  exploit: mill takes first what earns most"))
    #expect(text.contains("elevate: one more mill is bought (1190 per week, 25 weeks)"))
    #expect(text.contains("pass: one more saw would not pay (it would add nothing)"))
    #expect(text.contains("the market          70.0"))
    #expect(text.contains("elevate                                 67"))
    #expect(results.json().contains("\"taken\": { \"undo\": 0, \"exploit\": 3"))
  }
}
