import Company
import Testing

/// Throughput accounting by hand.
@Suite("Money")
struct MoneyTests {
  /// Machines of no time: what is ordered is shipped at once, and nothing is ever in process.
  private func trade(horizon: Double) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    return company
  }

  // 1000 units at 50 with 20 truly variable: T = 30000; OE 22000, I 200000, the period is a year.
  // NP 8000, ROI 0.04, productivity 30000/22000, turns 0.15.
  @Test("T, OE, NP, I, ROI, productivity and investment turns follow from each other")
  func identities() throws {
    var company = trade(horizon: 1000)
    company.time.year = 1000
    company.finance = Finance(currency: "USD", operatingExpense: 20, equipment: Money(200_000))
    company.resources[0].cost = 2
    company.make("P", price: 50, material: 20, [("M", 0)])
    company.orders("P", every: 1)
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 1000), ("money.throughput", 30_000),
        ("money.operating_expense", 22_000), ("money.net_profit", 8000),
        ("money.investment", 200_000), ("money.roi", 0.04),
        ("money.productivity", 30_000.0 / 22_000), ("money.turns", 0.15),
        ("products.P.sales", 50_000), ("products.P.throughput", 30_000),
        ("flow.lead_time.mean", 0), ("flow.lead_time.p95", 0), ("flow.wip", 0),
      ])
  }

  @Test("what has no denominator is undefined, not zero")
  func undefined() throws {
    var company = trade(horizon: 10)
    company.make("P", price: 5, [("M", 0)])
    company.orders("P", every: 1)
    expect(
      try company.run(),
      [
        ("money.throughput", 50), ("money.net_profit", 50), ("money.investment", 0),
        ("money.roi", .nan), ("money.productivity", .nan), ("money.turns", .nan),
      ])
  }

  // Two customers: north pays 10 less a quarter, an order costs 0.5 and a delivery 0.25; south pays
  // the list price. Five orders of 4 pieces each, material 3.
  // North: 5 x (30 - 12 - 0.75) = 86.25; south: 5 x (40 - 12) = 140.
  @Test("an account's throughput is after its discount and its cash per order and per delivery")
  func accounts() throws {
    var company = trade(horizon: 50)
    company.make("P", price: 10, material: 3, [("M", 0)])
    let north = company.account("north", discount: 0.25, perOrder: 0.5, perDelivery: 0.25)
    let south = company.account("south")
    company.orders("P", every: 10, quantity: 4, account: north)
    company.orders("P", every: 10, quantity: 4, account: south)
    expect(
      try company.run(),
      [
        ("accounts.north.sales", 150), ("accounts.north.throughput", 86.25),
        ("accounts.north.cost_to_serve", 3.75), ("accounts.north.profit", 86.25),
        ("accounts.south.sales", 200), ("accounts.south.throughput", 140),
        ("accounts.south.cost_to_serve", 0),
        ("money.throughput", 226.25), ("products.P.throughput", 226.25),
        ("products.P.sales", 350),
        ("portfolio.unprofitable_share", 0), ("portfolio.profit_concentration", 1),
      ])
  }

  // M takes 10 minutes. The order of 40 is accepted, and costs its order cash, but not shipped.
  @Test("an order costs its cash when it is accepted, a delivery when it is shipped")
  func cashOfOpenOrders() throws {
    var company = trade(horizon: 45)
    company.make("P", price: 10, material: 3, [("M", 10)])
    let north = company.account("north", perOrder: 2, perDelivery: 1)
    company.orders("P", every: 20, account: north)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 2), ("flow.orders.shipped", 1),
        ("accounts.north.cost_to_serve", 5), ("money.throughput", 10 - 3 - 5),
        // In process 20-30 and 40-45: 3 x 15.
        ("money.investment", 1), ("flow.idd", 45.0 / 480),
      ])
  }

  // Of 1.23 cents a customer with a third off pays 0.82: no rounding to cents on the way.
  @Test("prices below a cent are exact to a ten-thousandth")
  func subCentPrices() throws {
    var company = trade(horizon: 1000)
    company.make("screw", price: 0.0123, material: 0.0041, [("M", 0)])
    let north = company.account("north", discount: 1.0 / 3)
    company.orders("screw", every: 1, quantity: 1000, account: north)
    expect(
      try company.run(),
      [("accounts.north.sales", 8200), ("money.throughput", 4100)])
  }

  @Test("a sale below cost is negative throughput and an unprofitable cell")
  func unprofitable() throws {
    var company = trade(horizon: 10)
    company.make("good", price: 10, material: 4, [("M", 0)])
    company.make("bad", price: 10, material: 12, [("M", 0)])
    company.make("even", price: 10, material: 10, [("M", 0)])
    company.make("never", price: 10, material: 1, [("M", 0)])
    company.orders("good", every: 2)
    company.orders("bad", every: 5)
    company.orders("even", every: 5)
    company.orders("never", every: 11)
    expect(
      try company.run(),
      [
        ("products.good.throughput", 30), ("products.bad.throughput", -4),
        ("products.even.throughput", 0), ("money.throughput", 26),
        // Three cells had business; the best one earns 30 > 26.
        ("portfolio.unprofitable_share", 1.0 / 3), ("portfolio.profit_concentration", 1.0 / 3),
      ])
  }

  // Special material for 10 pieces is bought at 10 (3 used, 7 left), lasts at 20 (4) and 30 (1) and
  // is bought again at 40 (8 left). Stock: 14 x 10 + 8 x 10 + 2 x 10 USD minutes;
  // in process: 3 orders of 3 pieces for 3 minutes: 54.
  @Test("material bought by the lot is investment until it is used")
  func lots() throws {
    var company = trade(horizon: 40)
    company.make("P", price: 10, material: 2, lot: 10, [("M", 1)])
    company.orders("P", every: 10, quantity: 3)
    expect(
      try company.run(),
      [
        ("money.investment", 294.0 / 40), ("flow.idd", 294.0 / 480),
        ("money.throughput", 3 * 3 * 8), ("portfolio.write_off", 0),
        // Bought but unused material is no expense.
        ("money.net_profit", 72),
      ])
  }

  @Test("an order larger than a lot buys as many lots as it needs")
  func severalLots() throws {
    var company = trade(horizon: 19)
    company.make("P", price: 10, material: 2, lot: 10, [("M", 0)])
    company.orders("P", every: 10, quantity: 25)
    // 30 bought, 5 left for 9 minutes.
    expect(try company.run(), [("money.investment", 5 * 2 * 9.0 / 19)])
  }

  // At 35 one piece's worth of material (2 USD) is in stock; dropping P writes it off.
  @Test("dropping a product turns its special material into operating expense")
  func writeOff() throws {
    var company = trade(horizon: 40)
    company.time.warmup = 35
    company.make("P", price: 10, material: 2, lot: 10, [("M", 1)])
    company.make("Q", price: 10, [("M", 1)])
    company.orders("P", every: 10, quantity: 3)
    company.strategy("drop") { $0.portfolio = .list([1]) }
    expect(
      try company.run(0),
      [
        ("portfolio.write_off", 2), ("money.operating_expense", 2), ("money.net_profit", -2),
        ("money.investment", 0), ("flow.orders.refused", 4), ("portfolio.offerings", 1),
      ])
    // Kept: 1 piece for 5 minutes, then 8, 5, 2 and from 70 on 9; in process 40-43, 50-53...
    expect(
      try company.run(),
      [
        ("portfolio.write_off", 0), ("money.operating_expense", 0),
        ("money.investment", 2 * (5 + 80 + 50 + 20 + 9 * 5 + 4 * 9) / 40.0),
        ("portfolio.offerings", 2),
      ])
  }

  @Test("rates are per period, whatever the horizon")
  func rates() throws {
    var company = TestCompany(horizon: 960, per: 480)
    company.add("M", cost: 1)
    company.make("P", price: 10, material: 4, [("M", 0)])
    company.orders("P", every: 10)
    expect(
      try company.run(),
      [
        ("money.throughput", 288), ("money.operating_expense", 480), ("money.net_profit", -192),
        ("flow.output_rate", 48), ("flow.orders.received", 48),
      ])
  }

  @Test("what was earned in the warm-up is not counted")
  func warmup() throws {
    var company = TestCompany(warmup: 100, horizon: 50)
    company.add("M", cost: 1)
    company.make("P", price: 10, material: 4, [("M", 15)])
    company.orders("P", every: 20)
    // Shipped at 115, 135; the order of 100 comes before the warm-up ends, but is shipped after.
    expect(
      try company.run(),
      [
        ("flow.orders.received", 2), ("flow.orders.shipped", 2), ("money.throughput", 12),
        ("money.operating_expense", 50),
      ])
  }
}
