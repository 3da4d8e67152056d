import Simulation

/// The books that must balance at the end of every replication, in release builds too.
extension Run {
  /// Checks every book.
  ///
  /// Money and counts are exact. Times are sums of rounded numbers: they must agree to 1e-7 of the
  /// quantity's own size, far above the rounding of 10^8 additions and far below any mistake.
  func verifyBooks() throws(BooksDoNotBalance) {
    try verifyPieces()
    try verifyOrders()
    try verifyMoney()
    try verifySupply()
    try verifyTime()
    try verifyLittle()
    try verifyProgramme()
  }

  func require(
    _ condition: Bool, _ message: @autoclosure () -> String
  ) throws(BooksDoNotBalance) {
    guard condition else {
      throw BooksDoNotBalance(
        description: "replication \(replication), seed \(seed): \(message())")
    }
  }

  private func agree(_ a: Double, _ b: Double, scale: Double) -> Bool {
    abs(a - b) <= 1e-7 * max(abs(a), abs(b), scale)
  }

  private func verifyPieces() throws(BooksDoNotBalance) {
    var inProcess = Array(repeating: 0, count: products.count)
    jobs.forEach { _, job in
      guard job.stage.holdsPieces else { return }
      inProcess[Int(variants[job.variant].product)] += Int(job.pieces)
    }
    for product in 0..<products.count {
      let state = products[product]
      try require(
        state.releasedEver == state.shippedEver + state.scrappedEver + inProcess[product],
        "\(blueprint.products[product].name): released \(state.releasedEver) pieces, but shipped "
          + "\(state.shippedEver), scrapped \(state.scrappedEver) and in process "
          + "\(inProcess[product])")
    }
  }

  private func verifyOrders() throws(BooksDoNotBalance) {
    var orders = earlierOrders
    for source in 0..<sources.count { orders.add(sources[source].cell) }
    let ended =
      orders.refused + orders.lost + orders.lapsed + orders.cancelled + orders.shipped
      + orders.scrapped
    try require(
      orders.received == ended + openOrders,
      "received \(orders.received) orders, but \(ended) ended and \(openOrders) are open")
  }

  /// Orders that are not finished.
  var openOrders: Int {
    var count = 0
    jobs.forEach { index, _ in
      if !isGeneral || jobExtras[index].root == index && jobExtras[index].purpose == .order {
        count += 1
      }
    }
    return count
  }

  private func verifyMoney() throws(BooksDoNotBalance) {
    try require(ledger.sum == .zero, "debits and credits differ by \(ledger.sum.amount)")
    var stock = Money.zero
    for variant in 0..<variants.count {
      stock += products[variants[variant].product].material * variants[variant].stock
    }
    for item in 0..<supply.materials { stock += supply.items[item].worth }
    try require(
      stock == ledger[.material],
      "material in stock is worth \(stock.amount), the books say \(ledger[.material].amount)")
    try require(
      reviews.spent == ledger[.equipment],
      "units were bought for \(reviews.spent.amount), the books say \(ledger[.equipment].amount)")
    var inProcess = Money.zero
    jobs.forEach { index, job in
      guard !isGeneral else {
        inProcess += jobExtras[index].value
        return
      }
      guard job.stage == .inProcess else { return }
      inProcess += products[variants[job.variant].product].material * Int(job.pieces)
    }
    try require(
      inProcess == ledger[.workInProcess],
      "work in process is worth \(inProcess.amount), the books say "
        + "\(ledger[.workInProcess].amount)")
    let map = profitMap()
    let hours = map.cells.reduce(Money.zero) { $0 + $1.hours }
    let paid = Money(
      blueprint.resources.reduce(0) { $0 + $1.cost } * (events.now - clearedAt)
        + boughtExpense(until: events.now))
    // Every charge is rounded to a tick.
    try require(
      hours.ticks <= paid.ticks + Int64(eventCount),
      "cells are charged with hours of \(hours.amount), resources cost \(paid.amount)")
    try require(
      map.total == ledger.netProfit,
      "the profit map sums to \(map.total.amount), net profit is \(ledger.netProfit.amount)")
  }

  private func verifyTime() throws(BooksDoNotBalance) {
    let span = events.now - clearedAt
    for index in 0..<units.count {
      let unit = units[index]
      let sum =
        unit.busy + unit.setup + unit.down + unit.blocked + unit.starved + unit.waiting
        + unit.offShift
      try require(
        agree(sum, span, scale: span),
        "the states of a unit of \(blueprint.resources[Int(unit.station)].name) last \(sum), "
          + "the span is \(span)")
    }
    // The operations' record of work, kept apart from the units', must agree with it.
    var work = 0.0
    var busy = 0.0
    for operation in 0..<operations.count {
      work += operations[operation].work + operations[operation].setup
      if isGeneral { work += operationExtras[operation].helperWork }
    }
    for unit in 0..<units.count { busy += units[unit].busy + units[unit].setup }
    // An operation's end is rounded to the clock's resolution, always the same way if it has a
    // constant time.
    let resolution = Double(eventCount) * events.now.ulp
    try require(
      agree(work, busy, scale: span) || abs(work - busy) <= resolution,
      "operations took \(work), units were occupied for \(busy)")
  }

  private func verifyLittle() throws(BooksDoNotBalance) {
    var residual = Array(repeating: 0.0, count: products.count)
    jobs.forEach { index, job in
      guard job.stage.holdsPieces else { return }
      residual[Int(variants[job.variant].product)] += pieceTime(of: index, job)
    }
    for product in 0..<products.count {
      let state = products[product]
      let integral = state.wip.integral(to: events.now)
      let times = state.pieceTimeSum + residual[product] - state.pieceTimeBeforeClear
      try require(
        agree(integral, times, scale: state.pieceTimeSum + state.pieceTimeBeforeClear),
        "\(blueprint.products[product].name): Little's law: the integral of its pieces in process "
          + "is \(integral), their times in process sum to \(times)")
    }
  }

  /// What a reader must know about this run, in plain words.
  func warnings() -> [String] {
    let stuck = deadlockedStations().map { blueprint.resources[$0].name }
    guard !stuck.isEmpty else { return [] }
    return [
      "the plant is deadlocked at the end: \(stuck.joined(separator: ", ")) wait for room in "
        + "each other's buffers"
    ]
  }

  /// Stations that will never move again: all their units are blocked by such stations.
  ///
  /// A station can move if one of its units works or is free, or is blocked by a station that can
  /// move: so the rest is found by passing mobility up the chains of blocking until none is added.
  private func deadlockedStations() -> [Int] {
    var canMove = Array(repeating: false, count: stations.count)
    var blocked: [(station: Int, by: Int)] = []
    for unit in 0..<units.count {
      let station = Int(units[unit].station)
      if units[unit].state == .blocked {
        blocked.append((station, Int(operations[units[unit].nextOperation].station)))
      } else {
        canMove[station] = true
      }
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (station, blocker) in blocked where canMove[blocker] && !canMove[station] {
        canMove[station] = true
        isSettled = false
      }
    }
    return canMove.indices.filter { !canMove[$0] }
  }
}
