import Experiment
import Foundation
import Inference
import Report
import Testing

@Suite("Formats for programs")
struct MachineFormatTests {
  /// One metric that varies, one that is undefined once: small enough to compare whole.
  static let measures = [
    Measure(name: "money.net_profit", unit: "USD per week"), Measure(name: "flow.wip", unit: ""),
  ]

  static func small(
    warnings: [CountedWarning] = [], settings: [Provenance.Setting] = [], title: String = "Small"
  ) -> Results {
    let cases = [
      CaseResult(
        name: "old", measures: measures, replications: 2, values: [10, 1, 14, .nan], events: 7,
        warnings: warnings),
      CaseResult(
        name: "new", measures: measures, replications: 2, values: [20, 2, 24, 4], events: 8),
    ]
    return Results(
      provenance: Provenance(
        command: "compare", reproduce: "throughline compare small.yaml --seed 42", seed: 42,
        sources: [Provenance.Source(file: "small.yaml", title: title, hash: "00ff")],
        world: "w1", settings: settings),
      outcome: Outcome(
        cases: cases,
        comparisons: Comparison.all(of: cases, metrics: ["money.net_profit"], confidence: 0.95),
        confidence: 0.95,
        stop: Outcome.Stop(rule: .fixed(2), replications: 2, isReached: true)))
  }

  // The interval of 10 and 14 is 12 -+ 12.706 x 2.828 / 1.414 = 12 -+ 25.41 (t at 1 degree).
  @Test("JSON is the contract: keys in order, undefined is null, a certain difference has no width")
  func json() {
    let t = 12.706204736174707 * 2
    let text = Self.small(warnings: [CountedWarning(text: "said \"so\"", count: 1)]).json()
    #expect(
      text
        == """
        {
          "throughline": "0.1.0",
          "command": "compare",
          "reproduce": "throughline compare small.yaml --seed 42",
          "seed": 42,
          "confidence": 0.95,
          "scenario": { "file": "small.yaml", "title": "Small", "hash": "00ff" },
          "strategies": {
            "old": {
              "replications": 2,
              "metrics": {
                "money.net_profit": { "mean": 12.0, "lower": LOW, "upper": HIGH, "sd": 2.8284271247461903, "n": 2, "unit": "USD per week" },
                "flow.wip": { "mean": 1.0, "lower": null, "upper": null, "sd": null, "n": 1, "unit": "" }
              },
              "events": 7
            },
            "new": {
              "replications": 2,
              "metrics": {
                "money.net_profit": { "mean": 22.0, "lower": NEWLOW, "upper": NEWHIGH, "sd": 2.8284271247461903, "n": 2, "unit": "USD per week" },
                "flow.wip": { "mean": 3.0, "lower": WIPLOW, "upper": WIPHIGH, "sd": 1.4142135623730951, "n": 2, "unit": "" }
              },
              "events": 8
            }
          },
          "comparisons": [
            { "metric": "money.net_profit", "a": "new", "b": "old", "difference": 10.0, "lower": null, "upper": null, "p_value": 0.0, "p_holm": 0.0, "probability_a_better": 1.0, "variance_ratio": 0.0, "procedure": "paired t, common random numbers, Bonferroni", "verdict": "certain", "n": 2, "sd": 0.0, "unit": "USD per week", "orientation": "larger is better", "confidence": 0.95, "margin": null, "winner": "new", "replications_to_settle": null }
          ],
          "warnings": [ "old: said \\"so\\" (1 of 2 replications)" ],
          "world": "w1",
          "settings": {},
          "procedure": "2 replications, paired t, common random numbers, 95 %",
          "precision_reached": true,
          "partial": false,
          "winner": "new",
          "verdict": "new earns 10 USD per week more than old in each of 2 paired replications: certain.",
          "cases": [ "old", "new" ]
        }

        """
        .replacing("NEWLOW", with: "\(Self.interval("new", 0).lowerBound)")
        .replacing("NEWHIGH", with: "\(Self.interval("new", 0).upperBound)")
        .replacing("WIPLOW", with: "\(Self.interval("new", 1).lowerBound)")
        .replacing("WIPHIGH", with: "\(Self.interval("new", 1).upperBound)")
        .replacing("LOW", with: "\(Self.interval("old", 0).lowerBound)")
        .replacing("HIGH", with: "\(Self.interval("old", 0).upperBound)"))
    #expect(abs(Self.interval("old", 0).lowerBound - (12 - t)) < 1e-9)
  }

  /// The interval of a measure, from the inference room: its last digit is not this test's affair.
  static func interval(_ name: String, _ measure: Int) -> ClosedRange<Double> {
    let result = small().outcome.cases.first { $0.name == name }
    return result?.estimate(measure, confidence: 0.95).interval ?? 0...0
  }

  @Test("JSON reads back with any reader, whatever the names hold")
  func readBack() throws {
    let title = "Tab\t, quote \", backslash \\, line\nbreak, \u{1} and é😀"
    let text = Self.small(settings: [.init(path: "a.b", value: "1,\"2\"")], title: title)
      .json(raw: true)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((object["scenario"] as? [String: Any])?["title"] as? String == title)
    #expect((object["settings"] as? [String: Any])?["a.b"] as? String == "1,\"2\"")
    let strategies = try #require(object["strategies"] as? [String: Any])
    let old = try #require((strategies["old"] as? [String: Any])?["metrics"] as? [String: Any])
    let values = try #require((old["flow.wip"] as? [String: Any])?["values"] as? [Any])
    #expect(values.count == 2)
    #expect(values[0] as? Double == 1)
    #expect(values[1] is NSNull)
  }

  @Test("raw CSV has a row per strategy, replication and metric, with parameter columns")
  func rawCSV() {
    let results = Self.small(settings: [.init(path: "plant.x", value: "1,5")])
    #expect(
      results.csv(raw: true) == """
        scenario,world,strategy,plant.x,replication,metric,unit,value
        small.yaml,w1,old,"1,5",0,money.net_profit,USD per week,10.0
        small.yaml,w1,old,"1,5",0,flow.wip,,1.0
        small.yaml,w1,old,"1,5",1,money.net_profit,USD per week,14.0
        small.yaml,w1,old,"1,5",1,flow.wip,,
        small.yaml,w1,new,"1,5",0,money.net_profit,USD per week,20.0
        small.yaml,w1,new,"1,5",0,flow.wip,,2.0
        small.yaml,w1,new,"1,5",1,money.net_profit,USD per week,24.0
        small.yaml,w1,new,"1,5",1,flow.wip,,4.0

        """)
  }

  @Test("summary CSV has a row per strategy and metric, then one per comparison")
  func summaryCSV() {
    func bounds(_ name: String, _ measure: Int) -> String {
      let interval = Self.interval(name, measure)
      return "\(interval.lowerBound),\(interval.upperBound)"
    }
    #expect(
      Self.small().csv() == """
        scenario,world,strategy,metric,unit,n,mean,sd,lower,upper
        small.yaml,w1,old,money.net_profit,USD per week,2,12.0,2.8284271247461903,\(bounds("old", 0))
        small.yaml,w1,old,flow.wip,,1,1.0,,,
        small.yaml,w1,new,money.net_profit,USD per week,2,22.0,2.8284271247461903,\(bounds("new", 0))
        small.yaml,w1,new,flow.wip,,2,3.0,1.4142135623730951,\(bounds("new", 1))
        small.yaml,w1,new minus old,money.net_profit,USD per week,2,10.0,0.0,,

        """)
  }

  @Test("the list of metrics has the same columns in each format")
  func metricList() {
    let list = MetricList([
      Measure(name: "flow.wip", unit: "pieces", meaning: "Pieces, in process."),
      Measure(name: "constraint.B.share", unit: "", meaning: "Share."),
    ])
    #expect(
      list.table == """
        metric              unit    better   meaning
        ------------------  ------  -------  -------------------
        flow.wip            pieces  smaller  Pieces, in process.
        constraint.B.share                   Share.

        """)
    #expect(
      list.csv == """
        metric,unit,better,meaning
        flow.wip,pieces,smaller,"Pieces, in process."
        constraint.B.share,,,Share.

        """)
    let long = MetricList([
      Measure(name: "x", unit: "", meaning: String(repeating: "word ", count: 40))
    ]).table.split(separator: "\n")
    #expect(long.count > 3)
    #expect(long.allSatisfy { $0.count <= 100 })
    #expect(list.markdown.hasPrefix("| metric             | unit   | better  | meaning"))
    #expect(
      list.json.contains(
        #"{ "name": "flow.wip", "unit": "pieces", "meaning": "Pieces, in process.", "orientation""#)
    )
  }
}
