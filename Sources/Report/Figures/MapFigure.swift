import Experiment

/// Where in the world which strategy wins: over two parameters, or along one.
extension SavedPhase {
  private var key: VerdictKey { VerdictKey(strategies: strategies) }

  private var metricWords: String {
    Wording.name(of: FigureWords.quantity(metric, unit).measure)
  }

  private func axis(_ axis: SavedAxis, _ values: [Double], padding: Double = 0.02) -> Axis {
    .numbers(
      axis.path, unit: axis.unit, of: values + [axis.from, axis.to].compactMap { $0 },
      isLogarithmic: axis.logarithmic, padding: padding)
  }

  // MARK: Map

  /// Who wins where over two parameters.
  var mapChart: Chart {
    let cells = self.cells ?? []
    let xAxis = axis(x, points.map(\.x), padding: 0.04)
    let yAxis = axis(y ?? x, points.compactMap(\.y), padding: 0.04)
    let grid = MapGrid(
      x: points.map(\.x) + cells.flatMap { [$0.x_from, $0.x_to] }, on: xAxis,
      y: points.compactMap(\.y) + cells.flatMap { [$0.y_from, $0.y_to] }, on: yAxis)
    // What was found at a place, else what all corners of the cell around it say.
    let found = Dictionary(
      points.map { (Chart.Point(x: $0.x, y: $0.y ?? .nan), $0.verdict) },
      uniquingKeysWith: { first, _ in first })
    let agreed = cells.filter { $0.verdict != nil }
    let boxes = grid.boxes { x, y in
      found[Chart.Point(x: x, y: y)]
        ?? agreed.first {
          $0.x_from <= x && x <= $0.x_to && $0.y_from <= y && y <= $0.y_to
        }?.verdict
    }
    var panel = Chart.Panel(heading: "", x: xAxis, y: yAxis)
    panel.layers = key.layers(boxes)
    panel.texts = points.prefix(2000).map {
      Chart.Text(key.letter($0.verdict), at: Chart.Point(x: $0.x, y: $0.y ?? .nan))
    }
    return Chart(
      title: scenario.title, subtitle: "Where in the world each strategy wins in \(metricWords)",
      panels: [panel],
      legend: key.legend(points.map(\.verdict), hasGaps: boxes.contains { $0.verdict == nil }),
      notes: [
        verdict,
        "Letters: places looked at. What has a colour and no letter was not looked at: all places around"
          + " it agree. \(Wording.sentence(procedure)); everything holds together at"
          + " \(FigureWords.level(confidence)).",
      ], command: reproduce)
  }

  // MARK: Border

  /// Differences along one parameter, over the zones in which each strategy wins.
  var borderChart: Chart {
    let quantity = FigureWords.quantity(metric, unit)
    let pairs = points.first?.pairs.map { [$0.a, $0.b] } ?? []
    // Of many strategies only what stands against the first.
    let shown = Array(pairs.prefix(SavedSweep.mostSeries))
    let series = shown.map { pair in
      points.map { place in
        let found = place.pairs.first { [$0.a, $0.b] == pair }
        return SeriesValue(
          x: place.x, mean: found?.difference.map(quantity.shown),
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
      heading: "", x: axis(x, points.map(\.x)),
      y: .numbers(
        isPair ? "\(shown[0][0]) minus \(shown[0][1])" : "difference", unit: quantity.unit,
        of: ends, including: [0], padding: 0.12))
    panel.layers = key.layers(
      (zones ?? []).filter { $0.from < $0.to }.map {
        ($0.verdict, Chart.Box(x: $0.from...$0.to, y: panel.y.range))
      })
    panel.rules = [Chart.Rule(horizontal: 0, Chart.Rule.zero)]
    for (index, values) in series.enumerated() {
      let mark = isPair ? Mark(ink: .black, marker: 7, letter: 23) : Mark.series(index)
      panel.layers.append(
        .uprights(
          values.compactMap { value in
            value.interval.map {
              Chart.Whisker(at: Chart.Point(x: value.x, y: value.mean ?? .nan), interval: $0)
            }
          }, mark))
      panel.layers.append(
        .points(
          values.compactMap { value in value.mean.map { Chart.Point(x: value.x, y: $0) } }, mark))
    }
    let top = panel.y.range.upperBound
    let edge = 0.04 * (top - panel.y.range.lowerBound)
    panel.texts = points.map {
      Chart.Text(key.letter($0.verdict), at: Chart.Point(x: $0.x, y: top - edge))
    }
    var legend = key.legend(points.map(\.verdict), hasGaps: false)
    if !isPair {
      legend += shown.enumerated().map { Chart.Entry("\($1[0]) - \($1[1])", .point(.series($0))) }
    }
    return Chart(
      title: scenario.title,
      subtitle: "Where along \(x.path) the winner in \(metricWords) changes", panels: [panel],
      legend: legend,
      notes: [
        verdict,
        "Letters: who wins at the places looked at. \(Wording.sentence(procedure));"
          + " everything holds together at \(FigureWords.level(confidence)).",
      ], command: reproduce)
  }
}

extension SavedSweep {
  /// Who wins at each point of a grid over two parameters.
  var gridChart: Chart {
    let key = VerdictKey(strategies: strategies)
    guard let (x, y) = mapAxes else {
      return Chart(title: scenario.title, subtitle: "", panels: [])
    }
    let (xs, ys) = (x.places, y.places)
    let (xAxis, yAxis) = (x.axis.axis, y.axis.axis)
    let grid = MapGrid(x: xs, on: xAxis, y: ys, on: yAxis)
    let found = Dictionary(
      points.indices.map { (Chart.Point(x: xs[$0], y: ys[$0]), points[$0].verdict) },
      uniquingKeysWith: { first, _ in first })
    var panel = Chart.Panel(heading: "", x: xAxis, y: yAxis)
    panel.layers = key.layers(grid.boxes { (found[Chart.Point(x: $0, y: $1)] ?? nil) })
    panel.texts = points.indices.prefix(2000).map { index in
      Chart.Text(
        key.letter(points[index].verdict ?? ""), at: Chart.Point(x: xs[index], y: ys[index]))
    }
    let words = Wording.name(of: quantity(of: metric).measure)
    return Chart(
      title: scenario.title, subtitle: "Where in the world each strategy wins in \(words)",
      panels: [panel], legend: key.legend(points.compactMap(\.verdict), hasGaps: false),
      notes: [
        "\(basis), paired t, common random numbers; all verdicts hold together at"
          + " \(FigureWords.level(confidence)) (Holm). Nothing was looked at between the letters:"
          + " 'throughline phase' refines."
      ], command: reproduce)
  }
}
