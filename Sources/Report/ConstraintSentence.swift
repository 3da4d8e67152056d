import Experiment
import Inference

/// What limits a company, in words.
extension ConstraintFinding {
  /// `B is the constraint (99 % occupied; 95 % sure: 1.2 to 1.6 points more than C)`: the finding
  /// without a full stop, to stand alone or after a semicolon.
  package var clause: String { clause(of: .replication) }

  /// The same of what was repeated.
  func clause(of repetition: Repetition) -> String {
    let marketText = marketText(repetition)
    return switch verdict {
    case .one(let name): oneClause(name, repetition)
    case .several(let names): severalClause(names)
    case .moving(let shares): movingClause(shares)
    case .market:
      "the market is the constraint" + bracketed([marketText, busiestText].compactMap { $0 })
    case .release:
      "the limit on work in process is the constraint"
        + bracketed([busiestText, "orders wait while it is idle"].compactMap { $0 })
    case .material: "material is the constraint"
    case .stock:
      "what is held in stock is the constraint"
        + bracketed(
          [busiestText, "orders wait for finished goods while it is idle"].compactMap { $0 })
    }
  }

  /// The finding as a sentence; names keep their case.
  package var sentence: String {
    if case .one = verdict { return clause + "." }
    return Wording.sentence(clause) + "."
  }

  private func oneClause(_ name: String, _ repetition: Repetition) -> String {
    var facts =
      evidence.first { $0.resource == name }.map { ["\(percent($0.occupied.mean)) occupied"] }
      ?? []
    if let lead = leads.first { facts.append(leadText(lead, repetition)) }
    var text = "\(name) is the constraint" + bracketed(facts)
    if let market = marketText(repetition) { text += ", but not where the market was: \(market)" }
    return text
  }

  /// `95 % sure: 1.2 to 1.6 points more than C`.
  private func leadText(_ lead: Lead, _ repetition: Repetition) -> String {
    let difference = lead.paired.difference
    if criterion == .elasticity, let interval = difference.interval {
      return
        "\(level) sure: 1 % more speed yields \(points(interval)) more output than on \(lead.rival)"
    }
    guard let interval = difference.interval else {
      let size = points(difference.mean...difference.mean)
      return "\(size) more than \(lead.rival)"
        + (difference.n < 2 ? " in the one replication" : " in every \(repetition.rawValue)")
    }
    return "\(level) sure: \(points(interval)) more than \(lead.rival)"
  }

  private func severalClause(_ names: [String]) -> String {
    let rivals = leads.filter { names.contains($0.rival) }
    let reach =
      rivals.map { lead in
        lead.paired.difference.interval.map { max(abs($0.lowerBound), abs($0.upperBound)) }
          ?? abs(lead.paired.difference.mean)
      }.max() ?? 0
    let list = Wording.list(
      names.count <= 4 ? names : names.prefix(3) + ["\(names.count - 3) more"])
    if reach == 0, criterion == .occupation {
      return "no single constraint: \(list) are occupied alike"
        + (evidence.first.map { " (\(percent($0.occupied.mean)))" } ?? "")
    }
    let single = rivals.contains { $0.paired.difference.n < 2 }
    let sure = rivals.contains { $0.paired.difference.interval != nil } ? ", \(level) sure" : ""
    let what = criterion == .elasticity ? "in what 1 % speed adds to output" : "in occupation"
    return "no single constraint: \(list) are within \(points(reach...reach)) of each other \(what)"
      + (single ? " in the one replication" : sure)
  }

  private func movingClause(_ shares: [Moving]) -> String {
    let shown = shares.prefix(3).enumerated().map { place, one in
      place == 0
        ? "\(one.resource) is the bottleneck for \(percent(one.share)) of the time"
        : "\(one.resource) for \(percent(one.share))"
    }
    return "the constraint moves: \(Wording.list(shown))"
  }

  private func marketText(_ repetition: Repetition) -> String? {
    guard marketShare > 0, marketShare < 1 else { return nil }
    return "in \(percent(marketShare)) of \(repetition.several)"
  }

  private var busiestText: String? {
    evidence.max { $0.occupied.mean < $1.occupied.mean }.map {
      "the busiest resource, \($0.resource), is \(percent($0.occupied.mean)) occupied"
    }
  }

  private var level: String { Digits.significant(confidence * 100) + " %" }

  private func percent(_ share: Double) -> String {
    let decimals = share > 0.985 && share < 1 ? 1 : 0
    return Digits.fixed(share * 100, decimals: decimals) + " %"
  }

  /// A difference of shares in percentage points, or of elasticities in per cent of output.
  private func points(_ range: ClosedRange<Double>) -> String {
    let scale = criterion == .elasticity ? 1.0 : 100
    let (low, high) = (range.lowerBound * scale, range.upperBound * scale)
    let isOne = range.lowerBound == range.upperBound
    let decimals =
      isOne
      ? max(0, 1 - Digits.exponent(high == 0 ? 1 : high))
      : max(0, Digits.decimals(halfWidth: (high - low) / 2, value: max(abs(low), abs(high))))
    let few = min(decimals, 4)
    let text =
      isOne
      ? Digits.fixed(high, decimals: few)
      : "\(Digits.fixed(low, decimals: few)) to \(Digits.fixed(high, decimals: few))"
    return criterion == .elasticity ? "\(text) %" : "\(text) points"
  }

  private func bracketed(_ facts: [String]) -> String {
    facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
  }
}
