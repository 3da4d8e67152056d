/// Places for everything of a chart on a canvas, in its own units from the upper left corner.
///
/// From top to bottom: title, subtitle, legend, the rows of panels, caption. Texts are cut or broken to
/// what fits; panels share the rest.
struct ChartLayout {
  /// A line of text outside panels.
  struct Line {
    var text: String
    var x: Double
    var y: Double
    var alignment: Chart.Alignment
    var style: Canvas.Style
    var ink: Ink
  }

  /// A sample of the legend; its text is one of the lines.
  struct Spot {
    var sample: Chart.Sample
    var x: Double
    var y: Double
  }

  /// The area between the axes of a panel.
  struct Frame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var xTicks: [Axis.Tick]
    var yTicks: [Axis.Tick]
  }

  /// The canvas.
  let canvas: Canvas
  /// Its width.
  let width: Double
  /// Its height.
  private(set) var height: Double
  /// Texts outside panels.
  private(set) var lines: [Line] = []
  /// Samples of the legend.
  private(set) var spots: [Spot] = []
  /// The areas of the panels, in their order.
  private(set) var frames: [Frame] = []

  private let chart: Chart
  private var y = 0.0

  /// A canvas too small for a chart.
  struct TooSmall: Error {
    /// Least height that shows it at this width.
    var height: Int
  }

  /// Finds places.
  init(_ chart: Chart, on canvas: Canvas) throws(TooSmall) {
    self.chart = chart
    self.canvas = canvas
    width = canvas.columns
    height = 0
    let body = canvas.letters(.body)
    y = canvas.kind == .text ? 0 : 0.5 * body.line
    addHead()
    addLegend()
    let notes = wrappedNotes()
    let footer = Double(notes.count) * canvas.letters(.small).line + 0.5 * body.line
    let columns = max(1, min(chart.columns, Int(width / canvas.leastPanel), chart.panels.count))
    let rows = stride(from: 0, to: chart.panels.count, by: columns).map {
      Array($0..<min($0 + columns, chart.panels.count))
    }
    let natural = rows.map { row in row.map(plotHeight).max() ?? 0 }
    let around = rows.map { row in row.map(headHeight).max() ?? 0 }
    let fixed = y + footer + zip(rows, around).reduce(0) { $0 + $1.1 + footHeight($1.0) }
    let wanted = natural.reduce(0, +)
    height = canvas.height.map(Double.init) ?? (fixed + wanted).rounded(.up)
    let share = (height - fixed) / max(wanted, 1)
    guard share > 0.4 else {
      throw TooSmall(height: Int((fixed + 0.45 * wanted).rounded(.up)))
    }
    for (place, row) in rows.enumerated() {
      add(row, columns: columns, head: around[place], plot: natural[place] * share)
    }
    y = height - footer + 0.5 * canvas.letters(.small).line
    if canvas.kind == .text { y = height - Double(notes.count) + 0.5 }
    for note in notes {
      add(note, x: margin, style: .small, ink: .grey)
      y += canvas.letters(.small).line
    }
  }

  // MARK: Head and legend

  private var margin: Double { canvas.kind == .text ? 1 : 14 }

  private mutating func add(
    _ text: String, x: Double, _ alignment: Chart.Alignment = .left, style: Canvas.Style = .body,
    ink: Ink = .black
  ) {
    lines.append(Line(text: text, x: x, y: y, alignment: alignment, style: style, ink: ink))
  }

  private func columns(_ width: Double, _ style: Canvas.Style) -> Int {
    max(4, Int(width / canvas.letters(style).width))
  }

  private mutating func addHead() {
    for (text, style) in [(chart.title, Canvas.Style.title), (chart.subtitle, .body)] {
      let letters = canvas.letters(style)
      let clean = DisplayText.clean(text)
      for line in DisplayText.wrapped(clean, to: columns(width - 2 * margin, style), limit: 2) {
        y += letters.line / 2
        add(line, x: margin, style: style)
        y += letters.line / 2
      }
    }
  }

  private mutating func addLegend() {
    guard !chart.legend.isEmpty else { return }
    let letters = canvas.letters(.body)
    let sample = canvas.kind == .text ? 3 : 34.0
    let gap = 3 * letters.width
    let most = width - 2 * margin
    var x = margin
    y += canvas.kind == .text ? 0.5 : letters.line * 0.8
    for entry in chart.legend {
      let text = DisplayText.squeezed(
        DisplayText.clean(entry.text), to: columns(most - sample, .body))
      let length = sample + Double(DisplayText.width(text)) * letters.width
      if x > margin, x + length > margin + most {
        x = margin
        y += letters.line
      }
      spots.append(Spot(sample: entry.sample, x: x, y: y))
      add(text, x: x + sample)
      x += length + gap
    }
    y += letters.line / 2
  }

  private func wrappedNotes() -> [String] {
    let notes =
      canvas.kind == .text
      ? chart.notes
        + (chart.hasBands ? ["Bands are not drawn in letters: svg and png have them."] : [])
      : chart.notes + chart.pictureNotes
    // A caption is not cut: a narrow figure is higher, or refused where its height is fixed.
    return notes.flatMap {
      DisplayText.wrapped(DisplayText.clean($0), to: columns(width - 2 * margin, .small), limit: 60)
    }
  }

  // MARK: Panels

  /// Height that a panel's plot likes best.
  private func plotHeight(_ panel: Int) -> Double {
    let line = canvas.letters(.body).line
    if case .names(let names) = chart.panels[panel].y.kind {
      return Double(max(names.count, 1)) * line * (canvas.kind == .text ? 2 : 1.9) + line / 2
    }
    let many = chart.panels.count > 1
    return canvas.kind == .text ? (many ? 13 : 17) : line * (many ? 12 : 16)
  }

  /// Heading lines above a plot.
  private func headHeight(_ panel: Int) -> Double {
    let line = canvas.letters(.body).line
    let panel = chart.panels[panel]
    let lines = headings(panel).count + (panel.sides == nil ? 0 : 1)
    return Double(lines) * line + line * (canvas.kind == .text ? 1 : 0.9)
  }

  /// Labels and title of the horizontal axis below a row of plots.
  private func footHeight(_ row: [Int]) -> Double {
    let hasTitle = row.contains { !chart.panels[$0].x.title.isEmpty }
    return canvas.letters(.body).line
      * (canvas.kind == .text ? (hasTitle ? 3 : 2) : hasTitle ? 2.9 : 1.6)
  }

  private func headings(_ panel: Chart.Panel) -> [String] {
    [panel.heading, panel.y.title].filter { !$0.isEmpty }
  }

  private mutating func add(_ row: [Int], columns: Int, head: Double, plot: Double) {
    let letters = canvas.letters(.body)
    let slot = (width - margin) / Double(columns)
    let start = y
    // Rows of panels above each other begin and end at the same places.
    let peers = columns == 1 ? chart.panels : row.map { chart.panels[$0] }
    let names = columns == 1 ? chart.panels.map(\.widestName).max() ?? 0 : 0
    let remark = peers.flatMap(\.remarks).map(DisplayText.width).max() ?? 0
    for (place, index) in row.enumerated() {
      let panel = chart.panels[index]
      let edge = margin + Double(place) * slot
      let end = edge + slot - margin
      let yTicks = panel.y.ticks(
        about: Int(plot / (letters.line * (canvas.kind == .text ? 4 : 2.2))))
      let widest = max(yTicks.map { DisplayText.width($0.label) }.max() ?? 0, names)
      let left = edge + min(Double(widest) * letters.width + 1.5 * letters.width, 0.38 * slot)
      let right =
        remark == 0
        ? end - 1.5 * letters.width
        : end - min(Double(remark) * letters.width + letters.width, 0.32 * slot)
      let size = (right - left) / letters.width
      let xTicks = Self.ticks(panel.x, columns: Int(size))
      let frame = Frame(
        left: left, right: right, top: start + head, bottom: start + head + plot, xTicks: xTicks,
        yTicks: yTicks)
      frames.append(frame)
      addTexts(of: panel, in: frame, edge: edge, end: end)
    }
    y = start + head + plot + footHeight(row)
  }

  /// As many ticks as fit beside each other.
  private static func ticks(_ axis: Axis, columns: Int) -> [Axis.Tick] {
    let tries = stride(from: 10, through: 1, by: -1).lazy.map { axis.ticks(about: $0) }
    return tries.first { ticks in
      ticks.reduce(0) { $0 + DisplayText.width($1.label) + 3 } <= columns
    } ?? axis.ticks(about: 1)
  }

  private mutating func addTexts(
    of panel: Chart.Panel, in frame: Frame, edge: Double, end: Double
  ) {
    let letters = canvas.letters(.body)
    func fit(_ text: String, _ width: Double) -> String {
      DisplayText.shortened(DisplayText.clean(text), to: columns(width, .body))
    }
    func squeeze(_ text: String, _ width: Double) -> String {
      DisplayText.squeezed(DisplayText.clean(text), to: columns(width, .body))
    }
    let above = frame.top - letters.line * (canvas.kind == .text ? 0.5 : 0.8)
    if let sides = panel.sides {
      y = above
      let (left, right) = ("← " + sides.left, sides.right + " →")
      let length = Double(DisplayText.width(left) + DisplayText.width(right) + 2) * letters.width
      // Above a narrow plot they may use the room of names and remarks, too.
      let isNarrow = length > frame.right - frame.left
      let (start, stop) = isNarrow ? (edge, end) : (frame.left, frame.right)
      let half = (stop - start) / 2 - letters.width
      add(squeeze(left, half), x: start, ink: .grey)
      add(squeeze(right, half), x: stop, .right, ink: .grey)
    }
    y = panel.sides == nil ? above : above - letters.line
    for heading in headings(panel).reversed() {
      add(fit(heading, end - edge), x: edge)
      y -= letters.line
    }
    // Names stand beside the axis, where they can be cut to what fits.
    if case .names(let names) = panel.y.kind {
      let step = (frame.bottom - frame.top) / Double(max(names.count, 1))
      for (row, name) in names.enumerated() {
        y = frame.top + (Double(row) + 0.5) * step
        add(squeeze(name, frame.left - edge - letters.width), x: frame.left - letters.width, .right)
        guard row < panel.remarks.count else { continue }
        add(squeeze(panel.remarks[row], end - frame.right), x: frame.right + letters.width)
      }
    }
    y = frame.bottom + letters.line * (canvas.kind == .text ? 0.5 : 0.8)
    addNames(of: panel, in: frame)
    if !panel.x.title.isEmpty {
      y += letters.line * (canvas.kind == .text ? 2 : 1.4)
      add(fit(panel.x.title, end - edge), x: (frame.left + frame.right) / 2, .center)
    }
  }

  /// Names along the horizontal axis; numbers are left to gnuplot.
  private mutating func addNames(of panel: Chart.Panel, in frame: Frame) {
    guard case .names(let names) = panel.x.kind else { return }
    let letters = canvas.letters(.body)
    let slot = (frame.right - frame.left) / Double(max(names.count, 1))
    for (place, name) in names.enumerated() {
      let label = DisplayText.squeezed(
        DisplayText.clean(name), to: columns(slot - letters.width, .body))
      add(label, x: frame.left + (Double(place) + 0.5) * slot, .center)
    }
  }
}

extension Chart {
  /// Whether an interval is drawn as a band.
  fileprivate var hasBands: Bool {
    panels.contains { panel in
      panel.layers.contains { if case .band = $0 { true } else { false } }
    }
  }
}

extension Chart.Panel {
  /// Columns of the longest name of its rows; 0 where it has none.
  fileprivate var widestName: Int {
    guard case .names(let names) = y.kind else { return 0 }
    return names.map(DisplayText.width).max() ?? 0
  }
}
