import Experiment

/// Where along one parameter the winner changes.
extension SavedPhase {
  /// Differences along one parameter, over the zones in which each strategy wins.
  var borderChart: Chart {
    let quantity = FigureWords.quantity(metric, unit)
    let (shown, all) = shownPairs
    let xAxis = axis(x, points.map(\.x))
    let series = shown.enumerated().map { index, pair in
      points.map { place in
        let found = place.pairs.first { [$0.a, $0.b] == pair }
        return SeriesValue(
          x: aside(place.x, series: index, of: shown.count, on: xAxis),
          mean: found?.difference.map(quantity.shown),
          interval: SavedEstimate.interval(found?.lower, found?.upper).map {
            quantity.shown($0.lowerBound)...quantity.shown($0.upperBound)
          })
      }
    }
    let ends = series.joined().flatMap { value in
      [value.mean, value.interval?.lowerBound, value.interval?.upperBound].compactMap { $0 }
    }
    let isPair = shown.count == 1
    var panel = Chart.Panel(
      heading: "", x: xAxis,
      y: .numbers(
        isPair ? "\(shown[0][0]) minus \(shown[0][1])" : "difference", unit: quantity.unit,
        of: ends, including: [0], padding: 0.16))
    let zones = (zones ?? []).filter { $0.from < $0.to }
    panel.layers = key.layers(
      zones.map { ($0.verdict, Chart.Box(x: $0.from...$0.to, y: panel.y.range)) })
    panel.rules = [Chart.Rule(horizontal: 0, Chart.Rule.zero)]
    for (index, values) in series.enumerated() {
      let mark = isPair ? Mark(ink: .black, marker: 7, letter: 23) : Mark.series(index)
      panel.add(values, mark, isJoined: false)
    }
    let letters = letters(in: panel)
    panel.texts = letters.map(\.text)
    var legend = key.legend(
      zones.map(\.verdict) + letters.map(\.verdict), areas: Set(zones.map(\.verdict)))
    if !isPair {
      legend += shown.enumerated().map { Chart.Entry("\($1[0]) - \($1[1])", .point(.series($0))) }
    }
    var caption = "Letters: who wins at the places looked at"
    if letters.count < points.count { caption += " (some left out that would overlap)" }
    caption +=
      ". \(Wording.sentence(procedure)); everything holds together at"
      + " \(FigureWords.level(confidence))."
    if shown.count > 1 { caption += " Pairs stand beside each other, not to hide one another." }
    if shown.count < all {
      caption +=
        " Drawn are \(shown.count) of \(all) pairs, those with \(strategies.first ?? "the first")"
        + " first."
    }
    return Chart(
      title: scenario.title,
      subtitle: "Where along \(x.path) the winner in \(metricWords) changes", panels: [panel],
      legend: legend, notes: [verdict, caption], command: reproduce)
  }

  /// As many pairs as a panel holds, and the number of all; of more those with the first strategy
  /// before the others.
  private var shownPairs: (shown: [[String]], all: Int) {
    let pairs = points.first?.pairs.map { [$0.a, $0.b] } ?? []
    let most = SavedSweep.mostSeries
    guard pairs.count > most, let first = strategies.first else { return (pairs, pairs.count) }
    let ordered = pairs.filter { $0.contains(first) } + pairs.filter { !$0.contains(first) }
    return (Array(ordered.prefix(most)), pairs.count)
  }

  /// A place a little aside, so that the intervals of several pairs there do not hide each other.
  private func aside(_ place: Double, series: Int, of count: Int, on axis: Axis) -> Double {
    guard count > 1 else { return place }
    let shares = points.map { axis.share(of: $0.x) }.sorted()
    let gap = zip(shares, shares.dropFirst()).map { $1 - $0 }.filter { $0 > 1e-9 }.min() ?? 1
    let step = min(0.012, 0.7 * gap / Double(count))
    return axis.place(
      at: axis.share(of: place) + (Double(series) - Double(count - 1) / 2) * step)
  }

  /// The verdicts' letters along the upper edge, in two rows where they stand close; what has no room
  /// in either is left out, and rather between places that say the same than where the winner changes.
  private func letters(in panel: Chart.Panel) -> [(verdict: String, text: Chart.Text)] {
    let (bottom, top) = (panel.y.range.lowerBound, panel.y.range.upperBound)
    let least = 0.018
    let places = points.sorted { $0.x < $1.x }
    func isEdge(_ index: Int) -> Bool {
      index == 0 || index == places.count - 1
        || places[index - 1].verdict != places[index].verdict
        || places[index + 1].verdict != places[index].verdict
    }
    var taken: [[Double]] = [[], []]
    var rows: [Int: Int] = [:]
    for index in places.indices.filter(isEdge) + places.indices.filter({ !isEdge($0) }) {
      let share = panel.x.share(of: places[index].x)
      let row = taken.firstIndex { row in row.allSatisfy { abs($0 - share) >= least } }
      guard let row else { continue }
      taken[row].append(share)
      rows[index] = row
    }
    return places.enumerated().compactMap { index, place in
      guard let row = rows[index] else { return nil }
      let height = top - (0.04 + 0.075 * Double(row)) * (top - bottom)
      return (
        place.verdict,
        Chart.Text(key.letter(place.verdict), at: Chart.Point(x: place.x, y: height))
      )
    }
  }
}
