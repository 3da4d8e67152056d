import Company

/// A run with its log, written so that a test can compare it whole.
struct Trace {
  let outcome: Outcome
  let log: EventLog

  init(_ company: TestCompany, strategy: Int? = nil, seed: UInt64 = 1) throws {
    let blueprint = company.blueprint
    var log = EventLog()
    let result = try blueprint.simulate(strategy: strategy, seed: seed, replication: 0, log: &log)
    outcome = Outcome(names: blueprint.metrics.map(\.name), result: result)
    self.log = log
  }

  /// What a unit did: `busy 0-5 #1`, with the number of the order.
  func unit(_ unit: Int) -> [String] {
    log.stretches.filter { $0.unit == unit }.map {
      "\($0.state) \(plain($0.from))-\(plain($0.to))" + ($0.order >= 0 ? " #\($0.order)" : "")
    }
  }

  /// What happened: `5 started #1 x2`, with the number of the order and pieces where not one.
  func events(_ kinds: EventLog.JobEvent.Kind...) -> [String] {
    log.events.filter { kinds.contains($0.kind) }.map {
      "\(plain($0.time)) \($0.kind) #\($0.order)" + ($0.pieces == 1 ? "" : " x\($0.pieces)")
    }
  }

  /// When something happened to orders: `#1 5`.
  func times(_ kind: EventLog.JobEvent.Kind) -> [String] {
    log.events.filter { $0.kind == kind }.map { "#\($0.order) \(plain($0.time))" }
  }

  /// When something happened at a resource: `#1 5`.
  func times(_ kind: EventLog.JobEvent.Kind, at resource: Int) -> [String] {
    log.events.filter { $0.kind == kind && $0.resource == resource }
      .map { "#\($0.order) \(plain($0.time))" }
  }

  private func plain(_ time: Double) -> String {
    time == time.rounded() ? String(Int(time)) : String(time)
  }
}

extension TestCompany {
  /// Recorded orders: when placed, pieces, and due date.
  mutating func placed(_ product: String, _ orders: [(Double, Int, Double?)]) {
    demands.append(
      Demand(
        path: "demand.\(demands.count)", product: self.product(product),
        pattern: .trace(
          orders.map { Demand.RecordedOrder(placed: $0.0, quantity: $0.1, due: $0.2) })))
  }

  /// Recorded orders of a piece each, without due dates.
  mutating func placed(_ product: String, at times: Double...) {
    placed(product, times.map { ($0, 1, nil) })
  }

  /// Sets batch sizes for all resources.
  mutating func batches(_ sizes: BatchSizes) { base.batches = resources.map { _ in sizes } }

  /// Changes an operation of a product.
  mutating func change(
    _ product: String, step: Int = 0, _ change: (inout Company.Operation) -> Void
  ) {
    change(&products[self.product(product)].route[step])
  }

  /// Changes a resource.
  mutating func change(_ name: String, _ change: (inout Resource) -> Void) {
    change(&resources[resource(name)])
  }
}
