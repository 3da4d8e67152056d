import Testing

@Suite("Innovation")
struct InnovationTests {
  @Test("new variants cost exactly what arithmetic says", arguments: TheoryCase.innovation)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let innovation = [
    TheoryCase(
      "learning_curve", "a new variant every 100 min; its pieces take 4, 2, 4/3, then 1 min",
      source: "Wright 1936, learning rate 50 %: each variant loses 3 + 1 + 1/3 min",
      // The boundaries lie half way between two ideas, where everything has been learnt.
      .exactly("unit: min, per: min, warmup: 1050 min, horizon: 10000 min"),
      """
      plant: { resources: { A: {} } }
      products: { P: { demand: unlimited, route: [A 1 min] } }
      innovation: { every: 100 min, learning: { start: 400 %, rate: 50 % } }
      decisions: { release: { conwip: { jobs: 1 } } }
      """,
      certain: [
        "innovation.learning_loss": 13.0 / 300, "innovation.launches": 0.01,
        "resources.A.utilisation": 1, "portfolio.variants": 1,
      ]),
    TheoryCase(
      "churn",
      "a variant replaces the last every 100 orders; 20 % dearer until copied, material "
        + "in lots of 30 at 4",
      source: "arithmetic: orders 1 to 30 of each 100 pay 60, the others 50; 20 pieces of the "
        + "fourth lot are written off",
      // An order at the instant of an idea still gets the old variant, and pays the old price.
      .exactly("unit: min, per: min, warmup: 1000.5 min, horizon: 10000 min"),
      """
      plant: { resources: { A: {} } }
      products:
        P: { price: 50, material: 4, material_lot: 30, demand: 1 per min, route: [A 0.25 min] }
      innovation: { every: 100 min, price_gain: 20 %, copied_after: 30.5 min }
      """,
      certain: [
        "products.P.sales": 53, "money.throughput": 49, "portfolio.write_off": 0.8,
        "money.net_profit": 48.2,
        // Stock after the n-th piece of a variant, n = 1 to 99, adds up to 1530 piece-minutes; a
        // quarter of a piece is in process.
        "money.investment": 62.2,
      ]),
  ]
}
