import Testing

@Suite("Releases")
struct ReleaseTests {
  @Test(
    "ropes, cards, loops and buffers hold back exactly what they should",
    arguments: TheoryCase.releases)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let releases = ropes + cards + loopsOfWork + dates

  // MARK: Ropes

  /// Throughput with 1, 2, 3... tokens between release and drum.
  private static let byTokens = [
    0.307692, 0.460177, 0.550548, 0.609842, 0.651365, 0.681775, 0.704775, 0.72259, 0.736641,
    0.747877, 0.756958, 0.764359,
  ]

  /// What is behind the drum does not feed back, so the rope is a closed loop of three stations.
  private static let ropes = byTokens.enumerated().map { index, rate in
    TheoryCase(
      "dbr_rope_w\(index + 1)",
      "exponential stations of 1, 1, 1.25 (the drum) and 1; rope of \(index + 1) tokens to the drum",
      source: "Reiser & Lavenberg 1980, mean value analysis of the first three stations",
      .steady(relaxation: 30, horizon: 12_000),
      line(
        .unlimited,
        [1, 1, 1.25, 1].map { Station(.exponential($0)) },
        release: "{ dbr: { drum: S3, jobs: \(index + 1) } }"),
      mean: ["flow.output_rate": rate, "resources.S3.utilisation": 1.25 * rate])
  }

  // MARK: Cards

  private static let cards = [
    // A card for the unit and one for each place: blocking after service.
    kanban(
      "kanban_production_1", 2, "{ default: 1 }", "production", 2.0 / 3, wip: 5.0 / 3,
      source: "Hunt 1956: a line without buffers"),
    kanban(
      "kanban_production_3", 3, "{ default: 3, S1: 1 }", "production", 0.734017, wip: 4.633484,
      source: "Hillier & Boling 1967: a line with two places between (`line3_b2`)"),
    // The second stage has so many cards, and the first only starts with one of them in hand.
    kanban(
      "kanban_communication_1", 2, "{ default: 1 }", "communication", 0.5, wip: 1.5,
      source: "M/M/1/1: the first works only while the second has nothing"),
    kanban(
      "kanban_communication_3", 2, "{ S1: 1, S2: 3 }", "communication", 0.75, wip: 2.5,
      source: "M/M/1/3: the number at the second stage is uniform on 0 to 3"),
  ]

  private static func kanban(
    _ id: String, _ stations: Int, _ cards: String, _ blocking: String, _ rate: Double,
    wip: Double, source: String
  ) -> TheoryCase {
    TheoryCase(
      id, "\(stations) exponential stations of 1, \(blocking) kanban, cards \(cards)",
      source: source, .steady(relaxation: 15, horizon: 34_000),
      line(
        .unlimited, Array(repeating: Station(.exponential(1)), count: stations),
        release: "{ kanban: { cards: \(cards), blocking: \(blocking) } }"),
      mean: [
        "flow.output_rate": rate, "flow.wip": wip, "resources.S1.busy": rate,
        "resources.S1.blocked": 1 - rate, "resources.S2.busy": rate,
      ])
  }

  // MARK: Loops

  private static let loopsOfWork = [
    TheoryCase(
      "conwip_of_work",
      "exponential stations of means 1, 1.5 and 2; work for the third is held at 12 min",
      source: "Reiser & Lavenberg 1980: six jobs of 2 min (`mva_unbalanced`)",
      .steady(relaxation: 10, horizon: 42_000),
      line(
        .unlimited, [1, 1.5, 2].map { Station(.exponential($0)) },
        release: "{ conwip: { work: 12 min, of: S3 } }"),
      mean: ["flow.output_rate": 0.460908, "flow.lead_time.mean": 13.017795],
      certain: ["flow.wip": 6]),
    TheoryCase(
      "conwip_per_product",
      "penny fab 1 (4 constant stations of 2 h) for two products, 2 jobs each",
      source: "Hopp & Spearman, Factory Physics, ch. 7: best case of 4 jobs",
      .exactly("unit: h, per: h, warmup: 800.5 h, horizon: 8000 h"),
      """
      plant: { resources: { S1: {}, S2: {}, S3: {}, S4: {} } }
      products:
        P: { demand: unlimited, route: [S1 2 h, S2 2 h, S3 2 h, S4 2 h] }
        Q: { demand: unlimited, route: [S1 2 h, S2 2 h, S3 2 h, S4 2 h] }
      decisions: { release: { conwip: { per: product, jobs: 2 } } }
      """,
      certain: [
        "flow.output_rate": 0.5, "products.P.wip": 2, "products.Q.wip": 2,
        "products.P.shipped": 0.25, "products.Q.lead_time.mean": 8,
      ]),
    TheoryCase(
      "quota", "P and Q of 1 h each on one unit, endless; P 30 and Q 20 in each week of 80 h",
      source: "arithmetic: 50 of 80 h",
      .exactly("unit: h, day: 16 h, week: 5 days, per: week, horizon: 10 weeks"),
      """
      plant: { resources: { A: {} } }
      products:
        P: { demand: unlimited, route: [A 1 h] }
        Q: { demand: unlimited, route: [A 1 h] }
      decisions: { release: { conwip: { jobs: 1 } }, quota: { P: 30 per week, Q: 20 per week } }
      """,
      certain: [
        "products.P.shipped": 30, "products.Q.shipped": 20, "resources.A.busy": 50.0 / 80,
      ]),
  ]

  // MARK: Due dates

  private static let dates = [
    TheoryCase(
      "buffer_zones",
      "four orders promised in 9 days and shipped with 8, 5, 2 and -1 of them left",
      source: "Goldratt's buffer management: penetration 1/9, 4/9, 7/9 and 10/9, zones of a third",
      .exactly("unit: day, day: 24 h, per: day, horizon: 20 days"),
      """
      plant: { resources: { A: {}, B: {}, C: {}, D: {} } }
      products:
        P: { price: 100, route: [A 1 day] }
        Q: { price: 100, route: [B 4 days] }
        R: { price: 100, route: [C 7 days] }
        T: { price: 100, route: [D 10 days] }
      orders:
        - { product: P, placed: 2, due: 11 }
        - { product: Q, placed: 2, due: 11 }
        - { product: R, placed: 2, due: 11 }
        - { product: T, placed: 2, due: 11 }
      """,
      certain: [
        "buffer.green": 0.25, "buffer.yellow": 0.25, "buffer.red": 0.25, "buffer.black": 0.25,
        "flow.on_time": 0.75, "flow.tdd": 100.0 / 20,
      ]),
    TheoryCase(
      "planned_release", "an order a day, promised in 10 days, 2 days of work, released 4 before",
      source: "arithmetic: 2 days in process, 8 from order to shipment, at half of the buffer",
      .exactly("unit: day, day: 24 h, per: day, warmup: 20.5 days, horizon: 100 days"),
      """
      plant: { resources: { A: { units: 3 } } }
      products: { P: { demand: 1 per day, route: [A 2 days] } }
      decisions: { release: { push: { lead_time: 4 days } }, promise: { lead_time: 10 days } }
      """,
      certain: [
        "flow.lead_time.mean": 2, "flow.order_lead_time.mean": 8, "flow.wip": 2,
        "flow.on_time": 1, "buffer.yellow": 1,
      ]),
    TheoryCase(
      "sdbr_release",
      "an order a day, promised in 10 days, 1 day at A and 1 at B (the constraint), buffer 5 days",
      source: "arithmetic: released on day 5, shipped on day 7, with 3 of 5 days left",
      .exactly("unit: day, day: 24 h, per: day, warmup: 20.5 days, horizon: 100 days"),
      """
      plant: { resources: { A: {}, B: {} } }
      products: { P: { demand: 1 per day, route: [A 1 day, B 1 day] } }
      decisions:
        release: { sdbr: { constraint: B, buffer: 5 days } }
        promise: { lead_time: 10 days }
      """,
      certain: [
        "flow.lead_time.mean": 2, "flow.order_lead_time.mean": 7, "flow.wip": 2,
        "flow.on_time": 1, "buffer.yellow": 1, "resources.A.wait.mean": 0,
      ]),
  ]
}
