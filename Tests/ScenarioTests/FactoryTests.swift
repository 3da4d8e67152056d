import Company
import Probability
import Testing

@testable import Scenario

@Suite("A real factory")
struct FactoryTests {
  private static let study = Result { try Workbench().load(Sample.factory) }

  private func company() throws -> Blueprint { try Self.study.get().blueprint }

  @Test("it loads as it stands and in each world, without warnings")
  func loads() throws {
    for world in [nil, "no-setups", "always"] {
      let study = try Workbench().load(Sample.factory, world: world)
      #expect(study.warnings.map(\.message) == [])
    }
  }

  @Test("resources have a speed, setups between families, calendars, failures and rounds")
  func resources() throws {
    let company = try company()
    // Own families of P, Q, tree, board, slab, a, b, ab, log; then red and blue.
    let day = 1440.0
    #expect(
      company.resources == [
        Resource(
          name: "A",
          setup: Setup(
            .constant(30),
            pairs: [
              Setup.Pair(from: 9, to: 10, time: .constant(20)),
              Setup.Pair(from: 9, to: 5, time: .constant(5)),
              Setup.Pair(from: 10, to: 9, time: try .gamma(mean: 10, cv: 0.5)),
            ]),
          speed: 1.1,
          shifts: Shifts(
            cycle: 7 * day,
            spans: (0..<5).map { Double($0) * day + 360..<Double($0) * day + 840 }
              + [5 * day + 360..<5 * day + 720],
            atEnd: .finish)),
        Resource(
          name: "B", units: 2, setup: Setup(.constant(15), need: .chance(0.1)),
          failures: [
            Failure(
              name: "breakdown", clock: .operation, uptime: try .exponential(mean: 1200),
              repair: try .exponential(mean: 240)),
            Failure(name: "jam", uptime: .constant(480), repair: .constant(5)),
          ]),
        Resource(
          name: "C", setup: Setup(try .gamma(mean: 10, cv: 0.3)),
          shifts: Shifts(cycle: day, spans: [0..<360, 1320..<1440])),
        Resource(name: "D"),
        Resource(name: "furnace", buffer: 12),
        Resource(name: "operator", units: 3),
        Resource(
          name: "dice",
          rounds: Rounds(
            every: 60,
            pieces: try .discrete(
              values: [1, 2, 3, 4, 5, 6], weights: Array(repeating: 1, count: 6)),
            moves: .simultaneous)),
      ])
  }

  @Test("steps have alternatives, helpers, batches, rework, transport and pieces at time 0")
  func steps() throws {
    let product = try company().products[0]
    #expect(
      product.route == [
        Operation(resource: 0, time: .constant(10), family: 9),
        Operation(
          resource: 0, time: .constant(10), orderTime: .constant(3), family: 10, initial: 4),
        Operation(
          resource: 1, time: .constant(15), family: 0,
          alternatives: [
            Operation.Alternative(resource: 2),
            Operation.Alternative(resource: 3, time: .constant(12)),
            Operation.Alternative(resource: 4, time: try .exponential(mean: 8)),
          ],
          helper: Operation.Helper(resource: 5),
          rework: Operation.Rework(probability: 0.2, to: 1, limit: 2, afterLimit: .scrap),
          sampling: 0.1, transport: try .uniform(min: 5, max: 25)),
        Operation(
          resource: 2, time: .constant(5), family: 0,
          helper: Operation.Helper(resource: 5, part: .setup)),
        Operation(
          resource: 4, time: .constant(240), family: 0,
          batch: Operation.Batch(
            minimum: 4, maximum: 8, wait: 120, by: .product, isSerial: true)),
        Operation(
          resource: 4, time: .constant(240), family: 0, batch: Operation.Batch(maximum: 8),
          rework: Operation.Rework(probability: 0.05, to: 4)),
      ])
  }

  @Test("parts follow the products; bills name either, and what is assembled needs no route")
  func bills() throws {
    let products = try company().products
    func step(_ resource: Int, _ time: Double, _ family: Int) -> Operation {
      Operation(resource: resource, time: .constant(time), family: family)
    }
    #expect(products[0].components == [Product.Component(product: 7, count: 1)])
    #expect(
      Array(products[1...]) == [
        Product(name: "Q", price: Money(100), route: [step(6, 0, 1), step(2, 5, 1)]),
        Product(
          name: "tree", route: [step(3, 3, 2)],
          outputs: [Product.Component(product: 8, count: 2)]),
        Product(name: "board", price: Money(12), route: [step(3, 1, 3)]),
        Product(name: "slab", price: Money(3), route: []),
        Product(
          name: "a", material: Money(20), route: [step(0, 15, 5), step(2, 10, 5)], isPart: true),
        Product(
          name: "b", material: Money(10), materialLot: 5,
          route: [Operation(resource: 1, time: .constant(5), family: 6, yield: 0.95)],
          scrap: .again, isPart: true),
        Product(
          name: "ab",
          components: [
            Product.Component(product: 5, count: 1), Product.Component(product: 6, count: 2),
          ], route: [], isPart: true),
        Product(
          name: "log", material: Money(30), route: [step(3, 10, 8)],
          outputs: [
            Product.Component(product: 3, count: 3), Product.Component(product: 4, count: 1),
          ], isPart: true),
      ])
  }

  @Test("a trace is one source per account and product, in the order of its times")
  func trace() throws {
    let company = try company()
    #expect(company.accounts.map(\.name) == ["market", "north", "south"])
    #expect(
      Array(company.demands[4...]) == [
        Demand(
          path: "orders.south.Q", account: 2, product: 1,
          pattern: .trace([
            Demand.RecordedOrder(placed: 60, quantity: 3),
            Demand.RecordedOrder(placed: 4320, due: 20_160),
          ])),
        Demand(
          path: "orders.market.P", account: 0, product: 0,
          pattern: .trace([Demand.RecordedOrder(placed: 90, quantity: 2)])),
        Demand(
          path: "orders.north.Q", account: 1, product: 1,
          pattern: .trace([Demand.RecordedOrder(placed: 4320)]), patience: 30_240),
      ])
  }

  @Test("a table of orders means the same as the list")
  func orderTable() throws {
    let bench = try Workbench()
    try bench.write(
      "placed,offering,account,due,quantity\r\n"
        + "3 days,Q,south,2 weeks,\r\n\r\n90,P,,,2\r\n1 h,Q,south,,3\r\n3 days,Q,north,,\r\n",
      as: "tables/o.csv")
    let list = Sample.factory.split(separator: "orders:\n")[1].split(separator: "decisions:")[0]
    let text = Sample.factory.replacing(
      "orders:\n\(list)", with: "orders: { file: tables/o.csv }\n")
    #expect(text.contains("o.csv"))
    let table = try bench.load(text)
    #expect(table.hash == (try Self.study.get().hash))
    #expect(table.blueprint.demands == (try company().demands))
    #expect(
      try bench.mistakes(text, sets: ["orders.3.placed=never"])
        == ["--set:1:17 expected a duration, found 'never'"])
  }

  @Test("decisions say rules with ties, batch sizes, quotas and buffers")
  func decisions() throws {
    let company = try company()
    var rules = Array(repeating: Dispatching(.bufferPenetration), count: 7)
    rules[0] = Dispatching(.leastSetup, then: .earliestDueDate)
    rules[3] = Dispatching(.priority, preempts: true)
    var sizes = Array(repeating: BatchSizes(transfer: 5), count: 7)
    sizes[1] = BatchSizes(process: 50, transfer: 10, minimumRun: 20)
    let quotas =
      [Quota(pieces: 100, every: 10_080), Quota(pieces: 30, every: 20_160)]
      + [Quota?](repeating: nil, count: 7)
    #expect(
      company.base
        == Decisions(
          release: .drumBufferRope(
            Release.DrumBufferRope(
              drum: 1, rope: .work(2880, resource: 1), shippingBuffer: 1440, assemblyBuffer: 720)),
          dispatching: rules, priority: .list([1, 0]),
          promise: .safeDate(resource: 1, buffer: 7200, holdAbove: 14_400), batches: sizes,
          quotas: quotas,
          buffers: BufferManagement(yellow: 0.3, red: 0.7, resize: BufferManagement.Resize())))
  }

  @Test("every release can be said, as a strategy too")
  func releases() throws {
    let company = try company()
    let drum = Release.DrumBufferRope(
      drum: 1, rope: .jobs(5), shippingBuffer: 1440, assemblyBuffer: 720)
    #expect(
      company.strategies.map(\.decisions.release) == [
        .push, .planned(leadTime: 4320), .conwip(jobs: 6),
        .loops([
          Release.Loop(name: "all", products: [0, 1, 2, 3, 4], limit: .work(1200, resource: 1))
        ]),
        .loops([
          Release.Loop(name: "one", products: [0, 1], limit: .jobs(4)),
          Release.Loop(name: "two", products: [2], limit: .work(1200, resource: 3)),
        ]),
        .loops(
          ["P", "Q", "tree", "board", "slab"].enumerated().map {
            Release.Loop(name: $1, products: [$0], limit: .jobs(3))
          }),
        .kanban(
          Release.Kanban(cards: [nil, 5, 30, 30, 30, 30, 30], blocking: .communication)),
        .drumBufferRope(drum),
        .simplifiedDrumBufferRope(Release.SimplifiedDrumBufferRope(resource: 1, buffer: 7200)),
      ])
    #expect(
      company.strategies[8].decisions.buffers
        == BufferManagement(
          yellow: 0.3, red: 0.7,
          resize: BufferManagement.Resize(
            window: 30, growAbove: 0.2, shrinkBelow: 0.02, step: 0.25)))
  }

  @Test("every dispatching rule has a word")
  func rules() throws {
    #expect(Set(ShopReader.rules.map(\.rule)) == Set(Dispatching.Rule.allCases))
    for (name, rule) in ShopReader.rules {
      let text = Sample.pAndQ.replacing("decisions:", with: "decisions:\n  dispatching: \(name)")
      #expect(
        try Workbench().load(text).blueprint.base.dispatching
          == Array(repeating: Dispatching(rule), count: 4))
    }
  }

  @Test("it runs, under each of its strategies")
  func runs() throws {
    let text = Sample.factory.replacing("horizon: 20 weeks", with: "horizon: 2 weeks")
    let company = try Workbench().load(text).blueprint
    for strategy in [nil] + company.strategies.indices.map(Optional.some) {
      let result = try company.simulate(strategy: strategy, seed: 1, replication: 0)
      #expect(!result.values.isEmpty)
    }
  }

  // MARK: Long forms

  @Test(
    "what is shown has every long form, and loads to the same factory", arguments: [nil, "always"])
  func shown(_ world: String?) throws {
    let bench = try Workbench()
    let file = try bench.write(Sample.factory, as: "factory.yaml")
    let text = try ScenarioLoader.effectiveText(file: file, world: world)
    let shown = try bench.load(text)
    let original = try ScenarioLoader.load(file: file, world: world)
    #expect(shown.hash == original.hash)
    #expect(shown.blueprint.resources == original.blueprint.resources)
    #expect(shown.blueprint.products == original.blueprint.products)
    #expect(shown.blueprint.accounts == original.blueprint.accounts)
    #expect(shown.blueprint.demands == original.blueprint.demands)
    #expect(shown.blueprint.base == original.blueprint.base)
    #expect(shown.blueprint.strategies == original.blueprint.strategies)
    for long in [
      "setup: { time: { gamma: { mean: 10 min, cv: 0.3 } } }", "- { resource: D, time: 12 min }",
      "- { resource: C }", "default: { rule: buffer_penetration }",
    ] {
      #expect(text.contains(long) || world != nil, "\(long)")
    }
    let again = try ScenarioLoader.effectiveText(file: bench.write(text, as: "copy.yaml"))
    #expect(
      again.split(separator: "\n").drop { $0.hasPrefix("#") }
        == text.split(separator: "\n").drop { $0.hasPrefix("#") })
  }

  @Test(
    "a short form and its long form are the same scenario",
    arguments: [
      ("speed: 110 %", "speed: 110 %"),
      (
        "setup: { gamma: { mean: 10 min, cv: 0.3 } }",
        "setup: { time: { gamma: { mean: 10 min, cv: 0.3 } } }"
      ),
      ("or: [C, D 12 min,", "or: [{ resource: C }, { resource: D, time: 12 min },"),
      ("with: operator", "with: { resource: operator }"),
      ("demand: 5 per week", "demand: { rate: 5 per week }"),
      ("{ default: buffer_penetration, A:", "{ default: { rule: buffer_penetration }, A:"),
      ("shifts: \"22:00-06:00\"", "shifts: 22:00-06:00"),
      ("route: [dice, C 5 min]", "route: [{ resource: dice }, { resource: C, time: 5 min }]"),
    ])
  func forms(_ short: String, _ long: String) throws {
    #expect(Sample.factory.contains(short))
    let other = try Workbench().load(Sample.factory.replacing(short, with: long))
    #expect(other.hash == (try Self.study.get().hash))
  }

  @Test("one number of cards, and one rule, stand for all resources")
  func standards() throws {
    func base(_ decisions: String) throws -> Decisions {
      try Workbench().load(
        Sample.pAndQ.replacing("release: { conwip: { jobs: 6 } }", with: decisions)
      ).blueprint.base
    }
    #expect(
      try base("release: { kanban: { cards: 3 } }").release
        == .kanban(Release.Kanban(cards: [3, 3, 3, 3])))
    #expect(
      try base("release: { kanban: { cards: { B: 3 }, blocking: production } }").release
        == .kanban(Release.Kanban(cards: [nil, 3, nil, nil])))
    #expect(
      try base("release: { push: { lead_time: 1 week } }\n  promise: { lead_time: 2 weeks }")
        .release == .planned(leadTime: 2400))
    #expect(
      try base("dispatching: { B: shortest }").dispatching
        == [.firstCome, .shortest, .firstCome, .firstCome])
    // What stands for a resource takes the place of the default, whole.
    #expect(
      try base("batches: { default: { transfer: 5 }, B: { process: 8 } }").batches
        == [
          BatchSizes(transfer: 5), BatchSizes(process: 8), BatchSizes(transfer: 5),
          BatchSizes(transfer: 5),
        ])
    #expect(try base("priority: none").batches == [])
    #expect(try base("priority: none").quotas == [])
  }

  // MARK: Overlays and options

  private func company(_ sets: String...) throws -> Blueprint {
    // What a world removes, an option for it would not find there.
    let text = Sample.factory.split(separator: "worlds:")[0]
    return try Workbench().load(String(text), sets: sets).blueprint
  }

  @Test("every new key has a path")
  func paths() throws {
    #expect(try company("plant.resources.A.speed=0.9").resources[0].speed == 0.9)
    #expect(
      try company("plant.resources.A.setup.from.red.blue=1 h").resources[0].setup?.pairs[0].time
        == .constant(60))
    #expect(
      try company("plant.resources.A.setup.time=1 h").resources[0].setup?.time == .constant(60))
    #expect(
      try company("plant.resources.C.setup.gamma.mean=1 h").resources[2].setup?.time
        == .gamma(mean: 60, cv: 0.3))
    #expect(
      try company("plant.resources.A.shifts.1=Mon 06:00-08:00").resources[0].shifts?.spans.count
        == 2)
    #expect(
      try company("plant.resources.B.failures.jam.repair=1 h").resources[1].failures[1].repair
        == .constant(60))
    #expect(try company("plant.resources.dice.rounds.every=2 h").resources[6].rounds?.every == 120)
    #expect(try company("parts.a.route.1.time=3 min").products[5].route[0].time == .constant(3))
    #expect(try company("products.P.from.ab=3").products[0].components[0].count == 3)
    #expect(
      try company("products.P.route.3.or.2.time=9 min").products[0].route[2].alternatives[1].time
        == .constant(9))
    #expect(
      try company("products.P.route.3.rework.share=0").products[0].route[2].rework == nil)
    #expect(
      try company("products.P.route.3.with=null").products[0].route[2].helper == nil)
    #expect(try company("products.P.route.5.batch.max=6").products[0].route[4].batch?.maximum == 6)
    #expect(
      try company("orders.2.placed=1 h").demands[5].pattern
        == .trace([Demand.RecordedOrder(placed: 60, quantity: 2)]))
    #expect(
      try company("decisions.quota.P=5 per day").base.quotas[0] == Quota(pieces: 5, every: 1440))
    #expect(
      try company("decisions.quota.Q=0 per day").base.quotas[1] == Quota(pieces: 0, every: 1440))
    #expect(try company("decisions.batches.default.transfer=9").base.batches[2].transfer == 9)
    #expect(try company("decisions.dispatching.D.preempt=no").base.dispatching[3].preempts == false)
    #expect(try company("decisions.buffers.resize=null").base.buffers.resize == nil)
    #expect(
      try company("strategies.kanban.release.kanban.cards.B=7").strategies[6].decisions.release
        == .kanban(Release.Kanban(cards: [nil, 7, 30, 30, 30, 30, 30], blocking: .communication)))
    #expect(
      try company("strategies.loops.release.conwip.loops.one.jobs=9").strategies[4].decisions
        .release
        == .loops([
          Release.Loop(name: "one", products: [0, 1], limit: .jobs(9)),
          Release.Loop(name: "two", products: [2], limit: .work(1200, resource: 3)),
        ]))
  }

  @Test("alternatives replace one another, and take along what only meant something beside them")
  func alternatives() throws {
    let rope = Release.DrumBufferRope(
      drum: 1, rope: .jobs(5), shippingBuffer: 1440, assemblyBuffer: 720)
    #expect(try company("decisions.release.dbr.jobs=5").base.release == .drumBufferRope(rope))
    #expect(
      try company("strategies.hours.release.conwip.jobs=5").strategies[3].decisions.release
        == .conwip(jobs: 5))
    #expect(
      try company("plant.resources.A.setup.chance=10 %").resources[0].setup
        == Setup(.constant(30), need: .chance(0.1)))
    #expect(
      try company("plant.resources.B.setup.from={ a: { b: 1 h } }").resources[1].setup?.need
        == .change)
    #expect(try company("plant.resources.A.shifts=null").resources[0].shifts == nil)
    #expect(try company("plant.resources.A.shifts=always").resources[0].shifts == nil)
    #expect(
      try company("products.P.route.3.rework.limit=null").products[0].route[2].rework
        == Operation.Rework(probability: 0.2, to: 1))
  }
}
