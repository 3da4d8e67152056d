extension Blueprint {
  /// How profit moves; undefined where the horizon is shorter than what they look back on.
  var momentumFormulas: [Formula] {
    let perWeek = "\(finance.currency) per week"
    return [
      Formula("money.velocity", perWeek, "T per week over the last 13 whole weeks.") {
        Momentum.velocity($0.weeks)
      },
      Formula(
        "money.momentum", "\(perWeek) per week",
        "Slope of weekly T over the last 26 whole weeks (least squares)."
      ) { Momentum.momentum($0.weeks) },
      Formula(
        "money.inertia", "weeks",
        "Throughput of the orders accepted and not yet shipped at the end, over velocity."
      ) {
        let velocity = Momentum.velocity($0.weeks)
        return velocity > 0 ? $0.booked.amount / velocity : .nan
      },
    ]
  }

  /// Where the profit comes from: shares of the profit map, by cell, by account and by product.
  var profitFormulas: [Formula] {
    var formulas = shares(of: "portfolio", "account x product cells") { $0.rankings.cells }
    // An account that orders nothing is left out, as it is among the metrics of accounts.
    if Set(demands.map(\.account)).count > 1 {
      formulas += shares(of: "accounts", "accounts") { $0.rankings.accounts }
    }
    if products.count(where: { $0.isSold }) > 1 {
      formulas += shares(of: "products", "products") { $0.rankings.products }
    }
    return formulas
  }

  private func shares(
    of group: String, _ parts: String, _ ranking: @escaping (Summary) -> ProfitRanking
  ) -> [Formula] {
    [
      Formula(
        "\(group).unprofitable_share", "", "Share of the \(parts) with business that lose money."
      ) { ranking($0).unprofitableShare },
      Formula(
        "\(group).unprofitable_sales_share", "",
        "Share of the sales that is made by \(parts) that lose money."
      ) { ranking($0).unprofitableSalesShare },
      Formula(
        "\(group).profit_concentration", "",
        "Smallest share of those \(parts) that together earns the profit of all of them."
      ) { ranking($0).concentration },
      Formula(
        "\(group).whale_peak", "",
        "Profit of the \(parts) that earn money, as a multiple of the profit of all of them."
      ) { ranking($0).peak },
    ]
  }
}

/// Cells, accounts and products of a profit map from the most to the least profitable.
struct ProfitRankings {
  var cells: ProfitRanking
  var accounts: ProfitRanking
  var products: ProfitRanking

  init(_ map: ProfitMap) {
    let business = map.cells.filter(\.place.isCell)
    cells = ProfitRanking(
      profits: business.map { Double($0.profit.ticks) },
      sales: business.map { Double($0.sales.ticks) })
    accounts = ProfitRankings.ranking(map, by: \.account)
    products = ProfitRankings.ranking(map, by: \.product)
  }

  /// The ranking of what cells add up to by an index; cells without one are left out.
  private static func ranking(_ map: ProfitMap, by key: KeyPath<ProfitMap.Place, Int?>)
    -> ProfitRanking
  {
    var sums: [Int: (profit: Money, sales: Money)] = [:]
    for cell in map.cells {
      guard let key = cell.place[keyPath: key] else { continue }
      let old = sums[key] ?? (.zero, .zero)
      sums[key] = (old.profit + cell.profit, old.sales + cell.sales)
    }
    // By index, so that nothing depends on the order of a hash.
    let parts = sums.sorted { $0.key < $1.key }.map(\.value)
    return ProfitRanking(
      profits: parts.map { Double($0.profit.ticks) }, sales: parts.map { Double($0.sales.ticks) })
  }
}
