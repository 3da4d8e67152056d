import Company
import Probability
import Testing

/// One machine, occupied from 100 to 150, in front of which orders for A, B, C and D gather at 101,
/// 102, 103 and 104. The lead times tell the order in which they were made.
@Suite("Dispatching")
struct DispatchingTests {
  private static let names = ["A", "B", "C", "D"]

  private func queue(times: [Double] = [10, 4, 7, 4]) -> TestCompany {
    var company = TestCompany(horizon: 199)
    company.add("M")
    company.make("X", [("M", 50)])
    company.orders("X", every: 100)
    for (number, name) in Self.names.enumerated() {
      company.make(name, [("M", times[number])])
      company.orders(name, every: Double(101 + number))
    }
    return company
  }

  /// Names in the order of shipment, from order times and lead times.
  private func sequence(_ outcome: Outcome) -> [String] {
    Self.names.enumerated()
      .map { (name: $1, end: Double(101 + $0) + outcome["products.\($1).lead_time.mean"]) }
      .sorted { $0.end < $1.end }
      .map(\.name)
  }

  @Test("first come, first served")
  func firstCome() throws {
    let outcome = try queue().run()
    #expect(sequence(outcome) == ["A", "B", "C", "D"])
    expect(
      outcome,
      [
        ("products.A.lead_time.mean", 59), ("products.B.lead_time.mean", 62),
        ("products.C.lead_time.mean", 68), ("products.D.lead_time.mean", 71),
      ])
  }

  @Test("the shortest operation first; of equal ones the first to come")
  func shortest() throws {
    var company = queue()
    company.dispatch(by: .shortest)
    #expect(sequence(try company.run()) == ["B", "D", "C", "A"])
  }

  // B: 3 pieces of 4 and 1 for the order, 13 in all; the others 10, 7 and 11 + 1.
  @Test("the shortest operation is judged by the whole order, time per order included")
  func shortestOrder() throws {
    var company = queue(times: [10, 4, 7, 11])
    company.dispatch(by: .shortest)
    company.demands[2].quantity = .constant(3)
    company.products[2].route[0].orderTime = .constant(1)
    company.products[4].route[0].orderTime = .constant(1)
    let outcome = try company.run()
    #expect(sequence(outcome) == ["C", "A", "D", "B"])
    expect(outcome, [("products.B.lead_time.mean", 150 + 7 + 10 + 12 + 13 - 102)])
  }

  @Test("by priority: those listed first, in the order of the list, then the rest as they came")
  func priority() throws {
    var company = queue()
    company.dispatch(by: .priority)
    company.base.priority = .list([company.product("D"), company.product("B")])
    #expect(sequence(try company.run()) == ["D", "B", "A", "C"])
  }

  @Test("under the priority rule without priorities all are alike")
  func noPriority() throws {
    var company = queue()
    company.dispatch(by: .priority)
    #expect(sequence(try company.run()) == ["A", "B", "C", "D"])
  }

  // A comes to M last, at 121, by way of N; but it was ordered first and is due first.
  @Test("the earliest due date first, whoever came to the machine first")
  func earliestDueDate() throws {
    var company = queue()
    company.add("N")
    company.products[company.product("A")].route.insert(
      Operation(resource: company.resource("N"), time: .constant(20), family: 0), at: 0)
    #expect(sequence(try company.run()) == ["B", "C", "D", "A"])
    company.dispatch(by: .earliestDueDate)
    company.base.promise = .fixed(60)
    #expect(sequence(try company.run()) == ["A", "B", "C", "D"])
  }

  // Promises begin at 102.5: A and B have no due date.
  @Test("orders without a due date go last")
  func noDueDate() throws {
    var company = queue()
    company.time.warmup = 102.5
    company.time.horizon = 96.5
    company.dispatch(by: .earliestDueDate)
    company.strategy("promise") { $0.promise = .fixed(60) }
    #expect(sequence(try company.run(0)) == ["C", "D", "A", "B"])
    #expect(sequence(try company.run()) == ["A", "B", "C", "D"])
  }

  // The rule changes at 120, while all four wait.
  @Test("a new rule sorts those already waiting; a return to first come restores their order")
  func ruleChanges() throws {
    var company = queue()
    company.time.warmup = 120
    company.time.horizon = 79
    company.strategy("shortest") { $0.dispatching = [.shortest] }
    #expect(sequence(try company.run(0)) == ["B", "D", "C", "A"])
    company.dispatch(by: .shortest)
    company.strategy("first come") { $0.dispatching = [.firstCome] }
    #expect(sequence(try company.run(1)) == ["A", "B", "C", "D"])
  }

  // A (ordered at 101, first on A1 for 5, then on A2 for 5) and B (ordered at 102, on B1 for 9) come
  // to M at the same instant, B's work having been begun earlier: B is first in the queue. A rule
  // under which they are equal must leave it so.
  @Test("of two that came at the same instant, the one first in the queue stays first")
  func sameInstant() throws {
    var company = TestCompany(warmup: 120, horizon: 79)
    for name in ["M", "A1", "A2", "B1"] { company.add(name) }
    company.make("X", [("M", 50)])
    company.make("A", [("A1", 5), ("A2", 5), ("M", 4)])
    company.make("B", [("B1", 9), ("M", 4)])
    company.orders("X", every: 100)
    company.orders("A", every: 101)
    company.orders("B", every: 102)
    company.strategy("shortest") {
      $0.dispatching = [.shortest, .firstCome, .firstCome, .firstCome]
    }
    for strategy in [nil, 0] {
      expect(
        try company.run(strategy),
        [("products.B.lead_time.mean", 154 - 102), ("products.A.lead_time.mean", 158 - 101)])
    }
  }
}
