import Experiment
import Inference

extension FocusResults {
  /// The decision log for the screen.
  public func table() -> String { Screen.text(document()) }
  /// The decision log for a document.
  public func markdown() -> String { Markdown.text(document()) }

  private func document() -> Document {
    var document = header()
    for (index, round) in log.rounds.enumerated() {
      document.add(text(of: round, number: index + 1))
    }
    document.add(.heading("In the end"))
    document.add(.verdict(conclusion))
    if let end = endSentence { document.add(.paragraph(end)) }
    if !settings.isEmpty {
      document.add(.paragraph("The same company:"))
      document.add(.command(repeats))
    }
    if !terms.isOffered, log.stop == .nothingPays {
      document.add(
        .paragraph(
          "Nothing was offered for sale: focus.elevate in the scenario says what more of a resource"
            + " costs."))
    }
    return document
  }

  private func header() -> Document {
    var document = provenance.header(
      basis: "\(terms.replications) replications, \(Self.procedure), \(level)")
    if let question = provenance.sources[0].question { document.add(.paragraph(question)) }
    if let start = profit(log.start) {
      var text = "Net profit at the beginning: \(amount(start.mean, start)) \(unit)."
      if let budget = terms.budget { text += " To spend: \(money(budget))." }
      if let payback = terms.payback {
        text +=
          " A purchase must earn its price within \(Digits.significant(payback, 4))"
          + " \(terms.period)\(payback == 1 ? "" : "s")."
      }
      document.add(.paragraph(text))
    }
    return document
  }

  private var level: String { Digits.significant(terms.confidence * 100, 4) + " %" }

  // MARK: A round

  private func text(of round: FocusRound, number: Int) -> Document {
    var document = Document()
    document.add(.heading("Round \(number)"))
    document.add(.paragraph("Identify: " + round.finding.sentence))
    if !round.inertia.isEmpty {
      document.add(
        .paragraph(
          "Inertia: \(Wording.list(round.inertia)), which is not the constraint now; what could"
            + " take its place is tried below."))
    }
    document.add(trials(of: round).fitted())
    if !round.beyondBudget.isEmpty {
      let list = round.beyondBudget.map { "\($0.text) (\(money($0.price)))" }
      document.add(
        .paragraph("Beyond what is left of the budget, not tried: \(Wording.list(list))."))
    }
    document.add(.paragraph(decision(round)))
    return document
  }

  private func trials(of round: FocusRound) -> Table {
    Table(
      [
        .words("step"), .words("move"), .numbers("gain [\(unit)]"),
        .numbers("price [\(terms.currency)]"), .words("verdict"),
      ],
      rows: round.trials.map { trial in
        [
          trial.move.step.rawValue, trial.move.text, gain(trial.gain),
          trial.move.price > 0 ? Digits.significant(trial.move.price, 6) : Digits.missing,
          trial.verdict.rawValue,
        ]
      })
  }

  private func decision(_ round: FocusRound) -> String {
    let tried = Wording.count(round.trials.count, "move")
    guard let move = round.taken, let trial = round.trials.first(where: { $0.move == move })
    else {
      if round.trials.isEmpty { return "There was nothing to try." }
      let late = round.trials.count { $0.verdict == .late }
      return "None of the \(tried) tried pays for sure"
        + (late > 0 ? "; \(late) would, but not in time." : ".")
    }
    var text = "\(Wording.sentence(move.step.rawValue)): \(move.text)."
    text += " It earns \(gain(trial.gain)) \(unit) more"
    let costs = self.costs(of: move)
    text += costs.isEmpty ? " and costs nothing." : "; it costs \(Wording.list(costs))."
    let others = round.trials.count { $0.verdict == .pays }
    if others > 0 {
      text += " \(Wording.count(others, "other move")) would pay, too, but less."
    }
    return text + skipped(round, move)
  }

  /// Why the steps before the one of the move were passed over.
  private func skipped(_ round: FocusRound, _ move: FocusMove) -> String {
    let before = FocusStep.allCases.prefix { $0 != move.step }
    guard !before.isEmpty else { return "" }
    let parts = before.map { step in
      let trials = round.trials.filter { $0.move.step == step }
      return trials.isEmpty
        ? "to \(step.rawValue) there was nothing to try"
        : "to \(step.rawValue) none of \(Wording.count(trials.count, "move")) paid for sure"
    }
    return " Before that: \(Wording.list(parts))."
  }

  private func costs(of move: FocusMove) -> [String] {
    var parts: [String] = []
    if move.price > 0 { parts.append("\(money(move.price)) once") }
    if move.expense > 0 {
      parts.append("\(Digits.significant(move.expense, 4)) \(unit), which is taken off")
    }
    return parts
  }

  // MARK: The end

  private var conclusion: String {
    switch log.stop {
    case .market: "The market is the constraint: more of anything inside would not be used."
    case .nothingPays: "Nothing else that was tried pays for sure."
    case .budget: "Nothing that what is left of the budget can buy pays for sure."
    case .limit: "As many rounds as allowed (--steps)."
    case .noConstraint: "Nothing was ever occupied, so nothing limits this company."
    case .interrupted: "Interrupted: what was complete is above."
    }
  }

  private var endSentence: String? {
    guard let start = profit(log.start), let end = profit(log.end), let change else { return nil }
    let now = log.constraint.map { " Now: " + $0.clause + "." } ?? ""
    guard !log.made.isEmpty else {
      return "Net profit stays at \(amount(start.mean, start)) \(unit)." + now
    }
    let spent = log.spent > 0 ? ", for \(money(log.spent))" : ""
    return "Net profit went from \(amount(start.mean, start)) to \(amount(end.mean, end)) \(unit)"
      + " in \(Wording.count(log.made.count, "move"))\(spent): \(gain(change)) more"
      + (change.isCertain ? " (in every replication)." : " (\(level) interval).") + now
  }

  // MARK: Numbers

  private func money(_ value: Double) -> String {
    "\(Digits.significant(value, 6)) \(terms.currency)"
  }

  private func amount(_ value: Double, _ estimate: Estimate) -> String {
    guard let half = estimate.halfWidth, half > 0 else { return Digits.significant(value, 6) }
    return Digits.fixed(value, decimals: Digits.decimals(halfWidth: half, value: value))
  }

  private func gain(_ gain: Estimate) -> String {
    let mean = amount(gain.mean, gain)
    guard let half = gain.halfWidth, half > 0 else { return mean }
    return mean + " ± "
      + Digits.fixed(half, decimals: Digits.decimals(halfWidth: half, value: gain.mean))
  }
}
