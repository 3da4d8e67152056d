import Testing

@Suite("Batches")
struct BatchTests {
  @Test(
    "orders of many pieces give the exact answers of serial batching", arguments: TheoryCase.batches
  )
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let batches = serial + [geometric] + furnaces + transfers + multitasking

  /// Orders of k pieces at the rate 0.4/k: k, utilisation, wait and cycle time.
  private static let table: [(k: Int, load: Double, wait: Double, cycle: Double)] = [
    (4, 0.9, 40.5, 49.5), (5, 0.8, 20, 30), (6, 0.733333, 15.125, 26.125),
    (7, 0.685714, 13.090909, 25.090909), (8, 0.65, 12.071429, 25.071429),
    (9, 0.622222, 11.529412, 25.529412), (10, 0.6, 11.25, 26.25),
    (12, 0.566667, 11.115385, 28.115385),
    (15, 0.533333, 11.428571, 31.428571), (20, 0.5, 12.5, 37.5), (30, 0.466667, 15.3125, 50.3125),
  ]

  /// A piece takes 1 and an order 5 more, so that few pieces per order waste capacity and many
  /// wait for each other: k = 8 is best.
  private static let serial = table.map { row in
    let service = 5 + Double(row.k)
    return TheoryCase(
      "serial_batch_k\(row.k)",
      "M/D/1, orders of \(row.k) pieces at 0.4/\(row.k): 5 + \(row.k) each",
      source: "Hopp & Spearman, Factory Physics, ch. 9; Pollaczek-Khinchine",
      // 2 s^2/(1 - rho)^2 with s^2 = rho x service, as for a single queue of constant service.
      .steady(
        relaxation: 2 * row.load * service / (1 - row.load) / (1 - row.load),
        horizon: row.k == 4 ? 3_000_000 : 1_000_000),
      """
      plant: { resources: { S: {} } }
      products:
        J:
          demand: { poisson: \(0.4 / Double(row.k)) per min, quantity: \(row.k) }
          route: [{ resource: S, time: 1 min, order_time: 5 min }]
      """,
      mean: [
        "resources.S.utilisation": row.load, "resources.S.wait.mean": row.wait,
        "flow.lead_time.mean": row.cycle, "flow.output_rate": 0.4, "flow.wip": 0.4 * row.cycle,
      ])
  }

  /// A geometric number of exponential pieces takes an exponential time, so orders see M/M/1; in
  /// pieces, E[q W] = E[q] Wq + E[q^2] t = 4 x 1.5 + 28 x 0.25.
  private static let geometric = TheoryCase(
    "geometric_batch", "orders 0.6 of a geometric number of pieces (mean 4), exponential 0.25 each",
    source: "M/M/1; pieces in process by Little's law from E[q W]",
    .queue(load: 0.6, horizon: 110_000),
    line(.poisson(0.6, of: "{ geometric: { mean: 4 } }"), [Station(.exponential(0.25))]),
    mean: [
      "resources.S1.utilisation": 0.6, "resources.S1.wait.mean": 1.5,
      "flow.lead_time.mean": 2.5, "flow.output_rate": 2.4, "flow.wip": 7.8,
    ])

  // MARK: Furnaces

  /// The chain of `bulk_service` at its root z: the queue of the busy server is geometric, and a
  /// server without a queue goes idle, 2 p(idle) = p(busy) (1 - z).
  private static let bulkRoot = 0.741270910566002
  private static let bulkBusy = 2 / (3 - bulkRoot)
  private static let bulkQueue = bulkBusy * bulkRoot / (1 - bulkRoot)

  private static let furnaces = [
    TheoryCase(
      "bulk_service", "arrivals 2, exponential batches of mean 1 of what is there, 4 at most",
      source: "Bailey 1954; the queue of the busy server is geometric with the root of "
        + "z^5 - 3 z + 2 = 0 inside (0, 1)",
      .steady(relaxation: 20, horizon: 40_000),
      line(.poisson(2), [Station(.exponential(1), step: "batch: { max: 4 }")]),
      mean: [
        "resources.S1.busy": bulkBusy, "resources.S1.queue.mean": bulkQueue,
        "resources.S1.wait.mean": bulkQueue / 2, "flow.lead_time.mean": 1 + bulkQueue / 2,
      ]),
    TheoryCase(
      "furnace_full", "a piece every 15 min, batches of exactly 4 for 50 min",
      source: "arithmetic: the four wait 45, 30, 15 and 0 min",
      .exactly("unit: min, per: min, warmup: 607 min, horizon: 6000 min"),
      line(.evenly(1.0 / 15), [Station(.constant(50), step: "batch: { min: 4, max: 4 }")]),
      certain: [
        "resources.S1.wait.mean": 22.5, "flow.lead_time.mean": 72.5, "resources.S1.busy": 5.0 / 6,
      ]),
    TheoryCase(
      "furnace_wait", "a piece every 15 min, batches of 4 that wait 20 min at most, 10 min each",
      source: "arithmetic: two at a time, which wait 20 and 5 min",
      .exactly("unit: min, per: min, warmup: 607 min, horizon: 6000 min"),
      line(
        .evenly(1.0 / 15),
        [Station(.constant(10), step: "batch: { min: 4, max: 4, wait: 20 min }")]),
      certain: [
        "resources.S1.wait.mean": 12.5, "flow.lead_time.mean": 22.5, "resources.S1.busy": 1.0 / 3,
      ]),
    TheoryCase(
      "tray", "a piece every 15 min, trays of 4 that take 5 min for each piece in turn",
      source: "arithmetic: 22.5 min until a tray is full, then 20 min",
      .exactly("unit: min, per: min, warmup: 607 min, horizon: 6000 min"),
      line(
        .evenly(1.0 / 15), [Station(.constant(5), step: "batch: { min: 4, max: 4, serial: yes }")]),
      certain: ["flow.lead_time.mean": 42.5, "resources.S1.busy": 1.0 / 3]),
  ]

  // MARK: Transfer and process batches

  /// Ten pieces of 1 min at each of three stations.
  private static let transfers = [
    transfer(by: 10, time: 30), transfer(by: 5, time: 20), transfer(by: 2, time: 14),
    transfer(by: 1, time: 12),
  ]

  private static func transfer(by pieces: Int, time: Double) -> TheoryCase {
    TheoryCase(
      "transfer_\(pieces)",
      "orders of 10 pieces, an hour apart, 3 stations of 1 min a piece, moved by \(pieces)",
      source: "arithmetic: the first part passes by itself, the others follow it",
      .exactly("unit: min, per: min, warmup: 59 min, horizon: 6000 min"),
      line(
        Orders(text: "{ rate: 1 per h, quantity: 10 }"), [1, 1, 1].map { Station(.constant($0)) },
        decisions: "batches: { default: { transfer: \(pieces) } }"),
      certain: ["flow.lead_time.mean": time, "resources.S3.busy": 1.0 / 6])
  }

  /// Three projects of ten days each on one resource, whole or in slices of five days.
  private static let multitasking = [
    multitasked(by: 10, ends: [10, 20, 30]), multitasked(by: 5, ends: [20, 25, 30]),
  ]

  private static func multitasked(by slice: Int, ends: [Double]) -> TheoryCase {
    TheoryCase(
      "multitask_3x10_by_\(slice)",
      "3 orders of 10 pieces of a day at once on one resource, \(slice) pieces at a time",
      source: "E. M. Goldratt, Critical Chain: projects A, B and C",
      .exactly("unit: day, day: 24 h, per: day, horizon: 31 days"),
      """
      plant: { resources: { R: {} } }
      products: { A: { route: [R 1 day] }, B: { route: [R 1 day] }, C: { route: [R 1 day] } }
      orders:
        - { product: A, quantity: 10, placed: 0 }
        - { product: B, quantity: 10, placed: 0 }
        - { product: C, quantity: 10, placed: 0 }
      decisions: { batches: { R: { process: \(slice) } } }
      """,
      certain: [
        "products.A.lead_time.mean": ends[0], "products.B.lead_time.mean": ends[1],
        "products.C.lead_time.mean": ends[2],
      ])
  }
}
