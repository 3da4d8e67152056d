import Simulation

/// What customers remember of deliveries, and what it costs when one went wrong.
extension Run {
  /// An order has been delivered: the two memories of its account are smoothed.
  mutating func delivered(_ job: Int32, earned: Money, sales: Money) {
    let account = sources[jobs[job].source].account
    recordEarning(of: account, job: job, earned: earned.amount, sales: sales.amount)
    guard customers.accounts[account].chooses else { return }
    let now = events.now
    let asked = jobExtras[job].asked
    let due = jobs[job].due
    let isWrong = jobExtras[job].isWrong
    // Without a date that it asked for, the customer takes our promise.
    let isOnTime = now <= (asked < .infinity ? asked : due)
    let isComplete = !isWrong && !jobExtras[job].isShort
    remember(
      account, isOnDate: isOnTime && isComplete, late: isWrong ? .infinity : max(now - due, 0))
    see(leadTime: max(now - jobExtras[job].wantedFrom, 0), of: account)
    if isWrong || now > due { fightFire(for: jobs[job].source, account) }
  }

  /// An order was never delivered.
  mutating func disappointed(_ job: Int32) {
    let source = jobs[job].source
    let account = sources[source].account
    guard customers.accounts[account].chooses else { return }
    remember(account, isOnDate: false, late: .infinity)
    fightFire(for: source, account)
  }

  /// `S <- S + alpha (1[on date] - S)`, `T <- T + beta (1 - min(1, late / forgiveness) - T)`.
  ///
  /// - Parameter late: lateness against our promise [time]; infinite if it was worthless.
  private mutating func remember(_ account: Int32, isOnDate: Bool, late: Double) {
    guard let market = blueprint.customers,
      let customer = blueprint.accounts[Int(account)].customer
    else { return }
    let memory = market.memory
    customers.accounts[account].service +=
      memory.service * ((isOnDate ? 1 : 0) - customers.accounts[account].service)
    let change = 1 - min(1, late / customer.forgiveness) - customers.accounts[account].trust
    // Trust is lost twice as fast as it is won.
    customers.accounts[account].trust += memory.trust * (change < 0 ? 2 : 1) * change
  }

  private mutating func see(leadTime: Double, of account: Int32) {
    guard let market = blueprint.customers else { return }
    let seen = customers.accounts[account].seenLeadTime
    customers.accounts[account].seenLeadTime =
      seen.isNaN ? leadTime : seen + market.memory.service * (leadTime - seen)
  }

  /// Revenue of late of the account that a job is for [currency per time].
  @inline(never)
  mutating func recordedRevenue(of job: Int32) -> Double {
    guard customers.accounts.count > 0 else { return 0 }
    return customers.accounts[sources[jobs[job].source].account].revenue.value(
      at: events.now, span: bookSpan)
  }

  /// Cash that a delivery costs: by the relationship, and once more for an order that was wrong.
  mutating func deliveryCost(of job: Int32) -> Money {
    let source = jobs[job].source
    let terms = relationship(of: sources[source].account)
    let cost = Money(sources[source].costPerDelivery.amount * (terms?.delivery ?? 1))
    return jobExtras[job].isWrong ? cost * 2 : cost
  }

  /// What the books say of an account after a delivery.
  private mutating func recordEarning(
    of account: Int32, job: Int32, earned: Double, sales: Double
  ) {
    let now = events.now
    customers.accounts[account].earned.add(earned, at: now, span: bookSpan)
    customers.accounts[account].revenue.add(sales, at: now, span: bookSpan)
    recordWork(ofBill: Int(jobExtras[job].item), pieces: jobs[job].pieces, for: account)
  }

  /// Expected time of so many pieces of an item, with all their components, on every resource.
  private mutating func recordWork(ofBill item: Int, pieces: Int32, for account: Int32) {
    let first = variants[products[item].newestVariant].firstOperation
    for operation in first..<first + Int32(blueprint.products[item].route.count) {
      let time = operations[operation].standardTime(pieces: pieces)
      addWork(time, on: operations[operation].station, for: account)
      if operationExtras[operation].helpsWork {
        addWork(time, on: operationExtras[operation].helper, for: account)
      }
    }
    for component in blueprint.products[item].components {
      recordWork(
        ofBill: component.product, pieces: pieces * Int32(component.count), for: account)
    }
  }

  private mutating func addWork(_ time: Double, on station: Int32, for account: Int32) {
    let place = Int(account) * stations.count + Int(station)
    customers.work[place].add(time, at: events.now, span: bookSpan)
  }
}
