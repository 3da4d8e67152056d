import Testing

@Suite("Networks")
struct NetworkTests {
  @Test(
    "an open network gives the exact answers of Jackson and Kelly", arguments: TheoryCase.networks)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let networks = [
    TheoryCase(
      "merge_poisson", "two Poisson streams, 0.3 and 0.4, into one exponential unit of rate 1",
      source: "superposition of Poisson processes; M/M/1",
      .queue(load: 0.7, horizon: 120_000),
      """
      plant: { resources: { S: {} } }
      products:
        P: { demand: { poisson: 0.3 per min }, route: [{ resource: S, time: \(Law.exponential(1).text) }] }
        Q: { demand: { poisson: 0.4 per min }, route: [{ resource: S, time: \(Law.exponential(1).text) }] }
      """,
      mean: [
        "flow.output_rate": 0.7, "resources.S.wait.mean": 2.333333, "flow.wip": 2.333333,
        "products.P.lead_time.mean": 3.333333, "products.Q.lead_time.mean": 3.333333,
        "products.P.wip": 1, "products.Q.wip": 1.333333,
      ]),
    TheoryCase(
      "jackson_tandem_3", "three exponential stations in a row, 0.5, 1 and 0.8, arrivals 0.75",
      source: "Jackson 1957; times at the stations are independent (Reich 1957), so the 95 % point "
        + "is that of a sum of exponentials of means 0.8, 4 and 2",
      // The slowest station, M/M/1 at 0.75, relaxes in 56 min; three in a row add up.
      .steady(relaxation: 120, horizon: 130_000),
      line(
        .poisson(0.75),
        [Station(.exponential(0.5)), Station(.exponential(1)), Station(.exponential(0.8))]),
      mean: [
        "resources.S1.utilisation": 0.375, "resources.S2.utilisation": 0.75,
        "resources.S3.utilisation": 0.6, "resources.S1.wait.mean": 0.3,
        "resources.S2.wait.mean": 3, "resources.S3.wait.mean": 1.2, "flow.wip": 5.1,
        "flow.lead_time.mean": 6.8, "flow.lead_time.p95": 15.593659,
      ]),
    TheoryCase(
      "jackson_units", "M/M/2, M/M/1, M/M/3 in a row (means 1, 0.6, 2), arrivals 1.2",
      source: "Jackson 1957; Burke 1956", .steady(relaxation: 200, horizon: 260_000),
      line(
        .poisson(1.2),
        [
          Station(.exponential(1), units: 2), Station(.exponential(0.6)),
          Station(.exponential(2), units: 3),
        ]),
      mean: [
        "resources.S1.wait.mean": 0.5625, "resources.S2.wait.mean": 1.542857,
        "resources.S3.wait.mean": 2.157303, "resources.S1.wait.probability": 0.45,
        "resources.S2.wait.probability": 0.72, "resources.S3.wait.probability": 0.647191,
        "resources.S3.utilisation": 0.8, "flow.wip": 9.435193, "flow.lead_time.mean": 7.862661,
      ]),
    TheoryCase(
      "kelly_job_shop",
      "job shop: P visits A, A again, B (0.25); Q visits B, A (0.3); R visits B (0.2); "
        + "exponential A of mean 1, B of mean 0.8",
      source: "Kelly 1975: each station is an M/M/1 whatever the routes",
      .steady(relaxation: 200, horizon: 240_000),
      """
      plant: { resources: { A: {}, B: {} } }
      products:
        P: { demand: { poisson: 0.25 per min }, route: [\(visitA), \(visitA), \(visitB)] }
        Q: { demand: { poisson: 0.3 per min }, route: [\(visitB), \(visitA)] }
        R: { demand: { poisson: 0.2 per min }, route: [\(visitB)] }
      """,
      mean: [
        "resources.A.utilisation": 0.8, "resources.B.utilisation": 0.6,
        "resources.A.wait.mean": 4, "resources.B.wait.mean": 1.2,
        "products.P.lead_time.mean": 12, "products.Q.lead_time.mean": 7,
        "products.R.lead_time.mean": 2, "flow.wip": 5.5,
      ], answers: [.littlesLaw]),
    TheoryCase(
      "constant_tandem", "M/D/1, then a station with the same constant time 1: arrivals 0.8",
      source: "Friedman 1965, Operations Research 13(1): behind the first nobody ever waits",
      .queue(load: 0.8, horizon: 90_000),
      line(.poisson(0.8), [Station(.constant(1)), Station(.constant(1))]),
      mean: [
        "resources.S1.wait.mean": 2, "flow.lead_time.mean": 4, "resources.S2.utilisation": 0.8,
      ],
      certain: ["resources.S2.wait.mean": 0]),
  ]

  private static let visitA = "{ resource: A, time: \(Law.exponential(1).text) }"
  private static let visitB = "{ resource: B, time: \(Law.exponential(0.8).text) }"
}
