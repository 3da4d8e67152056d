import Testing

@Suite("Rounds")
struct RoundTests {
  @Test("dice games give the exact expectation of what is moved", arguments: TheoryCase.rounds)
  func agrees(with theory: TheoryCase) async throws { try await theory.check() }
}

extension TheoryCase {
  static let rounds = [
    goal(1, out: 1.569059, replications: 20_000), goal(2, out: 3.493767, replications: 12_000),
    goal(5, out: 10.327858, replications: 4_000), goal(10, out: 23.319778, replications: 3_000),
    classroom(10, out: 27.002291), classroom(20, out: 55.133888),
    // An endless source once gave a simultaneous round no more than one piece.
    conveyor("sequential", out: 30), conveyor("simultaneous", out: 24),
  ]

  private static func conveyor(_ moves: String, out: Double) -> TheoryCase {
    let rounds = "rounds: { every: 1 h, pieces: 3, moves: \(moves) }"
    return TheoryCase(
      "rounds_\(moves)", "three stations that move 3 pieces in each of 10 rounds, \(moves)",
      source: "arithmetic: moves at once take two rounds to reach the last station",
      .exactly("unit: h, per: h, horizon: 10.5 h"),
      """
      plant: { resources: { S1: { \(rounds) }, S2: { \(rounds) }, S3: { \(rounds) } } }
      products: { J: { demand: unlimited, route: [S1, S2, S3] } }
      """,
      answers: [Answer("pieces out", out, .certain) { 10.5 * $0["flow.output_rate"] }])
  }

  private static func goal(_ rounds: Int, out: Double, replications: Int) -> TheoryCase {
    dice(
      "dice_goal_5_r\(rounds)", "five players, empty bowls, moves from left to right", rounds,
      source: "E. M. Goldratt, The Goal, ch. 14; exact dynamic programme of the four bowls",
      moves: "sequential", initial: 0, out: out, replications: replications)
  }

  private static func classroom(_ rounds: Int, out: Double) -> TheoryCase {
    dice(
      "dice_wip4_simultaneous_r\(rounds)", "five players, four pieces in each bowl, moves at once",
      rounds, source: simultaneous, moves: "simultaneous", initial: 4, out: out,
      replications: 2_000)
  }

  private static let simultaneous =
    "classroom variant; 2 million games of an independent program, standard error 0.003"

  /// Five players with a die each; only the first never runs short.
  private static func dice(
    _ id: String, _ model: String, _ rounds: Int, source: String, moves: String, initial: Int,
    out: Double, replications: Int
  ) -> TheoryCase {
    let names = ["S1", "S2", "S3", "S4", "S5"]
    let die = "pieces: { discrete: { values: [1, 2, 3, 4, 5, 6] } }"
    let stock = initial > 0 ? ", initial: \(initial)" : ""
    // The horizon ends half way to the next round.
    let span = Double(rounds) + 0.5
    return TheoryCase(
      id, "\(model); rounds: \(rounds)", source: source,
      .exactly("unit: h, per: h, horizon: \(span) h"),
      """
      plant:
        resources:
      \(names.map { "    \($0): { rounds: { every: 1 h, \(die), moves: \(moves) } }" }
        .joined(separator: "\n"))
      products:
        J:
          demand: unlimited
          route: [\(names.map { "{ resource: \($0)\($0 == "S1" ? "" : stock) }" }
        .joined(separator: ", "))]
      """,
      answers: [
        Answer("pieces out", out) { span * $0["flow.output_rate"] }
      ], replications: replications)
  }
}
