import Experiment
import Inference

extension FocusResults {
  /// The log as JSON; keys and their order are stable.
  public func json() -> String {
    let source = provenance.sources[0]
    let members: [(String, JSON)] = [
      ("throughline", .string(engineVersion)), ("command", .string("focus")),
      ("reproduce", .string(provenance.reproduce)), ("seed", .unsigned(provenance.seed)),
      ("confidence", .number(terms.confidence)), ("replications", .integer(terms.replications)),
      ("procedure", .string(Self.procedure)), ("unit", .string(unit)),
      (
        "scenario",
        .object([
          ("file", .string(source.file)), ("title", .string(source.title)),
          ("hash", .string(source.hash)),
        ])
      ),
      ("world", .optional(provenance.world)),
      ("settings", .object(provenance.settings.map { ($0.path, .string($0.value)) })),
      ("budget", .optional(terms.budget)), ("payback", .optional(terms.payback)),
      ("start", .object([("net_profit", number(profit(log.start)))])),
      ("rounds", .array(log.rounds.map(json))),
      ("stop", .string(log.stop.rawValue)),
      (
        "result",
        .object([
          ("net_profit", number(profit(log.end))), ("gain", number(change)),
          ("constraint", .optional(log.constraint?.limitingResource)),
          ("finding", .optional(log.constraint?.sentence)),
          ("moves", .array(log.made.map { .object(json($0)) })),
          ("added_expense", .number(log.addedExpense)), ("spent", .number(log.spent)),
          ("settings", .array(settings.map { .string($0) })), ("repeats", .string(repeats)),
        ])
      ),
    ]
    return JSON.object(members).text
  }

  private func json(_ round: FocusRound) -> JSON {
    .object([
      ("constraint", .optional(round.finding.limitingResource)),
      ("finding", .string(round.finding.sentence)),
      ("inertia", .array(round.inertia.map { .string($0) })),
      ("net_profit", number(profit(round.before))),
      (
        "moves",
        .array(
          round.trials.map { trial in
            .object(
              json(trial.move) + [
                ("gain", number(trial.gain)), ("verdict", .string(trial.verdict.rawValue)),
              ])
          })
      ),
      ("beyond_budget", .array(round.beyondBudget.map { .object(json($0)) })),
      ("taken", round.taken.map { .object(json($0)) } ?? .null),
    ])
  }

  private func json(_ move: FocusMove) -> [(String, JSON)] {
    [
      ("step", .string(move.step.rawValue)), ("move", .string(move.text)),
      ("settings", .array(move.settings.map { .string($0) })),
      ("takes_back", .array(move.takesBack.map { .string($0.text) })),
      ("price", .number(move.price)), ("expense", .number(move.expense)),
    ]
  }

  private func number(_ estimate: Estimate?) -> JSON {
    guard let estimate else { return .null }
    return .object([
      ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
      ("upper", .optional(estimate.upper)), ("n", .integer(estimate.n)),
    ])
  }

  /// The log as CSV: a row per move tried.
  public func csv() -> String {
    let leading = ["scenario", "world"] + provenance.settings.map { $0.path }
    let fixed =
      [provenance.sources[0].file, provenance.world ?? ""] + provenance.settings.map { $0.value }
    var text = CSV.line(
      leading + [
        "round", "constraint", "step", "move", "settings", "price", "expense", "unit", "n", "gain",
        "lower", "upper", "verdict",
      ])
    for (index, round) in log.rounds.enumerated() {
      let place = fixed + [String(index + 1), round.finding.limitingResource ?? ""]
      for trial in round.trials {
        text += CSV.line(
          place + fields(trial.move) + [
            String(trial.gain.n), CSV.number(trial.gain.mean), CSV.number(trial.gain.lower),
            CSV.number(trial.gain.upper), trial.verdict.rawValue,
          ])
      }
      for move in round.beyondBudget {
        text += CSV.line(place + fields(move) + ["", "", "", "", "beyond budget"])
      }
    }
    return text
  }

  private func fields(_ move: FocusMove) -> [String] {
    [
      move.step.rawValue, move.text, move.settings.joined(separator: "; "),
      CSV.number(move.price), CSV.number(move.expense), unit,
    ]
  }
}
