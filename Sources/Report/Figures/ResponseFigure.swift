import Experiment

/// Metrics of each strategy over one parameter, and the difference of strategies with where it crosses
/// zero.
extension SavedSweep {
  /// Points that share the values of all other parameters, under a name.
  private struct Slice {
    var name: String
    var points: [Int]
  }

  func responseChart(_ request: FigureRequest) throws(FigureError) -> Chart {
    let chosen: String
    if let name = request.parameter {
      chosen = try path(named: name)
    } else {
      chosen = varying.first { self.parameter($0).numbers != nil } ?? varying[0]
    }
    let wanted = try request.metrics(among: metrics, else: metric)
    let parameter = self.parameter(chosen)
    let (slices, isJoined) = slices(beside: chosen)
    var panels: [Chart.Panel] = []
    var notes: [String] = []
    var legend: [Chart.Entry] = []
    let lines = strategies.flatMap { strategy in
      slices.map { (strategy: strategy, slice: $0) }
    }
    var omitted: [String] = []
    if lines.count <= Self.mostSeries {
      panels = wanted.map {
        metricPanel($0, parameter, lines, marks(slices.count), isJoined: isJoined)
      }
      legend = lines.enumerated().map { index, line in
        let names = [strategies.count > 1 ? line.strategy : "", line.slice.name]
        return Chart.Entry(
          names.filter { !$0.isEmpty }.joined(separator: ", "),
          Self.sample(marks(slices.count)[index], isJoined))
      }
      if lines.count == 1 { legend = [] }
    } else {
      omitted.append("\(subject(wanted)) of each strategy (\(lines.count) lines)")
    }
    let hasMeans = !panels.isEmpty
    let pairs = points.first?.pairs.map { [$0.a, $0.b] } ?? []
    let differences = pairs.flatMap { pair in slices.map { (pair: pair, slice: $0) } }
    let isCompared = wanted.contains(metric) && !differences.isEmpty
    if isCompared, differences.count > Self.mostSeries {
      omitted.append("differences in \(subject([metric])) (\(differences.count) lines)")
    } else if isCompared {
      let marks = differenceMarks(differences.count, slices: slices.count)
      panels.append(
        differencePanel(parameter, differences, marks, isJoined: isJoined, notes: &notes))
      legend += differenceLegend(differences, marks, isJoined)
    }
    guard !panels.isEmpty else {
      throw FigureError(
        "\(lines.count) lines are too many for one panel: \(strategies.count) strategies at"
          + " \(slices.count) values of other parameters",
        hint: "make a result with fewer --strategy or fewer values of the others, or draw 'effects'"
      )
    }
    if !omitted.isEmpty {
      notes.append(
        "Not drawn, because a panel holds \(Self.mostSeries) lines: \(Wording.list(omitted)).")
    }
    let what =
      hasMeans ? Wording.sentence(subject(wanted)) : "Differences in \(subject([metric]))"
    return Chart(
      title: scenario.title, subtitle: "\(what) over \(chosen)", panels: panels,
      columns: parameter.numbers == nil && parameter.levels.count > 4 ? 1 : 2, legend: legend,
      notes: [
        caption(
          means: hasMeans ? Array(panels.prefix(wanted.count)) : [],
          differences: hasMeans ? Array(panels.dropFirst(wanted.count)) : panels,
          isJoined, isNumber: parameter.numbers != nil)
      ] + notes, command: reproduce)
  }

  private func subject(_ metrics: [String]) -> String {
    Wording.list(metrics.map { Wording.name(of: quantity(of: $0).measure) })
  }

  private static func sample(_ mark: Mark, _ isJoined: Bool) -> Chart.Sample {
    isJoined ? .linePoints(mark) : .point(mark)
  }

  /// The mark of each line: colour and shape by strategy, line type and filling by slice; by slice
  /// alone where there is one strategy.
  private func marks(_ slices: Int) -> [Mark] {
    strategies.indices.flatMap { strategy in
      (0..<slices).map { slice in
        guard strategies.count > 1, slices > 1 else { return Mark.series(strategy + slice) }
        var mark = Mark.series(strategy).with(dash: slice % 5 + 1)
        // The open shape of a filled one has the number before it.
        if slice > 0 { mark.marker -= 1 }
        mark.letter = strategy * slices + slice
        return mark
      }
    }
  }

  /// The mark of each difference: colours that no strategy has.
  private func differenceMarks(_ count: Int, slices: Int) -> [Mark] {
    guard count > 1 else { return [Mark(ink: .black, marker: 7, letter: 23)] }
    return (0..<count).map { index in
      var mark = Mark.series(strategies.count + index).with(
        dash: slices > 1 ? index % slices % 5 + 1 : nil)
      mark.letter = strategies.count * slices + index
      return mark
    }
  }

  /// What the numbers rest on, and the intervals that are drawn.
  private func caption(
    means: [Chart.Panel], differences: [Chart.Panel], _ isJoined: Bool, isNumber: Bool
  ) -> String {
    let shape = "\(isJoined ? "Bands" : "Bars"): \(FigureWords.level(confidence)) intervals of"
    let together =
      "hold together over all points (paired t, common random numbers, Bonferroni)"
    let drawn = (means.contains(where: \.hasIntervals), differences.contains(where: \.hasIntervals))
    switch drawn {
    case (true, true):
      return "\(basis). \(shape) means, each by itself; those of differences \(together)."
    case (true, false): return "\(basis). \(shape) means, each by itself."
    case (false, true): return "\(basis). \(shape) differences, which \(together)."
    case (false, false): break
    }
    if replications < 2 { return "\(basis). One replication has no interval: chance is not shown." }
    guard isNumber, !isJoined else { return "\(basis). There are no intervals to draw." }
    let what = [means.isEmpty ? "" : "means", differences.isEmpty ? "" : "differences"]
    return "\(basis). Dots: \(Wording.list(what.filter { !$0.isEmpty }));"
      + " their intervals are not drawn."
  }

  // MARK: Slices

  /// The points by the values of all other parameters; all of them in one, not to be joined, where
  /// these are too many.
  private func slices(beside path: String) -> (slices: [Slice], isJoined: Bool) {
    let others = varying.filter { $0 != path }
    let isNumber = parameter(path).numbers != nil
    guard !others.isEmpty else {
      return ([Slice(name: "", points: Array(points.indices))], isNumber)
    }
    let ends = ShortPath.ends(of: others)
    var slices: [Slice] = []
    for index in points.indices {
      let name = zip(ends, others)
        .map { "\($0) \(points[index].settings[$1] ?? "")" }.joined(separator: ", ")
      if let place = slices.firstIndex(where: { $0.name == name }) {
        slices[place].points.append(index)
      } else {
        slices.append(Slice(name: name, points: [index]))
      }
      if slices.count > Self.mostSeries {
        return ([Slice(name: "", points: Array(points.indices))], false)
      }
    }
    return (slices, isNumber)
  }

  /// The values of a slice in the order of the parameter, a little aside where words stand for places.
  private func values(
    _ slice: Slice, _ parameter: Parameter, series: Int, of count: Int,
    _ value: (Int) -> (Double?, ClosedRange<Double>?)
  ) -> [SeriesValue] {
    let places = parameter.places
    let aside =
      parameter.numbers == nil ? (Double(series) - Double(count - 1) / 2) * 0.5 / Double(count) : 0
    return slice.points.sorted { places[$0] < places[$1] }.map { index in
      let (mean, interval) = value(index)
      return SeriesValue(x: places[index] + aside, mean: mean, interval: interval)
    }
  }

  // MARK: Panels

  private func metricPanel(
    _ name: String, _ parameter: Parameter, _ lines: [(strategy: String, slice: Slice)],
    _ marks: [Mark], isJoined: Bool
  ) -> Chart.Panel {
    let quantity = self.quantity(of: name)
    let isScatter = !isJoined && parameter.numbers != nil
    let series = lines.enumerated().map { index, line in
      values(line.slice, parameter, series: index, of: lines.count) { point in
        let estimate = points[point].strategies[line.strategy]?[name]
        return (
          estimate?.mean.map(quantity.shown),
          isScatter
            ? nil
            : estimate?.interval.map {
              quantity.shown($0.lowerBound)...quantity.shown($0.upperBound)
            }
        )
      }
    }
    var panel = Chart.Panel(
      heading: "", x: parameter.axis.axis,
      y: .numbers(Wording.name(of: quantity.measure), unit: quantity.unit, of: Self.ends(series)))
    for (index, values) in series.enumerated() {
      panel.add(values, marks[index], isJoined: isJoined)
    }
    return panel
  }

  private static func ends(_ series: [[SeriesValue]]) -> [Double] {
    series.joined().flatMap { value in
      [value.mean, value.interval?.lowerBound, value.interval?.upperBound].compactMap { $0 }
    }
  }

  private func differencePanel(
    _ parameter: Parameter, _ lines: [(pair: [String], slice: Slice)], _ marks: [Mark],
    isJoined: Bool, notes: inout [String]
  ) -> Chart.Panel {
    let quantity = self.quantity(of: metric)
    let isScatter = !isJoined && parameter.numbers != nil
    let series = lines.enumerated().map { index, line in
      values(line.slice, parameter, series: index, of: lines.count) { point in
        let pair = points[point].pairs.first { [$0.a, $0.b] == line.pair }
        return (
          pair?.difference.map(quantity.shown),
          isScatter
            ? nil
            : SavedEstimate.interval(pair?.lower, pair?.upper).map {
              quantity.shown($0.lowerBound)...quantity.shown($0.upperBound)
            }
        )
      }
    }
    let pairs = Set(lines.map(\.pair))
    let pair = pairs.count == 1 ? lines[0].pair : []
    let x = parameter.axis.axis
    let curve = pair.isEmpty ? nil : fittedCurve(of: pair, over: parameter, x)
    var panel = Chart.Panel(
      heading: "", x: x,
      y: .numbers(
        pair.isEmpty ? "difference" : "\(pair[0]) minus \(pair[1])", unit: quantity.unit,
        of: Self.ends(series) + (curve?.points.map { quantity.shown($0.y) } ?? []), including: [0],
        padding: 0.1))
    panel.rules.append(Chart.Rule(horizontal: 0, Chart.Rule.zero))
    for (index, values) in series.enumerated() {
      panel.add(values, marks[index], isJoined: isJoined)
    }
    if let curve { add(curve, to: &panel, parameter, notes: &notes) }
    if !pair.isEmpty {
      let more = FigureWords.more(metric)
      let y = panel.y.range
      let edge = 0.035 * (y.upperBound - y.lowerBound)
      let right = panel.x.place(at: 0.99)
      for (name, height) in [(pair[0], y.upperBound - edge), (pair[1], y.lowerBound + edge)]
      where (height > 0) == (name == pair[0]) && height != 0 {
        panel.texts.append(
          Chart.Text("\(name) \(more)", at: Chart.Point(x: right, y: height), .right, ink: .grey))
      }
    }
    return panel
  }

  private func differenceLegend(
    _ lines: [(pair: [String], slice: Slice)], _ marks: [Mark], _ isJoined: Bool
  ) -> [Chart.Entry] {
    // One difference is named by its axis.
    guard lines.count > 1 else { return [] }
    return zip(lines, marks).map { line, mark in
      let pair = "\(line.pair[0]) - \(line.pair[1])"
      return Chart.Entry(
        [pair, line.slice.name].filter { !$0.isEmpty }.joined(separator: ", "),
        Self.sample(mark, isJoined))
    }
  }
}
