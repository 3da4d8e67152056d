import Probability
import Simulation

/// Product managers propose, and the gate decides.
extension Run {
  mutating func startProgramme() {
    guard let plan = blueprint.innovation?.programme else { return }
    for manager in 0..<plan.managers.count { scheduleProposal(of: manager) }
    for variant in 0..<Int32(variants.count) { watchImitators(of: variant) }
  }

  private mutating func scheduleProposal(of manager: Int) {
    let time = events.now + programme.gaps[manager].next()
    programme.dates.add(at: time, index: Int32(manager), number: 0)
    events.reschedule(
      at: programme.dates.firstTime, .innovation, target: companyTarget(.proposal))
  }

  /// A manager makes a proposal.
  mutating func propose() {
    guard let plan = blueprint.innovation?.programme else { return }
    let manager = Int(programme.dates.takeFirst().index)
    scheduleProposal(of: manager)
    programme.numbers[manager] += 1
    programme.ever.proposals += 1
    programme.recent.proposals += 1
    var project = drawProposal(of: manager, plan)
    let value = estimatedValue(of: project, plan)
    project.value = value ?? 0
    project.revenue = expectedRevenue(of: project)
    guard products[project.product].isOffered, passesGate(project, value: value) else {
      return countRejection()
    }
    if decisions.innovation.group != nil { project.stage = .proposed }
    _ = programme.add(project)
    startProjects()
  }

  mutating func countRejection() {
    programme.ever.rejected += 1
    programme.recent.rejected += 1
  }

  /// All draws are keyed by manager and number: the n-th proposal is the same in every strategy.
  private mutating func drawProposal(of index: Int, _ plan: Programme) -> Project {
    let manager = plan.managers[index]
    let number = programme.numbers[index]
    var pick = proposalStream(index, number, "product")
    var sizes = proposalStream(index, number, "size")
    var errors = proposalStream(index, number, "estimate")
    let product = manager.products[pick.index(below: manager.products.count)]
    let size = max(manager.size.sampler.sample(&sizes), 0)
    // Numbered apart from the ideas that come of themselves.
    let idea = 1 << 30 + number * UInt32(plan.managers.count) + UInt32(index)
    return Project(
      product: Int32(product), manager: Int32(index), number: number, idea: idea, size: size,
      estimate: size * plan.estimateError.sampler.sample(&errors), value: 0,
      proposed: events.now)
  }

  func proposalStream(_ manager: Int, _ number: UInt32, _ purpose: String) -> RandomStream {
    let name = blueprint.innovation?.programme?.managers[manager].name ?? ""
    return stream("innovation.managers.\(name).\(purpose)", entity: number)
  }

  // MARK: Gate

  private func passesGate(_ project: Project, value: Double?) -> Bool {
    guard project.estimate >= decisions.innovation.gate else { return false }
    guard let hurdle = decisions.innovation.hurdle, let value else { return true }
    return value >= hurdle.gain
  }

  /// What a proposal is estimated to gain per time of the scarcest capacity, from the books of the
  /// last period, or of the present one as long as there is no other; `nil` without a record.
  mutating func estimatedValue(of project: Project, _ plan: Programme) -> Double? {
    let policy = decisions.innovation
    guard policy.hurdle != nil || policy.projects != nil || policy.group != nil else { return nil }
    let record = latestRecord
    let product = Int(project.product)
    guard let constraint = record.constraint, record.time > 0, record.shipped[product] > 0 else {
      return nil
    }
    let over = decisions.innovation.hurdle?.over ?? blueprint.time.year
    let gain = record.throughput[product].amount / record.time * project.estimate * over
    let time = timeTaken(by: project, on: Int32(constraint), plan)
    return time > 0 ? gain / time : gain > 0 ? .infinity : 0
  }

  /// The last period of the books, or the present one as long as there is no other.
  private var latestRecord: BookPeriod {
    mutating get {
      if let last = books.lastPeriod { return last }
      var record = readBooks().since(books.lastReading)
      record.constraint = busiestResource(record)
      return record
    }
  }

  /// The revenue that a manager expects of a proposal: so much more of what its product sells
  /// [currency per base unit].
  private mutating func expectedRevenue(of project: Project) -> Double {
    guard decisions.innovation.rank == .revenue else { return 0 }
    let record = latestRecord
    guard record.time > 0 else { return 0 }
    return record.sales[Int(project.product)].amount / record.time * project.estimate
  }

  /// Time of a resource that development, pilot and its setup are estimated to take.
  private mutating func timeTaken(
    by project: Project, on station: Int32, _ plan: Programme
  ) -> Double {
    var time = 0.0
    if let development = plan.development {
      time +=
        work(ofBill: development.activity, pieces: 1, on: station)
        * estimatedWork(of: project, development)
    }
    guard plan.pilot > 0 else { return time }
    let pilot = work(ofBill: Int(project.product), pieces: Int32(plan.pilot), on: station)
    guard pilot > 0 else { return time }
    return time + pilot + (stations[station].hasSetup ? setupTimes[station].mean : 0)
  }

  /// Multiple of the times of the activity's route that development should take.
  func estimatedWork(of project: Project, _ development: Programme.Development) -> Double {
    development.workPerSize.map { $0.mean * project.estimate } ?? 1
  }
}
