import Testing

@testable import Optimisation

@Suite("Linear programmes")
struct LinearProgrammeTests {
  typealias Programme = LinearProgramme

  /// Goldratt's P and Q: 45 x + 60 y with 2400 minutes of B, at most 100 and 50.
  private static func pAndQ(minutes: Double = 2400, whole: Bool = false) -> Programme {
    Programme(
      [
        Programme.Variable(objective: 45, upper: 100, isInteger: whole),
        Programme.Variable(objective: 60, upper: 50, isInteger: whole),
      ],
      subjectTo: [
        Programme.Constraint([15, 10], atMost: 2400),
        Programme.Constraint([15, 30], atMost: minutes),
      ])
  }

  private static func solution(_ programme: Programme) throws -> Programme.Solution {
    guard case .optimal(let solution) = try programme.solve() else {
      throw OptimisationError.failed("no optimum")
    }
    return solution
  }

  @Test("P and Q: 100 P and 30 Q earn 6300, and a minute of B is worth 2")
  func pAndQ() throws {
    let found = try Self.solution(Self.pAndQ())
    #expect(abs(found.values[0] - 100) < 1e-9)
    #expect(abs(found.values[1] - 30) < 1e-9)
    #expect(abs(found.objective - 6300) < 1e-6)
    let prices = try #require(found.prices)
    #expect(prices[0] == 0)
    #expect(abs(prices[1] - 2) < 1e-9)
    #expect(try Self.pAndQ().worthOfMore(at: found).map { ($0 * 1e6).rounded() / 1e6 } == [0, 2])
  }

  @Test("with exactly the minutes that the market asks for, one more of them is worth nothing")
  func degenerate() throws {
    let programme = Self.pAndQ(minutes: 3000)
    let found = try Self.solution(programme)
    #expect(abs(found.objective - 7500) < 1e-6)
    #expect(try programme.worthOfMore(at: found) == [0, 0])
  }

  @Test("of two limits that say the same, neither is worth anything alone")
  func twins() throws {
    let programme = Programme(
      [Programme.Variable(objective: 3)],
      subjectTo: [Programme.Constraint([1], atMost: 5), Programme.Constraint([2], atMost: 10)])
    let found = try Self.solution(programme)
    #expect(found.values == [5])
    #expect(try programme.worthOfMore(at: found) == [0, 0])
    let prices = try #require(found.prices)
    #expect(abs(prices[0] * 5 + prices[1] * 10 - 15) < 1e-9, "the dual objective is the primal one")
    var single = programme
    single.constraints[1].limit = .infinity
    #expect(try single.worthOfMore(at: try Self.solution(single)) == [3, 0])
  }

  @Test("whole numbers are whole: 70 and 49 for 7 and 5 of 10 make two of the second")
  func knapsack() throws {
    func programme(whole: Bool) -> Programme {
      Programme(
        [
          Programme.Variable(objective: 70, upper: 1, isInteger: whole),
          Programme.Variable(objective: 49, upper: 2.7, isInteger: whole),
        ], subjectTo: [Programme.Constraint([7, 5], atMost: 10)])
    }
    let whole = try Self.solution(programme(whole: true))
    #expect(whole.values == [0, 2])
    #expect(whole.objective == 98)
    #expect(whole.isProven)
    #expect(whole.prices == nil)
    let divisible = try Self.solution(programme(whole: false))
    #expect(abs(divisible.objective - 99.4) < 1e-9)
  }

  @Test("what cannot be, and what has no end, are answers")
  func noOptimum() throws {
    let impossible = Programme(
      [Programme.Variable(objective: 1, lower: 3)],
      subjectTo: [Programme.Constraint([1], atMost: 2)])
    #expect(try impossible.solve() == .infeasible)
    let endless = Programme(
      [Programme.Variable(objective: 1), Programme.Variable(objective: 1)],
      subjectTo: [Programme.Constraint([1, 0], atMost: 2)])
    #expect(try endless.solve() == .unbounded)
    #expect(try Programme([], subjectTo: []).solve() != .infeasible)
    #expect(
      try Programme([], subjectTo: [Programme.Constraint([], atMost: -1)]).solve() == .infeasible)
    var wholeBetween = impossible
    wholeBetween.variables[0] = Programme.Variable(
      objective: 1, lower: 0.4, upper: 0.6, isInteger: true)
    #expect(try wholeBetween.solve() == .infeasible)
  }

  @Test("an error inside GLPK comes back as an error in its words, and the next call works")
  func failure() throws {
    #expect {
      try GLPK.solve(Self.pAndQ(), nodes: 1, iterations: -1)
    } throws: { error in
      "\(error)".contains("invalid parameter")
    }
    #expect(abs(try Self.solution(Self.pAndQ()).objective - 6300) < 1e-6)
  }

  @Test("a search that is given up says so: a proof is claimed only where there is one")
  func nodes() throws {
    // Twelve sizes that no sum of wholes hits exactly: hard for branch and bound.
    let sizes = [41.3, 37.9, 29.7, 53.1, 61.7, 43.3, 47.9, 59.3, 31.1, 67.1, 71.9, 73.7]
    let programme = Programme(
      sizes.map { Programme.Variable(objective: $0 * 1.01 + 0.3, upper: 9, isInteger: true) },
      subjectTo: [Programme.Constraint(sizes, atMost: 997.77)])
    do {
      guard case .optimal(let early) = try programme.solve(nodes: 1) else {
        Issue.record("x = 0 is feasible")
        return
      }
      let best = try Self.solution(programme)
      #expect(best.isProven)
      #expect(!early.isProven || early.objective == best.objective)
      #expect(early.objective <= best.objective)
    } catch let error as OptimisationError {
      #expect(error == .limitReached(nodes: 1))
    }
  }

  @Test("many threads at once get the answers that one gets")
  func threads() async throws {
    let expected = try (0..<64).map {
      try Self.solution(Self.pAndQ(minutes: 1000 + 31 * Double($0)))
    }
    let found = try await withThrowingTaskGroup(of: (Int, Programme.Solution).self) { group in
      for index in 0..<64 {
        group.addTask {
          (index, try Self.solution(Self.pAndQ(minutes: 1000 + 31 * Double(index))))
        }
      }
      return try await group.reduce(into: [Int: Programme.Solution]()) { $0[$1.0] = $1.1 }
    }
    for index in 0..<64 { #expect(found[index] == expected[index]) }
  }

  @Test("the optimum of random programmes has a proof: prices that make the dual objective equal")
  func duality() throws {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for _ in 0..<200 {
      let (products, resources) = (1 + Int(next() * 6), 1 + Int(next() * 5))
      let programme = Programme(
        (0..<products).map { _ in
          Programme.Variable(objective: (next() * 90).rounded(), upper: (next() * 60).rounded())
        },
        subjectTo: (0..<resources).map { _ in
          Programme.Constraint(
            (0..<products).map { _ in next() < 0.3 ? 0 : (next() * 20).rounded() },
            atMost: (next() * 2000).rounded())
        })
      let found = try Self.solution(programme)
      let prices = try #require(found.prices)
      for constraint in programme.constraints {
        let load = zip(constraint.coefficients, found.values).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(load <= constraint.limit + 1e-6)
      }
      var dual = zip(prices, programme.constraints).reduce(0) { $0 + $1.0 * $1.1.limit }
      for (index, variable) in programme.variables.enumerated() {
        let cost = zip(prices, programme.constraints).reduce(0) {
          $0 + $1.0 * $1.1.coefficients[index]
        }
        dual += max(0, variable.objective - cost) * variable.upper
      }
      #expect(abs(dual - found.objective) <= 1e-6 * max(1, found.objective))
      let worth = try programme.worthOfMore(at: found)
      for place in prices.indices {
        // Any dual value is at least the derivative upwards, and a step upwards confirms it.
        #expect(worth[place] <= prices[place] + 1e-6)
        var wider = programme
        wider.constraints[place].limit += 1e-4
        let gain = try Self.solution(wider).objective - found.objective
        #expect(abs(gain - worth[place] * 1e-4) < 1e-6)
      }
    }
  }
}
