import Company
import Probability
import Testing

/// What must hold for every company with supply; `simulate` throws when a book does not balance.
@Suite("Companies with supply")
struct SuppliedPropertyTests {
  @Test("every book balances, whatever is bought, held in stock and foretold")
  func books() throws {
    var released = 0.0
    for number in 0..<600 {
      let company = try randomSupplied(number)
      let place = try #require(
        company.metrics.firstIndex { $0.name == "flow.orders.shipped" }, "\(number)")
      for strategy in [nil, 0] as [Int?] {
        let result = try company.simulate(
          strategy: strategy, seed: 7, replication: UInt32(number))
        #expect(result.values.count == company.metrics.count)
        released += result.values[place]
      }
    }
    #expect(released > 1000)
  }

  @Test("the same arguments give the same bits")
  func repeatable() throws {
    for number in 0..<40 {
      let company = try randomSupplied(number)
      let first = try company.simulate(strategy: 0, seed: 3, replication: 1)
      let second = try company.simulate(strategy: 0, seed: 3, replication: 1)
      #expect(first.values.map(\.bitPattern) == second.values.map(\.bitPattern), "\(number)")
    }
  }

  @Test("material that is always there changes nothing but what it costs")
  func plentiful() throws {
    for number in 0..<60 {
      let plain = try randomFactory(number)
      var supplied = plain
      supplied.supply = Supply(materials: [
        Material(
          name: "m", purchase: Purchase(price: .zero, leadTime: .constant(1)), start: 100_000_000)
      ])
      let outputs = Set(plain.products.flatMap { $0.outputs.map(\.product) })
      for product in supplied.products.indices where !outputs.contains(product) {
        supplied.products[product].uses = [Product.Use(material: 0)]
      }
      let (a, b) = (
        try plain.simulate(strategy: 0, seed: 1, replication: 0),
        try supplied.simulate(strategy: 0, seed: 1, replication: 0)
      )
      let names = supplied.metrics.map(\.name)
      for (metric, value) in zip(plain.metrics, a.values) {
        let place = try #require(names.firstIndex(of: metric.name))
        #expect(
          agree(b.values[place], value) || (value.isNaN && b.values[place].isNaN)
            || b.values[place] == value,
          "\(number): \(metric.name) is \(b.values[place]), not \(value)")
      }
    }
  }
}
