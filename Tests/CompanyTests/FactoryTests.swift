import Company
import Testing

/// What must hold for every factory. That pieces, orders, money, time and Little's law balance the
/// simulator checks itself at the end of each run, and throws.
@Suite("Every factory")
struct FactoryTests {
  static let plants = 10_000
  static let blocks = 50

  @Test("balances its books, and each unit's states fill the horizon", arguments: 0..<blocks)
  func balances(block: Int) throws {
    let size = Self.plants / Self.blocks
    for number in block * size..<(block + 1) * size {
      let factory = try randomFactory(number)
      for strategy in [nil, 0] {
        let result = try factory.simulate(
          strategy: strategy, seed: 3, replication: UInt32(number))
        let values = Dictionary(
          uniqueKeysWithValues: zip(factory.metrics.map(\.name), result.values))
        for resource in factory.resources {
          let states = ["busy", "setup", "down", "blocked", "starved", "waiting", "off_shift"]
          let shares = states.map { values["resources.\(resource.name).\($0)"] ?? .nan }
          let sum = shares.reduce(0, +)
          #expect(
            abs(sum - 1) < 1e-9 && shares.allSatisfy { $0 > -1e-9 },
            "plant \(number): \(resource.name) \(shares)")
        }
      }
    }
  }

  @Test(
    "gives the same numbers with a log, whose stretches fill each unit's time", arguments: 0..<20)
  func logged(block: Int) throws {
    for number in block * 10..<(block + 1) * 10 {
      let factory = try randomFactory(number)
      let plain = try factory.simulate(strategy: 0, seed: 3, replication: 7)
      var log = EventLog()
      let logged = try factory.simulate(strategy: 0, seed: 3, replication: 7, log: &log)
      for (expected, found) in zip(plain.values, logged.values) {
        #expect(expected == found || (expected.isNaN && found.isNaN), "plant \(number)")
      }
      var covered: [Int32: Double] = [:]
      for stretch in log.stretches {
        #expect(covered[stretch.unit, default: 0] == stretch.from, "plant \(number)")
        covered[stretch.unit] = stretch.to
      }
      #expect(covered.values.allSatisfy { $0 == log.measured.upperBound }, "plant \(number)")
    }
  }
}
