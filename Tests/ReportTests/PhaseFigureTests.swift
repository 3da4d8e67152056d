import Testing

@testable import Report

@Suite("Figures of phases and warm-ups")
struct PhaseFigureTests {
  private static func phase(_ members: String) throws -> Chart {
    let text = """
      { "throughline": "0", "command": "phase", "reproduce": "", "confidence": 0.95, "procedure": "p",
        "scenario": { "file": "a", "title": "A" }, "strategies": [ "a", "b" ], "metric": "flow.wip",
        "unit": "pieces", "margin": 1, "verdict": "v", \(members) }
      """
    return try SavedResult(Array(text.utf8), name: "p").chart(FigureRequest())
  }

  private static func axis(_ path: String) -> String {
    "{ \"path\": \"\(path)\", \"unit\": \"\", \"from\": 0, \"to\": 2, \"logarithmic\": false }"
  }

  private static func place(_ x: Double, _ y: Double?, _ verdict: String) -> String {
    "{ \"x\": \(x), \(y.map { "\"y\": \($0), " } ?? "")\"replications\": 3, \"verdict\": \"\(verdict)\","
      + " \"pairs\": [ { \"a\": \"b\", \"b\": \"a\", \"difference\": \(x - 1), \"lower\": \(x - 2),"
      + " \"upper\": \(x) } ] }"
  }

  @Test("a map fills what cells agree on, and leaves white what nobody looked at")
  func map() throws {
    let corners = [
      (0.0, 0.0, "a"), (2, 0, "a"), (0, 2, "a"), (2, 2, "a"), (4, 0, "b"), (4, 2, "equivalent"),
    ]
    let chart = try Self.phase(
      """
      "x": \(Self.axis("p.x")), "y": \(Self.axis("p.y")), "shares": {},
      "cells": [ { "x_from": 0, "x_to": 2, "y_from": 0, "y_to": 2, "verdict": "a" },
        { "x_from": 2, "x_to": 4, "y_from": 0, "y_to": 1, "verdict": null },
        { "x_from": 2, "x_to": 4, "y_from": 1, "y_to": 2, "verdict": null } ],
      "points": [ \(corners.map { Self.place($0, $1, $2) }.joined(separator: ", ")) ]
      """)
    let panel = try #require(chart.panels.first)
    #expect(
      panel.boxes.first { $0.fill == .winner(0) }?.boxes == [
        Chart.Box(x: 0...3, y: 0...0.5), Chart.Box(x: 0...3, y: 0.5...1.5),
        Chart.Box(x: 0...3, y: 1.5...2),
      ])
    #expect(
      panel.boxes.first { $0.fill == .winner(1) }?.boxes == [Chart.Box(x: 3...4, y: 0...0.5)])
    #expect(
      panel.boxes.first { $0.fill == .equivalent }?.boxes == [Chart.Box(x: 3...4, y: 1.5...2)])
    #expect(
      chart.legend.map(\.text) == [
        "a wins", "b wins", "it does not matter", "places around it disagree",
      ])
    #expect(chart.notes[1].contains("no letter was not looked at: all places around it agree."))
    #expect(panel.texts.map(\.text) == ["A", "A", "A", "A", "B", "="])
  }

  @Test("a border shows differences with intervals over the zones in which each wins")
  func border() throws {
    let chart = try Self.phase(
      """
      "x": \(Self.axis("p.x")), "borders": [],
      "zones": [ { "from": 0, "to": 0.5, "verdict": "a" }, { "from": 1, "to": 1, "verdict": "undecided" } ],
      "points": [ \([(0.0, "a"), (0.5, "a"), (1, "undecided")]
        .map { Self.place($0, nil, $1) }.joined(separator: ", ")) ]
      """)
    let panel = try #require(chart.panels.first)
    #expect(panel.y.label == "b minus a")
    #expect(
      panel.markers == [
        [
          Chart.Point(x: 0, y: -1), Chart.Point(x: 0.5, y: -0.5), Chart.Point(x: 1, y: 0),
        ]
      ])
    #expect(panel.intervals == [[-2...0, -1.5...0.5, -1...1]])
    #expect(panel.boxes.map { $0.boxes.map(\.x) } == [[0...0.5]])
    #expect(panel.texts.map(\.text) == ["A", "A", "?"])
  }

  @Test("pairs of several strategies stand aside each other; left-out pairs and letters are told")
  func crowdedBorder() throws {
    let names = ["a", "b", "c", "d", "e"]
    let pairs = names.indices.flatMap { i in names[(i + 1)...].map { [$0, names[i]] } }
    let texts = pairs.map {
      "{ \"a\": \"\($0[0])\", \"b\": \"\($0[1])\", \"difference\": 1, \"lower\": 0, \"upper\": 2 }"
    }
    // The last four places are closer together than letters are wide; the last one says something else.
    let places = [0.0, 1, 1.999, 1.9992, 1.9995, 2].map { x in
      "{ \"x\": \(x), \"replications\": 3, \"verdict\": \"\(x < 1 || x == 2 ? "a" : "e")\", \"pairs\": [ "
        + texts.joined(separator: ", ") + " ] }"
    }
    let text = """
      { "throughline": "0", "command": "phase", "reproduce": "", "confidence": 0.95, "procedure": "p",
        "scenario": { "file": "a", "title": "A" }, "strategies": [ "a", "b", "c", "d", "e" ],
        "metric": "flow.wip", "unit": "pieces", "margin": 1, "verdict": "v", "x": \(Self.axis("p.x")),
        "zones": [ { "from": 0, "to": 0, "verdict": "a" }, { "from": 1, "to": 2, "verdict": "e" } ],
        "points": [ \(places.joined(separator: ", ")) ] }
      """
    let chart = try SavedResult(Array(text.utf8), name: "p").chart(FigureRequest())
    let panel = try #require(chart.panels.first)
    // Six pairs, those with a first, none upon another.
    #expect(panel.markers.count == 6)
    #expect(Set(panel.markers.map { $0[1].x }).count == 6)
    #expect(chart.legend.map(\.text).suffix(6).prefix(4) == ["b - a", "c - a", "d - a", "e - a"])
    #expect(chart.notes[1].contains("Drawn are 6 of 10 pairs, those with a first."))
    #expect(chart.notes[1].contains("(some left out that would overlap)"))
    #expect(panel.texts.map(\.text) == ["A", "E", "E", "A"])
    #expect(panel.texts.map(\.at.x) == [0, 1, 1.9995, 2])
    #expect(Set(panel.texts.suffix(2).map(\.at.y)).count == 2)
    // a wins at a place only, which has no colour.
    #expect(chart.legend.first?.sample == .area(.border, "A"))
    #expect(chart.legend.map(\.text).prefix(2) == ["a wins", "e wins"])
  }

  @Test("a Welch plot has raw and moving averages, the cut and the warm-up stated")
  func welch() throws {
    let text = """
      { "throughline": "0", "command": "warmup", "reproduce": "throughline warmup a.yaml", "scenario":
        { "file": "a", "title": "A" }, "warmup": { "metric": "flow.wip", "unit": "pieces", "interval": 2,
        "time_unit": "week", "window": 1, "cut": 4.0, "stated": 10.0, "replications": 10, "cases": [
        { "name": "base", "averages": [ 1, 2, 4, null, 5 ], "welch": [ 1, 2.5, null, null, null ],
          "cut": 4.0, "verdict": "found" } ] } }
      """
    let saved = try SavedResult(Array(text.utf8), name: "w")
    #expect(saved.figures == [.welch])
    let chart = try saved.chart(FigureRequest())
    let panel = try #require(chart.panels.first)
    let lines = panel.layers.compactMap { layer -> [Chart.Point]? in
      if case .line(let points, _) = layer { points } else { nil }
    }
    // An interval's average stands in its middle.
    #expect(lines.map { $0.map(\.x) } == [[1, 3, 5, 7, 9], [1, 3, 5, 7, 9]])
    #expect(lines[0][2].y == 4)
    #expect(lines[0][3].y.isNaN)
    #expect(panel.verticals == [4, 10])
    #expect(panel.x.title == "time from the start [week]")
    #expect(chart.notes[0].contains("the moving average is over 3 of them"))
  }
}
