import Company
import Probability

/// A random plant that may use every feature of a real factory at once.
///
/// Small on purpose: collisions of features are found in many small plants rather than in few large
/// ones. Many times are whole numbers, so that events coincide.
func randomFactory(_ number: Int) throws -> Blueprint {
  var maker = FactoryMaker(number)
  return try maker.blueprint()
}

private struct FactoryMaker {
  private var dice: Dice
  private var company: TestCompany

  init(_ number: Int) {
    dice = Dice(1_000_000 + number)
    company = TestCompany(
      warmup: dice.pick([0, 0, 40, 120]), horizon: dice.pick([60, 150, 400.5]), per: 100)
  }

  mutating func blueprint() throws -> Blueprint {
    try addResources()
    let parts = dice.chance(0.4) ? dice.whole(1...2) : 0
    let sold = dice.whole(1...3)
    for item in 0..<sold + parts { try addItem(item, sold: sold, isPart: item >= sold) }
    if dice.chance(0.15) { try addOutput(sold: sold) }
    try addDemands()
    try addInitial()
    company.base = try decisions()
    company.strategies.append(Strategy(name: "other", decisions: try decisions()))
    return company.blueprint
  }

  // MARK: Plant

  private mutating func addResources() throws {
    for number in 0..<dice.whole(2...5) {
      var resource = Resource(
        name: "M\(number)", units: dice.pick([1, 1, 2, 3]),
        buffer: dice.pick([nil, nil, nil, 1, 3, 9]), cost: 0)
      if dice.chance(0.3) { resource.setup = try setup() }
      if dice.chance(0.15) { resource.speed = dice.pick([0.5, 1.1]) }
      if dice.chance(0.25) { resource.shifts = shifts() }
      for cause in 0..<dice.pick([0, 0, 0, 1, 2]) {
        resource.failures.append(
          Failure(
            name: "f\(cause)", clock: dice.pick([.time, .operation]),
            uptime: dice.pick([.constant(7), try .exponential(mean: 20)]),
            repair: dice.pick([.constant(2), try .exponential(mean: 4), .constant(0)])))
      }
      if dice.chance(0.08) {
        resource.units = 1
        resource.setup = nil
        resource.speed = 1
        resource.shifts = nil
        resource.failures = []
        resource.rounds = Rounds(
          every: dice.pick([1, 3]),
          pieces: dice.pick([.constant(2), try .discrete(values: [0, 1, 6], weights: [1, 1, 1])]),
          moves: dice.pick([.sequential, .simultaneous]))
      }
      company.resources.append(resource)
    }
  }

  private mutating func setup() throws -> Setup {
    if dice.chance(0.3) { return Setup(try time(), need: .chance(dice.pick([0.2, 1]))) }
    let pairs = (0..<dice.whole(0...3)).map { pair in
      Setup.Pair(from: pair % 3, to: (pair + 1) % 3, time: .constant(Double(pair)))
    }
    return Setup(try time(), pairs: pairs)
  }

  private mutating func shifts() -> Shifts {
    let spans: [[Range<Double>]] = [
      [0..<8], [6..<14], [0..<5, 12..<24], [2..<3, 7..<8, 20..<24], [0..<24],
    ]
    return Shifts(cycle: 24, spans: dice.pick(spans), atEnd: dice.pick([.pause, .finish]))
  }

  // MARK: Products

  /// Later items are components of earlier ones, so that nothing is its own component.
  private mutating func addItem(_ item: Int, sold: Int, isPart: Bool) throws {
    company.make(
      "I\(item)", price: isPart ? 0 : dice.pick([8, 20.0125]), material: dice.pick([0, 3, 4.5]),
      lot: dice.pick([1, 1, 10]), [])
    company.products[item].isPart = isPart
    company.products[item].scrap = dice.pick([.short, .short, .again])
    if isPart {
      // Every part belongs to something.
      let whole = dice.whole(0...(item - 1))
      company.products[whole].components.append(
        Product.Component(product: item, count: dice.whole(1...2)))
    }
    for step in 0..<dice.whole(1...4) {
      company.products[item].route.append(try operation(step: step))
    }
  }

  private mutating func operation(step: Int) throws -> Operation {
    let resources = company.resources
    let resource = dice.whole(0...(resources.count - 1))
    var operation = Operation(
      resource: resource, time: try time(), orderTime: dice.chance(0.2) ? try time() : nil,
      family: dice.whole(0...2))
    if dice.chance(0.2) { operation.yield = dice.pick([0.5, 0.9]) }
    if dice.chance(0.15) {
      operation.rework = Operation.Rework(
        probability: dice.pick([0.2, 0.7]), to: dice.whole(0...step),
        limit: dice.pick([nil, 1, 3]), afterLimit: dice.pick([.pass, .scrap]))
    }
    if dice.chance(0.15) { operation.sampling = 0.5 }
    if dice.chance(0.15) { operation.transport = dice.pick([.constant(3), try time()]) }
    guard resources[resource].rounds == nil else {
      operation.time = .constant(0)
      operation.orderTime = nil
      return operation
    }
    let others = resources.indices.filter { $0 != resource && resources[$0].rounds == nil }
    if dice.chance(0.2), !others.isEmpty {
      operation.alternatives = [
        Operation.Alternative(
          resource: dice.pick(others), time: dice.chance(0.5) ? try time() : nil)
      ]
    }
    // The last resource helps and has no helper: no circle of waiting.
    let last = resources.count - 1
    let uses = [resource] + operation.alternatives.map(\.resource)
    if dice.chance(0.2), !uses.contains(last), resources[last].rounds == nil {
      operation.helper = Operation.Helper(
        resource: last, part: dice.pick([.both, .setup, .operation]))
    } else if dice.chance(0.15), uses.allSatisfy({ resources[$0].buffer ?? 9 >= 3 }) {
      let minimum = dice.whole(1...3)
      operation.batch = Operation.Batch(
        minimum: minimum, maximum: minimum + dice.whole(0...2), wait: dice.pick([0, 5, .infinity]),
        by: dice.pick([.family, .product, .any]), isSerial: dice.chance(0.3))
    }
    return operation
  }

  /// The first product is taken apart into a further one.
  private mutating func addOutput(sold: Int) throws {
    let item = company.products.count
    company.make("O", price: 5, material: dice.pick([0, 1]), [])
    company.products[item].route = dice.chance(0.5) ? [try operation(step: 0)] : []
    if company.products[item].route.isEmpty {
      company.products[item].route = [Operation(resource: 0, time: .constant(0), family: 0)]
      if company.resources[0].rounds != nil { company.products[item].route[0].time = .constant(0) }
    }
    company.products[0].outputs = [Product.Component(product: item, count: dice.whole(1...3))]
    company.products[0].price = .zero
  }

  // MARK: Demand and decisions

  private mutating func addDemands() throws {
    for product in company.products.indices
    where !company.products[product].isPart && company.products[product].name != "O" {
      let path = "products.\(product).demand"
      if dice.chance(0.2) {
        for step in company.products[product].route.indices
        where company.resources[company.products[product].route[step].resource].rounds == nil {
          company.products[product].route[step].time = .constant(Double(dice.whole(1...5)))
        }
        company.demands.append(
          Demand(
            path: path, product: product, pattern: .unlimited,
            quantity: dice.pick([.constant(1), .constant(3)])))
      } else if dice.chance(0.2) {
        company.demands.append(
          Demand(
            path: path, product: product,
            pattern: .trace(
              (0..<20).map { order in
                let placed = Double(order * 7 % 40)
                return Demand.RecordedOrder(
                  placed: placed, quantity: 1 + order % 3,
                  due: order % 2 == 0 ? placed + 30 : nil)
              }.sorted { $0.placed < $1.placed })))
      } else {
        company.demands.append(
          Demand(
            path: path, product: product,
            pattern: .every(try time().scaled(by: dice.pick([1, 3, 8]))),
            quantity: dice.pick([.constant(1), .constant(4), try .uniform(min: 0, max: 6)]),
            patience: dice.pick([nil, nil, 0, 15])))
      }
    }
  }

  private mutating func addInitial() throws {
    for product in company.products.indices
    where !company.products[product].isPart && company.products[product].name != "O" {
      for step in company.products[product].route.indices where dice.chance(0.1) {
        company.products[product].route[step].initial = dice.whole(1...3)
      }
    }
  }

  private mutating func decisions() throws -> Decisions {
    let resources = company.resources.indices
    let sold = company.products.indices.filter { !company.products[$0].isPart }
    let rules = Dispatching.Rule.allCases
    return Decisions(
      release: release(sold),
      dispatching: resources.map { _ in
        Dispatching(dice.pick(rules), then: dice.pick(rules), preempts: dice.chance(0.2))
      },
      priority: dice.pick([.none, .list(sold), .throughputPerConstraintMinute]),
      portfolio: dice.pick([.keepAll, .keepAll, .load(0.9)]),
      promise: dice.pick([
        .none, .fixed(15), .fixed(40), .load(buffer: 5),
        .safeDate(resource: 0, buffer: 20, holdAbove: dice.pick([nil, 30])),
      ]),
      batches: dice.chance(0.4)
        ? resources.map { _ in
          BatchSizes(
            process: dice.pick([nil, 1, 2]), transfer: dice.pick([nil, 1, 2]),
            minimumRun: dice.pick([nil, 3]))
        } : [],
      quotas: dice.chance(0.2)
        ? sold.map { _ in dice.pick([nil, Quota(pieces: 5, every: 20)]) } : [],
      buffers: BufferManagement(
        resize: dice.chance(0.3) ? BufferManagement.Resize() : nil),
      reviewEvery: dice.pick([nil, 30]))
  }

  private mutating func release(_ sold: [Int]) -> Release {
    let drum = dice.whole(0...(company.resources.count - 1))
    let limit: Release.Limit =
      dice.chance(0.5) ? .jobs(dice.whole(1...5)) : .work(dice.pick([2, 10, 30]), resource: drum)
    return dice.pick([
      .push, .planned(leadTime: 12), .conwip(jobs: dice.whole(1...9)),
      .loops([Release.Loop(name: "a", products: [sold[0]], limit: limit)]),
      .kanban(
        Release.Kanban(
          cards: company.resources.map { _ in dice.pick([nil, 1, 3, 5]) },
          blocking: dice.pick([.production, .communication]))),
      .drumBufferRope(
        Release.DrumBufferRope(
          drum: drum, rope: limit, shippingBuffer: 5, assemblyBuffer: dice.pick([nil, 4]))),
      .simplifiedDrumBufferRope(
        Release.SimplifiedDrumBufferRope(resource: drum, buffer: 20)),
    ])
  }

  private mutating func time() throws -> Distribution {
    switch dice.whole(0...4) {
    case 0, 1, 2: .constant(Double(dice.whole(1...6)))
    case 3: try .exponential(mean: Double(dice.whole(1...4)))
    default: try .uniform(min: 0, max: Double(dice.whole(1...9)))
    }
  }
}
