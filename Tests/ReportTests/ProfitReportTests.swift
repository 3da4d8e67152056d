import Company
import Experiment
import Foundation
import Report
import Testing

@Suite("The profit map in reports")
struct ProfitReportTests {
  /// Two replications of two accounts and two products over two weeks; net profit 1 a week.
  static let totals: ProfitTotals = {
    var totals = ProfitTotals(
      frame: ProfitTotals.Frame(
        accounts: ["market", "north", "south"], products: ["chair", "desk"],
        unit: "USD per week", constraintUnit: "USD per min", periods: 2, periodsPerQuarter: 13))
    func cell(_ account: Int, _ product: Int?, sales: Double, material: Double, hours: Double)
      -> ProfitMap.Cell
    {
      var cell = ProfitMap.Cell(ProfitMap.Place(account: account, product: product))
      cell.sales = Money(sales)
      cell.material = Money(material)
      cell.service = Money(product == nil ? 0 : 2)
      cell.hours = Money(hours)
      cell.orders = product == nil ? 0 : 4
      cell.pieces = product == nil ? 0 : 8
      cell.constraintTime = product == 0 ? 20 : 0
      return cell
    }
    for _ in 0..<2 {
      totals.add(
        ProfitMap(
          cells: [
            cell(1, 0, sales: 100, material: 38, hours: 20),
            cell(1, nil, sales: 0, material: 0, hours: 6),
            cell(2, 1, sales: 20, material: 28, hours: 0),
          ], unassigned: Money(-22)))
    }
    return totals
  }()

  static let measures = [
    Measure(name: "money.net_profit", unit: "USD per week"),
    Measure(name: "portfolio.unprofitable_share", unit: ""),
    Measure(name: "portfolio.whale_peak", unit: ""),
    Measure(name: "money.cost_to_serve", unit: "USD per week"),
    Measure(name: "money.cost_to_serve_share", unit: ""),
  ]

  static func results(_ count: Int = 1) -> Results {
    let cases = (0..<count).map { number in
      CaseResult(
        name: "s\(number)", measures: measures, replications: 2,
        values: [1, 0.5, 1.25, 16, 0.25, 1, 0.5, 1.25, 16, 0.25], profit: totals,
        course: Course(
          replications: 2, periodsPerQuarter: 13,
          values: (0..<2).flatMap { [130, 13, 26, 13 * Double(number + $0)] }))
    }
    return Results(
      provenance: Provenance(
        command: "run", reproduce: "throughline run small.yaml --seed 42", seed: 42,
        sources: [Provenance.Source(file: "small.yaml", title: "Small", hash: "00ff")]),
      outcome: Outcome(
        cases: cases, confidence: 0.95,
        stop: Outcome.Stop(rule: .fixed(2), replications: 2, isReached: true)))
  }

  @Test("the section names the sum, the shares, the curve and the islands")
  func section() {
    let text = Self.results().table(sections: [.profit])
    let running = text.replacing("\n", with: " ")
    for sentence in [
      "All cells earn 12 USD per week; operating expense that none of them is charged with takes"
        + " 11 USD per week; net profit is 1 USD per week. Serving the accounts takes 16 USD per week"
        + " (25 % of sales).",
      "The curve peaks at 133 % of the profit of all cells, reached by 50 % of them (1 of 2);"
        + " 50 % of them would earn 100 %.",
    ] {
      #expect(running.contains(sentence), "\(sentence)\n\(text)")
    }
    for line in [
      "cells                 2              50       125",
      "north    chair                     50        19              1     10      20     3",
      "north    (visits and projects)      0         0              0      3      -3     -",
      "south    desk                      10        14              1      0      -5     -",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
    let markdown = Self.results().markdown(sections: [.profit])
    #expect(markdown.contains("```\n133 % │"))
    #expect(markdown.contains("| north   | chair"))
  }

  @Test("CSV is the whole map: its profits sum to net profit")
  func csv() throws {
    let lines = Self.results().profitCSV().split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "scenario,world,strategy,account,offering,unit,orders,pieces,sales,material,throughput,"
          + "cash_to_serve,hours,profit,throughput_per_constraint_time",
        "small.yaml,,s0,north,chair,USD per week,2.0,4.0,50.0,19.0,30.0,1.0,10.0,20.0,3.0",
        "small.yaml,,s0,north,(visits and projects),USD per week,0.0,0.0,0.0,0.0,0.0,0.0,3.0,-3.0,",
        "small.yaml,,s0,south,desk,USD per week,2.0,4.0,10.0,14.0,-5.0,1.0,0.0,-5.0,",
        "small.yaml,,s0,(unassigned),,USD per week,,,,,,,,-11.0,",
      ])
    let profits = lines.dropFirst().compactMap { line in
      Double(line.split(separator: ",", omittingEmptySubsequences: false)[13])
    }
    #expect(profits.reduce(0, +) == 1)
    var text = ""
    Self.results().writeCSV(sections: [.profit]) { text += $0 }
    #expect(text == Self.results().profitCSV())
  }

  @Test("JSON holds the map, the whale curves and the course")
  func json() throws {
    let json = try JSONSerialization.jsonObject(with: Data(Self.results().json().utf8))
    let strategies = (json as? [String: Any])?["strategies"] as? [String: Any]
    let profit = (strategies?["s0"] as? [String: Any])?["profit"] as? [String: Any]
    #expect(profit?["net_profit"] as? Double == 1)
    #expect(profit?["unassigned"] as? Double == -11)
    let cells = profit?["cells"] as? [[String: Any]]
    #expect(cells?.count == 3)
    #expect(cells?[1]["offering"] is NSNull)
    #expect(cells?[0]["profit"] as? Double == 20)
    let whale = (profit?["whale"] as? [String: Any])?["cells"] as? [String: Any]
    #expect(whale?["whale_peak"] as? Double == 20.0 / 15)
    let course = (strategies?["s0"] as? [String: Any])?["course"] as? [[String: Any]]
    #expect(course?.count == 2)
    #expect((course?[1]["net_profit"] as? [String: Any])?["mean"] as? Double == 1.5)
  }

  @Test("the course shows each quarter, and how later cases differ from the first")
  func course() {
    let text = Self.results(2).table(sections: [.course])
    for line in [
      "s0  █▁  1.5 to 9", "s1  █▁  0.5 to 9", "s1 minus s0",
      "      1  0   0   0", "      2  0   1  -1",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
    let csv = Self.results(1).courseCSV().split(separator: "\n")
    #expect(csv.count == 7)
    #expect(csv[1] == "small.yaml,,s0,1,throughput,USD per week,2,10.0,0.0,,")
  }

  @Test("without a map or a quarter there is nothing to show, and a reader is told why")
  func nothing() {
    let text = Plant.comparison.table(sections: [.profit, .course])
    #expect(text.contains("Section profit: nothing to show. Nothing was shipped or spent."))
    #expect(text.contains("Section course: nothing to show. The horizon is shorter than a quarter"))
  }

  @Test("bars stand for values from the smallest to the largest")
  func glyphs() {
    #expect(Glyphs.bars([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(Glyphs.bars([3, 3]) == "▄▄")
    #expect(Glyphs.bars([1, .nan, 2]) == "▁ █")
    #expect(Glyphs.bars([]).isEmpty)
    #expect(Glyphs.area([0, 4, 8, 12, 16], range: 0...16, height: 2) == ["   ▄█", " ▄███"])
  }

  @Test("the whale curve's picture is labelled with its peak and its end")
  func picture() {
    var totals = ProfitTotals(frame: Self.totals.frame)
    var cells = [10.0, 6, 0, -8].enumerated().map { place, sales in
      var cell = ProfitMap.Cell(ProfitMap.Place(account: place / 2, product: place % 2))
      cell.orders = 1
      cell.material = Money(-sales)
      return cell
    }
    cells[0].pieces = 1
    totals.add(ProfitMap(cells: cells))
    let whale = Whale(totals, .cells)
    #expect(
      whale.picture(columns: 8, rows: 4) == [
        "200 % │  ████",
        "      │████████".replacing("████████", with: "▄▄████"),
        "100 % │████████",
        "  0 % │████████",
        "      └────────",
        "       0 100 % of the cells",
      ])
    #expect(whale.profit(of: 0.5) == 2)
    #expect(whale.profit(of: 0.25) == 1.25)
  }
}
