import Company
import Experiment
import Probability
import Testing

@Suite("The product mix of a company")
struct MixTrialTests {
  /// P and Q with D overloaded like B; endless or steady demand; a part that nobody orders.
  private static func company(
    demand: Demand.Pattern? = nil, change: (inout Blueprint) -> Void = { _ in }
  ) -> Blueprint {
    func route(_ minutes: [Double], family: Int) -> [Operation] {
      minutes.enumerated().map {
        Operation(resource: $0, time: .constant($1), family: family)
      }
    }
    var company = Blueprint(
      time: TimeFrame(
        unit: "min", warmup: 0, horizon: 24_000, day: 480, week: 2400, year: 120_000,
        per: "week", perLength: 2400),
      finance: Finance(currency: "USD", operatingExpense: 2.25),
      resources: ["A", "B", "C", "D"].map { Resource(name: $0) },
      products: [
        Product(name: "part", route: route([0, 0, 0, 0], family: 2), isPart: true),
        Product(
          name: "P", price: Money(90), material: Money(45),
          route: route([15, 15, 15, 20], family: 0)),
        Product(
          name: "Q", price: Money(100), material: Money(40),
          route: route([10, 30, 5, 20], family: 1)),
      ],
      accounts: [Account(name: "market")],
      demands: [
        Demand(
          path: "products.P.demand", product: 1, pattern: demand ?? .every(.constant(24)),
          patience: 2400),
        Demand(
          path: "products.Q.demand", product: 2, pattern: demand ?? .every(.constant(48)),
          patience: 2400),
      ],
      base: Decisions(dispatching: Array(repeating: .firstCome, count: 4)))
    company.resources[0].cost = 0.25
    change(&company)
    return company
  }

  @Test("times, margins, demand and capacity come from the blueprint, per reporting period")
  func problem() {
    let problem = MixProblem(Self.company())
    #expect(problem.products.map(\.name) == ["P", "Q"])
    #expect(problem.products.map(\.contribution) == [45, 60])
    #expect(problem.products.map(\.demand) == [100, 50])
    #expect(problem.products.map(\.times) == [[15, 15, 15, 20], [10, 30, 5, 20]])
    #expect(problem.resources.map(\.capacity) == [2400, 2400, 2400, 2400])
    #expect(problem.operatingExpense == 6000)
  }

  @Test("an endless demand is endless on paper")
  func endless() throws {
    let problem = MixProblem(Self.company(demand: .unlimited))
    #expect(problem.products.map(\.demand) == [.infinity, .infinity])
    // All Q would earn 60 x 80, all P 45 x 120: D allows 120 P, and so do B and A.
    #expect(try problem.mix(by: .integer).throughput == 6000)
    #expect(!problem.isMarketTheConstraint)
  }

  @Test("different mixes become systems of their own, equal ones share one")
  func cases() throws {
    let company = Self.company()
    let trial = try MixTrial(company, strategy: nil, seed: 1)
    #expect(trial.mixes.map(\.throughput) == [5700, 6300, 5700, 6000, 6000, 6000])
    #expect(
      trial.cases.map(\.name).prefix(3) == ["most-money", "best-money", "best-money-checked"])
    #expect(trial.caseOfMix[4] == trial.caseOfMix[5])
    #expect(trial.methods(of: trial.caseOfMix[5]) == [.linear, .integer])
    #expect(trial.notes.isEmpty)
  }

  @Test("a mix is carried out as priorities, and as quotas where it is below the demand")
  func decisions() throws {
    let company = Self.company()
    let problem = MixProblem(company)
    let mix = try problem.mix(by: .bestMoneyChecked)
    var base = company.base
    base.portfolio = .top(1)
    base.reviewEvery = 100
    let decisions = base.carryingOut(mix, of: problem, in: company)
    #expect(decisions.priority == .list([1, 2]))
    #expect(decisions.quotas == [nil, nil, Quota(pieces: 20, every: 2400)])
    #expect(decisions.portfolio == .keepAll)
    #expect(decisions.reviewEvery == 100)
  }

  @Test("what earns nothing is refused, even if it was asked for")
  func lossMaker() throws {
    let company = Self.company { $0.products[2].price = Money(30) }
    let problem = MixProblem(company)
    let mix = try problem.mix(by: .linear)
    #expect(mix.pieces == [100, 0])
    let decisions = company.base.carryingOut(mix, of: problem, in: company)
    #expect(decisions.quotas == [nil, nil, Quota(pieces: 0, every: 2400)])
  }

  @Test(
    "a feasible mix of steady orders keeps its promise when it is tried; an infeasible one does not"
  )
  func promise() async throws {
    // Whole days of quota, and all the time in the world: only capacity can break the promise.
    let company = Self.company { company in
      company.time.warmup = 24_000
      for place in company.demands.indices { company.demands[place].patience = 240 }
    }
    let trial = try MixTrial(company, strategy: nil, seed: 1)
    let outcome = try await Plan(cases: trial.cases, stopping: .fixed(1)).run()
    func share(_ method: MixMethod) throws -> Double {
      let place = try #require(trial.mixes.firstIndex { $0.method == method })
      let result = outcome.cases[trial.caseOfMix[place]]
      let index = try #require(result.index(of: "money.throughput"))
      return result.series(index)[0] / trial.mixes[place].throughput
    }
    #expect(abs(try share(.integer) - 1) < 0.02)
    #expect(try share(.bestMoney) < 0.97)
  }

  @Test("an endless demand goes on when a new period brings a new quota")
  func endlessQuota() async throws {
    let company = Self.company(demand: .unlimited) { $0.base.release = .conwip(jobs: 6) }
    let trial = try MixTrial(company, strategy: nil, seed: 1)
    let outcome = try await Plan(cases: trial.cases, stopping: .fixed(1)).run()
    for (mix, place) in zip(trial.mixes, trial.caseOfMix) where mix.isFeasible {
      let result = outcome.cases[place]
      let index = try #require(result.index(of: "money.throughput"))
      let share = result.series(index)[0] / mix.throughput
      #expect(share > 0.85 && share < 1.01, "\(mix.method) keeps \(share)")
    }
  }

  @Test("what paper leaves out is said")
  func notes() throws {
    let company = Self.company { company in
      company.resources[1].setup = Setup(.constant(10))
      company.products[1].route[0].alternatives = [Operation.Alternative(resource: 2)]
      company.products[1].route[2].batch = Operation.Batch(maximum: 3)
      company.time.perLength = 100
    }
    let notes = try MixTrial(company, strategy: nil, seed: 1).notes
    #expect(notes.count == 4)
    #expect(notes[0].contains("B"))
    #expect(notes[3].contains("time.per"))
  }
}
