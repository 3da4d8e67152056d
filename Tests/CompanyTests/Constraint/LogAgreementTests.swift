import Company
import Testing

/// What is read from logs against what the engine measures on its way.
@Suite("Logs agree with metrics")
struct LogAgreementTests {
  /// A line with blocking, setups and two products; a warm-up, so that boundaries count. Nothing
  /// begins at its very end, where an active period would have no length.
  private func plant() -> TestCompany {
    var company = TestCompany(warmup: 50, horizon: 1001)
    company.add("A", buffer: 3)
    company.add("B", units: 2, buffer: 2, setup: 1.5)
    company.add("C", buffer: 1)
    company.make("P", [("A", 2), ("B", 5), ("C", 2.5)])
    company.make("Q", [("A", 1.25), ("B", 3), ("C", 3)])
    company.orders("P", every: 5)
    company.orders("Q", every: 7)
    return company
  }

  @Test("active periods and shares of time are those of the metrics")
  func states() throws {
    let company = plant()
    let outcome = try company.run()
    var log = EventLog()
    let logged = try company.blueprint.simulate(strategy: nil, seed: 1, replication: 0, log: &log)
    #expect(logged.values.map(\.bitPattern) == outcome.result.values.map(\.bitPattern))
    #expect(log.measured == 50..<1051)
    let active = ActivePeriods(log)
    for (index, resource) in company.resources.enumerated() {
      let units = Double(resource.units)
      func share(_ state: UnitState) -> Double {
        log.stretches.filter { Int($0.resource) == index && $0.state == state }
          .reduce(0) { $0 + max(0, min($1.to, 1051) - max($1.from, 50)) } / 1001 / units
      }
      let name = "resources.\(resource.name)"
      #expect(agree(share(.busy), outcome["\(name).busy"]))
      #expect(agree(share(.setup), outcome["\(name).setup"]))
      #expect(agree(share(.blocked), outcome["\(name).blocked"]))
      #expect(agree(share(.starved), outcome["\(name).starved"]))
      #expect(agree(active.means[index].length ?? 0, outcome["\(name).active_period"]))
    }
  }

  @Test("waiting in front of each resource, put together from events, is the mean queue")
  func queues() throws {
    let company = plant()
    let outcome = try company.run()
    var log = EventLog()
    _ = try company.blueprint.simulate(strategy: nil, seed: 1, replication: 0, log: &log)
    let visits = Visits(log, routes: company.blueprint.routes).visits
    for (index, resource) in company.resources.enumerated() {
      let waited = visits.filter { $0.resource == index }
        .reduce(0) { $0 + max(0, min($1.began, 1051) - max($1.entered, 50)) }
      #expect(agree(waited / 1001, outcome["resources.\(resource.name).queue.mean"]))
    }
  }

  @Test("the shifting bottleneck of a line is active whenever any unit is")
  func shifting() throws {
    let company = plant()
    var log = EventLog()
    _ = try company.blueprint.simulate(strategy: nil, seed: 1, replication: 0, log: &log)
    let found = ShiftingBottleneck(ActivePeriods(log))
    let sole = found.shares.reduce(0) { $0 + $1.sole }
    #expect(sole + found.idle <= 1 + 1e-9)
    #expect(found.idle < 0.01)
    #expect(found.shares[1].total == found.shares.map(\.total).max())
  }

  @Test("logs of random factories make sense to every method", arguments: 0..<10)
  func factories(block: Int) throws {
    for number in block * 6..<block * 6 + 6 {
      let factory = try randomFactory(number)
      var log = EventLog()
      _ = try factory.simulate(strategy: nil, seed: 5, replication: 0, log: &log)
      let active = ActivePeriods(log)
      let found = ShiftingBottleneck(active)
      #expect(found.idle >= 0 && found.idle <= 1)
      let sole = found.shares.reduce(0) { $0 + $1.sole }
      #expect(sole + found.idle <= 1 + 1e-9, "factory \(number)")
      #expect(found.shares.allSatisfy { $0.total <= 1 + 1e-9 })
      let visits = Visits(log, routes: factory.routes)
      #expect(
        visits.visits.allSatisfy { $0.entered <= $0.began && $0.began <= $0.left },
        "factory \(number)")
      let lines = LongestLine(visits).shares
      #expect(abs(lines.reduce(0, +) - 1) < 1e-9, "factory \(number)")
    }
  }
}
