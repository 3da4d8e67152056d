import Simulation

/// Finished goods: made or bought for stock, shipped from there.
extension Run {
  /// Whether orders for a product are shipped from stock: it is held, or some of it is left.
  mutating func isShippedFromStock(_ product: Int, pieces: Int) -> Bool {
    let item = supply.materials + product
    return supply.items[item].isStocked
      || supply.items[item].available - supply.items[item].wanted >= pieces
  }

  /// Whether an order for so many pieces of a product could be shipped at once.
  mutating func isInStock(_ product: Int, pieces: Int) -> Bool {
    let item = supply.materials + product
    return supply.items[item].available - supply.items[item].wanted >= pieces
  }

  /// A product is made to order from now on: who waits for its stock waits for the plant.
  mutating func returnToPlant(_ item: Int) {
    while supply.items[item].firstWaiting != Job.none {
      let job = supply.items[item].firstWaiting
      leaveLine(job)
      if booksLoad { book(job, +1) }
      wantMaterials(job)
      waitForRelease(job)
    }
  }

  /// An accepted order is shipped from stock, now or when its turn has come.
  ///
  /// - Parameter isWaiting: whether it is among the waiting orders of its source already.
  mutating func takeFromStock(_ job: Int32, isWaiting: Bool = false) {
    let item = supply.materials + Int(jobExtras[job].item)
    // It brings the plant no work: what it is shipped from is booked when it is made.
    if booksLoad { book(job, -1) }
    jobExtras[job].waitsFor = .stock
    if !isWaiting { joinSource(job) }
    joinLine(job, of: item)
    want(item, Int(jobs[job].pieces), for: job)
    serve(item)
  }

  private mutating func joinLine(_ job: Int32, of item: Int) {
    let last = supply.items[item].lastWaiting
    jobs[job].previous = last
    jobs[job].next = Job.none
    if last == Job.none {
      supply.items[item].firstWaiting = job
    } else {
      jobs[last].next = job
    }
    supply.items[item].lastWaiting = job
    supply.waiting += 1
    recordShortage()
  }

  /// A waiting order leaves the line: it wants nothing from stock any more.
  mutating func leaveLine(_ job: Int32) {
    let item = supply.materials + Int(jobExtras[job].item)
    let (next, previous) = (jobs[job].next, jobs[job].previous)
    if previous == Job.none {
      supply.items[item].firstWaiting = next
    } else {
      jobs[previous].next = next
    }
    if next == Job.none {
      supply.items[item].lastWaiting = previous
    } else {
      jobs[next].previous = previous
    }
    jobExtras[job].waitsFor = .release
    supply.waiting -= 1
    recordShortage()
    supply.items[item].wanted -= Int(jobs[job].pieces)
    recordLevel(item)
    releaseIsDue = true
  }

  /// Ships what can be shipped, oldest first: nobody is passed over.
  mutating func serve(_ item: Int) {
    while true {
      let job = supply.items[item].firstWaiting
      guard job != Job.none, supply.items[item].available >= Int(jobs[job].pieces) else { return }
      leaveBacklog(job)
      leaveLine(job)
      shipFromStock(job, item)
    }
  }

  private mutating func shipFromStock(_ job: Int32, _ item: Int) {
    let pieces = Int(jobs[job].pieces)
    let cost = supply.items[item].take(pieces)
    supply.items[item].used += pieces
    turnWeek()
    ledger.post(cost, debit: .materialUsed, credit: .finishedGoods)
    recordLevel(item)
    recordStockValue()
    jobs[job].released = events.now
    recordServed(job)
    invoice(job, material: cost)
    jobs.remove(job)
  }

  // MARK: Production for stock

  /// An order of our own: it is released like a customer's.
  mutating func produce(_ item: Int, _ pieces: Int) {
    var left = pieces
    // An order has a million pieces at most.
    while left > 0 {
      let lot = min(left, 1_000_000)
      left -= lot
      let product = item - supply.materials
      let job = insertInternal(
        item: Int32(product), source: productSources[product], pieces: Int32(lot))
      jobs[job].stage = .backlog
      jobExtras[job].purpose = .replenishment
      jobExtras[job].subjectNumber = Int64(lot)
      supply.items[item].onOrder += lot
      wantMaterials(job)
      joinBacklog(job)
    }
  }

  /// An order of our own has been made; what was lost on the way is ordered again if need be.
  mutating func putIntoStock(_ job: Int32) {
    let item = supply.materials + Int(jobExtras[job].item)
    let worth = jobExtras[job].value
    ledger.post(worth, debit: .finishedGoods, credit: .workInProcess)
    recordProcessValue()
    endProduction(job, item)
    supply.items[item].made += Int(jobs[job].pieces)
    stockUp(item, pieces: Int(jobs[job].pieces), worth: worth)
  }

  /// An order of our own has left the plant, with or without its pieces.
  mutating func endProduction(_ job: Int32, _ item: Int) {
    supply.items[item].onOrder -= Int(jobExtras[job].subjectNumber)
    // Not now: a new job would take the place of one that a unit is still being rid of.
    supply.dueRefills.append(Int32(item))
    leaveLoop(job)
    jobsInProcess &-= 1
    releaseIsDue = true
  }

  /// How far a stock is below what it should be, of an order that refills it: 0 is full, 1 empty.
  mutating func stockPenetration(of job: Int32) -> Double {
    let item = supply.materials + Int(jobExtras[job].item)
    let target: Int
    switch supply.items[item].rule {
    case .asNeeded: target = 0
    case .reorder: target = supply.items[item].point + supply.items[item].quantity
    case .upTo, .replenish: target = supply.items[item].quantity
    case .planned: target = planned(item)
    }
    guard target > 0 else { return 1 }
    let level = supply.items[item].available - supply.items[item].wanted
    return 1 - Double(level) / Double(target)
  }
}
