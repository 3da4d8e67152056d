import Company
import Probability
import Testing

/// Failures with constant times, worked out by hand.
@Suite("Failures")
struct FailureTests {
  private func machine(_ failures: Failure..., horizon: Double = 40) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.change("M") { $0.failures = failures }
    company.make("P", [("M", 6)])
    return company
  }

  private func failure(
    _ name: String, _ clock: Failure.Clock, _ uptime: Double, _ repair: Double
  ) -> Failure {
    Failure(name: name, clock: clock, uptime: .constant(uptime), repair: .constant(repair))
  }

  // Down 10-13, 23-26, 36-39, whatever it does.
  @Test("a failure by time strikes busy and idle, and work goes on where it was")
  func byTime() throws {
    var company = machine(failure(.time, 10, 3))
    company.placed("P", at: 0, 0, 25)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "busy 6-10 #2", "down 10-13 #2", "busy 13-15 #2", "starved 15-23",
        "down 23-26", "busy 26-32 #3", "starved 32-36", "down 36-39", "starved 39-40",
      ])
  }

  private func failure(_ clock: Failure.Clock, _ uptime: Double, _ repair: Double) -> Failure {
    failure("f", clock, uptime, repair)
  }

  // 8 minutes of work: 0-6 and 20-22; then again 8: 25-29 and 29-33.
  @Test("a failure by operation counts work only")
  func byOperation() throws {
    var company = machine(failure(.operation, 8, 3))
    company.placed("P", at: 0, 20, 20)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "starved 6-20", "busy 20-22 #2", "down 22-25 #2", "busy 25-29 #2",
        "busy 29-33 #3", "down 33-36 #3", "busy 36-38 #3", "starved 38-40",
      ])
  }

  // The setup 6-16 does not count: 6 + 2 minutes of work.
  @Test("a setup does not wear out a unit that fails by operation")
  func setup() throws {
    var company = machine(failure(.operation, 8, 3), horizon: 30)
    company.change("M") { $0.setup = Setup(.constant(10)) }
    company.make("Q", [("M", 6)])
    company.placed("P", at: 0)
    company.placed("Q", at: 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "setup 6-16 #2", "busy 16-18 #2", "down 18-21 #2", "busy 21-25 #2",
        "starved 25-30",
      ])
  }

  // a is down 10-20 and 30-40, b 15-17, 32-34: 17 and 34 change nothing.
  @Test("a unit held down by two causes is back when both are repaired")
  func twoCauses() throws {
    var company = machine(failure("a", .time, 10, 10), failure("b", .time, 15, 2))
    company.placed("P", at: 0, 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "busy 6-10 #2", "down 10-20 #2", "busy 20-22 #2", "busy 22-28 #3",
        "starved 28-30", "down 30-40",
      ])
  }

  // a: 5-10, 15-20; b: 8-14, 22-28. Together down 5-14, 15-20, 22-28.
  @Test("causes that overlap add up to one stretch")
  func overlap() throws {
    var company = machine(failure("a", .time, 5, 5), failure("b", .time, 8, 6), horizon: 24)
    company.placed("P", at: 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-5 #1", "down 5-14 #1", "busy 14-15 #1", "down 15-20 #2", "busy 20-22 #2",
        "down 22-24 #2",
      ])
  }

  @Test(
    "a repair that takes no time is of no consequence",
    arguments: [
      Failure.Clock.time, .operation,
    ])
  func noRepair(clock: Failure.Clock) throws {
    var company = machine(failure("f", clock, 4, 0), horizon: 20)
    company.placed("P", at: 0, 0)
    let trace = try Trace(company)
    #expect(trace.times(.shipped) == ["#1 6", "#2 12"])
    expect(
      trace.outcome,
      [("resources.M.busy", 12.0 / 20), ("resources.M.down", 0), ("resources.M.starved", 0.4)])
  }

  // A is down 5-9 with its finished piece; B takes it at 7, and A its next at 9.
  @Test("a unit that fails while blocked gives away its piece and starts after the repair")
  func blocked() throws {
    var company = TestCompany(horizon: 20)
    company.add("A")
    company.add("B", buffer: 0)
    company.change("A") { $0.failures = [failure(.time, 5, 4)] }
    company.make("P", [("A", 2), ("B", 5)])
    company.placed("P", at: 0, 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-2 #1", "busy 2-4 #2", "blocked 4-5 #2", "down 5-7 #2", "down 7-9", "busy 9-11 #3",
        "blocked 11-12 #3", "starved 12-14", "down 14-18", "starved 18-20",
      ])
  }

  // Staffed 0-10 and 20-30. Fails at 8; the repair runs to 14, and from then on the clock again
  // to 22 and 28.
  @Test("a repair runs on off-shift, and failures by time come there too")
  func offShift() throws {
    var company = machine(failure(.time, 8, 6), horizon: 30)
    company.change("M") { $0.shifts = Shifts(cycle: 20, spans: [0..<10]) }
    company.placed("P", at: 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-6 #1", "busy 6-8 #2", "down 8-10 #2", "offShift 10-20 #2", "busy 20-22 #2",
        "down 22-28 #2", "busy 28-30 #2",
      ])
    expect(trace.outcome, [("resources.M.off_shift", 10.0 / 30), ("resources.M.down", 8.0 / 30)])
  }

  // The clock stands still from 10 to 20: 10 minutes of work, then 2 more.
  @Test("a clock of operations stands still off-shift")
  func operationOffShift() throws {
    var company = machine(failure(.operation, 12, 3), horizon: 30)
    company.change("M") { $0.shifts = Shifts(cycle: 20, spans: [0..<10]) }
    company.placed("P", at: 0, 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "busy 6-10 #2", "offShift 10-20 #2", "busy 20-22 #2", "down 22-25 #3",
        "busy 25-30 #3",
      ])
  }

  // Down 4-9: the boundary at 7 leaves 2 of 5 minutes of the repair, and 2 + 1 of the work.
  @Test("the end of the warm-up divides a repair")
  func boundary() throws {
    var company = machine(failure(.time, 4, 5), horizon: 5)
    company.time.warmup = 7
    company.placed("P", at: 0)
    expect(
      try Trace(company).outcome,
      [
        ("resources.M.down", 2.0 / 5), ("resources.M.busy", 2.0 / 5),
        ("resources.M.starved", 1.0 / 5), ("flow.output_rate", 1),
        ("flow.lead_time.mean", 11),
      ])
  }
}
