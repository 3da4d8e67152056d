import Testing

@Suite("Product mix")
struct ProductMixTests {
  @Test(
    "the simulated plant earns what its product mix must earn", arguments: TheoryCase.productMix)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  private static let goldratt = "Goldratt 1990, The Haystack Syndrome, P and Q; integer optimum"

  static let productMix = [
    pAndQ(
      "pq_base_most_money", "P and Q, the larger margin first (Q)", priority: "[Q, P]",
      certain: [
        "money.net_profit": -300, "money.throughput": 5700, "products.P.shipped": 60,
        "products.Q.shipped": 50,
      ]),
    pAndQ(
      "pq_base_best_money", "P and Q, the larger throughput per constraint minute first (P)",
      priority: "[P, Q]",
      certain: [
        "money.net_profit": 300, "money.throughput": 6300, "products.P.shipped": 100,
        "products.Q.shipped": 30, "products.P.throughput_per_constraint_minute": 3,
        "products.Q.throughput_per_constraint_minute": 2, "resources.B.utilisation": 1,
        "constraint.B.share": 1,
      ]),
    pAndQ(
      "pq_elevate_B_600", "P and Q with 600 more minutes of B", priority: "[P, Q]", speed: 1.25,
      certain: [
        "money.net_profit": 1500, "money.throughput": 7500, "products.P.shipped": 100,
        "products.Q.shipped": 50, "constraint.market.share": 1,
      ]),
  ]

  /// Goldratt's plant; `speed` divides the times on B, which has 2400 minutes a week: a speed of
  /// 1.25 gives it the capacity of 3000.
  private static func pAndQ(
    _ id: String, _ model: String, priority: String, speed: Double = 1,
    certain: KeyValuePairs<String, Double>
  ) -> TheoryCase {
    TheoryCase(
      id, model, source: goldratt,
      .exactly("unit: min, day: 8 h, week: 5 days, warmup: 40 weeks, horizon: 40 weeks"),
      """
      money: { operating_expense: 6000 per week }
      plant: { resources: { A: {}, B: {}, C: {}, D: {} } }
      products:
        P:
          price: 90
          material: 45
          demand: 100 per week
          patience: 1 week
          route: [A 15 min, B \(15 / speed) min, C 15 min, D 15 min]
        Q:
          price: 100
          material: 40
          demand: 50 per week
          patience: 1 week
          route: [A 10 min, B \(30 / speed) min, C 5 min, D 5 min]
      decisions: { release: { conwip: { jobs: 6 } }, priority: \(priority) }
      """, certain: certain)
  }
}
