import Experiment
import Report
import Testing

@Suite("The constraint in words")
struct ConstraintWordTests {
  /// Replications with the utilisations of A and B, and whether the market was the constraint.
  private func sentence(
    _ a: [Double], _ b: [Double], market: [Double] = [], limitsWork: Bool = false
  ) -> String? {
    let rows = a.indices.map { index in
      var row = Plant.row(netProfit: 300 + Double(index))
      row[7] = a[index]
      row[9] = b[index]
      row[13] = market.isEmpty ? 0 : market[index]
      return row
    }
    var result = Plant.result("s", rows)
    result.limitsWork = limitsWork
    return ConstraintFinding(result, confidence: 0.95)?.sentence
  }

  @Test("one resource is named with its lead")
  func one() {
    #expect(
      sentence([0.81, 0.80, 0.82], [0.95, 0.96, 0.97])
        == "B is the constraint (96 % occupied; 95 % sure: 12.5 to 17.5 points more than A).")
    #expect(
      sentence([0.75, 0.75], [0.99, 0.99])
        == "B is the constraint (99.0 % occupied; 24 points more than A in every replication).")
  }

  @Test("several are named with how far they can be apart")
  func several() {
    #expect(
      sentence([0.90, 0.91, 0.90], [0.91, 0.90, 0.91])
        == "No single constraint: B and A are within 3.2 points of each other in occupation,"
        + " 95 % sure.")
    #expect(
      sentence([1, 1], [1, 1]) == "No single constraint: A and B are occupied alike (100 %).")
  }

  @Test("where no resource limits, the busiest is named beside what does")
  func others() {
    #expect(
      sentence([0.75, 0.75], [0.6, 0.6], market: [1, 1])
        == "The market is the constraint (the busiest resource, A, is 75 % occupied).")
    #expect(
      sentence([0.75, 0.75], [0.6, 0.6], market: [1, 0])
        == "The market is the constraint (in 50 % of replications; the busiest resource, A, is 75 %"
        + " occupied).")
  }

  @Test("the section shows the methods side by side, and says what each column is")
  func section() {
    let text = Plant.run(Plant.mostMoney).table(sections: [.constraint])
    #expect(
      text.contains(
        """
        What limits most-money
        B is the constraint (99.0 % occupied; 24 points more than A in every replication).

        resource  occupied [%]  less [points]
        --------  ------------  -------------
        B                   99
        A                   75             24
        """))
    #expect(text.contains("Resources, most-money"))
  }

  @Test("marginal values are shown only where they were asked for")
  func marginal() {
    #expect(
      Plant.run(Plant.mostMoney).table(sections: [.marginal])
        .contains("Section marginal: nothing to show. It is simulated by run --marginal."))
    #expect(!Plant.run(Plant.mostMoney).json().contains("\"marginal\""))
  }
}
