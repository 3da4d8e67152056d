import Simulation

/// Writing the log of a run, if one is asked for.
extension Run {
  /// Records what a unit was doing when that changes.
  mutating func noteState(_ unit: Int32, _ state: UnitState) {
    guard isLogged else { return }
    let now = events.now
    let before = openStretches[Int(unit)]
    var stretch = EventLog.Stretch(
      unit: unit, resource: units[unit].station, state: state, from: now, to: now)
    let worked = unitExtras[unit].helps == Unit.none ? unit : unitExtras[unit].helps
    let job = units[worked].job
    if job != Job.none, jobs[job].stage != .free, state != .starved {
      stretch.order = jobExtras[job].order
      stretch.product = jobExtras[job].item
      if jobs[job].operation >= 0 { stretch.step = operationExtras[jobs[job].operation].step }
    }
    let isSame =
      before.state == state && before.order == stretch.order && before.product == stretch.product
      && before.step == stretch.step
    guard !isSame else { return }
    close(stretch: before, at: now)
    openStretches[Int(unit)] = stretch
  }

  private mutating func close(stretch: EventLog.Stretch, at now: Double) {
    guard now > stretch.from, !log.isCut else { return }
    var stretch = stretch
    stretch.to = now
    log.stretches.append(stretch)
    cutLog()
  }

  private mutating func cutLog() {
    if log.stretches.count + log.events.count >= log.limit { log.isCut = true }
  }

  /// Records something about a job.
  mutating func note(
    _ kind: EventLog.JobEvent.Kind, _ job: Int32, unit: Int32 = Unit.none,
    resource: Int32 = Station.none, pieces: Int32? = nil
  ) {
    guard isLogged, !log.isCut else { return }
    let operation = jobs[job].operation
    var event = EventLog.JobEvent(
      time: events.now, kind: kind, order: jobExtras[job].order, product: jobExtras[job].item,
      account: sources[jobs[job].source].account, pieces: pieces ?? jobs[job].pieces,
      resource: resource, due: jobs[job].due)
    if unit != Unit.none {
      event.unit = unit
      event.resource = units[unit].station
    }
    switch kind {
    case .setup, .started, .finished, .scrapped, .reworked:
      if operation >= 0 {
        event.step = operationExtras[operation].step
        if event.resource < 0 { event.resource = operations[operation].station }
      }
    default: break
    }
    log.events.append(event)
    cutLog()
  }

  /// Records an order that never became a job.
  mutating func noteRefusal(_ kind: EventLog.JobEvent.Kind, source: Int32, pieces: Int32) {
    guard isLogged, !log.isCut else { return }
    log.events.append(
      EventLog.JobEvent(
        time: events.now, kind: kind, order: nextOrder(), product: sources[source].product,
        account: sources[source].account, pieces: pieces))
    cutLog()
  }

  /// The number of a new order.
  mutating func nextOrder() -> Int64 {
    orderNumber += 1
    return orderNumber
  }

  /// Closes what is open at the end of the run.
  mutating func closeLog() {
    guard isLogged else { return }
    for stretch in openStretches { close(stretch: stretch, at: events.now) }
    log.measured = clearedAt..<events.now
    log.firstUnit = (0..<stations.count).map { Int(stations[$0].firstUnit) }
  }
}
