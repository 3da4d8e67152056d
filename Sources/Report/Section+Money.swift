import Experiment

extension Results {
  /// The five numbers that matter, a row per case.
  func fiveNumbers(limit: Int) -> Document {
    let columns: [(title: String, metric: String)] = [
      ("T", "money.throughput"), ("OE", "money.operating_expense"), ("NP", "money.net_profit"),
      ("I", "money.investment"), ("ROI", "money.roi"),
    ]
    let known = columns.compactMap { column in
      measure(column.metric).map { (title: column.title, quantity: Quantity($0)) }
    }
    guard !known.isEmpty else { return Document() }
    var document = Document()
    let titles = known.map { column in
      column.quantity.unit.isEmpty ? column.title : "\(column.title) [\(column.quantity.unit)]"
    }
    let rows = cases.prefix(limit).map { index in
      [name(index)] + known.map { $0.quantity.cell(summary($0.quantity.measure.name, in: index)) }
    }
    let table = Table([.words("strategy")] + titles.map { .numbers($0) }, rows: rows)
    document.add(.table(table.withoutEmptyColumns().fitted()))
    document.add(
      .paragraph(
        "T throughput, OE operating expense, NP net profit, I investment. \(intervalNote)"
          + more(than: limit)))
    return document
  }

  /// What the plus-minus in a table means.
  private var intervalNote: String {
    let replications = outcome.cases.first?.replications ?? 0
    guard replications > 1 else { return "One replication: no interval." }
    return "± \(confidenceText) interval; without ±: the same in every replication."
  }

  private func more(than limit: Int) -> String {
    cases.count > limit ? " \(cases.count - limit) more strategies: --all." : ""
  }

  /// Section: every number of money.
  func moneySection() -> Document {
    section("Money", tables: pivot(allMeasures.filter { MetricPath($0.name).group == "money" }))
  }

  /// A heading with tables, or nothing when there are none.
  func section(_ title: String, tables: [Table], notes: [String] = []) -> Document {
    guard !tables.isEmpty else { return Document() }
    var document = Document()
    document.add(.heading(title))
    for table in tables { document.add(.table(table)) }
    for note in notes { document.add(.paragraph(note)) }
    return document
  }
}
