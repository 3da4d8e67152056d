import Company
import Probability
import Testing

@testable import Scenario

@Suite("Customers, relationships and sales")
struct MarketTests {
  private static let week = 2400.0
  private static let year = 120_000.0

  private func company(_ sets: String...) throws -> Blueprint {
    try Workbench().load(Sample.market, sets: sets).blueprint
  }

  @Test("the sample means what it says, without any doubt")
  func doubts() throws {
    #expect(try Workbench().load(Sample.market).warnings.map(\.message) == [])
  }

  @Test("a market has needs, buyers and memories, in the base unit")
  func market() throws {
    let market = try #require(try company().customers)
    #expect(
      market.needs == [
        Need(name: "seating", lambda: 0.5, competitor: -0.5, competitorService: 0.85),
        Need(name: "tables", lambda: 0.3, competitor: 0, competitorService: 0.9),
      ])
    #expect(
      market.buyers == [
        BuyerType(name: "price", price: 8, service: 1),
        BuyerType(
          name: "partner", differentiation: 2, price: 2, service: 2.5, trust: 1, breadth: 0.3),
      ])
    #expect(
      market.season == Season(period: Self.year, amplitude: 0.2, peak: 40 * Self.week))
    #expect(
      market.memory == Memory(service: 0.2, trust: 0.05, startService: 0.95, startTrust: 0.7))
    #expect(market.leaving == Leaving(rate: 2 / Self.year, floor: 0.5))
    #expect(
      market.diffusion == Diffusion(external: 0.5 / Self.year, contagion: 2 / Self.year))
    #expect(market.change == ChangeTolerance(changes: 4, fades: 26 * Self.week, cost: 200))
    #expect(market.tick == 960)
  }

  @Test("what a market does not mention does not happen, and it is looked at once a day")
  func plainMarket() throws {
    let market = try #require(
      try company(
        "market.season=null", "market.memory=null", "market.leaving=null", "market.diffusion=null",
        "market.change=null", "market.tick=null"
      ).customers)
    #expect(market.season == nil && market.leaving == nil)
    #expect(market.diffusion == nil && market.change == nil)
    #expect(market.memory == Memory())
    #expect(market.tick == 480)
  }

  @Test("a product that serves a need is an offering; others are ordered by name")
  func offerings() throws {
    let company = try company()
    #expect(
      company.products.map(\.offering) == [
        Product.Offering(need: 0), Product.Offering(need: 0, differentiation: 0.4, known: 0.25),
        Product.Offering(need: 1), nil, nil, nil, nil, nil, nil, nil, nil,
      ])
    #expect(company.products[4].name == "leg")
  }

  @Test("an account with needs is a customer")
  func customers() throws {
    let accounts = try company().accounts
    #expect(accounts.map(\.name) == ["market", "north", "south", "shop"])
    #expect(
      accounts[1].customer
        == Customer(
          buyer: 1, asks: 2 * Self.week, forgiveness: 3 * 480, growth: 0.03 / Self.year,
          costs: CustomerCosts(
            ordering: 60, holding: 0.25 / Self.year, value: 80,
            deviation: 6 / (4 * Self.week).squareRoot(), safety: 2, review: Self.week,
            elasticity: 0.6, adapts: Self.year),
          willingness: 0.8, relationship: 0))
    #expect(
      accounts[2].customer
        == Customer(
          buyer: 0, asks: Self.week, forgiveness: Self.week, growth: -0.02 / Self.year))
    #expect(accounts[0].customer == nil && accounts[3].customer == nil)
  }

  @Test("a deviation without a period is that of a week")
  func deviation() throws {
    let costs = try company("accounts.north.costs.per=null").accounts[1].customer?.costs
    #expect(costs?.deviation == 6 / Self.week.squareRoot())
  }

  @Test("every need of an account is a want, and every offering for it a source of orders")
  func wants() throws {
    let company = try company()
    let spacing = try Distribution.gamma(mean: 4 * 480, cv: 0.6)
    #expect(
      company.customers?.wants == [
        Want(path: "accounts.north.needs.seating", account: 1, need: 0, rate: 4 / Self.week),
        Want(
          path: "accounts.north.needs.tables", account: 1, need: 1, rate: 1 / Self.week,
          quantity: .constant(3)),
        Want(
          path: "accounts.south.needs.seating", account: 2, need: 0, rate: 1 / spacing.mean,
          spacing: spacing),
      ])
    let chosen = company.demands.filter { $0.pattern == .chosen }
    #expect(
      chosen.map(\.path) == [
        "accounts.north.needs.seating.stool", "accounts.north.needs.seating.chair",
        "accounts.north.needs.tables.desk", "accounts.south.needs.seating.stool",
        "accounts.south.needs.seating.chair",
      ])
    #expect(chosen.map(\.account) == [1, 1, 1, 2, 2])
    #expect(chosen.map(\.product) == [0, 1, 2, 0, 1])
    #expect(chosen.map(\.patience) == [4 * Self.week, 4 * Self.week, 4 * Self.week, nil, nil])
    #expect(chosen[2].quantity == .constant(3))
    #expect(
      company.demands.filter { $0.pattern != .chosen }.map(\.path)
        == ["products.desk.demand", "accounts.north.orders.rack", "accounts.shop.orders.rack"])
  }

  @Test("a relationship says what it changes; an empty one changes nothing")
  func relationships() throws {
    #expect(
      try company().relationships == [
        Relationship(name: "arms_length"),
        Relationship(
          name: "integrated", visibility: 4 * Self.week, orderCV: 0.3, spacingCV: 0.2,
          orderEntry: 0.4, delivery: 0.8, discount: 0.02, project: 1, wrongOrders: 0.3,
          customerOrdering: 0.5,
          customerReview: 0.6, hasOwnVariants: true),
      ])
  }

  @Test("work of those who sell is an activity after products and parts")
  func activities() throws {
    let company = try company()
    #expect(
      company.products.dropFirst(5).map(\.name) == [
        "sales.visit", "sales.order_entry", "sales.web_entry", "sales.question",
        "sales.fire_fighting", "sales.integration",
      ])
    #expect(company.products.dropFirst(4).allSatisfy { $0.isPart && $0.price == .zero })
    #expect(
      company.salesForce
        == SalesForce(
          visit: 5, pitch: 10, attention: 25, objectiveLife: 13 * Self.week, taste: 0.5,
          orderEntry: 6, webEntry: 7, question: 8, questionShare: 0.2, fireFighting: 9,
          wrongOrders: 0.04, integration: 10))
    #expect(company.products[5].route.map(\.resource) == [2])
    #expect(company.products[5].route[0].time == .constant(60))
    #expect(company.products[8].route.map(\.resource) == [2, 3])
    #expect(company.products[9].route[0].time == (try .exponential(mean: 45)))
    #expect(company.products[10].route[0].time == .constant(4800))
    // Work of one kind needs no setup between two tasks, and shares none with products.
    let families = company.products.map { $0.route.map(\.family) }
    #expect(families[8] == [8, 9])
    #expect(Set(families.flatMap { $0 }).count == 12)
  }

  @Test("decisions about accounts and sales are read with their strategies' changes")
  func decisions() throws {
    let company = try company()
    let base = company.base
    #expect(base.promise == .load(buffer: Self.week))
    #expect(base.promiseFactor == 0.7)
    #expect(base.price == PricePolicy(premium: 0.4, discounts: [0, 0, 0.05, 0]))
    #expect(base.accounts == .all)
    #expect(base.relationships == RelationshipPolicy(assigned: [nil, 0, 0, nil]))
    #expect(base.sales == SalesPolicy(visitEvery: 4 * Self.week))
    let best = company.strategies[0].decisions
    #expect(
      best.accounts
        == .checklist(
          AccountPolicy.Checklist(
            keep: 0.6, earning: 1, regularity: 0.5, willingness: 0.25, priceSensitivity: 0.75)))
    #expect(
      best.relationships
        == RelationshipPolicy(
          assigned: [nil, 0, 1, nil],
          development: RelationshipPolicy.Development(
            to: 1, choice: .potential, most: 10, threshold: 2000 / Self.week)))
    #expect(
      best.sales
        == SalesPolicy(
          visitEvery: 4 * Self.week, visits: .best(0.3), objectiveCap: 3,
          bonus: .throughputPerConstraintMinute))
    let web = company.strategies[1].decisions
    #expect(web.accounts == .list([1]))
    #expect(web.sales == SalesPolicy(visitEvery: 4 * Self.week, bonus: .margin, channel: .pull))
    // The default of the base decisions is for those that no rule takes.
    #expect(
      company.strategies[2].decisions.relationships
        == RelationshipPolicy(
          map: RelationshipPolicy.MarketMap(rules: [
            .init(to: 1, potential: 0.25, fit: 0.5, most: 3, threshold: 500 / Self.week),
            .init(to: 0, fit: 0.6), .init(to: 0),
          ])))
    let plain = company.strategies[3].decisions
    #expect(plain.accounts == .all)
    // Another promise takes the factor with it.
    #expect(plain.promise == .fixed(Self.week) && plain.promiseFactor == 1)
    #expect(plain.relationships.development == RelationshipPolicy.Development(to: 1))
    // A factor of its own over the load of the base.
    let hasty = company.strategies[4].decisions
    #expect(hasty.promise == base.promise && hasty.promiseFactor == 0.5)
    #expect(base.quotas.isEmpty && web.price == base.price)
  }

  @Test("every value has a path for --set and worlds")
  func sets() throws {
    let company = try company(
      "market.needs.seating.lambda=0.2", "accounts.north.needs.seating=7 per week",
      "accounts.north.needs.tables.quantity=5", "sales.question.route.2.time=6 min",
      "relationships.integrated.discount=3 %", "decisions.price.discounts.north=1 %",
      "strategies.best.accounts.keep=50 %", "strategies.mapped.relationships.map.1.potential=30 %",
      "strategies.best.relationships.map=[{ to: arms_length }]", "market.leaving.rate=0")
    #expect(company.customers?.leaving == Leaving(rate: 0, floor: 0.5))
    #expect(company.customers?.needs[0].lambda == 0.2)
    #expect(company.customers?.wants[0].rate == 7 / Self.week)
    #expect(company.customers?.wants[1].quantity == .constant(5))
    #expect(company.products[8].route[1].time == .constant(6))
    #expect(company.relationships[1].discount == 0.03)
    #expect(company.base.price.discounts == [0, 0.01, 0.05, 0])
    #expect(company.strategies[2].decisions.relationships.map?.rules[0].potential == 0.3)
    // A map takes the place of a development.
    #expect(company.strategies[0].decisions.relationships.development == nil)
    guard case .checklist(let list) = company.strategies[0].decisions.accounts else {
      Issue.record("the strategy has no checklist")
      return
    }
    #expect(list.keep == 0.5)
  }

  @Test("what show prints reads back as the same company")
  func show() throws {
    let bench = try Workbench()
    let original = try bench.load(Sample.market)
    let text = try ScenarioLoader.effectiveText(file: bench.folder + "/s.yaml")
    #expect(text.contains("seating: { poisson: 4 per week }"))
    #expect(
      text.contains("visit: { route: [{ resource: reps, time: 60 min }] }")
        || text.contains("- { resource: reps, time: 60 min }"))
    let shown = try bench.load(text)
    #expect(shown.hash == original.hash)
    #expect(shown.blueprint.customers == original.blueprint.customers)
    #expect(shown.blueprint.products == original.blueprint.products)
    #expect(shown.blueprint.demands == original.blueprint.demands)
    #expect(shown.blueprint.base == original.blueprint.base)
    #expect(shown.blueprint.strategies == original.blueprint.strategies)
  }

  // MARK: Tables

  @Test("a table of accounts can hold what they need and what they are like")
  func table() throws {
    let bench = try Workbench()
    try bench.write(
      """
      account,buyer,needs.seating,needs.seating.every,needs.tables,needs.tables.quantity,asks,growth,\
      willingness,relationship,forgives,discount,costs.ordering,costs.elasticity,costs.adapts
      north,partner,4 per week,,1 per week,3,2 weeks,3 % per year,80 %,arms_length,3 days,5 %,60,0.6,1 year
      south,price,,4 days,,,1 week,,,,,,,,

      """, as: "accounts.csv")
    let rest = Sample.market.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(rest.firstIndex(of: "accounts:"))
    let end = try #require(rest.firstIndex(of: "relationships:"))
    let lines = rest[..<start] + ["accounts: { file: accounts.csv }"] + rest[end...]
    let text = lines.joined(separator: "\n").replacing(
      "rack: {", with: "rack: { demand: 1 per week,")
    let table = try bench.load(text).blueprint
    let mapping = try bench.load(
      text.replacing(
        "accounts: { file: accounts.csv }",
        with: """
          accounts:
            north:
              buyer: partner
              needs: { seating: 4 per week, tables: { poisson: 1 per week, quantity: 3 } }
              asks: 2 weeks
              growth: 3 % per year
              willingness: 80 %
              relationship: arms_length
              forgives: 3 days
              discount: 5 %
              costs: { ordering: 60, elasticity: 0.6, adapts: 1 year }
            south: { buyer: price, needs: { seating: { every: 4 days } }, asks: 1 week }
          """)
    ).blueprint
    #expect(table.accounts == mapping.accounts)
    #expect(table.customers == mapping.customers)
    #expect(table.demands == mapping.demands)
    #expect(table.accounts[1].customer?.costs?.ordering == 60)
  }

  @Test("in a table an account can order by name in some rows and have needs in another")
  func mixedTable() throws {
    let bench = try Workbench()
    try bench.write(
      """
      account,product,rate,buyer,needs.seating
      north,rack,2 per week,partner,4 per week
      north,desk,1 per week,,
      south,,,price,2 per week

      """, as: "accounts.csv")
    let market = Sample.market.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(market.firstIndex(of: "accounts:"))
    let end = try #require(market.firstIndex(of: "relationships:"))
    let lines = market[..<start] + ["accounts: { file: accounts.csv }"] + market[end...]
    let company = try bench.load(lines.joined(separator: "\n")).blueprint
    #expect(
      company.demands.filter { $0.account > 0 }.map(\.path) == [
        "accounts.north.orders.rack", "accounts.north.orders.desk",
        "accounts.north.needs.seating.stool", "accounts.north.needs.seating.chair",
        "accounts.south.needs.seating.stool", "accounts.south.needs.seating.chair",
      ])
  }
}
