/// Writes a chart as a gnuplot script: self-contained, with its data, and the picture on standard
/// output.
///
/// Only what the script says itself decides the picture: places, ranges, ticks and texts are worked out
/// before, so that a script is a golden and the version of gnuplot changes little.
public struct Gnuplot {
  let chart: Chart
  let canvas: Canvas
  let layout: ChartLayout
  var out = ""
  var labels = 0

  /// The script that draws a chart.
  /// - Throws: when the canvas is too small for the chart.
  public static func script(_ chart: Chart, on canvas: Canvas) throws(FigureError) -> String {
    do {
      var writer = Gnuplot(chart, canvas, try ChartLayout(chart, on: canvas))
      writer.write()
      return writer.out
    } catch {
      let unit = canvas.kind == .text ? "lines" : "pixels"
      throw FigureError(
        "the figure needs a height of at least \(error.height) \(unit) at this width")
    }
  }

  init(_ chart: Chart, _ canvas: Canvas, _ layout: ChartLayout) {
    self.chart = chart
    self.canvas = canvas
    self.layout = layout
  }

  var isText: Bool { canvas.kind == .text }

  mutating func add(_ line: String) { out += line + "\n" }

  // MARK: The whole

  mutating func write() {
    add(GnuplotText.comment(chart.title))
    if !chart.command.isEmpty { add(GnuplotText.comment(chart.command)) }
    add("set encoding utf8")
    add(terminal)
    for (index, panel) in chart.panels.enumerated() {
      for (number, layer) in panel.layers.enumerated() { addData(layer, block(index, number)) }
    }
    add("unset key")
    // Ends of an interval would reach into the rows of others.
    if isText { add("set errorbars 0") }
    let isMany = chart.panels.count != 1
    if isMany { add("set multiplot") }
    layout.lines.forEach { addLabel($0) }
    layout.spots.forEach { addSample($0) }
    for (index, panel) in chart.panels.enumerated() {
      if index > 0 { add("unset label; unset arrow; unset object") }
      addPanel(panel, layout.frames[index], index)
    }
    if isMany { add("unset multiplot") }
  }

  var terminal: String {
    let (width, height) = (Int(layout.width), Int(layout.height))
    let font = "font 'sans-serif,\(GnuplotText.number(canvas.letters(.body).font))'"
    return switch canvas.kind {
    case .svg:
      "set terminal svg size \(width),\(height) fixed noenhanced \(font) background '#ffffff'"
    case .png:
      "set terminal pngcairo size \(width),\(height) noenhanced \(font) background '#ffffff'"
    case .text: "set terminal dumb size \(width),\(height) mono noenhanced"
    }
  }

  // MARK: Data

  func block(_ panel: Int, _ layer: Int) -> String { "$data_\(panel + 1)_\(layer + 1)" }

  /// The numbers of a layer, a row each.
  mutating func addData(_ layer: Chart.Layer, _ name: String) {
    guard !layer.isEmpty else { return }
    add("\(name) << EOD")
    func row(_ values: [Double]) {
      add(values.map(GnuplotText.number).joined(separator: " "))
    }
    switch layer {
    case .line(let points, _):
      // An empty row breaks the line.
      for point in points {
        if point.x.isFinite, point.y.isFinite { row([point.x, point.y]) } else { add("") }
      }
    case .points(let points, _): points.forEach { row([$0.x, $0.y]) }
    case .band(let whiskers, _), .uprights(let whiskers, _), .lying(let whiskers, _):
      for whisker in whiskers {
        row([
          whisker.at.x, whisker.at.y, whisker.interval.lowerBound, whisker.interval.upperBound,
        ])
      }
    case .boxes(let boxes, _):
      for box in boxes {
        row([box.x.lowerBound, box.x.upperBound, box.y.lowerBound, box.y.upperBound])
      }
    }
    add("EOD")
  }

  // MARK: Panels

  mutating func addPanel(_ panel: Chart.Panel, _ frame: ChartLayout.Frame, _ index: Int) {
    add("set lmargin at screen \(share(frame.left, layout.width))")
    add("set rmargin at screen \(share(frame.right, layout.width))")
    add("set tmargin at screen \(share(layout.height - frame.top, layout.height))")
    add("set bmargin at screen \(share(layout.height - frame.bottom, layout.height))")
    if !isText {
      add("set border 3 linecolor rgb '\(Ink.grey.rawValue)'")
      // Of both axes, so it comes before one of them goes without.
      add("set tics nomirror out scale 0.5 textcolor rgb '\(Ink.black.rawValue)'")
    }
    addAxis("x", panel.x, frame.xTicks)
    addAxis("y", panel.y, frame.yTicks)
    for rule in panel.rules { addRule(rule) }
    for text in panel.texts {
      let fitted = Chart.Text(
        DisplayText.shortened(DisplayText.clean(text.text), to: 60), at: text.at, text.alignment,
        ink: text.ink)
      addText(
        fitted,
        at: "first \(GnuplotText.number(text.at.x)), first \(GnuplotText.number(text.at.y))")
    }
    let plots = panel.layers.enumerated().flatMap { number, layer in
      layer.isEmpty ? [] : plot(layer, block(index, number), panel)
    }
    // What has no data still has axes.
    if panel.layers.allSatisfy(\.isEmpty) { addText(Self.nothing, at: "graph 0.5, graph 0.5") }
    add("plot " + (plots.isEmpty ? ["NaN notitle"] : plots).joined(separator: ", \\\n  "))
  }

  mutating func addAxis(_ name: String, _ axis: Axis, _ ticks: [Axis.Tick]) {
    var ends = [axis.range.lowerBound, axis.range.upperBound].map(GnuplotText.number)
    var isNames = false
    if case .names = axis.kind {
      isNames = true
      // Rows are read from the top.
      if name == "y" { ends.reverse() }
    }
    add("set \(name)range [\(ends[0]):\(ends[1])]")
    if case .numbers(true) = axis.kind {
      add("set logscale \(name)")
    } else {
      add("unset logscale \(name)")
    }
    guard !isNames else {
      add("unset \(name)tics")
      return
    }
    let list = ticks.map { "\(GnuplotText.quoted($0.label)) \(GnuplotText.number($0.value))" }
    add("set \(name)tics (\(list.joined(separator: ", ")))")
    if !isText { add("set grid \(name)tics back linecolor rgb '#e4e4e4' linewidth 1 dashtype 1") }
  }

  mutating func addRule(_ rule: Chart.Rule) {
    labels += 1
    let value = GnuplotText.number(rule.value)
    // In a terminal a line ends a letter later than it should.
    let (start, end) = isText ? ("graph 0.03", "graph 0.96") : ("graph 0", "graph 1")
    let (from, to) =
      rule.isVertical
      ? ("first \(value), \(start)", "first \(value), \(end)")
      : ("\(start), first \(value)", "\(end), first \(value)")
    add(
      "set arrow \(labels) from \(from) to \(to) nohead back \(stroke(rule.mark))"
    )
  }

  /// The parts of a plot command that draw a layer.
  func plot(_ layer: Chart.Layer, _ name: String, _ panel: Chart.Panel) -> [String] {
    switch layer {
    case .line(_, let mark): return ["\(name) using 1:2 with lines \(stroke(mark)) notitle"]
    case .points(_, let mark): return ["\(name) using 1:2 with points \(dots(mark)) notitle"]
    case .band(_, let mark):
      guard !isText else { return [] }
      return [
        "\(name) using 1:3:4 with filledcurves fillcolor rgb '\(mark.ink.rawValue)'"
          + " fillstyle transparent solid 0.2 noborder notitle"
      ]
    case .uprights(_, let mark):
      return ["\(name) using 1:2:3:4 with yerrorbars \(bars(mark)) notitle"]
    case .lying(_, let mark):
      return ["\(name) using 1:2:3:4 with xerrorbars \(bars(mark)) notitle"]
    case .boxes(_, let fill):
      if isText, !fill.hasBorder { return [] }
      let colour =
        isText
        ? " linetype \(Gnuplot.outline + 1)" : " fillcolor rgb '\(fill.ink.rawValue)'"
      let outline =
        fill.hasBorder
        ? " border\(isText ? "" : " linecolor rgb '\(fill.ink.rawValue)'")" : " noborder"
      return [
        "\(name) using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror\(colour)"
          + " fillstyle \(style(fill))\(outline) notitle"
      ]
    }
  }

  static let nothing = Chart.Text(
    "no values", at: Chart.Point(x: 0, y: 0), ink: .grey)
}

extension Chart.Layer {
  /// Whether there is nothing to draw.
  var isEmpty: Bool {
    switch self {
    case .line(let points, _): !points.contains { $0.x.isFinite && $0.y.isFinite }
    case .points(let points, _): points.isEmpty
    case .band(let whiskers, _), .uprights(let whiskers, _), .lying(let whiskers, _):
      whiskers.isEmpty
    case .boxes(let boxes, _): boxes.isEmpty
    }
  }
}
