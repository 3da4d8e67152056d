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
      process(on: unit)
    } else {
      finishOperation(on: unit)
    }
  }

  /// The job on a unit is done there: it moves on, is shipped, or blocks the unit.
  private mutating func finishOperation(on unit: Int32) {
    let job = units[unit].job
    let operation = jobs[job].operation
    if operations[operation].isLast {
      units[unit].job = Job.none
      ship(job)
    } else {
      let here = units[unit].station
      let next = operations[operation + 1].station
      // A job that stays at its station changes places with the queue, which always works.
      guard next == here || hasRoom(next) else {
        block(unit, by: next)
        return
      }
      units[unit].job = Job.none
      jobs[job].operation = operation + 1
      if next == here {
        join(job, line: next)
      } else {
        enter(job, station: next)
      }
    }
    takeNextJobs(from: unit)
  }

  /// A job arrives at a station that has room for it.
  @inline(__always)
  mutating func enter(_ job: Int32, station: Int32) {
    jobs[job].clock = events.now
    let idle = stations[station].idleFirst
    if idle != Unit.none {
      begin(job, on: takeIdleUnit(of: station, for: job))
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
        begin(job, on: unit)
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
        jobs[moved].clock = events.now
        begin(moved, on: unit)
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
    if stations[station].blockedFirst == Unit.none { stations[station].blockedLast = Unit.none }
    let job = units[unit].job
    units[unit].job = Job.none
    jobs[job].operation += 1
    return (unit, job)
  }

  /// The unit keeps its finished job until the station it goes to has room.
  @inline(__always)
  private mutating func block(_ unit: Int32, by station: Int32) {
    units[unit].enter(.blocked, at: events.now)
    units[unit].next = Unit.none
    if stations[station].blockedLast == Unit.none {
      stations[station].blockedFirst = unit
    } else {
      units[stations[station].blockedLast].next = unit
    }
    stations[station].blockedLast = unit
  }

  @inline(__always)
  private mutating func idle(_ unit: Int32, at station: Int32) {
    units[unit].enter(.starved, at: events.now)
    units[unit].next = Unit.none
    if stations[station].idleLast == Unit.none {
      stations[station].idleFirst = unit
    } else {
      units[stations[station].idleLast].next = unit
    }
    stations[station].idleLast = unit
    if stations[station].isEntry && (backlogCount > 0 || hasUnlimited) { releaseIsDue = true }
  }

  /// The idle unit for a job: one that is set up for its family, else the longest idle.
  @inline(__always)
  private mutating func takeIdleUnit(of station: Int32, for job: Int32) -> Int32 {
    var chosen = stations[station].idleFirst
    var before = Unit.none
    if stations[station].hasSetup && stations[station].units > 1 {
      let family = operations[jobs[job].operation].family
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
    }
    let after = units[chosen].next
    if before == Unit.none {
      stations[station].idleFirst = after
    } else {
      units[before].next = after
    }
    if stations[station].idleLast == chosen { stations[station].idleLast = before }
    return chosen
  }

  /// A unit takes a job: it changes over first when the family differs.
  @inline(__always)
  private mutating func begin(_ job: Int32, on unit: Int32) {
    let station = units[unit].station
    let now = events.now
    let waited = now - jobs[job].clock
    stations[station].starts += 1
    stations[station].waits += waited > 0 ? 1 : 0
    stations[station].waitSum += waited
    units[unit].job = job
    if stations[station].hasSetup {
      let operation = jobs[job].operation
      let family = operations[operation].family
      let needsSetup = units[unit].family != family && units[unit].family >= 0
      units[unit].family = family
      if needsSetup {
        let duration = stations[station].setupTime.next()
        operations[operation].setup += duration
        units[unit].enter(.setup, at: now)
        hold(unit, job, for: duration)
        return
      }
    }
    process(on: unit)
  }

  /// The operation itself starts.
  @inline(__always)
  private mutating func process(on unit: Int32) {
    let job = units[unit].job
    let operation = jobs[job].operation
    let pieces = jobs[job].pieces
    var duration: Double
    if operations[operation].learns {
      duration = learningTime(of: operation, pieces: pieces)
    } else if pieces == 1 {
      duration = operations[operation].time.next()
    } else {
      duration = operations[operation].time.sum(of: Int(pieces))
    }
    if operations[operation].hasOrderTime {
      duration += operations[operation].orderTime.next()
    }
    operations[operation].pieces += Int(pieces)
    operations[operation].work += duration
    if booksLoad {
      stations[units[unit].station].booked -= operations[operation].standardTime(pieces: pieces)
    }
    units[unit].enter(.busy, at: events.now)
    hold(unit, job, for: duration)
  }

  @inline(__always)
  private mutating func hold(_ unit: Int32, _ job: Int32, for duration: Double) {
    jobs[job].clock = events.now + duration
    events.schedule(at: jobs[job].clock, .completion, target: Int(unit))
  }

  @inline(__always)
  mutating func takeTicket() -> UInt64 {
    nextTicket += 1
    return nextTicket
  }

  /// Sort key of a job under a rule, smallest first.
  mutating func sortKey(of job: Int32, rule: Dispatching) -> Double {
    switch rule {
    case .firstCome: 0
    case .shortest: operations[jobs[job].operation].standardTime(pieces: jobs[job].pieces)
    case .earliestDueDate: jobs[job].due
    case .priority: products[variants[jobs[job].variant].product].rank
    case .throughputPerConstraintMinute:
      products[variants[jobs[job].variant].product].constraintRank
    }
  }

  /// Sorts a station's queue anew after its rule or the ranks have changed.
  mutating func resort(_ station: Int32, by rule: Dispatching) {
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
