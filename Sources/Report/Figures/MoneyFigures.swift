import Experiment

/// Where the money of a run landed, and when.
extension SavedExperiment {
  // MARK: Whale

  /// What profit is added up by.
  private enum Part: CaseIterable {
    case accounts
    case offerings
    case cells

    var words: String {
      switch self {
      case .accounts: "accounts"
      case .offerings: "offerings"
      case .cells: "account x offering"
      }
    }

    /// What a cell belongs to; `nil` for what belongs to none, such as visits to no offering.
    func key(_ cell: SavedProfit.Cell) -> [String]? {
      switch self {
      case .accounts: cell.account.map { [$0] }
      case .offerings: cell.offering.map { [$0] }
      case .cells:
        cell.account.flatMap { account in cell.offering.map { [account, $0] } }
      }
    }
  }

  /// Profit added up from the best account or offering to the worst.
  var whaleChart: Chart {
    let known = names.filter { strategies[$0]?.profit != nil }
    let unit = known.first.flatMap { strategies[$0]?.profit?.unit } ?? ""
    let panels = Part.allCases.compactMap { whalePanel($0, known, unit) }
    var notes = [
      "Profit: throughput less the hours to serve; means over the replications. What lies above the end of a"
        + " curve is what the unprofitable ones cost."
    ]
    let unassigned = known.compactMap { name in
      strategies[name]?.profit?.unassigned.map {
        "\(Digits.significant(-$0, 4)) (\(name))"
      }
    }
    if !unassigned.isEmpty {
      notes.append(
        "Expenses that nobody causes are not in it [\(unit)]: \(Wording.list(unassigned)).")
    }
    return Chart(
      title: scenario.title, subtitle: "Whale curve: profit together, the most profitable first",
      panels: panels, columns: 3, legend: Self.legend(known), notes: notes, command: reproduce)
  }

  /// `nil` when there is only one part: its curve is a point.
  private func whalePanel(_ part: Part, _ known: [String], _ unit: String) -> Chart.Panel? {
    let curves = known.map { name in curve(strategies[name]?.profit?.cells ?? [], part) }
    let longest = curves.map(\.count).max() ?? 0
    guard longest > 2 || part == .accounts else { return nil }
    var panel = Chart.Panel(
      heading: "",
      x: Axis(
        label: "\(part.words), the best first", unit: "", range: 0...Double(max(longest - 1, 1)),
        kind: .numbers(isLogarithmic: false), isWhole: true),
      y: .numbers(
        "profit together", unit: unit, of: curves.joined().map(\.y), including: [0],
        isAnchored: true))
    for (index, curve) in curves.enumerated() {
      panel.layers.append(.line(curve, .series(index)))
      panel.layers.append(
        .points(Array(curve.dropFirst()), Mark.series(index).with(size: longest > 60 ? 0.2 : 0.4)))
    }
    panel.rules = [Chart.Rule(horizontal: 0, Chart.Rule.zero)]
    return panel
  }

  /// From nothing to all of them.
  private func curve(_ cells: [SavedProfit.Cell], _ part: Part) -> [Chart.Point] {
    var sums: [[String]: Double] = [:]
    for cell in cells {
      guard let key = part.key(cell) else { continue }
      sums[key, default: 0] += cell.profit ?? 0
    }
    var points = [Chart.Point(x: 0, y: 0)]
    for profit in sums.values.sorted(by: >) {
      points.append(Chart.Point(x: Double(points.count), y: points[points.count - 1].y + profit))
    }
    return points
  }

  static func legend(_ names: [String]) -> [Chart.Entry] {
    names.enumerated().map { Chart.Entry($1, .linePoints(.series($0))) }
  }

  // MARK: Course

  /// T, OE and NP of every quarter.
  var courseChart: Chart {
    let known = names.filter { strategies[$0]?.course.map { !$0.isEmpty } ?? false }
    let unit = self.unit(of: "money.net_profit")
    let panels = ["net_profit", "throughput", "operating_expense"].map { quantity in
      coursePanel(quantity, known, unit)
    }
    let count = known.compactMap { strategies[$0]?.replications }.max() ?? 0
    return Chart(
      title: scenario.title, subtitle: "What costs now and pays later: money by quarter",
      panels: panels, columns: 3, legend: Self.legend(known),
      notes: [
        "Quarters are 13 weeks from the end of the warm-up on. \(FigureWords.level(confidence)) intervals"
          + " (bands), each by itself, \(Wording.count(count, "replication"))."
      ], command: reproduce)
  }

  private func coursePanel(_ quantity: String, _ known: [String], _ unit: String) -> Chart.Panel {
    let series = known.map { name in
      (strategies[name]?.course ?? []).map { $0[quantity] }
    }
    let ends = series.joined().flatMap { [$0?.mean, $0?.lower, $0?.upper].compactMap { $0 } }
    let longest = series.map(\.count).max() ?? 1
    var panel = Chart.Panel(
      heading: "",
      x: Axis(
        label: "quarter", unit: "", range: 0.5...(Double(longest) + 0.5),
        kind: .numbers(isLogarithmic: false), isWhole: true),
      y: .numbers(
        Wording.row(Measure(name: "money.\(quantity)", unit: unit)), unit: unit, of: ends,
        including: quantity == "net_profit" ? [0] : []))
    for (index, quarters) in series.enumerated() {
      let values = quarters.enumerated().map {
        SeriesValue(x: Double($0 + 1), mean: $1?.mean, interval: $1?.interval)
      }
      panel.add(values, .series(index))
    }
    if quantity == "net_profit" { panel.rules = [Chart.Rule(horizontal: 0, Chart.Rule.zero)] }
    return panel
  }
}

/// A value of a series over a number, with its interval where it has one.
struct SeriesValue {
  var x: Double
  var mean: Double?
  var interval: ClosedRange<Double>?
}

extension Chart.Panel {
  /// Whether an interval is drawn, as a band or as a bar.
  var hasIntervals: Bool {
    layers.contains { layer in
      switch layer {
      case .band, .uprights, .lying: !layer.isEmpty
      case .line, .points, .boxes: false
      }
    }
  }

  /// Adds a series: its band, its line and its markers; gaps where there is no value.
  mutating func add(_ values: [SeriesValue], _ mark: Mark, isJoined: Bool = true) {
    let points = values.map { Chart.Point(x: $0.x, y: $0.mean ?? .nan) }
    let known = points.filter { $0.y.isFinite }
    if isJoined {
      // A band must not reach across a gap.
      for run in values.split(whereSeparator: { $0.interval == nil }) where run.count > 1 {
        layers.append(
          .band(
            run.compactMap { value in
              value.interval.map {
                Chart.Whisker(at: Chart.Point(x: value.x, y: value.mean ?? .nan), interval: $0)
              }
            }, mark))
      }
      if known.count > 1 { layers.append(.line(points, mark)) }
    }
    // A band of a single place is none.
    if !isJoined || known.count == 1 {
      layers.append(
        .uprights(
          values.compactMap { value in
            value.interval.map {
              Chart.Whisker(at: Chart.Point(x: value.x, y: value.mean ?? .nan), interval: $0)
            }
          }, mark))
    }
    layers.append(.points(known, mark))
  }
}
