import Simulation

/// Time buffers: how deep an order is in its buffer, what put it into the red, and how large the
/// buffers should be.
extension Run {
  /// The time buffer of an order [time]; see `BufferManagement`.
  mutating func bufferLength(of job: Int32) -> Double {
    let promised = jobs[job].due - jobs[job].placed
    switch decisions.release {
    case .push, .conwip, .loops, .kanban: return promised
    case .planned(let leadTime): return leadTime * bufferScale
    case .simplifiedDrumBufferRope(let policy): return policy.buffer * bufferScale
    case .drumBufferRope(let policy):
      var buffer = policy.shippingBuffer
      if case .work(let time, _) = policy.rope { buffer += time }
      return buffer > 0 ? buffer * bufferScale : promised
    }
  }

  /// Penetration of an order's buffer: 0 at its begin, 1 at the due date; none without a due date.
  mutating func penetration(of job: Int32) -> Double {
    if isGeneral, jobExtras[job].purpose == .task, jobExtras[job].task == .development {
      return bufferConsumption(ofDevelopment: job)
    }
    if hasSupply, jobExtras[jobExtras[job].root].purpose == .replenishment {
      return stockPenetration(of: jobExtras[job].root)
    }
    guard jobs[job].due < .infinity else { return -.infinity }
    let buffer = bufferLength(of: job)
    let left = jobs[job].due - events.now
    guard buffer > 0 else { return left < 0 ? .infinity : 0 }
    return (buffer - left) / buffer
  }

  /// A shipped order's record against its due date and its buffer.
  @inline(__always)
  mutating func recordDelivery(of job: Int32, product: Int32, throughput: Money) {
    guard jobs[job].due < .infinity else { return }
    products[product].promised += 1
    let late = events.now - jobs[job].due
    if late <= 0 {
      products[product].onTime += 1
    } else {
      products[product].lateThroughput += throughput.amount * late
    }
    recordZone(of: job)
  }

  @inline(never)
  private mutating func recordZone(of job: Int32) {
    let depth = penetration(of: job)
    let management = decisions.buffers
    let zone =
      depth < management.yellow ? 0 : depth < management.red ? 1 : depth <= 1 ? 2 : 3
    zones[zone] += 1
    if let resize = management.resize { resizeBuffers(resize, isRed: zone >= 2) }
  }

  /// Looks at so many orders at a time, at most once per buffer length.
  private mutating func resizeBuffers(_ resize: BufferManagement.Resize, isRed: Bool) {
    recentOrders += 1
    if isRed { recentReds += 1 }
    guard recentOrders >= resize.window, events.now >= nextResize else { return }
    let share = Double(recentReds) / Double(recentOrders)
    recentOrders = 0
    recentReds = 0
    if share > resize.growAbove {
      bufferScale = min(bufferScale * (1 + resize.step), 100)
    } else if share < resize.shrinkBelow {
      bufferScale = max(bufferScale * (1 - resize.step), 0.01)
    } else {
      return
    }
    bufferScales.set(bufferScale, at: events.now)
    nextResize = events.now + releaseBuffer * bufferScale
    // A larger buffer brings forward what is held for its date.
    if share > resize.growAbove { dropHolds() }
    releaseIsDue = true
  }

  /// The buffer of the release policy, before resizing; 0 where promises are the buffers.
  private var releaseBuffer: Double {
    switch decisions.release {
    case .push, .conwip, .loops, .kanban: return 0
    case .planned(let leadTime): return leadTime
    case .simplifiedDrumBufferRope(let policy): return policy.buffer
    case .drumBufferRope(let policy):
      if case .work(let time, _) = policy.rope { return policy.shippingBuffer + time }
      return policy.shippingBuffer
    }
  }

  // MARK: Red

  /// Notes when an accepted order will get into the red, so that its whereabouts are recorded then.
  mutating func watchBuffer(of job: Int32) {
    guard isGeneral, jobs[job].due < .infinity else { return }
    let at = jobs[job].due - bufferLength(of: job) * (1 - decisions.buffers.red)
    redWatch.add(at: max(at, events.now), index: job, number: jobExtras[job].number)
    events.reschedule(at: redWatch.firstTime, .red, target: redTarget)
  }

  /// Orders get into the red: where are they?
  mutating func recordReds() {
    // A look at the clock, not something that happens in the plant.
    eventCount -= 1
    while redWatch.firstTime <= events.now {
      let noted = redWatch.takeFirst()
      let job = noted.index
      guard jobs[job].stage != .free, jobExtras[job].number == noted.number else { continue }
      let place = whereabouts(of: job)
      redCauses[place] += 1
      note(.red, job, resource: place < stations.count ? Int32(place) : -1)
    }
    if redWatch.count > 0 { events.reschedule(at: redWatch.firstTime, .red, target: redTarget) }
  }

  /// The station where an order is; the number of stations when it waits for its release, and one
  /// more when it is on its way.
  private mutating func whereabouts(of order: Int32) -> Int {
    if jobs[order].stage == .backlog { return stations.count }
    for job in 0..<jobs.places
    where jobs[job].stage != .free && jobExtras[job].root == order {
      let queue = jobExtras[job].queuedAt
      if queue != Station.none { return Int(queue) }
      let unit = jobExtras[job].unit
      if unit != Unit.none { return Int(units[unit].station) }
    }
    return stations.count + 1
  }
}
