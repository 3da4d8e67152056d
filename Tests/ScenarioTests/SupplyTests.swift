import Company
import Probability
import Testing

@testable import Scenario

@Suite("Supply")
struct SupplyTests {
  private static let company = """
    title: Supply
    time: { unit: h, day: 24 h, warmup: 1 week, horizon: 4 weeks }
    plant: { resources: { M: {} } }
    supply:
      materials:
        steel:
          price: 4
          lead_time: 2 days
          minimum_order: 100
          order_cost: 40
          price_breaks: [{ from: 500, price: 3.6 }, { from: 900, price: 3 }]
          start: 200
        paint: { price: 11 }
      holding: 20 % per year
      forecast: { every: 1 week, window: 3 weeks, bias: 10 %, noise: 30 % }
      phantoms: { share: 20 %, ahead: 3 days, confirmed: 50 % }
    parts: { leg: { uses: { steel: 2 }, route: [M 1] } }
    products:
      P: { demand: 1 per h, uses: { steel: 1, paint: 3 }, from: { leg: 4 }, route: [M 0.1] }
      Q: { demand: 1 per day, bought: { price: 9, lead_time: 1 day, minimum_order: 5 } }
    decisions:
      supply: { products: { Q: { buy: as_needed } } }

    """

  private func load(_ decisions: String) throws -> SupplyPolicy {
    let text = Self.company.replacing(
      "supply: { products: { Q: { buy: as_needed } } }", with: decisions)
    return try Workbench().load(text).blueprint.base.supply
  }

  private func mistakes(_ old: String, _ new: String) throws -> [String] {
    try Workbench().mistakes(Self.company.replacing(old, with: new))
  }

  @Test("materials, their terms and what uses them are read")
  func world() throws {
    let company = try Workbench().load(Self.company).blueprint
    let supply = try #require(company.supply)
    #expect(
      supply.materials == [
        Material(
          name: "steel",
          purchase: Purchase(
            price: Money(4), leadTime: .constant(48), minimumOrder: 100, orderCost: Money(40),
            breaks: [
              Purchase.Break(from: 500, price: Money(3.6)),
              Purchase.Break(from: 900, price: Money(3)),
            ]),
          start: 200),
        Material(name: "paint", purchase: Purchase(price: Money(11))),
      ])
    #expect(abs(supply.holding - 0.2 / 8760) < 1e-15)
    #expect(supply.forecast == Forecast(every: 168, window: 504, bias: 0.1, noise: 0.3))
    #expect(supply.phantoms == Phantoms(share: 0.2, ahead: 72, confirmed: 0.5))
    #expect(
      company.products[0].uses == [
        Product.Use(material: 0), Product.Use(material: 1, count: 3),
      ])
    #expect(company.products[2].uses == [Product.Use(material: 0, count: 2)])
    #expect(
      company.products[1].bought
        == Purchase(price: Money(9), leadTime: .constant(24), minimumOrder: 5))
    #expect(company.products[1].route.isEmpty)
  }

  @Test("every policy is read, and 'default' stands for what is not named")
  func policies() throws {
    func steel(_ policy: String) throws -> StockPolicy {
      try load(
        "supply: { materials: { steel: \(policy) }, products: { Q: { buy: as_needed } } }"
      ).policy(of: 0)
    }
    #expect(try steel("as_needed") == .asNeeded)
    #expect(try steel("{ base: 40 }") == .upTo(point: 39, level: 40))
    #expect(
      try steel("{ reorder: { point: 20, order: 100 } }") == .reorder(point: 20, quantity: 100))
    #expect(
      try steel("{ reorder: { point: 20, up_to: 90 } }") == .upTo(point: 20, level: 90))
    #expect(
      try steel("{ mrp: { every: 1 week, safety_stock: 9, lot: 50, lead_time: 1 day } }")
        == .planned(
          StockPolicy.Planned(every: 168, safetyStock: 9, lot: 50, leadTime: 24)))
    #expect(
      try steel("{ replenish: { buffer: 60, every: 1 day, resize: {} } }")
        == .replenish(
          StockPolicy.Replenish(
            buffer: 60, every: 24, resize: StockPolicy.Replenish.Resize(window: 72))))
    let both = try load(
      "supply: { materials: { default: { base: 3 }, paint: as_needed }, "
        + "products: { Q: { buy: { base: 2 } }, P: { make: { base: 7 } } } }")
    #expect(both.materials == [.base(3), .asNeeded])
    #expect(both.products == [.toStock(.base(7)), .bought(.base(2)), .toOrder])
  }

  @Test("meetings are read, and a strategy may change one thing of them")
  func meetings() throws {
    let text =
      Self.company
        + """
          sop: { every: 1 week, share: [forecast, stock], alignment: 20 % }
        strategies:
          aligned: { sop: { alignment: 100 % } }
          make: { supply: { materials: { steel: { mrp: { every: 1 week } } } } }

        """
    let company = try Workbench().load(text).blueprint
    #expect(
      company.base.supply.sop
        == SalesAndOperations(every: 168, shares: [.forecast, .stock], alignment: 0.2))
    #expect(company.strategies[0].decisions.supply.sop?.alignment == 1)
    #expect(company.strategies[0].decisions.supply.sop?.shares == [.forecast, .stock])
    #expect(
      company.strategies[1].decisions.supply.policy(of: 0)
        == .planned(StockPolicy.Planned(every: 168)))
  }

  @Test("what cannot be is said, with its place")
  func mistakes() throws {
    #expect(
      try mistakes("uses: { steel: 2 }", "uses: { stel: 2 }") == [
        "17:25 unknown material 'stel'"
      ])
    #expect(
      try mistakes("{ from: 900, price: 3 }", "{ from: 400, price: 3 }") == [
        "11:49 prices must be listed from the smallest order to the largest"
      ])
    #expect(
      try mistakes("window: 3 weeks", "window: 10 days") == [
        "15:38 the window of a forecast must be a whole number of its periods"
      ])
    #expect(
      try mistakes("holding: 20 % per year", "holding: 20 %") == [
        "14:12 this does not say per what"
      ])
    #expect(
      try mistakes("{ Q: { buy: as_needed } }", "{ P: { buy: as_needed } }") == [
        "22:3 under the base decisions product 'Q' is made, but it has no route",
        "22:25 product 'P' cannot be bought",
      ])
    #expect(
      try mistakes("{ Q: { buy: as_needed } }", "{ Q: { buy: { base: 2, mrp: { every: 1 h } } } }")
        == ["22:46 'mrp' and 'base' exclude each other"])
    #expect(
      try mistakes("  forecast: { every: 1 week, window: 3 weeks, bias: 10 %, noise: 30 % }\n", "")
        == [])
    #expect(
      try Workbench().mistakes(
        Self.company.replacing(
          "  forecast: { every: 1 week, window: 3 weeks, bias: 10 %, noise: 30 % }\n", with: ""
        ).replacing("buy: as_needed", with: "buy: { mrp: { every: 1 week } }")) == [
          "21:3 under the base decisions product 'Q' is planned by a forecast, but there is none"
        ])
  }

  @Test("comparing with a strategy that never meets is doubted where 'mrp' leaves something open")
  func unevenMeetings() throws {
    func warnings(_ plan: String, _ silent: String) throws -> [String] {
      let text =
        Self.company + """
            sop: { every: 1 week, alignment: 100 % }
          strategies:
            aligned: {}
            silent: { sop: \(silent) }

          """
      return try Workbench().load(
        text.replacing(
          "supply: { products", with: "supply: { materials: { steel: { mrp: \(plan) } }, products")
      ).warnings.map(\.message).filter { $0.contains("mrp") }
    }
    let doubt = [
      "under strategy 'silent' 'mrp' takes the lot 1 and no safety stock where it names none; under "
        + "strategy 'aligned' functions set them, aligned or not"
    ]
    #expect(try warnings("{ every: 1 week }", "null") == doubt)
    #expect(try warnings("{ every: 1 week, lot: 10 }", "null") == doubt)
    #expect(try warnings("{ every: 1 week, lot: 10, safety_stock: 5 }", "null") == [])
    #expect(try warnings("{ every: 1 week }", "{ every: 1 week, alignment: 0 % }") == [])
  }

  private static let sawmill = """
    title: A sawmill
    time: { unit: h, day: 8 h, horizon: 4 weeks }
    plant: { resources: { saw: {} } }
    products:
      log: { material: 30, demand: 10 per week, route: [saw 1], into: { board: 3, slab: 1 } }
      board: { price: 20 }
      slab: { price: 5, route: [saw 0.1] }
      lamp: { price: 30, demand: 1 per week, bought: { price: 9 } }
      kit: { price: 90, demand: 1 per week, route: [saw 1] }
    decisions:
      supply: { products: { lamp: { buy: { base: 2 } } } }

    """

  // Both used to end the program: there is no station at which such pieces begin.
  @Test("what nobody makes is neither made for stock nor made into anything")
  func nobodyMakes() throws {
    func mistakes(_ old: String, _ new: String) throws -> [String] {
      try Workbench().mistakes(Self.sawmill.replacing(old, with: new))
    }
    #expect(try Workbench().mistakes(Self.sawmill) == [])
    #expect(
      try mistakes("{ base: 2 } }", "{ base: 2 } }, board: { make: { base: 4 } }") == [
        "11:3 under the base decisions product 'board' is made for stock, "
          + "but it only comes out of others"
      ])
    #expect(
      try mistakes("{ base: 2 } }", "{ base: 2 } }, log: { make: { base: 4 } }") == [
        "11:3 under the base decisions product 'log' is kept in stock, but it is taken apart"
      ])
    #expect(
      try mistakes("1 per week, route", "1 per week, from: { lamp: 2 }, route") == [
        "9:49 product 'lamp' is only bought ready to sell: nothing can be made from it"
      ])
    // What has work to be done is made by itself.
    #expect(try mistakes("{ base: 2 } }", "{ base: 2 } }, slab: { make: { base: 4 } }") == [])
  }
}
