import Company
import Probability
import Testing

/// A company under construction: resources and products are named, the blueprint gets indices.
///
/// Times are in minutes. Rates are reported per `per` minutes, so that with `per == horizon` a
/// rate is simply a count. Every default is the plainest choice: no warm-up, push, first come
/// first served, no money.
struct TestCompany {
  var time: TimeFrame
  /// Length of the reporting period; `nil`: the horizon.
  var per: Double?
  var finance = Finance(currency: "USD")
  var resources: [Resource] = []
  var products: [Product] = []
  var accounts = [Account(name: "market")]
  var demands: [Demand] = []
  var innovation: Innovation?
  var customers: Customers?
  var relationships: [Relationship] = []
  var salesForce: SalesForce?
  var supply: Supply?
  /// Decisions of the warm-up; a missing dispatching rule is first come first served.
  var base = Decisions(dispatching: [])
  var strategies: [Strategy] = []

  /// - Parameter per: length of the reporting period; the horizon unless given.
  init(warmup: Double = 0, horizon: Double, per: Double? = nil) {
    time = TimeFrame(
      unit: "min", warmup: warmup, horizon: horizon, day: 480, week: 2400, year: 120_000,
      per: "period", perLength: per ?? horizon)
    self.per = per
  }

  /// Index of a resource by name; an unknown name fails the test.
  func resource(_ name: String) -> Int { index(of: name, in: resources.map(\.name)) }

  /// Index of a product by name; an unknown name fails the test.
  func product(_ name: String) -> Int { index(of: name, in: products.map(\.name)) }

  private func index(of name: String, in names: [String]) -> Int {
    guard let index = names.firstIndex(of: name) else {
      Issue.record("the test company has no \(name)")
      return 0
    }
    return index
  }

  mutating func add(
    _ name: String, units: Int = 1, buffer: Int? = nil, setup: Double? = nil, cost: Double = 0
  ) {
    resources.append(
      Resource(
        name: name, units: units, buffer: buffer, setup: setup.map { Setup(.constant($0)) },
        cost: cost))
  }

  /// Adds a product whose operations all belong to one setup family, its own unless given.
  mutating func make(
    _ name: String, price: Double = 0, material: Double = 0, lot: Int = 1, family: Int? = nil,
    _ route: [(String, Double)], orderTime: Double? = nil
  ) {
    let operations = route.map { step in
      Operation(
        resource: resource(step.0), time: .constant(step.1),
        orderTime: orderTime.map { .constant($0) }, family: family ?? products.count)
    }
    products.append(
      Product(
        name: name, price: Money(price), material: Money(material), materialLot: lot,
        route: operations))
  }

  /// Adds work beyond the plant.
  mutating func add(activity name: String, _ route: [(String, Double)]) {
    make(name, route)
    products[products.count - 1].isPart = true
  }

  /// An endless source of orders.
  mutating func endless(_ product: String, quantity: Double = 1, account: Int = 0) {
    demands.append(
      Demand(
        path: "demand.\(demands.count)", account: account, product: self.product(product),
        pattern: .unlimited, quantity: .constant(quantity)))
  }

  /// Orders at `every`, `2 every`, `3 every`...
  mutating func orders(
    _ product: String, every: Double, quantity: Double = 1, patience: Double? = nil,
    account: Int = 0
  ) {
    demands.append(
      Demand(
        path: "demand.\(demands.count)", account: account, product: self.product(product),
        pattern: .every(.constant(every)), quantity: .constant(quantity), patience: patience))
  }

  /// Adds a customer and returns its index.
  mutating func account(
    _ name: String, discount: Double = 0, tolerance: Double? = nil, perOrder: Double = 0,
    perDelivery: Double = 0
  ) -> Int {
    accounts.append(
      Account(
        name: name, discount: discount, tolerance: tolerance, costPerOrder: Money(perOrder),
        costPerDelivery: Money(perDelivery)))
    return accounts.count - 1
  }

  /// Adds a customer that asks for the first need `rate` times per minute and chooses among all
  /// products; returns its index. The market must be there.
  mutating func chooser(
    _ name: String, rate: Double, quantity: Distribution = .constant(1), patience: Double? = nil,
    tolerance: Double? = nil, customer: Customer = Customer(buyer: 0, forgiveness: 100)
  ) -> Int {
    let index = account(name, tolerance: tolerance)
    accounts[index].customer = customer
    let path = "accounts.\(name).needs.need"
    customers?.wants.append(
      Want(path: path, account: index, need: 0, rate: rate, quantity: quantity))
    for (product, item) in products.enumerated() where item.offering != nil {
      demands.append(
        Demand(
          path: "\(path).\(item.name)", account: index, product: product, pattern: .chosen,
          quantity: quantity, patience: patience))
    }
    return index
  }

  /// Adds a strategy: the base decisions, changed.
  mutating func strategy(_ name: String, _ change: (inout Decisions) -> Void) {
    var decisions = base
    change(&decisions)
    strategies.append(Strategy(name: name, decisions: decisions))
  }

  /// Sets one dispatching rule for all resources in the base decisions.
  mutating func dispatch(by rule: Dispatching) {
    base.dispatching = resources.map { _ in rule }
  }

  var blueprint: Blueprint {
    func complete(_ decisions: Decisions) -> Decisions {
      var complete = decisions
      let missing = resources.count - decisions.dispatching.count
      if missing > 0 {
        complete.dispatching += Array(repeating: .firstCome, count: missing)
      }
      return complete
    }
    var time = time
    time.perLength = per ?? time.horizon
    return Blueprint(
      time: time, finance: finance, resources: resources, products: products, accounts: accounts,
      demands: demands, innovation: innovation, customers: customers,
      relationships: relationships, salesForce: salesForce, supply: supply, base: complete(base),
      strategies: strategies.map { Strategy(name: $0.name, decisions: complete($0.decisions)) })
  }

  /// One replication, its values by name.
  func run(
    _ strategy: Int? = nil, seed: UInt64 = 1, replication: UInt32 = 0
  ) throws -> Outcome {
    let blueprint = blueprint
    return Outcome(
      names: blueprint.metrics.map(\.name),
      result: try blueprint.simulate(strategy: strategy, seed: seed, replication: replication))
  }
}

/// What a replication returned, by metric name.
struct Outcome {
  let names: [String]
  let result: ReplicationResult

  var warnings: [String] { result.warnings }

  /// The value of a metric; an unknown name fails the test.
  subscript(name: String) -> Double {
    guard let index = names.firstIndex(of: name) else {
      Issue.record("there is no metric \(name)")
      return .nan
    }
    return result.values[index]
  }

  /// All values but those whose name satisfies a condition.
  func values(without isLeftOut: (String) -> Bool) -> [String: UInt64] {
    var kept: [String: UInt64] = [:]
    for (name, value) in zip(names, result.values) where !isLeftOut(name) {
      kept[name] = value.bitPattern
    }
    return kept
  }
}

/// Whether two numbers agree to 12 digits: exact but for the rounding of sums and quotients.
func agree(_ a: Double, _ b: Double) -> Bool {
  abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1)
}

/// Checks values by hand: each name with what it must be.
func expect(
  _ outcome: Outcome, _ expected: [(String, Double)],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for (name, value) in expected {
    let found = outcome[name]
    #expect(
      agree(found, value) || (found.isNaN && value.isNaN), "\(name) is \(found), not \(value)",
      sourceLocation: sourceLocation)
  }
}
