import Probability
import Simulation

/// How jobs move: from unit to queue to unit, blocking when there is no room.
extension Run {
  /// Whether a job finds a place at a station: an idle unit or a free place in its queue.
  @inline(__always)
  mutating func hasRoom(_ station: Int32) -> Bool {
    stations[station].idleFirst != Unit.none
      || stations[station].line.count < stations[station].buffer
  }

  /// A setup or an operation ends on a unit.
  @inline(__always)
  mutating func endOfWork(unit index: Int) {
    let unit = Int32(truncatingIfNeeded: index)
    if units[unit].state == .setup {
      process(units[unit].job, on: unit, of: units[unit].station)
    } else {
      finishOperation(on: unit)
    }
  }

  /// The job on a unit is done there: it moves on, is shipped, or blocks the unit.
  @inline(__always)
  private mutating func finishOperation(on unit: Int32) {
    let job = units[unit].job
    let next = units[unit].nextStation
    if next == Station.none {
      ship(job)
    } else if next == units[unit].station {
      // A job that stays at its station changes places with the queue, which always works.
      jobs[job].operation = units[unit].nextOperation
      join(job, line: next)
    } else if stations[next].idleFirst != Unit.none {
      jobs[job].operation = units[unit].nextOperation
      begin(job, on: takeIdleUnit(of: next, for: job), of: next)
    } else if stations[next].line.count < stations[next].buffer {
      jobs[job].operation = units[unit].nextOperation
      join(job, line: next)
    } else {
      block(unit, by: next)
      return
    }
    takeNextJobs(from: unit)
  }

  /// A job arrives at a station that has room for it.
  @inline(__always)
  mutating func enter(_ job: Int32, station: Int32) {
    if stations[station].idleFirst != Unit.none {
      begin(job, on: takeIdleUnit(of: station, for: job), of: station)
    } else {
      join(job, line: station)
    }
  }

  /// Puts a job into a station's queue.
  @inline(__always)
  private mutating func join(_ job: Int32, line station: Int32) {
    jobs[job].clock = events.now
    if stations[station].isFirstCome {
      stations[station].line.append(job, jobs)
    } else {
      jobs[job].ticket = takeTicket()
      jobs[job].key = sortKey(of: job, rule: stations[station].rule)
      stations[station].line.insert(job, jobs)
    }
  }

  /// A freed unit takes its next job; the room this makes may free a blocked unit upstream, which
  /// takes its own next job, and so on up the line.
  @inline(__always)
  private mutating func takeNextJobs(from first: Int32) {
    var unit = first
    while true {
      let station = units[unit].station
      if stations[station].line.count > 0 {
        let job =
          stations[station].isFirstCome
          ? stations[station].line.takeFirst(jobs) : stations[station].line.takeLeast(jobs)
        let waited = events.now - jobs[job].clock
        stations[station].waits &+= waited > 0 ? 1 : 0
        stations[station].waitSum += waited
        begin(job, on: unit, of: station)
        // The place is still taken when the unit's last job stayed at the station.
        guard stations[station].blockedFirst != Unit.none,
          stations[station].line.count < stations[station].buffer
        else {
          if stations[station].isEntry && (backlogCount > 0 || hasUnlimited) {
            releaseIsDue = true
          }
          return
        }
        let (upstream, moved) = unblock(at: station)
        join(moved, line: station)
        unit = upstream
      } else if stations[station].blockedFirst != Unit.none {
        let (upstream, moved) = unblock(at: station)
        begin(moved, on: unit, of: station)
        unit = upstream
      } else {
        idle(unit, at: station)
        return
      }
    }
  }

  /// Takes the longest blocked unit off a station's list; its job moves on to its next operation.
  @inline(__always)
  private mutating func unblock(at station: Int32) -> (unit: Int32, job: Int32) {
    let unit = stations[station].blockedFirst
    stations[station].blockedFirst = units[unit].next
    let job = units[unit].job
    jobs[job].operation = units[unit].nextOperation
    return (unit, job)
  }

  /// The unit keeps its finished job until the station it goes to has room.
  @inline(__always)
  private mutating func block(_ unit: Int32, by station: Int32) {
    units[unit].enter(.blocked, at: events.now)
    units[unit].next = Unit.none
    if stations[station].blockedFirst == Unit.none {
      stations[station].blockedFirst = unit
    } else {
      units[stations[station].blockedLast].next = unit
    }
    stations[station].blockedLast = unit
  }

  @inline(__always)
  private mutating func idle(_ unit: Int32, at station: Int32) {
    units[unit].job = Job.none
    units[unit].enter(.starved, at: events.now)
    units[unit].next = Unit.none
    if stations[station].idleFirst == Unit.none {
      stations[station].idleFirst = unit
    } else {
      units[stations[station].idleLast].next = unit
    }
    stations[station].idleLast = unit
    if stations[station].isEntry && (backlogCount > 0 || hasUnlimited) { releaseIsDue = true }
  }

  /// The idle unit for a job: one that is set up for its family, else the longest idle.
  @inline(__always)
  mutating func takeIdleUnit(of station: Int32, for job: Int32) -> Int32 {
    if stations[station].hasSetup && stations[station].units > 1 {
      return takeReadyUnit(of: station, for: job)
    }
    let unit = stations[station].idleFirst
    stations[station].idleFirst = units[unit].next
    return unit
  }

  private mutating func takeReadyUnit(of station: Int32, for job: Int32) -> Int32 {
    let family = operations[jobs[job].operation].family
    var chosen = stations[station].idleFirst
    var before = Unit.none
    var candidate = chosen
    var previous = Unit.none
    while candidate != Unit.none {
      if units[candidate].family == family {
        chosen = candidate
        before = previous
        break
      }
      previous = candidate
      candidate = units[candidate].next
    }
    if before == Unit.none {
      stations[station].idleFirst = units[chosen].next
    } else {
      units[before].next = units[chosen].next
      if stations[station].idleLast == chosen { stations[station].idleLast = before }
    }
    return chosen
  }

  /// A unit takes a job: it changes over first when the family differs.
  @inline(__always)
  private mutating func begin(_ job: Int32, on unit: Int32, of station: Int32) {
    stations[station].starts &+= 1
    units[unit].job = job
    if stations[station].hasSetup, changesOver(job, on: unit) { return }
    process(job, on: unit, of: station)
  }

  /// Starts the setup of a unit for a job, if it needs one.
  @inline(never)  // rarely used: it must not lengthen what it would be inlined into
  private mutating func changesOver(_ job: Int32, on unit: Int32) -> Bool {
    let operation = jobs[job].operation
    let family = operations[operation].family
    let needsSetup = units[unit].family != family && units[unit].family >= 0
    units[unit].family = family
    guard needsSetup else { return false }
    let duration = setupTimes[units[unit].station].next()
    operations[operation].setup += duration
    units[unit].enter(.setup, at: events.now)
    hold(unit, job, for: duration)
    return true
  }

  /// The operation itself starts.
  @inline(__always)
  private mutating func process(_ job: Int32, on unit: Int32, of station: Int32) {
    let operation = jobs[job].operation
    let pieces = jobs[job].pieces
    let isPlain = operations[operation].isPlain && pieces == 1
    let duration =
      isPlain ? operations[operation].time.upcoming : takeTimes(of: operation, pieces: pieces)
    hold(unit, job, for: duration)
    units[unit].nextOperation = operation + 1
    units[unit].nextStation = operations[operation].nextStation
    units[unit].enter(.busy, at: events.now)
    operations[operation].pieces &+= Int(pieces)
    operations[operation].work += duration
    if booksLoad {
      stations[station].booked -= operations[operation].standardTime(pieces: pieces)
    }
    // Last, as nothing waits for it.
    if isPlain { operations[operation].time.advance() }
  }

  /// Draws the time that an order takes at an operation.
  @inline(never)  // it must not lengthen what it would be inlined into
  private mutating func takeTimes(of operation: Int32, pieces: Int32) -> Double {
    var duration =
      operations[operation].learns
      ? learningTime(of: operation, pieces: pieces)
      : operations[operation].time.sum(of: Int(pieces))
    if operations[operation].hasOrderTime { duration += orderTimes[operation].next() }
    return duration
  }

  @inline(__always)
  private mutating func hold(_ unit: Int32, _ job: Int32, for duration: Double) {
    let end = events.now + duration
    jobs[job].clock = end
    events.schedule(at: end, .completion, target: Int(unit))
  }

  @inline(__always)
  mutating func takeTicket() -> UInt64 {
    nextTicket += 1
    return nextTicket
  }

  /// Sort key of a job under a rule, smallest first.
  mutating func sortKey(of job: Int32, rule: Dispatching.Rule) -> Double {
    switch rule {
    case .firstCome: 0
    case .shortest: expectedTime(of: job)
    case .earliestDueDate: jobs[job].due
    case .priority: products[orderedProduct(of: job)].rank
    case .throughputPerConstraintMinute:
      products[orderedProduct(of: job)].constraintRank
    case .lastCome: -Double(jobs[job].ticket)
    case .longest: -expectedTime(of: job)
    case .leastSlack: jobs[job].due - workLeft(of: job)
    case .criticalRatio: (jobs[job].due - events.now) / max(workLeft(of: job), 1e-9)
    case .firstBuffer: Double(operationExtras[jobs[job].operation].step)
    case .lastBuffer: -Double(operationExtras[jobs[job].operation].step)
    case .bufferPenetration: -penetration(of: job)
    case .leastSetup: 0
    case .account: -recordedRevenue(of: job)
    }
  }

  /// Expected time of a job's present operation; tasks differ in size.
  private mutating func expectedTime(of job: Int32) -> Double {
    let time = operations[jobs[job].operation].standardTime(pieces: jobs[job].pieces)
    return isGeneral ? time * jobExtras[job].scale : time
  }

  /// The product whose order a job belongs to: a part goes by the rank of the whole.
  private mutating func orderedProduct(of job: Int32) -> Int32 {
    isGeneral
      ? jobExtras[jobExtras[job].root].item : variants[jobs[job].variant].product
  }

  /// Expected time that a job still takes on its route.
  private mutating func workLeft(of job: Int32) -> Double {
    let operation = jobs[job].operation
    let work =
      operationExtras[operation].workPerPiece * Double(jobs[job].pieces)
      + operationExtras[operation].workPerJob
    return work * jobExtras[job].scale
  }

  /// Sorts a station's queue anew after its rule or the ranks have changed.
  mutating func resort(_ station: Int32, by rule: Dispatching.Rule) {
    var waiting: [Int32] = []
    while stations[station].line.count > 0 {
      waiting.append(
        stations[station].isFirstCome
          ? stations[station].line.takeFirst(jobs) : stations[station].line.takeLeast(jobs))
    }
    // Arrival at the queue decides among equals, whatever the rule was. Only jobs of a keyed queue
    // have a ticket that says when they came; a first-come queue is in that order already.
    if !stations[station].isFirstCome {
      waiting.sort { (jobs[$0].clock, jobs[$0].ticket) < (jobs[$1].clock, jobs[$1].ticket) }
    }
    stations[station].rule = rule
    stations[station].isFirstCome = rule == .firstCome
    for job in waiting {
      let arrived = jobs[job].clock
      join(job, line: station)
      jobs[job].clock = arrived
    }
  }
}
