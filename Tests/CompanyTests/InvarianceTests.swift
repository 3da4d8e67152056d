import Company
import Probability
import Testing

/// Changes of description that must change the results in a known way, on random companies.
@Suite("A company described otherwise")
struct InvarianceTests {
  static let numbers = Array(1000..<1006)

  /// Totals: what a span holds is what its parts hold.
  private func isTotal(_ name: String) -> Bool {
    let flows = [
      "received", "shipped", "refused", "lost", "lapsed", "cancelled", "throughput", "sales",
      "write_off", "expense", "net_profit", "cost_to_serve", "output_rate", "busy", "setup",
      "blocked", "starved", "queue.mean", "wip", "investment", "idd", "tdd", "ideas", "launches",
    ]
    return flows.contains { name.hasSuffix($0) }
  }

  /// Value x span, from a mean or from a rate.
  private func total(_ outcome: Outcome, _ name: String, _ time: TimeFrame) -> Double {
    outcome[name] * time.horizon
  }

  // The warm-up under the base decisions is the first part, what follows it the second.
  @Test("what is counted in two parts adds up to what is counted at once", arguments: numbers)
  func parts(block: Int) throws {
    for number in block * 10..<block * 10 + 10 {
      var company = try randomCompany(number, measured: false, strategies: 0)
      company.per = 1
      let (split, end) = (Double(100 + number % 50), 400.0)
      (company.time.warmup, company.time.horizon) = (0, split)
      let (first, firstTime) = (try company.run(), company.time)
      (company.time.warmup, company.time.horizon) = (split, end - split)
      let (second, secondTime) = (try company.run(), company.time)
      (company.time.warmup, company.time.horizon) = (0, end)
      let (whole, wholeTime) = (try company.run(), company.time)
      for name in whole.names where isTotal(name) {
        let sum = total(first, name, firstTime) + total(second, name, secondTime)
        let all = total(whole, name, wholeTime)
        #expect(
          abs(sum - all) <= 1e-8 * max(abs(all), 1), "company \(number): \(name) \(sum), not \(all)"
        )
      }
      #expect(second["flow.orders.open"] == whole["flow.orders.open"])
      #expect(first.result.events < whole.result.events)
    }
  }

  // Doubling every time is exact in binary, and the laws used here scale exactly: every share keeps
  // its bits, every time is doubled, every rate per time is halved (and so is per twice the time).
  @Test("a clock that runs twice as fast changes nothing", arguments: numbers)
  func clock(block: Int) throws {
    for number in block * 10..<block * 10 + 10 {
      let company = try randomCompany(number)
      let doubled = slower(company)
      let (a, b) = (try company.run(0), try doubled.run(0))
      #expect(a.result.events == b.result.events, "company \(number)")
      let units = company.blueprint.metrics.map(\.unit)
      for (name, unit) in zip(a.names, units) {
        let factor =
          switch unit {
          case "min": 2.0
          case "USD per min": 0.5
          case "per year": 1.0
          default: unit.contains("days") ? 2.0 : 1.0
          }
        let (expected, found) = (a[name] * factor, b[name])
        #expect(
          expected == found || (expected.isNaN && found.isNaN),
          "company \(number): \(name) \(found), not \(expected)")
      }
    }
  }

  /// The same company in a world where everything takes twice as long.
  private func slower(_ company: TestCompany) -> TestCompany {
    var slower = company
    slower.time.warmup *= 2
    slower.time.horizon *= 2
    slower.time.year *= 2
    slower.per = company.per.map { $0 * 2 }
    slower.finance.operatingExpense /= 2
    for index in slower.resources.indices {
      slower.resources[index].cost /= 2
      slower.resources[index].setup = company.resources[index].setup.map {
        Setup($0.time.scaled(by: 2))
      }
    }
    for index in slower.products.indices {
      for step in slower.products[index].route.indices {
        let operation = company.products[index].route[step]
        slower.products[index].route[step].time = operation.time.scaled(by: 2)
        slower.products[index].route[step].orderTime = operation.orderTime?.scaled(by: 2)
      }
    }
    for index in slower.accounts.indices {
      slower.accounts[index].tolerance = company.accounts[index].tolerance.map { $0 * 2 }
    }
    for index in slower.demands.indices {
      slower.demands[index].patience = company.demands[index].patience.map { $0 * 2 }
      if case .every(let gap) = company.demands[index].pattern {
        slower.demands[index].pattern = .every(gap.scaled(by: 2))
      }
    }
    slower.innovation?.every = company.innovation?.every?.scaled(by: 2)
    slower.innovation?.copiedAfter = company.innovation?.copiedAfter?.scaled(by: 2)
    slower.base = self.slower(company.base)
    for index in slower.strategies.indices {
      slower.strategies[index].decisions = self.slower(company.strategies[index].decisions)
    }
    return slower
  }

  private func slower(_ decisions: Decisions) -> Decisions {
    var slower = decisions
    slower.reviewEvery = decisions.reviewEvery.map { $0 * 2 }
    switch decisions.promise {
    case .none: break
    case .fixed(let time): slower.promise = .fixed(time * 2)
    case .load(let buffer): slower.promise = .load(buffer: buffer * 2)
    case .safeDate(let resource, let buffer, let line):
      slower.promise = .safeDate(
        resource: resource, buffer: buffer * 2, holdAbove: line.map { $0 * 2 })
    }
    if case .threshold(let least) = decisions.portfolio {
      slower.portfolio = .threshold(least / 2)
    }
    return slower
  }

  // Prices and costs doubled: the same decisions, twice the money.
  @Test("another currency changes nothing but the amounts", arguments: numbers)
  func currency(block: Int) throws {
    for number in block * 10..<block * 10 + 5 {
      var company = try randomCompany(number)
      company.finance.equipment = .zero
      // A third off is not exact in ten-thousandths.
      for index in company.accounts.indices { company.accounts[index].discount = 0 }
      company.innovation?.priceGain = .constant(1)
      var rich = company
      rich.finance.operatingExpense *= 2
      for index in rich.resources.indices { rich.resources[index].cost *= 2 }
      for index in rich.products.indices {
        rich.products[index].price.ticks *= 2
        rich.products[index].material.ticks *= 2
      }
      for index in rich.accounts.indices {
        rich.accounts[index].costPerOrder.ticks *= 2
        rich.accounts[index].costPerDelivery.ticks *= 2
      }
      for index in rich.strategies.indices {
        if case .threshold(let least) = company.strategies[index].decisions.portfolio {
          rich.strategies[index].decisions.portfolio = .threshold(least * 2)
        }
      }
      let (a, b) = (try company.run(1), try rich.run(1))
      for (name, unit) in zip(a.names, company.blueprint.metrics.map(\.unit)) {
        let (expected, found) = (a[name] * (unit.contains("USD") ? 2 : 1), b[name])
        #expect(
          abs(expected - found) <= 1e-12 * abs(expected) || (expected.isNaN && found.isNaN),
          "company \(number): \(name) \(found), not \(expected)")
      }
    }
  }

  // Jobs in process never exceed the limit: with orders of one piece, neither do pieces.
  @Test("the limit on jobs in process is kept", arguments: numbers)
  func conwip(block: Int) throws {
    for number in block * 10..<block * 10 + 10 {
      var company = try randomCompany(number, strategies: 0)
      let limit = 1 + number % 4
      company.base.release = .conwip(jobs: limit)
      for index in company.demands.indices { company.demands[index].quantity = .constant(1) }
      let outcome = try company.run()
      #expect(outcome["flow.wip"] <= Double(limit) + 1e-9, "company \(number)")
    }
  }
}
