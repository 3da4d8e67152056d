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
  /// - Parameter areas: those that colour an area; the others are letters only; `nil` for all.
  func legend(
    _ verdicts: [String], areas: Set<String>? = nil, hasGaps: Bool = false
  ) -> [Chart.Entry] {
    let found = Set(verdicts)
    func sample(_ verdict: String) -> Chart.Sample {
      .area(areas?.contains(verdict) == false ? .border : fill(verdict), letter(verdict))
    }
    var entries = strategies.filter(found.contains).map { name in
      Chart.Entry("\(name) wins", sample(name))
    }
    if found.contains("equivalent") {
      entries.append(Chart.Entry("it does not matter", sample("equivalent")))
    }
    if found.contains("undecided") {
      entries.append(Chart.Entry("nobody can say", sample("undecided")))
    }
    if hasGaps { entries.append(Chart.Entry("places around it disagree", .area(.border, ""))) }
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

/// Places on two axes, each within a box that reaches half-way to its neighbours, and not beyond the
/// first and the last: there nothing was looked at, and a setup time below zero does not even exist.
struct MapGrid {
  /// The boxes' sides along x, by place.
  var x: [Double: ClosedRange<Double>]
  /// And along y.
  var y: [Double: ClosedRange<Double>]

  /// A grid of places on these axes.
  init(x: [Double], on xAxis: Axis, y: [Double], on yAxis: Axis) {
    self.x = Self.sides(x, on: xAxis.kind)
    self.y = Self.sides(y, on: yAxis.kind)
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

  private static func sides(
    _ places: [Double], on kind: Axis.Kind
  ) -> [Double: ClosedRange<Double>] {
    let distinct = Set(places).sorted()
    func middle(_ a: Double, _ b: Double) -> Double {
      kind == .numbers(isLogarithmic: true) ? (a * b).squareRoot() : (a + b) / 2
    }
    // A name has room on both sides; so has a place without neighbours.
    var room = distinct.count > 1 ? 0 : 0.5
    if case .names = kind { room = 0.5 }
    var sides: [Double: ClosedRange<Double>] = [:]
    for (index, place) in distinct.enumerated() {
      let below = index > 0 ? middle(distinct[index - 1], place) : place - room
      let above = index + 1 < distinct.count ? middle(place, distinct[index + 1]) : place + room
      sides[place] = below...above
    }
    return sides
  }
}
