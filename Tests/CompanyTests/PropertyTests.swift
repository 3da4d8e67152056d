import Company
import Probability
import Testing

/// What must hold for every company, on random ones that use every feature. That the books balance
/// (pieces, orders, money, time, Little's law) the simulator checks itself at the end of each run:
/// it would throw.
@Suite("Every company")
struct PropertyTests {
  /// Companies by hundreds, a task each.
  static let blocks = Array(0..<8)
  static func companies(_ block: Int, _ count: Int = 30) -> Range<Int> {
    block * count..<(block + 1) * count
  }

  @Test("balances its books and reports possible numbers", arguments: blocks)
  func possible(block: Int) throws {
    for number in Self.companies(block) {
      let company = try randomCompany(number)
      for strategy in [nil, 0, 1] {
        let outcome = try company.run(strategy, replication: UInt32(number))
        let broken = impossible(outcome, of: company)
        #expect(broken.isEmpty, "company \(number), strategy \(strategy ?? -1): \(broken)")
      }
    }
  }

  /// Names of metrics that have a value they cannot have.
  private func impossible(_ outcome: Outcome, of company: TestCompany) -> [String] {
    var broken: [String] = []
    func check(_ condition: Bool, _ name: String) {
      if !condition { broken.append("\(name) \(outcome[name])") }
    }
    let tolerance = 1e-9
    for (name, value) in zip(outcome.names, outcome.result.values) {
      if value.isInfinite { broken.append("\(name) is infinite") }
      let isMoney = name.hasPrefix("money.") || name.hasSuffix(".throughput")
      // Late orders that lose money count negative in flow.tdd.
      let maySink = isMoney || ["profit", "minute", "tdd"].contains { name.hasSuffix($0) }
      if !maySink, value < -tolerance {
        broken.append("\(name) is negative: \(value)")
      }
    }
    for resource in company.resources {
      let path = "resources.\(resource.name)"
      let shares = ["busy", "setup", "blocked", "starved"].map { outcome["\(path).\($0)"] }
      check(shares.allSatisfy { (-tolerance...1 + tolerance).contains($0) }, "\(path).busy")
      check(abs(shares.reduce(0, +) - 1) < tolerance, "\(path).busy")
      check(abs(shares[0] + shares[1] - outcome["\(path).utilisation"]) < tolerance, path)
      if let buffer = resource.buffer {
        check(outcome["\(path).queue.mean"] <= Double(buffer) + tolerance, "\(path).queue.mean")
      }
      let waited = outcome["\(path).wait.probability"]
      check(waited.isNaN || (0...1).contains(waited), "\(path).wait.probability")
      if resource.setup == nil { check(shares[1] == 0, "\(path).setup") }
    }
    for name in ["flow.on_time", "portfolio.unprofitable_share", "portfolio.profit_concentration"] {
      check(outcome[name].isNaN || (0...1).contains(outcome[name]), name)
    }
    broken += unbalanced(outcome, of: company)
    return broken
  }

  /// Sums of metrics that do not agree.
  private func unbalanced(_ outcome: Outcome, of company: TestCompany) -> [String] {
    var broken: [String] = []
    func check(_ a: Double, _ b: Double, _ name: String) {
      if abs(a - b) > 1e-9 * max(abs(a), abs(b), 1) { broken.append("\(name): \(a), not \(b)") }
    }
    func sum(_ prefix: String, _ names: [String], _ suffix: String) -> Double {
      names.reduce(0) { $0 + outcome["\(prefix).\($1).\(suffix)"] }
    }
    let products = company.products.map(\.name)
    let throughput = outcome["money.throughput"]
    check(sum("products", products, "throughput"), throughput, "throughput by product")
    check(sum("products", products, "shipped"), outcome["flow.output_rate"], "output")
    check(sum("products", products, "wip"), outcome["flow.wip"], "wip")
    if company.accounts.count > 1 {
      let accounts = company.accounts.indices
        .filter { index in company.demands.contains { $0.account == index } }
        .map { company.accounts[$0].name }
      check(sum("accounts", accounts, "throughput"), throughput, "throughput by account")
      check(
        sum("accounts", accounts, "sales"), sum("products", products, "sales"), "sales")
    }
    check(
      throughput - outcome["money.operating_expense"], outcome["money.net_profit"], "net profit")
    let expense =
      (company.finance.operatingExpense + company.resources.reduce(0) { $0 + $1.cost }) * 100
    check(
      outcome["portfolio.write_off"] + expense, outcome["money.operating_expense"], "expense")
    let constraints = company.resources.map { outcome["constraint.\($0.name).share"] }
    let isIdle = company.resources.allSatisfy { outcome["resources.\($0.name).utilisation"] == 0 }
    let market = outcome["constraint.market.share"]
    check(constraints.reduce(market, +), isIdle ? market : 1, "constraint")
    guard company.time.warmup == 0 else { return broken }
    let endings = ["shipped", "refused", "lost", "lapsed", "cancelled"]
    let ended = endings.reduce(0) { $0 + outcome["flow.orders.\($1)"] }
    let open = outcome["flow.orders.open"] / company.time.horizon * 100
    check(outcome["flow.orders.received"], ended + open, "orders")
    return broken
  }

  @Test("returns the same bits for the same arguments", arguments: blocks)
  func reproducible(block: Int) throws {
    for number in Self.companies(block, 10) {
      let company = try randomCompany(number)
      let (a, b) = (try company.run(0, seed: 7), try company.run(0, seed: 7))
      #expect(a.values { _ in false } == b.values { _ in false }, "company \(number)")
      #expect(a.warnings == b.warnings)
      #expect(a.result.events == b.result.events)
    }
  }

  @Test("does not know the names or places of its strategies", arguments: blocks)
  func strategies(block: Int) throws {
    for number in Self.companies(block, 10) {
      let company = try randomCompany(number)
      var permuted = company
      permuted.strategies = [
        Strategy(name: "again", decisions: company.strategies[1].decisions),
        Strategy(name: "base", decisions: company.base),
        Strategy(name: "other", decisions: company.strategies[1].decisions),
        Strategy(name: "S0 by another name", decisions: company.strategies[0].decisions),
      ]
      for (place, other) in [(1, 0), (1, 2), (0, 3), (nil, 1)] {
        #expect(
          try company.run(place).values { _ in false }
            == permuted.run(other).values { _ in false }, "company \(number)")
      }
    }
  }

  @Test("is not disturbed by what is never used", arguments: blocks)
  func unused(block: Int) throws {
    for number in Self.companies(block, 10) {
      let company = try randomCompany(number)
      var larger = company
      // In front of the others: every index moves.
      larger.resources.insert(
        Resource(name: "unused", units: 2, buffer: 1, setup: Setup(.constant(1))), at: 0)
      for product in larger.products.indices {
        for step in larger.products[product].route.indices {
          larger.products[product].route[step].resource += 1
        }
      }
      larger.base.dispatching.insert(.shortest, at: 0)
      for strategy in larger.strategies.indices {
        larger.strategies[strategy].decisions.dispatching.insert(.priority, at: 0)
      }
      larger.accounts.append(Account(name: "nobody", discount: 0.5))
      let isNew: (String) -> Bool = { $0.contains("unused") || $0.hasPrefix("accounts.market") }
      #expect(
        try company.run(1).values(without: isNew) == larger.run(1).values(without: isNew),
        "company \(number)")
    }
  }

  @Test("may rename what it has", arguments: blocks)
  func renamed(block: Int) throws {
    for number in Self.companies(block, 10) {
      var company = try randomCompany(number)
      for index in company.resources.indices { company.resources[index].name = "R\(index)" }
      for index in company.products.indices { company.products[index].name = "N-\(index)" }
      for index in company.accounts.indices { company.accounts[index].name = "a_\(index)" }
      let outcome = try company.run(0)
      #expect(outcome.names.count == Set(outcome.names).count)
      #expect(impossible(outcome, of: company).isEmpty, "company \(number)")
    }
  }
}
