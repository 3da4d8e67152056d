import Company
import Probability
import Testing

/// Assembly and taking apart, worked out by hand.
@Suite("Assembly")
struct AssemblyTests {
  // X = 2 V + 3 W. V 4 minutes on A, W 5 on B, X 2 on C. Order of two: V 4 pieces 0-16, W 6 pieces
  // 0-30, X 30-34.
  @Test("components are made side by side, and the assembly starts with the last")
  func counts() throws {
    var company = TestCompany(horizon: 100)
    for name in ["A", "B", "C"] { company.add(name) }
    company.make("X", price: 100, material: 1, [("C", 2)])
    company.make("V", material: 3, [("A", 4)])
    company.make("W", material: 5, [("B", 5)])
    company.products[1].isPart = true
    company.products[2].isPart = true
    company.products[0].components = [.init(product: 1, count: 2), .init(product: 2, count: 3)]
    company.placed("X", [(0, 2, nil)])
    let trace = try Trace(company)
    #expect(
      trace.events(.released, .started, .finished, .assembled, .shipped) == [
        "0 released #1 x2", "0 started #1 x4", "0 started #1 x6", "16 finished #1 x4",
        "30 finished #1 x6", "30 assembled #1 x2", "30 started #1 x2", "34 finished #1 x2",
        "34 shipped #1 x2",
      ])
    expect(
      trace.outcome,
      [
        // 200 - 2 (1 + 2 x 3 + 3 x 5).
        ("money.throughput", 156), ("flow.output_rate", 2), ("flow.lead_time.mean", 34),
        // The busiest is B, whose 30 minutes are the order's.
        ("products.X.throughput_per_constraint_minute", 156.0 / 30),
        ("resources.A.busy", 0.16), ("resources.B.busy", 0.3), ("resources.C.busy", 0.04),
        // 4 and 6 pieces to 30, then 2.
        ("flow.wip", (10 * 30 + 2 * 4) / 100.0),
      ])
  }

  // Y = X + W, X = V + W, all on one machine M of 1 minute per operation. Order: X is exploded into
  // V and W first, then Y's W: V 0-1, W 1-2, W 2-3, X 3-4 (assembled at 2), Y 4-5.
  @Test("two levels, with a part used on both")
  func twoLevels() throws {
    var company = TestCompany(horizon: 20)
    company.add("M")
    company.make("Y", price: 10, [("M", 1)])
    company.make("X", [("M", 1)])
    company.make("V", material: 1, [("M", 1)])
    company.make("W", material: 2, [("M", 1)])
    for part in 1...3 { company.products[part].isPart = true }
    company.products[0].components = [.init(product: 1), .init(product: 3)]
    company.products[1].components = [.init(product: 2), .init(product: 3)]
    company.placed("Y", at: 0)
    let trace = try Trace(company)
    #expect(
      trace.log.events.filter { $0.kind == .started }.map { "\($0.product) \(Int($0.time))" }
        == ["2 0", "3 1", "3 2", "1 3", "0 4"])
    #expect(
      trace.events(.assembled, .shipped) == [
        "2 assembled #1", "4 assembled #1", "5 shipped #1",
      ])
    expect(trace.outcome, [("money.throughput", 5)])
  }

  // Fork and join without operations of its own: the longer branch decides.
  @Test("what is only assembled is shipped when its last component arrives")
  func join() throws {
    var company = TestCompany(horizon: 20)
    company.add("A")
    company.add("B")
    company.make("X", price: 10, [])
    company.make("V", [("A", 3)])
    company.make("W", [("B", 7)])
    company.products[1].isPart = true
    company.products[2].isPart = true
    company.products[0].components = [.init(product: 1), .init(product: 2)]
    company.placed("X", at: 0, 0)
    #expect(try Trace(company).times(.shipped) == ["#1 7", "#2 14"])
  }

  // A piece of D (material 1.00) comes apart into one of E and two of F: 33.33, 66.67 hundredths.
  // E takes 4 minutes on B, F is sold as it is.
  @Test("what is taken apart is sold by output, and its material is shared out to the tick")
  func apart() throws {
    var company = TestCompany(horizon: 50)
    company.add("A")
    company.add("B")
    company.make("D", material: 1, [("A", 5)])
    company.make("E", price: 10, material: 0.5, [("B", 4)])
    company.make("F", price: 3, [])
    company.products[0].outputs = [.init(product: 1), .init(product: 2, count: 2)]
    company.placed("D", [(0, 2, nil)])
    let trace = try Trace(company)
    #expect(
      trace.log.events.filter { $0.kind == .shipped }
        .map { "\(Int($0.time)) \($0.product) x\($0.pieces)" } == [
          "10 0 x2", "10 2 x4", "18 1 x2",
        ])
    expect(
      trace.outcome,
      [
        ("products.E.sales", 20), ("products.F.sales", 12),
        // 32 less 2 of D and 1 of E.
        ("money.throughput", 29),
        ("products.E.lead_time.mean", 18), ("products.F.lead_time.mean", 10),
        ("products.E.shipped", 2), ("products.F.shipped", 4),
        ("flow.orders.open", 0),
      ])
    let shares = trace.outcome["products.E.throughput"] + trace.outcome["products.F.throughput"]
    #expect(agree(shares, 29))
    // A third of 2.00 and the half of each piece.
    #expect(abs(trace.outcome["products.E.throughput"] - (20 - 2.0 / 3 - 1)) < 1e-3)
  }
}
