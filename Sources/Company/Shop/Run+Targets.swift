import Simulation

/// The events of the general path; their targets come after all others.
extension Run {
  /// Number of targets that the general path adds, without failures.
  static func shopTargets(stations: Int) -> Int { 5 + 3 * stations }

  var transitTarget: Int { firstShopTarget }
  var holdTarget: Int { firstShopTarget + 1 }
  var redTarget: Int { firstShopTarget + 2 }
  var periodTarget: Int { firstShopTarget + 3 }
  /// Units that were bought arrive.
  var deliveryTarget: Int { firstShopTarget + 4 }
  func shiftTarget(_ station: Int32) -> Int { firstShopTarget + 5 + Int(station) }
  func batchTarget(_ station: Int32) -> Int { shiftTarget(station) + stations.count }
  func roundTarget(_ station: Int32) -> Int { batchTarget(station) + stations.count }
  var firstFailureTarget: Int { firstShopTarget + Run.shopTargets(stations: stations.count) }

  /// Handles an event of the general path.
  mutating func shopEvent(target: Int) {
    if hasSupply, target >= firstSupplyTarget { return supplyEvent(target: target) }
    if target >= firstFailureTarget {
      return target < firstCompanyTarget
        ? failOrRepair(cause: target - firstFailureTarget) : companyEvent(target: target)
    }
    switch target - firstShopTarget {
    case 0: arriveFromTransit()
    case 1: endHolds()
    case 2: recordReds()
    case 3: beginPeriod()
    case 4: receiveUnits()
    case let place:
      let station = (place - 5) % stations.count
      switch (place - 5) / stations.count {
      case 0: changeShift(station: station)
      case 1: startBatches(at: Int32(station))
      default: round(station: station)
      }
    }
  }

  /// Schedules what starts of itself.
  mutating func startShop() {
    startShifts()
    startFailures()
    startRounds()
    placeInitialJobs()
  }

  /// What waits in front of operations at time 0: orders of one piece from the product's first
  /// source, as if released then.
  private mutating func placeInitialJobs() {
    for product in 0..<blueprint.products.count {
      let first = variants[products[product].newestVariant].firstOperation
      for (step, operation) in blueprint.products[product].route.enumerated() {
        for _ in 0..<operation.initial { placeInitial(product, at: first + Int32(step)) }
      }
    }
  }

  private mutating func placeInitial(_ product: Int, at operation: Int32) {
    guard let source = blueprint.demands.firstIndex(where: { $0.product == product }) else {
      preconditionFailure("initial jobs of a product that nobody orders")
    }
    sources[source].cell.received &+= 1
    let variant = products[product].newestVariant
    let job = jobs.insert(
      Job(
        variant: variant, source: Int32(source), pieces: 1, stage: .inProcess, placed: events.now,
        due: .infinity, price: price(of: variant, for: Int32(source)), ticket: takeTicket()))
    addExtra(job, item: Int32(product), order: nextOrder())
    jobsInProcess += 1
    if booksLoad { book(job, +1, from: operation) }
    chargeOrder(of: Int32(source))
    jobs[job].released = events.now
    let worth = billCost(of: product)
    ledger.post(worth, debit: .workInProcess, credit: .cash)
    recordProcessValue()
    jobExtras[job].value = worth
    jobExtras[job].entered = events.now
    jobExtras[job].bornSum = events.now
    products[product].releasedEver += 1
    products[product].wip.add(1, at: events.now)
    enterLoop(job)
    // What has been at the drum takes up nothing of the rope.
    if loopOf[product] >= 0, loops[loopOf[product]].endsAtDrum,
      operationExtras[operation].step > lastDrumStep[product]
    {
      leaveLoop(job)
    }
    note(.placed, job)
    note(.released, job)
    jobs[job].operation = operation
    enterShop(job, station: operations[operation].station)
  }

  /// Material in a piece with all its components.
  func billCost(of product: Int) -> Money {
    let own = blueprint.products[product].material + ownMaterialCost(of: product)
    return blueprint.products[product].components.reduce(own) {
      $0 + billCost(of: $1.product) * $1.count
    }
  }

  /// Adds what the general path keeps of a job.
  mutating func addExtra(_ job: Int32, item: Int32, order: Int64) {
    jobNumber += 1
    let extra = JobExtra(
      number: jobNumber, order: order, root: job, item: item, beneficiary: item)
    if Int(job) == jobExtras.count { jobExtras.append(extra) } else { jobExtras[job] = extra }
  }
}
