import Company
import Probability
import Testing

/// Turning point, arrows, and what makes a line.
@Suite("Constraint of a serial line")
struct LineMethodTests {
  // Shares of `near_balanced_4`: an exact Markov chain of 115 states.
  private let blocked = [0.29852, 0.22894, 0.142485, 0]
  private let starved = [0, 0.102983, 0.156034, 0.261599]

  // Blocked 1 more than starved 2, blocked 2 more than starved 3, blocked 3 less than starved 4.
  @Test("the arrows of the nearly balanced line meet at station 3, whose elasticity is largest")
  func arrows() {
    let found = ArrowMethod(blocked: blocked, starved: starved)
    #expect(found.arrows == [.downstream, .downstream, .upstream])
    #expect(found.points == [2])
    #expect(agree(found.severities[0], (0.22894 - 0.156034) + (0.261599 - 0.142485)))
  }

  @Test("the nearly balanced line has no turning point: it flips between stations 2 and 3")
  func flips() {
    let found = TurningPoint(blocked: blocked, starved: starved)
    #expect(found.points.isEmpty && found.constraint == nil)
    #expect(found.flips == [1])
  }

  @Test("blocked before it and starved behind it: the station between is the turning point")
  func turningPoint() {
    let found = TurningPoint(blocked: [0.4, 0.3, 0.02, 0], starved: [0, 0.05, 0.03, 0.3])
    #expect(found.points == [2])
    // TB - TS is 0.25, -0.01 and -0.3 at stations 2, 3 and 4.
    #expect(agree(found.severities[0], 0.26 + 0.29))
    #expect(
      ArrowMethod(blocked: [0.4, 0.3, 0.02, 0], starved: [0, 0.05, 0.03, 0.3]).points == [2])
  }

  @Test("the first and the last station have one neighbour")
  func ends() {
    let first = TurningPoint(blocked: [0.05, 0, 0], starved: [0, 0.3, 0.4])
    #expect(first.constraint == 0)
    #expect(ArrowMethod(blocked: [0.05, 0, 0], starved: [0, 0.3, 0.4]).constraint == 0)
    let last = TurningPoint(blocked: [0.4, 0.3, 0], starved: [0, 0, 0.05])
    #expect(last.constraint == 2)
    #expect(ArrowMethod(blocked: [0.4, 0.3, 0], starved: [0, 0, 0.05]).constraint == 2)
  }

  @Test("of several constraints the most severe comes first")
  func several() {
    // Arrows: 1 <- 2, 2 -> 3 <- 4: stations 1 and 3.
    let found = ArrowMethod(blocked: [0.05, 0.3, 0.1, 0], starved: [0, 0.1, 0.05, 0.4])
    #expect(found.arrows == [.upstream, .downstream, .upstream])
    #expect(found.points == [2, 0])
    #expect(agree(found.severities[0], 0.25 + 0.3) && agree(found.severities[1], 0.05))
  }

  @Test("ties make no arrow and no turning point")
  func ties() {
    let found = ArrowMethod(blocked: [0.1, 0], starved: [0, 0.1])
    #expect(found.arrows == [.none])
    #expect(found.points == [0, 1])
    #expect(TurningPoint(blocked: [0.1, 0], starved: [0, 0.1]).points.isEmpty)
    #expect(ArrowMethod(blocked: [0], starved: [0]).constraint == nil)
  }

  @Test("products that take the same way make a line, others do not")
  func line() {
    var company = TestCompany(horizon: 100)
    for name in ["A", "B", "C"] { company.add(name, buffer: 2) }
    company.make("P", [("A", 1), ("C", 2), ("B", 3)])
    company.make("Q", [("A", 2), ("C", 1), ("B", 1)])
    #expect(company.blueprint.serialLine == [0, 2, 1])
    #expect(company.blueprint.canBlock([0, 2, 1]))
    company.resources[1].buffer = nil
    #expect(!company.blueprint.canBlock([0, 2, 1]))
    var other = company
    other.make("R", [("A", 1), ("B", 1), ("C", 1)])
    #expect(other.blueprint.serialLine == nil)
    var reworked = company
    reworked.products[0].route[1].rework = .init(probability: 0.1, to: 1)
    #expect(reworked.blueprint.serialLine == [0, 2, 1])
    reworked.products[0].route[1].rework = .init(probability: 0.1, to: 0)
    #expect(reworked.blueprint.serialLine == nil)
    var returning = TestCompany(horizon: 100)
    returning.add("A")
    returning.add("B")
    returning.make("P", [("A", 1), ("B", 1), ("A", 1)])
    #expect(returning.blueprint.serialLine == nil)
    returning.products[0].route.removeLast(2)
    #expect(returning.blueprint.serialLine == nil)
  }
}
