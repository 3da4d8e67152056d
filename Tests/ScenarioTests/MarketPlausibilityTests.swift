import Company
import Testing

@testable import Scenario

@Suite("What is plausible in a market")
struct MarketPlausibilityTests {
  /// One need, one offering, one customer, and a representative.
  private static func text(
    market: String = "needs: { n: {} }, buyers: { b: { price: 1 } }",
    products: String = "P: { need: n, price: 9, route: [A 15 min] }",
    accounts: String = "x: { buyer: b, needs: { n: 1 per week }, asks: 1 week }",
    resources: String = "A: {}", decisions: String = "{}", _ extra: String = ""
  ) -> String {
    """
    title: T
    time: { unit: min, warmup: 1 week, horizon: 40 weeks }
    plant: { resources: { \(resources) } }
    market: { \(market) }
    products: { \(products) }
    accounts: { \(accounts) }
    decisions: \(decisions)
    \(extra)
    """
  }

  private func warnings(_ text: String) throws -> [String] {
    try Workbench().load(text).warnings.map(\.message)
  }

  @Test("a small market is plausible, although nobody knows what will be ordered")
  func plain() throws {
    #expect(try warnings(Self.text()) == [])
    let web = Self.text(
      resources: "A: {}, desk: {}", decisions: "{ sales: { channel: pull } }",
      "sales: { order_entry: { route: [desk 5 min] } }")
    #expect(try warnings(web) == [])
  }

  @Test("needs, offerings and buyers that miss each other are doubts")
  func misses() throws {
    let text = Self.text(
      market: "needs: { n: {}, m: {}, l: {} }, buyers: { b: { price: 1 }, c: {} }",
      products: "P: { need: n, price: 9, route: [A 1] }, Q: { need: m, price: 9, route: [A 1] }",
      accounts: "x: { buyer: b, needs: { n: 1 per week, l: 1 per week }, asks: 1 week }")
    #expect(
      try warnings(text) == [
        "no product serves the need 'l'", "no account is a buyer of type 'c'",
        "product 'Q' serves the need 'm', which no account has",
      ])
  }

  @Test("a market in which nobody needs anything is a doubt")
  func empty() throws {
    let text = Self.text(accounts: "x: { orders: { P: 1 per week } }")
    #expect(try warnings(text) == ["there is a market, but no account needs anything"])
  }

  @Test("service needs a date: one that the customer asks for, or one that is promised")
  func dates() throws {
    let accounts =
      "x: { buyer: b, needs: { n: 1 per week } }, y: { buyer: b, needs: { n: 1 per week } }"
    #expect(
      try warnings(Self.text(accounts: accounts)) == [
        "account 'x' asks for no lead time (nor does another), and under the base decisions none is "
          + "promised: every delivery is on time"
      ])
    let promised = Self.text(
      accounts: accounts, decisions: "{ promise: { lead_time: 1 week } }")
    #expect(try warnings(promised) == [])
    // Dates that customers ask for are due dates.
    #expect(
      try warnings(Self.text(decisions: "{ dispatching: earliest_due_date }")) == [])
  }

  @Test("costs of nothing cannot be saved")
  func costs() throws {
    let text = Self.text(
      accounts: "x: { buyer: b, needs: { n: 1 per week }, asks: 1 week, "
        + "costs: { holding: 20 % per year, value: 9, elasticity: 1, adapts: 1 year } }")
    #expect(
      try warnings(text) == ["doing business costs account 'x' nothing, so it can save nothing"])
  }

  @Test(
    "decisions without what they decide about are doubts",
    arguments: [
      (
        "{ price: { premium: 10 % } }",
        "the base decisions may ask a premium for differentiation, but no product has any"
      ),
      (
        "{ sales: { visit_every: 1 week } }",
        "the base decisions may direct those who sell, but there are none"
      ),
      (
        "{ accounts: [y] }",
        "under the base decisions no account that has needs is served at all"
      ),
      (
        "{ price: { discounts: { y: 5 % } } }",
        "the base decisions may decide about account 'y', but it has no needs: it is served as it "
          + "orders"
      ),
    ])
  func decisions(_ decisions: String, _ warning: String) throws {
    let text = Self.text(
      accounts: "x: { buyer: b, needs: { n: 1 per week }, asks: 1 week }, "
        + "y: { orders: { P: 1 per week } }", decisions: decisions)
    #expect(try warnings(text).contains(warning))
  }

  @Test("without customers nothing can be decided about them")
  func noCustomers() throws {
    let text = Sample.pAndQ.replacing(
      "decisions:", with: "decisions:\n  price: { premium: 5 % }\n  accounts: { keep: 50 % }")
    #expect(
      try warnings(text) == [
        "the base decisions may set prices of offerings, but no product serves a need",
        "the base decisions may choose accounts, but there is no market with customers to choose "
          + "from",
      ])
  }

  @Test("an activity that nobody asks for is a doubt")
  func activities() throws {
    let text = Self.text(
      resources: "A: {}, reps: {}",
      """
      sales:
        visit: { route: [reps 60 min] }
        attention: 5 min
        pitch: 10 min
        web_entry: { route: [reps 1 min] }
        integration: { route: [reps 9 h] }
      """)
    #expect(
      try warnings(text) == [
        "accounts can be visited, but never are", "a visit has no time for a single pitch",
        "orders never come by the web",
        "no relationship takes a project, so nobody is ever integrated",
      ])
    let nobody = Self.text(
      resources: "A: {}, reps: {}", decisions: "{ sales: { visit_every: 1 week, bonus: margin } }",
      "sales: { order_entry: { route: [reps 1 min] } }")
    #expect(
      try warnings(nobody) == [
        "'visit_every' of the base decisions means nothing: nobody makes visits",
        "'bonus' of the base decisions means nothing: nobody makes visits",
      ])
  }

  @Test("for accounts that order by name there is work at the desk, and no other")
  func desk() throws {
    let text = Sample.pAndQ.replacing("D: {} }", with: "D: {}, desk: {} }")
    let desk = "\nsales: { order_entry: { route: [desk 1 min] } }\n"
    #expect(try warnings(text + desk) == [])
    let visits =
      "\nsales: { order_entry: { route: [desk 1 min] }, visit: { route: [desk 9 min] } }\n"
    #expect(
      try warnings(text + visits) == [
        "'visit' is never done: no account has needs, and of those that order by name the orders are "
          + "entered and nothing else"
      ])
    #expect(
      try warnings(text + "\nsales: { visit: { route: [desk 9 min] } }\n") == [
        "somebody sells, but no account has needs: there is nobody to sell to"
      ])
  }

  @Test("a list of accounts binds those that order by name")
  func named() throws {
    let accounts =
      "x: { buyer: b, needs: { n: 1 per week }, asks: 1 week }, y: { orders: { P: 1 per week } }"
    #expect(
      try warnings(Self.text(accounts: accounts, decisions: "{ accounts: [x, y] }")) == [])
  }

  @Test("visits of the best need to be made at all")
  func visits() throws {
    let text = Self.text(
      resources: "A: {}, reps: {}", decisions: "{ sales: { visits: { best: 30 % } } }",
      "sales: { visit: { route: [reps 60 min] } }")
    #expect(
      try warnings(text).contains(
        "under the base decisions the best accounts are visited, but how often is not said"))
  }

  @Test("a project that is nobody's work, and a development without a project, are doubts")
  func projects() throws {
    let develop = "{ relationships: { develop: { to: r } } }"
    #expect(
      try warnings(Self.text(decisions: develop, "relationships: { r: { project: 2 }, s: {} }"))
        == [
          "relationship 'r' takes a project, but nobody works on it: it comes about at once",
          "no account has the relationship 's', and none is ever brought to it",
        ])
    #expect(
      try warnings(Self.text(decisions: develop, "relationships: { r: {} }")) == [
        "the base decisions may develop accounts without any work: they are brought to it at once"
      ])
  }

  @Test("a rule of a market map that no account comes to is a doubt")
  func marketMap() throws {
    let map = "{ relationships: { map: [{ to: r, fit: 5 % }, { to: s }, { to: t, most: 1 }] } }"
    #expect(
      try warnings(Self.text(decisions: map, "relationships: { r: {}, s: {}, t: {} }")) == [
        "the base decisions may map no account by rule 3: rule 2 takes every one"
      ])
    let empty = Self.text(
      decisions: "{ relationships: { map: [{ to: r, fit: 5 % }] } }", "relationships: { r: {} }"
    ).replacing("warmup: 1 week, ", with: "")
    #expect(try warnings(empty).count == 1)
  }

  @Test("a checklist reads the books, which must not be empty")
  func checklist() throws {
    let text = Self.text(decisions: "{ accounts: { keep: 50 % } }")
      .replacing("warmup: 1 week, ", with: "")
    #expect(
      try warnings(text) == [
        "under the base decisions a decision is taken from the books, but they are empty: there is "
          + "no warm-up and no review"
      ])
  }
}
