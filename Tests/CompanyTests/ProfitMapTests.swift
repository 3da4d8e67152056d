import Company
import Probability
import Testing

/// Where money lands, worked out by hand; that the map sums to net profit every replication checks.
@Suite("The profit map")
struct ProfitMapTests {
  /// Two accounts, two products, everything ordered every 10 minutes for 100 minutes.
  ///
  /// north (10 % off, 0.50 per order, 0.25 per delivery) orders 2 a and 1 b; south (full price, 3.00
  /// per order, 2.00 per delivery) orders 1 a and 4 b. a: price 10, material 4, a minute; b: price 5,
  /// material 4.80, half a minute; all orders of a moment are done within 5.5 minutes.
  private func company() -> TestCompany {
    var company = TestCompany(horizon: 99)
    company.finance.operatingExpense = 0.5
    company.add("M", cost: 0.25)
    company.make("a", price: 10, material: 4, [("M", 1)])
    company.make("b", price: 5, material: 4.8, [("M", 0.5)])
    let north = company.account("north", discount: 0.1, perOrder: 0.5, perDelivery: 0.25)
    let south = company.account("south", perOrder: 3, perDelivery: 2)
    company.orders("a", every: 10, quantity: 2, account: north)
    company.orders("b", every: 10, account: north)
    company.orders("a", every: 10, account: south)
    company.orders("b", every: 10, quantity: 4, account: south)
    return company
  }

  // Nine orders each. north a: 2 x 9.00 - 2 x 4.00 - 0.75 = 9.25 an order; north b: 4.50 - 4.80 - 0.75 =
  // -1.05; south a: 10 - 4 - 5 = 1; south b: 20 - 19.20 - 5 = -4.20. OE: 0.75 x 99 = 74.25.
  @Test("of two accounts and two products holds every cent")
  func byHand() throws {
    let map = try company().run().result.profit
    let expected = [
      (1, 0, sales: 162.0, material: 72.0, service: 6.75, profit: 83.25),
      (1, 1, sales: 40.5, material: 43.2, service: 6.75, profit: -9.45),
      (2, 0, sales: 90, material: 36, service: 45, profit: 9),
      (2, 1, sales: 180, material: 172.8, service: 45, profit: -37.8),
    ]
    #expect(map.cells.count == expected.count)
    for (cell, wanted) in zip(map.cells, expected) {
      #expect(cell.place == ProfitMap.Place(account: wanted.0, product: wanted.1))
      #expect(cell.sales == Money(wanted.sales))
      #expect(cell.material == Money(wanted.material))
      #expect(cell.service == Money(wanted.service))
      #expect(cell.hours == .zero)
      #expect(cell.profit == Money(wanted.profit))
      #expect(cell.orders == 9)
    }
    #expect(map.cells.map(\.pieces) == [18, 9, 9, 36])
    // a takes 27 minutes, b 22.5, of which each account has its pieces' share; the setups between
    // families take nothing.
    #expect(map.cells.map(\.constraintTime) == [18, 4.5, 9, 18])
    #expect(map.unassigned == Money(-74.25))
    #expect(map.total == Money(83.25 - 9.45 + 9 - 37.8 - 74.25))
  }

  // Ranked: 83.25, 92.25, 82.80, 45.00. Accounts: north 73.80, south -28.80. Products: a 92.25, b -47.25.
  @Test("gives the shares of cells, accounts and products")
  func shares() throws {
    expect(
      try company().run(),
      [
        ("portfolio.unprofitable_share", 0.5),
        ("portfolio.unprofitable_sales_share", 220.5 / 472.5),
        ("portfolio.profit_concentration", 0.25), ("portfolio.whale_peak", 92.25 / 45),
        ("accounts.unprofitable_share", 0.5), ("accounts.unprofitable_sales_share", 270 / 472.5),
        ("accounts.profit_concentration", 0.5), ("accounts.whale_peak", 73.8 / 45),
        ("products.unprofitable_share", 0.5), ("products.unprofitable_sales_share", 220.5 / 472.5),
        ("products.profit_concentration", 0.5), ("products.whale_peak", 92.25 / 45),
        ("accounts.north.profit", 73.8), ("accounts.south.cost_to_serve", 90),
        ("money.cost_to_serve", 103.5), ("money.cost_to_serve_share", 103.5 / 472.5),
      ])
  }

  @Test("leaves out the warm-up")
  func warmup() throws {
    var company = company()
    company.time.warmup = 49
    company.time.horizon = 50
    company.per = 50
    let map = try company.run().result.profit
    #expect(map.cells.map(\.orders) == [5, 5, 5, 5])
    #expect(map.cells[0].profit == Money(5 * 9.25))
    #expect(map.unassigned == Money(-37.5))
  }

  @Test("adds up several sources of an account for a product")
  func merged() throws {
    var company = TestCompany(horizon: 25)
    company.add("M")
    company.make("a", price: 10, material: 4, [("M", 0)])
    company.orders("a", every: 10)
    company.orders("a", every: 20)
    let map = try company.run().result.profit
    #expect(map.cells.count == 1)
    #expect(map.cells.first?.orders == 3)
    #expect(map.total == Money(18))
  }

  @Test("sums to net profit on random companies", arguments: 0..<8)
  func sums(block: Int) throws {
    for number in block * 25..<(block + 1) * 25 {
      let company = try randomCompany(number)
      let outcome = try company.run(0, replication: UInt32(number))
      let map = outcome.result.profit
      let periods = company.time.horizon / 100
      let netProfit = outcome["money.net_profit"] * periods
      #expect(abs(map.total.amount - netProfit) < 1e-6, "company \(number)")
      #expect(map.cells == map.cells.sorted { $0.place < $1.place })
      #expect(Set(map.cells.map(\.place)).count == map.cells.count)
      #expect(map.unassigned <= .zero)
      let factory = try randomFactory(number)
      let result = try factory.simulate(strategy: 0, seed: 1, replication: UInt32(number))
      let index = factory.metrics.firstIndex { $0.name == "money.net_profit" }
      let wanted = result.values[index ?? 0] * factory.time.horizon / factory.time.perLength
      #expect(abs(result.profit.total.amount - wanted) < 1e-6, "factory \(number)")
    }
  }
}

@Suite("The whale curve")
struct ProfitRankingTests {
  // Kaplan & Cooper's shape in small: 100, 150, 170, 180, 180, 150, 100.
  @Test("of seven known profits")
  func byHand() {
    let ranking = ProfitRanking(
      profits: [-30, 20, 100, 0, 10, 50, -50], sales: [10, 10, 40, 5, 5, 20, 10])
    #expect(ranking.order == [2, 5, 1, 4, 3, 0, 6])
    #expect(ranking.cumulative == [100, 150, 170, 180, 180, 150, 100])
    #expect(ranking.total == 100)
    #expect(ranking.unprofitableShare == 2.0 / 7)
    #expect(ranking.unprofitableSalesShare == 0.2)
    #expect(ranking.concentration == 1.0 / 7)
    #expect(ranking.peak == 1.8)
    #expect(ranking.partsToPeak == 4)
  }

  @Test("has no shares of a profit that is not positive, and none at all without parts")
  func nothing() {
    let loss = ProfitRanking(profits: [5, -5], sales: [0, 0])
    #expect(loss.concentration.isNaN && loss.peak.isNaN && loss.unprofitableSalesShare.isNaN)
    #expect(loss.unprofitableShare == 0.5)
    let none = ProfitRanking(profits: [], sales: [])
    #expect(none.unprofitableShare.isNaN && none.peak.isNaN && none.partsToPeak == 0)
  }

  @Test("keeps equals in their order, and needs all of them where all earn")
  func equals() {
    let ranking = ProfitRanking(profits: [3, 3, 3], sales: [1, 1, 1])
    #expect(ranking.order == [0, 1, 2])
    #expect(ranking.concentration == 1)
    #expect(ranking.peak == 1)
  }
}
