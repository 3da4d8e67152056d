import Company
import Probability
import Testing

/// Furnaces, worked out by hand.
@Suite("Parallel batches")
struct ParallelBatchTests {
  private func furnace(
    _ batch: Company.Operation.Batch, products: Int = 1, families: [Int] = [0, 0, 1],
    horizon: Double = 50
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("M")
    for number in 0..<products {
      company.make("P\(number)", family: families[number], [("M", 10)])
      company.change("P\(number)") { $0.batch = batch }
    }
    return company
  }

  // Two at 1 and 2: 2-12; 3, 4 and 5 wait, three of them go at 12; 6 alone never.
  @Test("a batch starts with its minimum, and takes what waits up to its maximum")
  func minimum() throws {
    var company = furnace(.init(minimum: 2, maximum: 3))
    company.placed("P0", at: 1, 2, 3, 4, 5, 6)
    let trace = try Trace(company)
    #expect(
      trace.events(.started, .shipped) == [
        "2 started #1", "2 started #2", "12 shipped #1", "12 shipped #2", "12 started #3",
        "12 started #4", "12 started #5", "22 shipped #3", "22 shipped #4", "22 shipped #5",
      ])
    expect(
      trace.outcome,
      [("resources.M.busy", 20.0 / 50), ("flow.orders.open", 1), ("resources.M.wait.mean", 5)])
  }

  // The job of 1 goes alone at 8; that of 9 comes when it is busy (8-18) and has waited 7 by 16, so
  // it goes at 18 with the one of 17.
  @Test("after so long a wait a batch starts with what there is")
  func timer() throws {
    var company = furnace(.init(minimum: 2, maximum: 3, wait: 7))
    company.placed("P0", at: 1, 9, 17, 30)
    #expect(
      try Trace(company).times(.started, at: 0) == ["#1 8", "#2 18", "#3 18", "#4 37"])
  }

  // P0 and P1 are of one family, P2 of another. All come at 0 in this order.
  @Test(
    "what can be in one batch",
    arguments: [
      (.family, ["#1 0", "#2 0", "#3 10"]), (.product, ["#1 0", "#2 10", "#3 20"]),
      (.any, ["#1 0", "#2 0", "#3 0"]),
    ] as [(Company.Operation.Batch.Grouping, [String])])
  func grouping(by: Company.Operation.Batch.Grouping, expected: [String]) throws {
    var company = furnace(.init(minimum: 1, maximum: 3, by: by), products: 3)
    // Off until all are there.
    company.change("M") { $0.shifts = Shifts(cycle: 100, spans: [1..<100]) }
    for number in 0..<3 { company.placed("P\(number)", at: 0) }
    let trace = try Trace(company)
    #expect(
      trace.log.events.filter { $0.kind == .started }.map { "#\($0.order) \(Int($0.time) - 1)" }
        == expected)
  }

  // Two orders of 2 and 3 pieces: a furnace takes one draw (10), a serial batch 50; the order time
  // of 4 comes once.
  @Test(
    "the times of a serial batch add up, with one time per order",
    arguments: [
      (false, 14.0), (true, 54),
    ])
  func serial(isSerial: Bool, end: Double) throws {
    var company = furnace(.init(minimum: 2, maximum: 2, isSerial: isSerial), horizon: 100)
    company.change("P0") { $0.orderTime = .constant(4) }
    company.placed("P0", [(0, 2, nil), (0, 3, nil)])
    let trace = try Trace(company)
    #expect(
      trace.events(.shipped) == ["\(Int(end)) shipped #1 x2", "\(Int(end)) shipped #2 x3"])
    expect(trace.outcome, [("resources.M.busy", end / 100)])
  }

  // The batch of three is done at 10; B (4 minutes, no place in front) takes one at 10, 14, 18.
  @Test("the jobs of a batch leave one by one where there is no room")
  func blocked() throws {
    var company = furnace(.init(minimum: 3, maximum: 3))
    company.add("B", buffer: 0)
    company.products[0].route.append(
      Company.Operation(resource: 1, time: .constant(4), family: 0))
    company.placed("P0", at: 0, 0, 0)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == ["busy 0-10 #1", "blocked 10-14 #2", "blocked 14-18 #3", "starved 18-50"])
    #expect(trace.times(.shipped) == ["#1 14", "#2 18", "#3 22"])
  }

  // Batch 0-10; the boundary at 4 leaves 6 minutes of it.
  @Test("the end of the warm-up divides a batch")
  func boundary() throws {
    var company = furnace(.init(minimum: 2, maximum: 2), horizon: 12)
    company.time.warmup = 4
    company.placed("P0", at: 0, 0)
    expect(
      try Trace(company).outcome,
      [("resources.M.busy", 0.5), ("flow.output_rate", 2), ("flow.wip", 2 * 6.0 / 12)])
  }
}
