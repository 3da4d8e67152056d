import Testing

@testable import Report

/// What a figure shows, looked up in its layers.
extension Chart.Panel {
  /// Places of all markers.
  var markers: [[Chart.Point]] {
    layers.compactMap { if case .points(let points, _) = $0 { points } else { nil } }
  }
  /// Ends of all intervals and bands.
  var intervals: [[ClosedRange<Double>]] {
    layers.compactMap {
      switch $0 {
      case .lying(let whiskers, _), .uprights(let whiskers, _), .band(let whiskers, _):
        whiskers.map(\.interval)
      default: nil
      }
    }
  }
  /// All rectangles with their fill.
  var boxes: [(boxes: [Chart.Box], fill: Fill)] {
    layers.compactMap { if case .boxes(let boxes, let fill) = $0 { (boxes, fill) } else { nil } }
  }
  /// Where upright lines stand.
  var verticals: [Double] { rules.filter(\.isVertical).map(\.value) }
}

@Suite("Figures of runs and comparisons")
struct ExperimentFigureTests {
  private static func saved(_ results: Results, raw: Bool = true) throws -> SavedResult {
    try SavedResult(Array(results.json(raw: raw).utf8), name: "r.json")
  }

  @Test("a difference stands where the comparison has it, with its interval and verdict")
  func differences() throws {
    let saved = try Self.saved(Plant.comparison, raw: false)
    #expect(saved.figures == [.differences])
    let chart = try saved.chart(FigureRequest())
    let panel = try #require(chart.panels.first)
    #expect(chart.panels.count == 1)
    #expect(chart.subtitle == "Difference in net profit, best-money minus most-money")
    // 600, 602 and 598: mean 600, sd 2, t(0.975, 2) = 4.30265.
    #expect(panel.markers == [[Chart.Point(x: 600, y: 1)]])
    let interval = try #require(panel.intervals.first?.first)
    #expect(abs(interval.lowerBound - (600 - 4.30265 * 2 / 3.0.squareRoot())) < 1e-4)
    #expect(panel.verticals == [0])
    #expect(panel.x.range.contains(0))
    #expect(panel.remarks == ["best-money is better"])
    #expect(
      panel.sides == Chart.Sides(left: "most-money earns more", right: "best-money earns more"))
    #expect(
      chart.notes == ["95 % interval (paired t, common random numbers), 3 paired replications."])
    #expect(chart.command == "throughline compare pq.yaml --seed 42")
  }

  @Test("metrics of different units get panels of their own; what is the same has no interval")
  func units() throws {
    let results = Plant.compared(
      [Plant.mostMoney, Plant.bestMoney],
      metrics: ["money.net_profit", "flow.lead_time.mean", "money.throughput"])
    let chart = try Self.saved(results).chart(FigureRequest(.differences))
    #expect(chart.panels.map(\.x.unit) == ["USD per week", "min"])
    #expect(chart.panels[0].y.kind == .names(["net profit", "throughput"]))
    #expect(chart.panels[1].remarks == ["identical"])
    #expect(chart.panels[1].intervals.joined().isEmpty)
    #expect(chart.notes[0].contains("hold together (Bonferroni over 3 comparisons"))
    let one = try Self.saved(results).chart(
      FigureRequest(.differences, metrics: ["flow.lead_time.mean"]))
    #expect(one.panels.count == 1)
  }

  @Test("a SMORE plot shows every replication, quartiles of type 7, and the mean")
  func smore() throws {
    let saved = try Self.saved(Plant.comparison)
    #expect(saved.figures == [.differences, .smore])
    let chart = try saved.chart(FigureRequest(.smore))
    let panel = try #require(chart.panels.first)
    #expect(panel.y.kind == .names(["most-money", "best-money"]))
    let means = panel.markers.filter { $0.count == 1 }.map { $0[0] }
    #expect(means == [Chart.Point(x: -300, y: 1), Chart.Point(x: 300, y: 2)])
    let replications = panel.markers.filter { $0.count == 3 }
    #expect(replications.map { $0.map(\.x) } == [[-310, -290, -300], [290, 312, 298]])
    // A dot belongs to its row.
    #expect(replications[1].allSatisfy { $0.y > 2 && $0.y < 2.5 })
    #expect(panel.boxes.map { $0.boxes[0].x } == [-305 ... -295, 294...305])
  }

  @Test("a result without raw values says which option keeps them")
  func withoutRaw() throws {
    let saved = try Self.saved(Plant.comparison, raw: false)
    let error = #expect(throws: FigureError.self) { try saved.chart(FigureRequest(.smore)) }
    #expect(error?.hint?.contains("--raw") == true)
  }

  @Test("a SMORE plot of one strategy speaks of no difference")
  func alone() throws {
    let results = Plant.compared([Plant.mostMoney], metrics: ["money.net_profit"])
    let chart = try Self.saved(results).chart(FigureRequest(.smore))
    #expect(
      chart.notes == [
        "3 replications of each; 95 % intervals of means, each by itself (Student-t)."
      ])
  }

  @Test("a hint does not lead back to the error it follows")
  func hints() throws {
    let request = FigureRequest(.whale, metrics: ["flow.wip"])
    let error = #expect(throws: FigureError.self) {
      try request.expectNoMetric(.whale, "money.net_profit", known: ["flow.wip"])
    }
    #expect(error?.hint?.contains("--of") == false)
    #expect(Figure.effects.source.contains("--set PATH=1..3 --set OTHER=1,2"))
  }

  @Test("a whale curve begins at nothing, falls off, and ends at what all cells earn together")
  func whale() throws {
    let saved = try Self.saved(ProfitReportTests.results(2))
    #expect(saved.figures.contains(.whale))
    let chart = try saved.chart(FigureRequest(.whale))
    #expect(
      chart.panels.map(\.x.label) == [
        "accounts, the best first", "offerings, the best first",
        "account x offering, the best first",
      ])
    // Visits are no offering's: 40 and -10 over two weeks.
    #expect(chart.panels[1].markers.first?.map(\.y) == [20, 15])
    // North: (100 - 38 - 2) and visits of 0, less hours of 26; south: 20 - 28 - 2; over two weeks.
    let curve = try #require(chart.panels[0].markers.first)
    #expect(curve == [Chart.Point(x: 1, y: 17), Chart.Point(x: 2, y: 12)])
    #expect(chart.legend.map(\.text) == ["s0", "s1"])
  }

  @Test("a course has a panel for each of NP, T and OE, quarter by quarter")
  func course() throws {
    let chart = try Self.saved(ProfitReportTests.results(2)).chart(FigureRequest(.course))
    #expect(chart.panels.map(\.y.label) == ["net profit", "throughput", "operating expense"])
    // Throughput 130 and 26 over 13 weeks.
    #expect(chart.panels[1].markers.first == [Chart.Point(x: 1, y: 10), Chart.Point(x: 2, y: 2)])
  }

  @Test("strategies keep their order, whatever their names")
  func order() throws {
    let cases = ["zeta", "alpha", "mid"].map { name in
      Plant.result(name, [-310, -290, -300].map { Plant.row(netProfit: $0) })
    }
    let chart = try Self.saved(Plant.compared(cases)).chart(FigureRequest(.smore))
    #expect(chart.panels[0].y.kind == .names(["zeta", "alpha", "mid"]))
  }
}

@Suite("Figures of sweeps")
struct SweepFigureTests {
  /// Two strategies over setups and units; `low` earns 100 - setup, `high` 10 setup - 50 units.
  private static func sweep(
    setups: [String], units: [String], extra: String = "", strategies: [String] = ["low", "high"]
  ) throws -> SavedResult {
    var points: [String] = []
    for setup in setups {
      for unit in units {
        let number = Double(setup.split(separator: " ")[0]) ?? 0
        let values = ["low": 100 - number, "high": 10 * number - 50 * (Double(unit) ?? 0)]
        let cases = strategies.map { name in
          let mean = values[name] ?? 0
          return "\"\(name)\": { \"money.net_profit\": { \"mean\": \(mean), \"lower\": \(mean - 5),"
            + " \"upper\": \(mean + 5), \"sd\": 1, \"n\": 4, \"unit\": \"EUR\" } }"
        }.joined(separator: ", ")
        let difference = (values["high"] ?? 0) - (values["low"] ?? 0)
        let verdict = difference > 20 ? "high" : difference < -20 ? "low" : "undecided"
        let pairs =
          strategies.count < 2
          ? ""
          : "{ \"a\": \"high\", \"b\": \"low\", \"n\": 4, \"difference\": \(difference), \"lower\":"
            + " \(difference - 20), \"upper\": \(difference + 20), \"verdict\": \"\(verdict)\" }"
        points.append(
          "{ \"settings\": { \"a.setup\": \"\(setup)\", \"a.units\": \"\(unit)\" }, \"verdict\":"
            + " \"\(verdict)\", \"strategies\": { \(cases) }, \"pairs\": [ \(pairs) ] }")
      }
    }
    let text = """
      { "throughline": "0", "command": "sweep", "reproduce": "throughline sweep", "confidence": 0.95,
        "scenario": { "file": "a.yaml", "title": "A", "hash": "0" }, "metric": "money.net_profit",
        "strategies": [ \(strategies.map { "\"\($0)\"" }.joined(separator: ", ")) ],
        "unit": "EUR", "margin": null, "paths": [ "a.setup", "a.units" ], "unheard_of": [ {} ],
        "sensitivities": [], "fits": [ \(extra) ], "points": [ \(points.joined(separator: ", ")) ] }
      """
    return try SavedResult(Array(text.utf8), name: "s.json")
  }

  @Test("a response has a line per strategy, the difference, and where it may be zero")
  func response() throws {
    let saved = try Self.sweep(
      setups: ["0 min", "20 min", "10 min"], units: ["1"],
      extra: """
        { "output": "high minus low", "terms": [], "crossings": [ 13.6 ],
          "region": [ { "from": 12, "to": 15 } ], "extent": "bounded" }
        """)
    #expect(saved.figures == [.response])
    let chart = try saved.chart(FigureRequest())
    #expect(chart.panels.count == 2)
    #expect(chart.panels[0].x.title == "a.setup [min]")
    // In the order of the parameter, not of the points.
    #expect(chart.panels[0].markers.map { $0.map(\.y) } == [[100, 90, 80], [-50, 50, 150]])
    let difference = chart.panels[1]
    #expect(difference.y.label == "high minus low")
    #expect(
      difference.markers == [
        [Chart.Point(x: 0, y: -150), Chart.Point(x: 10, y: -40), Chart.Point(x: 20, y: 70)]
      ])
    #expect(difference.intervals == [[-170 ... -130, -60 ... -20, 50...90]])
    #expect(difference.verticals == [13.6])
    #expect(difference.boxes.first?.boxes.first?.x == 12...15)
    #expect(difference.texts.map(\.text) == ["high earns more", "low earns more"])
    #expect(chart.notes.last?.contains("12 to 15 min") == true)
    // Along the line of zero, so that it is no second band.
    #expect(difference.boxes.first?.boxes.first?.y.contains(0) == true)
    #expect(difference.boxes.first?.boxes.first.map { $0.y.upperBound < 10 } == true)
    let one = try Self.sweep(setups: ["0 min", "5 min"], units: ["1"], strategies: ["low"])
    #expect(try one.chart(FigureRequest()).panels.count == 1)
  }

  @Test(
    "a bad fit is seen to be one: its curve is drawn, and how far the points lie off it is said")
  func badFit() throws {
    // -150, -40, 70 and the curve 10 + 100 z: off by -60, -50 and -40, one point more than terms.
    let chart = try Self.sweep(
      setups: ["0 min", "10 min", "20 min"], units: ["1"],
      extra: """
        { "output": "high minus low", "r_squared": 0.5, "terms": [ { "factors": [], "coefficient": 10 },
          { "factors": [ "a.setup" ], "coefficient": 100 } ], "crossings": [ 9 ], "region": [] }
        """
    ).chart(FigureRequest())
    let curves = chart.panels[1].layers.compactMap { layer -> [Chart.Point]? in
      if case .line(let points, let mark) = layer, mark.dash == 2 { points } else { nil }
    }
    #expect(curves.count == 1)
    #expect(curves.first?.first == Chart.Point(x: 0, y: -90))
    #expect(curves.first?.last == Chart.Point(x: 20, y: 110))
    // The root of 60² + 50² + 40².
    #expect(
      chart.notes.last
        == "Dashed: fitted line (R² 50 %, the points lie about 88 EUR off it); the fitted difference is"
        + " zero at 9 min (dotted).")
  }

  @Test("values by equal factors over a decade stand on a logarithmic axis, in responses and maps")
  func logarithmic() throws {
    let chart = try Self.sweep(setups: ["1 min", "10 min", "100 min"], units: ["1", "2"])
      .chart(FigureRequest(.map))
    let panel = try #require(chart.panels.first)
    #expect(panel.x.kind == .numbers(isLogarithmic: true))
    #expect(panel.y.kind == .numbers(isLogarithmic: false))
    #expect(panel.boxes.first?.boxes.first?.x.lowerBound == 1)
    let (low, high) = (panel.x.range.lowerBound, panel.x.range.upperBound)
    #expect(abs(panel.x.place(at: 0.5) / (low * high).squareRoot() - 1) < 1e-12)
    for (values, isLogarithmic) in [
      ([1, 3, 10], true), ([1, 10], false), ([1, 2, 4, 8], false), ([1, 2, 3, 10], false),
      ([0, 1, 10], false), ([0.1, 1, 10, 100], true), ([5, 10, 15, 20], false),
    ] {
      #expect(SavedSweep.Parameter.hasEqualFactors(values) == isLogarithmic, "\(values)")
    }
  }

  @Test("a caption claims no intervals where none are drawn: clouds of points, one replication")
  func noIntervals() throws {
    let cloud = try Self.sweep(
      setups: (0..<9).map { "\($0) min" }, units: (0..<9).map { "\($0)" }
    ).chart(FigureRequest(.response))
    #expect(
      cloud.notes[0]
        == "4 replications at each of 81 points. Dots: means and differences; their intervals are not drawn."
    )
    let text = """
      { "throughline": "0", "command": "sweep", "reproduce": "", "confidence": 0.9, "scenario":
        { "file": "a", "title": "A" }, "strategies": [ "s" ], "metric": "flow.wip", "unit": "pieces",
        "paths": [ "a.b" ], "fits": [], "sensitivities": [], "points": [
        { "settings": { "a.b": "1" }, "pairs": [], "strategies":
          { "s": { "flow.wip": { "mean": 1, "n": 1 } } } },
        { "settings": { "a.b": "2" }, "pairs": [], "strategies":
          { "s": { "flow.wip": { "mean": 3, "n": 1 } } } } ] }
      """
    let one = try SavedResult(Array(text.utf8), name: "s").chart(FigureRequest())
    #expect(
      one.notes == [
        "1 replication at each of 2 points. One replication has no interval: chance is not shown."
      ])
  }

  @Test("a panel with too many lines is told in the caption, and the subtitle does not name it")
  func omitted() throws {
    // Two strategies at five units each are ten lines, their differences five.
    let chart = try Self.sweep(
      setups: ["0 min", "10 min"], units: ["1", "2", "3", "4", "5"]
    ).chart(FigureRequest(.response))
    #expect(chart.subtitle == "Differences in net profit over a.setup")
    #expect(chart.panels.count == 1)
    #expect(
      chart.notes.last
        == "Not drawn, because a panel holds 6 lines: net profit of each strategy (10 lines).")
    #expect(chart.notes[0].contains("intervals of differences, which hold together"))
  }

  @Test("values of other parameters are lines; a short name of a parameter is enough")
  func slices() throws {
    let saved = try Self.sweep(setups: ["0 min", "10 min"], units: ["1", "2"])
    let chart = try saved.chart(FigureRequest(.response, parameter: "units"))
    #expect(chart.panels[0].x.label == "a.units")
    #expect(chart.panels[0].markers.count == 4)
    #expect(chart.legend.map(\.text).prefix(2) == ["low, setup 0 min", "low, setup 10 min"])
    let error = #expect(throws: FigureError.self) {
      try saved.chart(FigureRequest(.response, parameter: "unit"))
    }
    #expect(error?.unknown?.known == ["a.setup", "a.units"])
    // What no two lines share: colour and shape together.
    let marks = chart.legend.map(\.sample)
    #expect(Set(marks).count == marks.count)
  }

  @Test("a main effect is the mean over all other values")
  func effects() throws {
    let saved = try Self.sweep(setups: ["0 min", "10 min"], units: ["1", "2", "3"])
    let chart = try saved.chart(FigureRequest(.effects))
    #expect(chart.panels.count == 2)
    // high: 10 setup - 50 units, over units 1, 2, 3 and over setups 0 and 10.
    #expect(chart.panels[0].markers[1].map(\.y) == [-100, 0])
    #expect(chart.panels[1].markers[1].map(\.y) == [0, -50, -100])
    #expect(chart.panels[0].y.range == chart.panels[1].y.range)
  }

  @Test("a map has a box around every point, in the winner's colour and with its letter")
  func map() throws {
    let saved = try Self.sweep(setups: ["0 min", "10 min", "20 min"], units: ["1", "2"])
    #expect(saved.figures == [.map, .response, .effects])
    let chart = try saved.chart(FigureRequest())
    let panel = try #require(chart.panels.first)
    // 10 setup - 50 units - (100 - setup): -150 -40 70 with one unit, -200 -90 20 with two.
    let low = try #require(panel.boxes.first { $0.fill == .winner(0) })
    #expect(
      low.boxes == [
        Chart.Box(x: 0...15, y: 1...1.5), Chart.Box(x: 0...15, y: 1.5...2),
      ])
    #expect(
      panel.boxes.first { $0.fill == .winner(1) }?.boxes == [Chart.Box(x: 15...20, y: 1...1.5)])
    #expect(
      panel.boxes.first { $0.fill == .undecided }?.boxes == [Chart.Box(x: 15...20, y: 1.5...2)])
    #expect(panel.texts.map(\.text).sorted() == ["?", "A", "A", "A", "A", "B"])
    #expect(panel.x.range == -1...21)
    #expect(chart.legend.map(\.text) == ["low wins", "high wins", "nobody can say"])
  }

  @Test("words are places beside each other, and a missing value is a gap")
  func words() throws {
    let saved = try Self.sweep(setups: ["fifo", "edd"], units: ["1"], strategies: ["low"])
    let panel = try #require(try saved.chart(FigureRequest()).panels.first)
    #expect(panel.x.kind == .names(["fifo", "edd"]))
    var gap = Chart.Panel(
      heading: "", x: .numbers("x", unit: "", of: [1, 4]), y: .numbers("y", unit: "", of: [0, 1]))
    let values: [Double?] = [1, 2, nil, 3, 4]
    gap.add(
      values.enumerated().map {
        SeriesValue(x: Double($0), mean: $1, interval: $1.map { $0 - 1...$0 + 1 })
      }, .series(0))
    #expect(gap.intervals.map(\.count) == [2, 2])
    #expect(gap.markers.map(\.count) == [4])
  }

  /// A sweep of one point with that analysis.
  private static func analysed(_ factors: String, _ more: String) throws -> Chart {
    let text = """
      { "throughline": "0", "command": "sweep", "reproduce": "", "confidence": 0.9, "scenario":
        { "file": "a", "title": "A" }, "strategies": [ "s" ], "metric": "flow.wip", "unit": "pieces",
        "paths": [ "a.b" ], "fits": [], "sensitivities": [ { "output": "s", \(more) "factors": [
        \(factors) ] } ], "points": [
        { "settings": { "a.b": "1" }, "strategies": {}, "pairs": [] },
        { "settings": { "a.b": "2" }, "strategies": {}, "pairs": [] } ] }
      """
    return try SavedResult(Array(text.utf8), name: "s").chart(FigureRequest())
  }

  @Test("a screening marks what chance alone could show")
  func screening() throws {
    let chart = try Self.analysed(
      """
      { "path": "x.setup", "mu_star": 10, "mu": 1, "sigma": 4, "noise": 2 },
      { "path": "y.setup", "mu_star": 1, "mu": 1, "sigma": 0.5, "noise": 1.5 }
      """, "")
    let panel = try #require(chart.panels.first)
    #expect(panel.markers == [[Chart.Point(x: 10, y: 4)], [Chart.Point(x: 1, y: 0.5)]])
    // A bar of chance for each, by which its mark is filled; not the widest one for all.
    #expect(panel.intervals == [[0...2, 0...1.5]])
    #expect(Set(panel.texts.map(\.text)) == ["x.setup", "y.setup"])
    #expect(chart.legend.count == 3)
  }

  @Test("indices are bars in percent with their intervals")
  func indices() throws {
    let chart = try Self.analysed(
      """
      { "path": "x.setup", "first": 0.5, "first_lower": 0.4, "first_upper": 0.75, "total": 0.625,
        "total_lower": null, "total_upper": null }
      """, "\"sd\": 2,")
    let panel = try #require(chart.panels.first)
    #expect(panel.boxes.map { $0.boxes[0].x } == [0...50, 0...62.5])
    #expect(panel.intervals == [[40...75]])
    #expect(chart.notes[0].contains("90 %"))
  }
}
