import Experiment

/// Maps and borders drawn in characters.
extension PhaseResults {
  /// Widest drawing, in columns.
  private static let width = 84

  /// The drawing with its axes.
  var picture: [String] {
    switch finding {
    case .map(let map): picture(map)
    case .border(let border): picture(border)
    }
  }

  private func picture(_ map: PhaseMap) -> [String] {
    let columns = map.x.values.count
    let step = Self.step(columns)
    let grid = map.grid
    let labels = map.y.values.indices.map { place in
      map.y.coarse.contains(place) ? Digits.significant(map.y.values[place], 4) : ""
    }
    let margin = labels.map(\.count).max() ?? 0
    var lines = [title(map.y)]
    for y in map.y.values.indices.reversed() {
      let row = (0..<columns).map { symbol(grid[y][$0]) }
        .joined(separator: String(repeating: " ", count: step - 1))
      let label = String(repeating: " ", count: margin - labels[y].count) + labels[y]
      lines.append(trimmed("\(label) \(labels[y].isEmpty ? "|" : "+") \(row)"))
    }
    lines += axis(map.x, step: step, margin: margin, columns: columns) { $0 * step }
    return lines
  }

  /// Columns from one place to the next, so that a small map is not too small to read.
  private static func step(_ columns: Int) -> Int {
    max(1, min(6, (width - 12) / max(columns - 1, 1)))
  }

  private func picture(_ border: Border) -> [String] {
    let last = border.axis.values.count - 1
    let columns = min(last + 1, 65)
    let step = Self.step(columns)
    func place(_ column: Int) -> Int { column * last / max(columns - 1, 1) }
    let row = (0..<columns).map { column -> String in
      // What was looked at between two columns must not be lost.
      let places = place(column)..<(column + 1 < columns ? place(column + 1) : last + 1)
      let measured = border.points.filter { places.contains($0.place) }
      // One without a winner is what is most to be seen.
      let open = measured.first { $0.verdict == .undecided || $0.verdict == .equivalent }
      if let point = open ?? measured.first { return symbol((point.verdict, true)) }
      return symbol(border.verdict(place(column)))
    }.joined(separator: String(repeating: " ", count: step - 1))
    return ["  " + row]
      + axis(border.axis, step: step, margin: 0, columns: columns) {
        $0 * (columns - 1) / max(last, 1) * step
      }
  }

  /// The line below a drawing, the values of the coarse grid that fit, and what they are.
  private func axis(
    _ axis: PhaseAxis, step: Int, margin: Int, columns: Int, column: (Int) -> Int
  ) -> [String] {
    let width = (columns - 1) * step + 1
    var line = [Character](repeating: "-", count: width)
    var labels = ""
    for place in axis.coarse {
      let start = column(place)
      line[min(start, width - 1)] = "+"
      let text = Digits.significant(axis.values[place], 4)
      // One that would run into the one before is left out.
      guard labels.isEmpty || labels.count < start else { continue }
      labels += String(repeating: " ", count: start - labels.count) + text
    }
    let before = String(repeating: " ", count: margin + (margin > 0 ? 3 : 2))
    return [before + String(line), before + labels, before + title(axis)]
  }

  private func title(_ axis: PhaseAxis) -> String {
    axis.path + (axis.unit.isEmpty ? "" : " [\(axis.unit)]")
      + (axis.isLogarithmic ? ", logarithmic" : "")
  }

  /// What the characters mean.
  var legend: [String] {
    let verdicts: [PhaseVerdict]
    let all: Int
    switch finding {
    case .map(let map):
      verdicts = map.points.map(\.verdict)
      all = map.x.values.count * map.y.values.count
    case .border(let border):
      verdicts = border.points.map(\.verdict)
      all = border.axis.values.count
    }
    var lines = strategies.indices.map { "\(Self.letter($0)): \(strategies[$0]) wins" }
    if verdicts.contains(.equivalent) {
      let why = margin == nil ? "they are identical" : "within the margin"
      lines.append(".: it does not matter, \(why)")
    }
    if verdicts.contains(.undecided) { lines.append("?: nobody can say") }
    if verdicts.count < all {
      lines.append("small letter: not looked at, but all places around say so")
    }
    return lines
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
