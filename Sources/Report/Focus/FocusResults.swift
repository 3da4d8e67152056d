import Experiment
import Inference

/// The log of the five focusing steps, with all that a report says around it.
public struct FocusResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// What was found, tried and done.
  public var log: FocusLog
  /// Name of the currency.
  public var currency: String
  /// Name of the reporting period.
  public var period: String
  /// Whether the scenario says what can be bought.
  public var isOffered: Bool
  /// Level at which the intervals of a step hold together.
  public var confidence: Double
  /// Replications of each company.
  public var replications: Int

  /// Creates results.
  public init(
    provenance: Provenance, log: FocusLog, currency: String, period: String, isOffered: Bool,
    confidence: Double, replications: Int
  ) {
    self.provenance = provenance
    self.log = log
    self.currency = currency
    self.period = period
    self.isOffered = isOffered
    self.confidence = confidence
    self.replications = replications
  }

  /// For the screen.
  public func table() -> String { Screen.text(document()) }
  /// For a document.
  public func markdown() -> String { Markdown.text(document()) }

  var unit: String { "\(currency) per \(period)" }

  // MARK: Document

  private func document() -> Document {
    var document = header()
    for (index, round) in log.rounds.enumerated() {
      document.add(text(of: round, number: index + 1))
    }
    document.add(.heading("In the end"))
    document.add(.verdict(conclusion))
    if let end = endSentence { document.add(.paragraph(end)) }
    let settings = log.made.flatMap(\.settings)
    if !settings.isEmpty {
      document.add(.paragraph("The same company:"))
      document.add(.command(repeating(settings)))
    }
    let unset = log.made.filter { $0.settings.isEmpty }.map(\.text)
    if !unset.isEmpty {
      document.add(
        .paragraph("Not expressed by --set: \(Wording.list(unset)); edit the scenario for it."))
    }
    if !isOffered, log.stop == .nothingPays {
      document.add(
        .paragraph(
          "Nothing was offered for sale: focus.elevate in the scenario says what more of a resource"
            + " costs."))
    }
    return document
  }

  private func header() -> Document {
    var document = Document()
    let source = provenance.sources[0]
    let level = Digits.significant(confidence * 100, 4)
    document.add(
      .lines([
        "throughline \(engineVersion), seed \(provenance.seed), scenario \(source.hash)",
        "\(replications) replications, paired t, common random numbers, Bonferroni over a step's moves,"
          + " \(level) %",
      ]))
    document.add(.command(provenance.reproduce))
    document.add(.title(source.title))
    if let question = source.question { document.add(.paragraph(question)) }
    if let start = log.start.flatMap(profit) {
      document.add(
        .paragraph("Net profit at the beginning: \(amount(start.mean, start)) \(unit)."))
    }
    return document
  }

  private func text(of round: FocusRound, number: Int) -> Document {
    var document = Document()
    document.add(.heading("Round \(number)"))
    document.add(.paragraph("Identify: " + round.finding.sentence))
    if !round.inertia.isEmpty {
      document.add(
        .paragraph(
          "Inertia: the constraint has moved; made for the old one and still in force:"
            + " \(Wording.list(round.inertia.map(\.text)))."))
    }
    document.add(
      Table(
        [
          .words("step"), .words("move"), .numbers("gain [\(unit)]"),
          .numbers("price [\(currency)]"), .words("verdict"),
        ],
        rows: round.trials.map { trial in
          [
            trial.move.step.rawValue, trial.move.text, gain(trial),
            trial.move.price > 0 ? Digits.significant(trial.move.price, 6) : "-",
            verdict(of: trial, in: round),
          ]
        }
      ).fitted())
    document.add(.paragraph(decision(round)))
    return document
  }

  private func decision(_ round: FocusRound) -> String {
    guard let move = round.taken,
      let trial = round.trials.first(where: { $0.move == move })
    else { return "None of \(Wording.count(round.trials.count, "move")) pays for sure." }
    let free = move.price == 0 && move.expense == 0
    let cost = free ? "costs nothing" : "costs \(costs(of: move))"
    let skipped =
      move.step == .exploit
      ? "" : " What comes before it, \(skippedSteps(move.step)), had nothing left that pays."
    return "\(Wording.sentence(move.step.rawValue)): \(move.text). It earns"
      + " \(amount(trial.gain.mean, trial.gain)) \(unit) more for sure and \(cost).\(skipped)"
  }

  private func skippedSteps(_ step: FocusStep) -> String {
    step == .subordinate ? "exploiting" : "exploiting and subordinating"
  }

  private func costs(of move: FocusMove) -> String {
    var parts: [String] = []
    if move.price > 0 { parts.append("\(Digits.significant(move.price, 6)) \(currency) once") }
    if move.expense > 0 {
      parts.append("\(Digits.significant(move.expense, 4)) \(unit), taken off")
    }
    return parts.joined(separator: " and ")
  }

  private func verdict(of trial: FocusTrial, in round: FocusRound) -> String {
    if trial.move == round.taken { return "made" }
    if let interval = trial.gain.interval {
      if interval.lowerBound > 0 { return "pays" }
      return interval.upperBound < 0 ? "costs" : "not sure"
    }
    return trial.gain.mean > 0 ? "pays" : trial.gain.mean < 0 ? "costs" : "no difference"
  }

  // MARK: The end

  private var conclusion: String {
    switch log.stop {
    case .market: "The market is the constraint: more of anything inside would not be used."
    case .nothingPays: "Nothing else that was tried pays for sure."
    case .budget: "The budget is spent."
    case .limit: "As many rounds as allowed (--steps)."
    case .noConstraint: "Nothing was ever occupied, so nothing limits this company."
    case .interrupted: "Interrupted: what was complete is above."
    }
  }

  private var endSentence: String? {
    guard let start = log.start.flatMap(profit), let end = log.end.flatMap(profit) else {
      return nil
    }
    let net = end.mean - log.addedExpense
    let spent = log.spent > 0 ? ", for \(Digits.significant(log.spent, 6)) \(currency)" : ""
    return "Net profit went from \(amount(start.mean, start)) to \(amount(net, end)) \(unit)"
      + " in \(Wording.count(log.made.count, "move"))\(spent)."
      + (log.constraint.map { " Now: " + $0.clause + "." } ?? "")
  }

  private func repeating(_ settings: [String]) -> String {
    "throughline run \(provenance.sources[0].file) "
      + (provenance.settings.map { "\($0.path)=\($0.value)" } + settings)
      .map { "--set '\($0)'" }.joined(separator: " ")
  }

  private func profit(_ result: CaseResult) -> Estimate? {
    result.index(of: FocusLoop.profit).map {
      Estimate(of: result.series($0), confidence: confidence)
    }
  }

  private func amount(_ value: Double, _ estimate: Estimate) -> String {
    guard let half = estimate.halfWidth, half > 0 else { return Digits.significant(value, 6) }
    return Digits.fixed(value, decimals: Digits.decimals(halfWidth: half, value: value))
  }

  private func gain(_ trial: FocusTrial) -> String {
    let mean = amount(trial.gain.mean, trial.gain)
    guard let half = trial.gain.halfWidth, half > 0 else { return mean }
    return mean + " ± "
      + Digits.fixed(half, decimals: Digits.decimals(halfWidth: half, value: trial.gain.mean))
  }

  // MARK: JSON

  /// For programs.
  public func json() -> String {
    func number(_ estimate: Estimate?) -> JSON {
      guard let estimate else { return .null }
      return .object([
        ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
        ("upper", .optional(estimate.upper)), ("n", .integer(estimate.n)),
      ])
    }
    func move(_ move: FocusMove) -> [(String, JSON)] {
      [
        ("step", .string(move.step.rawValue)), ("move", .string(move.text)),
        ("settings", .array(move.settings.map { .string($0) })), ("price", .number(move.price)),
        ("expense", .number(move.expense)),
      ]
    }
    let source = provenance.sources[0]
    let rounds = log.rounds.map { round -> JSON in
      .object([
        ("constraint", .optional(round.finding.limitingResource)),
        ("finding", .string(round.finding.sentence)),
        ("net_profit", number(profit(round.before))),
        (
          "moves",
          .array(
            round.trials.map { trial in
              .object(
                move(trial.move) + [
                  ("gain", number(trial.gain)),
                  ("verdict", .string(verdict(of: trial, in: round))),
                ])
            })
        ),
        ("taken", round.taken.map { .object(move($0)) } ?? .null),
      ])
    }
    return JSON.object([
      ("throughline", .string(engineVersion)), ("command", .string("focus")),
      ("reproduce", .string(provenance.reproduce)),
      ("seed", .unsigned(provenance.seed)), ("confidence", .number(confidence)),
      ("replications", .integer(replications)), ("unit", .string(unit)),
      (
        "scenario",
        .object([
          ("file", .string(source.file)), ("title", .string(source.title)),
          ("hash", .string(source.hash)),
        ])
      ),
      ("rounds", .array(rounds)), ("stop", .string(log.stop.rawValue)),
      (
        "result",
        .object([
          ("net_profit", number(log.end.flatMap(profit))),
          ("added_expense", .number(log.addedExpense)), ("spent", .number(log.spent)),
          ("settings", .array(log.made.flatMap(\.settings).map { .string($0) })),
        ])
      ),
    ]).text
  }
}
