import Company
import Testing

@testable import Scenario

@Suite("Management reviews in a scenario")
struct ReviewTests {
  private func text(
    _ decisions: String, more: String = "{ price: 500, cost: 8 per h, lead_time: 2 h, at_most: 3 }"
  ) -> String {
    """
    title: T
    time: { unit: h, warmup: 1 week, horizon: 40 weeks }
    plant: { resources: { A: { more: \(more) }, B: {} } }
    products: { P: { price: 9, demand: 1 per week, route: [A 1 h, B 1 h] } }
    decisions: \(decisions)
    """
  }

  private let steps = "steps: [elevate, subordinate], above: 80 %"

  @Test("reviews and what can be bought are read whole")
  func whole() throws {
    let blueprint = try Workbench().load(
      text(
        "{ release: { dbr: { drum: B, jobs: 2 } }, review: { every: 10 h, \(steps), "
          + "elevate: { payback: 20 h, budget: 900 } } }")
    ).blueprint
    #expect(
      blueprint.resources[0].more
        == Expansion(price: Money(500), cost: 8, leadTime: 2, atMost: 3))
    #expect(blueprint.resources[1].more == nil)
    #expect(blueprint.base.reviewEvery == 10)
    #expect(
      blueprint.base.focusing
        == FocusingSteps(
          above: 0.8, subordinates: true,
          elevation: FocusingSteps.Elevation(payback: 20, budget: Money(900))))
    #expect(blueprint.elevates)
  }

  @Test("a strategy adds steps to the reviews that there are")
  func strategy() throws {
    let blueprint = try Workbench().load(
      text("{ review: { every: 10 h } }") + "\nstrategies: { s: { review.steps: [exploit] } }"
    ).blueprint
    #expect(blueprint.base.focusing == nil)
    #expect(blueprint.strategies[0].decisions.reviewEvery == 10)
    #expect(blueprint.strategies[0].decisions.focusing == FocusingSteps(exploits: true))
    #expect(!blueprint.elevates)
  }

  @Test(
    "steps that can do nothing, and capacity that nobody buys, are doubts",
    arguments: [
      (
        "{ review: { every: 10 h, steps: [subordinate] } }",
        [
          "more of resource 'A' can be had, but no decision buys any",
          "under the base decisions release is to be subordinated, but nothing ties it to a resource",
        ]
      ),
      ("{ review: { every: 10 h, steps: [elevate], elevate: { payback: 1 h } } }", []),
    ])
  func doubts(decisions: String, warnings: [String]) throws {
    #expect(try Workbench().load(text(decisions)).warnings.map(\.message) == warnings)
  }

  @Test("buying where nothing is on sale is a doubt")
  func nothingOnSale() throws {
    let buys = "{ review: { every: 10 h, steps: [elevate], elevate: { payback: 1 h } } }"
    #expect(
      try Workbench().load(text(buys, more: "null")).warnings.map(\.message)
        == [
          "under the base decisions reviews may buy capacity, but no resource can be had more of"
        ])
  }
}
