import Experiment

/// What a sweep can be drawn as.
extension SavedSweep {
  /// Lines that one panel can hold.
  static let mostSeries = 6

  /// The figures, the most telling one first.
  var figures: [Figure] {
    let varying = self.varying
    guard !varying.isEmpty else { return [] }
    let hasMap = mapAxes != nil
    if !sensitivities.isEmpty { return [.effects, .response] + (hasMap ? [.map] : []) }
    if varying.count == 1 { return [.response] }
    let hasEffects = isGrid
    if hasMap { return [.map, .response] + (hasEffects ? [.effects] : []) }
    return (hasEffects ? [.effects] : []) + [.response]
  }

  func chart(_ figure: Figure, _ request: FigureRequest) throws(FigureError) -> Chart {
    switch figure {
    case .response: return try responseChart(request)
    case .map:
      try request.expectNoMetric(figure, metric, known: metrics)
      return gridChart
    default:
      guard sensitivities.isEmpty else {
        try request.expectNoMetric(figure, metric, known: metrics)
        return sensitivityChart
      }
      return try effectsChart(request)
    }
  }

  /// Whether values repeat, so that a mean at a level is over the same others everywhere.
  var isGrid: Bool {
    let size = varying.reduce(1) { $0 * max(parameter($1).levels.count, 1) }
    return size == points.count
  }

  /// The two parameters of a map, when there are two, in numbers, and every combination.
  var mapAxes: (x: Parameter, y: Parameter)? {
    let varying = self.varying
    guard strategies.count > 1, varying.count == 2, isGrid else { return nil }
    return (parameter(varying[0]), parameter(varying[1]))
  }

  /// The metrics of any point.
  var metrics: [String] {
    Set(points.flatMap { $0.strategies.values.flatMap(\.keys) }).sorted()
  }

  /// A metric as figures show it.
  func quantity(of name: String) -> Quantity {
    let unit = points.lazy.flatMap { $0.strategies.values }.compactMap { $0[name]?.unit }.first
    return FigureWords.quantity(name, unit ?? "")
  }

  /// Replications of a point, the most that any has.
  var replications: Int {
    points.flatMap { $0.strategies.values.flatMap { $0.values.compactMap(\.n) } }.max() ?? 0
  }

  /// `40 replications at each of 18 points`.
  var basis: String {
    "\(Wording.count(replications, "replication")) at each of \(Wording.count(points.count, "point"))"
  }

  /// A path, found by itself or by its end.
  func path(named name: String) throws(FigureError) -> String {
    if varying.contains(name) { return name }
    let ends = varying.filter { $0.hasSuffix("." + name) }
    guard ends.count == 1 else {
      throw FigureError(
        paths.contains(name)
          ? "'\(name)' is the same at all points of the result"
          : ends.isEmpty
            ? "the result varies no parameter '\(name)'"
            : "'\(name)' is the end of several parameters",
        unknown: .init(word: name, known: varying))
    }
    return ends[0]
  }

  // MARK: Main effects

  /// The mean over all other parameters at each level of one; a panel per parameter.
  func effectsChart(_ request: FigureRequest) throws(FigureError) -> Chart {
    let wanted = try request.metrics(among: metrics, else: metric)
    let varying = self.varying
    var panels: [Chart.Panel] = []
    for name in wanted {
      let quantity = self.quantity(of: name)
      let all = varying.map { path in strategies.map { effect(of: path, on: name, $0) } }
      let axis = Axis.numbers(
        Wording.name(of: quantity.measure), unit: quantity.unit,
        of: all.joined().joined().compactMap { $0.map(quantity.shown) })
      for (path, series) in zip(varying, all) {
        panels.append(effectPanel(path, series, quantity, axis))
      }
    }
    let words = wanted.map { Wording.name(of: quantity(of: $0).measure) }
    let isOne = varying.count == 1
    return Chart(
      title: scenario.title, subtitle: "Main effects on \(Wording.list(words))", panels: panels,
      columns: min(4, varying.count), legend: SavedExperiment.legend(strategies),
      notes: [
        (isOne ? "Means" : "Means over all values of the other parameters, so without intervals")
          + "; \(basis). A main effect hides what depends on the others: see 'map' and 'response'."
      ], command: reproduce)
  }

  private func effect(of path: String, on metric: String, _ strategy: String) -> [Double?] {
    parameter(path).levels.map { level in
      let means = points.filter { $0.settings[path] == level }
        .compactMap { $0.strategies[strategy]?[metric]?.mean }
      return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
    }
  }

  private func effectPanel(
    _ path: String, _ series: [[Double?]], _ quantity: Quantity, _ axis: Axis
  ) -> Chart.Panel {
    let parameter = self.parameter(path)
    let (x, places) = parameter.axis
    var panel = Chart.Panel(heading: "", x: x, y: axis)
    for (index, means) in series.enumerated() {
      panel.add(
        zip(places, means).map { SeriesValue(x: $0, mean: $1.map(quantity.shown)) },
        .series(index))
    }
    return panel
  }
}

extension SavedSweep.Parameter {
  /// An axis for its levels, and the place of each.
  var axis: (axis: Axis, places: [Double]) {
    let levels = levels
    guard let numbers else {
      return (.names(levels, label: path), levels.indices.map { Double($0 + 1) })
    }
    let distinct = Set(numbers).sorted()
    return (
      .numbers(path, unit: unit, of: distinct, isLogarithmic: Self.hasEqualFactors(distinct)),
      distinct
    )
  }

  /// Whether ascending values were chosen by factors (`log 1..100 x 5`, or 1, 3, 10): about the same
  /// factor from each to the next, over a decade or more.
  static func hasEqualFactors(_ values: [Double]) -> Bool {
    guard values.count > 2, values[0] > 0, values[values.count - 1] >= 10 * values[0] else {
      return false
    }
    let factors = zip(values, values.dropFirst()).map { $1 / $0 }
    // 3 and 10/3, whose steps on the axis differ by a tenth, are the same to whoever chose them.
    return factors.allSatisfy { $0 * $0 <= 1.25 * factors[0] * factors[0] }
      && factors.allSatisfy { 1.25 * $0 * $0 >= factors[0] * factors[0] }
  }

  /// The place of each point on that axis.
  var places: [Double] {
    if let numbers { return numbers }
    let levels = levels
    return texts.map { text in Double((levels.firstIndex(of: text) ?? 0) + 1) }
  }
}
