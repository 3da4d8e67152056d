import Experiment

/// Which factor matters: elementary effects of a screening, or shares of the variance.
extension SavedSweep {
  var sensitivityChart: Chart {
    let isScreening = sensitivities.contains { $0.sd == nil }
    return isScreening ? screeningChart : indicesChart
  }

  private func heading(_ output: String) -> String { strategies.count > 1 ? output : "" }

  private func names(_ factors: [SavedSensitivity.Factor]) -> [String] {
    ShortPath.ends(of: factors.map(\.path))
  }

  // MARK: Screening

  private var screeningChart: Chart {
    let quantity = self.quantity(of: metric)
    var legend: [Chart.Entry] = []
    let all = sensitivities.flatMap(\.factors).filter { $0.mu_star != nil }
    if all.contains(where: Self.stands) {
      legend.append(Chart.Entry("a parameter that matters", .point(Self.matters)))
    }
    if all.contains(where: { !Self.stands($0) }) {
      legend.append(Chart.Entry("chance alone could show as much", .point(Self.doubtful)))
    }
    if all.contains(where: { ($0.noise ?? 0) > 0 }) {
      legend.append(
        Chart.Entry("mu* that chance alone could give this parameter", .line(Self.noise)))
    }
    return Chart(
      title: scenario.title,
      subtitle: "Which parameter matters to \(Wording.name(of: quantity.measure)) (Morris)",
      panels: sensitivities.map { screeningPanel($0, quantity) },
      columns: min(3, sensitivities.count), legend: legend,
      notes: [
        "Change from one end of a parameter's range to the other: mu* is its mean size, sigma how much it"
          + " differs from place to place (curves, or other parameters). \(basis)."
      ], command: reproduce)
  }

  private static let matters = Mark(ink: .blue, marker: 7, size: 0.9, letter: 23)
  private static let doubtful = Mark(ink: .grey, marker: 6, size: 0.9, letter: 14)
  private static let tie = Mark(ink: .faint, width: 1, letter: 3)
  private static let noise = Mark(ink: .faint, width: 1.5, letter: 1)

  /// Whether an effect is larger than chance would show.
  private static func stands(_ factor: SavedSensitivity.Factor) -> Bool {
    (factor.mu_star ?? 0) > (factor.noise ?? 0)
  }

  private func screeningPanel(_ sensitivity: SavedSensitivity, _ quantity: Quantity) -> Chart.Panel
  {
    let factors = sensitivity.factors.filter { $0.mu_star != nil }
    let sizes = factors.map { quantity.shown($0.mu_star ?? 0) }
    let spreads = factors.map { quantity.shown($0.sigma ?? 0) }
    let chances = factors.map { quantity.shown($0.noise ?? 0) }
    var panel = Chart.Panel(
      heading: heading(sensitivity.output),
      x: .numbers(
        "mu*", unit: quantity.unit, of: sizes + chances, including: [0], isAnchored: true,
        padding: 0.12),
      y: .numbers(
        "sigma", unit: quantity.unit, of: spreads, including: [0], isAnchored: true,
        padding: 0.12))
    // Each at the height of its own mark, which is filled where it lies beyond the end of it.
    let bars = zip(chances, spreads).filter { $0.0 > 0 }.map { chance, spread in
      Chart.Whisker(at: Chart.Point(x: chance, y: spread), interval: 0...chance)
    }
    if !bars.isEmpty { panel.layers.append(.lying(bars, Self.noise)) }
    let places = zip(sizes, spreads).map { Chart.Point(x: $0, y: $1) }
    for (isSure, mark) in [(true, Self.matters), (false, Self.doubtful)] {
      let chosen = zip(factors, places).filter { Self.stands($0.0) == isSure }.map(\.1)
      if !chosen.isEmpty { panel.layers.append(.points(chosen, mark)) }
    }
    let labels = Self.labels(names(factors), at: places, in: panel)
    panel.texts = labels.map(\.text)
    // A label that stands aside is tied to its place.
    panel.layers += labels.filter { $0.text.at.y != $0.place.y }.map {
      .line([$0.place, $0.text.at], Self.tie)
    }
    return panel
  }

  /// Names beside their places: at the right, else at the left, above or below, where no other stands.
  private static func labels(
    _ names: [String], at places: [Chart.Point], in panel: Chart.Panel
  ) -> [(text: Chart.Text, place: Chart.Point)] {
    let (x, y) = (panel.x.range, panel.y.range)
    let (width, height) = (x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
    // Markers are in the way, too.
    var taken = places.map { place in
      (
        x: place.x - 0.015 * width...place.x + 0.015 * width,
        y: place.y - 0.02 * height...place.y + 0.02 * height
      )
    }
    // From below, so that who has no room goes up.
    let order = places.indices.sorted { places[$0].y < places[$1].y }
    return order.map { index in
      let (name, place) = (names[index], places[index])
      // Shares of a panel of about 260 by 220 pixels.
      let long = 0.03 * width * Double(DisplayText.width(name))
      let (side, step) = (0.025 * width, 0.08 * height)
      let ways: [(Chart.Alignment, Double, Double)] = [
        (.left, side, 0), (.right, -side, 0), (.left, side, step), (.left, side, -step),
        (.right, -side, step), (.right, -side, -step), (.left, side, 2 * step),
      ]
      func box(_ way: (Chart.Alignment, Double, Double)) -> (
        x: ClosedRange<Double>, y: ClosedRange<Double>
      ) {
        let (start, middle) = (place.x + way.1, place.y + way.2)
        let span = way.0 == .left ? start...start + long : start - long...start
        return (span, middle - 0.035 * height...middle + 0.035 * height)
      }
      let free = ways.first { way in
        let box = box(way)
        return x.lowerBound <= box.x.lowerBound && box.x.upperBound <= x.upperBound
          && y.contains(box.y.lowerBound) && y.contains(box.y.upperBound)
          && !taken.contains { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }
      }
      let way = free ?? ways[place.x > x.lowerBound + width / 2 ? 1 : 0]
      taken.append(box(way))
      let text = Chart.Text(
        name, at: Chart.Point(x: place.x + way.1, y: place.y + way.2), way.0)
      return (text, place)
    }
  }

  // MARK: Indices

  private static let alone = Fill(ink: .blue, kind: .solid(0.75), hasBorder: true)
  private static let together = Fill(ink: .blue, kind: .solid(0.15), hasBorder: true)
  private static let interval = Mark(ink: .black, width: 1.3, letter: 3)

  private var indicesChart: Chart {
    let quantity = self.quantity(of: metric)
    return Chart(
      title: scenario.title,
      subtitle: "Which parameter matters to \(Wording.name(of: quantity.measure)) (Sobol' indices)",
      panels: sensitivities.map(indicesPanel), columns: min(3, sensitivities.count),
      legend: [
        Chart.Entry("alone (first order)", .area(Self.alone, "")),
        Chart.Entry("with others (total)", .area(Self.together, "")),
      ],
      notes: [
        "Share of the variance over the ranges; the noise of replications is taken out."
          + " \(FigureWords.level(confidence)) intervals, bootstrapped over the points, each by itself;"
          + " \(basis)."
      ], command: reproduce)
  }

  private func indicesPanel(_ sensitivity: SavedSensitivity) -> Chart.Panel {
    let factors = sensitivity.factors
    let ends = factors.flatMap {
      [$0.first, $0.first_lower, $0.first_upper, $0.total, $0.total_lower, $0.total_upper]
    }.compactMap { $0.map { 100 * $0 } }
    var panel = Chart.Panel(
      heading: heading(sensitivity.output),
      x: .numbers(
        "share of the variance", unit: "%", of: ends, including: [0, 100],
        isAnchored: true),
      y: .names(names(factors)))
    for (row, factor) in factors.enumerated() {
      let middle = Double(row + 1)
      let bars = [
        (factor.first, factor.first_lower, factor.first_upper, middle - 0.2, Self.alone),
        (factor.total, factor.total_lower, factor.total_upper, middle + 0.2, Self.together),
      ]
      for (share, lower, upper, y, fill) in bars {
        guard let share = share.map({ 100 * $0 }) else { continue }
        panel.layers.append(
          .boxes([Chart.Box(x: min(0, share)...max(0, share), y: y - 0.17...y + 0.17)], fill))
        guard let interval = SavedEstimate.interval(lower, upper) else { continue }
        panel.layers.append(
          .lying(
            [
              Chart.Whisker(
                at: Chart.Point(x: share, y: y),
                interval: 100 * interval.lowerBound...100 * interval.upperBound)
            ], Self.interval))
      }
    }
    return panel
  }
}
