import Simulation

/// Loops and ropes: limits on what is in process of some products, in orders or in work.
extension Run {
  /// Puts the loops of a release policy in force; orders in process are counted in.
  mutating func adoptLoops(_ release: Release) {
    loops.truncate(to: 0)
    for product in 0..<products.count {
      loopOf[product] = -1
      lastDrumStep[product] = -1
    }
    drum = Station.none
    switch release {
    case .push, .planned, .conwip, .kanban, .simplifiedDrumBufferRope: break
    case .loops(let list):
      for (index, loop) in list.enumerated() {
        loops.append(LoopState(loop.limit, endsAtDrum: false))
        for product in loop.products where takesUpLoop(product, loops[index]) {
          loopOf[product] = Int32(index)
        }
      }
    case .drumBufferRope(let rope):
      drum = Int32(rope.drum)
      loops.append(LoopState(rope.rope, endsAtDrum: true))
      for product in 0..<products.count {
        let route = blueprint.products[product].route
        lastDrumStep[product] = Int32(route.lastIndex { $0.resource == rope.drum } ?? -1)
      }
      for product in 0..<products.count
      where drumPieces(ofBill: product, pieces: 1) > 0 && takesUpLoop(product, loops[0]) {
        loopOf[product] = 0
      }
    }
    guard isGeneral else { return }
    for job in 0..<jobs.places where jobs[job].stage != .free {
      jobExtras[job].loop = -1
      if jobs[job].stage != .backlog, jobExtras[job].root == job,
        jobExtras[job].purpose != .task
      {
        enterLoop(job)
      }
    }
    if drum != Station.none { payOutForPast() }
  }

  /// Takes off the rope what orders in process have at the drum behind them.
  private mutating func payOutForPast() {
    var ahead: [Int32: Int32] = [:]
    for job in 0..<jobs.places { ahead[jobExtras[job].root, default: 0] += piecesAhead(of: job) }
    for job in 0..<jobs.places
    where jobs[job].stage != .free && jobExtras[job].root == job && jobExtras[job].loop >= 0 {
      let past = jobExtras[job].drumPieces - ahead[job, default: 0]
      if past > 0 { payOutRope(of: job, pieces: past) }
    }
  }

  /// Pieces of a job, with those of components to be released, that have the drum before them.
  private mutating func piecesAhead(of job: Int32) -> Int32 {
    let item = Int(jobExtras[job].item)
    switch jobs[job].stage {
    case .free, .backlog, .split, .parked: return 0
    case .held: return drumPieces(ofBill: item, pieces: jobs[job].pieces)
    case .assembling: return lastDrumStep[item] >= 0 ? jobs[job].pieces : 0
    case .inProcess, .chunk:
      var operation = jobs[job].operation
      let unit = jobExtras[job].unit
      if unit != Unit.none, unitExtras[unit].phase == .blocked, !unitExtras[unit].awaitsCard {
        operation = units[unit].nextOperation
      }
      let isBefore = operation >= 0 && operationExtras[operation].step <= lastDrumStep[item]
      return isBefore ? jobs[job].pieces : 0
    }
  }

  /// Whether a loop limits a product: one counted in work does not if the product takes none there.
  private mutating func takesUpLoop(_ product: Int, _ loop: LoopState) -> Bool {
    loop.station == Station.none || work(ofBill: product, pieces: 1, on: loop.station) > 0
  }

  /// Whether the loop of a product has room for an order (`Job.none`: for one piece), and its
  /// materials are there.
  mutating func mayRelease(_ product: Int, _ job: Int32) -> Bool {
    guard hasRoomInLoop(product, job) else { return false }
    guard hasSupply, job != Job.none, !hasMaterials(job) else { return true }
    markLacking(job)
    return false
  }

  /// Whether the limits on work in process leave room for an order.
  private mutating func hasRoomInLoop(_ product: Int, _ job: Int32) -> Bool {
    if jobsInProcess >= releaseLimit { return false }
    let loop = loopOf[product]
    guard loop >= 0 else { return true }
    let state = loops[loop]
    guard state.station != Station.none else { return state.load + 1 <= state.limit }
    let limit = state.limit * (state.endsAtDrum ? bufferScale : 1)
    // The rope releases what the drum can start within the buffer.
    if state.endsAtDrum { return state.load <= limit }
    let pieces = job == Job.none ? 1 : jobs[job].pieces
    let own = work(ofBill: product, pieces: pieces, on: state.station)
    return state.load == 0
      || state.load + own / Double(stations[state.station].units) <= limit
  }

  mutating func enterLoop(_ job: Int32) {
    let item = Int(jobExtras[job].item)
    let loop = loopOf[item]
    guard loop >= 0 else { return }
    let station = loops[loop].station
    let pieces = jobs[job].pieces
    let load =
      station == Station.none
      ? 1 : work(ofBill: item, pieces: pieces, on: station) / Double(stations[station].units)
    jobExtras[job].loop = loop
    jobExtras[job].load = load
    loops[loop].load += load
    if loops[loop].endsAtDrum {
      jobExtras[job].drumPieces = drumPieces(ofBill: item, pieces: pieces)
      jobExtras[job].drumLeft = jobExtras[job].drumPieces
      if jobExtras[job].drumLeft == 0 { leaveLoop(job) }
    }
  }

  /// An order leaves its loop with all that it still takes up there.
  mutating func leaveLoop(_ job: Int32) {
    let loop = jobExtras[job].loop
    guard loop >= 0 else { return }
    loops[loop].load = max(loops[loop].load - jobExtras[job].load, 0)
    jobExtras[job].loop = -1
    releaseIsDue = true
  }

  // MARK: Drum

  /// A job goes on from a step of its route (-1: sets out) to an operation (-1: the end): where it
  /// will not be at the drum any more, its share of the rope is paid out.
  mutating func passDrum(_ job: Int32, from step: Int32, to next: Int32) {
    guard drum != Station.none else { return }
    let last = lastDrumStep[jobExtras[job].item]
    guard last >= 0, step <= last, next < 0 || operationExtras[next].step > last else { return }
    payOutRope(of: jobExtras[job].root, pieces: jobs[job].pieces)
  }

  /// A job that was past the drum goes back to before it.
  mutating func goBackToDrum(_ job: Int32, from operation: Int32, to earlier: Int32) {
    guard drum != Station.none else { return }
    let last = lastDrumStep[jobExtras[job].item]
    let order = jobExtras[job].root
    guard operationExtras[operation].step > last, operationExtras[earlier].step <= last,
      jobExtras[order].loop >= 0
    else { return }
    jobExtras[order].drumLeft += jobs[job].pieces
  }

  /// Pieces lost at the drum or before will not come there.
  mutating func leaveDrum(_ job: Int32, pieces: Int32, at operation: Int32) {
    guard drum != Station.none,
      operationExtras[operation].step <= lastDrumStep[jobExtras[job].item]
    else { return }
    payOutRope(of: jobExtras[job].root, pieces: pieces)
  }

  /// Pieces that are made again will.
  mutating func returnToDrum(_ job: Int32, pieces: Int32) {
    let order = jobExtras[job].root
    guard drum != Station.none, jobExtras[order].loop >= 0 else { return }
    jobExtras[order].drumLeft += drumPieces(ofBill: Int(jobExtras[job].item), pieces: pieces)
  }

  private mutating func payOutRope(of order: Int32, pieces: Int32) {
    let loop = jobExtras[order].loop
    guard loop >= 0, loops[loop].endsAtDrum else { return }
    jobExtras[order].drumLeft -= pieces
    if jobExtras[order].drumLeft <= 0 { return leaveLoop(order) }
    guard loops[loop].station != Station.none else { return }
    let whole = jobExtras[order].load
    let left = Double(jobExtras[order].drumLeft) / Double(jobExtras[order].drumLeft + pieces)
    jobExtras[order].load = whole * min(left, 1)
    loops[loop].load = max(loops[loop].load - (whole - jobExtras[order].load), 0)
    releaseIsDue = true
  }

  private mutating func drumPieces(ofBill item: Int, pieces: Int32) -> Int32 {
    var sum = lastDrumStep[item] >= 0 ? pieces : 0
    for component in blueprint.products[item].components {
      sum += drumPieces(ofBill: component.product, pieces: pieces * Int32(component.count))
    }
    return sum
  }

  /// How long a component without drum work waits for its release, so that it arrives a buffer
  /// before the drum's part of the order [time].
  mutating func holdBeforeAssembly(_ part: Int32) -> Double {
    guard case .drumBufferRope(let rope) = decisions.release, let buffer = rope.assemblyBuffer,
      drumPieces(ofBill: Int(jobExtras[part].item), pieces: 1) == 0,
      jobExtras[jobExtras[part].root].loop >= 0
    else { return 0 }
    return max(releasedDrumWork() / Double(stations[drum].units) - buffer * bufferScale, 0)
  }

  /// Expected time on the drum of what was released and has not been through it.
  private mutating func releasedDrumWork() -> Double {
    var sum = 0.0
    for job in 0..<jobs.places
    where jobs[job].stage != .free && jobExtras[job].root == job && jobExtras[job].loop >= 0 {
      let item = Int(jobExtras[job].item)
      let whole = jobExtras[job].drumPieces
      let pieces = whole / drumPieces(ofBill: item, pieces: 1)
      sum +=
        work(ofBill: item, pieces: pieces, on: drum) * Double(jobExtras[job].drumLeft)
        / Double(whole)
    }
    return sum
  }

  // MARK: Expected work

  /// Expected time that so many pieces of an item, with all their components, take on a station.
  mutating func work(ofBill item: Int, pieces: Int32, on station: Int32) -> Double {
    let first = variants[products[item].newestVariant].firstOperation
    var sum = 0.0
    for step in 0..<Int32(blueprint.products[item].route.count) {
      sum += work(of: first + step, pieces: pieces, on: station)
    }
    for component in blueprint.products[item].components {
      sum += work(
        ofBill: component.product, pieces: pieces * Int32(component.count), on: station)
    }
    return sum
  }

  private mutating func work(of operation: Int32, pieces: Int32, on station: Int32) -> Double {
    var sum = 0.0
    if operations[operation].station == station {
      sum += operations[operation].standardTime(pieces: pieces)
    }
    if isGeneral, operationExtras[operation].helper == station, operationExtras[operation].helpsWork
    {
      sum += operations[operation].standardTime(pieces: pieces)
    }
    return sum
  }

  /// Expected time on a station of all accepted orders, as far as it has not begun there.
  mutating func plannedWork(on station: Int32) -> Double {
    var sum = 0.0
    for job in 0..<jobs.places {
      switch jobs[job].stage {
      case .free, .split, .parked: break
      case .backlog, .held:
        let item = Int(variants[jobs[job].variant].product)
        sum += work(ofBill: item, pieces: jobs[job].pieces, on: station)
      case .assembling:
        let first = variants[jobs[job].variant].firstOperation
        let steps = blueprint.products[Int(jobExtras[job].item)].route.count
        for step in 0..<Int32(steps) {
          sum += work(of: first + step, pieces: jobs[job].pieces, on: station)
        }
      case .inProcess, .chunk:
        var next = jobs[job].operation
        guard next >= 0 else { break }
        if jobExtras[job].left > 0 || jobExtras[job].remaining >= 0 || isWorkedOn(job) {
          next = operationExtras[next].next
        }
        while next >= 0 {
          sum += work(of: next, pieces: jobs[job].pieces, on: station)
          next = operationExtras[next].next
        }
      }
    }
    return sum
  }

  private mutating func isWorkedOn(_ job: Int32) -> Bool {
    let unit = jobExtras[job].unit
    return unit != Unit.none
      && (unitExtras[unit].phase == .busy
        || unitExtras[unit].phase == .blocked && !unitExtras[unit].awaitsCard)
  }
}

extension LoopState {
  init(_ limit: Release.Limit, endsAtDrum: Bool) {
    self.endsAtDrum = endsAtDrum
    switch limit {
    case .jobs(let count):
      self.limit = Double(count)
      station = Station.none
    case .work(let time, let resource):
      self.limit = time
      station = Int32(resource)
    }
  }
}
