import Simulation

/// The boundaries of what is measured.
extension Run {
  /// The warm-up ends: every statistic starts anew and the strategy comes into force.
  mutating func endWarmup() {
    // The strategy's first decisions rest on what the warm-up recorded; what they cost
    // (write-offs, cancelled orders) is already part of the result.
    let recorded = takeStock()
    clearStatistics()
    // What is in force already keeps what it has learned, such as the size of its buffers.
    if !blueprint.time.strategiesFromStart { adopt(blueprint.decisions(of: strategy)) }
    if blueprint.goesBeyondPlant { adoptAccounts() }
    decide(from: recorded)
    scheduleReview()
    scheduleEnd()
  }

  /// A span of measurement ends one horizon after counting began.
  private mutating func scheduleEnd() {
    events.schedule(
      at: clearedAt + blueprint.time.horizon, .end, target: target(.boundary))
  }

  /// The next span of measurement begins where the one before, which is closed, has ended: every
  /// statistic starts anew, and nothing else changes.
  mutating func beginNextSpan() {
    clearStatistics()
    scheduleEnd()
  }

  private mutating func clearStatistics() {
    let now = events.now
    clearedAt = now
    cancelledOfReceived = 0
    zones = [0, 0, 0, 0]
    for unit in 0..<units.count {
      units[unit].settle(at: now)
      units[unit].busy = 0
      units[unit].setup = 0
      units[unit].blocked = 0
      units[unit].starved = 0
      units[unit].waiting = 0
      units[unit].down = 0
      units[unit].offShift = 0
      units[unit].activePeriods = units[unit].isActive ? 1 : 0
      // What begins at this very instant is the first active period counted, not a continuation.
      units[unit].inactiveFrom = -.infinity
    }
    for operation in 0..<operations.count {
      operations[operation].piecesBeforeClear = operations[operation].pieces
      operations[operation].work = 0
      operations[operation].setup = 0
      operations[operation].learningLoss = 0
    }
    for source in 0..<sources.count {
      earlierOrders.add(sources[source].cell)
      sources[source].cell = Cell()
    }
    if isGeneral { clearShop() }
    if blueprint.goesBeyondPlant {
      clearCustomers()
      programme.clear(at: now)
    }
    if hasSupply { clearSupply() }
    isAtBoundary = true
    for unit in 0..<units.count { creditRemainder(of: unit, sign: 1) }
    isAtBoundary = false
    for station in 0..<stations.count {
      stations[station].starts = 0
      stations[station].waits = 0
      stations[station].waitSum = 0
      stations[station].waitedBeforeClear = 0
    }
    for product in 0..<products.count {
      products[product].wip.clear(at: now)
      products[product].shippedBeforeClear = products[product].shippedEver
      products[product].scrappedBeforeClear = products[product].scrappedEver
      products[product].unsold = 0
      products[product].listSales = 0
      products[product].onTime = 0
      products[product].promised = 0
      products[product].leadTimeSum = 0
      products[product].orderLeadTimeSum = 0
      products[product].pieceTimeSum = 0
      products[product].pieceTimeBeforeClear = 0
      products[product].lateThroughput = 0
      products[product].requested = 0
      leadTimes[product].clear()
    }
    jobs.forEach { index, job in
      guard job.stage.holdsPieces else { return }
      let product = variants[job.variant].product
      products[product].pieceTimeBeforeClear += pieceTime(of: index, job)
    }
    forEachQueued { station, job in
      stations[station].waitedBeforeClear += now - job.clock
    }
    ledger.closeResults()
    startWeeks()
    books.stockValue.clear(at: now)
    reviews.clear(at: now)
    books.lastReading = BookPeriod(products: products.count, resources: stations.count)
    ideas.ideas = 0
    ideas.launches = 0
  }

  private mutating func clearShop() {
    for operation in 0..<operationExtras.count { operationExtras[operation].helperWork = 0 }
    for cell in 0..<productWork.count { productWork[cell] = 0 }
    for place in redCauses.indices { redCauses[place] = 0 }
    books.processValue.clear(at: events.now)
    bufferScales.clear(at: events.now)
  }

  /// Time that the pieces of a job have been in process [piece time].
  func pieceTime(of index: Int32, _ job: Job) -> Double {
    isGeneral
      ? events.now * Double(job.pieces) - jobExtras[index].bornSum
      : (events.now - job.released) * Double(job.pieces)
  }

  /// Work is credited to its operation when it begins; at a boundary the part that lies beyond it
  /// belongs to the other side.
  mutating func creditRemainder(of unit: Int, sign: Double) {
    if isGeneral { return creditShopRemainder(of: Int32(unit), sign: sign) }
    guard units[unit].isActive else { return }
    let job = units[unit].job
    let remainder = (jobs[job].clock - events.now) * sign
    let operation = jobs[job].operation
    if units[unit].state == .setup {
      operations[operation].setup += remainder
    } else {
      operations[operation].work += remainder
    }
  }

  /// Visits the jobs that wait in queues.
  func forEachQueued(_ visit: (Int32, Job) -> Void) {
    guard !isGeneral else {
      return jobs.forEach { index, job in
        let station = jobExtras[index].queuedAt
        if station != Station.none { visit(station, job) }
      }
    }
    var onUnit = Set<Int32>()
    for unit in 0..<units.count where units[unit].job != Job.none { onUnit.insert(units[unit].job) }
    jobs.forEach { index, job in
      guard job.stage == .inProcess, !onUnit.contains(index) else { return }
      visit(operations[job.operation].station, job)
    }
  }

  /// The horizon ends: open stretches of time are closed and the operating expense is posted.
  mutating func close() {
    let now = events.now
    for unit in 0..<units.count {
      units[unit].settle(at: now)
      creditRemainder(of: unit, sign: -1)
    }
    closeLog()
    endWeeks()
    postOperatingExpense(span: blueprint.time.horizon)
    if hasSupply { postHolding() }
  }
}
