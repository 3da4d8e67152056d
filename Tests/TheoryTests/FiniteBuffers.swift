import Inference
import Testing

@Suite("Finite buffers")
struct FiniteBufferTests {
  @Test(
    "a saturated line with finite buffers gives the exact answers of its Markov chain",
    arguments: TheoryCase.finiteBuffers)
  func random(_ theory: TheoryCase) async throws { try await theory.check() }

  @Test("less work for the middle station makes the line faster: the bowl phenomenon")
  func bowlBeatsBalance() async throws {
    // Under one seed the difference scatters far less than either rate.
    var rates: [[Double]] = []
    for means in [[1.085533, 0.828934, 1.085533], [1, 1, 1]] {
      let stations = means.map { Station(.exponential($0), buffer: 0) }
      let span = Span.steady(relaxation: 15, horizon: 30_000)
      let study = try load("title: bowl\n\(span.text)\n\(line(.unlimited, stations))\n")
      let readings = try await study.readings(Checks.replications)
      rates.append(readings.map { $0["flow.output_rate"] })
    }
    let gain = Estimate(of: zip(rates[0], rates[1]).map { $0 - $1 }, confidence: Checks.level)
    let interval = try #require(gain.interval)
    #expect(interval.contains(0.567182 - 22.0 / 39))
    #expect(interval.lowerBound > 0)
  }

  @Test(
    "a line without variability keeps the pace of its slowest station",
    arguments: TheoryCase.constantLines)
  func certain(_ theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  /// Blocking after service; a buffer does not count the unit's own place; the first station never
  /// starves and the last is never blocked. The relaxation times, from the eigenvalues of the
  /// chains, lie between 1.0 (two stations without a buffer) and 12.4 (two with 8 places).
  static let finiteBuffers = [
    saturated(
      "line2_b0", means: [1, 1], buffers: [0], source: hunt, rate: 0.666667, wip: 1.666667,
      blocked: [0.333333], starved: [0.333333]),
    saturated(
      "line2_b1", means: [1, 1], buffers: [1], source: hunt, rate: 0.75, wip: 2.25,
      blocked: [0.25], starved: [0.25]),
    saturated(
      "line2_b2", means: [1, 1], buffers: [2], source: hunt, rate: 0.8, wip: 2.8,
      blocked: [0.2], starved: [0.2]),
    saturated(
      "line2_b8", means: [1, 1], buffers: [8], source: hunt, horizon: 95_000, rate: 0.909091,
      wip: 5.909091, blocked: [0.090909], starved: [0.090909]),
    saturated(
      "line3_b0", means: [1, 1, 1], buffers: [0, 0], source: hunt, rate: 0.564103, wip: 2.358974,
      blocked: [0.435897, 0.230769], starved: [0.205128, 0.435897]),
    saturated(
      "line4_b0", means: [1, 1, 1, 1], buffers: [0, 0, 0], source: hillier, rate: 0.514775,
      wip: 3.064603, blocked: [0.485225, 0.329154, 0.191122],
      starved: [0.15607, 0.294103, 0.485225]),
    saturated(
      "line6_b0", means: [1, 1, 1, 1, 1, 1], buffers: [0, 0, 0, 0, 0], source: hillier,
      rate: 0.466713, wip: 4.498265,
      blocked: [0.533287, 0.417371, 0.334847, 0.254898, 0.157581],
      starved: [0.115915, 0.198439, 0.278388, 0.375706, 0.533287]),
    saturated(
      "line3_b1", means: [1, 1, 1], buffers: [1, 1], source: hillier, rate: 0.670466,
      wip: 3.531798, blocked: [0.329534, 0.173178], starved: [0.156356, 0.329534]),
    saturated(
      "line3_b2", means: [1, 1, 1], buffers: [2, 2], source: hillier, rate: 0.734017,
      wip: 4.633484, blocked: [0.265983, 0.138418], starved: [0.127566, 0.265983]),
    saturated(
      "line3_b4", means: [1, 1, 1], buffers: [4, 4], source: hillier, horizon: 60_000,
      rate: 0.807486, wip: 6.747022, blocked: [0.192514, 0.098877], starved: [0.093637, 0.192514]),
    saturated(
      "line4_b1", means: [1, 1, 1, 1], buffers: [1, 1, 1], source: hillier, rate: 0.631153,
      wip: 4.829064, blocked: [0.368847, 0.246096, 0.144788],
      starved: [0.122751, 0.224059, 0.368847]),
    saturated(
      "bowl_3_b0", means: [1.085533, 0.828934, 1.085533], buffers: [0, 0],
      source: "Hillier & Boling 1966, the bowl phenomenon; exact Markov chain", rate: 0.567182,
      wip: 2.363445, blocked: [0.384305, 0.277594], starved: [0.25225, 0.384305]),
    saturated(
      "near_balanced_4", means: [1, 1 / 1.05, 1, 1 / 0.95], buffers: [2, 2, 2],
      source: "exact Markov chain, 115 states", horizon: 50_000, rate: 0.70148, wip: 6.733292,
      blocked: [0.29852, 0.22894, 0.142485], starved: [0.102983, 0.156034, 0.261599]),
    TheoryCase(
      "line2_units", "two stations of 2 units each, exponential 1, one place between, saturated",
      source: "birth-death chain of 6 states: (0.1, 0.2, 0.2, 0.2, 0.2, 0.1)",
      .steady(relaxation: 15, horizon: 20_000),
      line(
        .unlimited,
        [
          Station(.exponential(1), units: 2, buffer: 0),
          Station(.exponential(1), units: 2, buffer: 1),
        ]),
      mean: [
        "flow.output_rate": 1.6, "flow.wip": 4.1, "resources.S1.busy": 0.8,
        "resources.S1.blocked": 0.2, "resources.S2.busy": 0.8, "resources.S2.starved": 0.2,
        "resources.S2.queue.mean": 0.5,
      ],
      certain: ["resources.S1.starved": 0, "resources.S2.blocked": 0], answers: [.littlesLaw]),
  ]

  private static let hunt = "Hunt 1956, Operations Research 4(6); (b + 2)/(b + 3), 22/39"
  private static let hillier =
    "Hillier & Boling 1967, Operations Research 15(4); exact Markov chain"

  /// A saturated line of exponential stations: its rate, pieces in process, and each station's
  /// shares of time. `blocked` leaves out the last station and `starved` the first, whose are zero.
  private static func saturated(
    _ id: String, means: [Double], buffers: [Int], source: String, horizon: Double = 34_000,
    rate: Double, wip: Double, blocked: [Double], starved: [Double]
  ) -> TheoryCase {
    let stations = zip(means, [0] + buffers).map { Station(.exponential($0), buffer: $1) }
    var answers = [Answer("flow.output_rate", rate, .mean), Answer("flow.wip", wip, .mean)]
    for index in means.indices {
      let name = "resources.S\(index + 1)"
      answers.append(Answer("\(name).busy", rate * means[index], .mean))
      answers.append(
        index < blocked.count
          ? Answer("\(name).blocked", blocked[index], .mean)
          : Answer("\(name).blocked", 0, .certain))
      answers.append(
        index > 0
          ? Answer("\(name).starved", starved[index - 1], .mean)
          : Answer("\(name).starved", 0, .certain))
    }
    let times = Set(means).count == 1 ? "mean 1" : "means \(means)"
    return TheoryCase(
      id, "saturated line, \(means.count) exponential stations, \(times), buffers \(buffers)",
      source: source, .steady(relaxation: 15, horizon: horizon), line(.unlimited, stations),
      answers: answers)
  }

  static let constantLines = [
    TheoryCase(
      "deterministic_line", "constant stations 3, 5, 4, unlimited buffers, a shift of 480 min",
      source: "arithmetic: the first piece at 12, then one every 5",
      .exactly("unit: min, day: 480 min, per: day, horizon: 480 min"),
      line(.unlimited, constant([0, nil, nil])),
      certain: ["flow.output_rate": 94, "resources.S1.busy": 1]),
    TheoryCase(
      "deterministic_line_conwip", "the same stations with 4 jobs in process",
      source: "arithmetic: one piece every 5, and Little's law",
      .exactly("unit: min, per: min, warmup: 1000.5 min, horizon: 6000 min"),
      line(.unlimited, constant([nil, nil, nil]), release: conwip(4)),
      certain: [
        "flow.output_rate": 0.2, "flow.lead_time.mean": 20, "resources.S1.busy": 0.6,
        "resources.S2.busy": 1, "resources.S3.busy": 0.8, "resources.S2.wait.mean": 8,
        "constraint.S2.share": 1,
      ]),
    TheoryCase(
      "deterministic_line_blocked", "the same stations with one place before the second and third",
      source: "arithmetic: one piece every 5; the first waits 2 of 5 for room, the last for work 1",
      .exactly("unit: min, per: min, warmup: 1000.5 min, horizon: 6000 min"),
      line(.unlimited, constant([0, 1, 1])),
      certain: [
        "flow.output_rate": 0.2, "resources.S1.busy": 0.6, "resources.S1.blocked": 0.4,
        "resources.S1.starved": 0, "resources.S2.busy": 1, "resources.S3.busy": 0.8,
        "resources.S3.starved": 0.2, "constraint.S2.share": 1,
      ]),
  ]

  private static func constant(_ buffers: [Int?]) -> [Station] {
    zip([3.0, 5, 4], buffers).map { Station(.constant($0), buffer: $1) }
  }
}
