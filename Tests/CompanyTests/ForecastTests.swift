import Company
import Probability
import Testing

/// Forecasts, phantom orders, planning by them, and planning together.
@Suite("Forecasts")
struct ForecastTests {
  /// P ordered every 10 minutes and made of a piece of steel in a minute.
  private func company(
    bias: Double = 0, noise: Double = 0, policy: StockPolicy = .asNeeded, lead: Double = 20,
    sop: SalesAndOperations? = nil, horizon: Double = 1000
  ) -> TestCompany {
    var company = TestCompany(warmup: 200, horizon: horizon)
    company.add("M")
    company.make("P", price: 20, [("M", 1)])
    company.orders("P", every: 10)
    company.products[0].uses = [Product.Use(material: 0)]
    company.supply = Supply(
      materials: [
        Material(name: "steel", purchase: Purchase(price: Money(3), leadTime: .constant(lead)))
      ],
      forecast: Forecast(every: 50, window: 100, bias: bias, noise: noise))
    company.base.supply = SupplyPolicy(materials: [policy], sop: sop)
    return company
  }

  @Test("level demand is foretold exactly, and bias is bias")
  func bias() throws {
    expect(
      try company().run(), [("supply.forecast.bias", 0), ("supply.forecast.wmape", 0)])
    expect(
      try company(bias: 0.1).run(),
      [("supply.forecast.bias", 0.1), ("supply.forecast.wmape", 0.1)])
    expect(
      try company(bias: -0.2).run(),
      [("supply.forecast.bias", -0.2), ("supply.forecast.wmape", 0.2)])
  }

  @Test("aligned sales leave their bonus aside")
  func alignment() throws {
    for (share, left) in [(0.0, 0.4), (0.25, 0.3), (1, 0)] {
      let sop = SalesAndOperations(every: 50, alignment: share)
      expect(try company(bias: 0.4, sop: sop).run(), [("supply.forecast.bias", left)])
    }
  }

  @Test("phantom orders are foretold when entered; confirmed ones are orders")
  func phantoms() throws {
    var company = company()
    company.supply?.phantoms = Phantoms(share: 1, ahead: 30, confirmed: 0)
    let dropped = try company.run()
    expect(dropped, [("flow.orders.received", 100), ("supply.forecast.bias", 1)])
    company.supply?.phantoms?.confirmed = 1
    let confirmed = try company.run()
    expect(confirmed, [("flow.orders.received", 200), ("supply.forecast.bias", 0)])
  }

  /// One customer who chooses P, ten times a day of 480 minutes; forecasts every 50.
  private func chosen(_ phantoms: Phantoms?) -> TestCompany {
    var company = TestCompany.supplier(warmup: 1000, horizon: 100_000)
    _ = company.chooser("north", rate: 0.1)
    company.supply = Supply(
      forecast: Forecast(every: 50, window: 500), phantoms: phantoms)
    return company
  }

  // Orders come as a Poisson process of 0.1, and half as many phantoms with them.
  @Test("customers who choose enter phantom orders, too, and confirm without choosing again")
  func chosenPhantoms() throws {
    let plain = try chosen(nil).run()
    let none = try chosen(Phantoms(share: 0, ahead: 30, confirmed: 1)).run()
    for name in ["flow.orders.received", "money.throughput", "supply.forecast.wmape"] {
      #expect(plain[name] == none[name] || plain[name].isNaN, "\(name)")
    }
    let dropped = try chosen(Phantoms(share: 0.5, ahead: 30, confirmed: 0)).run()
    #expect(dropped["flow.orders.received"] == plain["flow.orders.received"])
    #expect(abs(dropped["supply.forecast.bias"] - 0.5) < 0.05)
    let confirmed = try chosen(Phantoms(share: 0.5, ahead: 30, confirmed: 1)).run()
    let extra = confirmed["flow.orders.received"] - plain["flow.orders.received"]
    // So many of 10,000 orders bring one along; those of the last 30 minutes are still to come.
    isNear(extra, plain["flow.orders.received"] / 2, error: 50)
    #expect(confirmed["market.share"] == 1)
    #expect(abs(confirmed["supply.forecast.bias"]) < 0.02)
  }

  @Test("who buys less from us enters fewer phantoms, and who has left none that counts")
  func phantomsFollowChoice() throws {
    var company = chosen(Phantoms(share: 1, ahead: 30, confirmed: 1))
    company.market {
      $0.buyers = [BuyerType(name: "b", price: 4)]
      $0.needs = [Need(name: "need", competitor: 0)]
    }
    company.products[0].offering = Product.Offering(need: 0, differentiation: 0.5)
    company.strategy("dear") { $0.price = PricePolicy(premium: 1) }
    company.strategy("cheap") { $0.price = PricePolicy(premium: 0) }
    for strategy in 0..<2 {
      let outcome = try company.run(strategy)
      // Each order won brings one that is won as well: an opportunity more.
      let won = outcome["market.share"] * outcome["market.opportunities"]
      #expect(abs(outcome["flow.orders.received"] - won) < 1e-6 * won)
    }
    #expect(
      try company.run(0)["flow.orders.received"] < company.run(1)["flow.orders.received"] / 2)
  }

  @Test("books balance where customers choose, stocks run out and phantoms are entered")
  func chosenBooks() throws {
    for number in 0..<150 {
      var company = try randomMarket(number)
      company.supply = Supply(
        holding: 0.001, forecast: Forecast(every: 10, window: 20, noise: 0.3),
        phantoms: Phantoms(share: 0.5, ahead: 12, confirmed: 0.5))
      for strategy in [nil, 0] as [Int?] {
        _ = try company.simulate(strategy: strategy, seed: 5, replication: UInt32(number))
      }
    }
  }

  /// P is bought at 12 within 30 minutes and sold at 20; an order for 10 pieces comes in the middle of
  /// one period of 50, one for 20 in that of the next, in turn. Nothing is held on purpose until 400,
  /// from where on an aligned plan orders every 50.
  private func newsvendor(patience: Double?) -> TestCompany {
    var company = TestCompany(warmup: 400, horizon: 120)
    company.add("M")
    company.make("P", price: 20, [])
    company.products[0].bought = Purchase(price: Money(12), leadTime: .constant(30))
    let orders = (0..<12).map { period in
      Demand.RecordedOrder(
        placed: Double(period) * 50 + 25, quantity: period.isMultiple(of: 2) ? 10 : 20)
    }
    company.demands = [
      Demand(path: "trace", product: 0, pattern: .trace(orders), patience: patience)
    ]
    company.supply = Supply(holding: 0.004, forecast: Forecast(every: 50, window: 50))
    company.base.supply = SupplyPolicy(products: [.bought(.base(0))])
    let plan = StockPolicy.Planned(every: 50, lot: 1)
    company.strategy("aligned") {
      $0.supply = SupplyPolicy(
        products: [.bought(.planned(plan))], sop: SalesAndOperations(every: 1000, alignment: 1))
    }
    return company
  }

  // Each forecast is 10 too high or too low; an order is for 30 + 50 minutes, of which the forecast at
  // 450 says 16 pieces, with a variance of 100 x 80 / 50. A piece lost costs 20 - 12, one that lies so
  // long 0.004 x 12 x 80 = 3.84. 20 pieces come in at 405 if all wait, else 10, as every other order
  // was lost; then 10 are on hand at 450 instead of 10 owed.
  @Test("aligned safety stock weighs what shortages have lost, and nothing that is waited for")
  func lostShare() throws {
    let safety = Newsvendor.safetyStock(
      deviation: 160.0.squareRoot(), shortage: 8, holding: 3.84)
    #expect(safety > 5)
    expect(
      try newsvendor(patience: 1).run(0),
      [("products.P.received", 10 + (16 + safety).rounded(.up) - 10)])
    expect(try newsvendor(patience: nil).run(0), [("products.P.received", 20 + 16 + 10)])
  }

  // Five orders in 50 minutes; lead 20: reviews every 50 keep 0.1 x 70 = 7 in position.
  @Test("requirements planning covers lead time and period by the forecast")
  func planned() throws {
    let policy = StockPolicy.planned(StockPolicy.Planned(every: 50, safetyStock: 3))
    let outcome = try company(policy: policy).run()
    // Before a receipt 5 + 3 less the 7 used since the review, after it 5 more.
    expect(
      outcome,
      [("materials.steel.fill_rate", 1), ("materials.steel.received", 100)])
    let lots = try company(policy: .planned(StockPolicy.Planned(every: 50, lot: 40))).run()
    // Two or three lots of 40 in 1000 minutes of 100 pieces.
    #expect([80, 120].contains(lots["materials.steel.received"]))
  }

  @Test("a forecast above what the plant can make is cut where capacity is shared")
  func capacity() throws {
    func stock(_ shares: Set<SalesAndOperations.Share>) throws -> Double {
      var company = company(
        bias: 1, policy: .planned(StockPolicy.Planned(every: 50, safetyStock: 0)),
        sop: SalesAndOperations(every: 50, shares: shares))
      // M can make what is ordered, and no more.
      company.products[0].route[0].time = .constant(9)
      return try company.run()["materials.steel.stock"]
    }
    let (blind, seeing) = (try stock([]), try stock([.capacity]))
    #expect(seeing < blind - 4)
  }

  @Test("finished goods left over need no material where stock is shared")
  func stock() throws {
    func bought(_ shares: Set<SalesAndOperations.Share>) throws -> Double {
      var company = company(horizon: 200)
      // The warm-up makes for stock; from then on it is sold off.
      company.base.supply.products = [.toStock(.base(30))]
      company.strategy("order") {
        $0.supply = SupplyPolicy(
          materials: [.planned(StockPolicy.Planned(every: 50, safetyStock: 0))],
          sop: SalesAndOperations(every: 50, shares: shares))
      }
      return try company.run(0)["materials.steel.received"]
    }
    // Lead time and period take 7; some orders of the warm-up come in as well.
    #expect(try bought([]) - bought([.stock]) == 7)
  }

  @Test("strategies that do not plan together face the same forecasts")
  func paired() throws {
    var company = company(noise: 0.5)
    company.strategy("stock") { $0.supply.products = [.toStock(.base(5))] }
    company.strategy("meet") {
      $0.supply.sop = SalesAndOperations(every: 30, shares: [.forecast])
    }
    let base = try company.run()
    #expect(base["supply.forecast.wmape"] > 0.1)
    for strategy in 0..<2 {
      #expect(
        try company.run(strategy)["supply.forecast.wmape"] == base["supply.forecast.wmape"])
    }
  }
}

/// Lots and safety stocks in closed form.
@Suite("Lots and safety stocks")
struct LotTests {
  @Test("the economic order quantity is Harris's")
  func harris() {
    let terms = Purchase(price: Money(5), orderCost: Money(50))
    // 1000 a year, 20 % a year of 5: sqrt(2 x 50 x 1000 / 1) = 316.2.
    let lot = terms.economicLot(demand: 1000, holding: 0.2, atMost: 1e9)
    #expect(abs(lot - 100_000.0.squareRoot()) < 1e-9)
    #expect(
      abs(terms.cost(of: lot, at: terms.price, demand: 1000, holding: 0.2) - 5316.227766) < 1e-6)
    // Any other lot costs more.
    for other in [lot * 0.9, lot * 1.1] {
      #expect(
        terms.cost(of: other, at: terms.price, demand: 1000, holding: 0.2)
          > terms.cost(of: lot, at: terms.price, demand: 1000, holding: 0.2))
    }
    #expect(terms.economicLot(demand: 1000, holding: 0, atMost: 700) == 700)
    #expect(terms.economicLot(demand: 0, holding: 0.2, atMost: 700) == 1)
    #expect(Purchase(price: Money(5)).economicLot(demand: 9, holding: 0.2, atMost: 99) == 1)
  }

  @Test("a discount is taken where the cheaper pieces pay for the larger stock")
  func discount() {
    var terms = Purchase(
      price: Money(5), orderCost: Money(50),
      breaks: [Purchase.Break(from: 1000, price: Money(4.9))])
    // 5316.23 against 4900 + 50 + 0.2 x 4.9 x 500 = 5440: not worth it.
    #expect(
      abs(terms.economicLot(demand: 1000, holding: 0.2, atMost: 1e9) - 316.227766) < 1e-6)
    terms.breaks[0].price = Money(4.5)
    // 4500 + 50 + 450 = 5000 is.
    #expect(terms.economicLot(demand: 1000, holding: 0.2, atMost: 1e9) == 1000)
    #expect(terms.cheapestLot == 1000)
    #expect(terms.price(of: 999) == Money(5))
    #expect(terms.price(of: 1000) == Money(4.5))
    #expect(Purchase(price: Money(5)).cheapestLot == nil)
  }

  @Test("the newsvendor holds what its critical ratio says")
  func newsvendor() {
    // 0.975 of the time enough: 1.96 standard deviations.
    let stock = Newsvendor.safetyStock(deviation: 10, shortage: 39, holding: 1)
    #expect(abs(stock - 19.59963985) < 1e-7)
    #expect(Newsvendor.safetyStock(deviation: 10, shortage: 1, holding: 1) == 0)
    #expect(Newsvendor.safetyStock(deviation: 10, shortage: 1, holding: 3) == 0)
    #expect(Newsvendor.safetyStock(deviation: 0, shortage: 1, holding: 0) == 0)
    // Where holding is free, as much as is ever planned for.
    #expect(
      abs(Newsvendor.safetyStock(deviation: 1, shortage: 1, holding: 0) - 3.090232306) < 1e-8)
  }
}
