import Experiment
import Inference

/// What a run and a comparison can be drawn as.
extension SavedExperiment {
  /// The figures, the most telling one first.
  var figures: [Figure] {
    let cases = strategies.values
    var figures: [Figure] = []
    if !comparisons.isEmpty { figures.append(.differences) }
    if cases.contains(where: { $0.metrics.values.contains { $0.values != nil } }) {
      figures.append(.smore)
    }
    if cases.contains(where: { $0.profit.map { !$0.cells.isEmpty } ?? false }) {
      figures.append(.whale)
    }
    if cases.contains(where: { $0.course.map { !$0.isEmpty } ?? false }) { figures.append(.course) }
    return figures
  }

  func chart(_ figure: Figure, _ request: FigureRequest) throws(FigureError) -> Chart {
    switch figure {
    case .differences: return try differencesChart(request)
    case .smore: return try smoreChart(request)
    case .whale:
      try request.expectNoMetric(figure, "money.net_profit", known: metrics)
      return whaleChart
    default:
      try request.expectNoMetric(figure, "money.net_profit", known: metrics)
      return courseChart
    }
  }

  // MARK: SMORE

  /// Every replication of each case, its quartiles and extremes, and its mean with its interval.
  ///
  /// After the "simulation measure of risk and error" plots of Nelson 2008, The MORE plot: displaying
  /// measures of risk & error from simulation output (Proc. Winter Simulation Conference),
  /// doi:10.1109/WSC.2008.4736095.
  func smoreChart(_ request: FigureRequest) throws(FigureError) -> Chart {
    let wanted = try request.metrics(among: metrics, else: decidingMetric)
    let panels = wanted.map(smorePanel)
    let words = wanted.map { metric in
      Wording.name(of: FigureWords.quantity(metric, unit(of: metric)).measure)
    }
    let counts = Set(names.compactMap { strategies[$0]?.replications }).sorted()
    let count =
      counts == [1]
      ? "1 \(repetition.rawValue)"
      : "\(counts.map { String($0) }.joined(separator: " or ")) \(repetition.several)"
    var caption =
      panels.contains { $0.hasIntervals }
      ? "\(count) of each; \(FigureWords.level(confidence)) intervals of means, each by itself"
        + " (Student-t)."
      : "\(count) of each; there are no intervals to draw."
    if names.count > 1 {
      caption +=
        " Strategies meet the same luck, so intervals that overlap may still belong to a"
        + " difference that is sure: see the figure 'differences'."
    }
    return Chart(
      title: scenario.title,
      subtitle:
        "\(Wording.sentence(Wording.list(words))): how much one \(repetition.rawValue) differs from the next",
      panels: panels, legend: smoreLegend,
      notes: [caption], command: reproduce)
  }

  private static let meanMark = Mark(
    ink: .vermillion, marker: 13, width: 2.5, size: 1.1, letter: 12)
  private static let dot = Mark(ink: .blue, marker: 7, size: 0.3, letter: 14)
  private static let range = Mark(ink: .grey, width: 1.2, letter: 3)
  private static let quartiles = Fill(ink: .sky, kind: .solid(0.45), hasBorder: true)
  private static let tenths = Mark(ink: .grey, width: 1.2)

  private var smoreLegend: [Chart.Entry] {
    [
      Chart.Entry("mean with interval", .linePoints(Self.meanMark)),
      Chart.Entry("half of all \(repetition.several)", .area(Self.quartiles, "")),
      Chart.Entry("10th and 90th percentile, least and most", .line(Self.range)),
      Chart.Entry("a \(repetition.rawValue)", .point(Self.dot)),
    ]
  }

  private func smorePanel(_ metric: String) -> Chart.Panel {
    let quantity = FigureWords.quantity(metric, unit(of: metric))
    let series = names.map { name in
      (strategies[name]?.metrics[metric]?.values ?? []).compactMap { $0 }.filter(\.isFinite)
        .map(quantity.shown)
    }
    let means = names.map { strategies[$0]?.metrics[metric] }
    let ends = means.flatMap { [$0?.mean, $0?.lower, $0?.upper].compactMap { $0 } }
      .map(quantity.shown)
    var panel = Chart.Panel(
      heading: "",
      x: .numbers(
        Wording.name(of: quantity.measure), unit: quantity.unit, of: series.joined() + ends),
      y: .names(names))
    for (row, values) in series.enumerated() where !values.isEmpty {
      add(values, row: Double(row + 1), to: &panel)
    }
    for (row, mean) in means.enumerated() {
      guard let value = mean?.mean.map(quantity.shown) else { continue }
      let at = Chart.Point(x: value, y: Double(row + 1))
      if let interval = mean?.interval {
        panel.layers.append(
          .lying(
            [
              Chart.Whisker(
                at: at,
                interval: quantity.shown(interval.lowerBound)...quantity.shown(interval.upperBound))
            ], Self.meanMark))
      }
      panel.layers.append(.points([at], Self.meanMark))
    }
    return panel
  }

  private func add(_ values: [Double], row: Double, to panel: inout Chart.Panel) {
    func quantile(_ p: Double) -> Double { Quantile.type7(values, p) }
    let (low, high) = (quantile(0), quantile(1))
    panel.layers.append(
      .line([Chart.Point(x: low, y: row), Chart.Point(x: high, y: row)], Self.range))
    for p in [0, 0.1, 0.9, 1] {
      let size = p == 0 || p == 1 ? 0.08 : 0.15
      let x = quantile(p)
      panel.layers.append(
        .line([Chart.Point(x: x, y: row - size), Chart.Point(x: x, y: row + size)], Self.range))
    }
    panel.layers.append(
      .boxes(
        [Chart.Box(x: quantile(0.25)...quantile(0.75), y: row - 0.2...row + 0.2)], Self.quartiles))
    // Below the box, scattered by the golden ratio: without chance, and never in stripes.
    panel.layers.append(
      .points(
        values.enumerated().map { index, value in
          let share = Double(index + 1) * 0.618_033_988_749_895
          return Chart.Point(x: value, y: row + 0.34 + 0.16 * (share - share.rounded(.down) - 0.5))
        }, Self.dot))
  }
}
