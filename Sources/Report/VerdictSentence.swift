import Experiment
import Inference

/// The one sentence that answers the question of the run.
extension Results {
  /// The sentences, usually one: for a comparison who wins, else what each case earns.
  package func verdict() -> [String] {
    guard outcome.stop.replications > 0 else { return ["Nothing was finished: no result."] }
    if let metric = outcome.decidingMetric {
      return cases.count == 2 ? outcome.comparisons.map(sentence) : [verdictOfMany(metric)]
    }
    return cases.map(verdictOfOne)
  }

  // MARK: One

  private func verdictOfOne(_ index: Int) -> String {
    // Where nothing is sold, time is what is left to ask for.
    let metric = hasMoney ? "money.net_profit" : "flow.lead_time.mean"
    var sentence: String
    if let measure = measure(metric), let summary = summary(metric, in: index), summary.n > 0 {
      let quantity = Quantity(measure)
      let words = Wording.name(of: measure)
      sentence =
        (cases.count > 1 ? "\(name(index)): \(words)" : Wording.sentence(words)) + " is "
        + quantity.withUnit(quantity.value(summary.mean, beside: summary.interval))
        + " (\(basis(of: summary, quantity: quantity)))"
    } else {
      sentence = "\(name(index)) was run \(Wording.count(outcome.stop.replications, "time"))"
    }
    if let finding = findings[index] { sentence += "; " + finding.clause(of: repetition) }
    return sentence + "."
  }

  private func basis(of summary: Estimate, quantity: Quantity) -> String {
    let count = repetition.count(summary.n)
    guard let interval = summary.interval else {
      return summary.n > 1 ? "the same in each of \(count)" : "one replication: no interval"
    }
    return "\(confidenceText) interval \(quantity.range(interval)), \(count)"
  }

  // MARK: Two

  /// One comparison in words, from the side of the case that is ahead.
  func sentence(for pair: Comparison) -> String {
    let quantity = Quantity(pair.measure)
    let what = Wording.name(of: pair.measure)
    switch pair.verdict {
    case .identical:
      return "\(name(pair.a)) and \(name(pair.b)) are identical: the same \(what) in each of"
        + " \(Wording.count(pair.n, "paired replication"))."
    case .certain:
      return "\(lead(of: pair, quantity: quantity)) in each of"
        + " \(Wording.count(pair.n, "paired replication")): certain."
    case .aBetter, .bBetter, .aLarger, .bLarger:
      let word = pair.measure.orientation == .neither ? "larger" : "better"
      return "\(lead(of: pair, quantity: quantity)) (\(basis(of: pair))): \(word)."
    case .equivalent:
      let margin = quantity.withUnit(
        Digits.significant(quantity.shown(pair.paired.margin ?? .nan)), isDifference: true)
      return "\(name(pair.a)) and \(name(pair.b)) are equivalent: their \(what) differs by less"
        + " than \(margin) (\(basis(of: pair)))."
    case .undecided:
      return undecided(pair, quantity: quantity)
    }
  }

  private func undecided(_ pair: Comparison, quantity: Quantity) -> String {
    guard pair.n > 1, pair.difference.isFinite else {
      return "Undecided: \(Wording.count(pair.n, "paired replication")) cannot tell"
        + " \(name(pair.a)) from \(name(pair.b)) in \(Wording.name(of: pair.measure))."
    }
    var text =
      "Undecided: \(lead(of: pair, quantity: quantity, startsSentence: false)), but the interval contains zero"
    text += " (\(basis(of: pair)))."
    if let needed = pair.paired.replicationsNeeded {
      text += " About \(needed) replications would settle it if the difference stays."
    }
    return text
  }

  /// `best earns 600 USD per week more than other`: the case ahead first.
  private func lead(
    of pair: Comparison, quantity: Quantity, startsSentence: Bool = true
  ) -> String {
    let ahead = pair.leader
    let behind = ahead == pair.a ? pair.b : pair.a
    let difference = ahead == pair.a ? pair.difference : -pair.difference
    let size = quantity.withUnit(
      quantity.value(abs(difference), beside: pair.interval), isDifference: true)
    if pair.measure.name == "money.net_profit" {
      return "\(name(ahead)) earns \(size) more than \(name(behind))"
    }
    let comparative = difference < 0 ? "lower" : "higher"
    let what = Wording.name(of: pair.measure)
    return
      "\(startsSentence ? Wording.sentence(what) : what) is \(size) \(comparative) with \(name(ahead)) than with"
      + " \(name(behind))"
  }

  /// `95 % interval 590 to 610, 30 paired replications`: from the side of the case ahead.
  private func basis(of pair: Comparison) -> String {
    let count = Wording.count(pair.n, "paired replication")
    guard let interval = pair.interval else { return count }
    let ahead = pair.leader
    let shown = ahead == pair.a ? interval : -interval.upperBound...(-interval.lowerBound)
    let level = outcome.comparisons.count > 1 ? "simultaneous interval" : "interval"
    // A decrease is stated as a size ("3 h lower"), so its interval is one of sizes, too.
    let sizes =
      pair.verdict != .undecided && shown.upperBound <= 0
      ? -shown.upperBound...(-shown.lowerBound) : shown
    return "\(comparisonConfidenceText) \(level) \(Quantity(pair.measure).range(sizes)), \(count)"
  }

  /// What pairing bought, for a comparison of two.
  var pairingNote: String? {
    guard cases.count == 2, let metric = outcome.decidingMetric,
      let pair = outcome.comparisons(of: metric).first, pair.interval != nil,
      let ratio = pair.paired.varianceRatio, let probability = pair.probabilityABetter
    else { return nil }
    let ahead = pair.leader == pair.a ? probability : 1 - probability
    let effect = ratio < 1 ? "cut" : "raised"
    return "\(name(pair.leader)) is ahead in \(Digits.significant(ahead * 100, 3)) % of"
      + " replications; common random numbers \(effect) the variance of the difference to"
      + " \(Digits.significant(ratio * 100, 2)) % of that of independent runs."
  }

  // MARK: Many

  private func verdictOfMany(_ metric: String) -> String {
    let pairs = outcome.comparisons(of: metric)
    let what = pairs.first.map { Wording.name(of: $0.measure) } ?? metric
    guard let best = leader(of: metric) else { return "No strategy has a value for \(what)." }
    let rivals = pairs.filter { ($0.a == best || $0.b == best) && $0.winner != best }
    if rivals.isEmpty, let second = nearest(to: best, in: pairs) {
      let quantity = Quantity(second.measure)
      let lead = quantity.withUnit(
        quantity.value(abs(second.difference), beside: second.interval), isDifference: true)
      let word = second.measure.orientation == .neither ? "has the largest" : "is the best in"
      return
        "Of \(cases.count) strategies \(name(best)) \(word) \(what), \(lead) ahead of the next,"
        + " \(name(second.a == best ? second.b : second.a)) (\(basis(of: second)))."
    }
    let open = rivals.filter { $0.verdict == .undecided }
    let equal = rivals.filter { $0.verdict == .equivalent }
    let same = rivals.filter { $0.verdict == .identical }
    func names(_ pairs: [Comparison]) -> String {
      let others = pairs.map { name($0.a == best ? $0.b : $0.a) }
      return Wording.list(
        others.count <= 5 ? others : others.prefix(4) + ["\(others.count - 4) more"])
    }
    var text = "No single winner in \(what): \(name(best)) leads"
    if !open.isEmpty { text += ", undecided against \(names(open))" }
    if !equal.isEmpty { text += ", equivalent to \(names(equal))" }
    if !same.isEmpty { text += ", identical to \(names(same))" }
    text += " (\(comparisonConfidenceText) simultaneous intervals,"
    text += " \(Wording.count(outcome.stop.replications, "paired replication")))."
    if let needed = open.compactMap({ $0.paired.replicationsNeeded }).max() {
      text += " About \(needed) replications would settle it if the differences stay."
    }
    return text
  }

  /// The case with the best mean of a measure.
  func leader(of metric: String) -> Int? {
    guard let measure = measure(metric) else { return nil }
    let known = cases.filter { mean(metric, in: $0) != nil }
    return known.min { a, b in
      let values = (mean(metric, in: a) ?? .nan, mean(metric, in: b) ?? .nan)
      return measure.orientation == .smallerIsBetter ? values.0 < values.1 : values.0 > values.1
    }
  }

  private func nearest(to best: Int, in pairs: [Comparison]) -> Comparison? {
    pairs.filter { $0.a == best || $0.b == best }
      .min { abs($0.difference) < abs($1.difference) }
  }
}
