import Company
import Probability
import Testing

/// Transport and alternatives, worked out by hand.
@Suite("Transport and alternatives")
struct TransportTests {
  // A 2, on the way 5, B 3, on the way 4. B: 7-10, 10-13 (came at 9).
  @Test("any number can be on their way, also to the customer")
  func transport() throws {
    var company = TestCompany(horizon: 40)
    company.add("A")
    company.add("B")
    company.make("P", [("A", 2), ("B", 3)])
    company.change("P", step: 0) { $0.transport = .constant(5) }
    company.change("P", step: 1) { $0.transport = .constant(4) }
    company.placed("P", at: 0, 0, 0)
    let trace = try Trace(company)
    #expect(trace.times(.started, at: 1) == ["#1 7", "#2 10", "#3 13"])
    #expect(trace.times(.shipped) == ["#1 14", "#2 17", "#3 20"])
    expect(trace.outcome, [("flow.wip", 51.0 / 40), ("resources.B.wait.mean", 1)])
  }

  // B has one unit and one place in front. The jobs that set out at 2 and 4 keep both, the third is
  // blocked until B's unit has taken... the first at 7, which makes no room (its unit was kept for
  // it); B's first ends at 27: then the second moves from the place to the unit, and the third
  // sets out, to arrive at 32.
  @Test("a place is kept for who is on the way")
  func place() throws {
    var company = TestCompany(horizon: 60)
    company.add("A")
    company.add("B", buffer: 1)
    company.make("P", [("A", 2), ("B", 20)])
    company.change("P", step: 0) { $0.transport = .constant(5) }
    company.placed("P", at: 0, 0, 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-2 #1", "busy 2-4 #2", "busy 4-6 #3", "blocked 6-27 #3", "busy 27-29 #4",
        "blocked 29-47 #4", "starved 47-60",
      ])
    #expect(trace.times(.started, at: 1) == ["#1 7", "#2 27", "#3 47"])
  }

  // Two minutes on A or six on B. The first takes A, the second (A busy) the idle B, the third
  // waits where fewer wait: alike, so for A.
  @Test("an alternative is taken when the first is busy, else the shorter line")
  func alternatives() throws {
    var company = TestCompany(horizon: 20)
    company.add("A")
    company.add("B")
    company.make("P", [("A", 2)])
    company.change("P") { $0.alternatives = [.init(resource: 1, time: .constant(6))] }
    company.placed("P", at: 0, 0, 0, 0, 0)
    let trace = try Trace(company)
    // Waiting: #3 for A, #4 for B (0 wait there, 1 at A), #5 for A.
    #expect(trace.times(.started, at: 0) == ["#1 0", "#3 2", "#5 4"])
    #expect(trace.times(.started, at: 1) == ["#2 0", "#4 6"])
    expect(trace.outcome, [("resources.A.busy", 6.0 / 20), ("resources.B.busy", 12.0 / 20)])
  }

  // Neither has room: the job on F waits for A, its own, though B has room first (at 6).
  @Test("where none has room a job waits for its own resource")
  func waits() throws {
    var company = TestCompany(horizon: 30)
    company.add("F")
    company.add("A", buffer: 0)
    company.add("B", buffer: 0)
    company.make("P", [("F", 1), ("A", 10)])
    company.change("P", step: 1) { $0.alternatives = [.init(resource: 2, time: .constant(4))] }
    company.placed("P", at: 0, 0, 0)
    let trace = try Trace(company)
    // A 1-11, B 2-6, F blocked 3-11.
    #expect(trace.times(.shipped) == ["#2 6", "#1 11", "#3 21"])
  }
}
