import Company
import Experiment

/// Where the money lands: the whale curve, and the islands of profit and of loss.
extension Results {
  /// Section: the profit map of each case.
  func profitSection() -> Document {
    var document = Document()
    for index in cases {
      guard let totals = profit(in: index) else { continue }
      let whales = whales(of: totals)
      document.add(.heading("Profit map, \(name(index))"))
      document.add(.paragraph(sum(of: totals) + service(in: index)))
      document.add(shareTable(whales, in: index).fitted())
      if let cells = whales.first, cells.part == .cells {
        document.add(.heading("Whale curve, \(name(index))"))
        if cells.ranking.count > 1 {
          document.add(.picture(cells.picture(columns: 60, rows: 8)))
        }
        document.add(.table(curveTable(whales)))
        document.add(.paragraph(peakNote(cells)))
      }
      document.add(islands(of: totals, in: index))
    }
    guard !document.blocks.isEmpty else { return document }
    document.add(
      .paragraph(
        "Profit of a cell: sales less material, cash to serve, and hours to serve at the cost of"
          + " their resources. Shares of the first table are means over replications; curves and"
          + " cells are those of the mean map."))
    return document
  }

  /// The sum of the map, which is net profit.
  private func sum(of totals: ProfitTotals) -> String {
    let unit = totals.frame.unit
    func money(_ value: Double) -> String { "\(Digits.significant(value)) \(unit)" }
    return
      "All cells earn \(money(totals.netProfit - totals.unassigned)); operating expense that none"
      + " of them is charged with takes \(money(-totals.unassigned)); net profit is"
      + " \(money(totals.netProfit))."
  }

  /// What serving the accounts costs; nothing where nobody has a name.
  private func service(in index: Int) -> String {
    let name = "money.cost_to_serve"
    guard let cost = measure(name).map(Quantity.init), let mean = mean(name, in: index),
      mean.isFinite
    else { return "" }
    let share = mean == 0 ? "" : " (\(cell("\(name)_share", in: index)) % of sales)"
    return " Serving the accounts takes \(cost.withUnit(cell(name, in: index)))\(share)."
  }

  private func shareTable(_ whales: [Whale], in index: Int) -> Table {
    let groups: [ProfitTotals.Part: String] = [
      .cells: "portfolio", .accounts: "accounts", .products: "products",
    ]
    return Table(
      [
        .words("of the"), .numbers("with business"), .numbers("lose money [%]"),
        .numbers("their sales [%]"), .numbers("earn everything [%]"), .numbers("peak [%]"),
      ],
      rows: whales.map { whale in
        let group = groups[whale.part] ?? ""
        return [whale.part.rawValue, String(whale.ranking.count)]
          + [
            "unprofitable_share", "unprofitable_sales_share", "profit_concentration", "whale_peak",
          ].map { cell("\(group).\($0)", in: index) }
      }
    ).withoutEmptyColumns()
  }

  private func curveTable(_ whales: [Whale]) -> Table {
    Table(
      [.numbers("best [%]")] + whales.map { .numbers("\($0.part.rawValue) [% of profit]") },
      rows: (1...10).map { tenth in
        [String(tenth * 10)]
          + whales.map { whale in
            whale.profit(of: Double(tenth) / 10).map { Digits.fixed($0 * 100, decimals: 0) }
              ?? Digits.missing
          }
      }
    ).withoutEmptyColumns()
  }

  private func peakNote(_ cells: Whale) -> String {
    let ranking = cells.ranking
    guard ranking.total > 0 else {
      return "The cells together earn nothing, so there is no share of it."
    }
    func percent(_ share: Double) -> String { Digits.fixed(share * 100, decimals: 0) + " %" }
    let peak = Double(ranking.partsToPeak) / Double(ranking.count)
    return "The curve peaks at \(percent(ranking.peak)) of the profit of all cells, reached by"
      + " \(percent(peak)) of them (\(ranking.partsToPeak) of \(ranking.count));"
      + " \(percent(ranking.concentration)) of them would earn 100 %."
  }

  // MARK: Islands

  private func islands(of totals: ProfitTotals, in index: Int) -> Document {
    var document = Document()
    let ranking = ProfitRanking(
      profits: totals.cells.map(\.profit), sales: totals.cells.map(\.sales))
    let sorted = ranking.order.map { totals.cells[$0] }
    guard sorted.count > 20 else {
      document.add(.heading("Cells, \(name(index))"))
      document.add(cellTable(sorted, of: totals).fitted())
      return document
    }
    document.add(.heading("Islands of profit, \(name(index))"))
    document.add(cellTable(Array(sorted.prefix(10)), of: totals).fitted())
    document.add(.heading("Islands of loss, \(name(index))"))
    document.add(cellTable(sorted.suffix(10).reversed(), of: totals).fitted())
    return document
  }

  private func cellTable(_ cells: [ProfitTotals.Cell], of totals: ProfitTotals) -> Table {
    let unit = totals.frame.unit
    let money = ["sales", "material", "cash to serve", "hours", "profit"]
    return Table(
      [.words("account"), .words("offering")] + money.map { .numbers("\($0) [\(unit)]") }
        + [.numbers("T/CU [\(totals.frame.constraintUnit)]")],
      rows: cells.map { cell in
        [
          totals.name(account: cell.place.account), totals.name(product: cell.place.product),
        ]
          + [cell.sales, cell.material, cell.service, cell.hours, cell.profit].map {
            Digits.significant(totals.rate($0), 4)
          }
          + [
            totals.constraintThroughput(of: cell).map { Digits.significant($0, 3) }
              ?? Digits.missing
          ]
      }
    ).withoutEmptyColumns()
  }
}
