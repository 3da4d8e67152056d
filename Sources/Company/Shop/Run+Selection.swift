import Probability
import Simulation

/// Which waiting job is next on the general path.
extension Run {
  /// Takes the next job for a unit out of the queue, and others with it for a batch (they are then
  /// the unit's `rest`); `Job.none` if there is none that can start.
  mutating func takeJob(for unit: Int32, at station: Int32) -> Int32 {
    unitExtras[unit].batch = 1
    guard stations[station].line.count > 0 else { return Job.none }
    guard stationExtras[station].isScanned else {
      let job =
        stations[station].isFirstCome
        ? stations[station].line.takeFirst(jobs) : stations[station].line.takeLeast(jobs)
      recordWait(of: job, at: station)
      return job
    }
    let job = bestJob(for: unit, at: station)
    guard job != Job.none else { return job }
    take(job, from: station)
    recordWait(of: job, at: station)
    if operationExtras[jobs[job].operation].batchMaximum > 0, jobExtras[job].unit == Unit.none {
      fillBatch(job, unit, station)
    }
    return job
  }

  private mutating func recordWait(of job: Int32, at station: Int32) {
    jobExtras[job].queuedAt = Station.none
    let waited = events.now - jobs[job].clock
    stations[station].waits &+= waited > 0 ? 1 : 0
    stations[station].waitSum += waited
  }

  // MARK: Searched queues

  private mutating func bestJob(for unit: Int32, at station: Int32) -> Int32 {
    let staysWith = familyToStayWith(unit, station)
    let (rule, tie) = (stations[station].rule, stationExtras[station].tie)
    var best = Job.none
    var bestKeys = (Double.infinity, Double.infinity)
    var nextTry = Double.infinity
    var job = stations[station].line.first
    for _ in 0..<stations[station].line.count {
      let next = jobs[job].next
      defer { job = next }
      let operation = jobs[job].operation
      if let family = staysWith, setupFamily(of: job) != family { continue }
      if operationExtras[operation].batchMaximum > 0, jobExtras[job].unit == Unit.none {
        let ready = whenReady(job, at: station)
        guard ready <= events.now else {
          nextTry = min(nextTry, ready)
          continue
        }
      }
      let key = rank(of: job, rule, on: unit)
      guard best == Job.none || key <= bestKeys.0 else { continue }
      let second = rank(of: job, tie, on: unit)
      if best == Job.none || key < bestKeys.0 || second < bestKeys.1 {
        best = job
        bestKeys = (key, second)
      }
    }
    if best == Job.none, nextTry < .infinity {
      events.reschedule(at: nextTry, .batch, target: batchTarget(station))
    }
    return best
  }

  /// Smallest first; the list is in order of arrival, which settles what is left.
  mutating func rank(of job: Int32, _ rule: Dispatching.Rule, on unit: Int32) -> Double {
    switch rule {
    case .leastSetup: unit == Unit.none ? 0 : expectedSetup(of: unit, for: job)
    case .lastCome: -jobs[job].clock
    default: sortKey(of: job, rule: rule)
    }
  }

  /// The family that a unit has to stay with for its minimum run; `nil` when it is free.
  private mutating func familyToStayWith(_ unit: Int32, _ station: Int32) -> Int32? {
    let family = units[unit].family
    guard family >= 0, unitExtras[unit].sinceSetup < stationExtras[station].minimumRun else {
      return nil
    }
    var job = stations[station].line.first
    for _ in 0..<stations[station].line.count {
      if setupFamily(of: job) == family { return family }
      job = jobs[job].next
    }
    return nil
  }

  private mutating func take(_ job: Int32, from station: Int32) {
    var before = Job.none
    var candidate = stations[station].line.first
    while candidate != job {
      before = candidate
      candidate = jobs[candidate].next
    }
    stations[station].line.remove(job, after: before, jobs)
  }

  // MARK: Batches

  /// Whether two waiting jobs can be in one batch.
  private mutating func batchTogether(_ a: Int32, _ b: Int32) -> Bool {
    let (first, second) = (jobs[a].operation, jobs[b].operation)
    guard operationExtras[second].batchMaximum > 0, jobExtras[b].unit == Unit.none else {
      return false
    }
    return switch operationExtras[first].batchBy {
    case .any: true
    case .family: setupFamily(of: a) == setupFamily(of: b)
    case .product: first == second
    }
  }

  /// When the batch that a job would be in can start: now if there are enough, else when the one
  /// that has waited longest has waited enough.
  private mutating func whenReady(_ leader: Int32, at station: Int32) -> Double {
    let operation = jobs[leader].operation
    var count: Int32 = 0
    var oldest = Double.infinity
    var job = stations[station].line.first
    for _ in 0..<stations[station].line.count {
      if batchTogether(leader, job) {
        count += 1
        oldest = min(oldest, jobs[job].clock)
        if count >= operationExtras[operation].batchMinimum { return events.now }
      }
      job = jobs[job].next
    }
    // Not before now: the sum may round to a moment just past.
    return max(oldest + operationExtras[operation].batchWait, events.now)
  }

  /// Takes the jobs that go with the leader, in the order of their arrival.
  private mutating func fillBatch(_ leader: Int32, _ unit: Int32, _ station: Int32) {
    let most = operationExtras[jobs[leader].operation].batchMaximum
    var last = Job.none
    var before = Job.none
    var job = stations[station].line.first
    for _ in 0..<stations[station].line.count where unitExtras[unit].batch < most {
      let next = jobs[job].next
      if batchTogether(leader, job) {
        stations[station].line.remove(job, after: before, jobs)
        recordWait(of: job, at: station)
        jobs[job].next = Job.none
        if last == Job.none { unitExtras[unit].rest = job } else { jobs[last].next = job }
        last = job
        unitExtras[unit].batch += 1
      } else {
        before = job
      }
      job = next
    }
  }

  /// Idle units of a station start what can start.
  mutating func startBatches(at station: Int32) {
    while stations[station].idleFirst != Unit.none {
      let unit = stations[station].idleFirst
      let job = takeJob(for: unit, at: station)
      guard job != Job.none else { return }
      leaveIdle(unit)
      if jobExtras[job].unit != Unit.none {
        grant(unit, to: jobExtras[job].unit)
      } else {
        begin(job, onShop: unit)
      }
      roomAppeared(at: station)
    }
  }

  // MARK: Preemption

  /// Interrupts the unit with the job that comes last by the rules, if the new one precedes it, and
  /// starts the new one there.
  mutating func interruptWorst(at station: Int32, for job: Int32) -> Bool {
    let (rule, tie) = (stations[station].rule, stationExtras[station].tie)
    // It comes after those on the units, also where it has never waited.
    jobs[job].ticket = takeTicket()
    var worst = Unit.none
    var worstKeys = (-Double.infinity, -Double.infinity)
    let first = stations[station].firstUnit
    for unit in first..<first + stations[station].units {
      guard unitExtras[unit].phase == .busy, unitExtras[unit].isRunning,
        unitExtras[unit].helps == Unit.none, unitExtras[unit].batch == 1,
        unitExtras[unit].continuing == Job.none, !unitExtras[unit].stopsAfterJob,
        operationExtras[jobs[units[unit].job].operation].batchMaximum == 0
      else { continue }
      let keys = (
        rankAtWork(of: units[unit].job, rule, on: unit),
        rankAtWork(of: units[unit].job, tie, on: unit)
      )
      if worst == Unit.none || keys.0 > worstKeys.0
        || (keys.0 == worstKeys.0 && keys.1 > worstKeys.1)
      {
        worst = unit
        worstKeys = keys
      }
    }
    guard worst != Unit.none else { return false }
    let keys = (rankAtWork(of: job, rule, on: worst), rankAtWork(of: job, tie, on: worst))
    guard keys.0 < worstKeys.0 || (keys.0 == worstKeys.0 && keys.1 < worstKeys.1) else {
      return false
    }
    interrupt(worst)
    begin(job, onShop: worst)
    return true
  }

  /// The rank of a job that does not wait: its clock does not say when it came.
  private mutating func rankAtWork(
    of job: Int32, _ rule: Dispatching.Rule, on unit: Int32
  ) -> Double {
    rule == .lastCome ? -Double(jobs[job].ticket) : rank(of: job, rule, on: unit)
  }

  private mutating func interrupt(_ unit: Int32) {
    let job = units[unit].job
    let station = units[unit].station
    pause(unit)
    let left = unitExtras[unit].remaining
    credit(-left, to: unit)
    creditHelper(-left, of: unit)
    jobExtras[job].remaining = left
    jobExtras[job].unit = Unit.none
    let reserved = unitExtras[unit].reserved
    unitExtras[unit].reserved = Station.none
    units[unit].job = Job.none
    unitExtras[unit].phase = .starved
    unitExtras[unit].inRow = 0
    joinShop(job, line: station, isBack: true)
    let helper = unitExtras[unit].partner
    if helper != Unit.none {
      unitExtras[unit].partner = Unit.none
      unitExtras[helper].helps = Unit.none
      freeUnit(helper)
    }
    if reserved != Station.none {
      stationExtras[reserved].inbound -= 1
      roomAppeared(at: reserved)
    }
  }
}
