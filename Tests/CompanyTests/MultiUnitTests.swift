import Company
import Testing

@Suite("Resources of several units")
struct MultiUnitTests {
  @Test("three units of 10 minutes on an endless demand work all the time: 3 per 10 minutes")
  func saturated() throws {
    var company = TestCompany(horizon: 100)
    company.add("M", units: 3)
    company.make("P", [("M", 10)])
    company.endless("P")
    expect(
      try company.run(),
      [
        ("flow.output_rate", 30), ("resources.M.utilisation", 1), ("flow.wip", 3),
        ("flow.lead_time.mean", 10), ("resources.M.active_period", 100),
      ])
  }

  // Orders at 4, 8, 12, 16 of 10 minutes each: 4-14 and 8-18 at once; 12 waits for 14-24, 16 for
  // 18-28.
  @Test("the order that finds all units busy waits for the first to be free")
  func queueing() throws {
    var company = TestCompany(horizon: 19)
    company.add("M", units: 2)
    company.make("P", [("M", 10)])
    company.orders("P", every: 4)
    expect(
      try company.run(),
      [
        ("flow.orders.received", 4), ("flow.orders.shipped", 2), ("flow.orders.open", 2),
        ("resources.M.wait.mean", 1), ("resources.M.wait.probability", 0.5),
        ("resources.M.queue.mean", 4.0 / 19),
        // Unit 1 from 4, unit 2 from 8.
        ("resources.M.busy", 26.0 / 38), ("resources.M.starved", 12.0 / 38),
        ("resources.M.active_period", 13),
      ])
  }

  // P takes 3 minutes, Q takes 2, both come every 10. Unit 1 makes the first P, unit 2 the first Q,
  // which is idle first. Taking the longest idle would send P to unit 2 and change both over.
  @Test("an order goes to an idle unit that is set up for its family")
  func unitAlreadySetUp() throws {
    var company = TestCompany(horizon: 95)
    company.add("M", units: 2, setup: 1)
    company.make("P", [("M", 3)])
    company.make("Q", [("M", 2)])
    company.orders("P", every: 10)
    company.orders("Q", every: 10)
    expect(
      try company.run(),
      [
        ("resources.M.setup", 0), ("resources.M.busy", 45.0 / 190),
        ("products.P.lead_time.mean", 3), ("products.Q.lead_time.mean", 2),
      ])
  }

  // At 10: P to unit 1 and Q to unit 2, as in the case above. R comes at 15, when unit 2 has been
  // idle since 12 and unit 1 since 13: it goes to unit 2 and changes it over.
  @Test("an order of another family goes to the unit that has been idle longest")
  func longestIdle() throws {
    var company = TestCompany(horizon: 19)
    company.add("M", units: 2, setup: 1)
    company.make("P", [("M", 3)])
    company.make("Q", [("M", 2)])
    company.make("R", [("M", 3)])
    company.orders("P", every: 10)
    company.orders("Q", every: 10)
    company.orders("R", every: 15)
    // S has Q's family. Unit 1 still stands ready for P: an S at 16 finds only it, and changes it.
    company.make("S", family: 1, [("M", 1)])
    company.orders("S", every: 16)
    expect(
      try company.run(),
      [
        ("resources.M.setup", 2.0 / 38), ("products.R.lead_time.mean", 4),
        ("products.S.lead_time.mean", 2),
      ])
  }
}
