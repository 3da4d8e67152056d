import Company
import Testing

@testable import Scenario

@Suite("Two strategies and what lies between")
struct ContrastTests {
  private static let text = """
    title: Contrast
    time: { unit: min, day: 8 h, week: 5 days, horizon: 40 weeks }
    money: { currency: USD }
    plant: { resources: { A: { setup: 5 min }, B: {} } }
    products:
      P: { price: 90, demand: 10 per week, patience: 1 week, route: [A 15 min, B 15 min] }
      Q: { price: 80, demand: 10 per week, patience: 1 week, route: [A 10 min, B 30 min] }
    decisions:
      release: { conwip: { jobs: 6 } }
      promise: { lead_time: 5 days }
      batches: { A: { process: 4 }, B: { transfer: 1 } }
    strategies:
      plain: { dispatching: first_come, promise: { lead_time: 40 h } }
      rich:
        priority: [Q, P]
        portfolio: [P]
        batches: { A: { minimum_run: 3 } }
        release: push
      poor: { batches: null, promise: null }

    """

  private static func template() throws -> ScenarioTemplate {
    let bench = try Workbench()
    return try withExtendedLifetime(bench) { try ScenarioTemplate(file: bench.write(text)) }
  }

  private static func decisions(_ study: Study, _ name: String) throws -> Decisions {
    try #require(study.blueprint.strategies.first { $0.name == name }).decisions
  }

  @Test("the decisions that differ are named in the order of the reference, with what they were")
  func differences() throws {
    let contrast = StrategyContrast(try Self.template(), from: nil, to: "rich")
    #expect(
      contrast.differences.map(\.decision) == ["release", "priority", "portfolio", "batches"])
    let batches = try #require(contrast.differences.last)
    #expect(batches.before == "{ A: { process: 4 }, B: { transfer: 1 } }")
    #expect(
      batches.after == "{ A: { process: 4, minimum_run: 3 }, B: { transfer: 1 } }")
    #expect(contrast.differences[1].before == nil)
    let back = StrategyContrast(try Self.template(), from: "rich", to: nil)
    #expect(back.differences.map(\.decision) == contrast.differences.map(\.decision))
    #expect(back.differences.last?.after == batches.before)
  }

  @Test("decisions written differently that mean the same do not differ")
  func meaning() throws {
    let contrast = StrategyContrast(try Self.template(), from: nil, to: "plain")
    #expect(contrast.differences.isEmpty)
    #expect(StrategyContrast(try Self.template(), from: "rich", to: "rich").differences.isEmpty)
  }

  @Test(
    "none of the differences makes the first strategy, all of them the second, to the last digit")
  func ends() throws {
    let template = try Self.template()
    for (from, to) in [("rich", "poor"), ("poor", "rich"), ("plain", "rich")] {
      let contrast = StrategyContrast(template, from: from, to: to)
      let all = (UInt64(1) << UInt64(contrast.differences.count)) - 1
      let hybrids = try contrast.hybrids([0, all])
      let found = hybrids.map { $0.blueprint.strategies[$0.strategy].decisions }
      #expect(
        try found == [Self.decisions(template.study, from), Self.decisions(template.study, to)])
      // The base stays: the warm-up is run under it.
      #expect(hybrids.allSatisfy { $0.blueprint.base == template.study.blueprint.base })
    }
  }

  @Test("a mixture has the second strategy's decisions where it says so, and the first's elsewhere")
  func mixture() throws {
    let template = try Self.template()
    let contrast = StrategyContrast(template, from: "poor", to: "rich")
    let keys = contrast.differences.map(\.decision)
    #expect(keys == ["release", "priority", "portfolio", "promise", "batches"])
    let bits = UInt64(1 << 0 | 1 << 4)
    let hybrid = try #require(try contrast.hybrids([bits]).first)
    let decisions = hybrid.blueprint.strategies[hybrid.strategy].decisions
    let (poor, rich) = (
      try Self.decisions(template.study, "poor"), try Self.decisions(template.study, "rich")
    )
    #expect(decisions.release == rich.release)
    #expect(decisions.batches == rich.batches)
    #expect(decisions.priority == poor.priority)
    #expect(decisions.portfolio == poor.portfolio)
    #expect(decisions.promise == poor.promise)
  }

  @Test("more mixtures than a scenario may have strategies are read all the same")
  func many() throws {
    let contrast = StrategyContrast(try Self.template(), from: "poor", to: "rich")
    let hybrids = try contrast.hybrids((0..<1100).map { $0 % 32 })
    #expect(hybrids.count == 1100)
    func decisions(_ index: Int) -> Decisions {
      hybrids[index].blueprint.strategies[hybrids[index].strategy].decisions
    }
    #expect(decisions(7) == decisions(7 + 32 * 20))
    #expect(Set(hybrids.map(\.batch)) == [0, 1, 2])
    // What is measured depends on all strategies, so those of the file stay.
    #expect(hybrids[0].blueprint.strategies.prefix(3).map(\.name) == ["plain", "rich", "poor"])
    #expect(decisions(7) != decisions(8 + 32 * 20))
  }

  @Test("a mixture that is no legal scenario is named with the reason")
  func illegal() throws {
    let contrast = StrategyContrast(try Self.template(), from: "poor", to: "rich")
    let place = Place(
      source: Source(name: "x", folder: "", order: 0, bytes: []), line: 1, column: 1)
    let wrong = Mapping([
      Mapping.Entry(
        key: "priority", keyPlace: place,
        value: Node(content: .sequence([.scalar("R", at: place)]), place: place))
    ])
    let error = contrast.illegal(
      [(2, wrong), (1, Mapping())] + (0..<12).map { _ in (4 as UInt64, wrong) })
    let messages = error.diagnostics.map(\.message)
    #expect(messages[0] == "poor with priority of rich cannot be run: unknown product 'R'")
    #expect(messages.count == 11)
    #expect(messages.last == "3 more mixtures of poor and rich cannot be run")
  }
}

@Suite("A scenario laid over many times")
struct TemplateTests {
  @Test("options give the same company as when it is loaded with them")
  func equal() throws {
    let bench = try Workbench()
    let file = try bench.write(Sample.pAndQ)
    let template = try ScenarioTemplate(file: file, sets: ["plant.resources.A.units=2"])
    for sets in [
      [], ["plant.resources.B.units=3"], ["time.per=day", "products.P.route.2.time=9 min"],
      ["strategies.best-money.portfolio=[P]"],
    ] {
      let study = try template.study(with: sets)
      let loaded = try ScenarioLoader.load(
        file: file, sets: ["plant.resources.A.units=2"] + sets)
      #expect(study.hash == loaded.hash)
      #expect(study.blueprint.products == loaded.blueprint.products)
      #expect(study.blueprint.strategies == loaded.blueprint.strategies)
    }
  }

  @Test("mistakes in options are found as when it is loaded with them")
  func mistakes() throws {
    let bench = try Workbench()
    let file = try bench.write(Sample.pAndQ)
    let template = try ScenarioTemplate(file: file)
    for set in ["plant.resources.B.units=0", "plant.resources.X.units=2", "products.P.price=cheap"]
    {
      let error = #expect(throws: ScenarioError.self) { try template.study(with: [set]) }
      let loaded = #expect(throws: ScenarioError.self) {
        try ScenarioLoader.load(file: file, sets: [set])
      }
      #expect(error?.diagnostics == loaded?.diagnostics)
    }
    #expect(throws: ScenarioError.self) { try template.study(with: ["worlds.w.seed=3"]) }
  }
}
