import Simulation

/// Assembly and disassembly: how the jobs of an order belong together.
extension Run {
  // MARK: Release

  /// An order enters the plant: its components first, if it has any.
  mutating func launchShop(_ job: Int32) {
    jobs[job].stage = .inProcess
    jobs[job].released = events.now
    jobsInProcess &+= 1
    note(.released, job)
    if hasSupply {
      setAsideMaterials(job)
      recordServed(job)
    }
    enterLoop(job)
    explode(job)
  }

  /// Makes a job exist: at once, or when its components have been made.
  mutating func explode(_ job: Int32) {
    let item = jobExtras[job].item
    let components = blueprint.products[Int(item)].components
    guard !components.isEmpty else { return start(job) }
    jobs[job].stage = .assembling
    jobExtras[job].awaiting = Int32(components.count)
    for component in components {
      let part = newJob(
        like: job, item: Int32(component.product), pieces: jobs[job].pieces * Int32(component.count)
      )
      jobExtras[part].parent = job
      jobExtras[part].root = jobExtras[job].root
      let wait = holdBeforeAssembly(part)
      if wait > 0 {
        jobs[part].stage = .held
        hold(part, until: events.now + wait)
      } else {
        explode(part)
      }
    }
  }

  /// A job of the same order for another item.
  mutating func newJob(like job: Int32, item: Int32, pieces: Int32) -> Int32 {
    var copy = jobs[job]
    copy.variant = products[item].newestVariant
    copy.pieces = pieces
    copy.stage = .inProcess
    copy.next = Job.none
    copy.previous = Job.none
    copy.released = events.now
    copy.ticket = takeTicket()
    let order = jobExtras[job].order
    let new = jobs.insert(copy)
    addExtra(new, item: item, order: order)
    return new
  }

  /// The pieces of a job come into being, with their material, and set out on their route.
  mutating func start(_ job: Int32) {
    let item = jobExtras[job].item
    let pieces = jobs[job].pieces
    let now = events.now
    takeMaterial(variant: jobs[job].variant, pieces: Int(pieces))
    jobExtras[job].value += products[item].material * Int(pieces)
    if hasSupply { useMaterials(job) }
    jobExtras[job].entered = now
    products[item].releasedEver &+= Int(pieces)
    products[item].wip.add(Double(pieces), at: now)
    if jobExtras[job].isChunk {
      let order = jobExtras[job].parent
      jobs[job].stage = .chunk
      jobs[order].pieces += pieces
      jobExtras[order].bornSum += now * Double(pieces)
    } else {
      jobs[job].stage = .inProcess
      jobExtras[job].bornSum = now * Double(pieces)
    }
    let route = blueprint.products[Int(item)].route
    guard !route.isEmpty else { return complete(job) }
    let first = sampled(from: variants[jobs[job].variant].firstOperation)
    passDrum(job, from: -1, to: first)
    guard first >= 0 else { return complete(job) }
    let operation = alternative(for: first)
    jobs[job].operation = operation
    enterShop(job, station: operations[operation].station)
  }

  // MARK: End of a route

  /// A job has done its route: it joins the rest of its order, its assembly, or the customer.
  mutating func complete(_ job: Int32) {
    let parent = jobExtras[job].parent
    if jobExtras[job].isChunk {
      jobExtras[parent].value += jobExtras[job].value
      jobs.remove(job)
      endChunk(of: parent)
    } else if parent != Job.none {
      jobs[job].stage = .parked
      jobExtras[job].sibling = jobExtras[parent].firstChild
      jobExtras[parent].firstChild = job
      jobExtras[parent].awaiting -= 1
      if jobExtras[parent].awaiting == 0 { assemble(parent) }
    } else if !blueprint.products[Int(jobExtras[job].item)].outputs.isEmpty {
      takeApart(job)
    } else if jobExtras[job].purpose != .order {
      completeInternal(job)
    } else {
      shipShop(job)
    }
  }

  /// A chunk of an order has ended; the last one ends the order's route.
  mutating func endChunk(of order: Int32) {
    jobExtras[order].awaiting -= 1
    guard jobExtras[order].awaiting == 0 else { return }
    jobs[order].stage = .inProcess
    if jobs[order].pieces > 0 { complete(order) } else { endScrapped(order) }
  }

  /// All components have arrived: their pieces become part of the whole.
  private mutating func assemble(_ job: Int32) {
    var part = jobExtras[job].firstChild
    jobExtras[job].firstChild = Job.none
    while part != Job.none {
      let next = jobExtras[part].sibling
      leaveProcess(part)
      jobExtras[job].value += jobExtras[part].value
      jobs.remove(part)
      part = next
    }
    note(.assembled, job)
    start(job)
  }

  /// Takes the pieces of a job out of work in process, as made.
  mutating func leaveProcess(_ job: Int32) {
    let item = jobExtras[job].item
    let pieces = jobs[job].pieces
    products[item].wip.add(-Double(pieces), at: events.now)
    products[item].shippedEver &+= Int(pieces)
    products[item].pieceTimeSum += events.now * Double(pieces) - jobExtras[job].bornSum
  }

  /// The pieces of a job are taken apart: each output is an order of its own from here on.
  private mutating func takeApart(_ job: Int32) {
    let item = jobExtras[job].item
    let outputs = blueprint.products[Int(item)].outputs
    leaveProcess(job)
    recordTimes(of: job, product: item)
    note(.shipped, job)
    leaveLoop(job)
    jobsInProcess -= 1
    var piecesLeft = outputs.reduce(0) { $0 + $1.count } * Int(jobs[job].pieces)
    var value = jobExtras[job].value
    let source = jobs[job].source
    sources[source].cell.shipped &+= 1
    var made: [Int32] = []
    for output in outputs {
      let pieces = Int32(output.count) * jobs[job].pieces
      let part = newJob(like: job, item: Int32(output.product), pieces: pieces)
      let to = companion(of: source, for: Int32(output.product))
      jobs[part].source = to
      jobs[part].price = sources[to].listPrice
      jobs[part].released = jobs[job].released
      jobExtras[part].root = part
      jobExtras[part].asked = jobExtras[job].asked
      jobExtras[part].wantedFrom = jobExtras[job].wantedFrom
      jobExtras[part].isWrong = jobExtras[job].isWrong
      jobExtras[part].isShort = jobExtras[job].isShort
      let share = Money(ticks: value.ticks / Int64(piecesLeft) * Int64(pieces))
      let own = piecesLeft == Int(pieces) ? value : share
      jobExtras[part].value = own
      value -= own
      piecesLeft -= Int(pieces)
      sources[to].cell.received &+= 1
      products[output.product].requested &+= Int(pieces)
      jobsInProcess += 1
      made.append(part)
    }
    jobs.remove(job)
    for part in made { start(part) }
    if backlogCount > 0 || hasUnlimited { releaseIsDue = true }
  }

  // MARK: Shipment

  /// A finished order leaves the plant on the general path; see `ship`.
  private mutating func shipShop(_ job: Int32) {
    let material = jobExtras[job].value
    turnWeek()
    ledger.post(material, debit: .materialUsed, credit: .workInProcess)
    recordProcessValue()
    leaveProcess(job)
    invoice(job, material: material)
    leaveLoop(job)
    jobsInProcess &-= 1
    jobs.remove(job)
    if backlogCount > 0 || hasUnlimited { releaseIsDue = true }
  }

  /// An order is delivered, from the plant or from stock: revenue, cost, and its record.
  ///
  /// - Parameter material: cost of its pieces, already posted.
  mutating func invoice(_ job: Int32, material: Money) {
    let source = jobs[job].source
    let item = jobExtras[job].item
    let pieces = Int(jobs[job].pieces)
    let sales = jobs[job].price * pieces
    let delivery =
      blueprint.goesBeyondPlant ? deliveryCost(of: job) : sources[source].costPerDelivery
    turnWeek()
    ledger.post(sales, debit: .cash, credit: .sales)
    ledger.post(delivery, debit: .service, credit: .cash)
    sources[source].cell.sales += sales
    sources[source].cell.material += material
    sources[source].cell.service += delivery
    sources[source].cell.shipped &+= 1
    sources[source].cell.pieces &+= pieces
    let earned = sales - material - delivery - sources[source].costPerOrder
    note(.shipped, job)
    recordTimes(of: job, product: item)
    recordDelivery(of: job, product: item, throughput: earned)
    if blueprint.goesBeyondPlant {
      delivered(job, earned: earned, sales: sales)
      products[item].listSales += sources[source].listPrice.amount * Double(pieces)
      sold(pieces, of: jobs[job].variant)
    }
  }

  private mutating func recordTimes(of job: Int32, product: Int32) {
    let leadTime = events.now - jobs[job].released
    products[product].leadTimeSum += leadTime
    products[product].orderLeadTimeSum += events.now - jobs[job].placed
    leadTimes[Int(product)].add(leadTime)
  }
}
