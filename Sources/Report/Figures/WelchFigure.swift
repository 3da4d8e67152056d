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

  var chart: Chart {
    let quantity = FigureWords.quantity(warmup.metric, warmup.unit)
    let values = warmup.cases.flatMap { $0.averages + $0.welch }.compactMap {
      $0.map(quantity.shown)
    }
    let longest = Double(warmup.cases.map(\.averages.count).max() ?? 0) * warmup.interval
    let y = Axis.numbers(Wording.name(of: quantity.measure), unit: quantity.unit, of: values)
    let x = Axis(
      label: "time from the start", unit: warmup.time_unit, range: 0...max(longest, 1e-9),
      kind: .numbers(isLogarithmic: false))
    let panels = warmup.cases.map { series in
      panel(
        series, Chart.Panel(heading: warmup.cases.count > 1 ? series.name : "", x: x, y: y),
        quantity)
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
      subtitle: "How \(Wording.name(of: quantity.measure)) settles", panels: panels,
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
    func time(_ value: Double) -> String {
      "\(Digits.significant(value, 4)) \(unit)\(value == 1 ? "" : "s")"
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
