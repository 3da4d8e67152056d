import Testing

@Suite("Batches")
struct BatchTests {
  @Test(
    "orders of many pieces give the exact answers of serial batching", arguments: TheoryCase.batches
  )
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let batches = serial + [geometric]

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
}
