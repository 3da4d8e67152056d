import Simulation

/// Buying capacity when the books say that it pays.
extension Run {
  /// Buys another unit of the constraint, or says why not.
  mutating func elevate(
    _ constraint: Int, _ period: BookPeriod, _ rule: FocusingSteps.Elevation
  ) -> ReviewEntry.Step {
    let name = blueprint.resources[constraint].name
    guard let terms = blueprint.resources[constraint].more else {
      return .init(.pass, "\(name) cannot be had more of")
    }
    guard reviews.ordered[constraint] < terms.atMost else {
      return .init(.pass, "there is no other \(name) to be had")
    }
    guard reviews.ordered[constraint] == reviews.arrivals[constraint].count else {
      return .init(.pass, "one more \(name) is on its way")
    }
    let gain = estimatedGain(ofUnitOf: constraint, period) - terms.cost
    let payback = gain > 0 ? terms.price.amount / gain : .infinity
    let length = blueprint.time.perLength
    let figures = (gain: gain * length, payback: payback / length)
    guard payback <= rule.payback else {
      return .init(
        .pass, "one more \(name) would not pay", gain: figures.gain, payback: figures.payback)
    }
    if let budget = rule.budget, reviews.spent + terms.price > budget {
      return .init(
        .pass, "there is no money for one more \(name)", gain: figures.gain,
        payback: figures.payback)
    }
    order(unitOf: constraint, terms)
    return .init(
      .elevate, "one more \(name) is bought", gain: figures.gain, payback: figures.payback)
  }

  /// Throughput that one more unit would have added per time in a period, as a manager can estimate
  /// it from the books [currency per base unit].
  ///
  /// What was asked for in the period and not shipped in it (refused, lost, lapsed, cancelled, or more
  /// in the backlog and in process than before) is made in the time that a unit is staffed, the most
  /// throughput per time of the constraint first, as far as every other resource had time left. A piece
  /// takes and earns what it did when the books knew it last; what was never shipped has no record and is
  /// left out, as is what takes no time of the constraint. There is always one more order of a product of
  /// endless demand.
  private mutating func estimatedGain(ofUnitOf constraint: Int, _ period: BookPeriod) -> Double {
    guard period.time > 0 else { return 0 }
    var left = period.staffed.indices.map { period.staffed[$0] - period.occupied[$0] }
    left[constraint] = period.time * blueprint.resources[constraint].staffedShare
    var fill = CapacityFill(left: left)
    var gained = 0.0
    for candidate in candidates(on: constraint) where candidate.rank < .infinity {
      let state = products[candidate.product]
      let missed = period.requested[candidate.product] - period.shippedPieces[candidate.product]
      let wanted = state.hasUnlimited && state.isOffered ? .infinity : Double(max(missed, 0))
      let pieces = fill.take(wanted, times: candidate.record.times)
      gained += pieces * candidate.record.throughput
    }
    return gained / period.time
  }

  // MARK: Order and arrival

  private mutating func order(unitOf constraint: Int, _ terms: Expansion) {
    ledger.post(terms.price, debit: .equipment, credit: .cash)
    reviews.spent += terms.price
    reviews.paid += terms.price
    reviews.purchases += 1
    reviews.ordered[constraint] += 1
    reviews.invested.set(reviews.spent.amount, at: events.now)
    guard terms.leadTime > 0 else { return install(unitOf: Int32(constraint)) }
    reviews.deliveries.add(
      at: events.now + terms.leadTime, index: Int32(constraint), number: 0)
    events.reschedule(
      at: reviews.deliveries.firstTime, .condition, target: deliveryTarget)
  }

  /// Units that were ordered arrive.
  mutating func receiveUnits() {
    while reviews.deliveries.firstTime <= events.now {
      install(unitOf: reviews.deliveries.takeFirst().index)
    }
    if reviews.deliveries.count > 0 {
      events.reschedule(
        at: reviews.deliveries.firstTime, .condition, target: deliveryTarget)
    }
  }

  /// The next unit in reserve goes to work: it has been off shift so far.
  private mutating func install(unitOf station: Int32) {
    let unit = stations[station].firstUnit + stations[station].units
    stations[station].units += 1
    reviews.arrivals[Int(station)].append(events.now)
    unitExtras[unit].isOff = !stationExtras[station].isStaffed
    startFailures(of: unit)
    conditionsChanged(of: unit)
    releaseIsDue = true
  }

  // MARK: What bought units cost

  /// Operating expense of bought units from the beginning of the measured span on.
  func boughtExpense(until end: Double) -> Double {
    var sum = 0.0
    for (resource, arrivals) in reviews.arrivals.enumerated() where !arrivals.isEmpty {
      let cost = blueprint.resources[resource].more?.cost ?? 0
      for arrival in arrivals { sum += cost * max(end - max(arrival, clearedAt), 0) }
    }
    return sum
  }

  /// Operating expense of so much time of a unit, on average over those that are there [currency].
  func cost(ofTime time: Double, on station: Int32) -> Double {
    let resource = blueprint.resources[Int(station)]
    let bought = reviews.arrivals[Int(station)].count
    let cost = resource.cost + Double(bought) * (resource.more?.cost ?? 0)
    return time * cost / Double(resource.units + bought)
  }

  /// Time in which bought units of a resource have been there, since the last clearing [unit time].
  func boughtTime(of station: Int) -> Double {
    reviews.arrivals[station].reduce(0) { $0 + events.now - max($1, clearedAt) }
  }
}
