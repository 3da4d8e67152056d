import Company
import Probability
import Testing

/// Rounds and initial jobs, worked out by hand.
@Suite("Rounds")
struct RoundTests {
  /// Three resources in a row, a tick every 10; so many pieces each.
  private func line(_ moves: Rounds.Moves, _ pieces: [Double], buffer: Int? = nil) -> TestCompany {
    var company = TestCompany(horizon: 45)
    for (place, count) in pieces.enumerated() {
      company.add("R\(place)", buffer: place > 0 ? buffer : nil)
      company.change("R\(place)") {
        $0.rounds = Rounds(every: 10, pieces: .constant(count), moves: moves)
      }
    }
    company.make("P", pieces.indices.map { ("R\($0)", 0) })
    return company
  }

  @Test("sequential: what one passes on the next can pass on in the same round")
  func sequential() throws {
    var company = line(.sequential, [2, 1, 3])
    company.placed("P", at: 0, 0, 0)
    // R0 moves #1 #2 at 10 and #3 at 20; R1 one per tick; R2 all it gets.
    #expect(try Trace(company).times(.shipped) == ["#1 10", "#2 20", "#3 30"])
  }

  @Test("simultaneous: only what was there before the tick moves")
  func simultaneous() throws {
    var company = line(.simultaneous, [2, 1, 3])
    company.placed("P", at: 0, 0, 0)
    #expect(try Trace(company).times(.shipped) == ["#1 30", "#2 40"])
  }

  // One place in front of R1: R0 moves one at 10 (R1 passes it on), although it could two.
  @Test("a finite buffer limits what a round can move")
  func buffer() throws {
    var company = line(.sequential, [2, 1], buffer: 1)
    company.placed("P", at: 0, 0, 0)
    let trace = try Trace(company)
    #expect(trace.times(.started, at: 0) == ["#1 10", "#2 20", "#3 30"])
    #expect(trace.times(.shipped) == ["#1 10", "#2 20", "#3 30"])
  }

  // Two jobs in front of R1 and one in front of R2 at time 0; nothing is ordered beside.
  @Test("initial jobs wait in front of their operations at time 0")
  func initial() throws {
    var company = line(.simultaneous, [1, 1, 1])
    company.change("P", step: 1) { $0.initial = 2 }
    company.change("P", step: 2) { $0.initial = 1 }
    company.placed("P", at: 100)
    let trace = try Trace(company)
    #expect(trace.times(.shipped) == ["#3 10", "#1 20", "#2 30"])
    expect(
      trace.outcome,
      [
        ("flow.orders.received", 0), ("flow.output_rate", 3), ("flow.wip", 60.0 / 45),
        ("flow.lead_time.mean", 20),
      ])
  }

  // Initial jobs of an ordinary route hold material and are sold like others.
  @Test("initial jobs hold the material of the whole and earn the price")
  func initialMoney() throws {
    var company = TestCompany(horizon: 20)
    company.add("A")
    company.add("B")
    company.make("P", price: 10, material: 4, [("A", 1), ("B", 5)])
    company.change("P", step: 1) { $0.initial = 2 }
    company.placed("P", at: 3)
    let trace = try Trace(company)
    #expect(trace.times(.shipped) == ["#1 5", "#2 10", "#3 15"])
    expect(trace.outcome, [("money.throughput", 18)])
  }
}
