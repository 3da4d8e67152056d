import Testing

@Suite("Shipped plants")
struct ShippedPlantTests {
  @Test(
    "the known plants in scenarios/ give what is known of them",
    arguments: TheoryCase.shippedPlants)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  /// The files as they are shipped, with their own spans; `decisions` are set from the start,
  /// where a strategy would take over after the warm-up.
  static let shippedPlants =
    queuesAndShops + fabs + shapes + [tight, places, roomy] + furnacePlant + games

  private init(
    shipped file: String, world: String? = nil, sets: [String] = [], _ model: String,
    source: String, mean: KeyValuePairs<String, Double> = [:],
    certain: KeyValuePairs<String, Double> = [:], answers: [Answer] = [], replications: Int = 64
  ) {
    let change = ([world].compactMap { $0 } + sets.map { $0.filter { $0 != "`" } })
    self.init(
      ([file] + change).joined(separator: " "), model, source: source, .exactly(""), "",
      mean: mean, certain: certain, answers: answers, replications: replications)
    shipped = Shipped(file: file, world: world, sets: sets)
  }

  private static func known(_ metric: String, _ value: Double, error: Double) -> Answer {
    Answer(metric, value, .independent(error: error))
  }

  // MARK: Shops

  private static let queuesAndShops = [
    TheoryCase(
      shipped: "01-mm1", "M/M/1 at 80 %", source: "closed form",
      mean: ["flow.wip": 4, "flow.lead_time.mean": 5, "resources.machine.wait.mean": 4],
      replications: 200),
    // The errors of utilisation and output are those of 400 years of ours.
    TheoryCase(
      shipped: "04-job-shop", "Law's job shop, a year of 365 days from empty",
      source: "an independent simulation of 400 years",
      answers: [
        known("resources.group-1.utilisation", 0.956, error: 0.002),
        known("resources.group-2.utilisation", 0.980, error: 0.002),
        known("resources.group-3.utilisation", 0.720, error: 0.002),
        known("resources.group-4.utilisation", 0.968, error: 0.002),
        known("resources.group-5.utilisation", 0.791, error: 0.002),
        known("flow.lead_time.mean", 20.34, error: 0.6),
        known("flow.output_rate", 3.9665, error: 0.0035),
      ], replications: 800),
  ]

  // MARK: Fabs

  private static let miniFab = "an independent simulation of the same fab"

  private static let fabs = [
    fab("11-mini-fab", nil, 149.99, cycle: 633, error: 4),
    fab("11-mini-fab", "busy", 131.25, cycle: 775, error: 9),
    fab("11-mini-fab", "full", 116.63, cycle: 1195, error: 29),
    TheoryCase(
      shipped: "03-penny-fab", sets: ["strategies=null"], "penny fab one, 4 jobs",
      source: "Hopp & Spearman, Factory Physics: best case",
      certain: ["flow.output_rate": 0.5, "flow.lead_time.mean": 8]),
    TheoryCase(
      shipped: "03-penny-fab", world: "practical-worst", sets: ["strategies=null"],
      "penny fab one, exponential times, 4 jobs",
      source: "Hopp & Spearman, Factory Physics: practical worst case",
      mean: ["flow.output_rate": 0.285714, "flow.lead_time.mean": 14]),
    TheoryCase(
      shipped: "12-penny-fab-two", sets: ["strategies=null"], "penny fab two, 8 jobs",
      source: "Hopp & Spearman, Factory Physics: best case",
      certain: ["flow.output_rate": 0.4, "flow.lead_time.mean": 20]),
    TheoryCase(
      shipped: "12-penny-fab-two", world: "exponential", sets: ["strategies=null"],
      "penny fab two, exponential times, 8 jobs", source: "Buzen 1973, convolution",
      mean: ["flow.output_rate": 0.310219, "flow.lead_time.mean": 8 / 0.310219]),
  ]

  private static func fab(
    _ file: String, _ world: String?, _ gap: Double, cycle: Double, error: Double
  ) -> TheoryCase {
    TheoryCase(
      shipped: file, world: world, "simplified Mini-Fab, a lot every \(gap) min", source: miniFab,
      mean: [
        "resources.AB.utilisation": 100 / gap, "resources.CD.utilisation": 70 / gap,
        "resources.E.utilisation": 105 / gap,
      ], answers: [known("flow.lead_time.mean", cycle, error: error)],
      replications: 300)
  }

  // MARK: V, A and T

  private static let shapes = [
    TheoryCase(
      shipped: "13-v-plant", sets: ["strategies=null"], "the V-plant with 6 orders in process",
      source: "arithmetic: the plane makes 30 boards an hour out of 10 logs",
      certain: [
        "products.board.shipped": 30, "products.slab.shipped": 10,
        "resources.saw.utilisation": 2.0 / 3, "resources.plane.utilisation": 1,
        "money.net_profit": 130,
      ]),
    TheoryCase(
      shipped: "13-v-plant", sets: ["strategies=null", "decisions.release=push"],
      "the V-plant with the saw always busy",
      source: "arithmetic: 15 logs and slabs an hour, 30 boards, and 15 more that wait",
      certain: [
        "products.board.shipped": 30, "products.slab.shipped": 15,
        "resources.saw.utilisation": 1, "money.net_profit": 107.5,
      ]),
    TheoryCase(
      shipped: "14-a-plant", sets: ["strategies=null", "decisions.priority=[P, Q]"],
      "the A-plant: P and Q with their parts, P first",
      source: "Goldratt 1990, The Haystack Syndrome; integer optimum",
      certain: [
        "products.P.shipped": 100, "products.Q.shipped": 30, "resources.B.utilisation": 1,
        "money.net_profit": 300,
      ]),
    TheoryCase(
      shipped: "14-a-plant", sets: ["strategies=null", "decisions.priority=[Q, P]"],
      "the A-plant: P and Q with their parts, Q first",
      source: "Goldratt 1990, The Haystack Syndrome",
      certain: [
        "products.P.shipped": 60, "products.Q.shipped": 50, "resources.B.utilisation": 1,
        "money.net_profit": -300,
      ]),
    TheoryCase(
      shipped: "15-t-plant", "the T-plant", source: "each station of parts is an M/M/1 at 80 %",
      mean: [
        "resources.carcases.wait.mean": 4, "resources.doors.wait.mean": 4,
        "resources.carcases.utilisation": 0.8, "resources.drawers.utilisation": 0.8,
        "products.cupboard.shipped": 0.3, "products.wardrobe.shipped": 0.2,
      ],
      certain: ["resources.assembly.wait.mean": 0], replications: 160),
  ]

  // MARK: Failures

  private static let chain = "exact Markov chain"

  private static let tight = TheoryCase(
    shipped: "16-unreliable-line", world: "tight", "two machines that fail, no place between",
    source: chain, mean: ["flow.output_rate": 0.532787])
  private static let places = TheoryCase(
    shipped: "16-unreliable-line", "two machines that fail, two places between",
    source: chain, mean: ["flow.output_rate": 0.625868])
  private static let roomy = TheoryCase(
    shipped: "16-unreliable-line", world: "roomy", "two machines that fail, 20 places between",
    source: chain, mean: ["flow.output_rate": 0.768064])

  // MARK: Furnace

  private static let furnacePlant = [
    TheoryCase(
      shipped: "17-furnace", "full loads of 4 only, two castings an hour",
      source: "three halves of a gap to fill a load, then E4/M/1: root of sigma = "
        + "(2/(3 - sigma))^4",
      mean: ["flow.lead_time.mean": 2.182523, "resources.furnace.busy": 0.5]),
    TheoryCase(
      shipped: "17-furnace", world: "at-once", "loads of 1 to 4, two castings an hour",
      source: "Bailey 1954 (`bulk_service`)",
      mean: ["flow.lead_time.mean": 2.268433, "resources.furnace.busy": 0.885454]),
    TheoryCase(
      shipped: "17-furnace", world: "quiet", "full loads of 4 only, one casting an hour",
      source: "E4/M/1: root of sigma = (1/(2 - sigma))^4",
      mean: ["flow.lead_time.mean": 2.578095, "resources.furnace.busy": 0.25]),
    TheoryCase(
      shipped: "17-furnace", world: "quiet-at-once", "loads of 1 to 4, one casting an hour",
      source: "Bailey 1954: root of z^5 - 2 z + 1 = 0",
      mean: ["flow.lead_time.mean": 1.727848, "resources.furnace.busy": 0.675124]),
  ]

  // MARK: Dice

  private static let games = [
    TheoryCase(
      shipped: "18-dice-game", "five players, ten rounds from empty bowls",
      source: "The Goal, ch. 14; exact dynamic programme",
      mean: ["flow.output_rate": 23.319778], replications: 3_000),
    TheoryCase(
      shipped: "18-dice-game", world: "classroom", "ten rounds with four matches in each bowl",
      source: "2 million games of an independent program",
      mean: ["flow.output_rate": 27.002291], replications: 2_000),
  ]
}
