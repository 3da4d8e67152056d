import Company
import Probability
import Testing

/// Materials: what orders wait for, when more is bought, and what it costs.
@Suite("Materials")
struct MaterialTests {
  /// P at 20, ordered every 10 minutes, made on M in a minute from `uses` pieces of steel at 3.
  private func company(
    uses: Int = 1, lead: Double, start: Int = 0, minimum: Int = 1, horizon: Double = 99,
    policy: StockPolicy = .asNeeded
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.make("P", price: 20, [("M", 1)])
    company.orders("P", every: 10)
    company.products[0].uses = [Product.Use(material: 0, count: uses)]
    company.supply = Supply(materials: [
      Material(
        name: "steel",
        purchase: Purchase(price: Money(3), leadTime: .constant(lead), minimumOrder: minimum),
        start: start)
    ])
    company.base.supply = SupplyPolicy(materials: [policy])
    return company
  }

  // Ordered at 10, 20...; two pieces of steel come 4 minutes later; shipped after one more.
  @Test("an order waits until the material that it ordered has come")
  func waits() throws {
    let outcome = try company(uses: 2, lead: 4).run()
    expect(
      outcome,
      [
        ("flow.orders.shipped", 9), ("flow.order_lead_time.mean", 5), ("flow.lead_time.mean", 1),
        ("materials.steel.received", 18), ("materials.steel.used", 18),
        ("materials.steel.fill_rate", 0), ("materials.steel.waiting", 36.0 / 99),
        ("materials.steel.backorders", 72.0 / 99), ("materials.steel.stock", 0),
        ("money.throughput", 9 * (20 - 6)), ("money.investment", 9 * 6 * 1.0 / 99),
        ("supply.shortages", 36.0 / 99), ("constraint.material.share", 0),
      ])
  }

  // From 4 pieces: on hand 3, 2, 1 after the orders at 10, 20, 30, where 4 are ordered for 45;
  // 0 from 40, 4 at 45, 3, 2, 1 after 50, 60, 70, where 4 are ordered for 85; and so on.
  @Test("a reorder point buys up to its level, and stock is money tied up")
  func reorderPoint() throws {
    let outcome = try company(lead: 15, start: 4, policy: .upTo(point: 1, level: 5)).run()
    let pieces = [40.0, 30, 20, 10, 0, 20, 30, 20, 10, 0, 20, 27].reduce(0, +)
    expect(
      outcome,
      [
        ("flow.orders.shipped", 9), ("flow.order_lead_time.mean", 1),
        ("materials.steel.received", 8), ("materials.steel.fill_rate", 1),
        ("materials.steel.stock", pieces / 99), ("supply.stock_value", 3 * pieces / 99),
        ("money.investment", (3 * pieces + 9 * 3) / 99), ("materials.steel.waiting", 0),
      ])
  }

  @Test("a fixed quantity is ordered as often as it takes, at least the minimum")
  func quantity() throws {
    // Two pieces a time: 2 are ordered at 0, and 2 more when the order at 10 leaves nothing.
    let small = try company(
      uses: 2, lead: 5, horizon: 16, policy: .reorder(point: 1, quantity: 2)
    ).run()
    expect(small, [("materials.steel.received", 4)])
    let large = try company(
      uses: 2, lead: 1, minimum: 50, horizon: 99, policy: .reorder(point: 1, quantity: 2)
    ).run()
    expect(large, [("materials.steel.received", 50), ("materials.steel.used", 18)])
  }

  @Test("orders to the supplier, price breaks and holding cost what they say")
  func money() throws {
    var company = company(lead: 1, horizon: 99, policy: .reorder(point: 0, quantity: 100))
    company.supply?.materials[0].purchase.orderCost = Money(7)
    company.supply?.materials[0].purchase.breaks = [Purchase.Break(from: 100, price: Money(2))]
    company.supply?.holding = 0.01
    let outcome = try company.run()
    // At time 0 the position is 0 already: 100 pieces at 2 come at 1. Nine are used.
    let stock: Double = 900 + 7640 + 819
    expect(
      outcome,
      [
        ("money.throughput", 9 * 18), ("supply.stock_value", 2 * stock / 99),
        ("money.operating_expense", 7 + 0.01 * 2 * stock),
      ])
  }

  @Test("a batch at another price changes the average, to the tick")
  func average() throws {
    var company = company(lead: 0.5, start: 1, horizon: 45)
    // One piece at 3 and two at 1 make the average of three 5/3: the last piece takes the rest.
    company.base.supply = SupplyPolicy(materials: [.reorder(point: 1, quantity: 2)])
    company.supply?.materials[0].purchase.breaks = [Purchase.Break(from: 2, price: Money(1))]
    let outcome = try company.run()
    #expect(outcome["money.throughput"].isFinite)
    #expect(outcome["flow.orders.shipped"] == 4)
  }

  // Steel is there at 4 only, when the order has lapsed; the next one finds it.
  @Test("an order that will not wait for its material lapses, and the next one uses it")
  func lapse() throws {
    var company = company(lead: 4, horizon: 25)
    company.demands[0].patience = 2
    let outcome = try company.run()
    expect(
      outcome,
      [
        ("flow.orders.lapsed", 1), ("flow.orders.shipped", 1), ("materials.steel.received", 1),
        ("materials.steel.used", 1),
      ])
  }

  @Test("an endless source places one order at a time, which waits for its material")
  func endless() throws {
    var company = company(lead: 4, horizon: 50)
    company.demands = []
    company.endless("P")
    // Released at 4; the next one is placed when M is idle, at 5, and so every 5 minutes.
    expect(
      try company.run(),
      [("flow.orders.shipped", 10), ("materials.steel.used", 10), ("materials.steel.waiting", 0.8)])
  }

  @Test("material that nothing on offer uses any more is written off")
  func writeOff() throws {
    var company = company(lead: 4, start: 10, horizon: 50)
    company.make("Q", price: 1, [("M", 1)])
    company.orders("Q", every: 10)
    company.strategy("only Q") { $0.portfolio = .list([1]) }
    company.strategy("only P") { $0.portfolio = .list([0]) }
    let dropped = try company.run(0)
    expect(
      dropped,
      [
        ("supply.write_off", 30), ("materials.steel.written_off", 10),
        ("money.operating_expense", 30), ("materials.steel.stock", 0),
      ])
    expect(try company.run(1), [("supply.write_off", 0)])
  }

  @Test("materials of components are set aside at release and taken when their pieces begin")
  func components() throws {
    var company = company(lead: 4, horizon: 30)
    company.make("a", [("M", 2)])
    company.products[1].isPart = true
    company.products[1].uses = [Product.Use(material: 0, count: 3)]
    company.products[0].components = [Product.Component(product: 1, count: 2)]
    // One piece for P itself and 2 x 3 for its parts: 7; two parts take 4 minutes, P one.
    let outcome = try company.run()
    expect(
      outcome,
      [
        ("materials.steel.received", 14), ("materials.steel.used", 14),
        ("flow.order_lead_time.mean", 9), ("money.throughput", 2 * (20 - 21)),
        // What P itself takes lies in stock, set aside, until its parts are done.
        ("materials.steel.stock", 2 * 4.0 / 30),
      ])
  }

  @Test("pieces made again wait for material, too")
  func remade() throws {
    var company = company(lead: 4, horizon: 2000)
    company.products[0].scrap = .again
    company.products[0].route[0].yield = 0.5
    let outcome = try company.run()
    // All that was used beyond one piece an order was scrapped and made again.
    #expect(outcome["materials.steel.used"] > outcome["flow.orders.shipped"] + 50)
    #expect(
      abs(
        outcome["materials.steel.used"] - outcome["flow.orders.shipped"]
          - outcome["products.P.scrapped"]) <= 1)
    #expect(outcome["materials.steel.stock"] == 0)
  }

  @Test("where releases wait for material more than anything works, material is the constraint")
  func constraint() throws {
    var company = company(lead: 30, horizon: 3000, policy: .upTo(point: 0, level: 1))
    company.demands[0].patience = 5
    let outcome = try company.run()
    #expect(outcome["materials.steel.waiting"] > 0.2)
    expect(outcome, [("constraint.material.share", 1), ("constraint.M.share", 0)])
  }

  // The buffer of 9 is empty at 90 unless it is refilled: reviews at 20, 40... order what was used.
  @Test("replenishment orders what was consumed since the last review")
  func replenishment() throws {
    let policy = StockPolicy.replenish(StockPolicy.Replenish(buffer: 9, every: 20))
    let outcome = try company(lead: 10, start: 9, policy: policy).run()
    // Orders of 2 at 20, 40, 60, 80: those of 20, 40, 60 and 80 come at 30, 50, 70, 90.
    expect(
      outcome,
      [
        ("materials.steel.received", 8), ("materials.steel.fill_rate", 1),
        ("materials.steel.buffer", 9),
      ])
  }

  @Test("a buffer that is never needed shrinks by its step, one always in the red grows")
  func dynamicBuffer() throws {
    let resize = StockPolicy.Replenish.Resize(window: 100)
    func buffer(_ size: Int, lead: Double) throws -> Double {
      let policy = StockPolicy.replenish(
        StockPolicy.Replenish(buffer: size, every: 10, resize: resize))
      var company = company(lead: lead, start: size, horizon: 3000, policy: policy)
      company.time.warmup = 5000
      return try company.run()["materials.steel.buffer"]
    }
    // One piece a review, back at once: 90 pieces are far too many, 1 far too few for a lead of 60.
    #expect(try buffer(90, lead: 5) < 10)
    #expect(try buffer(1, lead: 60) > 6)
  }
}
