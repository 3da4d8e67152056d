import Experiment

/// The curve fitted to a difference over one parameter: how well it fits, and where it crosses zero.
extension SavedSweep {
  /// A fitted curve on the axis of its parameter.
  struct FittedCurve {
    /// What was fitted.
    var fit: SavedFit
    /// Places of the curve from end to end [the metric's own unit]; empty where the result has no terms.
    var points: [Chart.Point]
    /// Typical distance of the points from it [the metric's own unit]: root of the sum of squares over
    /// points less terms; `nil` where no point is to spare.
    var misfit: Double?
  }

  private static let line = Mark(ink: .purple, dash: 2, width: 1.3, letter: 5)
  private static let zero = Mark(ink: .grey, dash: 3, width: 1.5, letter: 3)
  private static let region = Fill(ink: .purple, kind: .solid(0.6), hasBorder: true)

  /// The curve of a pair's difference; `nil` where none was fitted over this one parameter.
  func fittedCurve(of pair: [String], over parameter: Parameter, _ axis: Axis) -> FittedCurve? {
    guard varying.count == 1, let numbers = parameter.numbers, let low = numbers.min(),
      let high = numbers.max(), low < high,
      let fit = fits.first(where: {
        $0.crossings != nil && $0.output == "\(pair[0]) minus \(pair[1])"
      })
    else { return nil }
    let terms = fit.terms ?? []
    func height(_ x: Double) -> Double {
      let coded = 2 * (x - low) / (high - low) - 1
      return terms.reduce(0) { sum, term in
        sum + term.factors.reduce(term.coefficient) { product, _ in product * coded }
      }
    }
    guard !terms.isEmpty else { return FittedCurve(fit: fit, points: [], misfit: nil) }
    // Equally far apart on the axis, so that the curve is as smooth on the left as on the right.
    var span = axis
    span.range = low...high
    let places = (0...64).map { span.place(at: Double($0) / 64) }
    let squares = zip(numbers, points).compactMap { x, point in
      point.pairs.first { [$0.a, $0.b] == pair }?.difference.map { difference in
        (difference - height(x)) * (difference - height(x))
      }
    }
    let spare = squares.count - terms.count
    return FittedCurve(
      fit: fit, points: places.map { Chart.Point(x: $0, y: height($0)) },
      misfit: spare > 0 ? (squares.reduce(0, +) / Double(spare)).squareRoot() : nil)
  }

  /// Draws the curve, and where it crosses zero, and says so.
  func add(
    _ curve: FittedCurve, to panel: inout Chart.Panel, _ parameter: Parameter,
    notes: inout [String]
  ) {
    let quantity = self.quantity(of: metric)
    let fit = curve.fit
    let regions = (fit.region ?? []).filter { $0.from <= $0.to }
    if !regions.isEmpty {
      // Along the line of zero: upright it would look like one more band.
      let half = 0.012 * (panel.y.range.upperBound - panel.y.range.lowerBound)
      panel.layers.append(
        .boxes(regions.map { Chart.Box(x: $0.from...$0.to, y: -half...half) }, Self.region))
    }
    panel.rules += (fit.crossings ?? []).map { Chart.Rule(vertical: $0, Self.zero) }
    if !curve.points.isEmpty {
      panel.layers.append(
        .line(curve.points.map { Chart.Point(x: $0.x, y: quantity.shown($0.y)) }, Self.line))
    }
    notes.append(words(curve, regions, parameter.unit, quantity))
  }

  private func words(
    _ curve: FittedCurve, _ regions: [SavedFit.Span], _ unit: String, _ quantity: Quantity
  ) -> String {
    let unit = unit.isEmpty ? "" : " \(unit)"
    var text = ""
    if !curve.points.isEmpty {
      let shape = (curve.fit.terms?.count ?? 0) > 2 ? "parabola" : "line"
      var quality: [String] = []
      if let share = curve.fit.r_squared {
        quality.append("R² \(Digits.significant(100 * share, 3)) %")
      }
      if let misfit = curve.misfit {
        let size = quantity.withUnit(
          Digits.significant(quantity.shown(misfit), 2), isDifference: true)
        quality.append("the points lie about \(size) off it")
      }
      text = "Dashed: fitted \(shape)"
      text += quality.isEmpty ? "; " : " (\(quality.joined(separator: ", "))); "
    }
    let places = curve.fit.crossings ?? []
    text += "the fitted difference is zero "
    text +=
      places.isEmpty
      ? "nowhere for sure"
      : "at \(Wording.list(places.map { Digits.significant($0, 3) + unit })) (dotted)"
    if !regions.isEmpty {
      let spans = regions.map {
        "\(Digits.significant($0.from, 3)) to \(Digits.significant($0.to, 3))\(unit)"
      }
      text +=
        "; bar at zero: where it may be (Fieller, \(FigureWords.level(confidence))),"
        + " \(Wording.list(spans))"
    }
    return Wording.sentence(text) + "."
  }
}
