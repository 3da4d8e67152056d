import Company
import Probability
import Testing

/// Quotas, worked out by hand.
@Suite("Quotas")
struct QuotaTests {
  private func machine(_ quota: Quota?) -> TestCompany {
    var company = TestCompany(horizon: 30)
    company.add("M")
    company.make("P", [("M", 1)])
    company.base.quotas = [quota]
    return company
  }

  // Three pieces every 10: 2 at 0; 2 at 1 exceed; 1 at 2 fits; 1 at 9 exceeds; 10 begins anew.
  @Test("what exceeds the quota is refused, and a new period begins with a whole one")
  func refused() throws {
    var company = machine(Quota(pieces: 3, every: 10))
    company.placed("P", [(0, 2, nil), (1, 2, nil), (2, 1, nil), (9, 1, nil), (10, 3, nil)])
    let trace = try Trace(company)
    #expect(
      trace.events(.released, .refused) == [
        "0 released #1 x2", "1 refused #2 x2", "2 released #3", "9 refused #4",
        "10 released #5 x3",
      ])
    expect(trace.outcome, [("flow.orders.refused", 2), ("flow.output_rate", 6)])
  }

  @Test("an endless source waits for the next period")
  func endless() throws {
    var company = machine(Quota(pieces: 2, every: 10))
    company.endless("P")
    let trace = try Trace(company)
    #expect(
      trace.times(.released) == ["#1 0", "#2 1", "#3 10", "#4 11", "#5 20", "#6 21", "#7 30"]
        || trace.times(.released) == ["#1 0", "#2 1", "#3 10", "#4 11", "#5 20", "#6 21"])
    expect(trace.outcome, [("flow.orders.refused", 0), ("flow.output_rate", 6)])
  }

  @Test("a quota of nothing refuses all")
  func nothing() throws {
    var company = machine(Quota(pieces: 0, every: 10))
    company.placed("P", at: 0, 15)
    expect(try Trace(company).outcome, [("flow.orders.refused", 2), ("flow.output_rate", 0)])
  }
}
