import Experiment
import Testing

@testable import Report

@Suite("The first screen")
struct ScreenTests {
  @Test("a comparison fits one screen and says who wins, why and what next")
  func comparison() {
    print(Plant.comparison.table())
    print(Plant.comparison.table(all: true))
    print(Plant.comparison.markdown())
    print(Plant.comparison.json())
    print(Plant.comparison.csv())
    print(Plant.run(Plant.mostMoney).table(all: true))
  }
}
