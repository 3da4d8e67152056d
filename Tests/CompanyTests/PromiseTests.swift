import Company
import Testing

/// Due dates, orders lost for them, and lateness. M takes 6 minutes, an order comes every 4.
@Suite("Promises")
struct PromiseTests {
  private func company(horizon: Double, tolerance: Double? = nil) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.make("P", price: 10, material: 3, [("M", 6)])
    let north = company.account("north", tolerance: tolerance, perOrder: 2, perDelivery: 1)
    company.orders("P", every: 4, account: north)
    return company
  }

  // Shipped at 10, 16, 22, 28, 34; due at 14, 18, 22, 26, 30: the last two are 2 and 4 late.
  // An order earns 10 - 3 - 2 - 1 = 4.
  @Test("a fixed lead time: on time counts to the minute, lateness in throughput-dollar-days")
  func fixed() throws {
    var company = company(horizon: 34)
    company.base.promise = .fixed(10)
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 5), ("flow.on_time", 0.6), ("products.P.on_time", 0.6),
        ("flow.tdd", 4.0 * (2 + 4) / 480), ("flow.orders.lost", 0),
      ])
  }

  @Test("without a promise nothing is late and on time is undefined")
  func none() throws {
    expect(
      try company(horizon: 34).run(),
      [("flow.on_time", .nan), ("products.P.on_time", .nan), ("flow.tdd", 0)])
  }

  @Test("an account takes a promise up to its tolerance, and orders nothing beyond it")
  func tolerance() throws {
    var company = company(horizon: 34, tolerance: 10)
    company.base.promise = .fixed(10)
    expect(try company.run(), [("flow.orders.received", 8), ("flow.orders.lost", 0)])
    company.base.promise = .fixed(10.001)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 8), ("flow.orders.lost", 8), ("flow.orders.shipped", 0),
        // A lost order costs nothing.
        ("money.throughput", 0), ("accounts.north.cost_to_serve", 0),
      ])
    company.base.promise = .none
    expect(try company.run(), [("flow.orders.lost", 0)])
  }

  // Booked is what waits and has not begun. The promise is (waiting + 1) x 6 + 1 minutes.
  // Order at 4: 7, made 4-10, on time.  At 8: 7, made 10-16, 1 late.  12: 7, 16-22, 3 late.
  // 16: 7, 22-28, 5 late.  20: 13, 28-34, 1 late.  24: 13, 34-40, 3 late.  28: 13, 40-46, 5 late.
  // 32: 19, lost.  36: 13, 46-52, 3 late.  40: 13, 52-58, 5 late.  44: lost.  48: 13, 58-64, 3.
  // 52: 13, waits from then on; 56: lost; 60: 13; 64: 13.
  @Test("a load-based promise is the booked work of the machine, the order's own, and a buffer")
  func load() throws {
    var company = company(horizon: 64, tolerance: 13)
    company.base.promise = .load(buffer: 1)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 16), ("flow.orders.lost", 3), ("flow.orders.shipped", 10),
        ("flow.orders.open", 3), ("flow.on_time", 0.1),
        ("flow.tdd", 4.0 * (1 + 3 + 5 + 1 + 3 + 5 + 3 + 5 + 3) / 480),
      ])
  }

  // Two units halve the booked time: 12 waiting minutes and 6 of its own promise 9 minutes.
  @Test("the booked work is shared by a resource's units")
  func loadOfUnits() throws {
    var company = TestCompany(horizon: 99)
    company.add("M", units: 2)
    company.make("P", [("M", 40)])
    company.make("Q", [("M", 6)])
    // Two P occupy both units from 40 to 80; Q comes at 44, 45 and 46.
    company.orders("P", every: 40)
    company.orders("P", every: 40)
    for (every, tolerance) in [(50.0, 3.0), (51, 6), (52, 9), (53, 11.9)] {
      let account = company.account("tolerates \(tolerance)", tolerance: tolerance)
      company.orders("Q", every: every, account: account)
    }
    company.base.promise = .load(buffer: 0)
    // Promises 3, 6, 9 and 12; the two P of 80 get 20 + (18 + 40)/2... whatever: they tolerate it.
    expect(
      try company.run(), [("flow.orders.lost", 1), ("flow.orders.received", 8)])
  }

  // A takes 3 + 4 minutes of each order: an order on an empty plant is promised 7, not 4.
  @Test("a load-based promise counts every visit of the order to a resource")
  func loadOfReentrantRoute() throws {
    var company = TestCompany(horizon: 19)
    company.add("A")
    company.add("B")
    company.make("P", [("A", 3), ("B", 1), ("A", 4)])
    let patient = company.account("patient", tolerance: 7)
    let impatient = company.account("impatient", tolerance: 6.9)
    company.orders("P", every: 10, account: patient)
    company.orders("P", every: 1, account: impatient)
    company.base.promise = .load(buffer: 0)
    expect(try company.run(), [("flow.orders.lost", 19), ("flow.orders.received", 20)])
  }

  // Setups and the rest of a job in process are not booked; an order that lapses is booked out.
  // M is busy with X 100-150. Ordered at 101: 6 + 0, lapses at 103. At 104 the booking is gone: 6.
  @Test("an order that lapses is taken off the booked work")
  func lapsedOrdersAreBookedOut() throws {
    var company = TestCompany(horizon: 199)
    company.add("M")
    company.make("X", [("M", 50)])
    company.make("P", [("M", 6)])
    company.base.release = .conwip(jobs: 1)
    company.base.promise = .load(buffer: 0)
    company.orders("X", every: 100)
    let six = company.account("six", tolerance: 6)
    company.orders("P", every: 101, patience: 2, account: six)
    company.orders("P", every: 102, account: six)
    company.orders("P", every: 104, account: six)
    expect(
      try company.run(),
      [("flow.orders.lapsed", 1), ("flow.orders.lost", 1), ("flow.orders.shipped", 2)])
  }

  // Load-based promises begin at 120. Waiting then: P of 101 (in the backlog), N's job of 102 on its
  // way to M, and X on M, begun: 6 + 6 booked, so an order at 130 is promised 18.
  @Test("a load-based promise that comes into force later books the orders on hand")
  func comesIntoForce() throws {
    for (tolerance, lost) in [(18.0, 0.0), (17.9, 1)] {
      var company = TestCompany(warmup: 120, horizon: 70)
      company.add("M")
      company.add("N")
      company.make("X", [("M", 50)])
      company.make("P", [("M", 6)])
      company.make("Q", [("N", 40), ("M", 6)])
      company.orders("X", every: 100)
      company.orders("P", every: 101)
      company.orders("Q", every: 102)
      let account = company.account("late", tolerance: tolerance)
      company.orders("P", every: 130, account: account)
      company.strategy("load") { $0.promise = .load(buffer: 0) }
      expect(try company.run(0), [("flow.orders.lost", lost)])
    }
  }
}
