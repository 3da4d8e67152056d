import Experiment

/// The sentences of a phase map and of a border.
extension PhaseResults {
  /// The answer.
  var verdict: String {
    switch finding {
    case .map(let map): sentence(map)
    case .border(let border): sentence(border)
    }
  }

  // MARK: Two parameters

  private func sentence(_ map: PhaseMap) -> String {
    guard !map.points.isEmpty else { return "Nothing was finished: no result." }
    var parts: [String] = []
    for index in strategies.indices {
      let share = map.share(.winner(index))
      guard share > 0 else { continue }
      parts.append("\(strategies[index]) \(parts.isEmpty ? "wins " : "")in \(percent(share))")
    }
    var text = parts.isEmpty ? "Nobody wins anywhere for sure" : "\(Wording.list(parts)) of the map"
    let even = map.share(.equivalent)
    if even > 0 { text += "; in \(percent(even)) it does not matter\(marginText)" }
    let open = map.share(.undecided)
    if open > 0 { text += "; in \(percent(open)) nobody can say" }
    text += "."
    let losers = strategies.indices.filter { map.share(.winner($0)) == 0 }
    if !losers.isEmpty, !parts.isEmpty {
      text +=
        " \(Wording.list(losers.map { strategies[$0] }))"
        + " \(losers.count == 1 ? "wins" : "win") nowhere for sure."
    }
    return text
  }

  private func percent(_ share: Double) -> String {
    "\(Digits.significant(share * 100, share < 0.1 ? 2 : 3)) %"
  }

  // MARK: One parameter

  private func sentence(_ border: Border) -> String {
    let zones = border.zones
    guard let first = zones.first, let last = zones.last else {
      return "Nothing was finished: no result."
    }
    let axis = border.axis
    let whole = span(axis, 0...axis.values.count - 1)
    if zones.count == 1 {
      switch first.verdict {
      case .winner(let index): return "\(strategies[index]) wins everywhere in \(whole): no border."
      case .equivalent: return "It does not matter anywhere in \(whole)\(marginText)."
      case .undecided:
        return "Undecided everywhere in \(whole): more replications (--at-most) may tell."
      }
    }
    let changes = border.changes
    var sentences = changes.map { change in
      "Up to \(axis.text(change.places.lowerBound)) \(strategies[change.below]) wins, from"
        + " \(axis.text(change.places.upperBound)) on \(strategies[change.above]): the border lies"
        + " between"
        + (change.isTied ? ", with a zone in which it does not matter" : "") + "."
    }
    if changes.isEmpty {
      let winners = zones.compactMap { zone -> (Int, Border.Zone)? in
        if case .winner(let index) = zone.verdict { (index, zone) } else { nil }
      }
      if let winner = winners.first, let end = winners.last {
        sentences.append(
          "\(strategies[winner.0]) wins"
            + " \(place(axis, winner.1.places.lowerBound...end.1.places.upperBound)); nobody else wins"
            + " for sure anywhere in \(whole).")
      } else {
        sentences.append("Nobody wins for sure anywhere in \(whole).")
      }
    }
    // What is known of the ends and between, where nobody wins.
    for zone in zones where zone != first || zone == last || !isWinner(zone.verdict) {
      guard !isWinner(zone.verdict) else { continue }
      sentences.append(
        zone.verdict == .equivalent
          ? "It does not matter \(place(axis, zone.places))\(marginText)."
          : "Nobody can say \(place(axis, zone.places)).")
    }
    return sentences.joined(separator: " ")
  }

  private func isWinner(_ verdict: PhaseVerdict) -> Bool {
    if case .winner = verdict { true } else { false }
  }

  private var marginText: String {
    guard let margin else { return "" }
    let quantity = Quantity(measure)
    let amount = Digits.significant(quantity.shown(margin))
    return " (less than \(quantity.withUnit(amount, isDifference: true)))"
  }

  private func place(_ axis: PhaseAxis, _ places: ClosedRange<Int>) -> String {
    places.count == 1
      ? "at \(axis.text(places.lowerBound))" : "from \(span(axis, places))"
  }

  /// `0 to 40 min`.
  func span(_ axis: PhaseAxis, _ places: ClosedRange<Int>) -> String {
    "\(FocusMoves.plain(axis.values[places.lowerBound])) to \(axis.text(places.upperBound))"
  }
}
