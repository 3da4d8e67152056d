import Company
import Testing

/// What must hold for every whole company. That pieces, orders, money, time and Little's law balance the
/// simulator checks itself at the end of each run, and throws.
@Suite("Every whole company")
struct WholeCompanyTests {
  static let companies = 5000
  static let blocks = 100

  @Test("balances its books and its profit map", arguments: 0..<blocks)
  func balances(block: Int) throws {
    let size = Self.companies / Self.blocks
    var sums: [String: Double] = [:]
    for number in block * size..<(block + 1) * size {
      let company = try randomWhole(number)
      let outcome = Outcome(
        names: company.metrics.map(\.name),
        result: try company.simulate(
          strategy: number % 3 == 0 ? nil : 0, seed: 11, replication: UInt32(number)))
      let map = outcome.result.profit
      let sum = map.cells.reduce(map.unassigned) { $0 + $1.profit }
      let rate = outcome["money.net_profit"] * company.time.horizon / company.time.perLength
      #expect(abs(sum.amount - rate) < 1e-6, "company \(number)")
      let broken = impossible(outcome, of: company)
      #expect(broken.isEmpty, "company \(number): \(broken)")
      for (name, value) in zip(outcome.names, outcome.result.values) where value.isFinite {
        sums[name, default: 0] += abs(value)
      }
    }
    // Not because nothing happened: in every block something of each kind did.
    for name in [
      "market.opportunities", "flow.orders.shipped", "sales.visits", "sales.fire_fighting",
      "innovation.launches", "innovation.projects.wip", "money.cost_to_serve",
      "relationships.r0.accounts", "supply.shortages", "materials.m0.used",
    ] {
      #expect(sums[name, default: 0] > 0, "\(name) in block \(block)")
    }
  }

  @Test("gives the same bits when run again, with a log or without", arguments: 0..<10)
  func reproducible(block: Int) throws {
    for number in block * 10..<(block + 1) * 10 {
      let company = try randomWhole(number)
      let plain = try company.simulate(strategy: 0, seed: 5, replication: 1)
      var log = EventLog()
      let logged = try company.simulate(strategy: 0, seed: 5, replication: 1, log: &log)
      #expect(plain.values.map(\.bitPattern) == logged.values.map(\.bitPattern), "\(number)")
      #expect(plain.profit.cells == logged.profit.cells)
    }
  }
}
