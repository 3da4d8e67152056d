import Testing

@Suite("Availability")
struct AvailabilityTests {
  @Test(
    "failures, setups and shifts take exactly the capacity that theory says",
    arguments: TheoryCase.availability)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let availability = unreliableLines + [failing, hare, failingAnyTime] + setups + shifts

  // MARK: Failures

  /// A station that works 20 min between failures on average, and is repaired in 4.
  private static let breakdown =
    "failures: { breakdown: { uptime: \(Law.exponential(20).text), "
    + "repair: \(Law.exponential(4).text), by: operation } }"

  /// Two stations that fail, with so many places between them. The buffer hides an outage of the
  /// one from the other.
  private static let unreliableLines = [
    unreliable(0, rate: 0.532787), unreliable(2, rate: 0.625868), unreliable(20, rate: 0.768064),
  ]

  private static func unreliable(_ places: Int, rate: Double) -> TheoryCase {
    TheoryCase(
      "unreliable2_b\(places)",
      "saturated line, 2 exponential stations of mean 1 that fail every 20 min of work for 4, "
        + "buffer \(places)",
      source: "exact Markov chain: busy, blocked or starved, and up or down, times places",
      // Two gaps of SCV 3 walk through 24 places: 2 x 24^2 / (6 pi^2) min and less.
      .steady(relaxation: 60, horizon: 80_000),
      line(
        .unlimited,
        [
          Station(.exponential(1), buffer: 0, resource: breakdown),
          Station(.exponential(1), buffer: places, resource: breakdown),
        ]),
      mean: [
        "flow.output_rate": rate, "resources.S1.busy": rate, "resources.S2.busy": rate,
        "resources.S1.down": rate / 5, "resources.S2.down": rate / 5,
      ],
      certain: ["resources.S1.starved": 0, "resources.S2.blocked": 0],
      answers: [
        Answer("1 - resources.S1.blocked", 1.2 * rate) { 1 - $0["resources.S1.blocked"] },
        Answer("1 - resources.S2.starved", 1.2 * rate) { 1 - $0["resources.S2.starved"] },
      ])
  }

  private static let failing = TheoryCase(
    "mg1_breakdown_odf",
    "M/M/1, arrivals 0.7, service 1; fails every 20 min of work for 4, then goes on",
    source: "Gaver 1962: completion time of mean 1.2 and SCV 2.111; Pollaczek-Khinchine",
    .queue(load: 0.84, scv: 2.1, horizon: 420_000),
    line(.poisson(0.7), [Station(.exponential(1), resource: breakdown)]),
    mean: [
      "resources.S1.busy": 0.7, "resources.S1.down": 0.14, "resources.S1.occupied": 0.84,
      "resources.S1.wait.mean": 9.8, "flow.lead_time.mean": 11, "flow.wip": 7.7,
    ])

  /// te = 20 and ce^2 = 6.25: rare long outages cost more than the availability shows.
  private static let hare = TheoryCase(
    "ept_hare_x19",
    "M/G/1, arrivals 0.025, gamma service 15 (SCV 0.05); fails every 744 min of work for 248",
    source: "Hopp & Spearman, Factory Physics, ch. 8, Hare X19: te 20, SCV 6.25; "
      + "Pollaczek-Khinchine",
    .steady(relaxation: 20 * 42, horizon: 2_500_000),
    line(
      .poisson(0.025),
      [
        Station(
          .gamma(15, scv: 0.05),
          resource: "failures: { breakdown: { uptime: \(Law.exponential(744).text), "
            + "repair: \(Law.exponential(248).text), by: operation } }")
      ]),
    // Outages come once in 50 jobs, so the wait, 72.5, would take too long to confirm.
    mean: ["resources.S1.occupied": 0.5, "resources.S1.busy": 0.375, "flow.output_rate": 0.025],
    answers: [
      Answer("resources.S1.busy / resources.S1.occupied", 0.75) {
        $0["resources.S1.busy"] / $0["resources.S1.occupied"]
      }
    ])

  private static let failingAnyTime = TheoryCase(
    "mm1_breakdown_time",
    "M/M/1, arrivals 0.6, service 1; fails every 20 min, at work or not, for 4",
    source: "White & Christie 1958: L = (lambda + lambda mu f/(r + f)^2)/(mu A - lambda), "
      + "A = r/(r + f)",
    .queue(load: 0.8, scv: 2, horizon: 250_000),
    line(
      .poisson(0.6),
      [
        Station(
          .exponential(1),
          resource: "failures: { breakdown: { uptime: \(Law.exponential(20).text), "
            + "repair: \(Law.exponential(4).text) } }")
      ]),
    mean: [
      "resources.S1.busy": 0.6, "resources.S1.down": 1.0 / 6, "flow.wip": 4,
      "flow.lead_time.mean": 4 / 0.6,
    ])

  // MARK: Setups

  private static let setups = [
    TheoryCase(
      "mg1_random_setup",
      "M/G/1, arrivals 0.7, gamma service 1 (s 0.5); one job in ten needs a gamma setup 2 (s 0.5)",
      source: "Hopp & Spearman, Factory Physics, ch. 8: te 1.2, SCV 0.440972; "
        + "Pollaczek-Khinchine",
      .queue(load: 0.84, horizon: 240_000),
      line(
        .poisson(0.7),
        [
          Station(
            .gamma(1, scv: 0.25),
            resource: "setup: { time: \(Law.gamma(2, scv: 0.0625).text), chance: 10 % }")
        ]),
      mean: [
        "resources.S1.busy": 0.7, "resources.S1.setup": 0.14, "resources.S1.utilisation": 0.84,
        "resources.S1.wait.mean": 4.539062, "flow.lead_time.mean": 5.739062,
      ]),
    TheoryCase(
      "mg1_setup_matrix",
      "M/G/1: three families at 0.25 each, exponential service 0.5; the next of the ring P, Q, R "
        + "takes a setup of 0.5, the one after it 1",
      source: "every column and row of the matrix holds 0, 0.5 and 1, so setups are independent "
        + "of each other; Pollaczek-Khinchine with mean 1 and second moment 17/12",
      .queue(load: 0.75, horizon: 100_000),
      """
      plant:
        resources:
          S:
            setup:
              from:
                P: { Q: 0.5 min, R: 1 min }
                Q: { R: 0.5 min, P: 1 min }
                R: { P: 0.5 min, Q: 1 min }
      products:
      \(["P", "Q", "R"].map { name in
        "  \(name): { demand: { poisson: 0.25 per min }, route: [{ resource: S, "
          + "time: \(Law.exponential(0.5).text), family: \(name) }] }"
      }.joined(separator: "\n"))
      """,
      // E[(X + S)^2] = 2 x 0.25 + 2 x 0.5 x 0.5 + (0 + 0.25 + 1)/3 = 17/12.
      mean: [
        "resources.S.busy": 0.375, "resources.S.setup": 0.375,
        "resources.S.wait.mean": 0.75 * 17 / 12 / 2 / 0.25,
      ]),
  ]

  // MARK: Shifts

  private static let week = Span.exactly("unit: h, per: day, horizon: 7 days")

  private static let shifts = [
    TheoryCase(
      "shift_pause", "an endless supply of pieces of 3 h, one shift of 8 h a day",
      source: "arithmetic: 8/3 pieces a day, 18 whole ones in a week", week,
      line(.unlimited, [Station(Law(text: "3 h"), resource: "shifts: [\"06:00-14:00\"]")]),
      certain: [
        "flow.output_rate": 18.0 / 7, "resources.S1.off_shift": 2.0 / 3,
        "resources.S1.busy": 1.0 / 3, "resources.S1.occupied": 1,
      ]),
    TheoryCase(
      "shift_finish", "the same, but a piece that is begun is finished",
      source: "arithmetic: begun at 6, 9 and 12, so 3 pieces a day", week,
      line(
        .unlimited,
        [
          Station(
            Law(text: "3 h"), resource: "shifts: [\"06:00-14:00\"], at_shift_end: finish")
        ]),
      certain: [
        "flow.output_rate": 3, "resources.S1.off_shift": 15.0 / 24,
        "resources.S1.busy": 9.0 / 24,
      ]),
    TheoryCase(
      "shift_week", "pieces of 1 h; nights from Monday to Friday past midnight, Saturday morning",
      source: "arithmetic: 5 nights of 8 h and one morning of 6 h are 46 h a week",
      // The night from Friday ends on Saturday morning, within the week.
      week,
      line(
        .unlimited,
        [
          Station(
            Law(text: "1 h"),
            resource: "shifts: [\"Mon-Fri 22:00-06:00\", \"Sat 08:00-14:00\"]")
        ]),
      certain: [
        "flow.output_rate": 46.0 / 7, "resources.S1.off_shift": 122.0 / 168,
        "resources.S1.busy": 46.0 / 168,
      ]),
  ]
}
