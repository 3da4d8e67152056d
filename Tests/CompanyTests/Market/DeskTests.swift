import Company
import Probability
import Testing

/// The work that orders make for those who take them.
@Suite("The order desk")
struct DeskTests {
  /// Orders of P at given times; the plant takes 3 minutes, the desk 5 minutes an order.
  private func company(at times: Double..., patience: Double? = nil) -> TestCompany {
    var company = TestCompany(horizon: 100)
    company.add("M", units: 50)
    company.add("desk", cost: 2)
    company.make("P", price: 10, [("M", 3)])
    company.placed("P", times.map { ($0, 1, nil) })
    company.demands[0].patience = patience
    company.salesForce = SalesForce(
      orderEntry: company.activity("entry", on: "desk", .constant(5)))
    return company
  }

  @Test("an order waits for the desk before it can be released")
  func waits() throws {
    let trace = try Trace(company(at: 1, 2, 20))
    // Numbers go to orders and to the work on them alike.
    #expect(
      trace.unit(50) == [
        "starved 0-1", "busy 1-6 #2", "busy 6-11 #4", "starved 11-20", "busy 20-25 #6",
        "starved 25-100",
      ])
    #expect(
      trace.times(.released) == ["#2 1", "#4 2", "#1 6", "#3 11", "#6 20", "#5 25"])
    expect(
      trace.outcome,
      [
        ("flow.orders.received", 3), ("flow.orders.shipped", 3), ("flow.lead_time.mean", 3),
        ("flow.order_lead_time.mean", (8 + 12 + 8) / 3.0), ("resources.desk.busy", 0.15),
      ])
  }

  @Test("an order may lapse while the desk is at it; the desk finishes in vain")
  func lapses() throws {
    let outcome = try company(at: 1, 2, 3, patience: 6).run()
    // At 8 and 9 patience ends; the second and the third would have been entered at 11 and 16.
    expect(
      outcome,
      [
        ("flow.orders.lapsed", 2), ("flow.orders.shipped", 1), ("flow.orders.open", 0),
        ("resources.desk.busy", 0.15),
      ])
    // At the moment it would lapse it is entered and released.
    let exact = try company(at: 1, patience: 5).run()
    expect(exact, [("flow.orders.lapsed", 0), ("flow.orders.shipped", 1)])
  }

  @Test("the desk's hours are charged to the account and product of the order")
  func hours() throws {
    var company = company(at: 1, 2)
    company.change("desk") { $0.units = 4 }
    let outcome = try company.run()
    // 2 a minute for 4 people: 0.5 a minute each.
    expect(outcome, [("money.throughput", 20), ("money.operating_expense", 200)])
    let map = outcome.result.profit
    #expect(map.cells.map(\.hours) == [Money(5)])
    #expect(map.unassigned == Money(5 - 200))
  }

  @Test("what is under way at a boundary is charged to either side by its minutes")
  func boundary() throws {
    var company = company(at: 8, 14)
    company.time.warmup = 10
    company.time.horizon = 6
    let outcome = try company.run()
    // 8-13 and 14-19, of which 10-13 and 14-16 are measured.
    #expect(outcome.result.profit.cells.map(\.hours) == [Money(2 * 5)])
    expect(outcome, [("resources.desk.busy", 5.0 / 6)])
  }

  @Test("orders that come by the web take the hours of the web entry, or nobody's")
  func pull() throws {
    var company = company(at: 1, 2)
    company.strategy("web") { $0.sales.channel = .pull }
    expect(
      try company.run(0),
      [("resources.desk.busy", 0), ("flow.order_lead_time.mean", 3), ("flow.orders.shipped", 2)])
    let web = company.activity("web", on: "desk", .constant(1))
    company.salesForce?.webEntry = web
    expect(
      try company.run(0),
      [("resources.desk.busy", 0.02), ("flow.order_lead_time.mean", 4)])
  }

  @Test("an order is held for its date from when it was entered")
  func planned() throws {
    var company = company(at: 1, 2)
    company.base.promise = .fixed(20)
    company.base.release = .planned(leadTime: 12)
    let trace = try Trace(company)
    // Due at 21 and 22, released at 9 although entered at 6, and at 11, when entered.
    #expect(trace.times(.released) == ["#2 1", "#4 2", "#1 9", "#3 11"])
  }

  @Test("work on orders takes no card, no place in a loop and no place among jobs")
  func limits() throws {
    for release: Release in [
      .conwip(jobs: 1),
      .loops([Release.Loop(name: "all", products: [0], limit: .jobs(1))]),
      .drumBufferRope(Release.DrumBufferRope(drum: 0, rope: .jobs(1))),
      .kanban(Release.Kanban(cards: [1, nil])),
    ] {
      var company = company(at: 1, 2)
      company.base.release = release
      // Were the first order's entry counted, nothing would ever be released.
      expect(
        try company.run(), [("flow.orders.shipped", 2), ("flow.order_lead_time.mean", 10)])
    }
  }

  // Work that came to nothing used to count as an order lost to scrap, and the order waited for ever.
  @Test("work of people comes to an end, whatever came of it")
  func spoilt() throws {
    var company = company(at: 1, 2)
    company.products[1].route[0].yield = 0
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 2), ("flow.orders.scrapped", 0),
        ("flow.order_lead_time.mean", 10),
      ])
  }

  // At 13 a rope of one minute of the desk comes into force, while an order is being entered there:
  // that used to fill it. The order that waits goes 13-16 through M and, after the entry, 17-18 over
  // the desk; the other is entered at 17 and leaves at 21.
  @Test("a rope that comes into force counts no tasks")
  func ropeAfterwards() throws {
    var company = company(at: 1, 12)
    company.time.warmup = 13
    company.products[0].route.append(Operation(resource: 1, time: .constant(1), family: 0))
    company.base.promise = .fixed(100)
    company.base.release = .planned(leadTime: 1)
    company.strategy("rope") {
      $0.release = .drumBufferRope(
        Release.DrumBufferRope(drum: 1, rope: .work(1, resource: 1)))
    }
    expect(
      try company.run(0),
      [("flow.orders.shipped", 2), ("flow.order_lead_time.mean", (17 + 9) / 2.0)])
  }

  // An order that had gone over the desk used to wait for the plant, whatever was in stock, and to
  // need no material.
  @Test("an entered order is shipped from stock, or waits for its material, like any other")
  func supply() throws {
    var company = TestCompany(horizon: 99)
    company.add("M")
    company.add("desk")
    company.make("P", price: 20, [("M", 1)])
    company.orders("P", every: 10)
    company.salesForce = SalesForce(
      orderEntry: company.activity("entry", on: "desk", .constant(5)))
    var stocked = company
    stocked.base.supply = SupplyPolicy(products: [.toStock(.base(2))])
    expect(
      try stocked.run(),
      [
        ("flow.orders.shipped", 9), ("flow.order_lead_time.mean", 5), ("products.P.fill_rate", 1),
      ])
    company.products[0].uses = [Product.Use(material: 0, count: 2)]
    company.supply = Supply(materials: [
      Material(name: "steel", purchase: Purchase(price: Money(1), leadTime: .constant(4)))
    ])
    company.base.supply = SupplyPolicy(materials: [.asNeeded])
    // 5 at the desk, 4 for the steel, 1 on M; the order of 90 is not shipped before 100.
    expect(
      try company.run(),
      [("flow.orders.shipped", 8), ("flow.order_lead_time.mean", 10)])
  }

  @Test("pieces in process and offerings leave out the work of people")
  func notPieces() throws {
    let outcome = try company(at: 1, 2).run()
    expect(
      outcome,
      [("flow.wip", 0.06), ("portfolio.offerings", 1), ("portfolio.variants", 1)])
  }

  @Test("the desk is M/M/1 when it is one")
  func queue() throws {
    var company = TestCompany.supplier(warmup: 500, horizon: 20_000)
    company.add("desk")
    company.salesForce = SalesForce(
      orderEntry: company.activity("entry", on: "desk", try .exponential(mean: 1)))
    _ = company.chooser("a", rate: 0.25)
    _ = company.chooser("b", rate: 0.25)
    let outcomes = try (0..<40).map { try company.run(replication: UInt32($0)) }
    for (name, mean) in [
      ("resources.desk.busy", 0.5), ("resources.desk.wait.mean", 1),
      ("flow.order_lead_time.mean", 2), ("resources.desk.wait.probability", 0.5),
    ] {
      let values = outcomes.map { $0[name] }
      let found = values.reduce(0, +) / 40
      let variance = values.reduce(0) { $0 + ($1 - found) * ($1 - found) } / 39
      let error = (variance / 40).squareRoot()
      // Student's t with 39 degrees of freedom exceeds 7.2 once in a hundred million.
      #expect(abs(found - mean) <= 7.2 * error && error < 0.02 * mean, "\(name) \(found)")
    }
  }

  // Orders of P and Q take the desk alike, and the desk is the constraint: the books used to see no
  // time of theirs there, and could not tell the two.
  @Test("what a product takes of people counts in what it earns per minute of the constraint")
  func constraint() throws {
    var company = company(at: 1)
    company.demands = []
    company.make("Q", price: 20, [("M", 3)])
    company.products.swapAt(1, 2)
    company.salesForce?.orderEntry = 2
    company.placed("P", (1..<40).map { (Double($0 * 10), 1, nil) })
    company.placed("Q", (1..<40).map { (Double($0 * 10), 1, nil) })
    company.time.warmup = 200
    company.time.horizon = 100
    company.strategy("best") { $0.portfolio = .top(1) }
    let outcome = try company.run(0)
    #expect(outcome["products.Q.shipped"] > 9)
    #expect(outcome["products.P.shipped"] < 3)
  }

  @Test("questions and fires take the hours of those who answer for them")
  func questions() throws {
    var company = TestCompany.supplier(horizon: 1000, time: 10)
    company.add("desk", units: 100)
    let question = company.activity("question", on: "desk", .constant(2))
    let fire = company.activity("fire", on: "desk", .constant(7))
    company.salesForce = SalesForce(question: question, questionShare: 1, fireFighting: fire)
    _ = company.chooser("a", rate: 0.5)
    let calm = try company.run()
    let orders = calm["flow.orders.received"]
    expect(calm, [("sales.questions", orders), ("sales.fire_fighting", 0)])
    // Late by a minute, every delivery is a fire.
    company.base.promise = .fixed(9)
    let late = try company.run()
    let shipped = late["flow.orders.shipped"]
    expect(late, [("sales.fire_fighting", shipped), ("sales.questions", orders)])
    let busy = late["resources.desk.busy"] * 100 * 1000
    #expect(busy <= 2 * orders + 7 * shipped + 1e-6 && busy >= 2 * orders + 7 * shipped - 100)
    company.salesForce?.questionShare = 0.3
    isNear(
      try company.run()["sales.questions"], 0.3 * orders, error: (orders * 0.21).squareRoot())
    company.salesForce = SalesForce()
    expect(try company.run(), [("sales.questions", 0), ("sales.fire_fighting", 0)])
  }
}
