import Experiment
import Inference

/// A claim with what one scenario found of it.
public struct ClaimEntry: Sendable {
  /// What is claimed, in a sentence.
  public var text: String
  /// Who says so.
  public var source: String
  /// Which scenario was run, and how.
  public var provenance: Provenance
  /// What was found.
  public var finding: ClaimFinding
  /// Further metrics to show.
  public var also: [String]
  /// What was found along one value of the scenario, if anything was asked.
  public var border: Border?

  /// Creates an entry.
  public init(
    text: String, source: String, provenance: Provenance, finding: ClaimFinding,
    also: [String] = [], border: Border? = nil
  ) {
    self.text = text
    self.source = source
    self.provenance = provenance
    self.finding = finding
    self.also = also
    self.border = border
  }

  /// Neighbouring places of the border that say the same of the claim.
  struct Stretch: Hashable {
    /// Whether it holds there; `nil` where nobody can say.
    var holds: Bool?
    /// First and last of the places looked at.
    var places: ClosedRange<Int>
  }

  /// The border in stretches, ascending.
  var stretches: [Stretch] {
    guard let border else { return [] }
    var stretches: [Stretch] = []
    for point in border.points {
      let holds = finding.expectation.holds(
        point.verdict, first: 1, orientation: finding.measure.orientation)
      if let last = stretches.last, last.holds == holds {
        stretches[stretches.count - 1].places = last.places.lowerBound...point.place
      } else {
        stretches.append(Stretch(holds: holds, places: point.place...point.place))
      }
    }
    return stretches
  }
}

// MARK: Words

extension ClaimEntry {
  private var quantity: Quantity { Quantity(finding.measure) }

  /// Name of the first case.
  var first: String { finding.cases[0].name }
  /// Name of the second case, if there is one.
  var second: String? { finding.cases.count > 1 ? finding.cases[1].name : nil }

  /// The answer as a table shows it.
  var answerText: String {
    switch finding.answer {
    case .yes: "holds"
    case .no: "does not hold"
    case .inPart: "holds in part"
    case .undecided: "undecided"
    }
  }

  /// What is claimed, in terms of the measure.
  var expectationText: String {
    let what = Wording.name(of: finding.measure)
    let other = second ?? ""
    switch finding.expectation {
    case .larger: return "\(what) is larger with \(first) than with \(other)"
    case .smaller: return "\(what) is smaller with \(first) than with \(other)"
    case .notLarger: return "\(what) is not larger with \(first) than with \(other)"
    case .notSmaller: return "\(what) is not smaller with \(first) than with \(other)"
    case .between(let lower, let upper):
      guard second != nil else {
        return "\(what) with \(first) is \(range(lower, upper, share: quantity.isShare))"
      }
      return "\(first) changes \(what) of \(other) by \(range(lower, upper, share: true))"
    }
  }

  private func range(_ lower: Double, _ upper: Double, share: Bool) -> String {
    func text(_ value: Double) -> String {
      share
        ? Digits.significant(value * 100) + " %" : quantity.withUnit(Digits.significant(value))
    }
    if lower == -.infinity { return "at most \(text(upper))" }
    if upper == .infinity { return "at least \(text(lower))" }
    return "\(text(lower)) to \(text(upper))"
  }

  /// The size of the effect with its interval: `1790 EUR per week (1500 to 2100)`.
  var effectText: String {
    if case .between = finding.expectation, let change = finding.change {
      let shift = change.interval.map { ($0.lowerBound - 1)...($0.upperBound - 1) }
      return percentage(change.ratio - 1, shift)
    }
    if let comparison = finding.comparison {
      let size = quantity.withUnit(
        signed(quantity.value(comparison.difference, beside: comparison.interval)),
        isDifference: true)
      return size + interval(comparison.interval)
    }
    guard let own = own(finding.measure.name, of: 0) else { return Digits.missing }
    return quantity.withUnit(quantity.value(own.mean, beside: own.interval))
      + interval(own.interval)
  }

  private func interval(_ interval: ClosedRange<Double>?) -> String {
    interval.map { " (\(quantity.range($0)))" } ?? ""
  }

  private func signed(_ text: String) -> String {
    text.hasPrefix("-") || text == Digits.missing ? text : "+" + text
  }

  private func percentage(_ share: Double, _ interval: ClosedRange<Double>?) -> String {
    let shares = Quantity(Measure(name: "portfolio.unprofitable_share", unit: ""))
    return signed(shares.value(share, beside: interval)) + " %"
      + (interval.map { " (\(shares.range($0)))" } ?? "")
  }

  /// The estimate of a metric in a case.
  func own(_ metric: String, of index: Int) -> Estimate? {
    let result = finding.cases[index]
    return result.index(of: metric).map {
      result.estimate($0, confidence: finding.confidence)
    }
  }

  /// The one sentence that answers it.
  var verdict: String {
    let level = Digits.significant(finding.confidence * 100) + " %"
    let count = Wording.count(
      finding.cases[0].replications, second == nil ? "replication" : "paired replication")
    let what = Wording.sentence(Wording.name(of: finding.measure))
    let subject =
      second.map { "\(what) of \(first) less that of \($0)" } ?? "\(what) of \(first)"
    var effect = "\(subject): \(effectText)"
    if case .between = finding.expectation, let second {
      effect = "\(what) of \(first) against that of \(second): \(effectText)"
    }
    return "\(Wording.sentence(answerText)) in this world. \(effect); \(level) interval, \(count)."
  }

  /// Where it holds along the border, in a few words.
  var borderText: String {
    guard let border, !stretches.isEmpty else { return "" }
    func text(_ stretch: Stretch) -> String {
      let ends = [stretch.places.lowerBound, stretch.places.upperBound].map(border.axis.text)
      let place = ends[0] == ends[1] ? "at \(ends[0])" : "from \(ends[0]) to \(ends[1])"
      switch stretch.holds {
      case true?: return "holds \(place)"
      case false?: return "does not hold \(place)"
      case nil: return "undecided \(place)"
      }
    }
    let words = stretches.map(text).joined(separator: ", ")
    return "\(border.axis.path): \(words)"
  }
}
