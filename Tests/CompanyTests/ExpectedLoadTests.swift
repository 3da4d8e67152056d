import Company
import Probability
import Testing

/// Every expected figure here is worked out by hand in the comment or the line beside it.
@Suite("Expected load")
struct ExpectedLoadTests {
  /// A company with one product `P` on resource `M`, ordered every 10 minutes.
  private static func company(
    _ operations: [Operation], quantity: Double = 1,
    _ change: (inout TestCompany) -> Void = { _ in }
  ) -> ExpectedLoad {
    var company = TestCompany(horizon: 1000)
    company.add("M")
    company.add("H")
    company.make("P", price: 100, material: 40, [])
    company.products[0].route = operations
    company.orders("P", every: 10, quantity: quantity)
    change(&company)
    return ExpectedLoad(company.blueprint)
  }

  private static func step(_ time: Double, on resource: Int = 0) -> Operation {
    Operation(resource: resource, time: .constant(time), family: 0)
  }

  private static func changed(
    _ operation: Operation, _ change: (inout Operation) -> Void
  ) -> Operation {
    var copy = operation
    change(&copy)
    return copy
  }

  @Test("P and Q: B lacks 600 of 2400 minutes, and P earns 45 and Q 60")
  func pAndQ() throws {
    var company = TestCompany(horizon: 2400)
    for name in ["A", "B", "C", "D"] { company.add(name) }
    company.make("P", price: 90, material: 45, [("A", 15), ("B", 15), ("C", 15), ("D", 15)])
    company.make("Q", price: 100, material: 40, [("A", 10), ("B", 30), ("C", 5), ("D", 5)])
    company.orders("P", every: 24)
    company.orders("Q", every: 48)
    let load = ExpectedLoad(company.blueprint)
    #expect(load.times == [[15, 15, 15, 15], [10, 30, 5, 5]])
    #expect(load.contributions == [45, 60])
    for (share, minutes) in zip(load.loads(), [2000, 3000, 1750, 1750.0]) {
      #expect(agree(share, minutes / 2400))
    }
    let constraint = try #require(load.constraint)
    #expect(constraint.resource == 1)
    #expect(!constraint.isMarket)
    #expect(agree(constraint.margin, 1000.0 / 2400))
    // 100 and 30 fit exactly.
    #expect(agree(load.loads([100.0 / 2400, 30.0 / 2400])[1], 1))
  }

  @Test("several visits add up; speed divides; a second resource is occupied as long")
  func visits() {
    let load = Self.company([
      Self.changed(Self.step(6)) { $0.helper = Operation.Helper(resource: 1, part: .operation) },
      Self.changed(Self.step(4)) { $0.helper = Operation.Helper(resource: 1, part: .setup) },
    ]) { $0.resources[0].speed = 2 }
    #expect(load.times[0] == [5, 3])
  }

  @Test("time per order is spread over the mean order, and so is the cash of an order")
  func orders() {
    // Accounts: market orders 4 every 10, north 12 every 30 minutes at 25 % off, 6 per order and
    // 3 per delivery. Orders per minute 1/10 and 1/30; pieces 0.4 each: mean order 6, mean discount
    // 12.5 %; cash per order a quarter of 9, and a piece's share of it 9 / 4 / 6.
    let load = Self.company(
      [Self.changed(Self.step(2)) { $0.orderTime = .constant(30) }], quantity: 4
    ) { company in
      let north = company.account("north", discount: 0.25, perOrder: 6, perDelivery: 3)
      company.orders("P", every: 30, quantity: 12, account: north)
    }
    #expect(agree(load.rates[0], 0.8))
    #expect(agree(load.times[0][0], 2 + 30.0 / 6))
    #expect(agree(load.contributions[0], 87.5 - 40 - 9.0 / 24))
  }

  @Test("an endless demand: infinite rate and load, at its own terms")
  func endless() throws {
    let load = Self.company([Self.step(2)]) { company in
      let north = company.account("north", discount: 0.25)
      company.orders("P", every: 30, quantity: 12, account: north)
      company.endless("P")
    }
    #expect(load.rates[0] == .infinity)
    #expect(load.loads() == [.infinity, 0])
    #expect(load.constraint?.resource == 0)
    #expect(load.contributions[0] == 60)
  }

  @Test("scrap: shipped short fewer are sold, made again more are begun")
  func scrap() {
    // Yield 0.8 after 5 minutes, then 0.5 after 10: 0.4 of the pieces come out.
    let route = [
      Self.changed(Self.step(5)) { $0.yield = 0.8 }, Self.changed(Self.step(10)) { $0.yield = 0.5 },
    ]
    let short = Self.company(route)
    #expect(agree(short.times[0][0], 5 + 0.8 * 10))
    #expect(agree(short.contributions[0], 0.4 * 100 - 40))
    let again = Self.company(route) { $0.products[0].scrap = .again }
    #expect(agree(again.times[0][0], (5 + 0.8 * 10) / 0.4))
    #expect(agree(again.contributions[0], 100 - 40 / 0.4))
  }

  @Test("time per order when pieces are made again: once per attempt")
  func attempts() {
    // One piece, yield 1/2: two attempts on average, each with 7 minutes per order.
    let single = Self.company(
      [
        Self.changed(Self.step(1)) {
          $0.yield = 0.5; $0.orderTime = .constant(7)
        }
      ]
    ) { $0.products[0].scrap = .again }
    #expect(agree(single.times[0][0], 2 * 1 + 2 * 7))
    // Two pieces: the larger of two geometric numbers of mean 2 has mean 2 + 2 - 4/3 = 8/3.
    let pair = Self.company(
      [
        Self.changed(Self.step(1)) {
          $0.yield = 0.5; $0.orderTime = .constant(6)
        }
      ], quantity: 2
    ) { $0.products[0].scrap = .again }
    #expect(abs(pair.times[0][0] - (2 + 8.0 / 3 * 6 / 2)) < 1e-9)
  }

  @Test("rework without a limit: 1 / (1 - p) visits of what lies between")
  func rework() {
    let load = Self.company([
      Self.step(1), Self.step(2),
      Self.changed(Self.step(4)) { $0.rework = Operation.Rework(probability: 0.2, to: 1) },
      Self.step(8),
    ])
    #expect(agree(load.times[0][0], 1 + (2 + 4) / 0.8 + 8))
  }

  @Test("rework within rework: the outer loop repeats the inner one")
  func nestedRework() {
    // Inner loop on step 2: 1 / 0.5 visits per passage; outer loop: 1 / 0.75 passages.
    let load = Self.company([
      Self.step(1),
      Self.changed(Self.step(2)) { $0.rework = Operation.Rework(probability: 0.5, to: 1) },
      Self.changed(Self.step(4)) { $0.rework = Operation.Rework(probability: 0.25, to: 0) },
    ])
    #expect(agree(load.times[0][0], (1 + 2 * 2 + 4) / 0.75))
  }

  @Test("rework with a limit: 1 + p + p^2 visits, then on as it is or scrapped")
  func limitedRework() {
    func route(_ afterLimit: Operation.Rework.AfterLimit) -> [Operation] {
      [
        Self.changed(Self.step(10)) {
          $0.rework = Operation.Rework(
            probability: 0.2, to: 0, limit: 2, afterLimit: afterLimit)
        }, Self.step(100),
      ]
    }
    let visits = 1 + 0.2 + 0.04
    #expect(agree(Self.company(route(.pass)).times[0][0], visits * 10 + 100))
    let scrapped = Self.company(route(.scrap))
    #expect(agree(scrapped.times[0][0], visits * 10 + (1 - 0.008) * 100))
    #expect(agree(scrapped.contributions[0], (1 - 0.008) * 100 - 40))
  }

  @Test("sampling: what is passed by takes no time and scraps nothing")
  func sampling() {
    let load = Self.company([
      Self.changed(Self.step(10)) {
        $0.sampling = 0.3; $0.yield = 0.5
      }, Self.step(1),
    ])
    #expect(agree(load.times[0][0], 0.3 * 10 + 0.85))
  }

  @Test("batches are full: a furnace shares its time among jobs, a serial batch its time per order")
  func batches() {
    let furnace = Self.company([
      Self.changed(Self.step(60)) { $0.batch = Operation.Batch(maximum: 4) }
    ])
    #expect(furnace.times[0][0] == 15)
    let serial = Self.company([
      Self.changed(Self.step(3)) {
        $0.orderTime = .constant(8)
        $0.batch = Operation.Batch(maximum: 4, isSerial: true)
      }
    ])
    #expect(serial.times[0][0] == 3 + 2)
  }

  @Test("a bill: components are made with the whole, and made again when they are scrapped")
  func bill() {
    // W takes 2 X; X has yield 0.5 and 3 minutes on H. Material: 40 + 2 / 0.5 * 5.
    let load = Self.company([Self.step(10)]) { company in
      company.make("X", material: 5, [("H", 3)])
      company.products[1].route[0].yield = 0.5
      company.products[1].isPart = true
      company.products[0].components = [Product.Component(product: 1, count: 2)]
    }
    #expect(agree(load.times[0][0], 10))
    #expect(agree(load.times[0][1], 2 / 0.5 * 3))
    #expect(agree(load.contributions[0], 100 - 40 - 2 / 0.5 * 5))
    #expect(load.rates[1] == 0)
  }

  @Test("what is taken apart earns what its outputs are sold for")
  func outputs() {
    // A tree (40) becomes two boards at 30 (1 minute on H each) and one slab at 5.
    let load = Self.company([Self.step(10)]) { company in
      company.make("board", price: 30, [("H", 1)])
      company.make("slab", price: 5, [("H", 4)])
      company.products[0].outputs = [
        Product.Component(product: 1, count: 2), Product.Component(product: 2),
      ]
    }
    #expect(load.times[0] == [10, 6])
    #expect(load.contributions[0] == 65 - 40)
  }

  @Test("capacity: units, shifts, and failures by either clock")
  func capacity() throws {
    let load = Self.company([Self.step(5), Self.step(5, on: 1)]) { company in
      company.resources[0].units = 3
      company.resources[0].shifts = Shifts(cycle: 24, spans: [6..<14, 15..<19])
      // 90 up and 10 down, and 40 up and 10 down: 0.9 x 0.8.
      company.resources[0].failures = [
        Failure(name: "jam", uptime: .constant(90), repair: .constant(10)),
        Failure(name: "cut", uptime: .constant(40), repair: .constant(10)),
      ]
      // 10 minutes of repair per 50 of work.
      company.resources[1].failures = [
        Failure(name: "wear", clock: .operation, uptime: .constant(50), repair: .constant(10))
      ]
    }
    #expect(agree(load.capacities[0], 3 * 0.5 * 0.9 * 0.8))
    #expect(load.capacities[1] == 1)
    #expect(agree(load.times[0][1], 6))
    #expect(agree(load.loads()[1], 0.6))
  }

  @Test("a resource of rounds takes a share of a tick per job")
  func rounds() {
    // A tick every 6 minutes moves 3 jobs: 2 minutes each; an order every 10.
    let load = Self.company([Self.step(0)]) {
      $0.resources[0].rounds = Rounds(every: 6, pieces: .constant(3))
    }
    #expect(load.times[0][0] == 2)
    #expect(load.capacities[0] == 1)
    #expect(agree(load.loads()[0], 0.2))
  }

  @Test("a trace counts what is placed while it is simulated")
  func trace() {
    let load = Self.company([Self.step(1)]) { company in
      company.demands[0].pattern = .trace([
        Demand.RecordedOrder(placed: 0, quantity: 10),
        Demand.RecordedOrder(placed: 999, quantity: 30),
        Demand.RecordedOrder(placed: 1000, quantity: 20),
      ])
    }
    // Two orders of 20 pieces on average in 1000 minutes.
    #expect(agree(load.rates[0], 0.04))
  }

  @Test("with room everywhere the market is the constraint; setups are named, not counted")
  func market() throws {
    let load = Self.company([Self.step(5)]) { $0.resources[0].setup = Setup(.constant(3)) }
    let constraint = try #require(load.constraint)
    #expect(constraint.isMarket)
    #expect(agree(constraint.load, 0.5))
    #expect(agree(constraint.margin, 0.5))
    #expect(load.resourcesWithSetups == [0])
  }

  @Test(
    "a simulated plant with everything at once is busy for the expected share of time, within 2 %")
  func simulated() throws {
    var company = TestCompany(warmup: 20_000, horizon: 2_000_000)
    for name in ["M", "N", "H", "F"] { company.add(name) }
    company.add("oven")
    company.resources[1].speed = 1.25
    company.resources[3].failures = [
      Failure(
        name: "wear", clock: .operation, uptime: try .exponential(mean: 60),
        repair: .constant(12))
    ]
    company.make("P", price: 100, material: 10, [])
    company.make("X", material: 5, [])
    company.products[1].isPart = true
    company.products[1].route = [
      Self.changed(Self.step(2, on: 3)) { $0.yield = 0.9 }, Self.step(1, on: 1),
    ]
    company.products[0].components = [Product.Component(product: 1, count: 2)]
    company.products[0].scrap = .again
    company.products[0].route = [
      Self.changed(Self.step(3)) { $0.sampling = 0.6 },
      Self.changed(Self.step(2, on: 1)) {
        $0.helper = Operation.Helper(resource: 2)
        $0.rework = Operation.Rework(probability: 0.25, to: 0, limit: 2, afterLimit: .scrap)
      },
      Self.changed(Self.step(1.5)) {
        $0.yield = 0.8
        $0.rework = Operation.Rework(probability: 0.1, to: 1)
      },
    ]
    company.orders("P", every: 30)
    company.base.dispatching = Array(repeating: .firstCome, count: 5)
    let load = ExpectedLoad(company.blueprint)
    let outcome = try company.run()
    for (place, name) in ["M", "N", "H", "F"].enumerated() {
      // Repairs are no work: what stretches the time on F is taken out again.
      let work = load.loads()[place] / (name == "F" ? 1.2 : 1)
      let found = outcome["resources.\(name).busy"]
      #expect(abs(found - work) < 0.02 * work, "\(name) is busy \(found), expected \(work)")
    }
    #expect(load.loads()[4] == 0)
    let earned = outcome["money.throughput"]
    let promised = load.contributions[0] / 30 * 2_000_000
    #expect(abs(earned - promised) < 0.02 * promised, "T \(earned), expected \(promised)")
  }
}
