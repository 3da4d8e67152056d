import Testing

@Suite("Supply")
struct SupplyTests {
  @Test(
    "stocks, forecasts and phantom orders are exactly what theory says",
    arguments: TheoryCase.supply)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let supply = baseStocks + reorderPoints + forecasts + [bullwhip]

  // MARK: Base stocks

  /// Pieces on order for Poisson demand with the mean 4, and a base stock of 6.
  private static let palm = (fill: 0.785130, short: 0.195435, stock: 2.195435)

  private static let baseStocks = [
    material("palm_constant", "constant lead time of 8", "8 min"),
    material(
      "palm_exponential", "exponential lead time of 8", "{ exponential: { mean: 8 min } }"),
    TheoryCase(
      "base_stock_mm1", "made to stock by M/M/1 with load 0.8, base stock 6",
      source: "Buzacott & Shanthikumar 1993: fill rate 1 - rho^S, backorders rho^(S+1) / (1 - rho)",
      .queue(load: 0.8, horizon: 700_000),
      """
      plant: { resources: { A: {} } }
      products: { P: { demand: { poisson: 0.8 per min }, route: [{ resource: A, time: { exponential: { mean: 1 min } } }] } }
      decisions: { supply: { products: { P: { make: { base: 6 } } } } }
      """,
      mean: [
        "products.P.fill_rate": 0.737856, "products.P.backorders": 1.048576,
        "products.P.stock": 3.048576, "resources.A.utilisation": 0.8,
        // Little's law for those that wait.
        "flow.order_lead_time.mean": 1.048576 / 0.8,
      ]),
    TheoryCase(
      "base_stock_bought", "bought in, constant lead time of 8, demand 0.5, base stock 6",
      source: "Palm 1938; Feeney & Sherbrooke 1966: on order ~ Poisson(4)",
      .steady(relaxation: 8, horizon: 60_000),
      """
      plant: { resources: { A: {} } }
      products: { P: { demand: { poisson: 0.5 per min }, bought: { price: 3, lead_time: 8 min } } }
      decisions: { supply: { products: { P: { buy: { base: 6 } } } } }
      """,
      mean: [
        "products.P.fill_rate": palm.fill, "products.P.backorders": palm.short,
        "products.P.stock": palm.stock, "supply.stock_value": 3 * palm.stock,
        "flow.order_lead_time.mean": palm.short / 0.5,
      ]),
  ]

  private static func material(_ id: String, _ model: String, _ leadTime: String) -> TheoryCase {
    TheoryCase(
      id, "material with a base stock of 6, demand 0.5, \(model)",
      source: "Palm 1938; Feeney & Sherbrooke 1966: on order ~ Poisson(4), whatever the law",
      .steady(relaxation: 8, horizon: 130_000),
      """
      plant: { resources: { A: {} } }
      supply: { materials: { steel: { price: 3, lead_time: \(leadTime) } } }
      products: { P: { demand: { poisson: 0.5 per min }, uses: { steel: 1 }, route: [A 0 min] } }
      decisions: { supply: { materials: { steel: { base: 6 } } } }
      """,
      mean: [
        "materials.steel.fill_rate": palm.fill, "materials.steel.backorders": palm.short,
        "materials.steel.stock": palm.stock, "money.investment": 3 * palm.stock,
      ])
  }

  // MARK: Reorder points

  private static let reorderPoints = [
    TheoryCase(
      "reorder_point", "material with reorder point 3 and lots of 4, demand 0.5, lead time 8",
      source: "Hadley & Whitin 1963: the position is uniform on 4 to 7, on order ~ Poisson(4)",
      .steady(relaxation: 8, horizon: 60_000),
      """
      plant: { resources: { A: {} } }
      supply: { materials: { steel: { price: 3, lead_time: 8 min } } }
      products: { P: { demand: { poisson: 0.5 per min }, uses: { steel: 1 }, route: [A 0 min] } }
      decisions: { supply: { materials: { steel: { reorder: { point: 3, order: 4 } } } } }
      """,
      mean: [
        "materials.steel.fill_rate": 0.684191, "materials.steel.backorders": 0.367992,
        "materials.steel.stock": 1.867992,
      ]),
    TheoryCase(
      "economic_lot", "material at 5 in lots of 20, an order costs 50, holding 0.1 % a minute",
      source: "Harris 1913: K D / Q + h c (Q + 1) / 2; the piece that is taken is there until then",
      .exactly("unit: min, per: min, warmup: 100.5 min, horizon: 2000 min"),
      """
      plant: { resources: { A: {} } }
      supply: { materials: { steel: { price: 5, order_cost: 50, start: 20 } }, holding: 0.1 % per min }
      products: { P: { demand: 1 per min, uses: { steel: 1 }, route: [A 0 min] } }
      decisions: { supply: { materials: { steel: { reorder: { point: 0, order: 20 } } } } }
      """,
      certain: [
        "money.operating_expense": 2.5 + 0.001 * 5 * 10.5, "materials.steel.stock": 10.5,
        "materials.steel.fill_rate": 1, "materials.steel.received": 1,
      ]),
  ]

  // MARK: Bullwhip

  /// Weekly orders are the week's demand and what the forecast has changed by.
  private static let bullwhip = TheoryCase(
    "bullwhip", "ordered weekly to the mean of 12 weeks, lead time of 2 weeks",
    source: "Chen, Drezner, Ryan & Simchi-Levi 2000: 1 + 2 L / p + 2 L^2 / p^2, L with the review",
    .exactly(
      "unit: h, day: 8 h, week: 5 days, per: week, warmup: 50 weeks, horizon: 2500 weeks"),
    """
    plant: { resources: { A: {} } }
    supply: { forecast: { every: 1 week, window: 12 weeks } }
    products: { P: { demand: { poisson: 40 per week, quantity: 5 }, bought: { price: 3, lead_time: 2 weeks } } }
    decisions: { supply: { products: { P: { buy: { mrp: { every: 1 week, safety_stock: 200 } } } } } }
    """,
    mean: ["products.P.bullwhip": 1 + 2 * 3.0 / 12 + 2 * 9.0 / 144])

  // MARK: Forecasts

  private static let forecasts = [
    TheoryCase(
      "forecast_noise", "level demand, forecast with the noise 0.5 and no bias",
      source: "E|X - 1| = 2 (2 Phi(sigma / 2) - 1) of a lognormal X with the mean 1",
      .exactly("unit: min, per: min, warmup: 1000 min, horizon: 400000 min"),
      forecast("demand: 0.1 per min", "noise: 50 %"),
      mean: ["supply.forecast.wmape": 0.394825]),
    TheoryCase(
      "forecast_bias", "Poisson demand of 0.5, forecast with the bias 20 %",
      source: "the trailing mean is unbiased, whatever its window",
      .exactly("unit: min, per: min, warmup: 1000 min, horizon: 200000 min"),
      forecast("demand: { poisson: 0.5 per min }", "bias: 20 %, window: 400 min"),
      mean: ["supply.forecast.bias": 0.2]),
    TheoryCase(
      "forecast_phantoms", "half of the orders bring a phantom along, 40 % are confirmed",
      source: "s (1 - q) / (1 + s q): what is dropped has been foretold",
      .exactly("unit: min, per: min, warmup: 1000 min, horizon: 200000 min"),
      forecast(
        "demand: 0.5 per min", "window: 400 min",
        ", phantoms: { share: 50 %, ahead: 30 min, confirmed: 40 % }"),
      mean: ["supply.forecast.bias": 0.25, "flow.orders.received": 0.6]),
  ]

  private static func forecast(
    _ demand: String, _ way: String, _ phantoms: String = ""
  ) -> String {
    """
    plant: { resources: { A: {} } }
    supply: { forecast: { every: 100 min, \(way) }\(phantoms) }
    products: { P: { \(demand), route: [A 0 min] } }
    """
  }
}
