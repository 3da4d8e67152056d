import Company
import Probability
import Testing

/// Orders: when they come, how large they are, and how long they wait.
@Suite("Orders")
struct OrderTests {
  /// One machine that takes `time` per piece.
  private func company(time: Double, horizon: Double) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.make("P", [("M", time)])
    return company
  }

  @Test("evenly spaced orders come at 7, 14, ..., the first after one interval")
  func evenlySpaced() throws {
    var company = company(time: 2, horizon: 70)
    company.orders("P", every: 7)
    // The order of 70 comes just before the end.
    expect(
      try company.run(),
      [
        ("flow.orders.received", 10), ("flow.orders.shipped", 9), ("flow.orders.open", 1),
        ("flow.lead_time.mean", 2), ("resources.M.busy", 18.0 / 70),
        ("constraint.market.share", 0), ("constraint.M.share", 1),
      ])
    company.time.horizon = 6.9
    expect(try company.run(), [("flow.orders.received", 0), ("constraint.market.share", 1)])
  }

  @Test("an order takes the time of its pieces and once the time per order")
  func quantity() throws {
    var company = company(time: 2, horizon: 99)
    company.products[0].route[0].orderTime = .constant(5)
    company.orders("P", every: 20, quantity: 7)
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 4), ("flow.output_rate", 28), ("flow.lead_time.mean", 19),
        ("resources.M.busy", 76.0 / 99), ("flow.wip", 28 * 19 / 99.0),
        ("products.P.wip", 28 * 19 / 99.0),
      ])
  }

  @Test(
    "quantities are rounded to whole pieces, from one to a million",
    arguments: [(0.2, 1), (1.4, 1), (2.5, 3), (2.6, 3), (1e6, 1e6), (3e6, 1e6)])
  func rounding(drawn: Double, pieces: Double) throws {
    var company = company(time: 1e-7, horizon: 1.9)
    company.orders("P", every: 1, quantity: drawn)
    let outcome = try company.run()
    #expect(outcome["flow.output_rate"].rounded() == pieces)
    // The clock at 1 resolves 2e-16.
    #expect(abs(outcome["flow.lead_time.mean"] - pieces * 1e-7) < 3e-16)
  }

  // One job at a time, 10 minutes; an order every 4. Without patience only those that find the
  // machine free are made: 4, 16, 28...
  @Test("without patience an order lapses at once when it cannot be released")
  func noPatience() throws {
    var company = company(time: 10, horizon: 120)
    company.base.release = .conwip(jobs: 1)
    company.orders("P", every: 4, patience: 0)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 30), ("flow.orders.shipped", 9), ("flow.orders.lapsed", 20),
        ("flow.orders.open", 1), ("flow.order_lead_time.mean", 10),
        ("constraint.M.share", 1),
      ])
  }

  // Released: 4 at 4, 12 at 14, 24 at 24, 32 at 34... two of every five; 8 lapses at 11, 16 at 19,
  // 20 at 23. At 200 the order of 192 is in process and that of 200 waits.
  @Test("an order lapses when its patience ends")
  func patience() throws {
    var company = company(time: 10, horizon: 200)
    company.base.release = .conwip(jobs: 1)
    company.orders("P", every: 4, patience: 3)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 50), ("flow.orders.shipped", 19), ("flow.orders.lapsed", 29),
        ("flow.orders.open", 2), ("flow.lead_time.mean", 10),
        // Ten at once, nine after two minutes.
        ("flow.order_lead_time.mean", (10 * 10 + 9 * 12) / 19.0),
      ])
  }

  // At 14 the order of 8 is at the end of its 6 minutes; so is that of 28 at 34. Released: 4 at 4,
  // 8 at 14, 20 at 24, 28 at 34, 40 at 44...
  @Test("an order that can be released at the moment it would lapse is released")
  func releasedAtTheLastMoment() throws {
    var company = company(time: 10, horizon: 100)
    company.base.release = .conwip(jobs: 1)
    company.orders("P", every: 4, patience: 6)
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 9),
        ("flow.order_lead_time.mean", (10 + 4 * 16 + 4 * 14) / 9.0),
      ])
  }

  // Behind a blocker (100-150), P is ordered at 101, 102 and 103 by three customers; one of them
  // waits 5 minutes only, and its order leaves the waiting list from the front, middle or back.
  @Test("an order may lapse from any place among those that wait", arguments: [0, 1, 2])
  func lapseFromAnyPlace(impatient: Int) throws {
    var company = company(time: 4, horizon: 199)
    company.base.release = .conwip(jobs: 1)
    company.make("X", [("M", 50)])
    company.orders("X", every: 100)
    var leadTimes = 50.0
    for place in 0...2 {
      company.orders("P", every: Double(101 + place), patience: place == impatient ? 5 : nil)
    }
    for (made, place) in (0...2).filter({ $0 != impatient }).enumerated() {
      leadTimes += 154 + 4 * Double(made) - Double(101 + place)
    }
    expect(
      try company.run(),
      [
        ("flow.orders.lapsed", 1), ("flow.orders.shipped", 3),
        ("flow.order_lead_time.mean", leadTimes / 3),
      ])
  }

  // One place in front of 10 minutes, an order every 4: 4 is made at once, 8 waits in the place,
  // 12 is lost; from 24 on, two of five are taken (24, 36; 44, 56...), the others lost.
  @Test("orders without patience are lost when the first buffer is full")
  func finiteFirstBuffer() throws {
    var company = company(time: 10, horizon: 104)
    company.resources[0].buffer = 1
    company.orders("P", every: 4, patience: 0)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 26), ("flow.orders.shipped", 10), ("flow.orders.lapsed", 14),
        ("flow.orders.open", 2), ("resources.M.busy", 100.0 / 104),
        ("resources.M.blocked", 0), ("constraint.M.share", 1),
      ])
  }

  @Test("orders that wait for a place in the first buffer are released in the order they came")
  func waitingForAPlace() throws {
    var company = company(time: 10, horizon: 49)
    company.resources[0].buffer = 0
    company.orders("P", every: 4)
    // 4 at 4, 8 at 14, 12 at 24, 16 at 34, 20 at 44.
    expect(
      try company.run(),
      [
        ("flow.orders.shipped", 4), ("flow.lead_time.mean", 10),
        ("flow.order_lead_time.mean", (10 + 16 + 22 + 28) / 4.0), ("flow.wip", 45.0 / 49),
        ("resources.M.queue.mean", 0), ("flow.orders.open", 8),
      ])
  }

  // P and Q begin on machines of their own. While the machine of P is full, Q's orders pass.
  @Test("an order whose machine has room passes those that wait for another machine")
  func passing() throws {
    var company = company(time: 10, horizon: 19)
    company.resources[0].buffer = 0
    company.add("N")
    company.make("Q", [("N", 1)])
    company.orders("P", every: 4)
    company.orders("Q", every: 5)
    expect(
      try company.run(), [("products.Q.shipped", 3), ("products.Q.lead_time.mean", 1)])
  }

  @Test("the market is the constraint when it gets all it asks for")
  func marketConstraint() throws {
    var company = company(time: 2, horizon: 1003)
    company.orders("P", every: 5)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 200), ("flow.orders.shipped", 200),
        ("constraint.market.share", 1), ("constraint.M.share", 0),
      ])
  }
}
