import Probability
import Simulation

/// Where a job goes when an operation is done on the general path.
extension Run {
  /// The job on a unit moves on, or blocks the unit. Returns whether the unit has passed it on.
  mutating func discharge(_ job: Int32, from unit: Int32) -> Bool {
    let operation = jobs[job].operation
    note(.finished, job, unit: unit)
    jobExtras[job].unit = Unit.none
    let reserved = unitExtras[unit].reserved
    unitExtras[unit].reserved = Station.none
    let (moving, next) = outcome(of: job, after: operation)
    if reserved != Station.none { stationExtras[reserved].inbound -= 1 }
    guard moving != Job.none else {
      if reserved != Station.none { roomAppeared(at: reserved) }
      return true
    }
    units[unit].job = moving
    let kept = reserved != Station.none && next >= 0
    let planned = kept ? unitExtras[unit].reservedOperation : -1
    if kept, operationExtras[planned].primary == next {
      move(moving, from: operation, to: planned)
      return true
    }
    guard canMove(from: operation, to: next, unit: unit) else {
      jobExtras[moving].unit = unit
      unitExtras[unit].phase = .blocked
      waitForRoom(unit, at: operations[units[unit].nextOperation].station)
      if reserved != Station.none { roomAppeared(at: reserved) }
      return false
    }
    move(moving, from: operation, to: units[unit].nextOperation)
    if reserved != Station.none { roomAppeared(at: reserved) }
    return true
  }

  /// Whether there is room where a job goes next; the unit's `nextOperation` says where that is.
  private mutating func canMove(from operation: Int32, to next: Int32, unit: Int32) -> Bool {
    units[unit].nextOperation = next
    guard next >= 0 else { return true }
    let chosen = alternative(for: next)
    units[unit].nextOperation = chosen
    let station = operations[chosen].station
    // A job that stays at its station changes places with the queue, which always works.
    return station == units[unit].station || hasShopRoom(station)
  }

  /// Moves a job to an operation (-1: the end of its route), for which there is room.
  mutating func move(_ job: Int32, from operation: Int32, to next: Int32) {
    if operationExtras[operation].hasTransport {
      send(job, to: next)
    } else if next < 0 {
      complete(job)
    } else if operations[next].station == operations[operation].station,
      stationExtras[operations[next].station].roundTime == 0,
      operationExtras[next].batchMaximum == 0
    {
      jobs[job].operation = next
      joinShop(job, line: operations[next].station)
    } else {
      jobs[job].operation = next
      enterShop(job, station: operations[next].station)
    }
  }

  /// A job sets out; its place where it arrives is kept.
  mutating func send(_ job: Int32, to next: Int32) {
    let time = operationExtras[jobs[job].operation].transport.next()
    if next >= 0 {
      stationExtras[operations[next].station].inbound += 1
      jobs[job].operation = next
    } else {
      jobs[job].operation = -1
    }
    inTransit.add(at: events.now + time, index: job, number: jobExtras[job].number)
    events.reschedule(at: inTransit.firstTime, .transit, target: transitTarget)
  }

  /// A job on its way arrives.
  mutating func arriveFromTransit() {
    let job = inTransit.takeFirst().index
    if inTransit.count > 0 {
      events.reschedule(at: inTransit.firstTime, .transit, target: transitTarget)
    }
    let operation = jobs[job].operation
    guard operation >= 0 else { return complete(job) }
    let station = operations[operation].station
    stationExtras[station].inbound -= 1
    enterShop(job, station: station)
  }

  // MARK: Chance

  /// What an operation does to a job: scrap, rework, and which operation is next (-1: none).
  /// The job may be another one afterwards; `Job.none` if nothing is left of it.
  mutating func outcome(of job: Int32, after operation: Int32) -> (job: Int32, next: Int32) {
    var job = job
    if operationExtras[operation].yield < 1 {
      let lost = drawScrap(of: Int(jobs[job].pieces), at: operation)
      if lost > 0 { job = scrap(Int32(lost), of: job, at: operation) }
      guard job != Job.none else { return (Job.none, -1) }
    }
    let rework = operationExtras[operation].rework
    if rework > 0, operationExtras[operation].reworkStream.uniform() < rework {
      if jobExtras[job].reworks < operationExtras[operation].reworkLimit {
        jobExtras[job].reworks += 1
        note(.reworked, job)
        goBackToDrum(job, from: operation, to: operationExtras[operation].reworkTo)
        return (job, operationExtras[operation].reworkTo)
      }
      if operationExtras[operation].scrapsAtLimit {
        job = scrap(jobs[job].pieces, of: job, at: operation)
        guard job != Job.none else { return (Job.none, -1) }
      }
    }
    let next = sampled(from: operationExtras[operation].next)
    passDrum(job, from: operationExtras[operation].step, to: next)
    return (job, next)
  }

  /// The next operation that is done at all, from one of the route on.
  mutating func sampled(from first: Int32) -> Int32 {
    var next = first
    while next >= 0, operationExtras[next].sampling < 1 {
      let share = operationExtras[next].sampling
      if operationExtras[next].samplingStream.uniform() < share { break }
      next = operationExtras[next].next
    }
    return next
  }

  /// Pieces lost of so many: one draw each, binomial for large orders.
  private mutating func drawScrap(of pieces: Int, at operation: Int32) -> Int {
    let good = operationExtras[operation].yield
    var lost = 0
    for _ in 0..<pieces where operationExtras[operation].yieldStream.uniform() >= good { lost += 1 }
    return lost
  }

  // MARK: Alternatives

  /// Which of the resources that can do an operation a job takes: the first with an idle unit, else
  /// the one with the fewest waiting jobs per unit that has room, else the operation's own.
  mutating func alternative(for operation: Int32) -> Int32 {
    let count = operationExtras[operation].alternatives
    guard count > 0 else { return operation }
    let first = operationExtras[operation].firstAlternative
    var best = operation
    var fewest = Double.infinity
    for index in -1..<count {
      let candidate = index < 0 ? operation : first + index
      let station = operations[candidate].station
      guard hasShopRoom(station) else { continue }
      let inbound = stationExtras[station].inbound
      if stationExtras[station].idle > inbound { return candidate }
      let waiting =
        Double(stations[station].line.count + inbound) / Double(stations[station].units)
      if waiting < fewest {
        best = candidate
        fewest = waiting
      }
    }
    return best
  }
}
