import Testing

@Suite("Routes")
struct RouteTests {
  @Test(
    "chance, choice and transport on a route change flow and time as theory says",
    arguments: TheoryCase.routes)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let routes = quality + choice + [interference]

  // MARK: Rework and scrap

  private static let quality = [
    TheoryCase(
      "rework_loop", "work (1), then inspection (1/0.9); 20 % go back to work; arrivals 0.5",
      source: "Jackson 1957: each piece comes by 1.25 times",
      .steady(relaxation: 80, horizon: 130_000),
      line(
        .poisson(0.5),
        [
          Station(.exponential(1)),
          Station(.exponential(1 / 0.9), step: "rework: { share: 20 %, to: 1 }"),
        ]),
      mean: [
        "resources.S1.utilisation": 0.625, "resources.S2.utilisation": 0.694444,
        "resources.S1.queue.mean": 1.041667, "resources.S2.queue.mean": 1.578283,
        "resources.S1.wait.mean": 1.666667, "flow.output_rate": 0.5, "flow.wip": 3.939394,
        "flow.lead_time.mean": 7.878788,
      ]),
    TheoryCase(
      "rework_limit",
      "one unit always at work, exponential 1; half the pieces are done again, twice at most, "
        + "then scrapped",
      source: "arithmetic: 1 + 1/2 + 1/4 times each, and 1/8 are lost after three times",
      .steady(relaxation: 4, horizon: 20_000),
      line(
        .unlimited,
        [
          Station(
            .exponential(1), step: "rework: { share: 50 %, to: 1, limit: 2, then: scrap }")
        ], release: conwip(1)),
      mean: [
        "flow.output_rate": 0.5, "flow.scrapped": 0.5 / 7, "flow.lead_time.mean": 11.0 / 7,
      ],
      certain: ["resources.S1.utilisation": 1]),
    TheoryCase(
      "scrap_line", "constant stations of 1 with yields 95, 90 and 98 %, saturated",
      source: "arithmetic: 0.95 x 0.9 x 0.98", .steady(relaxation: 4, horizon: 20_000),
      line(
        .unlimited,
        [
          Station(.constant(1), buffer: 0, step: "yield: 95 %"),
          Station(.constant(1), step: "yield: 90 %"),
          Station(.constant(1), step: "yield: 98 %"),
        ]),
      mean: [
        "flow.output_rate": 0.8379, "flow.scrapped": 0.1621, "resources.S2.busy": 0.95,
        "resources.S3.busy": 0.855,
      ],
      certain: ["resources.S1.busy": 1],
      answers: [
        Answer("starts for 100 good pieces", 119.345984) {
          100 * ($0["flow.output_rate"] + $0["flow.scrapped"]) / $0["flow.output_rate"]
        }
      ]),
    TheoryCase(
      "scrap_again", "M/M/1, arrivals 0.6, service 1, yield 75 %; what is lost is made again",
      source: "Jackson 1957: 4/3 services each, and Bernoulli feedback keeps L = rho/(1 - rho)",
      .queue(load: 0.8, horizon: 220_000),
      line(
        .poisson(0.6), [Station(.exponential(1), step: "yield: 75 %")], product: "scrap: again"),
      mean: [
        "resources.S1.utilisation": 0.8, "flow.output_rate": 0.6, "flow.scrapped": 0.2,
        "flow.wip": 4, "flow.lead_time.mean": 4 / 0.6,
      ]),
    TheoryCase(
      "sampled_inspection", "M/M/1 at 0.5, then every fourth piece, by chance, into an M/M/1 of 4",
      source: "Jackson 1957: the second sees 0.125", .steady(relaxation: 60, horizon: 300_000),
      line(
        .poisson(0.5), [Station(.exponential(1)), Station(.exponential(4), step: "sample: 25 %")]),
      mean: [
        "resources.S2.utilisation": 0.5, "resources.S2.wait.mean": 4, "flow.wip": 2,
        "flow.lead_time.mean": 4,
      ]),
  ]

  // MARK: Alternatives and transport

  private static let choice = [
    TheoryCase(
      "shorter_queue", "two exponential units of mean 1; arrivals 1.5 join the shorter queue",
      source: "exact Markov chain of 61 x 61 states; no change of queue, a tie goes to the first",
      .steady(relaxation: 60, horizon: 100_000),
      """
      plant: { resources: { A: {}, B: {} } }
      products:
        J:
          demand: { poisson: 1.5 per min }
          route: [{ resource: A, time: \(Law.exponential(1).text), or: [B] }]
      """,
      mean: [
        "flow.wip": 3.67208, "flow.lead_time.mean": 2.448054,
        "resources.A.utilisation": 0.811254, "resources.B.utilisation": 0.688746,
      ]),
    TheoryCase(
      "transport",
      "two M/M/1 at 0.5, an exponential transport of 3 between, a constant one of 5 after",
      source: "Jackson 1957: transport is an M/G/infinity, which keeps Poisson flow",
      .steady(relaxation: 30, horizon: 80_000),
      line(
        .poisson(0.5),
        [
          Station(.exponential(1), step: "transport: \(Law.exponential(3).text)"),
          Station(.exponential(1), step: "transport: 5 min"),
        ]),
      mean: [
        "resources.S1.wait.mean": 1, "resources.S2.wait.mean": 1, "flow.wip": 6,
        "flow.lead_time.mean": 12,
      ]),
  ]

  // MARK: A second resource

  /// The same as `machine_repair_10_1`, seen from the machines: each waits for the operator, is set
  /// up, and runs by itself.
  private static let interference = TheoryCase(
    "machine_interference",
    "10 machines, constant runs of 9, each after an exponential setup of 1 by the one operator",
    source: "Palm 1947, machine interference; insensitivity: Baskett et al. 1975",
    .steady(relaxation: 30, horizon: 42_000),
    """
    plant:
      resources:
        machine: { units: 10, setup: { time: \(Law.exponential(1).text), chance: 100 % } }
        operator: {}
    products:
      J:
        demand: unlimited
        route: [{ resource: machine, time: 9 min, with: { resource: operator, for: setup } }]
    """,
    mean: [
      "flow.output_rate": 0.832037, "resources.machine.busy": 0.748833,
      "resources.machine.setup": 0.0832037, "resources.machine.waiting": 0.167963,
      "resources.operator.utilisation": 0.832037,
    ],
    certain: ["resources.machine.starved": 0])
}
