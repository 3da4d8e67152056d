import Testing

@Suite("Accounting")
struct AccountingTests {
  @Test(
    "the books show the exact figures of throughput accounting", arguments: TheoryCase.accounting)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  private static let goldratt = "Goldratt 1990, The Haystack Syndrome; Corbett 1998"

  static let accounting = [
    TheoryCase(
      "ta_basic", "1000 pieces in a period of 2400 min: price 50, material 20, OE 22000, I 200000",
      source: goldratt + ": T, NP = T - OE, ROI = NP/I, T/OE, T/I, T per constraint minute",
      // The period is both week and year. One piece is always in process: its material is part
      // of the investment, and the boundaries lie between two shipments.
      .exactly(
        "unit: min, day: 480 min, week: 5 days, year: 1 week, warmup: 1.2 min, horizon: 1 week"),
      """
      money: { operating_expense: 22000 per week, equipment: 199980 }
      plant: { resources: { A: {} } }
      products: { P: { price: 50, material: 20, demand: unlimited, route: [A 2.4 min] } }
      decisions: { release: { conwip: { jobs: 1 } } }
      """,
      certain: [
        "flow.output_rate": 1000, "money.throughput": 30_000, "money.net_profit": 8000,
        "money.operating_expense": 22_000, "money.investment": 200_000, "money.roi": 0.04,
        "money.productivity": 30_000.0 / 22_000, "money.turns": 0.15,
        "products.P.throughput_per_constraint_minute": 12.5,
      ]),
    TheoryCase(
      "ta_tdd_idd", "orders of T 500 and 2000, 3 and 10 days late; 300 held 20 days, 1000 4.5 days",
      source: goldratt + ": throughput-dollar-days and inventory-dollar-days",
      .exactly("unit: h, per: year, year: 150 days, horizon: 1 year"),
      """
      plant: { resources: { A: {}, B: {}, C: {}, D: {} } }
      products:
        late3: { price: 500, demand: 1 per 100 days, route: [A 23 days] }
        late10: { price: 2000, demand: 1 per 100 days, route: [B 30 days] }
        held20: { price: 300, material: 300, demand: 1 per 100 days, route: [C 20 days] }
        held4: { price: 1000, material: 1000, demand: 1 per 100 days, route: [D 4.5 days] }
      decisions: { promise: { lead_time: 20 days } }
      """,
      certain: [
        "flow.tdd": 21_500, "flow.idd": 10_500, "flow.on_time": 0.5, "products.late3.on_time": 0,
        "products.held20.on_time": 1,
      ]),
    TheoryCase(
      "ta_terms", "an account with a discount of 5 %, 40 per order and 25 per delivery",
      source: goldratt + ": sales 4 x 10 x 90 x 0.95, less 45 per piece and 65 per order",
      // Four orders of ten pieces a week, shipped 10 h after they come.
      .exactly("unit: h, day: 8 h, week: 5 days, warmup: 85 h, horizon: 400 h"),
      """
      money: { operating_expense: 500 per week }
      plant: { resources: { A: { cost: 100 per week } } }
      products: { P: { price: 90, material: 45, route: [A 1 h] } }
      accounts:
        north:
          orders: { P: { rate: 4 per week, quantity: 10 } }
          discount: 5 %
          cost_per_order: 40
          cost_per_delivery: 25
      """,
      certain: [
        "accounts.north.sales": 3420, "accounts.north.cost_to_serve": 260,
        "accounts.north.throughput": 1360, "money.throughput": 1360,
        "money.operating_expense": 600, "money.net_profit": 760, "money.investment": 450,
        "resources.A.utilisation": 1,
      ]),
    TheoryCase(
      "lot_stock", "special material bought in lots of 12 at 5, one piece used every hour",
      source: "Harris 1913: the stock runs from 11 to 0 pieces, 5.5 on average",
      .exactly("unit: h, per: h, warmup: 120.5 h, horizon: 1200 h"),
      """
      plant: { resources: { A: {} } }
      products:
        P: { price: 8, material: 5, material_lot: 12, demand: 1 per h, route: [A 0.25 h] }
      """,
      certain: [
        // 5.5 pieces in stock and a quarter of a piece in process, at 5 each.
        "money.investment": 28.75, "money.throughput": 3, "flow.idd": 28.75 / 24,
      ]),
    TheoryCase(
      "mm1_due_dates",
      "M/M/1, arrivals 0.7, service 1, promise 3; price 50, material 20, OE 10 per min",
      source:
        "the time in M/M/1 is exponential of mean 10/3, so exp(-0.9) are late, by 10/3 on average",
      .queue(load: 0.7, horizon: 350_000),
      """
      money: { operating_expense: 10 per min, equipment: 420 }
      plant: { resources: { S: {} } }
      products:
        J:
          price: 50
          material: 20
          demand: { poisson: 0.7 per min }
          route: [{ resource: S, time: \(Law.exponential(1).text) }]
      decisions: { promise: { lead_time: 3 min } }
      """,
      mean: [
        "flow.on_time": 0.593430, "flow.tdd": 0.019764, "money.throughput": 21,
        "money.net_profit": 11, "money.investment": 466.666667, "money.productivity": 2.1,
        "flow.idd": 140.0 / 3 / 1440, "products.J.throughput_per_constraint_minute": 30,
      ]),
  ]
}
