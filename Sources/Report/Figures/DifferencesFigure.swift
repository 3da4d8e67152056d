import Experiment

/// Differences of strategies with their intervals, a row each; a panel per unit.
extension SavedExperiment {
  func differencesChart(_ request: FigureRequest) throws(FigureError) -> Chart {
    var known: [String] = []
    for metric in comparisons.map(\.metric) where !known.contains(metric) { known.append(metric) }
    if let absent = request.metrics.first(where: { !known.contains($0) && metrics.contains($0) }) {
      throw FigureError(
        "the result compares no \(absent)",
        hint:
          "'throughline compare FILE \((known + [absent]).map { "--of " + $0 }.joined(separator: " "))'"
          + " compares it, too")
    }
    let wanted =
      request.metrics.isEmpty
      ? known : try request.metrics(among: known, else: known[0])
    let shown = wanted.flatMap { metric in comparisons.filter { $0.metric == metric } }
    var units: [String] = []
    for unit in shown.map(Self.unit) where !units.contains(unit) { units.append(unit) }
    let isPair = Set(shown.map { [$0.a, $0.b] }).count == 1
    let panels = units.map { unit in
      panel(
        shown.filter { Self.unit($0) == unit }, unit: unit, isPair: isPair,
        isAlone: units.count == 1)
    }
    let what = wanted.count == 1 ? Self.words(shown[0]) : "what is compared"
    let who = isPair ? ", \(shown[0].a) minus \(shown[0].b)" : ""
    return Chart(
      title: scenario.title, subtitle: "Difference in \(what)\(who)", panels: panels,
      notes: notes(shown),
      pictureNotes: shown.contains { $0.margin != nil }
        ? ["Shaded: differences that do not matter (compare.margin)."] : [],
      command: reproduce)
  }

  private static func quantity(_ pair: SavedComparison) -> Quantity {
    FigureWords.quantity(pair.metric, pair.unit)
  }

  /// Unit of a difference: of shares it is percentage points.
  private static func unit(_ pair: SavedComparison) -> String {
    quantity(pair).withUnit("", isDifference: true).drop { $0 == " " }.description
  }

  private static func words(_ pair: SavedComparison) -> String {
    Wording.name(of: quantity(pair).measure)
  }

  private func panel(
    _ pairs: [SavedComparison], unit: String, isPair: Bool, isAlone: Bool
  ) -> Chart.Panel {
    let isOneMetric = Set(pairs.map(\.metric)).count == 1
    let rows = pairs.map { pair in
      let metric = Self.words(pair)
      if isPair { return metric }
      return isOneMetric ? "\(pair.a) - \(pair.b)" : "\(metric): \(pair.a) - \(pair.b)"
    }
    let shown = pairs.map { pair in
      (
        value: Self.quantity(pair).shown(pair.difference ?? .nan),
        interval: SavedEstimate.interval(pair.lower, pair.upper).map { interval in
          Self.quantity(pair).shown(
            interval.lowerBound)...Self.quantity(pair).shown(
              interval.upperBound)
        }
      )
    }
    let ends = shown.flatMap {
      [$0.value] + ($0.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    var panel = Chart.Panel(
      heading: isAlone || isPair || !isOneMetric ? "" : pairs.first.map(Self.words) ?? "",
      x: .numbers("difference", unit: unit, of: ends, including: [0], padding: 0.08),
      y: .names(rows))
    let mark = Mark.series(0)
    for (row, pair) in pairs.enumerated() {
      guard let margin = pair.margin.map({ Self.quantity(pair).shown($0) }) else { continue }
      let middle = Double(row + 1)
      let low = max(-margin, panel.x.range.lowerBound)
      let high = min(margin, panel.x.range.upperBound)
      panel.layers.append(
        .boxes(
          [Chart.Box(x: low...max(low, high), y: middle - 0.5...middle + 0.5)], .equivalent))
    }
    panel.layers.append(
      .lying(
        shown.enumerated().compactMap { row, one in
          one.interval.map {
            Chart.Whisker(at: Chart.Point(x: one.value, y: Double(row + 1)), interval: $0)
          }
        }, mark))
    panel.layers.append(
      .points(
        shown.enumerated().filter { $1.value.isFinite }.map { row, one in
          Chart.Point(x: one.value, y: Double(row + 1))
        }, mark.with(size: 0.9)))
    panel.rules = [Chart.Rule(vertical: 0, Chart.Rule.zero)]
    panel.remarks = pairs.map(Self.remark)
    if let first = pairs.first, isPair {
      panel.sides = Self.sides(first, isOneMetric: isOneMetric)
    } else {
      panel.sides = Chart.Sides(left: "the second has more", right: "the first has more")
    }
    return panel
  }

  private static func sides(_ pair: SavedComparison, isOneMetric: Bool) -> Chart.Sides {
    let more = isOneMetric ? FigureWords.more(pair.metric) : "has more"
    return Chart.Sides(left: "\(pair.b) \(more)", right: "\(pair.a) \(more)")
  }

  /// The verdict in words.
  private static func remark(_ pair: SavedComparison) -> String {
    switch pair.verdict {
    case "a better": "\(pair.a) is better"
    case "b better": "\(pair.b) is better"
    case "a larger": "\(pair.a) has more"
    case "b larger": "\(pair.b) has more"
    case "undecided":
      pair.replications_to_settle.map { "undecided; \($0) replications may tell" } ?? "undecided"
    case "certain": pair.winner.map { "certain: \($0)" } ?? "certain"
    default: pair.verdict
    }
  }

  private func notes(_ shown: [SavedComparison]) -> [String] {
    guard let first = shown.first else { return [] }
    let counts = Set(shown.map(\.n)).sorted()
    let count =
      counts.count == 1
      ? Wording.count(counts[0], "paired replication")
      : "\(counts[0]) to \(counts[counts.count - 1]) paired replications"
    let level = FigureWords.level(first.confidence)
    var text =
      comparisons.count > 1
      ? "\(level) intervals that hold together (Bonferroni over"
        + " \(Wording.count(comparisons.count, "comparison")), paired t, common random numbers), \(count)."
      : "\(level) interval (paired t, common random numbers), \(count)."
    if shown.contains(where: { $0.lower == nil }) {
      text += " A mark without an interval never varies, or was measured once."
    }
    return [text]
  }
}
