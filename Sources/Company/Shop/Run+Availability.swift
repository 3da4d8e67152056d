import Probability
import Simulation

/// When units can work: shifts, failures, and what they interrupt.
extension Run {
  // MARK: Counting down

  /// A setup or operation goes on, if the unit and the one that helps it are there.
  mutating func resume(_ unit: Int32) {
    let helper = unitExtras[unit].partner
    let canRun =
      unitExtras[unit].isAvailable && (helper == Unit.none || unitExtras[helper].isAvailable)
    if canRun, !unitExtras[unit].isRunning {
      unitExtras[unit].isRunning = true
      let end = events.now + unitExtras[unit].remaining
      jobs[units[unit].job].clock = end
      events.schedule(at: end, .completion, target: Int(unit))
      if unitExtras[unit].phase == .busy { startOperatingClocks(of: unit) }
    }
    show(unit)
    if helper != Unit.none { show(helper) }
  }

  /// A setup or operation stops where it is.
  mutating func pause(_ unit: Int32) {
    if unitExtras[unit].isRunning {
      unitExtras[unit].isRunning = false
      unitExtras[unit].remaining = max(jobs[units[unit].job].clock - events.now, 0)
      events.cancel(Int(unit))
      stopOperatingClocks(of: unit)
    }
    show(unit)
    if unitExtras[unit].partner != Unit.none { show(unitExtras[unit].partner) }
  }

  /// Time left of the setup or operation on a unit; 0 without one.
  mutating func timeLeft(on unit: Int32) -> Double {
    guard unitExtras[unit].phase == .busy || unitExtras[unit].phase == .setup,
      unitExtras[unit].helps == Unit.none
    else { return 0 }
    return unitExtras[unit].isRunning
      ? jobs[units[unit].job].clock - events.now : unitExtras[unit].remaining
  }

  /// Whether a unit can work has changed.
  mutating func conditionsChanged(of unit: Int32) {
    let machine = unitExtras[unit].helps
    if machine != Unit.none {
      if unitExtras[unit].isAvailable { resume(machine) } else { pause(machine) }
      show(unit)
    } else if unitExtras[unit].phase == .busy || unitExtras[unit].phase == .setup {
      if unitExtras[unit].isAvailable { resume(unit) } else { pause(unit) }
    } else if unitExtras[unit].isAvailable, unitExtras[unit].phase == .starved,
      !unitExtras[unit].isIdle
    {
      takeNext(unit, at: units[unit].station)
      roomAppeared(at: units[unit].station)
    } else {
      if !unitExtras[unit].isAvailable, unitExtras[unit].isIdle { leaveIdle(unit) }
      show(unit)
    }
  }

  /// Puts the state of a unit on record.
  mutating func show(_ unit: Int32) {
    let extra = unitExtras[unit]
    var state = extra.phase
    if extra.isOff {
      state = .offShift
    } else if extra.downs > 0 {
      state = .down
    } else if extra.helps != Unit.none {
      let machine = unitExtras[extra.helps]
      state = !machine.isRunning ? .waiting : machine.phase
    } else if (state == .busy || state == .setup) && !extra.isRunning {
      state = .waiting
    }
    noteState(unit, state)
    units[unit].enter(state, at: events.now)
  }

  // MARK: Shifts

  /// Puts the calendars in force at time 0.
  mutating func startShifts() {
    for station in 0..<Int32(stations.count) {
      guard let shifts = blueprint.resources[Int(station)].shifts else { continue }
      let startsStaffed = shifts.spans[0].lowerBound == 0
      stationExtras[station].isStaffed = startsStaffed
      if !startsStaffed {
        let first = stations[station].firstUnit
        for unit in first..<first + stations[station].units {
          unitExtras[unit].isOff = true
          conditionsChanged(of: unit)
        }
      }
      scheduleShift(station, shifts)
    }
  }

  private mutating func scheduleShift(_ station: Int32, _ shifts: Shifts) {
    let span = shifts.spans[Int(stationExtras[station].span)]
    let start = Double(stationExtras[station].cycle) * shifts.cycle
    let boundary = stationExtras[station].isStaffed ? span.upperBound : span.lowerBound
    events.schedule(
      at: max(start + boundary, events.now), .condition, target: shiftTarget(station))
  }

  /// A shift begins or ends.
  mutating func changeShift(station index: Int) {
    let station = Int32(index)
    guard let shifts = blueprint.resources[index].shifts else { return }
    let wasStaffed = stationExtras[station].isStaffed
    if wasStaffed {
      stationExtras[station].span += 1
      if stationExtras[station].span == Int32(shifts.spans.count) {
        stationExtras[station].span = 0
        stationExtras[station].cycle += 1
        // The last span may meet the first one of the next cycle: work goes on.
        if shifts.spans[shifts.spans.count - 1].upperBound == shifts.cycle,
          shifts.spans[0].lowerBound == 0
        {
          return scheduleShift(station, shifts)
        }
      }
    }
    stationExtras[station].isStaffed = !wasStaffed
    scheduleShift(station, shifts)
    let first = stations[station].firstUnit
    for unit in first..<first + stations[station].units {
      if !wasStaffed {
        guard unitExtras[unit].isOff else {
          unitExtras[unit].stopsAfterJob = false
          continue
        }
        unitExtras[unit].isOff = false
      } else {
        let isAtWork =
          unitExtras[unit].phase == .busy || unitExtras[unit].phase == .setup
        if shifts.atEnd == .finish, isAtWork {
          unitExtras[unit].stopsAfterJob = true
          continue
        }
        unitExtras[unit].isOff = true
      }
      conditionsChanged(of: unit)
    }
  }

  // MARK: Failures

  /// Draws the first times to failure.
  mutating func startFailures() {
    for station in 0..<stations.count {
      let first = stations[station].firstUnit
      for unit in first..<first + stations[station].units { startFailures(of: unit) }
    }
  }

  /// Draws the first times to failure of a unit that begins to be there.
  mutating func startFailures(of unit: Int32) {
    let first = Int(unitExtras[unit].firstFailure)
    for cause in first..<first + Int(unitExtras[unit].failures) {
      failures[cause].left = failures[cause].uptime.next()
      if !failures[cause].countsOperation {
        events.schedule(after: failures[cause].left, .condition, target: firstFailureTarget + cause)
      }
    }
  }

  private mutating func startOperatingClocks(of unit: Int32) {
    let first = unitExtras[unit].firstFailure
    for cause in first..<first + unitExtras[unit].failures
    where failures[cause].countsOperation && !failures[cause].isDown {
      failures[cause].since = events.now
      events.schedule(
        after: failures[cause].left, .condition, target: firstFailureTarget + Int(cause))
    }
  }

  mutating func stopOperatingClocks(of unit: Int32) {
    let first = unitExtras[unit].firstFailure
    for cause in first..<first + unitExtras[unit].failures
    where failures[cause].countsOperation && failures[cause].since >= 0 {
      let worked = events.now - failures[cause].since
      failures[cause].left = max(failures[cause].left - worked, 0)
      failures[cause].since = -1
      events.cancel(firstFailureTarget + Int(cause))
    }
  }

  /// A unit fails, or is repaired.
  mutating func failOrRepair(cause: Int) {
    let unit = failures[cause].unit
    failures[cause].isDown.toggle()
    if failures[cause].isDown {
      failures[cause].since = -1
      unitExtras[unit].downs += 1
      let repair = failures[cause].repair.next()
      events.schedule(after: repair, .condition, target: firstFailureTarget + cause)
    } else {
      unitExtras[unit].downs -= 1
      failures[cause].left = failures[cause].uptime.next()
      if !failures[cause].countsOperation {
        events.schedule(
          after: failures[cause].left, .condition, target: firstFailureTarget + cause)
      }
    }
    conditionsChanged(of: unit)
  }
}
