import Simulation

/// Decisions put into force, and reviewed from the books.
extension Run {
  /// Puts a set of decisions into force. What needs the books waits for `decideFromBooks`.
  mutating func adopt(_ new: Decisions) {
    decisions = new
    reviews.plan = new
    reviews.constraint = nil
    releasesByDueDate = new.release.goesByDueDate
    hasSafeDates = new.hasSafeDates
    makesPromises = hasSafeDates || new.promise != .none
    switch new.release {
    case .conwip(let limit): releaseLimit = limit
    case .push, .planned, .loops, .kanban, .drumBufferRope, .simplifiedDrumBufferRope:
      releaseLimit = Int.max
    }
    // Where routes branch, what is planned is counted anew for each promise.
    if case .load = new.promise, !isGeneral || !branches {
      startBookingLoad()
    } else {
      booksLoad = false
    }
    for product in 0..<products.count { products[product].rank = 0 }
    if case .list(let order) = new.priority {
      for product in 0..<products.count { products[product].rank = Double(order.count) }
      for (place, product) in order.enumerated() { products[product].rank = Double(place) }
    }
    if case .list(let kept) = new.portfolio {
      offer(Set(kept))
    } else if new.portfolio == .keepAll {
      offer(Set(0..<products.count))
    }
    serveByName(new.accounts)
    if isGeneral { adoptShop(new) } else { sortLines() }
    adoptQuotas(new.quotas)
    if blueprint.goesBeyondPlant {
      adoptGroup(new.innovation.group)
      startProjects()
    }
    if hasSupply { adoptSupply(new.supply) }
    releaseIsDue = true
  }

  /// Whether the operations an order takes differ from its product's plain route.
  private var branches: Bool {
    hasBranchingRoutes || decisions.batches.contains { $0 != BatchSizes() }
  }

  /// Whether the time that an order takes is more than that of its own operations.
  var countsByOrder: Bool { isGeneral && (branches || isActivity.contains(true)) }

  /// A review: the books of the period since the last one settle portfolio and priorities.
  mutating func review() {
    decide(from: takeStock())
    scheduleReview()
  }

  mutating func scheduleReview() {
    guard let every = decisions.reviewEvery else { return }
    precondition(every > 0, "reviews must be apart in time")
    events.schedule(after: every, .review, target: target(.review))
  }

  /// Closes the present period of the books: finds its constraint, and measures each product's
  /// throughput per unit of that resource's time. What was not shipped leaves no record: its work
  /// may have begun, but what it earns is not known yet.
  mutating func takeStock() -> BookPeriod {
    let reading = readBooks()
    var period = reading.since(books.lastReading)
    books.lastReading = reading
    period.constraint =
      decisions.focusing == nil ? busiestResource(period) : mostOccupied(period)?.resource
    books.constraint = period.constraint
    books.lastPeriod = period
    if let found = period.constraint { books.knownConstraint = found }
    measureDifferentiation(period)
    recordPieces(period)
    guard let constraint = period.constraint else { return period }
    for product in 0..<products.count where period.shipped[product] > 0 {
      let time = period.workTime[product][constraint]
      let earned = period.throughput[product].amount
      // Without constraint time, what earns is best of all and what loses is worst.
      books.measured[product] =
        time > 0 ? earned / time : earned > 0 ? .infinity : earned < 0 ? -.infinity : 0
    }
    return period
  }

  /// Settles portfolio and priorities from a period of the books.
  mutating func decide(from period: BookPeriod) {
    focus(on: period)
    choosePortfolio(period)
    if blueprint.goesBeyondPlant {
      checkAccounts()
      mapAccounts()
      reviewVisits()
    }
    // Best first; products without a record come last, all alike.
    let ranked = ranking()
    for (place, product) in ranked.enumerated() {
      products[product].constraintRank =
        books.measured[product] == nil ? Double(products.count) : Double(place)
    }
    if decisions.priority == .throughputPerConstraintMinute {
      for product in 0..<products.count {
        products[product].rank = products[product].constraintRank
      }
    }
    if isGeneral {
      for station in 0..<Int32(stations.count) { resortShop(station) }
    } else {
      sortLines()
    }
    releaseIsDue = true
  }

  // MARK: The books

  func readBooks() -> BookPeriod {
    var reading = BookPeriod(products: products.count, resources: stations.count)
    reading.time = events.now - clearedAt
    for operation in 0..<operations.count {
      let state = operations[operation]
      let product = Int(variants[state.variant].product)
      let resource = Int(state.station)
      reading.workTime[product][resource] += state.work + state.setup
      reading.pieces[product][resource] += state.pieces - state.piecesBeforeClear
      reading.load[resource] += state.work + state.setup
    }
    if isGeneral { readShop(&reading) }
    readUnits(&reading)
    for source in 0..<sources.count {
      reading.throughput[Int(sources[source].product)] += sources[source].cell.throughput
      reading.sales[Int(sources[source].product)] += sources[source].cell.sales
      reading.shipped[Int(sources[source].product)] += sources[source].cell.shipped
      reading.shippedPieces[Int(sources[source].product)] += sources[source].cell.pieces
    }
    for product in 0..<products.count {
      reading.requested[product] = products[product].requested
      reading.listSales[product] = products[product].listSales
    }
    return reading
  }

  /// What units were doing; those not bought yet are off shift.
  private func readUnits(_ reading: inout BookPeriod) {
    for unit in 0..<units.count {
      var state = units[unit]
      state.settle(at: events.now)
      let resource = Int(state.station)
      reading.occupied[resource] += state.busy + state.setup + state.down
      reading.staffed[resource] += reading.time - state.offShift
    }
  }

  /// On the general path the time of parts counts for the product that was ordered, and the pieces
  /// are those released: `productsWithin` asks for the time per piece.
  private func readShop(_ reading: inout BookPeriod) {
    for operation in 0..<operations.count where operationExtras[operation].helper >= 0 {
      reading.load[Int(operationExtras[operation].helper)] += operationExtras[operation].helperWork
    }
    guard countsByOrder else { return }
    for product in 0..<products.count {
      for resource in 0..<stations.count {
        let time = productWork[product * stations.count + resource]
        reading.workTime[product][resource] = time
        reading.pieces[product][resource] =
          time > 0
          ? products[product].shippedEver - products[product].shippedBeforeClear : 0
      }
    }
  }

  /// The resource whose units were occupied for the largest share of the period.
  func busiestResource(_ period: BookPeriod) -> Int? {
    var busiest: Int?
    var highest = 0.0
    for resource in period.load.indices {
      let occupied = period.load[resource] / Double(stations[resource].units)
      if occupied > highest {
        highest = occupied
        busiest = resource
      }
    }
    return busiest
  }

  /// Products from the highest measured throughput per constraint time down; ties as in the file.
  private func ranking() -> [Int] {
    (0..<products.count).ranked { books.measured[$0] ?? -.infinity }
  }

  // MARK: Portfolio

  private mutating func choosePortfolio(_ period: BookPeriod) {
    let known = ranking().filter { books.measured[$0] != nil }
    let unknown = (0..<products.count).filter { books.measured[$0] == nil }
    switch decisions.portfolio {
    case .keepAll, .list: return
    case .top(let count): offer(Set(known.prefix(count) + unknown))
    case .threshold(let least):
      offer(Set(known.filter { (books.measured[$0] ?? 0) >= least } + unknown))
    case .load(let share):
      offer(Set(productsWithin(share, period, known) + unknown))
    case .mix(let share): chooseMix(within: share, period)
    case .differentiated(let least):
      offer(
        Set(
          (0..<products.count).filter {
            products[$0].isOffered && (books.differentiation[$0] ?? .infinity) >= least
          }))
    case .kill(let count):
      let offered = known.filter { products[$0].isOffered }
      let dropped = Set(offered.dropFirst().suffix(count))
      offer(
        Set((0..<products.count).filter { products[$0].isOffered && !dropped.contains($0) }))
    }
  }

  /// What customers paid over the list price, in units of the premium that was asked for.
  private mutating func measureDifferentiation(_ period: BookPeriod) {
    let premium = decisions.price.premium
    guard premium > 0 else { return }
    for product in 0..<products.count where period.listSales[product] > 0 {
      let realised = period.sales[product].amount / period.listSales[product]
      books.differentiation[product] = (realised - 1) / premium
    }
  }

  /// From the best down until requests load the constraint to `share`; the product that crosses the
  /// line is kept, to be served in part.
  private func productsWithin(_ share: Double, _ period: BookPeriod, _ ranked: [Int]) -> [Int] {
    guard let constraint = period.constraint else { return ranked }
    let capacity = share * period.time * Double(stations[constraint].units)
    var load = 0.0
    var kept: [Int] = []
    for product in ranked {
      guard load < capacity || kept.isEmpty else { break }
      kept.append(product)
      load +=
        timePerPiece(of: product, on: constraint, period) * Double(period.requested[product])
    }
    return kept
  }

  /// Offers exactly these products: waiting orders of the others are cancelled, and their special
  /// material is written off.
  mutating func offer(_ kept: Set<Int>) {
    for product in 0..<products.count {
      let isKept = kept.contains(product)
      defer { products[product].isOffered = isKept }
      guard products[product].isOffered, !isKept else { continue }
      for source in 0..<sources.count where sources[source].product == Int32(product) {
        while sources[source].waitingFirst != Job.none {
          let job = sources[source].waitingFirst
          if !isGeneral || jobExtras[job].purpose == .order {
            sources[source].cell.cancelled += 1
            if jobs[job].placed > clearedAt { cancelledOfReceived += 1 }
          }
          note(.cancelled, job)
          if blueprint.goesBeyondPlant { disappointed(job) }
          abandon(job)
        }
      }
      for variant in 0..<variants.count where variants[variant].product == Int32(product) {
        writeOffStock(of: Int32(variant))
      }
    }
    if hasSupply { findNeeds() }
  }

  // MARK: Consequences

  private mutating func sortLines() {
    for station in 0..<stations.count {
      let rule = decisions.dispatching[station].rule
      if rule != stations[station].rule || rule == .priority
        || rule == .throughputPerConstraintMinute
      {
        resort(Int32(station), by: rule)
      }
    }
  }

  /// Books the orders on hand when a load-based promise comes into force.
  private mutating func startBookingLoad() {
    guard !booksLoad else { return }
    booksLoad = true
    for station in 0..<stations.count { stations[station].booked = 0 }
    var onHand: [(job: Int32, from: Int32)] = []
    jobs.forEach { index, job in
      switch job.stage {
      case .free: break
      case .backlog where isGeneral && jobExtras[index].waitsFor == .stock: break
      case .backlog: onHand.append((index, variants[job.variant].firstOperation))
      case .inProcess where job.operation < 0: break
      case .inProcess where isGeneral && jobExtras[index].purpose == .task: break
      default: onHand.append((index, job.operation))
      }
    }
    for (job, from) in onHand {
      var operation = from
      if jobs[job].stage != .backlog, isBegun(job) { operation += 1 }
      let end = lastOperation(of: jobs[job].variant)
      while operation <= end {
        stations[operations[operation].station].booked +=
          operations[operation].standardTime(pieces: jobs[job].pieces)
        operation += 1
      }
    }
  }

  /// Whether a job's present operation has begun (it is on a unit, and not in setup).
  private func isBegun(_ job: Int32) -> Bool {
    for unit in 0..<units.count where units[unit].job == job {
      return units[unit].state != .setup
    }
    return false
  }

  private func lastOperation(of variant: Int32) -> Int32 {
    var operation = variants[variant].firstOperation
    while !operations[operation].isLast { operation += 1 }
    return operation
  }
}
