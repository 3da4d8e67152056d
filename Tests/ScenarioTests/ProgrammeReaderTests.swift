import Company
import Probability
import Testing

@testable import Scenario

@Suite("Innovation programme in a scenario")
struct ProgrammeReaderTests {
  private let company = """
    title: T
    time: { unit: h, week: 40 h, year: 2000 h, horizon: 100 weeks, warmup: 10 weeks }
    plant: { resources: { M: {}, engineers: { units: 2, setup: 2 h } } }
    products: { P: { demand: 1 per h, route: [M 0.5] }, Q: { demand: 1 per h, route: [M 0.1] } }

    """

  @Test("a programme is read whole")
  func whole() throws {
    let blueprint = try Workbench().load(
      company + """
        innovation:
          managers:
            ann: { poisson: 8 per year, products: [Q], size: { lognormal: { mean: 20 %, cv: 2 } } }
            bob: { every: 3 weeks, size: 5 % }
          estimate: { error: 50 % }
          development: { route: [engineers 40 h], work_per_size: 4, pieces: 5 }
          pilot: 20
          saturation: 0.5
          own_family_above: 50 %
          learning: { start: 200 %, rate: 80 %, carry_over: 30 % }
          imitation: { rate: 2 per year, kappa: 3, reference: 5000, share: 20 % }
        decisions:
          innovation: { gate: { hurdle: 500 per h, over: 1 year }, projects: 3, buffer: 60 % }
        """
    ).blueprint
    let expected = Innovation(
      products: [0, 1], learningStart: 2, learningRate: 0.8, carryOver: 0.3,
      programme: Programme(
        managers: [
          Programme.ProductManager(
            name: "ann", every: try .exponential(mean: 250), products: [1],
            size: try .lognormal(mean: 0.2, cv: 2)),
          Programme.ProductManager(
            name: "bob", every: .constant(120), products: [0, 1], size: .constant(0.05)),
        ],
        estimateError: try .lognormal(mean: 1, cv: 0.5),
        development: Programme.Development(activity: 2, workPerSize: .constant(4), pieces: 5),
        pilot: 20, saturation: 0.5, ownFamilyAbove: 0.5,
        imitation: Programme.Imitation(rate: 0.001, spread: 3, reference: 5000, share: 0.2)))
    #expect(blueprint.innovation == expected)
    #expect(blueprint.products[2].name == "innovation.development")
    #expect(blueprint.products[2].isPart)
    #expect(
      blueprint.base.innovation
        == InnovationPolicy(
          hurdle: InnovationPolicy.Hurdle(gain: 500, over: 2000), projects: 3, buffer: 0.6))
  }

  @Test("how proposals are chosen, ranked and watched is read whole")
  func choosing() throws {
    let blueprint = try Workbench().load(
      company + """
        innovation: { managers: { ann: { poisson: 8 per year, size: 5 % } } }
        decisions:
          innovation: { group: { every: 13 weeks, most: 3 }, projects: 2, rank: revenue, fever: { yellow: [10 %, 60 %], red: 90 % } }
          portfolio: { mix: 95 % }
        """
    ).blueprint
    #expect(
      blueprint.base.innovation
        == InnovationPolicy(
          group: InnovationPolicy.Group(every: 520, most: 3), projects: 2, rank: .revenue,
          fever: InnovationPolicy.Fever(
            yellow: .init(start: 0.1, end: 0.6), red: .init(start: 0.9, end: 0.9))))
    #expect(blueprint.base.portfolio == .mix(0.95))
  }

  @Test("imitators need no managers, and portfolios look at what they leave")
  func imitators() throws {
    let blueprint = try Workbench().load(
      company + """
        innovation: { imitation: { rate: 1 per week, share: 10 % } }
        decisions: { portfolio: { keep_differentiated: 20 % }, innovation: { projects: all } }
        strategies: { kill: { portfolio: { kill: 1 }, review.every: 13 weeks } }
        """
    ).blueprint
    #expect(blueprint.innovation?.every == nil)
    #expect(
      blueprint.innovation?.programme
        == Programme(imitation: Programme.Imitation(rate: 1 / 40.0, share: 0.1)))
    #expect(blueprint.base.portfolio == .differentiated(0.2))
    #expect(blueprint.base.innovation == InnovationPolicy())
    #expect(blueprint.strategies[0].decisions.portfolio == .kill(1))
  }

  @Test(
    "mistakes in a programme are found",
    arguments: [
      ("innovation: { managers: { ann: { size: 5 % } } }", "'poisson' is missing"),
      ("innovation: { managers: { ann: { poisson: 8 per year } } }", "'size' is missing"),
      ("innovation: { managers: {} }", "'managers' names nobody"),
      ("innovation: { pilot: 3, every: 1 week }", "'pilot'"),
      ("innovation: { imitation: { rate: 1 per week } }", "'share' is missing"),
      (
        "innovation: { imitation: { rate: 1 per week, share: 10 %, kappa: 2 } }",
        "'reference' is missing"
      ),
      ("innovation: { products: [P] }", "'every' is missing in innovation"),
      (
        "innovation: { every: 1 week }\ndecisions: { innovation: { gate: { over: 1 week } } }",
        "'over'"
      ),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    let found = try Workbench().mistakes(company + text)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
