extension Blueprint {
  /// Stocks, shortages and forecasts; nothing without supply.
  var supplyFormulas: [Formula] {
    guard hasSupply else { return [] }
    /// A formula of what supply measured.
    func formula(
      _ name: String, _ unit: String, _ meaning: String,
      _ value: @escaping (SupplySummary, Summary) -> Double
    ) -> Formula {
      Formula("supply.\(name)", unit, meaning) { summary in
        summary.supply.map { value($0, summary) } ?? .nan
      }
    }
    var formulas = [
      formula(
        "stock_value", finance.currency,
        "Time average of the value of material and finished goods in stock."
      ) { $0.valueIntegral / $1.span },
      formula(
        "shortages", "",
        "Share of time in which some release or order waited for material or finished goods."
      ) { $0.timeAnyShort / $1.span },
      formula(
        "excess", finance.currency, "Value of what lies in stock at the end beyond 13 weeks of use."
      ) { supply, _ in supply.excess },
      formula(
        "write_off", moneyRate, "Material and finished goods that will never be used."
      ) { rate($0.writtenOff.amount, $1) },
      formula(
        "fill_rate", "",
        "Share of the orders from stock, and of needs for material, that were met at once."
      ) { supply, _ in
        let asked = supply.items.reduce(0) { $0 + $1.asked }
        let filled = supply.items.reduce(0) { $0 + $1.filled }
        return asked > 0 ? Double(filled) / Double(asked) : .nan
      },
    ]
    if supply?.forecast != nil {
      formulas += [
        formula(
          "forecast.bias", "", "Forecast less demand, as a share of demand, over all products."
        ) { supply, _ in supply.demand > 0 ? supply.errors / supply.demand : .nan },
        formula(
          "forecast.wmape", "",
          "Weighted mean absolute percentage error: sizes of the errors as a share of demand."
        ) { supply, _ in supply.demand > 0 ? supply.absoluteErrors / supply.demand : .nan },
      ]
    }
    for (index, material) in materials.enumerated() {
      formulas += stockFormulas("materials.\(material.name)", item: index, isMaterial: true)
    }
    let all = [base] + strategies.map(\.decisions)
    for (index, product) in products.enumerated()
    where all.contains(where: { $0.supply.source(of: index) != .toOrder }) {
      formulas += stockFormulas(
        "products.\(product.name)", item: materials.count + index, isMaterial: false)
    }
    return formulas
  }

  /// One stock: a material, or the finished goods of a product.
  private func stockFormulas(_ path: String, item: Int, isMaterial: Bool) -> [Formula] {
    func formula(
      _ name: String, _ unit: String, _ meaning: String,
      _ value: @escaping (StockSummary, Summary) -> Double
    ) -> Formula {
      Formula("\(path).\(name)", unit, meaning) { summary in
        summary.supply.map { value($0.items[item], summary) } ?? .nan
      }
    }
    let pieces = "pieces per \(time.per)"
    var formulas = [
      formula("stock", "pieces", "Time average of the pieces on hand.") { $0.level / $1.span },
      formula("backorders", "pieces", "Time average of the pieces wanted and not on hand.") {
        $0.short / $1.span
      },
      formula("fill_rate", "", "Share of the needs that were met at once.") { stock, _ in
        stock.asked > 0 ? Double(stock.filled) / Double(stock.asked) : .nan
      },
      formula("received", pieces, "Pieces received into stock.") { rate(Double($0.received), $1) },
      formula("written_off", pieces, "Pieces written off.") { rate(Double($0.writtenOff), $1) },
      formula("buffer", "pieces", "Time average of the size of its buffer, where it has one.") {
        $0.size > 0 ? $0.size / $1.span : .nan
      },
      formula(
        "bullwhip", "",
        "Variance of the pieces ordered per week over that of the pieces wanted: above 1 orders "
          + "swing more than demand."
      ) { stock, _ in stock.bullwhip },
    ]
    if isMaterial {
      formulas += [
        formula("used", pieces, "Pieces that went into process.") { rate(Double($0.used), $1) },
        formula("waiting", "", "Share of time in which some release waited for it.") {
          $0.waits / $1.span
        },
      ]
    }
    return formulas
  }
}
