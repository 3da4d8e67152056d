import Simulation

/// The general path of the plant: what `Run+Flow` does for plain plants in few steps, for all.
///
/// Both give the same numbers where both apply; a run that is logged takes this one, and a test
/// compares the two.
extension Run {
  // MARK: Room

  /// Whether a job finds a place at a station: an idle unit or a free place in the queue that is
  /// not promised to another, and a card.
  mutating func hasShopRoom(_ station: Int32) -> Bool {
    let waiting = Int(stations[station].line.count)
    let inbound = Int(stationExtras[station].inbound)
    let cards = stationExtras[station].cards
    if cards < .max, waiting + inbound + occupiedUnits(of: station) >= Int(cards) { return false }
    let free = Int(stations[station].buffer) - waiting - inbound
    // A batch forms in the queue, and a round moves what is there.
    if stationExtras[station].isBatching || stationExtras[station].roundTime > 0 {
      return free > 0
    }
    return free + Int(stationExtras[station].idle) > 0
  }

  private mutating func occupiedUnits(of station: Int32) -> Int {
    var occupied = 0
    let first = stations[station].firstUnit
    for unit in first..<first + stations[station].units
    where units[unit].job != Job.none || unitExtras[unit].continuing != Job.none {
      occupied += 1
      var member = unitExtras[unit].rest
      while member != Job.none {
        occupied += 1
        member = jobs[member].next
      }
    }
    return occupied
  }

  /// Room has appeared at a station: the units that wait for it, longest first, pass on their jobs
  /// or start them.
  mutating func roomAppeared(at station: Int32) {
    while stations[station].blockedFirst != Unit.none, hasShopRoom(station) {
      let unit = stations[station].blockedFirst
      stations[station].blockedFirst = units[unit].next
      if unitExtras[unit].awaitsCard {
        unitExtras[unit].awaitsCard = false
        reserve(station, for: unit)
        prepare(unit)
      } else {
        let job = units[unit].job
        let operation = units[unit].nextOperation
        jobExtras[job].unit = Unit.none
        if operationExtras[jobs[job].operation].hasTransport {
          send(job, to: operation)
        } else {
          jobs[job].operation = operation
          enterShop(job, station: station)
        }
        freeUnit(unit)
      }
    }
    if stations[station].isEntry && (backlogCount > 0 || hasUnlimited) { releaseIsDue = true }
  }

  // MARK: Arrival

  /// A job arrives at a station that has room for it (or has come back from one of its units).
  mutating func enterShop(_ job: Int32, station: Int32) {
    if stationExtras[station].roundTime > 0 {
      joinShop(job, line: station)
    } else if operationExtras[jobs[job].operation].batchMaximum > 0 {
      joinShop(job, line: station)
      startBatches(at: station)
    } else if stations[station].idleFirst != Unit.none {
      let unit = takeIdle(of: station, for: job)
      begin(job, onShop: unit)
    } else if stationExtras[station].preempts, interruptWorst(at: station, for: job) {
      // The job has taken the place of a lesser one.
    } else {
      joinShop(job, line: station)
    }
  }

  /// Puts a job into a station's queue; one that was interrupted came before those that wait.
  mutating func joinShop(_ job: Int32, line station: Int32, isBack: Bool = false) {
    jobs[job].clock = events.now
    jobExtras[job].queuedAt = station
    if stations[station].isFirstCome || stationExtras[station].isScanned {
      if isBack {
        stations[station].line.prepend(job, jobs)
      } else {
        stations[station].line.append(job, jobs)
      }
    } else {
      if !isBack { jobs[job].ticket = takeTicket() }
      jobs[job].key = sortKey(of: job, rule: stations[station].rule)
      stations[station].line.insert(job, jobs)
    }
  }

  // MARK: Idle units

  private mutating func takeIdle(of station: Int32, for job: Int32) -> Int32 {
    let unit = takeIdleUnit(of: station, for: job)
    stationExtras[station].idle -= 1
    unitExtras[unit].isIdle = false
    return unit
  }

  mutating func goIdle(_ unit: Int32, at station: Int32) {
    units[unit].next = Unit.none
    if stations[station].idleFirst == Unit.none {
      stations[station].idleFirst = unit
    } else {
      units[stations[station].idleLast].next = unit
    }
    stations[station].idleLast = unit
    stationExtras[station].idle += 1
    unitExtras[unit].isIdle = true
    unitExtras[unit].phase = .starved
    show(unit)
  }

  /// Takes a unit that can no longer work off the list of the idle.
  mutating func leaveIdle(_ unit: Int32) {
    let station = units[unit].station
    var before = Unit.none
    var candidate = stations[station].idleFirst
    while candidate != unit {
      before = candidate
      candidate = units[candidate].next
    }
    if before == Unit.none {
      stations[station].idleFirst = units[unit].next
    } else {
      units[before].next = units[unit].next
      if stations[station].idleLast == unit { stations[station].idleLast = before }
    }
    stationExtras[station].idle -= 1
    unitExtras[unit].isIdle = false
  }

  // MARK: Freed units

  /// A unit has passed on its job: it goes on with what it still holds, else takes its next job.
  mutating func freeUnit(_ unit: Int32) {
    let station = units[unit].station
    units[unit].job = Job.none
    while unitExtras[unit].rest != Job.none {
      let job = unitExtras[unit].rest
      unitExtras[unit].rest = jobs[job].next
      units[unit].job = job
      guard discharge(job, from: unit) else { return }
      units[unit].job = Job.none
    }
    let job = unitExtras[unit].continuing
    if job != Job.none {
      unitExtras[unit].continuing = Job.none
      if unitExtras[unit].inRow < stationExtras[station].processBatch
        || stations[station].line.count == 0
      {
        if unitExtras[unit].inRow >= stationExtras[station].processBatch {
          unitExtras[unit].inRow = 0
        }
        units[unit].job = job
        if hasCard(unit, job) { startWork(unit) }
        return
      }
      // The others get their turn.
      jobExtras[job].unit = Unit.none
      unitExtras[unit].inRow = 0
      joinShop(job, line: station)
      let reserved = unitExtras[unit].reserved
      if reserved != Station.none {
        unitExtras[unit].reserved = Station.none
        stationExtras[reserved].inbound -= 1
        roomAppeared(at: reserved)
      }
    }
    unitExtras[unit].inRow = 0
    if unitExtras[unit].stopsAfterJob {
      unitExtras[unit].stopsAfterJob = false
      unitExtras[unit].isOff = true
    }
    takeNext(unit, at: station)
    roomAppeared(at: station)
  }

  /// A unit without a job takes one, or stays idle.
  mutating func takeNext(_ unit: Int32, at station: Int32) {
    unitExtras[unit].phase = .starved
    guard unitExtras[unit].isAvailable else { return show(unit) }
    let job = takeJob(for: unit, at: station)
    if job == Job.none {
      goIdle(unit, at: station)
    } else if jobExtras[job].unit != Unit.none {
      grant(unit, to: jobExtras[job].unit)
    } else {
      begin(job, onShop: unit)
    }
  }
}
