import Experiment
import Inference

/// Money quarter by quarter: what costs now and pays later.
extension Results {
  /// Section: T, OE and NP of each quarter of 13 weeks; absent when the horizon is shorter.
  func courseSection() -> Document {
    var document = Document()
    let followed = cases.compactMap { index in course(in: index).map { (index: index, course: $0) }
    }
    guard let first = followed.first else { return document }
    document.add(.heading("Net profit by quarter"))
    document.add(.picture(bars(followed.map { (name($0.index), $0.course) })))
    for (index, course) in followed {
      document.add(.heading("Course, \(name(index))"))
      document.add(courseTable(course).fitted())
    }
    for (index, course) in followed.dropFirst() where course.isPaired(with: first.course) {
      document.add(.heading("\(name(index)) minus \(name(first.index))"))
      document.add(differenceTable(course, first.course).fitted())
    }
    let unit = measure("money.net_profit").map { " in \($0.unit)" } ?? ""
    document.add(
      .paragraph(
        "Quarters are 13 weeks from the end of the warm-up on; money\(unit), ± \(confidenceText)"
          + " intervals of each quarter by itself, over"
          + " \(Wording.count(outcome.stop.replications, "replication"))."))
    return document
  }

  /// The course of a case, when it has a whole quarter.
  func course(in index: Int) -> Course? {
    outcome.cases[index].course.flatMap { $0.quarters > 0 ? $0 : nil }
  }

  /// A line of bars for each case: net profit from its lowest to its highest quarter.
  private func bars(_ followed: [(name: String, course: Course)]) -> [String] {
    let margin = followed.map(\.name.count).max() ?? 0
    return followed.map { name, course in
      let means = (0..<course.quarters).map {
        course.estimate(.netProfit, quarter: $0, confidence: outcome.confidence).mean
      }
      let ends = [means.min(), means.max()].map { Digits.significant($0 ?? .nan, 4) }
      // A long history is shown by its latest part: a line must fit the screen.
      let shown = means.suffix(max(10, Screen.width - margin - 30))
      return name + String(repeating: " ", count: margin - name.count + 2)
        + Glyphs.bars(Array(shown)) + "  \(ends[0]) to \(ends[1])"
    }
  }

  private func courseTable(_ course: Course) -> Table {
    table(quarters: course.quarters, [("T", .throughput), ("OE", .expense), ("NP", .netProfit)]) {
      course.estimate($0, quarter: $1, confidence: outcome.confidence)
    }
  }

  private func differenceTable(_ a: Course, _ b: Course) -> Table {
    table(quarters: a.quarters, [("T", .throughput), ("OE", .expense), ("NP", .netProfit)]) {
      a.difference(to: b, $0, quarter: $1, confidence: outcome.confidence)
    }
  }

  /// A row per quarter; of more than 40, the first and the last twenty.
  private func table(
    quarters: Int, _ columns: [(title: String, quantity: Course.Quantity)],
    _ estimate: (Course.Quantity, Int) -> Estimate
  ) -> Table {
    let money = Quantity(
      measure("money.net_profit") ?? Measure(name: "money.net_profit", unit: ""))
    let shown =
      quarters <= 40
      ? Array(0..<quarters) : Array(0..<20) + Array((quarters - 20)..<quarters)
    var table = Table(
      [.numbers("quarter")] + columns.map { .numbers($0.title) },
      rows: shown.map { quarter in
        [String(quarter + 1)] + columns.map { money.cell(estimate($0.quantity, quarter)) }
      })
    if quarters > shown.count {
      table.rows.insert(
        ["..."] + Array(repeating: "", count: columns.count), at: 20)
    }
    return table
  }

  // MARK: Formats

  /// The course of every case as CSV: a row per quarter and quantity.
  public func courseCSV() -> String {
    var text = CSV.line(
      leadingColumns + ["quarter", "metric", "unit", "n", "mean", "sd", "lower", "upper"])
    let unit = measure("money.net_profit")?.unit ?? ""
    for index in cases {
      guard let course = course(in: index) else { continue }
      let result = outcome.cases[index]
      let fixed = fixedFields(strategy: result.name, source: result.source)
      for quarter in 0..<course.quarters {
        for (name, quantity) in Results.courseNames {
          let one = course.estimate(quantity, quarter: quarter, confidence: outcome.confidence)
          text += CSV.line(
            fixed + [
              String(quarter + 1), name, unit, String(one.n), CSV.number(one.mean),
              CSV.number(one.standardDeviation), CSV.number(one.lower), CSV.number(one.upper),
            ])
        }
      }
    }
    return text
  }

  /// The course of a case as JSON: an object per quarter.
  func json(of course: Course) -> JSON {
    .array(
      (0..<course.quarters).map { quarter in
        .object(
          Results.courseNames.map { name, quantity in
            let one = course.estimate(quantity, quarter: quarter, confidence: outcome.confidence)
            return (
              name,
              .object([
                ("mean", .number(one.mean)), ("lower", .optional(one.lower)),
                ("upper", .optional(one.upper)),
              ])
            )
          })
      })
  }

  private static let courseNames: [(String, Course.Quantity)] = [
    ("throughput", .throughput), ("operating_expense", .expense), ("net_profit", .netProfit),
  ]
}
