import Experiment
import Report
import Testing

@Suite("The first screen")
struct ScreenTests {
  @Test("a comparison says on one screen who wins, why, and what to try next")
  func comparison() {
    #expect(
      Plant.comparison.table() == """
        throughline 0.1.0, seed 42, scenario 00ff00ff00ff00ff
        3 replications, paired t, common random numbers, 95 %
        throughline compare pq.yaml --seed 42
        P and Q
        Which product first?

        best-money earns 600.0 USD per week more than most-money (95 % interval 595.0 to 605.0, 3 paired
        replications): better.

        best-money is ahead in 100 % of replications; common random numbers cut the variance of the
        difference to 1.8 % of that of independent runs.

        Why (best-money against most-money): T is 600.0 higher. T grows with P (+1800) and falls with Q
        (-1200).

        strategy    T [USD per week]  OE [USD per week]  NP [USD per week]  I [USD]  ROI [% per year]
        ----------  ----------------  -----------------  -----------------  -------  ----------------
        most-money         5700 ± 25               6000          -300 ± 25      450       -3330 ± 280
        best-money         6300 ± 28               6000           300 ± 28      450        3330 ± 310
        T throughput, OE operating expense, NP net profit, I investment. ± 95 % interval; without ±: the
        same in every replication.

        Constraint
        strategy    constraint  replications [%]  utilisation [%]  queue [jobs]
        ----------  ----------  ----------------  ---------------  ------------
        most-money  B                        100               99          4.25
        best-money  B                        100               99          4.25

        What to try next
        - B limits throughput: what one more unit is worth: --set plant.resources.B.units=3

        More: --all, or --section why|money|constraint|products|flow|comparisons

        """)
  }

  @Test("every line of every section fits 100 columns, and the first screen 40 lines")
  func size() {
    for results in [Plant.comparison, Plant.run(Plant.mostMoney), Plant.many(9)] {
      for text in [results.table(), results.table(all: true)] {
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
      }
      #expect(results.table().split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
    }
  }

  @Test("a run tells what it earns and what limits it")
  func run() {
    let text = Plant.run(Plant.mostMoney).table()
    #expect(
      text.contains(
        """
        Net profit is -300 USD per week (95 % interval -325 to -275, 3 replications); B is the constraint
        (99.0 % occupied; 24 points more than A in every replication).
        """))
    #expect(
      text.contains(
        """
        What to try next
        - B limits throughput: what one more unit is worth: --set plant.resources.B.units=3
        - Q earns most per piece, but P per constraint minute: compare
          --set decisions.priority=throughput_per_constraint_minute
        """))
  }

  @Test("sections can be chosen; one that the company has no part of says so")
  func sections() {
    let text = Plant.comparison.table(sections: [.products, .accounts])
    #expect(text.contains("Products, most-money"))
    #expect(text.contains("P            2     1"))
    #expect(text.contains("Section accounts: nothing to show. The scenario names no accounts."))
    #expect(!text.contains("What to try next"))
  }

  @Test("Markdown has the same columns and words")
  func markdown() {
    let text = Plant.comparison.markdown()
    #expect(
      text == """
        throughline 0.1.0, seed 42, scenario 00ff00ff00ff00ff\u{20}\u{20}
        3 replications, paired t, common random numbers, 95 %\u{20}\u{20}

        ```sh
        throughline compare pq.yaml --seed 42
        ```

        # P and Q

        Which product first?

        **best-money earns 600.0 USD per week more than most-money (95 % interval 595.0 to 605.0, 3 paired replications): better.**

        best-money is ahead in 100 % of replications; common random numbers cut the variance of the difference to 1.8 % of that of independent runs.

        Why (best-money against most-money): T is 600.0 higher. T grows with P (+1800) and falls with Q (-1200).

        | strategy   | T [USD per week] | OE [USD per week] | NP [USD per week] | I [USD] | ROI [% per year] |
        |:-----------|-----------------:|------------------:|------------------:|--------:|-----------------:|
        | most-money |        5700 ± 25 |              6000 |         -300 ± 25 |     450 |      -3330 ± 280 |
        | best-money |        6300 ± 28 |              6000 |          300 ± 28 |     450 |       3330 ± 310 |

        T throughput, OE operating expense, NP net profit, I investment. ± 95 % interval; without ±: the same in every replication.

        ## Constraint

        | strategy   | constraint | replications [%] | utilisation [%] | queue [jobs] |
        |:-----------|:-----------|-----------------:|----------------:|-------------:|
        | most-money | B          |              100 |              99 |         4.25 |
        | best-money | B          |              100 |              99 |         4.25 |

        ## What to try next

        - B limits throughput: what one more unit is worth: --set plant.resources.B.units=3

        More: --all, or --section why|money|constraint|products|flow|comparisons

        """)
  }

  @Test("a partial result says so before anything else")
  func partial() {
    let stop = Outcome.Stop(
      rule: .fixed(30), replications: 3, isReached: false, isInterrupted: true)
    let text = Plant.run(Plant.mostMoney, stop: stop).table()
    #expect(text.contains("3 replications of 30"))
    #expect(text.contains("PARTIAL RESULT: interrupted after 3 complete replications."))
    #expect(text.contains("- This is a partial result: run it again to the end."))
  }

  @Test("one replication shows no interval and no plus-minus")
  func single() {
    let text = Plant.run(Plant.result("only", [Plant.row(netProfit: 250)])).table()
    #expect(text.contains("Net profit is 250 USD per week (one replication: no interval)"))
    #expect(text.contains("One replication: no interval."))
    #expect(!text.contains("±"))
    #expect(text.contains("try --replications 30"))
  }

  @Test("warnings are told with the number of replications that gave them")
  func warnings() {
    let warned = Plant.result(
      "w", [1, 2, 3].map { Plant.row(netProfit: $0) },
      warnings: ["one", "two", "three", "four"].map { CountedWarning(text: $0, count: 2) })
    let text = Plant.run(warned).table()
    #expect(text.contains("Warnings\n- w: one (2 of 3 replications)\n"))
    #expect(text.contains("- 1 more: --all"))
    #expect(!text.contains("four"))
    #expect(Plant.run(warned).table(all: true).contains("- w: four (2 of 3 replications)"))
  }

  @Test("nothing finished is no result")
  func empty() {
    let stop = Outcome.Stop(
      rule: .fixed(30), replications: 0, isReached: false, isInterrupted: true)
    let text = Plant.run(Plant.result("none", []), stop: stop).table()
    #expect(text.contains("Nothing was finished: no result."))
  }
}
