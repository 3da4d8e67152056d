import Company
import Probability
import Testing

/// Calendars, worked out by hand.
@Suite("Shifts")
struct ShiftTests {
  /// One machine of 6 minutes per piece; a cycle of 20.
  private func machine(
    _ spans: [Range<Double>], atEnd: Shifts.AtEnd = .pause, horizon: Double = 50
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    company.change("M") { $0.shifts = Shifts(cycle: 20, spans: spans, atEnd: atEnd) }
    company.make("P", [("M", 6)])
    return company
  }

  // Staffed 0-10, 20-30, 40-50. The second piece has 4 of its 6 minutes at 10 and the others at 20.
  @Test("an operation pauses at the end of the shift and goes on in the next")
  func pauses() throws {
    var company = machine([0..<10])
    company.placed("P", at: 0, 0, 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-6 #1", "busy 6-10 #2", "offShift 10-20 #2", "busy 20-22 #2", "busy 22-28 #3",
        "busy 28-30 #4", "offShift 30-40 #4", "busy 40-44 #4", "starved 44-50",
      ])
    expect(
      trace.outcome,
      [
        ("resources.M.busy", 24.0 / 50), ("resources.M.off_shift", 20.0 / 50),
        ("resources.M.occupied", 24.0 / 30),
      ])
  }

  // The second piece is finished at 12, in overtime; the third waits for 20.
  @Test("an operation is finished after the end of the shift where that is the rule")
  func finishes() throws {
    var company = machine([0..<10], atEnd: .finish)
    company.placed("P", at: 0, 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "busy 6-12 #2", "offShift 12-20", "busy 20-26 #3", "starved 26-30",
        "offShift 30-40", "starved 40-50",
      ])
  }

  // Off 5-8 and 13-20: the piece begun at 0 works 0-5 and 8-9, the next 9-13 and 20-22.
  @Test("several spans in a cycle, the first from time 0 on")
  func spans() throws {
    var company = machine([0..<5, 8..<13], horizon: 30)
    company.placed("P", at: 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-5 #1", "offShift 5-8 #1", "busy 8-9 #1", "busy 9-13 #2", "offShift 13-20 #2",
        "busy 20-22 #2", "starved 22-25", "offShift 25-28", "starved 28-30",
      ])
  }

  @Test("a shift that begins later finds what came before it waiting")
  func late() throws {
    var company = machine([5..<10], horizon: 40)
    company.placed("P", at: 0)
    #expect(
      try Trace(company).unit(0) == [
        "offShift 0-5", "busy 5-10 #1", "offShift 10-25 #1", "busy 25-26 #1", "starved 26-30",
        "offShift 30-40",
      ])
  }

  // 15-20 and 0-3 of the next cycle are one stretch of work.
  @Test("a span to the end of the cycle meets the first of the next")
  func wraps() throws {
    var company = machine([0..<3, 15..<20], horizon: 50)
    company.placed("P", at: 0, 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-3 #1", "offShift 3-15 #1", "busy 15-18 #1", "busy 18-23 #2", "offShift 23-35 #2",
        "busy 35-36 #2", "starved 36-43", "offShift 43-50",
      ])
  }

  @Test("the whole cycle as one span is always")
  func always() throws {
    var company = machine([0..<20])
    company.placed("P", at: 0, 18)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "starved 6-18", "busy 18-24 #2", "starved 24-50",
      ])
  }

  // The setup 6-9 has begun at 8, so it and the operation after it are finished (9-15).
  @Test("a setup begun before the end of the shift is finished together with its operation")
  func finishesSetup() throws {
    var company = machine([0..<8], atEnd: .finish, horizon: 30)
    company.change("M") { $0.setup = Setup(.constant(3)) }
    company.make("Q", [("M", 6)])
    company.placed("P", at: 0)
    company.placed("Q", at: 0)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "setup 6-9 #2", "busy 9-15 #2", "offShift 15-20", "starved 20-28",
        "offShift 28-30",
      ])
  }

  // A is done at 4 and 8; B (10 minutes, no place in front) takes the second piece at 14, when A,
  // blocked since 8, has been off since 10. A then is free, and takes the third piece at 20.
  @Test(
    "a blocked unit goes off shift with its piece, which moves on without it",
    arguments: [
      Shifts.AtEnd.pause, .finish,
    ])
  func blocked(atEnd: Shifts.AtEnd) throws {
    var company = TestCompany(horizon: 30)
    company.add("A")
    company.add("B", buffer: 0)
    company.change("A") { $0.shifts = Shifts(cycle: 20, spans: [0..<10], atEnd: atEnd) }
    company.make("P", [("A", 4), ("B", 10)])
    company.placed("P", at: 0, 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-4 #1", "busy 4-8 #2", "blocked 8-10 #2", "offShift 10-14 #2", "offShift 14-20",
        "busy 20-24 #3", "starved 24-30",
      ])
    #expect(
      trace.unit(1) == [
        "starved 0-4", "busy 4-14 #1", "busy 14-24 #2", "busy 24-30 #3",
      ])
  }

  // The machine asks for the operator, who is there 0-10 and 20-30.
  @Test("an operator who goes off shift leaves the machine waiting")
  func operatorGoes() throws {
    var company = TestCompany(horizon: 30)
    company.add("M")
    company.add("O")
    company.change("O") { $0.shifts = Shifts(cycle: 20, spans: [0..<10]) }
    company.make("P", [("M", 6)])
    company.change("P") { $0.helper = .init(resource: 1) }
    company.placed("P", at: 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-6 #1", "busy 6-10 #2", "waiting 10-20 #2", "busy 20-22 #2", "starved 22-30",
      ])
    #expect(
      trace.unit(1) == [
        "busy 0-6 #1", "busy 6-10 #2", "offShift 10-20 #2", "busy 20-22 #2", "starved 22-30",
      ])
  }
}
