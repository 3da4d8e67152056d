import Inference
import Testing

@testable import Experiment

@Suite("The border along one parameter")
struct BorderTests {
  private static let axis = PhaseCases.axis(0...8, grid: 5, refine: 6)

  private static func border(
    _ names: [String] = ["a", "b"], noise: Double = 0, margin: Double? = nil,
    confidence: Double = 0.95, jobs: Int = 1, seed: UInt64 = 1, limit: Int = 40,
    _ means: @escaping @Sendable (Double) -> [Double]
  ) async throws -> Border {
    try await BorderSearch(
      game: PhaseCases.game(
        names, noise: noise, margin: margin, confidence: confidence, jobs: jobs, seed: seed,
        axes: [axis]
      ) { means($0[0]) }, axis: axis, refine: 6, looks: BorderSearch.looks(atMost: limit)
    ).run()
  }

  @Test("looks double from ten to the limit")
  func looks() {
    #expect(BorderSearch.looks(atMost: 60) == [10, 20, 40, 60])
    #expect(BorderSearch.looks(atMost: 80) == [10, 20, 40, 80])
    #expect(BorderSearch.looks(atMost: 5) == [5])
  }

  @Test("without noise the border is found to one cell of the finest grid")
  func exact() async throws {
    let border = try await Self.border { [0, $0 - 3.01] }
    let change = try #require(border.changes.first)
    #expect(border.changes.count == 1)
    #expect(change.below == 0)
    #expect(change.above == 1)
    #expect(border.interval(change).contains(3.01))
    #expect(change.places.count == 2)
    #expect(!change.isTied)
    // Five of the coarse grid and one for each halving.
    #expect(border.points.count == 5 + 6)
  }

  @Test(
    "with noise the border lies inside the interval, at a false alarm of 1e-8", arguments: 1...5)
  func noisy(seed: UInt64) async throws {
    let border = try await Self.border(
      noise: 10, confidence: 1 - 1e-8, seed: seed, limit: 160
    ) { [0, 2 * ($0 - 3.3)] }
    let change = try #require(border.changes.first)
    #expect(border.changes.count == 1)
    #expect(border.interval(change).contains(3.3))
    #expect(border.points.contains { $0.verdict == .undecided })
    // Far from the border little is needed to be sure.
    let replications = border.points.map(\.replications)
    #expect((replications.min() ?? 0) < (replications.max() ?? 0))
  }

  @Test("levels are spent over pairs, places and looks so that all hold together")
  func levels() async throws {
    let border = try await Self.border(noise: 10) { [0, $0 - 3.3] }
    var error = 0.0
    for point in border.points {
      let confidence = point.comparisons[0].paired.difference.confidence
      let look = [10: 1.0, 20: 2, 40: 3][point.replications] ?? .nan
      let expected =
        0.05 * 36 / (Double.pi * Double.pi * Double.pi * Double.pi)
        / (Double(point.order) * Double(point.order) * look * look)
      #expect(abs((1 - confidence) - expected) < 1e-12)
      error += expected
    }
    #expect(error < 0.05)
    #expect(Set(border.points.map(\.order)).count == border.points.count)
  }

  @Test("two borders are two")
  func several() async throws {
    let border = try await Self.border { [0, ($0 - 1.1) * ($0 - 6.3)] }
    #expect(border.changes.map(\.below) == [1, 0])
    #expect(border.changes.map(\.above) == [0, 1])
    #expect(border.interval(border.changes[0]).contains(1.1))
    #expect(border.interval(border.changes[1]).contains(6.3))
  }

  @Test("no change is no border, for a winner, for a tie and for nobody")
  func none() async throws {
    let winner = try await Self.border { _ in [0, 1] }
    #expect(winner.changes.isEmpty)
    #expect(winner.zones.map(\.verdict) == [.winner(1)])
    #expect(winner.points.count == 5)
    let tie = try await Self.border { _ in [1, 1] }
    #expect(tie.zones.map(\.verdict) == [.equivalent])
    let nobody = try await Self.border(noise: 10, confidence: 1 - 1e-8) { _ in [0, 0] }
    #expect(nobody.zones.map(\.verdict) == [.undecided])
    #expect(nobody.points.allSatisfy { $0.replications == 40 })
  }

  @Test("a zone in which it does not matter lies inside the change, and is said to")
  func tie() async throws {
    let border = try await Self.border(noise: 0.2, margin: 1, limit: 80) { [0, $0 - 4.05] }
    let change = try #require(border.changes.first)
    #expect(change.isTied)
    #expect(border.interval(change).contains(4.05))
    // Surely beyond the margin is not surely equal: the zone is about as wide as the margin.
    #expect(border.interval(change).lowerBound > 2.5)
    #expect(border.interval(change).upperBound < 5.6)
    #expect(border.zones.contains { $0.verdict == .equivalent })
  }

  @Test("of three strategies each wins in its part")
  func three() async throws {
    let border = try await Self.border(["a", "b", "c"]) { [4 - $0, 1.3, $0 - 3.9] }
    #expect(border.changes.map(\.below) == [0, 1])
    #expect(border.changes.map(\.above) == [1, 2])
    #expect(border.interval(border.changes[0]).contains(2.7))
    #expect(border.interval(border.changes[1]).contains(5.2))
  }

  @Test("the border does not depend on the number of workers")
  func jobs() async throws {
    let one = try await Self.border(noise: 10) { [0, $0 - 3.3] }
    let three = try await Self.border(noise: 10, jobs: 3) { [0, $0 - 3.3] }
    #expect(one.points == three.points)
  }

  @Test("replications added later are those that one long run would have made")
  func prefix() async throws {
    let stepwise = try await Self.border(noise: 10, limit: 40) { [0, $0 - 3.3] }
    let search = BorderSearch(
      game: PhaseCases.game(noise: 10, axes: [Self.axis]) { [0, $0[0] - 3.3] }, axis: Self.axis,
      refine: 0, looks: [40])
    let atOnce = try await search.run()
    var count = 0
    for point in atOnce.points {
      guard
        let other = stepwise.points.first(where: { $0.place == point.place }),
        other.replications == 40
      else { continue }
      #expect(other.comparisons[0].difference == point.comparisons[0].difference)
      count += 1
    }
    #expect(count > 0)
  }

  @Test("interrupted before the first level there is nothing, later what was complete")
  func interruption() async throws {
    let search = BorderSearch(
      game: PhaseCases.game(axes: [Self.axis]) { [0, $0[0] - 3.3] }, axis: Self.axis, refine: 6,
      looks: [4])
    #expect(try await search.run(isCancelled: { true }).points.isEmpty)
  }
}
