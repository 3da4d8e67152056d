/// Queues whose arrivals, service or order of service are not those of M/M/c.
extension TheoryCase {
  private static let pollaczek = "Pollaczek 1930, Khinchine 1932; busy period E[S]/(1 - rho)"

  static let generalService = [
    mg1("md1_rho80", "constant service 1", .constant(1), 0.8, scv: 0, wait: 2, horizon: 120_000),
    mg1(
      "me3_1_rho80", "Erlang-3 service 1", .erlang(1, stages: 3), 0.8, scv: 1.0 / 3, wait: 2.666667,
      horizon: 160_000),
    mg1(
      "mg1_scv2_rho80", "gamma service 1 (SCV 2)", .gamma(1, scv: 2), 0.8, scv: 2, wait: 6,
      horizon: 350_000),
    mg1(
      "mln1_scv2_rho80", "lognormal service 1 (SCV 2)", .lognormal(1, scv: 2), 0.8, scv: 2, wait: 6,
      horizon: 450_000),
    mg1(
      "mh2_1_rho70", "hyperexponential service 1 (SCV 3)", .hyperexponential(0.8, 0.5, 3), 0.7,
      scv: 3, wait: 4.666667, horizon: 340_000),
    TheoryCase(
      "md2_lam1.6", "M/D/2, arrivals 1.6, service 1",
      source: "Crommelin 1932: stationary law of the numbers at t and t + D, solved numerically",
      .steady(relaxation: 50, horizon: 60_000),
      line(.poisson(1.6), [Station(.constant(1), units: 2)]),
      mean: [
        "flow.wip": 3.045254, "resources.S1.queue.mean": 1.445254,
        "resources.S1.wait.mean": 0.903284, "resources.S1.wait.probability": 0.701898,
        "flow.lead_time.mean": 1.903284,
      ]),
    TheoryCase(
      "mg1_setups",
      "M/G/1 with setups: 4 products ordered alike at 0.2 each, so 3 of 4 orders "
        + "change the unit over; gamma service 0.7 (SCV 0.25), exponential setup 0.4",
      source: "Pollaczek-Khinchine: whether an order differs from the last is independent of all "
        + "that went before, with probability 3/4",
      .queue(load: 0.8, horizon: 110_000),
      """
      plant:
        resources: { S: { setup: \(Law.exponential(0.4).text) } }
      products:
      \(["P", "Q", "R", "T"].map { name in
        "  \(name): { demand: { poisson: 0.2 per min }, "
          + "route: [{ resource: S, time: \(Law.gamma(0.7, scv: 0.25).text) }] }"
      }.joined(separator: "\n"))
      """,
      mean: [
        "resources.S.busy": 0.56, "resources.S.setup": 0.24, "resources.S.utilisation": 0.8,
        "resources.S.wait.mean": 2.545, "flow.lead_time.mean": 3.545, "flow.wip": 2.836,
        "resources.S.active_period": 5,
      ]),
  ]

  /// P-K asks only for mean and variance, so every law must give Wq = 0.75 (1 + SCV) at the load
  /// 0.6 with a mean of 1.
  static let anyLaw = [
    anyLaw("uniform", "uniform: { min: 0.5 min, max: 1.5 min }", scv: 1.0 / 12),
    anyLaw("triangular", "triangular: { min: 0 min, mode: 0.6 min, max: 2.4 min }", scv: 0.26),
    anyLaw("pert", "pert: { min: 0 min, mode: 1 min, max: 2 min }", scv: 1.0 / 7),
    anyLaw("beta", "beta: { min: 0 min, max: 4 min, alpha: 1, beta: 3 }", scv: 0.6),
    anyLaw("weibull", "weibull: { mean: 1 min, cv: 1.5 }", scv: 2.25, horizon: 210_000),
    anyLaw("normal", "normal: { mean: 1 min, cv: 0.5 }", scv: 0.25),
    anyLaw("discrete", "discrete: { values: [0.5 min, 2 min], weights: [2, 1] }", scv: 0.5),
    anyLaw(
      "empirical", "empirical: { values: [0.2 min, 0.6 min, 1 min, 2.6 min] }", scv: 1.28 / 3),
    // sigma^2 = ln 2, so that the SCV is 1.
    anyLaw(
      "lognormal", "lognormal: { median: 0.7071068 min, p90: 2.0552315 min }", scv: 1,
      horizon: 160_000),
  ]

  private static func anyLaw(
    _ name: String, _ text: String, scv: Double, horizon: Double = 80_000
  ) -> TheoryCase {
    mg1(
      "mg1_\(name)", "service { \(text) }", Law(text: "{ \(text) }"), 0.6, scv: scv,
      wait: 0.75 * (1 + scv), horizon: horizon)
  }

  /// M/G/1 with mean service time 1.
  private static func mg1(
    _ id: String, _ law: String, _ service: Law, _ load: Double, scv: Double, wait: Double,
    horizon: Double
  ) -> TheoryCase {
    TheoryCase(
      id, "M/G/1, arrivals \(load), \(law)", source: pollaczek,
      .queue(load: load, scv: scv, horizon: horizon),
      line(.poisson(load), [Station(service)]),
      mean: [
        "resources.S1.utilisation": load, "resources.S1.wait.mean": wait,
        "resources.S1.queue.mean": load * wait, "flow.lead_time.mean": wait + 1,
        "flow.wip": load * (wait + 1), "resources.S1.wait.probability": load,
        "resources.S1.active_period": 1 / (1 - load),
      ])
  }

  static let generalArrivals = [
    gim1(
      "dm1_rho80", "D/M/1", .evenly(0.8), [0.62863, 1.692731, 2.692731, 8.066701], horizon: 160_000),
    gim1(
      "e2m1_rho80", "E2/M/1", .every(.erlang(1.25, stages: 2)),
      [0.739853, 2.84398, 3.84398, 11.515534], horizon: 190_000),
    gim1(
      "h2m1_rho80", "H2/M/1, gaps with SCV 3", .every(.hyperexponential(0.8, 0.625, 3.75)),
      [0.890706, 8.149631, 9.149631, 27.409846], horizon: 380_000),
  ]

  /// GI/M/1 with arrivals 0.8 and service 1; the answers are sigma (the share that waits), Wq, W
  /// and the 95 % point of the time in the system, which is exponential.
  private static func gim1(
    _ id: String, _ model: String, _ orders: Orders, _ exact: [Double], horizon: Double
  ) -> TheoryCase {
    TheoryCase(
      id, "\(model), arrivals 0.8, service 1",
      source: "root of sigma = A*(mu(1 - sigma)): Kendall 1953; Gross & Harris",
      .queue(load: 0.8, scv: 3, horizon: horizon),
      line(orders, [Station(.exponential(1))]),
      mean: [
        "resources.S1.wait.probability": exact[0], "resources.S1.wait.mean": exact[1],
        "flow.lead_time.mean": exact[2], "flow.lead_time.p95": exact[3],
      ])
  }

  static let disciplines = [
    TheoryCase(
      "mm1_priority_np", "M/M/1, non-preemptive priority: P at 0.3 before Q at 0.5, service 1",
      source: "Cobham 1954, Operations Research 2(1)",
      .queue(load: 0.8, horizon: 260_000),
      twoClasses(.poisson(0.3), .exponential(1), .poisson(0.5), .exponential(1), "[P, Q]"),
      mean: [
        "products.P.lead_time.mean": 2.142857, "products.Q.lead_time.mean": 6.714286,
        "resources.S.wait.mean": 4, "products.P.wip": 0.642857, "products.Q.wip": 3.357143,
      ]),
    TheoryCase(
      "mg1_priority_np",
      "M/G/1, non-preemptive priority: Q (0.6, constant 0.5) before P (0.5, gamma 1, SCV 2)",
      source: "Cobham 1954, Operations Research 2(1)",
      .queue(load: 0.8, scv: 2, horizon: 220_000),
      twoClasses(.poisson(0.5), .gamma(1, scv: 2), .poisson(0.6), .constant(0.5), "[Q, P]"),
      mean: [
        "products.Q.lead_time.mean": 1.678571, "products.P.lead_time.mean": 6.892857,
        "resources.S.wait.mean": 3.321429, "resources.S.utilisation": 0.8,
      ]),
    TheoryCase(
      "mg1_shortest", "M/G/1, shortest operation first: orders 0.95 of 1 to 6 pieces, 0.25 each",
      source: "Phipps 1956, Operations Research 4(1): Cobham's classes by length",
      .queue(load: 0.83, horizon: 105_000),
      """
      plant: { resources: { S: {} } }
      products:
        J:
          demand: { poisson: 0.95 per min, quantity: { discrete: { values: [1, 2, 3, 4, 5, 6] } } }
          route: [S 0.25 min]
      decisions: { dispatching: shortest }
      """,
      mean: [
        "resources.S.wait.mean": 1.841777, "flow.lead_time.mean": 2.716777,
        "resources.S.utilisation": 0.83125,
      ]),
    TheoryCase(
      "mg1_longest", "the same orders, longest operation first",
      source: "Cobham 1954: classes by length, the other way round",
      .queue(load: 0.83, horizon: 330_000),
      """
      plant: { resources: { S: {} } }
      products:
        J:
          demand: { poisson: 0.95 per min, quantity: { discrete: { values: [1, 2, 3, 4, 5, 6] } } }
          route: [S 0.25 min]
      decisions: { dispatching: longest }
      """,
      mean: [
        "resources.S.wait.mean": 4.629898, "flow.lead_time.mean": 5.504898,
        "resources.S.utilisation": 0.83125,
      ]),
    TheoryCase(
      "mm1_preempt", "M/M/1, preemptive priority: P at 0.3 interrupts Q at 0.5, service 1",
      source: "Kleinrock, Queueing Systems II: preemptive resume",
      .queue(load: 0.8, horizon: 300_000),
      twoClasses(
        .poisson(0.3), .exponential(1), .poisson(0.5), .exponential(1), "[P, Q]",
        rule: "{ default: { rule: priority, preempt: yes } }"),
      mean: [
        "products.P.lead_time.mean": 1.428571, "products.Q.lead_time.mean": 7.142857,
        "flow.wip": 4, "products.P.wip": 0.428571, "resources.S.utilisation": 0.8,
      ]),
    TheoryCase(
      "mg1_preempt",
      "M/G/1, preemptive priority: Q (0.6, constant 0.5) interrupts P (0.5, "
        + "constant 1)",
      source: "Kleinrock, Queueing Systems II: preemptive resume",
      .queue(load: 0.8, horizon: 200_000),
      twoClasses(
        .poisson(0.5), .constant(1), .poisson(0.6), .constant(0.5), "[Q, P]",
        rule: "{ default: { rule: priority, preempt: yes } }"),
      // (x (1 - sigma) + sum of lambda x^2 / 2) / (1 - what is above) / (1 - sigma)
      mean: [
        "products.Q.lead_time.mean": (0.5 * 0.7 + 0.075) / 0.7,
        "products.P.lead_time.mean": (0.2 + 0.325) / 0.7 / 0.2,
      ]),
    TheoryCase(
      "mm1_last_come", "M/M/1, arrivals 0.7, service 1, last come first served",
      source: "a wait is a busy period: the same mean, and the 95 % point by inverting the "
        + "transform (Talbot)",
      .queue(load: 0.7, scv: 2, horizon: 260_000),
      line(.poisson(0.7), [Station(.exponential(1))], decisions: "dispatching: last_come"),
      mean: [
        "resources.S1.wait.mean": 2.333333, "flow.lead_time.mean": 3.333333,
        "flow.lead_time.p95": 11.940281, "resources.S1.wait.probability": 0.7,
      ]),
  ]

  private static func twoClasses(
    _ p: Orders, _ serviceP: Law, _ q: Orders, _ serviceQ: Law, _ priority: String,
    rule: String = "priority"
  ) -> String {
    """
    plant: { resources: { S: {} } }
    products:
      P: { demand: \(p.text), route: [{ resource: S, time: \(serviceP.text) }] }
      Q: { demand: \(q.text), route: [{ resource: S, time: \(serviceQ.text) }] }
    decisions: { dispatching: \(rule), priority: \(priority) }
    """
  }
}
