import Company
import Testing

@testable import Scenario

@Suite("What is plausible in a factory")
struct PlausibilityTests {
  /// One product through A and B, with changes.
  private static func text(
    _ resources: String = "A: {}, B: {}", route: String = "[A 15 min, B 10 min]",
    demand: String = "10 per week", _ extra: String = ""
  ) -> String {
    """
    title: T
    time: { unit: min, warmup: 1 week, horizon: 40 weeks }
    plant: { resources: { \(resources) } }
    products: { P: { price: 90, demand: \(demand), route: \(route) } }
    \(extra)
    """
  }

  private func warnings(_ text: String) throws -> [String] {
    try Workbench().load(text).warnings.map(\.message)
  }

  @Test("a resource that only helps, or only stands in, is used")
  func uses() throws {
    let text = Self.text(
      "A: {}, B: {}, C: {}, D: {}, E: {}",
      route: "[{ resource: A, time: 1, with: C }, { resource: B, time: 1, or: [D] }]")
    #expect(try warnings(text) == ["no route uses resource 'E'"])
  }

  @Test("a part that nothing is made from is a doubt")
  func parts() throws {
    #expect(
      try warnings(Self.text("A: {}, B: {}", "parts: { a: { route: [A 1] } }"))
        == ["nothing is made from part 'a'"])
  }

  @Test("a helper for setups where there are none is a doubt")
  func helpers() throws {
    let text = Self.text(
      "A: {}, B: {}", route: "[{ resource: A, time: 1, with: { resource: B, for: setup } }, B 1]")
    #expect(try warnings(text) == ["'B' helps with setups, but resource 'A' has none"])
  }

  @Test("a setup by chance needs no second family, one by pairs needs its families")
  func setups() throws {
    #expect(try warnings(Self.text("A: { setup: { time: 5, chance: 10 % } }, B: {}")) == [])
    let pairs = Self.text(
      "A: { setup: { from: { P: { Q: 5 } } } }, B: { setup: { from: { Q: { red: 5 } } } }",
      route: "[A 15 min, { resource: B, time: 1, family: red }, B 1]")
    let other = pairs.replacing(
      "products: {", with: "products: { Q: { demand: 1 per week, route: [A 1] },")
    #expect(try warnings(other) == ["setup family 'Q' never comes to resource 'B'"])
  }

  @Test(
    "a release that holds nothing back, or everything, is a doubt",
    arguments: [
      (
        "release: { push: { lead_time: 3 days } }",
        "under the base decisions orders are released so long before their due dates, but have none: "
          + "nothing is held back"
      ),
      ("release: { push: { lead_time: 3 days } }, promise: { lead_time: 1 week }", nil),
      (
        "release: { dbr: { drum: C, jobs: 5 } }",
        "under the base decisions the drum is 'C', for which no order has any work"
      ),
      (
        "release: { sdbr: { constraint: C, buffer: 1 day } }",
        "under the base decisions the constraint is 'C', for which no order has any work"
      ),
      (
        "promise: { safe_date: { constraint: C, buffer: 1 day } }",
        "under the base decisions the constraint of safe dates is 'C', for which no order has any work"
      ),
      (
        "release: { conwip: { work: 5 h, of: C } }",
        "under the base decisions the loop 'all' is 'C', for which no order has any work"
      ),
      ("release: { dbr: { drum: B, jobs: 5 } }", nil),
      ("release: { sdbr: { constraint: B, buffer: 1 day } }, dispatching: critical_ratio", nil),
      (
        "release: { conwip: { jobs: 3 } }",
        "under the base decisions a batch of 4 jobs waits for ever: only 3 may be in process"
      ),
      (
        "release: { kanban: { cards: 3 } }",
        "under the base decisions a batch of 4 jobs waits for ever: only 3 may be in process"
      ),
      ("release: { kanban: { cards: { default: 3, A: 4 } } }", nil),
      (
        "dispatching: { A: { rule: least_setup, then: critical_ratio } }",
        "under the base decisions jobs are dispatched by due date, but none is promised"
      ),
      (
        "dispatching: { A: { rule: least_setup, then: priority } }",
        "under the base decisions jobs are dispatched by priority, but there is none"
      ),
    ] as [(String, String?)])
  func releases(_ decisions: String, _ warning: String?) throws {
    let text = Self.text(
      "A: {}, B: {}, C: {}",
      route: "[{ resource: A, time: 15 min, batch: { min: 4, max: 8 } }, B 10 min, C 0]",
      "decisions: { \(decisions) }")
    #expect(try warnings(text) == (warning.map { [$0] } ?? []))
  }

  @Test("due dates of the trace count as due dates")
  func dates() throws {
    let decisions =
      "decisions: { release: { push: { lead_time: 3 days } }, dispatching: least_slack }"
    let text = Self.text(
      "A: {}, B: {}", "orders: [{ product: P, placed: 1 day, due: 9 days }]\n\(decisions)")
    #expect(try warnings(text) == [])
  }

  @Test("orders after the end of the run are a doubt")
  func late() throws {
    let text = Self.text(
      "A: {}, B: {}",
      "orders: [{ product: P, placed: 41 weeks }, { product: P, placed: 40 weeks }, { product: P, placed: 90 weeks }]"
    )
    #expect(try warnings(text) == ["2 of 3 orders are placed after the end of the run"])
  }

  @Test(
    "a backlog is expected only where the calendar, the speed and the failures leave too little time"
  )
  func backlog() throws {
    // 1440 orders a day of 1 min each: a full load, for a thousand years.
    func load(_ resource: String) -> String {
      Self.text("A: { \(resource) }, B: {}", route: "[A 1 min]", demand: "1440 per day")
        .replacing("40 weeks", with: "50000 weeks")
    }
    #expect(try Workbench().mistakes(load("speed: 101 %")).isEmpty)
    for slower in [
      "speed: 90 %", "shifts: \"06:00-22:00\"", "failures: { f: { uptime: 9 h, repair: 1 h } }",
    ] {
      let mistakes = try Workbench().mistakes(load(slower))
      #expect(mistakes.count == 1 && mistakes[0].contains("orders would be waiting"), "\(slower)")
    }
  }

  @Test("pieces of components count as pieces of a run")
  func pieces() throws {
    let plain = Self.text("A: {}, B: {}", demand: "{ rate: 1 per min, quantity: 100 }")
    let speed = plain.replacing(
      "A: {}, B: {}", with: "A: { speed: 100000 % }, B: { speed: 100000 % }")
    #expect(try Workbench().mistakes(speed) == [])
    let assembled = speed.replacing("price: 90,", with: "from: { a: 1000 },")
    #expect(
      try Workbench().mistakes(assembled + "\nparts: { a: { route: [B 0] } }") == [
        "4:45 more than a billion orders, or ten billion pieces, are expected in one run"
      ])
  }

  @Test("an endless source is held back by its first step, a limit, cards or a full queue")
  func endless() throws {
    func mistakes(_ resources: String, _ route: String, _ release: String) throws -> Int {
      try Workbench().mistakes(
        Self.text(
          resources, route: route, demand: "unlimited", "decisions: { release: \(release) }")
      ).count
    }
    let zeroFirst = "[A 0, B 5 min]"
    #expect(try mistakes("A: {}, B: {}", "[A 5 min, B 0]", "push") == 0)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "push") == 1)
    #expect(try mistakes("A: {}, B: { buffer: 3 }", zeroFirst, "push") == 0)
    // A queue that can be full does not help when there is a way past it, or room on the way to it.
    let full = "A: {}, B: { buffer: 3 }, C: {}"
    let past = "[A 0, { resource: B, time: 5 min, or: [C] }]"
    #expect(try mistakes(full, past, "push") == 1)
    #expect(try mistakes(full, "[A 0, C 0, B 5 min]", "push") == 1)
    #expect(try mistakes(full, "[A 0, C 0, A 5 min]", "push") == 1)
    #expect(try mistakes(full, "[A 0, A 5 min, C 0]", "push") == 0)
    let onTheWay = "[{ resource: A, time: 0, transport: 1 h }, B 5 min]"
    #expect(try mistakes(full, onTheWay, "push") == 1)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ conwip: { jobs: 5 } }") == 0)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ conwip: { work: 5 h, of: B } }") == 0)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ conwip: { work: 5 h, of: A } }") == 1)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ dbr: { drum: B, jobs: 5 } }") == 0)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ dbr: { drum: A, jobs: 5 } }") == 1)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ kanban: { cards: 3 } }") == 0)
    #expect(try mistakes("A: {}, B: {}", zeroFirst, "{ kanban: { cards: { A: 3 } } }") == 1)
    #expect(
      try mistakes("A: { rounds: { every: 1 h, pieces: 2 } }, B: {}", "[A, B 0]", "push") == 0)
  }
}
