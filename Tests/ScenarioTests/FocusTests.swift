import Company
import Probability
import Testing

@testable import Scenario

@Suite("What the five focusing steps may do")
struct FocusTests {
  private static let text = """
    title: A line to improve
    time: { unit: h, horizon: 20 weeks }
    plant:
      resources:
        A: { buffer: 2, shifts: [Mon-Fri 06:00-14:00] }
        B:
          failures:
            jam: { uptime: 20 h, repair: 90 min }
            wear: { uptime: 50 h, repair: { lognormal: { zeta: 1, sigma: 0.5 } } }
            tool: { uptime: 50 h, repair: { gamma: { mean: 2 h, cv: 50 % } } }
            other: { uptime: 90 h, repair: { empirical: { values: [1 h, 30 min] } } }
    products: { P: { price: 10, demand: 1 per h, route: [A 0.5 h, B 0.5 h] } }

    """

  private func focus(_ section: String) throws -> FocusSettings {
    try Workbench().load(Self.text + section).focus
  }

  @Test("offers, budget and payback are read, in the base unit")
  func offers() throws {
    let focus = try focus(
      """
      focus:
        budget: 1000
        payback: 1 week
        elevate:
          A:
            unit: { price: 100, expense: 240 per day }
            buffer: { price: 5 }
            overtime: { by: 90 min }
          B: { speed: { by: 20 % }, repair: { by: 25 %, price: 7 } }
      """)
    #expect(focus.budget == 1000)
    #expect(focus.payback == 168)
    #expect(focus.offers.map(\.resource) == ["A", "A", "A", "B", "B"])
    #expect(
      focus.offers.map(\.kind) == [
        .unit, .buffer(1), .longerShifts(1.5), .speed(1.2), .repair(0.75),
      ])
    #expect(focus.offers[0].expense == 10)
    #expect(focus.offers.map(\.price) == [100, 5, 0, 0, 7])
  }

  @Test("overtime is another calendar, or longer shifts, not both")
  func overtime() throws {
    let two = "focus: { elevate: { A: { overtime: { shifts: [Mon-Sat 06:00-22:00] } } } }\n"
    #expect(try focus(two).offers.map(\.kind) == [.shifts(["Mon-Sat 06:00-22:00"])])
    #expect(
      try Workbench().mistakes(Self.text + two.replacing("shifts:", with: "by: 1 h, shifts:")) == [
        "13:47 'shifts' and 'by' exclude each other"
      ])
    #expect(
      try Workbench().mistakes(Self.text + two.replacing("22:00", with: "25:00")).count == 1)
  }

  @Test("a move is a list of options, or a mapping of paths")
  func moves() throws {
    let focus = try focus(
      """
      focus:
        moves:
          list: { step: exploit, set: [plant.resources.A.units=2, "decisions.release={ conwip: { jobs: 3 } }"] }
          paths:
            set: { plant.resources.A.units: 2, decisions: { release: { conwip: { jobs: 3 } }, review: null } }
            price: 80
            expense: 168 per week
      """)
    #expect(focus.moves.map(\.name) == ["list", "paths"])
    #expect(focus.moves.map(\.step) == [.exploit, .elevate])
    #expect(
      focus.moves[0].settings == [
        "plant.resources.A.units=2", "decisions.release={ conwip: { jobs: 3 } }",
      ])
    #expect(
      focus.moves[1].settings == [
        "plant.resources.A.units=2", "decisions.release.conwip.jobs=3", "decisions.review=null",
      ])
    #expect(focus.moves[1].expense == 1)
  }

  @Test("what may be bought is no part of a replication's identity")
  func identity() throws {
    let plain = try Workbench().load(Self.text).hash
    #expect(try Workbench().load(Self.text + "focus: { budget: 5 }\n").hash == plain)
  }

  @Test("shorter repairs are values of the scenario, in its own laws and units")
  func repairs() throws {
    let bench = try Workbench()
    let path = try bench.write(Self.text)
    let settings = try ScenarioLoader.repairs(of: "B", times: 0.5, file: path)
    #expect(
      settings == [
        "plant.resources.B.failures.jam.repair=45 min",
        "plant.resources.B.failures.wear.repair.lognormal.zeta=\(1 - 0.6931471805599453)",
        "plant.resources.B.failures.tool.repair.gamma.mean=1 h",
        "plant.resources.B.failures.other.repair.empirical.values=[0.5 h, 15 min]",
      ])
    let before = try ScenarioLoader.load(file: path).blueprint.resources[1].failures
    let after = try ScenarioLoader.load(file: path, sets: settings).blueprint.resources[1].failures
    for (before, after) in zip(before, after) {
      #expect(abs(after.repair.mean - before.repair.mean / 2) < 1e-12)
      #expect(abs(after.repair.cv - before.repair.cv) < 1e-12)
      #expect(after.uptime == before.uptime)
    }
    #expect(try ScenarioLoader.repairs(of: "A", times: 0.5, file: path) == [])
  }

  @Test("a saved company means the same as its options")
  func saved() throws {
    let bench = try Workbench()
    let path = try bench.write(
      Self.text + "worlds: { hard: { products.P.demand: 2 per h } }\n", as: "base.yaml")
    let sets = [
      "plant.resources.A.units=2", "plant.resources.A.units=3", "decisions.release=push",
      "decisions.release={ conwip: { jobs: 4 } }", "products.P.route.2.yield=0.9",
      "plant.resources.A.shifts=null",
    ]
    let text = try ScenarioLoader.text(
      extending: "base.yaml", file: path, sets: sets, remarks: ["one\ntwo"])
    #expect(text.hasPrefix("# one two\nextends: base.yaml\n"))
    let saved = try ScenarioLoader.load(file: bench.write(text, as: "saved.yaml"))
    #expect(saved.hash == (try ScenarioLoader.load(file: path, sets: sets).hash))
    let hard = try ScenarioLoader.text(
      extending: "base.yaml", file: path, sets: sets, world: "hard")
    let inWorld = try ScenarioLoader.load(
      file: bench.write(hard, as: "hard.yaml"), world: "hard")
    #expect(inWorld.hash == (try ScenarioLoader.load(file: path, sets: sets, world: "hard").hash))
  }
}
