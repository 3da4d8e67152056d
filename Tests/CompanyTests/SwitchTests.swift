import Company
import Probability
import Testing

/// The change from the base decisions to a strategy's when the warm-up ends.
@Suite("The end of the warm-up")
struct SwitchTests {
  /// P and Q are ordered every 10 minutes, at 10, 20..., and each takes `time` minutes of M.
  private func company(warmup: Double, horizon: Double, time: Double = 1) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("M")
    company.make("P", price: 5, [("M", time)])
    company.make("Q", price: 5, [("M", time)])
    company.orders("P", every: 10)
    company.orders("Q", every: 10)
    return company
  }

  // What happens at 100 exactly still belongs to the warm-up: P is taken, Q refused. Afterwards,
  // at 110 ... 150, it is the other way round.
  @Test("the strategy comes into force after everything else of that instant")
  func exactly() throws {
    var company = company(warmup: 100, horizon: 50)
    company.base.portfolio = .list([0])
    company.strategy("other") { $0.portfolio = .list([1]) }
    expect(
      try company.run(0),
      [
        ("flow.orders.received", 10), ("flow.orders.refused", 5),
        // P of 100 is shipped at 101; Q of 150 not before the end.
        ("products.P.shipped", 1), ("products.Q.shipped", 4),
      ])
    expect(
      try company.run(),
      [
        ("flow.orders.received", 10), ("flow.orders.refused", 5),
        ("products.P.shipped", 5), ("products.Q.shipped", 0),
      ])
  }

  // The limit of the warm-up used to stay in force under any release but push and CONWIP itself.
  @Test("a limit on jobs in process ends with the strategy that had it")
  func limitEnds() throws {
    var company = company(warmup: 95, horizon: 100, time: 50)
    company.resources[0].units = 30
    company.base.release = .conwip(jobs: 1)
    for release: Release in [
      .push, .planned(leadTime: 1), .kanban(Release.Kanban(cards: [nil])),
      .loops([Release.Loop(name: "all", products: [0, 1], limit: .jobs(99))]),
      .drumBufferRope(Release.DrumBufferRope(drum: 0, rope: .jobs(99))),
    ] {
      company.strategies = []
      company.strategy("other") { $0.release = release }
      // One is begun, sixteen wait; they and what comes until 145 are shipped.
      expect(try company.run(0), [("flow.orders.shipped", 17 + 10)])
    }
  }

  // M takes 10 minutes, one job at a time, first come first served: at 95 nine of the 18 orders
  // have been released, P of 50 is on M until 100, and Q 50, P 60, Q 60 ... Q 90 wait.
  @Test("dropping a product cancels its waiting orders and finishes what is in process")
  func cancelled() throws {
    var company = company(warmup: 95, horizon: 100, time: 10)
    company.base.release = .conwip(jobs: 1)
    company.strategy("drop Q") { $0.portfolio = .list([0]) }
    company.strategy("drop P") { $0.portfolio = .list([1]) }
    expect(
      try company.run(0),
      [
        ("flow.orders.cancelled", 5), ("flow.orders.refused", 10), ("flow.orders.received", 20),
        ("products.P.shipped", 10), ("products.Q.shipped", 0), ("flow.orders.open", 5),
        ("constraint.market.share", 1),
      ])
    expect(
      try company.run(1),
      [
        ("flow.orders.cancelled", 4), ("products.P.shipped", 1), ("products.Q.shipped", 9),
        ("flow.orders.open", 6),
      ])
    expect(
      try company.run(), [("flow.orders.cancelled", 0), ("products.P.shipped", 5)])
  }

  // M takes 20 minutes for a P that is ordered every 10: it limits, whatever was cancelled before.
  @Test("orders cancelled at the switch do not hide that demand is not met")
  func cancelledAndConstraint() throws {
    var company = company(warmup: 1005, horizon: 200, time: 20)
    company.base.release = .conwip(jobs: 1)
    company.strategy("drop Q") { $0.portfolio = .list([0]) }
    expect(
      try company.run(0),
      [
        ("products.P.shipped", 9), ("flow.orders.refused", 20),
        ("constraint.M.share", 1), ("constraint.market.share", 0),
      ])
  }

  @Test("an endless product that is no longer offered does not make a machine the constraint")
  func droppedEndlessProduct() throws {
    var company = TestCompany(warmup: 50, horizon: 103)
    company.add("M")
    company.make("P", [("M", 5)])
    company.make("Q", [("M", 2)])
    company.endless("P")
    company.orders("Q", every: 10)
    company.strategy("drop P") { $0.portfolio = .list([1]) }
    expect(try company.run(0), [("products.Q.shipped", 11), ("constraint.market.share", 1)])
    expect(try company.run(), [("constraint.market.share", 0), ("constraint.M.share", 1)])
  }

  // Under push the endless source feeds M alone; with a limit of three, two more wait in front.
  @Test("a wider release limit fills the plant at the switch")
  func releaseLimit() throws {
    var company = TestCompany(warmup: 40, horizon: 40)
    company.add("M")
    company.make("P", [("M", 10)])
    company.endless("P")
    company.base.release = .conwip(jobs: 1)
    company.strategy("three") { $0.release = .conwip(jobs: 3) }
    company.strategy("none") { $0.release = .conwip(jobs: 0) }
    company.strategy("push") { $0.release = .push }
    expect(try company.run(0), [("flow.wip", 3), ("resources.M.queue.mean", 2)])
    expect(try company.run(), [("flow.wip", 1), ("resources.M.queue.mean", 0)])
    // The job released at 40, before the switch, is finished.
    expect(try company.run(1), [("flow.wip", 0.25), ("flow.output_rate", 1)])
    expect(try company.run(2), [("flow.wip", 1), ("flow.output_rate", 4)])
  }

  // M is idle when the warm-up ends at 30 with nothing released; the switch sets it to work, at once
  // and without interruption.
  @Test("work that begins at the switch begins an active period")
  func activePeriodAtTheSwitch() throws {
    var company = TestCompany(warmup: 30, horizon: 40)
    company.add("M")
    company.make("P", [("M", 10)])
    company.orders("P", every: 30)
    company.make("Q", [("M", 10)])
    company.endless("Q")
    company.base.portfolio = .list([0])
    company.strategy("Q too") { $0.portfolio = .list([1]) }
    // P's order of 30 is on M 30-40; then Q without end.
    expect(try company.run(0), [("resources.M.active_period", 40), ("resources.M.busy", 1)])
    // Now M ends a job at 30 exactly, stands idle, and is given a Q by the switch.
    company.time.warmup = 40
    company.time.horizon = 10
    company.demands[0].pattern = .every(.constant(30))
    expect(try company.run(0), [("resources.M.active_period", 10), ("resources.M.busy", 1)])
  }

  @Test("without a warm-up the strategy holds from the start")
  func noWarmup() throws {
    var company = company(warmup: 0, horizon: 100)
    company.strategy("drop Q") { $0.portfolio = .list([0]) }
    expect(
      try company.run(0),
      [("flow.orders.refused", 10), ("flow.orders.received", 20), ("portfolio.offerings", 1)])
  }

  // Lead times and work that straddle the boundary: P of 20 is on M from 20 to 50.
  @Test("work across the boundary is divided in time and counted where it ends")
  func straddling() throws {
    var company = TestCompany(warmup: 35, horizon: 10)
    company.add("M")
    company.make("P", price: 7, [("M", 30)])
    company.orders("P", every: 20)
    expect(
      try company.run(),
      [
        ("resources.M.busy", 1), ("flow.wip", 1.5), ("resources.M.queue.mean", 0.5),
        ("flow.output_rate", 0), ("products.P.throughput_per_constraint_minute", 0),
      ])
    company.time.horizon = 20
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 1), ("flow.lead_time.mean", 30),
        ("products.P.throughput_per_constraint_minute", 7.0 / 20),
      ])
  }
}
