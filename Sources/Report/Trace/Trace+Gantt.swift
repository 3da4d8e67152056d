import Company

extension Trace {
  /// A chart for the terminal: a line per unit, in which each column shows the state that took most
  /// of its time; ties show the state that comes first in the legend.
  ///
  /// What lies beyond the end of the log is left blank.
  /// - Parameter width: widest line [characters].
  public func gantt(width: Int = Screen.width) -> String {
    let end = min(span.upperBound, max(log.measured.upperBound, log.stretches.map(\.to).max() ?? 0))
    let start = span.lowerBound
    guard end > start else { return "Nothing happened between the times asked for.\n" }
    let labels = units.map { String($0.prefix(24)) }
    let label = labels.map(\.count).max() ?? 0
    let columns = max(10, width - label - 2)
    let step = (end - start) / Double(columns)
    let shares = self.shares(columns: columns, from: start, step: step)
    var used: Set<UnitState> = []
    let lines = shares.enumerated().map { unit, cells -> String in
      let glyphs = cells.map { cell -> Character in
        guard let state = Trace.leading(cell) else { return " " }
        used.insert(state)
        return Trace.glyph(state)
      }
      return pad(labels[unit], label) + "  " + trimmed(String(glyphs))
    }
    let legend = Trace.order.filter(used.contains)
      .map { "\(Trace.glyph($0)) \($0.words)" }.joined(separator: "   ")
    return "\(Digits.significant(start)) to \(Digits.significant(end)) \(time.unit); a column is"
      + " \(Digits.significant(step, 3)) \(time.unit)\n"
      + pad("", label) + "  " + axis(columns: columns, from: start, step: step) + "\n"
      + lines.map { $0 + "\n" }.joined() + legend + "\n"
  }

  /// Time of each unit in each column and state.
  private func shares(columns: Int, from start: Double, step: Double) -> [[[Double]]] {
    let none = Array(repeating: 0.0, count: UnitState.allCases.count)
    var shares = Array(
      repeating: Array(repeating: none, count: columns), count: units.count)
    for stretch in shownStretches where shares.indices.contains(Int(stretch.unit)) {
      let first = max(0, min(columns - 1, Int((stretch.from - start) / step)))
      let last = max(0, min(columns - 1, Int((stretch.to - start) / step)))
      for column in first...last {
        let from = max(stretch.from, start + Double(column) * step)
        let to = min(stretch.to, start + Double(column + 1) * step)
        if to > from {
          shares[Int(stretch.unit)][column][Int(stretch.state.rawValue)] += to - from
        }
      }
    }
    return shares
  }

  /// States in the order of the legend.
  private static let order: [UnitState] = [
    .busy, .setup, .down, .blocked, .waiting, .starved, .offShift,
  ]

  /// The state with the largest share; `nil` where nothing is known.
  private static func leading(_ cell: [Double]) -> UnitState? {
    var best: UnitState?
    for state in order where cell[Int(state.rawValue)] > 0 {
      // Sums of the same stretches may differ in the last digits.
      if let leader = best,
        cell[Int(state.rawValue)] <= cell[Int(leader.rawValue)] * (1 + 1e-9)
      {
        continue
      }
      best = state
    }
    return best
  }

  private static func glyph(_ state: UnitState) -> Character {
    switch state {
    case .busy: "#"
    case .setup: "s"
    case .down: "!"
    case .blocked: "b"
    case .waiting: "w"
    case .starved: "."
    case .offShift: "-"
    }
  }

  /// Times above the chart, each beginning at its column.
  private func axis(columns: Int, from start: Double, step: Double) -> String {
    var text = ""
    let pitch = 20
    for column in stride(from: 0, to: columns, by: pitch) {
      let mark = "|" + Digits.significant(start + Double(column) * step, 5)
      guard column + mark.count <= columns else { break }
      text += String(repeating: " ", count: max(0, column - text.count)) + mark
    }
    return text
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
