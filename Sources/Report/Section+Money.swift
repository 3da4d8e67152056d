import Experiment

extension Results {
  /// The numbers that matter, a row per case: T, OE, NP, I and ROI, or, in a scenario without
  /// money, output, lead times and work in process.
  func keyNumbers(limit: Int) -> Document {
    let columns: [(title: String, metric: String)] =
      hasMoney
      ? [
        ("T", "money.throughput"), ("OE", "money.operating_expense"), ("NP", "money.net_profit"),
        ("I", "money.investment"), ("ROI", "money.roi"),
      ]
      : [
        ("output", "flow.output_rate"), ("lead time", "flow.lead_time.mean"),
        ("95 % below", "flow.lead_time.p95"), ("WIP", "flow.wip"),
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
    document.add(table.withoutEmptyColumns().fitted())
    let legend =
      hasMoney ? "T throughput, OE operating expense, NP net profit, I investment. " : ""
    document.add(.paragraph(legend + intervalNote + more(than: limit)))
    return document
  }

  /// Whether anything is sold, bought or paid for.
  var hasMoney: Bool {
    cases.contains { index in
      ["money.throughput", "money.operating_expense", "money.investment"].contains {
        mean($0, in: index).map { $0 != 0 } ?? false
      }
    }
  }

  /// What the plus-minus in a table means.
  private var intervalNote: String {
    let replications = outcome.cases.first?.replications ?? 0
    guard replications > 1 else { return "One replication: no interval." }
    return "± \(confidenceText) interval; without ±: the same in every \(repetition.rawValue)."
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
