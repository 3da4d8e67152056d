import Testing

@testable import Company

/// The general path of the plant against the short one, which has its own tests.
@Suite("General path")
struct GeneralPathTests {
  @Test("a run with a log gives the same numbers as one without", arguments: 0..<20)
  func sameNumbers(block: Int) throws {
    for number in block * 20..<block * 20 + 20 {
      let blueprint = try randomCompany(number).blueprint
      for strategy in [nil] + blueprint.strategies.indices.map(Optional.some) {
        let plain = try blueprint.simulate(strategy: strategy, seed: 5, replication: UInt32(number))
        var log = EventLog()
        let logged = try blueprint.simulate(
          strategy: strategy, seed: 5, replication: UInt32(number), log: &log)
        #expect(plain.events == logged.events, "company \(number)")
        for (index, metric) in blueprint.metrics.enumerated() {
          let (expected, found) = (plain.values[index], logged.values[index])
          #expect(
            expected == found || (expected.isNaN && found.isNaN)
              || abs(expected - found) <= 1e-9 * abs(expected),
            "company \(number): \(metric.name) \(found), not \(expected)")
        }
      }
    }
  }
}
