import Experiment

/// Where in the world which strategy wins, over two parameters.
extension SavedPhase {
  var key: VerdictKey { VerdictKey(strategies: strategies) }

  var metricWords: String {
    Wording.name(of: FigureWords.quantity(metric, unit).measure)
  }

  func axis(_ axis: SavedAxis, _ values: [Double], padding: Double = 0.02) -> Axis {
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
