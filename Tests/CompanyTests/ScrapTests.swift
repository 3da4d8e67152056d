import Company
import Probability
import Testing

/// Scrap and rework. What is lost is drawn, so a vanishing yield and a nearly certain rework stand
/// in for "always"; what depends on the draw is read off the log.
@Suite("Scrap and rework")
struct ScrapTests {
  /// A 3 and B 5 minutes; material 10, price 100.
  private func line(scrap: Product.Scrap = .short) -> TestCompany {
    var company = TestCompany(horizon: 100)
    company.add("A")
    company.add("B")
    company.make("P", price: 100, material: 10, [("A", 3), ("B", 5)])
    company.products[0].scrap = scrap
    return company
  }

  @Test("an order whose pieces are all lost ends without shipment, and its material is in TVC")
  func allLost() throws {
    var company = line()
    company.change("P", step: 1) { $0.yield = 1e-12 }
    company.placed("P", [(0, 4, nil)])
    let trace = try Trace(company)
    #expect(
      trace.events(.released, .scrapped, .shipped) == ["0 released #1 x4", "32 scrapped #1 x4"])
    expect(
      trace.outcome,
      [
        ("flow.orders.scrapped", 1), ("flow.orders.shipped", 0), ("flow.orders.open", 0),
        ("flow.scrapped", 4), ("money.throughput", -40), ("flow.wip", 4 * 32.0 / 100),
        ("products.P.throughput", -40), ("products.P.sales", 0),
      ])
  }

  // The draw decides how many of twenty are lost; the money follows from it.
  @Test("an order is shipped short: sales of the good pieces, material of all")
  func short() throws {
    var company = line()
    company.change("P", step: 0) { $0.yield = 0.5 }
    company.placed("P", [(0, 10, nil)])
    let trace = try Trace(company)
    let lost = trace.log.events.filter { $0.kind == .scrapped }.map { Double($0.pieces) }
      .reduce(0, +)
    #expect(lost > 0 && lost < 10)
    // A does ten (30 minutes), B the good ones.
    #expect(trace.times(.shipped) == ["#1 \(Int(30 + 5 * (10 - lost)))"])
    expect(
      trace.outcome,
      [
        ("flow.output_rate", 10 - lost), ("products.P.sales", 100 * (10 - lost)),
        ("money.throughput", 100 * (10 - lost) - 100), ("flow.scrapped", lost),
        ("resources.B.busy", 5 * (10 - lost) / 100),
        ("flow.wip", (30 * 10 + (10 - lost) * 5 * (10 - lost)) / 100),
      ])
  }

  // Made again: each round starts the lost pieces on A at once, the order waits for all, and pays
  // the material of every start.
  @Test("scrap is made again until the order is whole")
  func again() throws {
    var company = line(scrap: .again)
    company.time.horizon = 1000
    company.change("P", step: 0) { $0.yield = 0.5 }
    company.placed("P", [(0, 10, nil)])
    let trace = try Trace(company)
    let losses = trace.log.events.filter { $0.kind == .scrapped }
    let lost = losses.map { Int($0.pieces) }
    // Ten at 30; what is lost then takes 3 minutes a piece on A, and so on.
    var expected: [Double] = []
    var end = 30.0
    for pieces in lost {
      expected.append(end)
      end += 3 * Double(pieces)
    }
    #expect(losses.map(\.time) == expected)
    #expect(lost.reduce(0, +) > 2)
    // B gets the good ones of each round when A is done with it.
    var free = 0.0
    var arrives = 0.0
    for (round, started) in ([10] + lost).enumerated() {
      arrives += 3 * Double(started)
      let good = started - (round < lost.count ? lost[round] : 0)
      if good > 0 { free = max(free, arrives) + 5 * Double(good) }
    }
    #expect(trace.events(.shipped) == ["\(Int(free)) shipped #1 x10"])
    expect(
      trace.outcome,
      [
        ("flow.output_rate", 10), ("flow.orders.shipped", 1), ("resources.B.busy", 50.0 / 1000),
        ("money.throughput", 1000 - 10 * Double(10 + lost.reduce(0, +))),
        ("flow.lead_time.mean", free),
      ])
  }

  // A component is made again though scrap of the whole would be shipped short.
  @Test("a component that is lost is always made again")
  func component() throws {
    var company = line()
    company.time.horizon = 1000
    company.make("C", material: 7, [("A", 4)])
    company.products[1].isPart = true
    company.products[1].route[0].yield = 0.5
    company.products[0].components = [.init(product: 1)]
    company.products[0].route.removeFirst()
    company.placed("P", [(0, 6, nil)])
    let trace = try Trace(company)
    let lost = trace.log.events.filter { $0.kind == .scrapped }
    let total = Double(lost.map { Int($0.pieces) }.reduce(0, +))
    #expect(total > 0 && lost.allSatisfy { $0.product == 1 })
    // All on A one after the other, then six pieces on B.
    #expect(trace.events(.shipped) == ["\(Int(4 * (6 + total) + 30)) shipped #1 x6"])
    expect(trace.outcome, [("money.throughput", 600 - 60 - 7 * (6 + total))])
  }

  /// Rework at B that leads to A with near certainty, at most so often.
  private func reworked(
    _ limit: Int, _ after: Company.Operation.Rework.AfterLimit, to: Int = 0
  ) throws -> Trace {
    var company = line()
    company.change("P", step: 1) {
      $0.rework = .init(probability: 1 - 1e-12, to: to, limit: limit, afterLimit: after)
    }
    company.placed("P", at: 0)
    return try Trace(company)
  }

  @Test("a job that has been reworked as often as allowed goes on")
  func passes() throws {
    let trace = try reworked(2, .pass)
    #expect(
      trace.events(.reworked, .shipped, .scrapped) == [
        "8 reworked #1", "16 reworked #1", "24 shipped #1",
      ])
    expect(trace.outcome, [("resources.A.busy", 0.09), ("resources.B.busy", 0.15)])
  }

  @Test("or is scrapped")
  func scrapped() throws {
    let trace = try reworked(1, .scrap)
    #expect(
      trace.events(.reworked, .shipped, .scrapped) == ["8 reworked #1", "16 scrapped #1"])
    expect(trace.outcome, [("money.throughput", -10), ("flow.orders.scrapped", 1)])
  }

  @Test("rework to the same operation")
  func same() throws {
    #expect(try reworked(2, .pass, to: 1).times(.shipped) == ["#1 18"])
  }

  @Test("no rework allowed at all passes at once")
  func never() throws {
    #expect(try reworked(0, .pass).times(.shipped) == ["#1 8"])
  }

  // An operation done with a share of 1e-12 is passed by.
  @Test("an operation that is sampled is passed by")
  func sampling() throws {
    var company = line()
    company.change("P", step: 0) { $0.sampling = 1e-12 }
    company.placed("P", at: 0, 0)
    let trace = try Trace(company)
    #expect(trace.times(.shipped) == ["#1 5", "#2 10"])
    expect(trace.outcome, [("resources.A.busy", 0), ("resources.B.busy", 0.1)])
  }
}
