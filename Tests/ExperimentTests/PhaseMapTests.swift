import Inference
import Synchronization
import Testing

@testable import Experiment

@Suite("Phase maps")
struct PhaseMapTests {
  private static let x = PhaseCases.axis(0...1, grid: 5, refine: 3)
  private static let y = PhaseCases.axis(0...1, grid: 5, refine: 3, path: "y")

  /// a wins inside a quarter of a circle around the origin, b outside.
  private static func circle(
    radius: Double = 0.71, noise: Double = 0, jobs: Int = 1, confidence: Double = 0.95,
    refine: Int = 3, replications: Int = 4
  ) -> PhaseMapPlan {
    PhaseMapPlan(
      game: PhaseCases.game(
        noise: noise, confidence: confidence, jobs: jobs, axes: [x, y]
      ) { place in
        [0, 100 * (place[0] * place[0] + place[1] * place[1] - radius * radius)]
      }, x: x, y: y, refine: refine, replications: replications)
  }

  private static func isInside(_ point: PhaseMap.Point, _ radius: Double = 0.71) -> Bool {
    let (x, y) = (x.values[point.x], y.values[point.y])
    return x * x + y * y < radius * radius
  }

  @Test("without noise the winner is right at every place, looked at or not")
  func exact() async throws {
    let map = try await Self.circle().run()
    for point in map.points {
      #expect(point.verdict == .winner(Self.isInside(point) ? 0 : 1))
    }
    for (row, line) in map.grid.enumerated() {
      for (column, found) in line.enumerated() {
        let point = PhaseMap.Point(
          x: column, y: row, level: 0, comparisons: [], verdict: .undecided)
        #expect(found?.verdict == .winner(Self.isInside(point) ? 0 : 1))
      }
    }
    // Area of a quarter of the disc, to the width of a cell along its border.
    #expect(abs(map.share(.winner(0)) - 3.14159 / 4 * 0.71 * 0.71) < 0.05)
    #expect(map.share(.winner(0)) + map.share(.winner(1)) == 1)
  }

  @Test("only cells whose corners disagree are refined, down to the finest")
  func refinement() async throws {
    let map = try await Self.circle().run()
    #expect(map.points.count(where: { $0.level == 0 }) == 25)
    #expect(map.points.count > 60)
    // The finest grid has 33 x 33 places.
    #expect(map.points.count < 33 * 33 / 3)
    for cell in map.cells where cell.verdict == nil {
      #expect(cell.x.count == 2)
      #expect(cell.y.count == 2)
    }
    #expect(map.cells.contains { $0.verdict != nil && $0.x.count == 9 })
    // The cells cover the map once.
    let area = map.cells.reduce(0) { $0 + ($1.x.count - 1) * ($1.y.count - 1) }
    #expect(area == 32 * 32)
  }

  @Test("without refinement there is the coarse grid and nothing else")
  func coarse() async throws {
    let map = try await Self.circle(refine: 0).run()
    #expect(map.points.count == 25)
    #expect(map.cells.count == 16)
  }

  @Test("with noise no place gets the wrong winner, at a joint false alarm of 1e-8")
  func noise() async throws {
    let map = try await Self.circle(noise: 20, confidence: 1 - 1e-8, replications: 30).run()
    #expect(map.points.contains { $0.verdict == .undecided })
    #expect(map.share(.winner(0)) > 0.2)
    #expect(map.share(.winner(1)) > 0.2)
    for point in map.points where point.verdict != .undecided {
      #expect(point.verdict == .winner(Self.isInside(point) ? 0 : 1))
    }
  }

  @Test("where strategies are the same, p-values adjusted for every possible place find no winner")
  func nothing() async throws {
    let plan = PhaseMapPlan(
      game: PhaseCases.game(noise: 10, confidence: 1 - 1e-8, axes: [Self.x, Self.y]) { _ in [0, 0]
      },
      x: Self.x, y: Self.y, refine: 3, replications: 20)
    let map = try await plan.run()
    #expect(map.family == 33 * 33)
    #expect(map.share(.undecided) == 1)
    let least = try #require(map.points.compactMap { $0.comparisons[0].paired.pValue }.min())
    let adjusted = try #require(map.points.compactMap { $0.comparisons[0].pHolm }.min())
    #expect(abs(adjusted - min(1, least * 33 * 33)) < 1e-12)
  }

  @Test("within the margin it does not matter")
  func margin() async throws {
    let plan = PhaseMapPlan(
      game: PhaseCases.game(noise: 1, margin: 10, axes: [Self.x, Self.y]) { place in
        [0, place[0] < 0.45 ? 2 : 40]
      }, x: Self.x, y: Self.y, refine: 1, replications: 20)
    let map = try await plan.run()
    for point in map.points {
      #expect(point.verdict == (Self.x.values[point.x] < 0.45 ? .equivalent : .winner(1)))
    }
  }

  @Test("the map does not depend on the number of workers")
  func jobs() async throws {
    let one = try await Self.circle(noise: 10, replications: 6).run()
    let three = try await Self.circle(noise: 10, jobs: 3, replications: 6).run()
    #expect(one.points == three.points)
    #expect(one.cells == three.cells)
  }

  @Test("an interruption keeps the refinements that were complete")
  func interruption() async throws {
    let done = Mutex(0)
    let map = try await Self.circle(jobs: 1).run(
      // The coarse grid takes 25 x 2 x 4 simulations.
      isCancelled: { done.withLock { $0 >= 210 } },
      progress: { progress in done.withLock { $0 = progress.completed } })
    #expect(map.isInterrupted)
    #expect(map.points.count == 25)
    let none = try await Self.circle().run(isCancelled: { true })
    #expect(none.points.isEmpty)
  }

  @Test("with three strategies each wins in its corner, and the best of equals is nobody")
  func three() async throws {
    let plan = PhaseMapPlan(
      game: PhaseCases.game(["a", "b", "c"], axes: [Self.x, Self.y]) { place in
        [100 * place[0], 100 * place[1], 40]
      }, x: Self.x, y: Self.y, refine: 1, replications: 3)
    let map = try await plan.run()
    func verdict(_ x: Double, _ y: Double) -> PhaseVerdict? {
      map.points.first { Self.x.values[$0.x] == x && Self.y.values[$0.y] == y }?.verdict
    }
    #expect(verdict(1, 0) == .winner(0))
    #expect(verdict(0, 1) == .winner(1))
    #expect(verdict(0, 0) == .winner(2))
    #expect(verdict(1, 1) == .equivalent)
  }

  @Test("of a time the smaller one wins")
  func smaller() async throws {
    let plan = PhaseMapPlan(
      game: PhaseCases.game(
        axes: [Self.x, Self.y], measure: Measure(name: "flow.lead_time.mean", unit: "min")
      ) { _ in [5, 7] }, x: Self.x, y: Self.y, refine: 0, replications: 3)
    #expect(try await plan.run().share(.winner(0)) == 1)
  }
}
