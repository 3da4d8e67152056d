import Testing

@testable import Scenario

@Suite("A claim that a scenario puts to the test")
struct ClaimTests {
  private static let text = """
    title: Two ways
    time: { unit: h, horizon: 20 weeks }
    plant: { resources: { A: {} } }
    products: { P: { price: 10, demand: 1 per h, route: [A 0.5 h] } }
    strategies: { calm: { dispatching: shortest }, busy: {} }

    """

  private func mistakes(_ claim: String) -> [String] {
    (try? Workbench().mistakes(Self.text + claim)) ?? ["no mistakes could be read"]
  }

  @Test("is read whole: texts, strategies, metrics, expectation, border")
  func whole() throws {
    let study = try Workbench().load(
      Self.text + """
        claim:
          text: Calm earns more
          source: A book
          compare: [calm, busy]
          measure: money.throughput
          expect: larger
          also: [flow.wip, money.net_profit]
          border: { set: plant.resources.A.setup, from: 0 min, to: 40 min }
        """)
    #expect(
      study.claim
        == Claim(
          text: "Calm earns more", source: "A book", compare: ["calm", "busy"],
          worlds: [], measure: "money.throughput", expect: .larger,
          also: ["flow.wip", "money.net_profit"],
          border: Claim.Border(path: "plant.resources.A.setup", range: 0...40, unit: "min")))
    // What is claimed of a company does not change it.
    #expect(try Workbench().load(Self.text).hash == study.hash)
    #expect(try Workbench().load(Self.text).claim == nil)
  }

  @Test(
    "expects a word, or a range with one open end at most",
    arguments: [
      ("smaller", Claim.Expectation.smaller), ("not larger", .notLarger),
      ("not smaller", .notSmaller), ("30 % .. 40 %", .between(0.3, 0.4)),
      ("-40% .. -30%", .between(-0.4, -0.3)), ("35 % ..", .between(0.35, .infinity)),
      (".. 0.5", .between(-.infinity, 0.5)), ("2..3", .between(2, 3)),
    ])
  func expectations(text: String, expected: Claim.Expectation) throws {
    let study = try Workbench().load(
      Self.text
        + "claim: { text: t, source: s, compare: [calm, base], expect: '\(text)' }\n")
    #expect(study.claim?.expect == expected)
    #expect(study.claim?.measure == "money.net_profit")
  }

  @Test("one strategy may be compared between two worlds")
  func worlds() throws {
    let worlds = "worlds: { near: {}, far: { plant.resources.A.units: 2 } }\n"
    func claim(_ compare: String, _ names: String) -> String {
      Self.text + worlds
        + "claim: { text: t, source: s, compare: \(compare), worlds: \(names), expect: larger, "
        + "border: { set: plant.resources.A.setup, from: 0 min, to: 40 min } }\n"
    }
    let study = try Workbench().load(claim("calm", "[near, far]"))
    #expect(study.claim?.compare == ["calm"])
    #expect(study.claim?.worlds == ["near", "far"])
    func message(_ compare: String, _ names: String) throws -> Bool {
      try Workbench().mistakes(claim(compare, names)).contains {
        $0.contains("two different worlds") || $0.contains("unknown world 'fare'")
          || $0.contains("two worlds are compared under one strategy")
      }
    }
    #expect(try message("calm", "near"))
    #expect(try message("calm", "[near, near]"))
    #expect(try message("calm", "[near, fare]"))
    #expect(try message("[calm, busy]", "[near, far]"))
  }

  @Test("names what is wrong with it")
  func wrong() {
    #expect(mistakes("claim: { source: s, compare: calm, expect: 1 .. 2 }\n").count == 1)
    #expect(mistakes("claim: { text: t, source: s, compare: calm, expect: larger }\n").count == 1)
    #expect(
      mistakes("claim: { text: t, source: s, compare: [calm, calm], expect: larger }\n").count == 1)
    #expect(
      mistakes("claim: { text: t, source: s, compare: [calm, bussy], expect: larger }\n")
        .contains { $0.contains("unknown strategy 'bussy'") })
    #expect(
      mistakes("claim: { text: t, source: s, compare: [calm, busy], expect: better }\n")
        .contains { $0.contains("unknown expectation 'better'") })
    for range in ["..", "40 % .. 30 %", "a .. 3", "1 .. 2 h"] {
      #expect(
        mistakes("claim: { text: t, source: s, compare: [calm, busy], expect: '\(range)' }\n")
          .contains { $0.contains("is no range") }, "\(range)")
    }
    #expect(
      mistakes(
        "claim: { text: t, source: s, compare: calm, expect: 1 .. 2, measure: money.nett_profit }\n"
      )
      .contains { $0.contains("unknown metric") })
    let border = "claim: { text: t, source: s, compare: [calm, busy], expect: larger, border: "
    #expect(
      mistakes(border + "{ set: plant.resources.A.setup, from: 9 min, to: 4 min } }\n").count == 1)
    #expect(
      mistakes(border + "{ set: plant.resources.A.setup, from: 1 min, to: 4 h } }\n").count == 1)
    #expect(
      mistakes(border + "{ set: plant.resources.A.setup, from: few, to: 4 h } }\n").count == 1)
    #expect(mistakes(border + "{ from: 1, to: 4 } }\n").count == 1)
  }
}
