import Probability
import Simulation

/// Projects in process: engineers develop, the plant makes a pilot batch, a variant is launched.
extension Run {
  /// Starts projects that wait, the most promising first, as far as the cap allows.
  mutating func startProjects() {
    guard let plan = blueprint.innovation?.programme else { return }
    let cap = decisions.innovation.projects ?? .max
    while programme.inProcess < cap, let next = mostPromising() {
      guard products[programme.projects[next].product].isOffered else {
        abandon(project: next)
        continue
      }
      begin(project: next, plan)
    }
  }

  /// The waiting project that promises most; among equals the one proposed first.
  private func mostPromising() -> Int? {
    var best: Int?
    for index in programme.projects.indices where programme.projects[index].stage == .waiting {
      guard let leader = best else {
        best = index
        continue
      }
      if promises(programme.projects[index], moreThan: programme.projects[leader]) { best = index }
    }
    return best
  }

  private func promises(_ a: Project, moreThan b: Project) -> Bool {
    let (x, y) =
      decisions.innovation.rank == .revenue ? (a.revenue, b.revenue) : (a.value, b.value)
    return x != y ? x > y : a.isProposed(before: b)
  }

  private mutating func begin(project index: Int, _ plan: Programme) {
    programme.inProcess += 1
    programme.wip.add(1, at: events.now)
    programme.projects[index].stage = .development
    programme.projects[index].started = events.now
    programme.projects[index].zoneSince = events.now
    let length = plannedLength(of: programme.projects[index], plan)
    programme.projects[index].plan = length
    programme.projects[index].buffer = length * decisions.innovation.buffer
    guard let development = plan.development else { return developed(index) }
    develop(index, development)
  }

  /// Puts the work of a project in front of the engineers: a setup family of its own, in pieces after
  /// each of which they may turn to another project.
  private mutating func develop(_ index: Int, _ development: Programme.Development) {
    let project = programme.projects[index]
    var draws = proposalStream(Int(project.manager), project.number, "work")
    let work = development.workPerSize.map { max($0.sampler.sample(&draws), 0) * project.size } ?? 1
    let pieces = min(max((work * Double(development.pieces)).rounded(.up), 1), 1_000_000)
    startTask(
      .development, activity: development.activity, source: productSources[Int(project.product)],
      subject: Int32(index), pieces: Int32(pieces), scale: work / pieces,
      family: ideas.ownFamily(project.idea), due: project.due)
  }

  /// Development of a project is done: its variant is tried out, or launched.
  mutating func developed(_ index: Int) {
    guard let plan = blueprint.innovation?.programme else { return }
    let product = Int(programme.projects[index].product)
    guard products[product].isOffered else { return end(project: index) }
    let project = programme.projects[index]
    let variant = addVariant(
      of: product, idea: project.idea, isNew: true,
      sharesFamily: project.size <= plan.ownFamilyAbove)
    variants[variant].isLive = false
    programme.projects[index].variant = variant
    guard plan.pilot > 0, blueprint.products[product].outputs.isEmpty else {
      return piloted(index)
    }
    programme.projects[index].stage = .pilot
    makePilot(of: index, pieces: Int32(plan.pilot))
  }

  /// A pilot batch goes through the plant like an order, but nobody has ordered it.
  private mutating func makePilot(of index: Int, pieces: Int32) {
    let project = programme.projects[index]
    let job = insertInternal(
      item: project.product, source: productSources[Int(project.product)], pieces: pieces)
    jobs[job].variant = project.variant
    jobs[job].due = project.due
    jobExtras[job].purpose = .pilot
    jobExtras[job].subject = Int32(index)
    programme.projects[index].job = job
    programme.recent.pilotPieces += Int(pieces)
    note(.released, job)
    explode(job)
  }

  /// Material of pieces that are not sold.
  mutating func expensePilot(_ value: Money) {
    turnWeek()
    ledger.post(value, debit: .operatingExpense, credit: .workInProcess)
    recordProcessValue()
  }

  /// The pilot of a project is done, or there was none.
  mutating func piloted(_ index: Int) {
    guard products[programme.projects[index].product].isOffered else {
      return end(project: index)
    }
    launch(project: index)
    end(project: index, isLaunched: true)
  }

  /// A project leaves the process, and another may begin.
  private mutating func end(project index: Int, isLaunched: Bool = false) {
    programme.inProcess -= 1
    programme.wip.add(-1, at: events.now)
    closeZone(of: index)
    if isLaunched { programme.remove(index) } else { abandon(project: index) }
    startProjects()
  }

  /// A project is given up because its product is not offered any more.
  private mutating func abandon(project index: Int) {
    let variant = programme.projects[index].variant
    if variant >= 0 { writeOffStock(of: variant) }
    programme.ever.abandoned += 1
    programme.recent.abandoned += 1
    programme.remove(index)
  }

  // MARK: Buffer

  /// How long development and pilot should take if nothing stands in their way: their times, in
  /// the hours in which the resources are staffed [time].
  private mutating func plannedLength(of project: Project, _ plan: Programme) -> Double {
    var length = 0.0
    if let development = plan.development {
      length +=
        routeTime(of: development.activity, pieces: 1) * estimatedWork(of: project, development)
    }
    if plan.pilot > 0 {
      length += routeTime(of: Int(project.product), pieces: Int32(plan.pilot))
    }
    return length
  }

  private mutating func routeTime(of item: Int, pieces: Int32) -> Double {
    var time = 0.0
    let first = variants[products[item].newestVariant].firstOperation
    for (step, operation) in blueprint.products[item].route.enumerated() {
      let standard = operations[first + Int32(step)].standardTime(pieces: pieces)
      time += standard / blueprint.resources[operation.resource].staffedShare
    }
    return time
  }

  /// Share of its buffer that a project in development has used up: what it is behind its plan by,
  /// judged by the work that is left, over the buffer (the vertical axis of a fever chart).
  mutating func bufferConsumption(ofDevelopment job: Int32) -> Double {
    consumption(
      of: programme.projects[Int(jobExtras[job].subject)], shareLeft: shareLeft(of: job))
  }

  func consumption(of project: Project, shareLeft: Double) -> Double {
    let behind = events.now + project.plan * shareLeft - (project.started + project.plan)
    guard project.buffer > 0 else { return behind > 0 ? .infinity : 0 }
    return behind / project.buffer
  }

  /// Share of a task's work that is still to be done.
  ///
  /// - Parameter isOver: whether its present operation is done, though it has not moved on.
  mutating func shareLeft(of job: Int32, isOver: Bool = false) -> Double {
    let operation = jobs[job].operation
    guard operation >= 0 else { return 0 }
    let pieces = Double(jobs[job].pieces)
    let whole =
      operationExtras[variants[jobs[job].variant].firstOperation].workPerPiece * pieces
    guard whole > 0 else { return 0 }
    let here = isOver ? 0 : jobExtras[job].left > 0 ? Double(jobExtras[job].left) : pieces
    let own = operations[operation].time.mean
    return (own * here + (operationExtras[operation].workPerPiece - own) * pieces) / whole
  }
}

extension Resource {
  /// Share of the time in which its units are staffed.
  var staffedShare: Double {
    guard let shifts else { return 1 }
    let staffed = shifts.spans.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    return staffed / shifts.cycle
  }
}
