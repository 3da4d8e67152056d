import Testing

@Suite("Assembly")
struct AssemblyTests {
  @Test(
    "an assembly waits for the last of its parts as theory says", arguments: TheoryCase.assembly)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let assembly = [forkJoin] + mergeBias + bills

  /// Parts `p1`, `p2`... of one step each, on resources `R1`, `R2`... of so many units.
  private static func assembled(_ orders: Orders, _ times: [Law], units: Int = 1) -> String {
    let numbers = times.indices.map { $0 + 1 }
    let resources = numbers.map { "R\($0): { units: \(units) }" }.joined(separator: ", ")
    let parts = zip(numbers, times).map { number, time in
      "  p\(number): { route: [{ resource: R\(number), time: \(time.text) }] }"
    }
    let bill = numbers.map { "p\($0): 1" }.joined(separator: ", ")
    return """
      plant: { resources: { \(resources) } }
      parts:
      \(parts.joined(separator: "\n"))
      products:
        J: { demand: \(orders.text), from: { \(bill) } }
      """
  }

  /// A part that is ready waits, so there are two pieces for each order until both are.
  private static let forkJoin = TheoryCase(
    "fork_join_2", "two parts, each on its own exponential unit of mean 1; orders 0.8",
    source: "Flatto & Hahn 1984; Nelson & Tantawi 1988: (12 - rho)/8/(mu - lambda)",
    .queue(load: 0.8, horizon: 250_000),
    assembled(.poisson(0.8), [.exponential(1), .exponential(1)]),
    mean: [
      "flow.lead_time.mean": 7, "flow.output_rate": 0.8, "flow.wip": 2 * 0.8 * 7,
      "resources.R1.wait.mean": 4, "resources.R2.wait.mean": 4,
    ])

  /// A project is ready when its last path is: later than any path on average.
  private static let mergeBias = [
    merge("exp1_k3", 3, .exponential(1), "exponential 1", 1.833333),
    merge("exp1_k5", 5, .exponential(1), "exponential 1", 2.283333),
    merge(
      "normal_k2", 2, Law(text: "{ normal: { mean: 10 min, sd: 1 min } }"), "normal 10 (s 1)",
      10.56419),
    merge(
      "uniform01_k4", 4, Law(text: "{ uniform: { min: 0 min, max: 1 min } }"), "uniform 0 to 1",
      0.8),
  ]

  private static func merge(
    _ id: String, _ paths: Int, _ time: Law, _ law: String, _ exact: Double
  ) -> TheoryCase {
    TheoryCase(
      "merge_bias_\(id)", "\(paths) paths at once, each \(law); 40 units stand for infinitely many",
      source: "order statistics: the mean of the largest of \(paths)",
      .steady(relaxation: 4, horizon: 4_000),
      assembled(.poisson(0.5), Array(repeating: time, count: paths), units: 40),
      mean: ["flow.lead_time.mean": exact])
  }

  // MARK: Bills

  private static let bills = [
    TheoryCase(
      "bill_of_material",
      "a frame (3 min) with 4 wheels (2 min) each is assembled in 5 min; one order at a time",
      source: "arithmetic: 8 min for the wheels, 5 for the rest; materials 10 + 4 x 2.5 + 1",
      .exactly("unit: min, per: min, horizon: 1300 min"),
      """
      plant: { resources: { A: {}, B: {}, C: {} } }
      parts:
        frame: { material: 10, route: [A 3 min] }
        wheel: { material: 2.50, route: [B 2 min] }
      products:
        cart:
          { price: 50, material: 1, demand: unlimited, from: { frame: 1, wheel: 4 }, route: [C 5 min] }
      decisions: { release: { conwip: { jobs: 1 } } }
      """,
      certain: [
        "flow.output_rate": 1.0 / 13, "flow.lead_time.mean": 13, "resources.A.busy": 3.0 / 13,
        "resources.B.busy": 8.0 / 13, "resources.C.busy": 5.0 / 13, "money.throughput": 29.0 / 13,
        // Five pieces for 8 min, one for 5.
        "flow.wip": (5 * 8 + 5) / 13.0,
      ]),
    TheoryCase(
      "joint_products", "a log is sawn in 4 min into 3 boards, planed in 1 min each, and a slab",
      source: "arithmetic: 3 boards at 12 and a slab at 3, less 30 for the log, every 4 min",
      .exactly("unit: min, per: min, warmup: 402 min, horizon: 4000 min"),
      """
      plant: { resources: { saw: {}, plane: {} } }
      products:
        log: { material: 30, demand: unlimited, route: [saw 4 min], into: { board: 3, slab: 1 } }
        board: { price: 12, route: [plane 1 min] }
        slab: { price: 3 }
      """,
      certain: [
        "products.board.shipped": 0.75, "products.slab.shipped": 0.25,
        "products.board.lead_time.mean": 7, "products.slab.lead_time.mean": 4,
        "resources.saw.busy": 1, "resources.plane.busy": 0.75, "money.throughput": 9.0 / 4,
      ]),
  ]
}
