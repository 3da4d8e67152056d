import Company
import Probability
import Testing

/// Operators, worked out by hand.
@Suite("Second resources")
struct SecondResourceTests {
  /// Machines A and B, of 4 and 6 minutes, and one operator O for both.
  private func shop(_ part: Company.Operation.Helper.Part) -> TestCompany {
    var company = TestCompany(horizon: 40)
    company.add("A", setup: 3)
    company.add("B", setup: 3)
    company.add("O")
    company.make("P", [("A", 4)])
    company.make("P2", [("A", 4)])
    company.make("Q", [("B", 6)])
    company.make("Q2", [("B", 6)])
    for name in ["P", "P2", "Q", "Q2"] {
      company.change(name) { $0.helper = .init(resource: 2, part: part) }
    }
    company.placed("P", at: 0)
    company.placed("Q", at: 0)
    company.placed("P2", at: 1)
    company.placed("Q2", at: 1)
    return company
  }

  // Orders: P #1, Q #2, P2 #3, Q2 #4. O: P 0-4, Q 4-10 (B waits from 0), then A's setup and P2
  // 10-17 (A waits from 4), then B 17-26.
  @Test("an operator shared by two machines makes one wait for the other")
  func both() throws {
    let trace = try Trace(shop(.both))
    #expect(
      trace.unit(0) == [
        "busy 0-4 #1", "waiting 4-10 #3", "setup 10-13 #3", "busy 13-17 #3", "starved 17-40",
      ])
    #expect(
      trace.unit(1) == [
        "waiting 0-4 #2", "busy 4-10 #2", "waiting 10-17 #4", "setup 17-20 #4", "busy 20-26 #4",
        "starved 26-40",
      ])
    #expect(
      trace.unit(2) == [
        "busy 0-4 #1", "busy 4-10 #2", "setup 10-13 #3", "busy 13-17 #3", "setup 17-20 #4",
        "busy 20-26 #4", "starved 26-40",
      ])
    expect(
      trace.outcome,
      [
        ("resources.A.waiting", 6.0 / 40), ("resources.B.waiting", 11.0 / 40),
        ("resources.O.utilisation", 26.0 / 40), ("resources.O.starved", 14.0 / 40),
      ])
  }

  // The first pieces need no setup and so no operator: A 0-4, B 0-6. Setups: A 4-7, B 7-10 (waits
  // from 6).
  @Test("an operator for setups only")
  func setup() throws {
    let trace = try Trace(shop(.setup))
    #expect(
      trace.unit(0) == ["busy 0-4 #1", "setup 4-7 #3", "busy 7-11 #3", "starved 11-40"])
    #expect(
      trace.unit(1) == [
        "busy 0-6 #2", "waiting 6-7 #4", "setup 7-10 #4", "busy 10-16 #4", "starved 16-40",
      ])
    #expect(
      trace.unit(2) == ["starved 0-4", "setup 4-7 #3", "setup 7-10 #4", "starved 10-40"])
  }

  // A's setup 4-7 goes on without the operator, who is at B 4-10; A then waits to 10; B's setup
  // 10-13 likewise, then B waits to 14.
  @Test("an operator for operations only")
  func operation() throws {
    let trace = try Trace(shop(.operation))
    #expect(
      trace.unit(0) == [
        "busy 0-4 #1", "setup 4-7 #3", "waiting 7-10 #3", "busy 10-14 #3", "starved 14-40",
      ])
    #expect(
      trace.unit(1) == [
        "waiting 0-4 #2", "busy 4-10 #2", "setup 10-13 #4", "waiting 13-14 #4", "busy 14-20 #4",
        "starved 20-40",
      ])
    #expect(
      trace.unit(2) == [
        "busy 0-4 #1", "busy 4-10 #2", "busy 10-14 #3", "busy 14-20 #4", "starved 20-40",
      ])
  }

  // The machine is down 2-5: the operator stays with it, waiting.
  @Test("the operator waits with a machine that fails")
  func failure() throws {
    var company = TestCompany(horizon: 12)
    company.add("A")
    company.add("O")
    company.change("A") {
      $0.failures = [Failure(name: "f", uptime: .constant(2), repair: .constant(3))]
    }
    company.make("P", [("A", 4)])
    company.change("P") { $0.helper = .init(resource: 1) }
    company.placed("P", at: 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-2 #1", "down 2-5 #1", "busy 5-7 #1", "down 7-10", "starved 10-12",
      ])
    #expect(
      trace.unit(1) == ["busy 0-2 #1", "waiting 2-5 #1", "busy 5-7 #1", "starved 7-12"])
  }

  // L is interrupted at 2 by S; its operator goes with S.
  @Test("an interruption takes the operator along")
  func preemption() throws {
    var company = TestCompany(horizon: 20)
    company.add("A")
    company.add("O")
    company.make("L", [("A", 10)])
    company.make("S", [("A", 2)])
    for name in ["L", "S"] { company.change(name) { $0.helper = .init(resource: 1) } }
    company.base.dispatching = [Dispatching(.shortest, preempts: true), .firstCome]
    company.placed("L", at: 0)
    company.placed("S", at: 2)
    let trace = try Trace(company)
    let expected = ["busy 0-2 #1", "busy 2-4 #2", "busy 4-12 #1", "starved 12-20"]
    #expect(trace.unit(0) == expected)
    #expect(trace.unit(1) == expected)
    expect(trace.outcome, [("resources.A.busy", 12.0 / 20), ("resources.O.busy", 12.0 / 20)])
  }

  // An operator for each of the four pieces singly: alternately A and B.
  @Test("the end of the warm-up divides the operator's work as it does the machine's")
  func boundary() throws {
    var company = shop(.both)
    company.time.warmup = 12
    company.time.horizon = 8
    // A: setup 12-13, busy 13-17, starved 17-20. B: waiting 12-17, setup 17-20.
    expect(
      try Trace(company).outcome,
      [
        ("resources.A.setup", 1.0 / 8), ("resources.A.busy", 4.0 / 8),
        ("resources.B.waiting", 5.0 / 8), ("resources.B.setup", 3.0 / 8),
        ("resources.O.setup", 4.0 / 8), ("resources.O.busy", 4.0 / 8),
      ])
  }
}
