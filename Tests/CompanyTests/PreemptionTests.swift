import Company
import Probability
import Testing

/// Preemption, worked out by hand.
@Suite("Preemption")
struct PreemptionTests {
  /// L takes 10 minutes, S takes 2, on one machine.
  private func machine(_ rule: Dispatching, setup: Double? = nil) -> TestCompany {
    var company = TestCompany(horizon: 40)
    company.add("M", setup: setup)
    company.make("L", [("M", 10)])
    company.make("S", [("M", 2)])
    company.dispatch(by: rule)
    return company
  }

  // S comes at 4 and takes 4-6; L has 6 minutes left: 6-12.
  @Test("a shorter job interrupts a longer one, which goes on where it was")
  func resumes() throws {
    var company = machine(Dispatching(.shortest, preempts: true))
    company.placed("L", at: 0)
    company.placed("S", at: 4)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == ["busy 0-4 #1", "busy 4-6 #2", "busy 6-12 #1", "starved 12-40"])
    expect(
      trace.outcome,
      [
        ("resources.M.busy", 12.0 / 40), ("products.L.lead_time.mean", 12),
        ("products.S.lead_time.mean", 2),
      ])
  }

  // The second S, alike by the rule, waits: 4-6, 6-8. The second L came later than the first.
  @Test(
    "a job alike by the rule does not interrupt, and the interrupted one keeps its place",
    arguments: [Dispatching.Rule.firstCome, .earliestDueDate])
  func place(tie: Dispatching.Rule) throws {
    var company = machine(Dispatching(.shortest, then: tie, preempts: true))
    company.placed("L", at: 0, 1)
    company.placed("S", at: 4, 5)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-4 #1", "busy 4-6 #3", "busy 6-8 #4", "busy 8-14 #1", "busy 14-24 #2",
        "starved 24-40",
      ])
  }

  // Each newcomer interrupts; they are resumed in the reverse order.
  @Test("last come first served interrupts with every job that comes")
  func lastCome() throws {
    var company = machine(Dispatching(.lastCome, preempts: true))
    company.placed("L", at: 0, 3, 5)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-3 #1", "busy 3-5 #2", "busy 5-15 #3", "busy 15-23 #2", "busy 23-30 #1",
        "starved 30-40",
      ])
  }

  // Setup of 3 both ways: S waits for 4-7, then L needs its setup again: 9-12.
  @Test("an interruption by another family costs setups, and no setup is interrupted")
  func setup() throws {
    var company = machine(Dispatching(.shortest, preempts: true), setup: 3)
    company.make("T", [("M", 1)])
    company.placed("L", at: 0)
    company.placed("S", at: 4)
    company.placed("T", at: 5)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-4 #1", "setup 4-7 #2", "busy 7-9 #2", "setup 9-12 #3", "busy 12-13 #3",
        "setup 13-16 #1", "busy 16-22 #1", "starved 22-40",
      ])
  }

  // Due 9 before due 50 before none.
  @Test("an earlier due date interrupts")
  func dueDate() throws {
    var company = machine(Dispatching(.earliestDueDate, preempts: true))
    company.placed("L", [(0, 1, 50), (2, 1, nil), (3, 1, 9)])
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-3 #1", "busy 3-13 #3", "busy 13-20 #1", "busy 20-30 #2", "starved 30-40",
      ])
  }

  // Of two machines the one with the longest job is interrupted.
  @Test("the unit whose job comes last is interrupted")
  func worst() throws {
    var company = TestCompany(horizon: 40)
    company.add("M", units: 2)
    company.make("L", [("M", 10)])
    company.make("S", [("M", 2)])
    company.make("N", [("M", 6)])
    company.dispatch(by: Dispatching(.shortest, preempts: true))
    company.placed("N", at: 0)
    company.placed("L", at: 0.5)
    company.placed("S", at: 1)
    let trace = try Trace(company)
    // N 0-6; S 1-3 on the other; L 0.5-1 and 3-12.5.
    #expect(trace.times(.shipped) == ["#3 3", "#1 6", "#2 12.5"])
  }

  // Staffed 0-8; the job begun at 0 is finished by 10. The short one that comes at 9 is not begun
  // after hours.
  @Test("nothing interrupts what is finished after the end of the shift")
  func afterHours() throws {
    var company = machine(Dispatching(.shortest, preempts: true))
    company.change("M") { $0.shifts = Shifts(cycle: 20, spans: [0..<8], atEnd: .finish) }
    company.placed("L", at: 0)
    company.placed("S", at: 9)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-10 #1", "offShift 10-20", "busy 20-22 #2", "starved 22-28", "offShift 28-40",
      ])
  }

  // The interrupted work is credited once: the boundary at 5 lies in the interruption (4-6).
  @Test("the end of the warm-up in an interruption divides the work")
  func boundary() throws {
    var company = machine(Dispatching(.shortest, preempts: true))
    company.time.warmup = 5
    company.time.horizon = 15
    company.placed("L", at: 0)
    company.placed("S", at: 4)
    expect(
      try Trace(company).outcome,
      [("resources.M.busy", 7.0 / 15), ("products.L.lead_time.mean", 12)])
  }
}
