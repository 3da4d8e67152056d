import Simulation

/// What waits for a date before it is released.
extension Run {
  /// When an order may be released at the earliest [time].
  mutating func earliestRelease(of job: Int32) -> Double {
    let lead: Double
    switch decisions.release {
    case .planned(let leadTime): lead = leadTime
    case .simplifiedDrumBufferRope(let policy): lead = policy.buffer
    case .push, .conwip, .loops, .kanban, .drumBufferRope: return events.now
    }
    return jobs[job].due < .infinity ? jobs[job].due - lead * bufferScale : events.now
  }

  /// Holds a job until a time.
  mutating func hold(_ job: Int32, until time: Double) {
    onHold.add(at: time, index: job, number: jobExtras[job].number)
    events.reschedule(at: onHold.firstTime, .hold, target: holdTarget)
  }

  /// The time of held jobs has come: orders join the backlog, components are released.
  mutating func endHolds() {
    while onHold.firstTime <= events.now {
      let noted = onHold.takeFirst()
      let job = noted.index
      guard jobs[job].stage != .free, jobExtras[job].number == noted.number else { continue }
      if jobs[job].stage == .held {
        explode(job)
      } else if jobs[job].stage == .backlog, jobExtras[job].waitsFor == .date {
        // Another policy or buffer may have moved the date.
        let time = earliestRelease(of: job)
        if time > events.now {
          onHold.add(at: time, index: job, number: noted.number)
        } else {
          jobExtras[job].waitsFor = .release
          waitForRelease(job)
        }
      }
    }
    if onHold.count > 0 { events.reschedule(at: onHold.firstTime, .hold, target: holdTarget) }
  }

  /// Releases held orders to the backlog when another policy comes into force.
  mutating func dropHolds() {
    for job in 0..<jobs.places
    where jobs[job].stage == .backlog && jobExtras[job].waitsFor == .date {
      let time = earliestRelease(of: job)
      if time > events.now {
        hold(job, until: time)
      } else {
        jobExtras[job].waitsFor = .release
        waitForRelease(job)
      }
    }
  }
}
