import Testing

@Suite("Queues")
struct QueueTests {
  @Test("a single queue gives the exact answers of queueing theory", arguments: TheoryCase.queues)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let queues = markovian + lossy + generalService + anyLaw + generalArrivals + disciplines

  private static let textbook = "Gross & Harris, Fundamentals of Queueing Theory; closed form"

  private static let markovian = [
    TheoryCase(
      "mm1_rho50", "M/M/1, arrivals 0.5, service 1", source: textbook,
      .queue(load: 0.5, horizon: 100_000),
      line(.poisson(0.5), [Station(.exponential(1))]),
      mean: [
        "resources.S1.utilisation": 0.5, "flow.wip": 1, "flow.lead_time.mean": 2,
        "flow.lead_time.p95": 5.991465, "resources.S1.queue.mean": 0.5,
        "resources.S1.wait.mean": 1, "resources.S1.wait.probability": 0.5,
        "resources.S1.active_period": 2,
      ]),
    TheoryCase(
      "mm1_rho80", "M/M/1, arrivals 0.8, service 1", source: textbook,
      .queue(load: 0.8, horizon: 220_000),
      line(.poisson(0.8), [Station(.exponential(1))]),
      mean: [
        "resources.S1.utilisation": 0.8, "flow.wip": 4, "flow.lead_time.mean": 5,
        "flow.lead_time.p95": 14.978661, "resources.S1.queue.mean": 3.2,
        "resources.S1.wait.mean": 4, "resources.S1.wait.probability": 0.8,
        "resources.S1.active_period": 5,
      ], answers: [.littlesLaw]),
    mmc("mm2_lam1.5", 2, 1.5, [0.75, 0.642857, 1.928571, 1.285714, 3.428571, 2.285714, 6.476581]),
    mmc("mm3_lam2.4", 3, 2.4, [0.8, 0.647191, 2.588764, 1.078652, 4.988764, 2.078652, 5.729218]),
    mmc("mm5_lam4.0", 5, 4.0, [0.8, 0.554113, 2.21645, 0.554113, 6.21645, 1.554113, 4.197463]),
    mmc(
      "mm10_lam8.5", 10, 8.5,
      [0.85, 0.529861, 3.002547, 0.353241, 11.502547, 1.353241, 3.630844], horizon: 60_000),
    TheoryCase(
      "mg_inf", "M/G/infinity, arrivals 5, gamma service 1 (SCV 2)",
      source: "Gross & Harris: L = lambda E[S], Poisson; 60 units stand for infinitely many",
      .steady(relaxation: 5, horizon: 2_000),
      line(.poisson(5), [Station(.gamma(1, scv: 2), units: 60)]),
      mean: ["flow.wip": 5, "flow.lead_time.mean": 1, "resources.S1.utilisation": 5.0 / 60],
      certain: ["resources.S1.wait.probability": 0]),
  ]

  /// M/M/c; the answers are utilisation, probability of a wait, Lq, Wq, L, W and the 95 % point of
  /// the time in the system.
  private static func mmc(
    _ id: String, _ units: Int, _ rate: Double, _ exact: [Double], horizon: Double = 90_000
  ) -> TheoryCase {
    TheoryCase(
      id, "M/M/\(units), arrivals \(rate), service 1", source: "Erlang 1917; " + textbook,
      .queue(load: rate / Double(units), horizon: horizon),
      line(.poisson(rate), [Station(.exponential(1), units: units)]),
      mean: [
        "resources.S1.utilisation": exact[0], "resources.S1.wait.probability": exact[1],
        "resources.S1.queue.mean": exact[2], "resources.S1.wait.mean": exact[3],
        "flow.wip": exact[4], "flow.lead_time.mean": exact[5], "flow.lead_time.p95": exact[6],
      ])
  }

  /// Orders that find no room are lost: a finite buffer, and a patience of nothing.
  private static let lossy = [
    TheoryCase(
      "mm1k_lam1.0_K4", "M/M/1/4, arrivals 1, service 1", source: textbook,
      .steady(relaxation: 10, horizon: 24_000),
      line(
        .poisson(1), [Station(.exponential(1), buffer: 3)], product: "patience: 0 min"),
      mean: [
        "flow.orders.lapsed": 0.2, "flow.output_rate": 0.8, "flow.wip": 2,
        "flow.lead_time.mean": 2.5,
      ]),
    TheoryCase(
      "mm1k_lam0.8_K5", "M/M/1/5, arrivals 0.8, service 1", source: textbook,
      .steady(relaxation: 10, horizon: 75_000),
      line(
        .poisson(0.8), [Station(.exponential(1), buffer: 4)], product: "patience: 0 min"),
      mean: [
        "flow.orders.lapsed": 0.071056, "flow.output_rate": 0.728944, "flow.wip": 1.868332,
        "flow.lead_time.mean": 2.563065,
      ]),
    TheoryCase(
      "mm2k_lam2_K6", "M/M/2/6, arrivals 2, service 1", source: textbook,
      .steady(relaxation: 10, horizon: 20_000),
      line(
        .poisson(2), [Station(.exponential(1), units: 2, buffer: 4)],
        product: "patience: 0 min"),
      mean: [
        "flow.orders.lapsed": 0.307692, "flow.output_rate": 1.692308, "flow.wip": 3.230769,
        "flow.lead_time.mean": 1.909091, "resources.S1.queue.mean": 1.538462,
        "resources.S1.utilisation": 0.846154,
      ]),
    erlangLoss("erlang_b_exponential", "exponential", .exponential(1)),
    erlangLoss("erlang_b_constant", "constant", .constant(1)),
    erlangLoss("erlang_b_lognormal", "lognormal (SCV 4)", .lognormal(1, scv: 4)),
    TheoryCase(
      "impatient_rho80", "M/M/1+D, arrivals 0.8, service 1, patience 5", source: barrer,
      .steady(relaxation: 50, horizon: 70_000),
      line(
        .poisson(0.8), [Station(.exponential(1))], release: conwip(1),
        product: "patience: 5 min"),
      mean: [
        "flow.orders.lapsed": 0.0615893, "flow.output_rate": 0.7384107,
        "resources.S1.utilisation": 0.7384107, "flow.order_lead_time.mean": 2.497761,
      ]),
    TheoryCase(
      "impatient_rho125", "M/M/1+D, arrivals 1.25, service 1, patience 4", source: barrer,
      .steady(relaxation: 50, horizon: 20_000),
      line(
        .poisson(1.25), [Station(.exponential(1))], release: conwip(1),
        product: "patience: 4 min"),
      mean: [
        "flow.orders.lapsed": 0.3269867, "flow.output_rate": 0.9230133,
        "resources.S1.utilisation": 0.9230133, "flow.order_lead_time.mean": 3.085199,
      ]),
  ]

  private static let barrer =
    "Barrer 1957, Operations Research 5(5): virtual wait has density lambda p0 e^-(mu-lambda)x "
    + "up to the patience and lambda p0 e^(lambda tau - mu x) beyond"

  /// Erlang's loss formula holds for any law of service (Sevast'yanov 1957).
  private static func erlangLoss(_ id: String, _ law: String, _ service: Law) -> TheoryCase {
    TheoryCase(
      id, "M/G/4/4, arrivals 3, \(law) service 1",
      source: "Erlang 1917; insensitivity: Sevast'yanov 1957",
      .steady(relaxation: 20, horizon: 10_000),
      line(.poisson(3), [Station(service, units: 4, buffer: 0)], product: "patience: 0 min"),
      mean: [
        "flow.orders.lapsed": 0.618321, "flow.output_rate": 2.381679, "flow.wip": 2.381679,
        "resources.S1.utilisation": 0.59542,
      ])
  }
}
