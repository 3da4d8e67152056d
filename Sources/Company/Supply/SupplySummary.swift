import Simulation

/// What a finished run measured of supply: plain numbers, from which every metric is a formula.
struct SupplySummary {
  /// Materials, then finished goods product by product.
  var items: [StockSummary]
  /// Time in which some release or order waited for what suppliers bring; in which anything waited
  /// for stock.
  var timeShort = 0.0
  var timeAnyShort = 0.0
  var writtenOff = Money.zero
  /// Value of what lies in stock at the end beyond 13 weeks of its use.
  var excess = 0.0
  /// Time integral of the value of stock [currency x time].
  var valueIntegral = 0.0
  /// Sums over products and periods: forecast less demand, its size, demand [pieces].
  var errors = 0.0
  var absoluteErrors = 0.0
  var demand = 0.0
}

/// One stock.
struct StockSummary {
  /// Pieces since the last clearing.
  var received = 0
  var used = 0
  var writtenOff = 0
  /// Needs since the last clearing, and those met at once.
  var asked = 0
  var filled = 0
  /// Time integrals: pieces on hand, pieces missing, time waited for, size of the buffer.
  var level = 0.0
  var short = 0.0
  var waits = 0.0
  var size = 0.0
  /// Variance of the pieces ordered per week over that of the pieces wanted.
  var bullwhip = Double.nan
}

extension Run {
  /// Sums up stocks and forecasts; `nil` where the company has no supply.
  func summarizeSupply() -> SupplySummary? {
    guard hasSupply else { return nil }
    let now = events.now
    var summary = SupplySummary(items: [])
    let quarters = (now - clearedAt) / (13 * blueprint.time.week)
    for index in 0..<supply.items.count {
      let item = supply.items[index]
      let used = item.used - item.usedBefore
      summary.items.append(
        StockSummary(
          received: item.received - item.receivedBefore, used: used,
          writtenOff: item.writtenOff - item.writtenOffBefore, asked: item.asked,
          filled: item.filled, level: item.level.integral(to: now),
          short: item.short.integral(to: now), waits: item.waits.integral(to: now),
          size: item.size.integral(to: now),
          bullwhip: item.swing.bullwhip(weeks: wholeWeeks)))
      guard item.onHand > 0, quarters > 0 else { continue }
      let excess = max(Double(item.onHand) - Double(used) / quarters, 0)
      summary.excess += item.worth.amount * excess / Double(item.onHand)
    }
    summary.timeShort = supply.isSupplierShort.integral(to: now)
    summary.timeAnyShort = supply.isAnyShort.integral(to: now)
    summary.writtenOff = supply.writtenOff
    summary.valueIntegral = books.stockValue.integral(to: now)
    summary.errors = supply.demand.errors
    summary.absoluteErrors = supply.demand.absoluteErrors
    summary.demand = supply.demand.demand
    return summary
  }

  // MARK: Books

  /// Stock on hand = start + received - used - written off, to the piece and to the tick; what is
  /// wanted, set aside and on order belongs to jobs and suppliers.
  func verifySupply() throws(BooksDoNotBalance) {
    guard hasSupply else { return }
    var wanted = Array(repeating: 0, count: supply.items.count)
    var made = Array(repeating: 0, count: supply.items.count)
    jobs.forEach { index, job in
      let extra = jobExtras[index]
      let own = supply.materials + Int(extra.item)
      if extra.waitsFor == .stock { wanted[own] += Int(job.pieces) }
      if extra.purpose == .replenishment, extra.root == index {
        made[own] += Int(extra.subjectNumber)
      }
      guard extra.wantsMaterial else { return }
      for place in supply.billFirst[extra.item]..<supply.billFirst[extra.item + 1] {
        let need = supply.bill[place]
        wanted[Int(need.item)] += Int(need.count) * Int(job.pieces)
      }
    }
    var finished = Money.zero
    for index in 0..<supply.items.count {
      let item = supply.items[index]
      let name =
        index < supply.materials
        ? blueprint.materials[index].name
        : "stock of \(blueprint.products[index - supply.materials].name)"
      try require(
        item.onHand == item.started + item.received - item.used - item.writtenOff,
        "\(name): \(item.onHand) pieces on hand, but \(item.started) at the start, "
          + "\(item.received) received, \(item.used) used and \(item.writtenOff) written off")
      try require(
        item.wanted == wanted[index],
        "\(name): \(item.wanted) pieces wanted, but orders want \(wanted[index])")
      try require(
        item.reserved >= 0 && item.reserved <= item.onHand,
        "\(name): \(item.reserved) pieces set aside of \(item.onHand)")
      try require(
        item.onOrder >= made[index] && (item.isBought || item.onOrder == made[index]),
        "\(name): \(item.onOrder) pieces on order, but \(made[index]) in production")
      if index >= supply.materials { finished += item.worth }
    }
    try require(
      finished == ledger[.finishedGoods],
      "finished goods are worth \(finished.amount), the books say "
        + "\(ledger[.finishedGoods].amount)")
  }
}
