import Experiment

/// How a plant settles: averages over replications, their moving average, and where to cut.
///
/// Source: Welch 1983, The statistical analysis of simulation results, in: The computer performance
/// modeling handbook.
extension SavedWarmup {
  private static let raw = Mark(ink: .faint, width: 1, letter: 3)
  private static let smooth = Mark(ink: .blue, width: 2.5, letter: 0)
  private static let cut = Mark(ink: .vermillion, width: 2, letter: 1)
  private static let stated = Mark(ink: .black, dash: 2, width: 1.5, letter: 2)

  /// The metrics watched, each once.
  var metrics: [String] {
    warmup.cases.reduce(into: []) { metrics, series in
      let metric = series.metric ?? warmup.metric
      if !metrics.contains(metric) { metrics.append(metric) }
    }
  }

  func chart(_ request: FigureRequest) throws(FigureError) -> Chart {
    let wanted =
      request.metrics.isEmpty
      ? metrics : try request.metrics(among: metrics, else: warmup.metric)
    let shown = warmup.cases.filter { wanted.contains($0.metric ?? warmup.metric) }
    let longest = Double(shown.map(\.averages.count).max() ?? 0) * warmup.interval
    let x = Axis(
      label: "time from the start", unit: warmup.time_unit, range: 0...max(longest, 1e-9),
      kind: .numbers(isLogarithmic: false))
    let panels = wanted.flatMap { metric in
      let own = shown.filter { ($0.metric ?? warmup.metric) == metric }
      let quantity = FigureWords.quantity(metric, own.first?.unit ?? warmup.unit)
      let values = own.flatMap { $0.averages + $0.welch }.compactMap { $0.map(quantity.shown) }
      let y = Axis.numbers(Wording.name(of: quantity.measure), unit: quantity.unit, of: values)
      return own.map { series in
        panel(
          series, Chart.Panel(heading: own.count > 1 ? series.name : "", x: x, y: y), quantity)
      }
    }
    let words = wanted.map { metric in
      Wording.name(of: FigureWords.quantity(metric, "").measure)
    }
    var legend = [
      Chart.Entry("average over replications", .line(Self.raw)),
      Chart.Entry("moving average", .line(Self.smooth)),
    ]
    if warmup.cut != nil { legend.append(Chart.Entry("cut proposed (MSER-5)", .line(Self.cut))) }
    if warmup.stated != nil {
      legend.append(Chart.Entry("warm-up of the scenario", .line(Self.stated)))
    }
    return Chart(
      title: scenario.title,
      subtitle: "How \(Wording.list(words)) \(words.count == 1 ? "settles" : "settle")",
      panels: panels,
      columns: min(2, panels.count), legend: legend, notes: notes, command: reproduce)
  }

  private func panel(
    _ series: Series, _ empty: Chart.Panel, _ quantity: Quantity
  ) -> Chart.Panel {
    var panel = empty
    func points(_ values: [Double?]) -> [Chart.Point] {
      values.enumerated().map {
        Chart.Point(
          x: (Double($0) + 0.5) * warmup.interval, y: $1.map(quantity.shown) ?? .nan)
      }
    }
    panel.layers = [
      .line(points(series.averages), Self.raw), .line(points(series.welch), Self.smooth),
    ]
    if let cut = warmup.cut { panel.rules.append(Chart.Rule(vertical: cut, Self.cut)) }
    if let stated = warmup.stated {
      panel.rules.append(Chart.Rule(vertical: stated, Self.stated))
    }
    return panel
  }

  private var notes: [String] {
    let unit = warmup.time_unit
    // Symbols such as min and h have no plural.
    let plural = ["day", "week", "month", "quarter", "year"].contains(unit) ? "s" : ""
    func time(_ value: Double) -> String {
      "\(Digits.significant(value, 4)) \(unit)\(value == 1 ? "" : plural)"
    }
    let count = Wording.count(warmup.replications, "replication")
    var text =
      "\(count), intervals of \(time(warmup.interval)); the moving average is over"
      + " \(2 * warmup.window + 1) of them."
    if let cut = warmup.cut {
      text += " One cut for all, the largest: \(time(cut))."
    } else {
      text += " The pilot is too short for a cut."
    }
    if let stated = warmup.stated { text += " The scenario states \(time(stated))." }
    return [text]
  }
}
