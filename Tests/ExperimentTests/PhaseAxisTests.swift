import Testing

@testable import Experiment

@Suite("Places on the axis of a phase map")
struct PhaseAxisTests {
  @Test("the coarse grid is halved so often, from end to end")
  func linear() {
    let axis = PhaseAxis(path: "p.x", range: 0...40, unit: "min", grid: 5, refine: 2)
    #expect(axis.values.count == 17)
    #expect(axis.values.first == 0)
    #expect(axis.values.last == 40)
    #expect(axis.values[3] == 7.5)
    #expect(axis.coarse.map { axis.values[$0] } == [0, 10, 20, 30, 40])
    #expect(axis.text(3) == "7.5 min")
    #expect(axis.setting(4) == "p.x=10 min")
  }

  @Test("values can be typed: thirds are cut, halves are exact")
  func tidy() {
    let thirds = PhaseAxis(path: "x", range: 0...1, grid: 4, refine: 0)
    #expect(thirds.text(1) == "0.333333")
    let fine = PhaseAxis(path: "x", range: 0.1...0.7, grid: 3, refine: 1)
    #expect(fine.values.indices.map(fine.text) == ["0.1", "0.25", "0.4", "0.55", "0.7"])
  }

  @Test("where only whole numbers are values, each comes once")
  func whole() {
    let axis = PhaseAxis(path: "x", range: 1...4, grid: 5, refine: 2, decimals: 0)
    #expect(axis.values == [1, 2, 3, 4])
    #expect(axis.coarse == [0, 1, 2, 3])
    let wide = PhaseAxis(path: "x", range: 0...10, grid: 3, refine: 1, decimals: 0)
    #expect(wide.values == [0, 3, 5, 8, 10])
    #expect(wide.coarse == [0, 2, 4])
    let cents = PhaseAxis(path: "x", range: 0...0.04, grid: 3, refine: 2, decimals: 2)
    #expect(cents.values == [0, 0.01, 0.02, 0.03, 0.04])
  }

  @Test("logarithmic places lie equal factors apart")
  func logarithmic() {
    let axis = PhaseAxis(
      path: "x", range: 0.01...100, grid: 5, refine: 1, isLogarithmic: true)
    #expect(axis.coarse.map { axis.values[$0] } == [0.01, 0.1, 1, 10, 100])
    #expect(axis.values[1] == 0.031623)
    #expect(axis.values[7] == 31.623)
    let sixths = PhaseAxis(path: "x", range: 1...64, grid: 7, refine: 0, isLogarithmic: true)
    #expect(sixths.values == [1, 2, 4, 8, 16, 32, 64])
  }

  @Test("a cell is halved until no place lies inside")
  func halves() {
    #expect(PhaseAxis.halves(0...4) == [0...2, 2...4])
    #expect(PhaseAxis.halves(0...3) == [0...1, 1...3])
    #expect(PhaseAxis.halves(2...3) == [2...3])
  }
}
