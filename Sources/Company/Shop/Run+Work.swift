import Probability
import Simulation

/// What a unit does with a job on the general path: setup, second resource, operation.
extension Run {
  /// A unit takes a job.
  mutating func begin(_ job: Int32, onShop unit: Int32) {
    let station = units[unit].station
    stations[station].starts &+= Int(unitExtras[unit].batch)
    units[unit].job = job
    var member = job
    repeat {
      jobExtras[member].unit = unit
      member = member == job ? unitExtras[unit].rest : jobs[member].next
    } while member != Job.none
    if hasCard(unit, job) { prepare(unit) }
  }

  /// Whether a job may start as far as cards go; where it may not, the unit waits for one.
  mutating func hasCard(_ unit: Int32, _ job: Int32) -> Bool {
    guard stationExtras[units[unit].station].startsWithCard,
      unitExtras[unit].reserved == Station.none, !holdsCardOfNext(unit, job)
    else { return true }
    unitExtras[unit].awaitsCard = true
    unitExtras[unit].phase = .blocked
    waitForRoom(unit, at: operations[units[unit].nextOperation].station)
    return false
  }

  /// Takes the card of the next stage, if the job needs one and it is there.
  private mutating func holdsCardOfNext(_ unit: Int32, _ job: Int32) -> Bool {
    let next = operationExtras[jobs[job].operation].next
    guard next >= 0 else { return true }
    let operation = alternative(for: next)
    units[unit].nextOperation = operation
    let station = operations[operation].station
    guard station != units[unit].station else { return true }
    guard hasShopRoom(station) else { return false }
    reserve(station, for: unit)
    return true
  }

  mutating func reserve(_ station: Int32, for unit: Int32) {
    stationExtras[station].inbound += 1
    unitExtras[unit].reserved = station
    unitExtras[unit].reservedOperation = units[unit].nextOperation
  }

  /// The unit joins those that wait for room at a station.
  mutating func waitForRoom(_ unit: Int32, at station: Int32) {
    units[unit].next = Unit.none
    if stations[station].blockedFirst == Unit.none {
      stations[station].blockedFirst = unit
    } else {
      units[stations[station].blockedLast].next = unit
    }
    stations[station].blockedLast = unit
    show(unit)
  }

  // MARK: Setup

  /// Changes the unit over if need be, then starts the operation.
  mutating func prepare(_ unit: Int32) {
    let job = units[unit].job
    let setup = setupTime(of: unit, for: job)
    guard setup >= 0 else { return startWork(unit) }
    unitExtras[unit].pendingSetup = setup
    unitExtras[unit].sinceSetup = 0
    let operation = jobs[job].operation
    guard !operationExtras[operation].helpsSetup || hasHelper(unit, operation) else { return }
    startSetup(unit)
  }

  /// Time of the setup that a job needs; negative for none.
  private mutating func setupTime(of unit: Int32, for job: Int32) -> Double {
    let station = units[unit].station
    guard stations[station].hasSetup else { return -1 }
    let chance = stationExtras[station].setupChance
    if chance > 0 {
      guard jobExtras[job].remaining < 0 && jobExtras[job].left == 0,
        stationExtras[station].chanceStream.uniform() < chance
      else { return -1 }
      return setupTimes[station].next()
    }
    let family = setupFamily(of: job)
    let before = units[unit].family
    units[unit].family = family
    guard before != family && before >= 0 else { return -1 }
    return changeTime(at: station, from: before, to: family)
  }

  /// The setup family of a job at its present operation.
  mutating func setupFamily(of job: Int32) -> Int32 {
    let own = jobExtras[job].family
    return own >= 0 ? own : operations[jobs[job].operation].family
  }

  private mutating func changeTime(at station: Int32, from: Int32, to: Int32) -> Double {
    let first = setupPairsFirst[station]
    for pair in first..<setupPairsFirst[station + 1]
    where setupPairs[pair].from == from && setupPairs[pair].to == to {
      return setupPairs[pair].time.next()
    }
    return setupTimes[station].next()
  }

  /// Expected time of the change that a unit would need for a job.
  mutating func expectedSetup(of unit: Int32, for job: Int32) -> Double {
    let station = units[unit].station
    let (from, to) = (units[unit].family, setupFamily(of: job))
    guard stations[station].hasSetup, stationExtras[station].setupChance == 0, from >= 0, from != to
    else { return 0 }
    for pair in setupPairsFirst[station]..<setupPairsFirst[station + 1]
    where setupPairs[pair].from == from && setupPairs[pair].to == to {
      return setupPairs[pair].time.mean
    }
    return setupTimes[station].mean
  }

  private mutating func startSetup(_ unit: Int32) {
    let job = units[unit].job
    let duration = unitExtras[unit].pendingSetup
    creditSetup(duration, to: unit)
    creditHelper(duration, of: unit)
    note(.setup, job, unit: unit)
    countDown(unit, .setup, duration)
  }

  // MARK: Second resource

  /// Whether the unit has its second resource; it takes an idle one, else joins the queue for it.
  private mutating func hasHelper(_ unit: Int32, _ operation: Int32) -> Bool {
    guard unitExtras[unit].partner == Unit.none else { return true }
    let station = operationExtras[operation].helper
    let job = units[unit].job
    if stations[station].idleFirst != Unit.none {
      let helper = stations[station].idleFirst
      leaveIdle(helper)
      stations[station].starts &+= 1
      join(helper, unit)
      return true
    }
    unitExtras[unit].phase = .waiting
    joinShop(job, line: station)
    show(unit)
    return false
  }

  private mutating func join(_ helper: Int32, _ unit: Int32) {
    unitExtras[unit].partner = helper
    unitExtras[helper].helps = unit
    unitExtras[helper].phase = .busy
    show(helper)
  }

  /// A second resource is free for a unit that waits for it.
  mutating func grant(_ helper: Int32, to unit: Int32) {
    stations[units[helper].station].starts &+= 1
    join(helper, unit)
    if unitExtras[unit].pendingSetup >= 0 { startSetup(unit) } else { startWork(unit) }
  }

  private mutating func releaseHelper(of unit: Int32) {
    let helper = unitExtras[unit].partner
    guard helper != Unit.none else { return }
    unitExtras[unit].partner = Unit.none
    unitExtras[helper].helps = Unit.none
    freeUnit(helper)
  }

  // MARK: Operation

  /// The operation starts, or goes on where it was interrupted.
  mutating func startWork(_ unit: Int32) {
    let job = units[unit].job
    let operation = jobs[job].operation
    guard !operationExtras[operation].helpsWork || hasHelper(unit, operation) else { return }
    let resumed = jobExtras[job].remaining
    let duration = resumed >= 0 ? resumed : timeOfNextPieces(of: job, on: unit)
    jobExtras[job].remaining = -1
    credit(duration, to: unit)
    creditHelper(duration, of: unit)
    units[unit].nextOperation = operationExtras[operation].next
    countDown(unit, .busy, duration)
  }

  /// Draws the time that the unit is occupied next: a whole job, a part of one, or a batch.
  private mutating func timeOfNextPieces(of job: Int32, on unit: Int32) -> Double {
    let operation = jobs[job].operation
    let station = units[unit].station
    if operationExtras[operation].batchMaximum > 0 { return batchTime(of: job, on: unit) }
    let isFirst = jobExtras[job].left == 0
    if isFirst {
      jobExtras[job].left = jobs[job].pieces
      note(.started, job, unit: unit)
      if booksLoad, jobExtras[job].purpose != .task {
        stations[station].booked -= operations[operation].standardTime(pieces: jobs[job].pieces)
      }
    }
    // A strategy may have come into force with smaller batches than the turn already is.
    let inRow = max(stationExtras[station].processBatch - unitExtras[unit].inRow, 1)
    let segment = min(jobExtras[job].left, stationExtras[station].transferBatch, inRow)
    jobExtras[job].segment = segment
    var duration =
      operations[operation].learns
      ? learningTime(of: operation, pieces: segment)
      : operations[operation].time.sum(of: Int(segment))
    if isFirst, operations[operation].hasOrderTime { duration += orderTimes[operation].next() }
    operations[operation].pieces &+= Int(segment)
    return jobExtras[job].purpose == .task ? taskTime(duration, of: job) : duration
  }

  private mutating func batchTime(of job: Int32, on unit: Int32) -> Double {
    let operation = jobs[job].operation
    let isSerial = operationExtras[operation].isSerial
    var duration = isSerial ? 0 : operations[operation].time.next()
    if operations[operation].hasOrderTime { duration += orderTimes[operation].next() }
    var member = job
    repeat {
      let own = jobs[member].operation
      note(.started, member, unit: unit)
      if isSerial { duration += operations[own].time.sum(of: Int(jobs[member].pieces)) }
      operations[own].pieces &+= Int(jobs[member].pieces)
      if booksLoad, jobExtras[member].purpose != .task {
        stations[units[unit].station].booked -= operations[own].standardTime(
          pieces: jobs[member].pieces)
      }
      member = member == job ? unitExtras[unit].rest : jobs[member].next
    } while member != Job.none
    jobExtras[job].segment = jobs[job].pieces
    return duration
  }

  /// A setup or operation of so long begins.
  private mutating func countDown(_ unit: Int32, _ phase: UnitState, _ duration: Double) {
    unitExtras[unit].phase = phase
    unitExtras[unit].remaining = duration
    resume(unit)
  }

  // MARK: End

  /// A setup or operation ends on a unit.
  mutating func endOfShopWork(unit index: Int) {
    let unit = Int32(truncatingIfNeeded: index)
    unitExtras[unit].isRunning = false
    let job = units[unit].job
    guard unitExtras[unit].phase != .setup else {
      unitExtras[unit].pendingSetup = -1
      if !operationExtras[jobs[job].operation].helpsWork { releaseHelper(of: unit) }
      return startWork(unit)
    }
    stopOperatingClocks(of: unit)
    unitExtras[unit].inRow += jobExtras[job].segment
    unitExtras[unit].sinceSetup += jobExtras[job].segment
    if unitExtras[unit].batch > 1 || operationExtras[jobs[job].operation].batchMaximum > 0 {
      unitExtras[unit].batch = 1
      var member = unitExtras[unit].rest
      while member != Job.none {
        unitExtras[unit].sinceSetup += jobs[member].pieces
        member = jobs[member].next
      }
    } else {
      jobExtras[job].left -= jobExtras[job].segment
      if jobExtras[job].purpose == .task, jobExtras[job].task == .development {
        lookAtFever(ofDevelopment: job)
      }
    }
    var moving = job
    if jobExtras[job].left > 0 {
      guard stationExtras[units[unit].station].transferBatch < .max else {
        // Nothing moves on before the rest is done.
        unitExtras[unit].continuing = job
        releaseHelper(of: unit)
        return freeUnit(unit)
      }
      (moving, unitExtras[unit].continuing) = splitOff(
        jobExtras[job].segment, from: job, on: unit)
      units[unit].job = moving
    }
    releaseHelper(of: unit)
    if discharge(moving, from: unit) { freeUnit(unit) }
  }
}
