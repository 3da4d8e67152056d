/// Texts outside panels, samples of the legend, and how lines, markers and areas are drawn.
extension Gnuplot {
  // MARK: Texts and legend

  /// A place as shares of the canvas, from its lower left corner.
  func screen(_ x: Double, _ y: Double) -> String {
    "screen \(share(x, layout.width)), screen \(share(layout.height - y, layout.height))"
  }

  func share(_ value: Double, _ whole: Double) -> String {
    GnuplotText.number((value / whole * 1e5).rounded() / 1e5)
  }

  func font(_ style: Canvas.Style) -> String {
    isText ? "" : " font ',\(GnuplotText.number(canvas.letters(style).font))'"
  }

  mutating func addLabel(_ line: ChartLayout.Line) {
    labels += 1
    add(
      "set label \(labels) \(GnuplotText.quoted(line.text)) at \(screen(line.x, line.y))"
        + " \(line.alignment.rawValue) noenhanced\(font(line.style)) textcolor rgb '\(line.ink.rawValue)'"
    )
  }

  mutating func addSample(_ spot: ChartLayout.Spot) {
    let length = isText ? 2 : 28.0
    let middle = spot.x + length / 2
    if isText {
      addLetter(spot, middle)
      return
    }
    switch spot.sample {
    case .linePoints(let mark):
      addLine(spot, length, mark)
      addPoint(mark, at: screen(middle, spot.y))
    case .line(let mark): addLine(spot, length, mark)
    case .point(let mark): addPoint(mark, at: screen(middle, spot.y))
    case .area(let fill, let letter):
      labels += 1
      let half = canvas.letters(.body).line * 0.38
      add(
        "set object \(labels) rectangle from \(screen(spot.x, spot.y + half)) to"
          + " \(screen(spot.x + length, spot.y - half)) front fillcolor rgb '\(fill.ink.rawValue)'"
          + " fillstyle \(style(fill)) border linecolor rgb '\(Ink.grey.rawValue)'")
      guard !letter.isEmpty else { return }
      addText(Chart.Text(letter, at: Chart.Point(x: 0, y: 0)), at: screen(middle, spot.y))
    }
  }

  /// In a terminal: the letter or the character that is drawn.
  mutating func addLetter(_ spot: ChartLayout.Spot, _ middle: Double) {
    let text: String
    switch spot.sample {
    case .linePoints(let mark), .point(let mark): text = Gnuplot.letter(mark)
    case .line(let mark): text = Gnuplot.stroke(mark)
    case .area(let fill, let letter):
      text = letter.isEmpty && fill.hasBorder ? Gnuplot.strokes[Gnuplot.outline] : letter
    }
    addText(Chart.Text(text, at: Chart.Point(x: 0, y: 0), .left), at: screen(spot.x, spot.y))
  }

  mutating func addLine(_ spot: ChartLayout.Spot, _ length: Double, _ mark: Mark) {
    labels += 1
    add(
      "set arrow \(labels) from \(screen(spot.x, spot.y)) to \(screen(spot.x + length, spot.y))"
        + " nohead front \(stroke(mark))")
  }

  mutating func addPoint(_ mark: Mark, at place: String) {
    labels += 1
    add("set label \(labels) '' at \(place) front point \(dots(mark))")
  }

  mutating func addText(_ text: Chart.Text, at place: String) {
    labels += 1
    add(
      "set label \(labels) \(GnuplotText.quoted(text.text)) at \(place) \(text.alignment.rawValue)"
        + " front noenhanced\(font(.body)) textcolor rgb '\(text.ink.rawValue)'")
  }

  // MARK: Styles

  func stroke(_ mark: Mark) -> String {
    guard !isText else { return "linetype \(mark.letter % 7 + 1)" }
    return "linecolor rgb '\(mark.ink.rawValue)' linewidth \(GnuplotText.number(mark.width))"
      + " dashtype \(Gnuplot.dashes[mark.dash - 1])"
  }

  func dots(_ mark: Mark) -> String {
    guard !isText else {
      return "pointtype \(mark.marker == 0 ? 0 : mark.letter % 26 + 1)"
    }
    // gnuplot draws larger markers in SVG than in PNG.
    let size = canvas.kind == .svg ? 0.7 * mark.size : mark.size
    return "pointtype \(mark.marker) pointsize \(GnuplotText.number(size))"
      + " linecolor rgb '\(mark.ink.rawValue)'"
  }

  /// Intervals end in short bars; their middle is drawn by another layer.
  func bars(_ mark: Mark) -> String {
    "pointtype -1 " + stroke(mark.with(dash: 1))
  }

  func style(_ fill: Fill) -> String {
    guard !isText else { return "empty" }
    return switch fill.kind {
    case .solid(let density): "transparent solid \(GnuplotText.number(density))"
    case .pattern(let number): "pattern \(number)"
    case .empty: "empty"
    }
  }

  /// Dashes that are told apart at the length of a legend's sample.
  static let dashes = ["1", "(10,6)", "(3,4)", "(12,5,3,5)", "(12,5,3,5,3,5)"]

  static func letter(_ mark: Mark) -> String {
    mark.marker == 0
      ? "." : String(UnicodeScalar(UInt8(65 + mark.letter % 26)))
  }

  static func stroke(_ mark: Mark) -> String {
    strokes[mark.letter % strokes.count]
  }

  /// What a terminal's lines consist of, by line type from 1 on.
  static let strokes = ["**", "##", "$$", "%%", "@@", "&&", "=="]
  /// The one of outlines.
  static let outline = 6
}
