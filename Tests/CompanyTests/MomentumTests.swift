import Company
import Probability
import Testing

/// Velocity, momentum and inertia of profit, worked out by hand.
@Suite("Momentum")
struct MomentumTests {
  /// A company with weeks of 10 minutes that sells so many pieces, of 6 each, in the middle of each
  /// week.
  private func company(_ weeks: [Int], horizon: Double? = nil, general: Bool = false) -> TestCompany
  {
    var company = TestCompany(horizon: horizon ?? Double(10 * weeks.count))
    company.time.week = 10
    company.add("M")
    if general { company.resources[0].speed = 2 }
    company.make("a", price: 10, material: 4, [("M", 0.25)])
    company.demands.append(
      Demand(
        path: "a", product: 0,
        pattern: .trace(
          weeks.enumerated().filter { $0.element > 0 }.map {
            Demand.RecordedOrder(placed: Double(10 * $0.offset) + 4, quantity: $0.element)
          })))
    return company
  }

  // 13 weeks of 1, 2, ... 13 pieces: 91 pieces of 6 in 13 weeks.
  @Test("velocity is the mean of the last 13 weeks", arguments: [false, true])
  func velocity(general: Bool) throws {
    let weeks = Array(1...13)
    #expect(try company(weeks, general: general).run()["money.velocity"] == 42)
    // What was before does not count, and neither does a week that is not over.
    let longer = company([9, 9, 9] + weeks + [9], horizon: 169, general: general)
    #expect(try longer.run()["money.velocity"] == 42)
    #expect(try company(Array(1...12)).run()["money.velocity"].isNaN)
  }

  // A line has its own slope: two pieces, 12, more every week.
  @Test("momentum is the slope of the last 26 weeks", arguments: [false, true])
  func momentum(general: Bool) throws {
    let line = (0..<26).map { 2 * $0 }
    // Sixty pieces would take longer than a week: here they take no time.
    var company = company([7, 1] + line, general: general)
    company.products[0].route[0].time = .constant(0)
    let slope = try company.run()["money.momentum"]
    #expect(abs(slope - 12) < 1e-9)
    #expect(try self.company(Array(1...13)).run()["money.momentum"].isNaN)
    // One piece in the very last week: 6 x 12.5 / 1462.5.
    let late = try self.company(Array(repeating: 0, count: 25) + [1]).run()["money.momentum"]
    #expect(abs(late - 6 * 12.5 / 1462.5) < 1e-12)
  }

  // 13 weeks of 2 pieces, 12 a week. In the last an order of 40 pieces, which is not done in time:
  // 40 x 6 booked, 20 weeks.
  @Test("inertia is what is booked, in weeks of velocity", arguments: [false, true])
  func inertia(general: Bool) throws {
    let company = company(Array(repeating: 2, count: 13), horizon: 130, general: general)
    #expect(try company.run()["money.inertia"] == 0)
    var booked = company
    booked.demands.append(
      Demand(
        path: "b", product: 0,
        pattern: .trace([Demand.RecordedOrder(placed: 129, quantity: 40)])))
    #expect(try booked.run()["money.inertia"] == 20)
    #expect(try booked.run()["money.velocity"] == 12)
  }

  @Test("inertia takes off the material of components and the cash of delivery")
  func bookedBill() throws {
    var company = company(Array(repeating: 2, count: 13), horizon: 130, general: true)
    company.make("part", material: 1, [("M", 0)])
    company.make("whole", price: 30, material: 2, [("M", 100)])
    company.products[1].isPart = true
    // Parts come last.
    company.products.swapAt(1, 2)
    company.products[1].components = [Product.Component(product: 2, count: 3)]
    let north = company.account("north", perDelivery: 1)
    company.demands.append(
      Demand(
        path: "b", account: north, product: 1,
        pattern: .trace([Demand.RecordedOrder(placed: 126, quantity: 2)])))
    // 2 x (30 - 2 - 3 x 1) - 1 = 49, over a velocity of 12.
    #expect(try company.run()["money.inertia"] == 49.0 / 12)
  }

  // Two quarters of 13 weeks of 10 minutes; expense 0.5 a minute; 1 piece a week, then 3.
  @Test("the course has throughput and expense of each quarter", arguments: [false, true])
  func course(general: Bool) throws {
    var company = company(
      Array(repeating: 1, count: 13) + Array(repeating: 3, count: 13), general: general)
    company.finance.operatingExpense = 0.5
    #expect(try company.run().result.course == [78, 65, 234, 65])
    company.time.horizon = 255
    #expect(try company.run().result.course == [78, 65])
  }

  @Test("the course begins after the warm-up and knows write-offs")
  func writeOff() throws {
    var company = TestCompany(warmup: 35, horizon: 260)
    company.time.week = 10
    company.add("M")
    company.make("P", price: 10, material: 2, lot: 10, [("M", 1)])
    company.make("Q", price: 10, [("M", 1)])
    company.orders("P", every: 10, quantity: 3)
    company.strategy("drop") { $0.portfolio = .list([1]) }
    // One piece's worth of material is dropped at the beginning: see MoneyTests.
    #expect(try company.run(0).result.course == [0, 2, 0, 0])
    #expect(try company.run().result.course == [13 * 24, 0, 13 * 24, 0])
  }

  @Test("weekly throughput sums to all of it on random companies")
  func sums() throws {
    for number in 0..<60 {
      var company = try randomCompany(number)
      company.time.week = 1
      // As many weeks as make whole quarters.
      company.time.horizon = 13 * 8
      company.per = company.time.horizon
      let outcome = try company.run(1)
      let course = outcome.result.course
      #expect(course.count == 16)
      let throughput = stride(from: 0, to: 16, by: 2).reduce(0) { $0 + course[$1] }
      let expense = stride(from: 1, to: 16, by: 2).reduce(0) { $0 + course[$1] }
      #expect(abs(throughput - outcome["money.throughput"]) < 1e-6, "company \(number)")
      #expect(abs(expense - outcome["money.operating_expense"]) < 1e-6, "company \(number)")
    }
  }
}
