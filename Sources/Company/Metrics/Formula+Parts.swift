extension Blueprint {
  /// Resources, and which of them (or the market) was the constraint.
  var resourceFormulas: [Formula] {
    var formulas: [Formula] = []
    for (index, resource) in resources.enumerated() {
      func add(
        _ name: String, _ unit: String, _ meaning: String,
        _ value: @escaping (ResourceSummary, Double) -> Double
      ) {
        formulas.append(
          Formula("resources.\(resource.name).\(name)", unit, meaning) {
            value($0.resources[index], $0.span)
          })
      }
      /// Share of the units' time.
      func addShare(
        _ name: String, _ meaning: String, _ value: @escaping (ResourceSummary) -> Double
      ) {
        add(name, "", meaning) { value($0) / $0.time($1) }
      }
      addShare("utilisation", "Share of the units' time spent busy or in setup.") { $0.occupied }
      addShare("busy", "Share of the units' time spent on operations.") { $0.busy }
      addShare("setup", "Share of the units' time spent changing over.") { $0.setup }
      addShare("blocked", "Share of the units' time spent with no room for the finished job.") {
        $0.blocked
      }
      addShare("starved", "Share of the units' time spent without work.") { $0.starved }
      addShare("waiting", "Share of the units' time spent waiting for a second resource.") {
        $0.waiting
      }
      addShare("down", "Share of the units' time, while staffed, spent under repair.") { $0.down }
      addShare("off_shift", "Share of the units' time in which they are not staffed.") {
        $0.offShift
      }
      add(
        "occupied", "",
        "Observed utilisation: share of the units' staffed time spent busy, in setup or down."
      ) { $0.occupation($1) }
      add("queue.mean", "jobs", "Time average of the jobs waiting in front.") {
        $0.queueIntegral / $1
      }
      add("wait.mean", time.unit, "Mean time that a job waits in front.") { resource, _ in
        resource.starts > 0 ? resource.waitSum / Double(resource.starts) : .nan
      }
      add("wait.probability", "", "Share of the jobs that wait at all.") { resource, _ in
        resource.starts > 0 ? Double(resource.waits) / Double(resource.starts) : .nan
      }
      add(
        "active_period", time.unit,
        "Mean length of an uninterrupted active period of a unit: busy, in setup or down."
      ) { resource, _ in
        resource.activePeriods > 0
          ? (resource.occupied + resource.down) / Double(resource.activePeriods) : .nan
      }
    }
    for (index, resource) in resources.enumerated() {
      formulas.append(
        Formula(
          "constraint.\(resource.name).share", "",
          "1 where demand was not met and this resource was occupied most; the mean is the share "
            + "of replications."
        ) { $0.constraint == index ? 1 : 0 })
    }
    if !materials.isEmpty || products.contains(where: { $0.bought != nil }) {
      formulas.append(
        Formula(
          "constraint.material.share", "",
          "1 where demand was not met and releases waited for material, or orders for what is bought, "
            + "for a larger share of time than any resource was occupied; the mean is the share of "
            + "replications."
        ) { $0.isMaterialShort ? 1 : 0 })
    }
    formulas.append(
      Formula(
        "constraint.market.share", "",
        "1 where at least 98 % of what was asked for was made; the mean is the share of "
          + "replications."
      ) { $0.isDemandMet ? 1 : 0 })
    return formulas
  }

  /// Products, ranked elsewhere by money and by best money.
  var productFormulas: [Formula] {
    var formulas: [Formula] = []
    for (index, product) in products.enumerated() where !product.isPart {
      func add(
        _ name: String, _ unit: String, _ meaning: String,
        _ value: @escaping (ProductSummary, Summary) -> Double
      ) {
        formulas.append(
          Formula("products.\(product.name).\(name)", unit, meaning) {
            value($0.products[index], $0)
          })
      }
      add("shipped", "pieces per \(time.per)", "Pieces shipped.") {
        rate(Double($0.shippedPieces), $1)
      }
      add("scrapped", "pieces per \(time.per)", "Pieces scrapped.") {
        rate(Double($0.scrappedPieces), $1)
      }
      add("sales", moneyRate, "Sales of shipped orders.") { rate($0.sales.amount, $1) }
      add("throughput", moneyRate, "Sales less truly variable cost.") {
        rate($0.throughput.amount, $1)
      }
      add(
        "throughput_per_constraint_minute", "\(finance.currency) per \(time.unit)",
        "T/CU: throughput per \(time.unit) of the most occupied resource, setups included."
      ) { product, _ in
        product.constraintTime > 0 ? product.throughput.amount / product.constraintTime : .nan
      }
      add("lead_time.mean", time.unit, "Mean time from release to shipment.") { product, _ in
        product.leadTimeSum / Double(product.shippedOrders)
      }
      add("lead_time.p95", time.unit, "Lead time that 95 % of its orders stay below.") {
        product, _ in product.leadTimeP95
      }
      add("wip", "pieces", "Time average of its pieces in process.") {
        $0.wipIntegral / $1.span
      }
      add("on_time", "", "Share of its shipped orders, with a due date, that met it.") {
        product, _ in
        product.promised > 0 ? Double(product.onTime) / Double(product.promised) : .nan
      }
    }
    return formulas
  }

  /// Accounts; none when every order comes from the anonymous market.
  var accountFormulas: [Formula] {
    guard accounts.count > 1 else { return [] }
    var formulas: [Formula] = []
    for (index, account) in accounts.enumerated()
    where demands.contains(where: { $0.account == index }) {
      func add(_ name: String, _ meaning: String, _ value: @escaping (AccountSummary) -> Money) {
        formulas.append(
          Formula("accounts.\(account.name).\(name)", moneyRate, meaning) {
            rate(value($0.accounts[index]).amount, $0)
          })
      }
      add("sales", "Sales of shipped orders.") { $0.sales }
      add("throughput", "Sales less truly variable cost, cash to serve included.") {
        $0.throughput
      }
      add(
        "cost_to_serve",
        "Cash per order and per delivery, already taken off throughput, and hours to serve at cost."
      ) { $0.service + $0.hours }
      add("profit", "Throughput less hours to serve at cost.") { $0.throughput - $0.hours }
    }
    return formulas
  }

  /// What serving all accounts costs; none when every order comes from the anonymous market.
  var serviceFormulas: [Formula] {
    guard demands.contains(where: { $0.account > 0 }) else { return [] }
    let cost: (Summary) -> Double = {
      $0.accounts.reduce(Money.zero) { $0 + $1.service + $1.hours }.amount
    }
    return [
      Formula(
        "money.cost_to_serve", moneyRate,
        "Cash per order and per delivery, a part of TVC, and hours to serve at cost, a part of OE: the "
          + "sum over all accounts."
      ) { rate(cost($0), $0) },
      Formula("money.cost_to_serve_share", "", "Cost to serve as a share of sales.") {
        let sales = $0.accounts.reduce(Money.zero) { $0 + $1.sales }.amount
        return sales > 0 ? cost($0) / sales : .nan
      },
    ]
  }

  /// Breadth of the offering and where the profit comes from.
  var portfolioFormulas: [Formula] {
    [
      Formula(
        "portfolio.write_off", moneyRate, "Special material of dropped products and variants."
      ) { rate($0.writeOff.amount, $0) },
      Formula("portfolio.offerings", "", "Products offered at the end.") {
        Double($0.offerings)
      },
      Formula("portfolio.variants", "", "Variants of them that can be ordered at the end.") {
        Double($0.variants)
      },
    ] + profitFormulas
  }
}
