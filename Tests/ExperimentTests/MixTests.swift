import Experiment
import Testing

@Suite("The product mix")
struct MixTests {
  private static func isNear(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-6 * max(1, abs(b))
  }

  @Test("loads, the linear programme and what a minute is worth", arguments: MixCase.all)
  func linear(_ known: MixCase) throws {
    let problem = known.problem
    for (load, expected) in zip(problem.demandLoad, known.load) {
      #expect(Self.isNear(load, expected))
    }
    let overloaded = problem.overloaded(by: problem.demandLoad).map { known.resources[$0] }
    #expect(overloaded == known.overloaded)
    let mix = try problem.mix(by: .linear)
    #expect(Self.isNear(mix.throughput, known.linear))
    #expect(mix.isFeasible)
    #expect(Self.isNear(problem.throughput(of: known.linearMix), known.linear))
    // In two of the cases several mixes earn the same.
    if !["gm15_HsuC98-LH2", "gm15_AtwaterC02-HH1"].contains(known.id) {
      for (pieces, expected) in zip(mix.pieces, known.linearMix) {
        #expect(abs(pieces - expected) < 1e-5)
      }
    }
    let worth = try #require(mix.worth)
    for (resource, value) in zip(known.resources, worth) {
      #expect(abs(value - (known.worth[resource] ?? 0)) < 1e-5, "\(resource): \(value)")
    }
  }

  @Test("whole pieces: the proven optimum", arguments: MixCase.all)
  func integer(_ known: MixCase) throws {
    let mix = try known.problem.mix(by: .integer)
    #expect(mix.throughput == known.integer)
    #expect(mix.isFeasible && mix.isProven)
    #expect(mix.pieces.allSatisfy { $0 == $0.rounded() })
  }

  @Test("the plain rule, with and without a look at the other resources", arguments: MixCase.all)
  func rules(_ known: MixCase) throws {
    let problem = known.problem
    #expect(problem.constraint.map { known.resources[$0] } == known.constraint)
    let plain = try problem.mix(by: .bestMoney)
    #expect(plain.order.map { known.products[$0].0 } == known.order)
    #expect(plain.pieces == known.plain.1)
    #expect(plain.throughput == known.plain.0)
    #expect(plain.isFeasible == known.plain.2)
    let checked = try problem.mix(by: .bestMoneyChecked)
    #expect(checked.pieces == known.checked.1)
    #expect(checked.throughput == known.checked.0)
    #expect(checked.isFeasible)
  }

  @Test(
    "Fredendall and Lea: the published results, and always between rule and optimum",
    arguments: MixCase.all)
  func revised(_ known: MixCase) throws {
    let mix = try known.problem.mix(by: .revised)
    #expect(mix.isFeasible)
    #expect(mix.throughput >= known.checked.0)
    #expect(mix.throughput <= known.integer)
    if let published = known.revised {
      #expect(mix.throughput == published.0)
      #expect(mix.pieces == published.1)
    }
  }

  @Test("by money Goldratt's plant makes 60 P and 50 Q and loses 300; the best mix earns 300")
  func money() throws {
    let problem = MixCase.all[0].problem
    let money = try problem.mix(by: .mostMoney)
    #expect(money.pieces == [60, 50])
    #expect(money.throughput - (problem.operatingExpense ?? 0) == -300)
    #expect(problem.throughputPerTime(of: 1) == [3, 2])
    #expect(try problem.mix(by: .bestMoney).throughput - 6000 == 300)
  }

  // MARK: Edges

  private static func problem(
    _ products: [(Double, Double, [Double])], capacities: [Double]
  ) -> MixProblem {
    MixProblem(
      products: products.enumerated().map {
        MixProblem.Product(
          name: "p\($0)", contribution: $1.0, demand: $1.1, times: $1.2)
      },
      resources: capacities.enumerated().map { MixProblem.Resource(name: "r\($0)", capacity: $1) })
  }

  @Test("an endless demand fills what the plant has, and the resource that limits it is found")
  func endless() throws {
    // r1 makes 2400 / 8 = 300 of it, r0 4800 / 10 = 480: r1 limits, though 8 < 10.
    let problem = Self.problem([(5, .infinity, [10, 8])], capacities: [4800, 2400])
    #expect(problem.constraint == 1)
    #expect(!problem.isMarketTheConstraint)
    for mix in try problem.mixes() {
      #expect(mix.pieces == [300], "\(mix.method)")
      #expect(mix.throughput == 1500)
      #expect(mix.isFeasible)
    }
    let worth = try #require(try problem.mix(by: .linear).worth)
    #expect(worth[0] == 0)
    #expect(Self.isNear(worth[1], 5.0 / 8))
  }

  @Test("what takes no capacity and has an endless demand is made without end, by every method")
  func free() throws {
    let problem = Self.problem([(5, .infinity, [0]), (7, 10, [3])], capacities: [12])
    for mix in try problem.mixes() {
      #expect(mix.pieces == [.infinity, 4], "\(mix.method)")
      #expect(mix.load == [12])
      #expect(mix.isFeasible)
    }
  }

  @Test("no demand, no earnings, no capacity and no resources give empty mixes, not errors")
  func nothing() throws {
    let problem = Self.problem(
      [(5, 0, [1]), (0, 10, [1]), (-3, 10, [0]), (-3, .infinity, [0])], capacities: [100])
    for mix in try problem.mixes() { #expect(mix.pieces == [0, 0, 0, 0], "\(mix.method)") }
    #expect(problem.isMarketTheConstraint)
    let empty = Self.problem([(5, 10, [1])], capacities: [0])
    for mix in try empty.mixes() { #expect(mix.pieces == [0], "\(mix.method)") }
    #expect(try empty.mix(by: .linear).worth == [5])
    let open = Self.problem([(5, 10, [])], capacities: [])
    #expect(open.constraint == nil)
    for mix in try open.mixes() { #expect(mix.pieces == [10], "\(mix.method)") }
    for mix in try Self.problem([], capacities: [5]).mixes() { #expect(mix.throughput == 0) }
  }

  @Test("a resource without end never limits")
  func endlessCapacity() throws {
    let problem = Self.problem([(5, .infinity, [1, 2])], capacities: [.infinity, 10])
    #expect(problem.constraint == 1)
    for mix in try problem.mixes() { #expect(mix.pieces == [5], "\(mix.method)") }
  }

  @Test("ties go to the larger contribution, then to the first product")
  func ties() throws {
    let problem = Self.problem(
      [(10, 5, [2]), (20, 5, [4]), (10, 5, [2])], capacities: [24])
    #expect(problem.ranking(by: 0) == [1, 0, 2])
    #expect(try problem.mix(by: .bestMoney).pieces == [2, 5, 0])
  }

  @Test("times that are no whole numbers lose no piece to rounding")
  func rounding() throws {
    let problem = Self.problem([(1, 100, [0.1]), (1, 100, [0.7])], capacities: [0.1 * 3 + 0.7])
    #expect(try problem.mix(by: .bestMoney).pieces == [10, 0])
    let thirds = Self.problem([(1, 100, [1.0 / 3])], capacities: [1])
    for mix in try thirds.mixes() { #expect(Self.isNear(mix.pieces[0], 3), "\(mix.method)") }
  }

  @Test(
    "of random problems every method is feasible where it says so, and no rule beats the optimum")
  func random() throws {
    var state: UInt64 = 11
    func draw(_ range: ClosedRange<Int>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(range.lowerBound + Int(state >> 33) % range.count)
    }
    for round in 0..<120 {
      let (products, resources) = (Int(draw(1...7)), Int(draw(1...6)))
      let items = (0..<products).map { _ in
        (
          draw(1...20) * 5, draw(0...60),
          (0..<resources).map { _ in draw(1...10) <= 3 ? 0 : draw(1...30) }
        )
      }
      let loads = (0..<resources).map { place in items.reduce(0) { $0 + $1.1 * $1.2[place] } }
      let problem = Self.problem(
        items, capacities: loads.map { ($0 * draw(50...120) / 100).rounded() })
      let mixes = try problem.mixes()
      let best = try #require(mixes.first { $0.method == .integer })
      let bound = try #require(mixes.first { $0.method == .linear })
      #expect(best.isProven)
      #expect(best.throughput <= bound.throughput + 1e-6)
      for mix in mixes where mix.method != .linear && mix.isFeasible {
        #expect(mix.throughput <= best.throughput, "round \(round), \(mix.method)")
      }
      for mix in mixes {
        #expect(zip(mix.pieces, problem.products).allSatisfy { $0 <= $1.demand + 1e-9 })
        #expect(mix.isFeasible || mix.method == .bestMoney)
      }
      let revised = try #require(mixes.first { $0.method == .revised })
      let checked = try #require(mixes.first { $0.method == .bestMoneyChecked })
      #expect(revised.throughput >= checked.throughput)
      #expect(Set(revised.order).count == products)
    }
  }
}
