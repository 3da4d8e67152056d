import Company
import Probability
import Testing

@testable import Scenario

@Suite("Loading")
struct LoadTests {
  @Test("the P and Q file becomes exactly the expected company")
  func pAndQ() throws {
    let study = try Workbench().load(Sample.pAndQ)
    #expect(study.title == "P and Q")
    #expect(study.question == "Which product should we favour when B cannot make everything?")
    #expect(study.source == "Goldratt, The Haystack Syndrome (1990)")
    #expect(study.lookFor == nil)
    #expect(study.seed == 42)
    #expect(study.confidence == 0.95)
    #expect(study.replications == .fixed(30))
    #expect(study.compare == CompareSettings(metrics: ["money.net_profit"], confidence: 0.95))
    #expect(study.world == nil)
    #expect(study.worlds.isEmpty)
    #expect(study.strategies == ["most-money", "best-money"])
    #expect(study.warnings.isEmpty)

    let company = study.blueprint
    // A week of 5 days of 8 h has 2400 min; a year is 365 days of 8 h.
    #expect(
      company.time
        == TimeFrame(
          unit: "min", warmup: 9600, horizon: 96_000, day: 480, week: 2400, year: 175_200,
          per: "week", perLength: 2400))
    #expect(company.finance == Finance(currency: "USD", operatingExpense: 2.5))
    #expect(company.resources == ["A", "B", "C", "D"].map { Resource(name: $0) })
    func step(_ resource: Int, _ minutes: Double, _ family: Int) -> Operation {
      Operation(resource: resource, time: .constant(minutes), family: family)
    }
    #expect(
      company.products == [
        Product(
          name: "P", price: Money(90), material: Money(45),
          route: [step(0, 15, 0), step(1, 15, 0), step(2, 15, 0), step(3, 15, 0)]),
        Product(
          name: "Q", price: Money(100), material: Money(40),
          route: [step(0, 10, 1), step(1, 30, 1), step(2, 5, 1), step(3, 5, 1)]),
      ])
    #expect(company.accounts == [Account(name: "market")])
    #expect(
      company.demands == [
        Demand(
          path: "products.P.demand", product: 0, pattern: .every(.constant(24)), patience: 2400),
        Demand(
          path: "products.Q.demand", product: 1, pattern: .every(.constant(48)), patience: 2400),
      ])
    #expect(company.innovation == nil)
    let firstCome = Array(repeating: Dispatching.firstCome, count: 4)
    #expect(company.base == Decisions(release: .conwip(jobs: 6), dispatching: firstCome))
    #expect(
      company.strategies == [
        Strategy(
          name: "most-money",
          decisions: Decisions(
            release: .conwip(jobs: 6), dispatching: firstCome, priority: .list([1, 0]))),
        Strategy(
          name: "best-money",
          decisions: Decisions(
            release: .conwip(jobs: 6), dispatching: firstCome, priority: .list([0, 1]))),
      ])
  }
}
