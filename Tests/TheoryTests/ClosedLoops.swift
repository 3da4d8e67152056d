import Testing

@Suite("Closed loops")
struct ClosedLoopTests {
  @Test(
    "a plant with a fixed number of jobs gives the exact answers of mean value analysis",
    arguments: TheoryCase.loops)
  func random(_ theory: TheoryCase) async throws { try await theory.check() }

  @Test(
    "a penny fab without variability keeps to the best and the worst case",
    arguments: TheoryCase.pennyFabs)
  func certain(_ theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  /// Relaxation times of these loops, from the eigenvalues of their Markov chains, stay below 10
  /// times the mean time of a station up to 4 stations and 10 jobs, and grow like
  /// (stations + jobs)^1.5 in longer balanced rings.
  static let loops =
    [
      balanced("conwip_bal_4st_w4", 4, mean: 1, jobs: 4, rate: 0.571429, cycle: 7),
      balanced("conwip_bal_4st_w8", 4, mean: 1, jobs: 8, rate: 0.727273, cycle: 11),
      balanced("conwip_bal_10st_w21", 10, mean: 1, jobs: 21, rate: 0.7, cycle: 30, profit: 49),
      pushed("push_10st_th68", 0.683772233983162, wip: 21.622777, profit: 46.754447),
      pushed("push_10st_th70", 0.7, wip: 23.333333, profit: 46.666667),
      unbalanced,
    ] + repair + practicalWorst + exponentialFabTwo

  /// Penny fabs whose times are constant.
  static let pennyFabs = bestFabOne + worstFabOne + bestFabTwo + worstFabTwo

  private static let mva = "Reiser & Lavenberg 1980, mean value analysis"
  private static let factoryPhysics = "Hopp & Spearman, Factory Physics"

  /// A balanced loop of exponential stations: TH = w/(w + n - 1)/mean.
  private static func balanced(
    _ id: String, _ stations: Int, mean time: Double, jobs: Int, rate: Double, cycle: Double,
    profit: Double? = nil
  ) -> TheoryCase {
    TheoryCase(
      id, "CONWIP, \(stations) exponential stations of mean \(time), \(jobs) jobs", source: mva,
      .steady(relaxation: 40 * time, horizon: 12_000 * time),
      line(
        .unlimited, Array(repeating: Station(.exponential(time)), count: stations),
        release: conwip(jobs)),
      mean: [
        "flow.output_rate": rate, "flow.lead_time.mean": cycle,
        "resources.S1.utilisation": rate * time,
      ],
      certain: ["flow.wip": Double(jobs)],
      answers: profit.map {
        [Answer("100 flow.output_rate - flow.wip", $0, measure: profitLessHolding)]
      } ?? [])
  }

  private static let profitLessHolding: @Sendable (Reading) -> Double = {
    100 * $0["flow.output_rate"] - $0["flow.wip"]
  }

  /// The same ten stations, with orders pushed in at the rate that the loop gives out.
  private static func pushed(
    _ id: String, _ rate: Double, wip: Double, profit: Double
  ) -> TheoryCase {
    TheoryCase(
      id, "push, 10 exponential stations of mean 1, arrivals \(rate)",
      source: "Jackson 1957; comparison after " + factoryPhysics + ", ch. 10",
      // M/M/1 at 0.7 relaxes in 37 min, and ten of them one after the other.
      .steady(relaxation: 370, horizon: 33_000),
      line(.poisson(rate), Array(repeating: Station(.exponential(1)), count: 10)),
      mean: ["flow.wip": wip, "flow.lead_time.mean": wip / rate, "flow.output_rate": rate],
      answers: [Answer("100 flow.output_rate - flow.wip", profit, measure: profitLessHolding)])
  }

  private static let unbalanced = TheoryCase(
    "mva_unbalanced", "CONWIP, exponential stations of means 1, 1.5 and 2, 6 jobs", source: mva,
    .steady(relaxation: 10, horizon: 42_000),
    line(
      .unlimited, [Station(.exponential(1)), Station(.exponential(1.5)), Station(.exponential(2))],
      release: conwip(6)),
    mean: [
      "flow.output_rate": 0.460908, "flow.lead_time.mean": 13.017795,
      "resources.S1.utilisation": 0.460908, "resources.S2.utilisation": 0.691361,
      "resources.S3.utilisation": 0.921815, "resources.S1.queue.mean": 0.338561,
      "resources.S2.queue.mean": 1.033795, "resources.S3.queue.mean": 2.55356,
      "resources.S1.wait.mean": 0.734553, "resources.S2.wait.mean": 2.242956,
      "resources.S3.wait.mean": 5.540287,
    ],
    certain: ["flow.wip": 6])

  // MARK: Machine repair

  /// Machines run until they stop and queue for a repairman; the run is a station with a unit for
  /// each machine. The answers hold for any law of the time between stops.
  private static let repair = [
    machineRepair(
      "machine_repair_10_1", .exponential(9), "exponential", machines: 10, repair: 1, men: 1,
      [0.832037, 0.748833, 0.832037, 1.679632, 2.0187]),
    machineRepair(
      "machine_repair_constant", .constant(9), "constant", machines: 10, repair: 1, men: 1,
      [0.832037, 0.748833, 0.832037, 1.679632, 2.0187]),
    machineRepair(
      "machine_repair_lognormal", .lognormal(9, scv: 2), "lognormal (SCV 2)", machines: 10,
      repair: 1, men: 1, [0.832037, 0.748833, 0.832037, 1.679632, 2.0187]),
    machineRepair(
      "machine_repair_12_2", .exponential(18), "exponential", machines: 12, repair: 3, men: 2,
      [0.519697, 0.779545, 0.779545, 1.08637, 2.090392]),
  ]

  private static func machineRepair(
    _ id: String, _ run: Law, _ law: String, machines: Int, repair: Double, men: Int,
    _ exact: [Double]
  ) -> TheoryCase {
    TheoryCase(
      id, "\(machines) machines, \(law) runs, exponential repair of mean \(repair), men: \(men)",
      source: "Palm 1947, machine interference; insensitivity: Baskett et al. 1975",
      .steady(relaxation: 30, horizon: 42_000),
      line(
        .unlimited,
        [Station(run, units: machines), Station(.exponential(repair), units: men)],
        release: conwip(machines)),
      mean: [
        "flow.output_rate": exact[0], "resources.S1.utilisation": exact[1],
        "resources.S2.utilisation": exact[2], "resources.S2.queue.mean": exact[3],
        "resources.S2.wait.mean": exact[4],
      ],
      certain: ["resources.S1.wait.mean": 0])
  }

  // MARK: Penny fabs

  private static let fabOne = [2.0, 2, 2, 2]
  private static let fabTwo: [(time: Double, units: Int)] = [(2, 1), (5, 2), (10, 6), (3, 2)]

  /// Penny fab 1: jobs, then throughput and cycle time of best and of practical worst case.
  private static let fabOneTable: [(jobs: Int, best: (Double, Double), pwc: (Double, Double))] = [
    (1, (0.125, 8), (0.125, 8)), (2, (0.25, 8), (0.2, 10)), (3, (0.375, 8), (0.25, 12)),
    (4, (0.5, 8), (0.285714, 14)), (5, (0.5, 10), (0.3125, 16)), (6, (0.5, 12), (0.333333, 18)),
    (8, (0.5, 16), (0.363636, 22)), (10, (0.5, 20), (0.384615, 26)), (12, (0.5, 24), (0.4, 30)),
  ]

  /// Penny fab 2: jobs, then throughput of best, practical worst and exponential case.
  private static let fabTwoTable: [(jobs: Int, best: Double, pwc: Double, exponential: Double)] = [
    (1, 0.05, 0.05, 0.05), (2, 0.1, 0.088889, 0.09901), (4, 0.2, 0.145455, 0.188183),
    (6, 0.3, 0.184615, 0.259573), (8, 0.4, 0.213333, 0.310219), (10, 0.4, 0.235294, 0.342735),
    (12, 0.4, 0.252632, 0.363227), (16, 0.4, 0.278261, 0.38464), (20, 0.4, 0.296296, 0.393568),
  ]

  private static let practicalWorst =
    fabOneTable.map { row in
      balanced(
        "penny_fab_1_pwc_w\(row.jobs)", 4, mean: 2, jobs: row.jobs, rate: row.pwc.0,
        cycle: row.pwc.1)
    }
    // The practical worst case of fab 2 is that of 8 balanced stations with the same bottleneck
    // rate 0.4 and raw process time 20.
    + fabTwoTable.map { row in
      balanced(
        "penny_fab_2_pwc_w\(row.jobs)", 8, mean: 2.5, jobs: row.jobs, rate: row.pwc,
        cycle: Double(row.jobs) / row.pwc)
    }

  private static let exponentialFabTwo = fabTwoTable.map { row in
    TheoryCase(
      "penny_fab_2_exponential_w\(row.jobs)",
      "CONWIP, exponential stations of 1 x 2, 2 x 5, 6 x 10 and 2 x 3, \(row.jobs) jobs",
      source: "Buzen 1973, convolution", .steady(relaxation: 20, horizon: 10_000),
      line(
        .unlimited, fabTwo.map { Station(.exponential($0.time), units: $0.units) },
        release: conwip(row.jobs)),
      mean: [
        "flow.output_rate": row.exponential,
        "flow.lead_time.mean": Double(row.jobs) / row.exponential,
      ])
  }

  /// Every job moves on an hour that is a whole number, so the boundaries lie between them; the
  /// horizon is a multiple of every cycle.
  private static let fabSpan = Span.exactly(
    "unit: min, per: min, warmup: 2400.5 min, horizon: 24000 min")

  private static let bestFabOne = fabOneTable.map { row in
    TheoryCase(
      "penny_fab_1_best_w\(row.jobs)", "CONWIP, 4 stations of constant 2, \(row.jobs) jobs",
      source: factoryPhysics + ", ch. 7: best case", fabSpan,
      line(.unlimited, fabOne.map { Station(.constant($0)) }, release: conwip(row.jobs)),
      certain: [
        "flow.output_rate": row.best.0, "flow.lead_time.mean": row.best.1,
        "flow.wip": Double(row.jobs),
      ])
  }

  private static let worstFabOne = fabOneTable.map { row in
    TheoryCase(
      "penny_fab_1_worst_w\(row.jobs)", "the same stations, one job of \(row.jobs) pieces",
      source: factoryPhysics + ", ch. 7: worst case", fabSpan,
      line(.unlimited(of: row.jobs), fabOne.map { Station(.constant($0)) }, release: conwip(1)),
      certain: [
        "flow.output_rate": 0.125, "flow.lead_time.mean": 8 * Double(row.jobs),
        "flow.wip": Double(row.jobs),
      ])
  }

  private static let bestFabTwo = fabTwoTable.map { row in
    TheoryCase(
      "penny_fab_2_best_w\(row.jobs)",
      "CONWIP, constant stations of 1 x 2, 2 x 5, 6 x 10 and 2 x 3, \(row.jobs) jobs",
      source: factoryPhysics + ", ch. 7: best case", fabSpan,
      line(
        .unlimited, fabTwo.map { Station(.constant($0.time), units: $0.units) },
        release: conwip(row.jobs)),
      certain: [
        "flow.output_rate": row.best, "flow.lead_time.mean": Double(row.jobs) / row.best,
        "flow.wip": Double(row.jobs),
      ])
  }

  private static let worstFabTwo = fabTwoTable.map { row in
    TheoryCase(
      "penny_fab_2_worst_w\(row.jobs)", "the same stations, one job of \(row.jobs) pieces",
      source: factoryPhysics + ", ch. 7: worst case", fabSpan,
      line(
        .unlimited(of: row.jobs), fabTwo.map { Station(.constant($0.time), units: $0.units) },
        release: conwip(1)),
      certain: [
        "flow.output_rate": 0.05, "flow.lead_time.mean": 20 * Double(row.jobs),
        "flow.wip": Double(row.jobs),
      ])
  }
}
