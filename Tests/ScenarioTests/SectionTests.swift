import Company
import Probability
import Testing

@testable import Scenario

@Suite("Sections")
struct SectionTests {
  private func company(_ extra: String) throws -> Blueprint {
    try Workbench().load(Sample.pAndQ + extra).blueprint
  }

  /// Decisions given in place of those of P and Q.
  private func decisions(_ text: String) throws -> Decisions {
    try Workbench().load(
      Sample.pAndQ.replacing(
        "decisions:\n  release: { conwip: { jobs: 6 } }", with: "decisions: { \(text) }")
    ).blueprint.base
  }

  @Test("a world of one resource needs ten lines")
  func smallest() throws {
    let study = try Workbench().load(
      """
      title: One machine
      time: { unit: h, horizon: 1 week }
      plant: { resources: { M: {} } }
      products: { P: { demand: 1 per h, route: [M 0.5] } }
      """)
    let company = study.blueprint
    #expect(
      company.time
        == TimeFrame(
          unit: "h", warmup: 0, horizon: 168, day: 24, week: 168, year: 8760, per: "week",
          perLength: 168))
    #expect(company.finance == Finance(currency: "USD"))
    #expect(
      company.products == [
        Product(
          name: "P", price: .zero, material: .zero,
          route: [Operation(resource: 0, time: .constant(0.5), family: 0)])
      ])
    #expect(company.demands[0].pattern == .every(.constant(1)))
    #expect(company.demands[0].patience == nil)
    #expect(company.base == Decisions(dispatching: [.firstCome]))
    #expect(company.strategies.isEmpty)
  }

  @Test("every release, priority, portfolio, promise and policy is read")
  func decisions() throws {
    #expect(try decisions("release: push").release == .push)
    #expect(
      try decisions("priority: throughput_per_constraint_minute").priority
        == .throughputPerConstraintMinute)
    #expect(try decisions("priority: none").priority == .none)
    #expect(try decisions("portfolio: all").portfolio == .keepAll)
    #expect(try decisions("portfolio: [Q]").portfolio == .list([1]))
    #expect(try decisions("portfolio: { top: 1 }").portfolio == .top(1))
    #expect(try decisions("portfolio: { at_least: 3 per min }").portfolio == .threshold(3))
    #expect(try decisions("portfolio: { at_least: 60 per h }").portfolio == .threshold(1))
    #expect(try decisions("portfolio: { load: 90 % }").portfolio == .load(0.9))
    #expect(try decisions("promise: none").promise == .none)
    #expect(try decisions("promise: { lead_time: 2 weeks }").promise == .fixed(4800))
    #expect(try decisions("promise: { load: { buffer: 1 week } }").promise == .load(buffer: 2400))
    #expect(try decisions("innovation: { gate: all }").innovation == InnovationPolicy())
    #expect(try decisions("innovation: { gate: none }").innovation.gate == .infinity)
    #expect(
      try decisions("innovation: { gate: 5 %, variants: beside }").innovation
        == InnovationPolicy(gate: 0.05, variants: .beside))
    #expect(try decisions("review: { every: 13 weeks }").reviewEvery == 31_200)
    #expect(
      try decisions("dispatching: { default: earliest_due_date, C: shortest, A: priority }")
        .dispatching == [.priority, .earliestDueDate, .shortest, .earliestDueDate])
    #expect(
      try decisions("dispatching: throughput_per_constraint_minute").dispatching
        == Array(repeating: .throughputPerConstraintMinute, count: 4))
  }

  @Test("accounts carry their terms, and their orders their paths")
  func accounts() throws {
    let company = try company(
      """
      accounts:
        north:
          orders: { P: 5 per week, Q: { poisson: 2 per day, quantity: { poisson: { mean: 4 } } } }
          discount: 5 %
          tolerance: 6 weeks
          patience: 3 weeks
          cost_per_order: 40
          cost_per_delivery: 25.5
        south: { orders: { Q: { every: { uniform: { min: 1 h, max: 3 h } } } } }
      """)
    #expect(
      company.accounts == [
        Account(name: "market"),
        Account(
          name: "north", discount: 0.05, tolerance: 14_400, costPerOrder: Money(40),
          costPerDelivery: Money(25.5)),
        Account(name: "south"),
      ])
    #expect(
      Array(company.demands[2...]) == [
        Demand(
          path: "accounts.north.orders.P", account: 1, product: 0,
          pattern: .every(.constant(480)), patience: 7200),
        Demand(
          path: "accounts.north.orders.Q", account: 1, product: 1,
          pattern: .every(try .exponential(mean: 240)), quantity: try .poisson(mean: 4),
          patience: 7200),
        Demand(
          path: "accounts.south.orders.Q", account: 2, product: 1,
          pattern: .every(try .uniform(min: 60, max: 180))),
      ])
  }

  @Test("a table of accounts means the same as the mapping")
  func accountTable() throws {
    let bench = try Workbench()
    try bench.write(
      "account,product,rate,poisson,every,quantity,discount,patience,cost_per_order\r\n"
        + "north,P,5 per week,,,,5 %,3 weeks,40\r\n"
        + "\"south\",Q,,,\"2 h\",3,,,\r\n"
        + "north,Q,,2 per day,,,,3 weeks,\r\n", as: "tables/a.csv")
    let table = try bench.load(Sample.pAndQ + "accounts: { file: tables/a.csv }\n")
    let mapping = try bench.load(
      Sample.pAndQ + """
        accounts:
          north: { orders: { P: 5 per week, Q: { poisson: 2 per day } }, discount: 5 %, patience: 3 weeks, cost_per_order: 40 }
          south: { orders: { Q: { every: 2 h, quantity: 3 } } }
        """)
    #expect(table.hash == mapping.hash)
    #expect(table.blueprint.accounts == mapping.blueprint.accounts)
    #expect(table.blueprint.demands == mapping.blueprint.demands)
  }

  @Test("innovation is read whole, and is about all products unless it says so")
  func innovation() throws {
    let whole = try company(
      """
      innovation:
        every: { exponential: { mean: 2 weeks } }
        products: [Q]
        price_gain: { uniform: { min: 0 %, max: 10 % } }
        copied_after: 30 weeks
        learning: { start: 150 %, rate: 85 % }
      """)
    #expect(
      whole.innovation
        == Innovation(
          every: try .exponential(mean: 4800), products: [1],
          priceGain: try .uniform(min: 0, max: 0.1), copiedAfter: .constant(72_000),
          learningStart: 1.5, learningRate: 0.85))
    let plain = try company("innovation: { every: 2 weeks }\n")
    #expect(plain.innovation == Innovation(every: .constant(4800), products: [0, 1]))
  }

  @Test("resources are read whole")
  func resources() throws {
    let company = try Workbench().load(
      Sample.pAndQ.replacing(
        "A: {}",
        with: "A: { units: 3, buffer: 0, setup: { erlang: { mean: 30 min, stages: 3 } }, "
          + "cost: 480 per week }"
      ).replacing("B: {}", with: "B: { buffer: unlimited, cost: 0 }")
    ).blueprint
    #expect(
      company.resources[0]
        == Resource(
          name: "A", units: 3, buffer: 0, setup: Setup(try .erlang(mean: 30, stages: 3)), cost: 0.2)
    )
    #expect(company.resources[1] == Resource(name: "B"))
  }

  @Test("setup families are shared by name over all products")
  func families() throws {
    let company = try Workbench().load(
      """
      title: Families
      time: { unit: min, horizon: 1 week }
      plant: { resources: { A: {} } }
      products:
        P: { demand: 1 per day, route: [A 1, { resource: A, time: 1, family: red }] }
        Q: { demand: 1 per day, route: [{ resource: A, time: 1, family: blue }, { resource: A, time: 1, family: red }] }
        R: { demand: 1 per day, route: [A 1, A 2] }
      """
    ).blueprint
    #expect(company.products.map { $0.route.map(\.family) } == [[0, 3], [4, 3], [2, 2]])
  }

  @Test("replications are fixed, or as many as a width or a precision needs")
  func replications() throws {
    let bench = try Workbench()
    func plan(_ text: String) throws -> ReplicationPlan {
      try bench.load(Sample.pAndQ + "replications: \(text)\n").replications
    }
    #expect(try plan("1") == .fixed(1))
    #expect(
      try plan("{ half_width: 50 per week, of: money.net_profit, at_most: 400 }")
        == .halfWidth(50, of: ["money.net_profit"], atMost: 400))
    // A day has a fifth of a week here.
    #expect(
      try plan("{ half_width: 10 USD per day }")
        == .halfWidth(50, of: ["money.net_profit"], atMost: 500))
    #expect(
      try plan("{ half_width: 2 h, of: [flow.lead_time.mean, flow.wip] }")
        == .halfWidth(120, of: ["flow.lead_time.mean", "flow.wip"], atMost: 500))
    #expect(
      try plan("{ precision: 2 % }") == .precision(0.02, of: ["money.net_profit"], atMost: 500))
  }

  @Test("what to compare by has a margin in the reported unit and a level of its own")
  func compare() throws {
    let study = try Workbench().load(
      Sample.pAndQ
        + "confidence: 90 %\ncompare: { of: [flow.wip, money.net_profit], margin: 20 per day }\n")
    #expect(
      study.compare
        == CompareSettings(
          metrics: ["flow.wip", "money.net_profit"], margin: 100, confidence: 0.9))
    let other = try Workbench().load(
      Sample.pAndQ + "compare: { of: flow.wip, margin: 5, confidence: 99 % }\n")
    #expect(other.compare == CompareSettings(metrics: ["flow.wip"], margin: 5, confidence: 0.99))
  }

  @Test("metrics are checked against those that the company reports")
  func metrics() throws {
    let text =
      Sample.pAndQ
      + "compare: { of: [money.net_profits, resources.B.utilisation, resources.E.busy] }\n"
    #expect(
      try Workbench().mistakes(text) == [
        "16:17 unknown metric 'money.net_profits'", "16:61 unknown metric 'resources.E.busy'",
      ])
  }

  @Test("rates are reported per the period that time declares")
  func period() throws {
    let text = Sample.pAndQ.replacing("warmup: 4 weeks", with: "per: h, warmup: 4 weeks")
    let time = try Workbench().load(text).blueprint.time
    #expect(time.per == "h")
    #expect(time.perLength == 60)
  }

  @Test("an unlimited source is allowed under any release, once per product")
  func unlimited() throws {
    let unlimited = Sample.pAndQ.replacing("demand: 100 per week", with: "demand: unlimited")
    let company = try Workbench().load(unlimited).blueprint
    #expect(company.demands[0].pattern == .unlimited)
    let push = unlimited.replacing("release: { conwip: { jobs: 6 } }", with: "release: push")
    #expect(try Workbench().mistakes(push) == [])
    let both = push.replacing("demand: 50 per week", with: "demand: unlimited")
    #expect(try Workbench().mistakes(both) == [])
    let twice = unlimited + "accounts: { n: { orders: { P: unlimited } } }\n"
    #expect(
      try Workbench().mistakes(twice) == [
        "16:31 product 'P' is ordered without limit twice: by 'products.P.demand' and here"
      ])
  }

  @Test(
    "what runs but is probably not meant is a warning",
    arguments: [
      ("strategies:\n  s: { priority: none }\n", ""),
      (
        "decisions: { priority: throughput_per_constraint_minute }\n",
        "under the base decisions a decision is taken from the books, but they are empty: there is "
          + "no warm-up and no review"
      ),
      (
        "strategies:\n  s: { priority: [P] }\n  t: { priority: [P] }\n",
        "strategy 't' does not differ from strategy 's'"
      ),
      (
        "decisions: { dispatching: earliest_due_date }\n",
        "under the base decisions jobs are dispatched by due date, but none is promised"
      ),
      (
        "decisions: { dispatching: { A: priority } }\n",
        "under the base decisions jobs are dispatched by priority, but there is none"
      ),
      (
        "decisions: { innovation: { gate: 5 % } }\n",
        "the base decisions may decide on innovation, but nothing is ever innovated"
      ),
      (
        "accounts: { n: { orders: { P: 1 per week }, tolerance: 1 week } }\n",
        "account 'n' has a tolerance, but no lead time is ever promised"
      ),
      ("plant.resources.C: {}\n", "no route uses resource 'C'"),
      (
        "plant.resources.A.setup: 5 min\n",
        "resource 'A' never changes over: only one setup family visits it"
      ),
      ("products.P.patience: 1 week\n", ""),
    ])
  func warnings(_ extra: String, _ message: String) throws {
    let text = """
      title: T
      time: { unit: min, horizon: 40 weeks }
      plant.resources: { A: {} }
      products: { P: { price: 90, demand: 100 per week, route: [A 15 min] } }

      """
    let written =
      extra.hasPrefix("plant.resources.C")
      ? text.replacing("{ A: {} }", with: "{ A: {}, C: {} }") : text + extra
    let warnings = try Workbench().load(written).warnings
    #expect(warnings.map(\.message) == (message.isEmpty ? [] : [message]))
    #expect(warnings.allSatisfy { $0.severity == .warning && $0.line > 0 })
  }
}

@Suite("Random quantities")
struct RandomTests {
  private func time(_ text: String) throws -> Distribution {
    let company = try Workbench().load(
      """
      title: T
      time: { unit: min, horizon: 40 weeks }
      plant: { resources: { A: {} } }
      products: { P: { demand: 1 per week, route: [{ resource: A, time: \(text) }] } }
      """
    ).blueprint
    return company.products[0].route[0].time
  }

  private func quantity(_ text: String) throws -> Distribution {
    let company = try Workbench().load(
      """
      title: T
      time: { unit: min, horizon: 40 weeks }
      plant: { resources: { A: {} } }
      products: { P: { demand: { rate: 1 per week, quantity: \(text) }, route: [A 1] } }
      """
    ).blueprint
    return company.demands[0].quantity
  }

  @Test("every law is given by every set of its parameters, in any unit")
  func laws() throws {
    #expect(try time("{ exponential: { mean: 2 h } }") == .exponential(mean: 120))
    #expect(try time("{ gamma: { mean: 15, cv: 30 % } }") == .gamma(mean: 15, cv: 0.3))
    #expect(try time("{ gamma: { shape: 2, scale: 1 h } }") == .gamma(shape: 2, scale: 60))
    #expect(try time("{ erlang: { mean: 1 h, stages: 4 } }") == .erlang(mean: 60, stages: 4))
    #expect(try time("{ lognormal: { mean: 2 h, cv: 1.2 } }") == .lognormal(mean: 120, cv: 1.2))
    #expect(
      try time("{ lognormal: { zeta: 1.5, sigma: 0.5 } }") == .lognormal(zeta: 1.5, sigma: 0.5))
    #expect(
      try time("{ lognormal: { median: 1 h, p90: 3 h } }")
        == .lognormal(median: 60, quantile: 180, at: 0.9))
    #expect(
      try time("{ lognormal: { median: 1 h, p10: 20 } }")
        == .lognormal(median: 60, quantile: 20, at: 0.1))
    #expect(try time("{ weibull: { mean: 5, cv: 0.5 } }") == .weibull(mean: 5, cv: 0.5))
    #expect(try time("{ weibull: { shape: 2, scale: 5 } }") == .weibull(shape: 2, scale: 5))
    #expect(try time("{ normal: { mean: 5, sd: 60 s } }") == .truncatedNormal(mean: 5, sd: 1))
    #expect(
      try time("{ normal: { mean: 5, cv: 0.2 } }") == .truncatedNormal(truncatedMean: 5, cv: 0.2))
    #expect(try time("{ uniform: { min: 1, max: 1 h } }") == .uniform(min: 1, max: 60))
    #expect(try time("{ uniform: { mean: 10, cv: 0.1 } }") == .uniform(mean: 10, cv: 0.1))
    #expect(
      try time("{ triangular: { min: 5, mode: 7, max: 12 } }")
        == .triangular(min: 5, mode: 7, max: 12))
    #expect(try time("{ pert: { min: 5, mode: 7, max: 12 } }") == .pert(min: 5, mode: 7, max: 12))
    #expect(
      try time("{ beta: { min: 0, max: 1 h, alpha: 2, beta: 3 } }")
        == .beta(min: 0, max: 60, alpha: 2, beta: 3))
    #expect(
      try time("{ beta: { min: 0, max: 10, mean: 4, sd: 2 } }")
        == .beta(min: 0, max: 10, mean: 4, sd: 2))
    #expect(
      try time("{ discrete: { values: [1, 2 h], weights: [1, 3] } }")
        == .discrete(values: [1, 120], weights: [1, 3]))
    #expect(
      try time("{ discrete: { values: [1, 2, 4] } }")
        == .discrete(values: [1, 2, 4], weights: [1, 1, 1]))
    #expect(try time("{ empirical: { values: [1, 5, 2 h] } }") == .empirical([1, 5, 120]))
    #expect(
      try time("{ hyperexponential: { mean: 5, cv: 2 } }") == .hyperexponential(mean: 5, cv: 2))
    #expect(
      try time("{ hyperexponential: { weights: [30 %, 70 %], means: [5, 1 h] } }")
        == .hyperexponential(weights: [0.3, 0.7], means: [5, 60]))
    #expect(try quantity("{ geometric: { p: 20 % } }") == .geometric(p: 0.2))
    #expect(try quantity("{ geometric: { mean: 5 } }") == .geometric(mean: 5))
    #expect(try quantity("{ poisson: { mean: 5 } }") == .poisson(mean: 5))
    #expect(try quantity("{ bernoulli: { p: 0.5 } }") == .bernoulli(p: 0.5))
    #expect(try quantity("7") == .constant(7))
    #expect(try time("15 min") == .constant(15))
  }

  @Test("every law of the language is one that can be written")
  func everyLaw() throws {
    for law in RandomLaw.allCases {
      for set in law.parameterSets {
        // Numbers that suit every law: quantiles on their side of the median, ordered bounds.
        let numbers: [String: String] = [
          "min": "1", "mode": "2", "max": "9", "mean": "4", "sd": "1",
          "cv": law == .hyperexponential ? "2" : "0.3", "shape": "2", "scale": "3",
          "stages": "2", "median": "5", "zeta": "1", "sigma": "1", "alpha": "2", "beta": "2",
          "p": "0.5", "values": "[1, 2]", "weights": "[1, 2]", "means": "[1, 2]",
        ]
        let parameters = set.map { name in
          let quantile = RandomLaw.quantiles.first { $0.name == name }
          return "\(name): \(quantile.map { $0.level > 0.5 ? "8" : "2" } ?? numbers[name] ?? "?")"
        }
        let text = "{ \(law.rawValue): { \(parameters.joined(separator: ", ")) } }"
        let distribution = try quantity(text)
        #expect(distribution.mean > 0, "\(text)")
      }
    }
  }

  @Test("data and weights come from columns of a table, in the unit given")
  func tables() throws {
    let bench = try Workbench()
    try bench.write(
      "pieces,share,note\n1,50 %,a\n2,30 %,\"b, c\"\n5,20 %,\"d \"\"e\"\"\"\n", as: "d/sizes.csv")
    let text = """
      title: T
      time: { unit: min, horizon: 40 weeks }
      plant: { resources: { A: {} } }
      products:
        P:
          demand: { rate: 1 per week, quantity: { discrete: { file: d/sizes.csv, column: pieces, weight_column: share } } }
          route: [{ resource: A, time: { empirical: { file: d/sizes.csv, column: pieces, unit: h } } }]
      """
    let company = try bench.load(text).blueprint
    #expect(
      company.demands[0].quantity
        == (try .discrete(values: [1, 2, 5], weights: [0.5, 0.3, 0.2])))
    #expect(company.products[0].route[0].time == (try .empirical([60, 120, 300])))
    // The contents of the table belong to the identity of the scenario.
    let hash = try bench.load(text).hash
    try bench.write("pieces,share\n1,50 %\n2,30 %\n6,20 %\n", as: "d/sizes.csv")
    #expect(try bench.load(text).hash != hash)
  }
}
