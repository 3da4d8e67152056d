/// Colours, letters and words of verdicts on a map.
struct VerdictKey {
  /// Names of the strategies.
  var strategies: [String]

  /// The area of a verdict; corners that disagree have none.
  func fill(_ verdict: String?) -> Fill {
    guard let verdict else { return .border }
    if let index = strategies.firstIndex(of: verdict) { return .winner(index) }
    return verdict == "equivalent" ? .equivalent : .undecided
  }

  /// The letter of a verdict.
  func letter(_ verdict: String) -> String {
    if let index = strategies.firstIndex(of: verdict) { return PhaseResults.letter(index) }
    return verdict == "equivalent" ? "=" : "?"
  }

  /// The legend of the verdicts that occur.
  func legend(_ verdicts: [String], hasGaps: Bool) -> [Chart.Entry] {
    let found = Set(verdicts)
    var entries = strategies.filter(found.contains).map { name in
      Chart.Entry("\(name) wins", .area(fill(name), letter(name)))
    }
    if found.contains("equivalent") {
      entries.append(Chart.Entry("it does not matter", .area(.equivalent, "=")))
    }
    if found.contains("undecided") {
      entries.append(Chart.Entry("nobody can say", .area(.undecided, "?")))
    }
    if hasGaps { entries.append(Chart.Entry("not looked at", .area(.border, ""))) }
    return entries
  }

  /// Boxes by verdict, in the order of the legend.
  func layers(_ boxes: [(verdict: String?, box: Chart.Box)]) -> [Chart.Layer] {
    let verdicts = strategies.map(Optional.some) + ["equivalent", "undecided"]
    return verdicts.compactMap { verdict in
      let own = boxes.filter { $0.verdict == verdict }.map(\.box)
      return own.isEmpty ? nil : .boxes(own, fill(verdict))
    }
  }
}

/// Places on two axes, each the middle of a box that reaches half-way to its neighbours.
struct MapGrid {
  /// The boxes' sides along x, by place.
  var x: [Double: ClosedRange<Double>]
  /// And along y.
  var y: [Double: ClosedRange<Double>]

  /// A grid of these places.
  init(x: [Double], y: [Double], isLogarithmic: (x: Bool, y: Bool) = (false, false)) {
    self.x = Self.sides(x, isLogarithmic: isLogarithmic.x)
    self.y = Self.sides(y, isLogarithmic: isLogarithmic.y)
  }

  /// A box for every run of places beside each other with one verdict.
  func boxes(_ verdict: (Double, Double) -> String?) -> [(verdict: String?, box: Chart.Box)] {
    var boxes: [(verdict: String?, box: Chart.Box)] = []
    for (row, height) in y.sorted(by: { $0.key < $1.key }) {
      var isFirst = true
      for (place, width) in x.sorted(by: { $0.key < $1.key }) {
        let found = verdict(place, row)
        if !isFirst, let last = boxes.last, last.verdict == found {
          boxes[boxes.count - 1].box.x = last.box.x.lowerBound...width.upperBound
        } else {
          boxes.append((found, Chart.Box(x: width, y: height)))
        }
        isFirst = false
      }
    }
    return boxes
  }

  /// An axis from the first side to the last.
  static func fitted(_ axis: Axis, to sides: [Double: ClosedRange<Double>]) -> Axis {
    var axis = axis
    let (low, high) = (sides.values.map(\.lowerBound).min(), sides.values.map(\.upperBound).max())
    if let low, let high, low < high { axis.range = low...high }
    return axis
  }

  private static func sides(
    _ places: [Double], isLogarithmic: Bool
  ) -> [Double: ClosedRange<Double>] {
    let distinct = Set(places).sorted()
    func middle(_ a: Double, _ b: Double) -> Double {
      isLogarithmic ? (a * b).squareRoot() : (a + b) / 2
    }
    /// As far on the other side of a place.
    func mirrored(_ side: Double, at place: Double) -> Double {
      isLogarithmic ? place * place / side : 2 * place - side
    }
    var sides: [Double: ClosedRange<Double>] = [:]
    for (index, place) in distinct.enumerated() {
      let below = index > 0 ? middle(distinct[index - 1], place) : nil
      let above = index + 1 < distinct.count ? middle(place, distinct[index + 1]) : nil
      let low = below ?? above.map { mirrored($0, at: place) } ?? place - 0.5
      let high = above ?? below.map { mirrored($0, at: place) } ?? place + 0.5
      sides[place] = low...high
    }
    return sides
  }
}
