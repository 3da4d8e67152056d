import Company
import Probability
import Testing

/// Process batches, transfer batches and minimum runs, worked out by hand.
@Suite("Batch sizes")
struct BatchSizeTests {
  private func line(_ a: Double, _ b: Double, horizon: Double = 100) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("A")
    company.add("B")
    company.make("P", [("A", a), ("B", b)])
    return company
  }

  // Four pieces of 3 and 5: whole, 12 + 20; singly, 3 + 4 x 5; in pairs, A at 6 and 12, B 6-16
  // and 16-26; in threes, A at 9 and 12, B 9-24 and 24-29.
  @Test(
    "the lead time of an order by its transfer batch",
    arguments: [
      (nil, 32), (1, 23), (2, 26), (3, 29), (4, 32), (9, 32),
    ] as [(Int?, Double)])
  func leadTime(transfer: Int?, expected: Double) throws {
    var company = line(3, 5)
    company.batches(BatchSizes(transfer: transfer))
    company.placed("P", [(0, 4, nil)])
    let trace = try Trace(company)
    #expect(trace.events(.shipped) == ["\(Int(expected)) shipped #1 x4"])
    expect(
      trace.outcome,
      [
        ("flow.lead_time.mean", expected), ("resources.A.busy", 0.12), ("resources.B.busy", 0.20),
        ("flow.wip", 4 * expected / 100), ("flow.orders.shipped", 1), ("flow.output_rate", 4),
      ])
  }

  // Slow before fast: B waits for each piece. 4 x 5 + 3.
  @Test("with a slow first station the last piece decides")
  func slowFirst() throws {
    var company = line(5, 3)
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 4, nil)])
    let trace = try Trace(company)
    #expect(trace.times(.shipped) == ["#1 23"])
    #expect(trace.unit(1).filter { $0.hasPrefix("busy") }.count == 4)
  }

  // The order time of 2 comes once at each station: A 2 + 3 = 5, 8, 11; B 5 + 2 + 5 = 12, 17, 22.
  @Test("time per order comes once, with the first piece of each chunk or order")
  func orderTime() throws {
    var company = TestCompany(horizon: 100)
    company.add("A")
    company.make("P", [("A", 3)], orderTime: 2)
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 3, nil)])
    #expect(try Trace(company).times(.shipped) == ["#1 11"])
  }

  // P has four pieces of 3, Q and R one of 1. P 0-6, Q 6-7, R 7-8, P 8-14.
  @Test("a process batch gives the others their turn")
  func process() throws {
    var company = TestCompany(horizon: 40)
    company.add("A")
    company.make("P", [("A", 3)])
    company.make("Q", [("A", 1)])
    company.batches(BatchSizes(process: 2))
    company.placed("P", [(0, 4, nil)])
    company.placed("Q", at: 1, 2)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-6 #1", "busy 6-7 #2", "busy 7-8 #3", "busy 8-14 #1", "starved 14-40",
      ])
    #expect(trace.times(.shipped) == ["#2 7", "#3 8", "#1 14"])
  }

  // With a setup of 2 between P and Q every turn costs: P 0-6, setup 6-8, Q 8-9, setup 9-11,
  // P 11-17.
  @Test("turns cost setups")
  func processSetup() throws {
    var company = TestCompany(horizon: 40)
    company.add("A", setup: 2)
    company.make("P", [("A", 3)])
    company.make("Q", [("A", 1)])
    company.batches(BatchSizes(process: 2))
    company.placed("P", [(0, 4, nil)])
    company.placed("Q", at: 1)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-6 #1", "setup 6-8 #2", "busy 8-9 #2", "setup 9-11 #1", "busy 11-17 #1",
        "starved 17-40",
      ])
  }

  // Process 2, transfer 1: A does two of P (0-3-6), Q (6-7), two more of P (7-10-13). B gets P at 3,
  // 6, 10, 13: 3-8, 8-13, Q 13-14 (came at 7), then P 14-19, 19-24.
  @Test("process and transfer batches together")
  func both() throws {
    var company = line(3, 5)
    company.make("Q", [("A", 1), ("B", 1)])
    company.batches(BatchSizes(process: 2, transfer: 1))
    company.placed("P", [(0, 4, nil)])
    company.placed("Q", at: 1)
    let trace = try Trace(company)
    #expect(trace.times(.shipped) == ["#2 14", "#1 24"])
    #expect(
      trace.unit(0) == ["busy 0-6 #1", "busy 6-7 #2", "busy 7-13 #1", "starved 13-100"])
  }

  // Setup 10. Without the rule the order of arrival P Q P Q P costs four setups; a run of 2 takes P
  // P before Q Q before P.
  @Test("a minimum run stays with the family")
  func minimumRun() throws {
    var company = TestCompany(horizon: 50)
    company.add("A", setup: 10)
    company.make("P", [("A", 1)])
    company.make("Q", [("A", 1)])
    company.batches(BatchSizes(minimumRun: 2))
    company.placed("P", at: 0, 0.2, 0.4)
    company.placed("Q", at: 0.1, 0.3)
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-1 #1", "busy 1-2 #3", "setup 2-12 #2", "busy 12-13 #2", "busy 13-14 #4",
        "setup 14-24 #5", "busy 24-25 #5", "starved 25-50",
      ])
  }

  // A (1 minute) and B (10 minutes, one place): the first chunk goes to B at 1, the second waits
  // in front, the third blocks A from 3 to 11.
  @Test("a chunk that finds no room blocks the unit")
  func blocked() throws {
    var company = line(1, 10)
    company.change("B") { $0.buffer = 1 }
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 4, nil)])
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-3 #1", "blocked 3-11 #1", "busy 11-12 #1", "blocked 12-21 #1", "starved 21-100",
      ])
    #expect(trace.times(.shipped) == ["#1 41"])
  }

  // Due at 21, red at 14: A has been done since 12, and B does the third piece.
  @Test("an order whose pieces have moved on is where they are when it gets into the red")
  func redOfChunks() throws {
    var company = line(3, 5)
    company.base.promise = .fixed(21)
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 4, nil)])
    let trace = try Trace(company)
    #expect(trace.log.events.filter { $0.kind == .red }.map(\.resource) == [1])
    expect(trace.outcome, [("buffer.cause.B", 1), ("buffer.cause.A", 0)])
  }

  // Three pieces of P are done when the operator goes to Q (3-13); at 5 the strategy allows turns of
  // one piece only. P's go on at 13.
  @Test("a smaller process batch that comes into force in a longer turn does no harm")
  func smaller() throws {
    var company = TestCompany(warmup: 5, horizon: 20)
    for name in ["A", "B", "O"] { company.add(name) }
    company.make("P", [("A", 1)])
    company.make("Q", [("B", 10)])
    for name in ["P", "Q"] { company.change(name) { $0.helper = .init(resource: 2) } }
    company.batches(BatchSizes(process: 5, transfer: 1))
    company.strategy("small") { $0.batches = [BatchSizes(process: 1, transfer: 1)] }
    company.placed("P", [(0, 5, nil)])
    company.placed("Q", at: 2.5)
    let trace = try Trace(company, strategy: 0)
    #expect(trace.times(.shipped) == ["#2 13", "#1 15"])
  }
}
