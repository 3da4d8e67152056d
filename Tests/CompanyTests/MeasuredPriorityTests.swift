import Company
import Testing

/// P, Q and R are ordered together every 20 minutes, in this order, and made on M:
/// P earns 20 in 4 minutes (5 a minute), Q 8 in 2 (4 a minute), R 100 in 10 (10 a minute).
/// Counting begins at 99, when all is idle; P finds M idle and is made first, then it depends.
@Suite("Priority by measured throughput per constraint minute")
struct MeasuredPriorityTests {
  private func company() -> TestCompany {
    var company = TestCompany(warmup: 99, horizon: 20)
    company.add("M")
    company.make("P", price: 30, material: 10, [("M", 4)])
    company.make("Q", price: 8, [("M", 2)])
    company.make("R", price: 100, [("M", 10)])
    for name in ["P", "Q", "R"] { company.orders(name, every: 20) }
    return company
  }

  @Test("the metric is money earned by time taken on the most occupied resource")
  func metric() throws {
    var company = company()
    company.time.horizon = 100
    expect(
      try company.run(),
      [
        ("products.P.throughput_per_constraint_minute", 5),
        ("products.Q.throughput_per_constraint_minute", 4),
        ("products.R.throughput_per_constraint_minute", 10),
      ])
  }

  @Test("dispatching takes the best earner first")
  func dispatching() throws {
    var company = company()
    company.strategy("best money") { $0.dispatching = [.throughputPerConstraintMinute] }
    expect(
      try company.run(0),
      [
        ("products.P.lead_time.mean", 4), ("products.R.lead_time.mean", 14),
        ("products.Q.lead_time.mean", 16),
      ])
    expect(
      try company.run(),
      [("products.Q.lead_time.mean", 6), ("products.R.lead_time.mean", 16)])
  }

  // One job at a time: P is released at 100, R at 104, Q at 114, or by the order of arrival Q at
  // 104 and R at 106.
  @Test("release takes the best earner first")
  func release() throws {
    var company = company()
    company.base.release = .conwip(jobs: 1)
    company.strategy("best money") { $0.priority = .throughputPerConstraintMinute }
    expect(
      try company.run(0),
      [("flow.order_lead_time.mean", (4 + 14 + 16) / 3.0), ("flow.lead_time.mean", 16 / 3.0)])
    expect(try company.run(), [("flow.order_lead_time.mean", (4 + 6 + 16) / 3.0)])
  }

  // S is only offered after the switch: it has no record and comes last, however good.
  @Test("a product without a record comes last until a review has measured it")
  func withoutRecord() throws {
    var company = company()
    company.time.horizon = 30
    company.base.release = .conwip(jobs: 1)
    company.make("S", price: 1000, [("M", 1)])
    company.orders("S", every: 20)
    company.base.portfolio = .list([0, 1, 2])
    company.strategy("best money") {
      $0.portfolio = .keepAll
      $0.priority = .throughputPerConstraintMinute
      $0.reviewEvery = 20
    }
    // At 100: P 4, R 10, Q 2, S 1. The review is at 119. At 120: P first, then S, R, Q.
    let outcome = try company.run(0)
    expect(
      outcome,
      [
        ("flow.orders.shipped", 6),
        // From order to shipment: 4, 14, 16, 17; 4, 5 (R would end at 135, after the horizon).
        ("flow.order_lead_time.mean", 60 / 6.0),
      ])
  }
}
