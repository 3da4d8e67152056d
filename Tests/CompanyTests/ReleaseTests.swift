import Company
import Probability
import Testing

/// Which order enters the plant next.
@Suite("Release")
struct ReleaseTests {
  /// M takes 10 minutes per job, one job at a time.
  private func company(horizon: Double) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    for name in ["P", "Q", "R"] { company.make(name, [("M", 10)]) }
    company.base.release = .conwip(jobs: 1)
    return company
  }

  @Test("of endless products the one listed first takes all")
  func endlessByPriority() throws {
    var company = company(horizon: 95)
    for name in ["P", "Q", "R"] { company.endless(name) }
    company.base.priority = .list([1])
    expect(
      try company.run(),
      [("products.Q.shipped", 9), ("products.P.shipped", 0), ("products.R.shipped", 0)])
    // Those not listed are all alike and take turns.
    company.base.portfolio = .list([0, 2])
    expect(
      try company.run(),
      [("products.Q.shipped", 0), ("products.P.shipped", 5), ("products.R.shipped", 4)])
  }

  // Orders for P come at 25, 50 and 75; Q is endless.
  @Test("an order goes before endless work of equal rank, and after work of a better one")
  func ordersBeforeEndless() throws {
    var company = company(horizon: 75)
    company.endless("Q")
    company.orders("P", every: 25)
    // Q 0-30, P 30-40 (ordered at 25), Q 40-50; at 50 M is free before the order of 50 comes: Q
    // 50-60, P 60-70.
    expect(
      try company.run(),
      [
        ("products.Q.shipped", 5), ("products.P.shipped", 2),
        ("flow.order_lead_time.mean", (5 * 10 + 15 + 20) / 7.0),
      ])
    company.base.priority = .list([1, 0])
    expect(try company.run(), [("products.Q.shipped", 7), ("products.P.shipped", 0)])
  }

  // Orders for P, Q and R come at 16, 17 and 18, while M works on X until 25. At 25 one of them is
  // released; the others and the X of 30 wait until the end.
  @Test("waiting orders are released by rank, then in the order they came")
  func waitingByRank() throws {
    for (priority, second) in [([], "P"), ([2], "R"), ([1, 0], "Q")] {
      var company = company(horizon: 31.5)
      company.make("X", [("M", 10)])
      company.orders("X", every: 15)
      for (place, name) in ["P", "Q", "R"].enumerated() {
        company.orders(name, every: Double(16 + place))
      }
      company.base.priority = .list(priority)
      let outcome = try company.run()
      for name in ["P", "Q", "R"] {
        #expect((outcome["products.\(name).wip"] > 0) == (name == second))
      }
    }
  }

  // A takes no time: B and its two places hold back what is pushed; a limit of two jobs does, too.
  @Test("an endless demand may begin with an operation of no time")
  func endlessThroughNoTime() throws {
    var company = TestCompany(horizon: 100)
    company.add("A")
    company.add("B", buffer: 2)
    company.make("P", [("A", 0), ("B", 5)])
    company.endless("P")
    // One is on B, two wait, and one has ended on A and finds no room.
    expect(
      try company.run(),
      [("flow.output_rate", 20), ("flow.wip", 4), ("resources.A.blocked", 1)])
    company.resources[1].buffer = nil
    company.base.release = .conwip(jobs: 2)
    expect(try company.run(), [("flow.output_rate", 20), ("flow.wip", 2)])
    // Time per order is time.
    company.products[0].route[0].orderTime = .constant(4)
    company.base.release = .push
    expect(try company.run(), [("flow.output_rate", 19), ("resources.A.busy", 1)])
  }

  // A probe at 1019 finds the plant empty: it is promised exactly its own work, 3 minutes, whatever
  // became of those before it.
  @Test(
    "what is booked for a promise is booked out however an order ends", arguments: [0, 1, 2, 3])
  func bookedOut(way: Int) throws {
    for (tolerance, lost) in [(3.0, 0.0), (2.99, 1)] {
      var company = TestCompany(warmup: 500.5, horizon: 519)
      company.add("M")
      company.add("N", units: 2)
      company.make("P", [("M", 1), ("N", 1), ("M", 2)])
      company.make("Q", [("M", 3), ("N", 2)])
      company.orders("P", every: 10, patience: way == 1 ? 0 : nil)
      company.orders("Q", every: 20, patience: way == 1 ? 2 : nil)
      company.orders("Q", every: 500)
      let probe = company.account("probe", tolerance: tolerance)
      company.orders("P", every: 1019, account: probe)
      company.base.release = .conwip(jobs: 1)
      company.base.promise = .load(buffer: 0)
      if way == 2 { company.strategy("drop Q") { $0.portfolio = .list([0]) } }
      if way == 3 {
        company.innovation = Innovation(every: .constant(501), products: [0, 1])
      }
      let outcome = try company.run(way == 2 ? 0 : nil)
      #expect(outcome["flow.orders.lost"].rounded() == lost)
      #expect((outcome["flow.orders.lapsed"] > 0) == (way == 1))
      #expect((outcome["flow.orders.cancelled"] > 0) == (way == 2))
      #expect(outcome["flow.orders.open"] <= 2)
    }
  }
}
