/// A metric and how it follows from a run's summary. Name, unit, meaning and formula stand in one
/// place, so that what is listed and what is computed cannot drift apart.
struct Formula {
  var metric: Metric
  var value: (Summary) -> Double

  init(_ name: String, _ unit: String, _ meaning: String, _ value: @escaping (Summary) -> Double) {
    metric = Metric(name: name, unit: unit, meaning: meaning)
    self.value = value
  }
}

extension Blueprint {
  /// Every metric of this company, in the order of reports.
  var formulas: [Formula] {
    // A list, not a chain of sums, over which the type checker would brood for minutes.
    [
      moneyFormulas, flowFormulas, bufferFormulas, resourceFormulas, productFormulas,
      accountFormulas, portfolioFormulas, innovationFormulas, marketFormulas, salesFormulas,
      supplyFormulas, reviewFormulas,
    ].flatMap { $0 }
  }

  /// Currency per reporting period.
  var moneyRate: String { "\(finance.currency) per \(time.per)" }

  /// A total over the measured span, per reporting period.
  func rate(_ total: Double, _ summary: Summary) -> Double {
    total / summary.span * time.perLength
  }
}

extension Blueprint {
  /// Throughput accounting: Goldratt (1990), The Haystack Syndrome; Corbett (1998), Throughput
  /// Accounting. T = sales - truly variable cost; NP = T - OE; ROI = NP / I; productivity = T / OE;
  /// investment turns = T / I.
  var moneyFormulas: [Formula] {
    let netProfit: (Summary) -> Double = { ($0.throughput - $0.expense).amount }
    let investment: (Summary) -> Double = {
      $0.stockValueIntegral / $0.span + finance.equipment.amount
        + $0.reviews.investedIntegral / $0.span
    }
    /// A flow of money per year over a stock of money; undefined without any.
    func perYear(_ total: Double, _ summary: Summary) -> Double {
      let stock = investment(summary)
      return stock > 0 ? total / summary.span * time.year / stock : .nan
    }
    return [
      Formula("money.throughput", moneyRate, "T: sales less truly variable cost.") {
        rate($0.throughput.amount, $0)
      },
      Formula(
        "money.operating_expense", moneyRate,
        "OE: all money spent that no order causes, write-offs included."
      ) { rate($0.expense.amount, $0) },
      Formula("money.net_profit", moneyRate, "NP = T - OE.") { rate(netProfit($0), $0) },
      Formula(
        "money.investment", finance.currency,
        "I: time average of material in stock and in process, at its cost, plus equipment."
      ) { investment($0) },
      Formula("money.roi", "per year", "ROI = NP / I, as a share per year.") {
        perYear(netProfit($0), $0)
      },
      Formula("money.productivity", "", "T / OE.") {
        $0.expense > .zero ? $0.throughput.amount / $0.expense.amount : .nan
      },
      Formula("money.turns", "per year", "Investment turns: T / I, per year.") {
        perYear($0.throughput.amount, $0)
      },
    ] + momentumFormulas + serviceFormulas
  }

  /// Orders and pieces: lead time and work in process as in Hopp & Spearman, Factory Physics.
  var flowFormulas: [Formula] {
    let pieces = "pieces per \(time.per)"
    let orders = "orders per \(time.per)"
    /// Sum over the products, and parts unless only what is sold counts.
    func total(
      sold: Bool = false, _ value: @escaping (ProductSummary) -> Double
    ) -> (Summary) -> Double {
      {
        zip($0.products, products).reduce(0) {
          sold && !($1.1.isSold) ? $0 : $0 + value($1.0)
        }
      }
    }
    let shipped = total { Double($0.shippedOrders) }
    let promised = total { Double($0.promised) }
    // Work of people is no stock of pieces.
    let activities = Set(products.indices.filter(isActivity))
    let wip: (Summary) -> Double = { summary in
      summary.products.indices.reduce(0) { sum, product in
        activities.contains(product) ? sum : sum + summary.products[product].wipIntegral
      }
    }
    let late = total { $0.lateThroughput }
    let output = total(sold: true) { Double($0.shippedPieces) }
    let scrapped = total { Double($0.scrappedPieces) }
    let onTime = total { Double($0.onTime) }
    let leadTime = total { $0.leadTimeSum }
    let orderLeadTime = total { $0.orderLeadTimeSum }
    return [
      Formula("flow.output_rate", pieces, "Pieces shipped per time.") { rate(output($0), $0) },
      Formula(
        "flow.lead_time.mean", time.unit, "Mean time from release to shipment of an order."
      ) { leadTime($0) / shipped($0) },
      Formula(
        "flow.lead_time.p95", time.unit,
        "Time from release to shipment that 95 % of orders stay below (within 0.8 %)."
      ) { $0.leadTimeP95 },
      Formula(
        "flow.order_lead_time.mean", time.unit,
        "Mean time from order to shipment, the wait for release included."
      ) { orderLeadTime($0) / shipped($0) },
      Formula("flow.wip", "pieces", "Time average of the pieces in process.") {
        wip($0) / $0.span
      },
      Formula("flow.scrapped", pieces, "Pieces scrapped, those of parts included.") {
        rate(scrapped($0), $0)
      },
      Formula("flow.on_time", "", "Share of shipped orders, with a due date, that met it.") {
        promised($0) > 0 ? onTime($0) / promised($0) : .nan
      },
      Formula(
        "flow.tdd", "\(finance.currency) days per \(time.per)",
        "Throughput-dollar-days: throughput of late orders times days late."
      ) { rate(late($0) / time.day, $0) },
      Formula(
        "flow.idd", "\(finance.currency) days per \(time.per)",
        "Inventory-dollar-days: value of stock at material cost times days held."
      ) { rate($0.stockValueIntegral / time.day, $0) },
      Formula("flow.orders.received", orders, "Orders asked for.") {
        rate(Double($0.orders.received), $0)
      },
      Formula("flow.orders.shipped", orders, "Orders shipped.") {
        rate(Double($0.orders.shipped), $0)
      },
      Formula("flow.orders.refused", orders, "Orders for products that are not offered.") {
        rate(Double($0.orders.refused), $0)
      },
      Formula(
        "flow.orders.lost", orders, "Orders lost because the promised lead time was too long."
      ) { rate(Double($0.orders.lost), $0) },
      Formula("flow.orders.lapsed", orders, "Orders that waited for release too long.") {
        rate(Double($0.orders.lapsed), $0)
      },
      Formula(
        "flow.orders.cancelled", orders, "Waiting orders cancelled when their product was dropped."
      ) { rate(Double($0.orders.cancelled), $0) },
      Formula("flow.orders.scrapped", orders, "Orders of which nothing was left to ship.") {
        rate(Double($0.orders.scrapped), $0)
      },
      Formula("flow.orders.open", "orders", "Orders accepted and not finished at the end.") {
        Double($0.openOrders)
      },
    ]
  }
}
