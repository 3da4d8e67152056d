import Simulation

/// Orders that move in parts, and pieces that are lost.
extension Run {
  // MARK: Chunks

  /// Splits the pieces that move on off a job on a unit; both parts are then chunks of the order.
  mutating func splitOff(
    _ pieces: Int32, from job: Int32, on unit: Int32
  ) -> (chunk: Int32, rest: Int32) {
    let rest = asChunk(job)
    let chunk = copyChunk(rest)
    let value = jobExtras[rest].value
    let share = Money(ticks: value.ticks * Int64(pieces) / Int64(jobs[rest].pieces))
    jobs[chunk].pieces = pieces
    jobs[rest].pieces -= pieces
    jobExtras[chunk].value = share
    jobExtras[rest].value = value - share
    jobExtras[chunk].left = 0
    jobExtras[rest].unit = unit
    return (chunk, rest)
  }

  /// The job as a chunk: itself if it is one, else a new one for all its pieces.
  private mutating func asChunk(_ job: Int32) -> Int32 {
    guard !jobExtras[job].isChunk else { return job }
    let chunk = copyChunk(job)
    jobExtras[chunk].parent = job
    jobExtras[chunk].isChunk = true
    jobExtras[chunk].value = jobExtras[job].value
    jobExtras[job].value = .zero
    jobExtras[job].awaiting = 1
    // From here on the chunks are what is somewhere.
    jobExtras[job].unit = Unit.none
    jobs[job].stage = .split
    return chunk
  }

  /// A copy of a job as a further chunk of its order.
  private mutating func copyChunk(_ job: Int32) -> Int32 {
    let extra = jobExtras[job]
    var copy = jobs[job]
    copy.stage = .chunk
    let chunk = jobs.insert(copy)
    addExtra(chunk, item: extra.item, order: extra.order)
    let number = jobExtras[chunk].number
    jobExtras[chunk] = extra
    jobExtras[chunk].number = number
    jobExtras[chunk].loop = -1
    if extra.isChunk { jobExtras[extra.parent].awaiting += 1 }
    return chunk
  }

  // MARK: Scrap

  /// Takes pieces off a job that are lost at an operation, and makes them again where that is the
  /// rule. Returns the job that goes on: `Job.none` when nothing is left of it here.
  mutating func scrap(_ lost: Int32, of job: Int32, at operation: Int32) -> Int32 {
    let now = events.now
    let item = jobExtras[job].item
    let pieces = jobs[job].pieces
    let value = jobExtras[job].value
    let worth = Money(ticks: value.ticks * Int64(lost) / Int64(pieces))
    note(.scrapped, job, pieces: lost)
    postScrap(worth, of: job)
    jobExtras[job].value = value - worth
    jobs[job].pieces = pieces - lost
    products[item].wip.add(-Double(lost), at: now)
    products[item].scrappedEver &+= Int(lost)
    let born = jobExtras[job].entered * Double(lost)
    products[item].pieceTimeSum += now * Double(lost) - born
    if jobExtras[job].isChunk {
      let order = jobExtras[job].parent
      jobs[order].pieces -= lost
      jobExtras[order].bornSum -= born
    } else {
      jobExtras[job].bornSum -= born
    }
    let order = jobExtras[job].isChunk ? jobExtras[job].parent : job
    let isRemade =
      jobExtras[order].parent != Job.none || blueprint.products[Int(item)].scrap == .again
    // In this order, or the rope would let go of an order that comes to the drum after all.
    if isRemade { returnToDrum(job, pieces: lost) } else { jobExtras[order].isShort = true }
    leaveDrum(job, pieces: lost, at: operation)

    var moving = job
    if isRemade {
      moving = asChunk(job)
      remake(lost, like: moving)
    }
    guard jobs[moving].pieces == 0 else { return moving }
    if jobExtras[moving].isChunk {
      let parent = jobExtras[moving].parent
      jobs.remove(moving)
      endChunk(of: parent)
    } else {
      endScrapped(moving)
    }
    return Job.none
  }

  /// Makes pieces of an order again from the start of their route.
  private mutating func remake(_ pieces: Int32, like chunk: Int32) {
    let order = jobExtras[chunk].parent
    let new = copyChunk(chunk)
    let item = jobExtras[new].item
    jobs[new].pieces = pieces
    if jobExtras[new].purpose == .order { jobs[new].variant = products[item].newestVariant }
    jobExtras[new].value = .zero
    jobExtras[new].left = 0
    jobExtras[new].reworks = 0
    jobExtras[new].firstChild = Job.none
    jobExtras[new].awaiting = 0
    jobExtras[new].parent = order
    jobExtras[new].unit = Unit.none
    if hasSupply, awaitsMaterial(new) { return }
    explode(new)
  }

  /// An order ends because all its pieces were lost.
  mutating func endScrapped(_ order: Int32) {
    // What rounding left of its value goes with it.
    postScrap(jobExtras[order].value, of: order)
    jobExtras[order].value = .zero
    let extra = jobExtras[order]
    switch extra.purpose {
    case .order: break
    // Work of people comes to an end, whatever came of it.
    case .task: return endTask(order)
    case .replenishment:
      endProduction(order, supply.materials + Int(extra.item))
      return jobs.remove(order)
    case .pilot:
      jobs.remove(order)
      return piloted(Int(extra.subject))
    }
    sources[jobs[order].source].cell.scrapped &+= 1
    if blueprint.goesBeyondPlant { disappointed(order) }
    leaveLoop(order)
    jobsInProcess &-= 1
    jobs.remove(order)
    if backlogCount > 0 || hasUnlimited { releaseIsDue = true }
  }

  /// Material lost: it is part of what an order costs; in a pilot it is operating expense.
  private mutating func postScrap(_ worth: Money, of job: Int32) {
    guard jobExtras[jobExtras[job].root].purpose != .pilot else { return expensePilot(worth) }
    turnWeek()
    ledger.post(worth, debit: .materialUsed, credit: .workInProcess)
    sources[jobs[job].source].cell.material += worth
    recordProcessValue()
  }
}
