import Company
import Experiment

/// The profit map for programs.
extension Results {
  /// The whole map as CSV: a row per cell and case, then one for what is unassigned; the profits of a
  /// case add up to its net profit.
  ///
  /// Columns: `scenario,world,strategy`, one per `--set` path, then `account,offering,unit,orders,
  /// pieces,sales,material,throughput,cash_to_serve,hours,profit,throughput_per_constraint_time`.
  public func profitCSV() -> String {
    var text = CSV.line(
      leadingColumns + [
        "account", "offering", "unit", "orders", "pieces", "sales", "material", "throughput",
        "cash_to_serve", "hours", "profit", "throughput_per_constraint_time",
      ])
    for index in cases {
      guard let totals = profit(in: index) else { continue }
      let result = outcome.cases[index]
      let fixed = fixedFields(strategy: result.name, source: result.source)
      for cell in totals.cells {
        let money = [
          cell.sales, cell.material, cell.throughput, cell.service, cell.hours, cell.profit,
        ]
        var row =
          fixed + [
            totals.name(account: cell.place.account), totals.name(product: cell.place.product),
            totals.frame.unit,
          ]
        row += [cell.orders, cell.pieces].map { CSV.number(totals.rate(count: $0)) }
        row += money.map { CSV.number(totals.rate($0)) }
        text += CSV.line(row + [CSV.number(totals.constraintThroughput(of: cell))])
      }
      text += CSV.line(
        fixed + ["(unassigned)", "", totals.frame.unit] + Array(repeating: "", count: 7)
          + [CSV.number(totals.unassigned), ""])
    }
    return text
  }

  /// The map of a case as JSON.
  func json(of totals: ProfitTotals) -> JSON {
    .object([
      ("unit", .string(totals.frame.unit)),
      ("net_profit", .number(totals.netProfit)),
      ("unassigned", .number(totals.unassigned)),
      (
        "whale",
        .object(
          whales(of: totals).map { whale in (whale.part.rawValue, json(of: whale.ranking)) })
      ),
      ("constraint_unit", .string(totals.frame.constraintUnit)),
      ("cells", .array(totals.cells.map { json(of: $0, in: totals) })),
    ])
  }

  private func json(of ranking: ProfitRanking) -> JSON {
    .object([
      ("parts", .integer(ranking.count)),
      ("unprofitable_share", .number(ranking.unprofitableShare)),
      ("unprofitable_sales_share", .number(ranking.unprofitableSalesShare)),
      ("profit_concentration", .number(ranking.concentration)),
      ("whale_peak", .number(ranking.peak)),
      ("parts_to_peak", .integer(ranking.partsToPeak)),
    ])
  }

  private func json(of cell: ProfitTotals.Cell, in totals: ProfitTotals) -> JSON {
    .object([
      ("account", .optional(cell.place.account.map { totals.frame.accounts[$0] })),
      ("offering", .optional(cell.place.product.map { totals.frame.products[$0] })),
      ("orders", .number(totals.rate(count: cell.orders))),
      ("pieces", .number(totals.rate(count: cell.pieces))),
      ("sales", .number(totals.rate(cell.sales))),
      ("material", .number(totals.rate(cell.material))),
      ("cash_to_serve", .number(totals.rate(cell.service))),
      ("hours", .number(totals.rate(cell.hours))),
      ("profit", .number(totals.rate(cell.profit))),
      (
        "throughput_per_constraint_time", .optional(totals.constraintThroughput(of: cell))
      ),
    ])
  }
}
