import Company
import Testing

/// What must hold for every company with a market. That pieces, orders, money, time and Little's law
/// balance the simulator checks itself at the end of each run, and throws.
@Suite("Every market")
struct EveryMarketTests {
  static let companies = 2000
  static let blocks = 40

  @Test("balances its books and its profit map", arguments: 0..<blocks)
  func balances(block: Int) throws {
    let size = Self.companies / Self.blocks
    for number in block * size..<(block + 1) * size {
      let company = try randomMarket(number)
      for strategy in [nil, 0] {
        let outcome = try run(company, strategy, number)
        let map = outcome.result.profit
        let sum = map.cells.reduce(map.unassigned) { $0 + $1.profit }
        let rate = outcome["money.net_profit"] * company.time.horizon / company.time.perLength
        #expect(abs(sum.amount - rate) < 1e-6, "company \(number)")
        let served = outcome.names.filter {
          $0.hasPrefix("accounts.") && $0.hasSuffix(".cost_to_serve")
        }
        let whole = outcome["money.cost_to_serve"]
        #expect(
          abs(served.reduce(-whole) { $0 + outcome[$1] }) <= 1e-9 * max(1, whole),
          "company \(number)")
        let broken = impossible(outcome, of: company)
        #expect(broken.isEmpty, "company \(number): \(broken)")
      }
    }
  }

  private func run(_ company: Blueprint, _ strategy: Int?, _ number: Int) throws -> Outcome {
    Outcome(
      names: company.metrics.map(\.name),
      result: try company.simulate(strategy: strategy, seed: 5, replication: UInt32(number)))
  }

  @Test("gives the same bytes when run again, with a log or without", arguments: 0..<20)
  func reproducible(block: Int) throws {
    for number in block * 10..<(block + 1) * 10 {
      let company = try randomMarket(number)
      let (a, b) = (try run(company, 0, number), try run(company, 0, number))
      #expect(a.values { _ in false } == b.values { _ in false }, "company \(number)")
      #expect(a.result.profit.cells == b.result.profit.cells)
      var log = EventLog()
      let logged = try company.simulate(
        strategy: 0, seed: 5, replication: UInt32(number), log: &log)
      for (found, expected) in zip(logged.values, a.result.values) {
        #expect(found == expected || (found.isNaN && expected.isNaN), "company \(number)")
      }
    }
  }

  @Test("does not know the names or places of its strategies", arguments: 0..<20)
  func strategies(block: Int) throws {
    for number in block * 10..<(block + 1) * 10 {
      let company = try randomMarket(number)
      var permuted = company
      permuted.strategies = [
        Strategy(name: "base again", decisions: company.base),
        Strategy(name: "by another name", decisions: company.strategies[0].decisions),
      ]
      for (place, other) in [(Int?.some(0), 1), (nil, 0)] {
        #expect(
          try run(company, place, number).values { _ in false }
            == run(permuted, other, number).values { _ in false }, "company \(number)")
      }
    }
  }
}
