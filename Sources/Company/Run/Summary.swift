import Simulation

/// What a finished run measured, by resource, product and account: plain numbers from which every
/// metric is a small formula.
struct Summary {
  /// Measured span [time].
  var span: Double
  var resources: [ResourceSummary]
  var products: [ProductSummary]
  var accounts: [AccountSummary]
  /// Where the money landed.
  var profit: ProfitMap
  var rankings: ProfitRankings
  /// Throughput of each whole week.
  var weeks: [Money]
  /// Throughput of the orders accepted and not yet shipped.
  var booked: Money
  var orders = Cell()
  /// Orders not finished at the end.
  var openOrders: Int
  /// Whether the market limited throughput.
  var isDemandMet: Bool
  /// Index of the resource that limited throughput; `nil` when the market did, or when no resource
  /// was occupied at all.
  var constraint: Int?
  /// Whether material limited throughput.
  var isMaterialShort = false
  /// The resource occupied for the largest share of its time.
  var busiest: Int
  var throughput: Money
  var expense: Money
  var writeOff: Money
  /// Time integral of stock and work in process at material cost [currency x time].
  var stockValueIntegral: Double
  var reviews: ReviewSummary
  var leadTimeP95: Double
  var offerings: Int
  var variants: Int
  var ideas: Int
  var launches: Int
  /// Shipped orders with a due date by zone: green, yellow, red, black.
  var zones: [Int]
  /// Orders that got into the red by where they were: resources, not released, on their way.
  var redCauses: [Int]
  /// Time average of the size of time buffers relative to the decision.
  var bufferScale: Double
  var market: MarketSummary
  var programme: ProgrammeSummary
  /// Stocks and forecasts; `nil` where the company has no supply.
  var supply: SupplySummary?
}

/// One resource: sums over its units [unit time], and its queue.
struct ResourceSummary {
  /// Units at the start, and time for which units bought later were there [unit time].
  var units = 0
  var boughtTime = 0.0
  var busy = 0.0
  var setup = 0.0
  var blocked = 0.0
  var starved = 0.0
  var waiting = 0.0
  var down = 0.0
  var offShift = 0.0
  var activePeriods = 0
  /// Time integral of the queue's length [job time].
  var queueIntegral = 0.0
  var starts = 0
  var waits = 0
  var waitSum = 0.0
  var learningLoss = 0.0

  /// Time for which its units were there [unit time].
  func time(_ span: Double) -> Double { span * Double(units) + boughtTime }

  /// Time that work takes.
  var occupied: Double { busy + setup }
  /// Observed utilisation: the share of staffed time that a unit is busy, in setup or down.
  func occupation(_ span: Double) -> Double {
    let staffed = time(span) - offShift
    return staffed > 0 ? (busy + setup + down) / staffed : 0
  }
}

/// One product.
struct ProductSummary {
  var shippedPieces = 0
  var scrappedPieces = 0
  var shippedOrders = 0
  var sales = Money.zero
  var throughput = Money.zero
  /// Busy and setup time that it took on the busiest resource [unit time].
  var constraintTime = 0.0
  var leadTimeSum = 0.0
  var orderLeadTimeSum = 0.0
  var leadTimeP95 = Double.nan
  /// Time integral of its pieces in process [piece time].
  var wipIntegral = 0.0
  var onTime = 0
  var promised = 0
  var lateThroughput = 0.0
}

/// One account.
struct AccountSummary {
  var sales = Money.zero
  var throughput = Money.zero
  var service = Money.zero
  var hours = Money.zero
}

extension Run {
  /// Sums up the run; call once, after `close`.
  func summary() -> Summary {
    let span = events.now - clearedAt
    let resources = summarizeResources()
    let busiest =
      resources.indices.max { a, b in
        resources[a].occupation(span) < resources[b].occupation(span)
      } ?? 0
    var orders = Cell()
    var accounts = Array(repeating: AccountSummary(), count: blueprint.accounts.count)
    for source in 0..<sources.count {
      let cell = sources[source].cell
      orders.add(cell)
      guard let account = place(of: source).account else { continue }
      accounts[account].sales += cell.sales
      accounts[account].throughput += cell.throughput
      accounts[account].service += cell.service
      accounts[account].hours += cell.hours
    }
    let products = summarizeProducts(busiest)
    var stock = books.stockValue.integral(to: events.now)
    if isGeneral { stock += books.processValue.integral(to: events.now) }
    for (index, product) in products.enumerated() where !isGeneral {
      stock += product.wipIntegral * blueprint.products[index].material.amount
    }
    var allLeadTimes = LogHistogram()
    for product in 0..<self.products.count { allLeadTimes.merge(leadTimes[product]) }
    var live = 0
    for variant in 0..<variants.count
    where variants[variant].isLive && self.products[variants[variant].product].isOffered
      && !isActivity[Int(variants[variant].product)]
    {
      live += 1
    }
    let map = profitMap(constraintTime: products.map(\.constraintTime))
    let isAnyOccupied = resources.contains { $0.occupied > 0 }
    let supply = summarizeSupply()
    // Material limits what the busiest resource does not: releases wait for it even longer.
    let busiestShare = resources.indices.contains(busiest) ? resources[busiest].occupation(span) : 0
    // Customers who choose give up before they order: where a resource has no time left, it is what
    // keeps them away, though all that is asked for be shipped.
    let isCrowded = blueprint.customers != nil && busiestShare > 0.97
    let isDemandMet = demandIsMet(orders) && !isCrowded
    let isMaterialShort = !isDemandMet && (supply?.timeShort ?? 0) > busiestShare * span
    return Summary(
      span: span, resources: resources, products: products, accounts: accounts,
      profit: map, rankings: ProfitRankings(map), weeks: weeklyThroughput,
      booked: bookedThroughput, orders: orders, openOrders: openOrders,
      isDemandMet: isDemandMet,
      constraint: isDemandMet || isMaterialShort || !isAnyOccupied ? nil : busiest,
      isMaterialShort: isMaterialShort, busiest: busiest,
      throughput: ledger.throughput, expense: ledger.expense, writeOff: ledger[.writeOff],
      stockValueIntegral: stock, reviews: reviewSummary(), leadTimeP95: allLeadTimes.quantile(0.95),
      offerings: (0..<self.products.count).count {
        self.products[$0].isOffered && !isActivity[$0]
      },
      variants: live, ideas: ideas.ideas, launches: ideas.launches,
      zones: zones, redCauses: redCauses,
      bufferScale: isGeneral ? bufferScales.integral(to: events.now) / span : 1,
      market: marketSummary(), programme: programmeSummary(), supply: supply)
  }

  /// Whether the market limits throughput: no source of an offered product is endless, and of what
  /// was asked for (and offered) no more than 2 % was lost, lapsed or still unfinished beyond what
  /// began open. Cancelled orders are left out: those of before among what began open, those
  /// received since among what was asked for. Orders lost to scrap were made, if for nothing: more
  /// capacity would not bring them back.
  private func demandIsMet(_ orders: Cell) -> Bool {
    for product in 0..<products.count
    where products[product].hasUnlimited && products[product].isOffered { return false }
    let wanted = orders.received - orders.refused - cancelledOfReceived - orders.scrapped
    return Double(wanted - orders.shipped) <= 0.02 * Double(max(wanted, 1))
  }

  private func summarizeResources() -> [ResourceSummary] {
    var resources = (0..<stations.count).map { station in
      var summary = ResourceSummary()
      summary.units = blueprint.resources[station].units
      summary.boughtTime = boughtTime(of: station)
      // Off shift is also what was not there yet.
      let reserve = Double(blueprint.reserve(of: station))
      summary.offShift = summary.boughtTime - (events.now - clearedAt) * reserve
      summary.starts = stations[station].starts
      summary.waits = stations[station].waits
      summary.waitSum = stations[station].waitSum
      summary.queueIntegral = stations[station].waitSum - stations[station].waitedBeforeClear
      return summary
    }
    for unit in 0..<units.count {
      let station = Int(units[unit].station)
      resources[station].busy += units[unit].busy
      resources[station].setup += units[unit].setup
      resources[station].blocked += units[unit].blocked
      resources[station].starved += units[unit].starved
      resources[station].waiting += units[unit].waiting
      resources[station].down += units[unit].down
      resources[station].offShift += units[unit].offShift
      resources[station].activePeriods += units[unit].activePeriods
    }
    for operation in 0..<operations.count {
      resources[Int(operations[operation].station)].learningLoss +=
        operations[operation].learningLoss
    }
    for station in resources.indices where blueprint.reserve(of: station) > 0 {
      // The difference of two sums of times may miss nothing by its rounding.
      resources[station].offShift = max(resources[station].offShift, 0)
    }
    forEachQueued { station, job in
      resources[Int(station)].queueIntegral += events.now - job.clock
    }
    return resources
  }

  private func summarizeProducts(_ busiest: Int) -> [ProductSummary] {
    var summaries = (0..<products.count).map { index in
      let state = products[index]
      var summary = ProductSummary()
      summary.scrappedPieces = state.scrappedEver - state.scrappedBeforeClear
      summary.shippedPieces = state.shippedEver - state.shippedBeforeClear - state.unsold
      summary.leadTimeSum = state.leadTimeSum
      summary.orderLeadTimeSum = state.orderLeadTimeSum
      summary.leadTimeP95 = leadTimes[index].quantile(0.95)
      summary.wipIntegral = state.wip.integral(to: events.now)
      summary.onTime = state.onTime
      summary.promised = state.promised
      summary.lateThroughput = state.lateThroughput
      if hasSupply {
        // What was made for stock is shipped when it leaves the stock.
        let item = supply.items[supply.materials + index]
        summary.shippedPieces += item.used - item.usedBefore - (item.made - item.madeBefore)
      }
      return summary
    }
    for source in 0..<sources.count {
      let product = Int(sources[source].product)
      summaries[product].shippedOrders += sources[source].cell.shipped
      summaries[product].sales += sources[source].cell.sales
      summaries[product].throughput += sources[source].cell.throughput
    }
    if isGeneral {
      for product in 0..<products.count {
        summaries[product].constraintTime = productWork[product * stations.count + busiest]
      }
      return summaries
    }
    for operation in 0..<operations.count where Int(operations[operation].station) == busiest {
      let product = Int(variants[operations[operation].variant].product)
      summaries[product].constraintTime += operations[operation].work + operations[operation].setup
    }
    return summaries
  }
}

extension Cell {
  /// Whether anything was shipped or spent.
  var hasBusiness: Bool { shipped > 0 || throughput != .zero || hours != .zero }

  mutating func add(_ other: Cell) {
    sales += other.sales
    material += other.material
    service += other.service
    hours += other.hours
    pieces += other.pieces
    received += other.received
    shipped += other.shipped
    refused += other.refused
    lost += other.lost
    lapsed += other.lapsed
    cancelled += other.cancelled
    scrapped += other.scrapped
  }
}
