import Probability
import Simulation

/// Work beyond the plant: jobs of activities on resources with hours.
///
/// An activity is an item of the blueprint with a route and nothing to sell. A task is a job of it:
/// it queues, is set up for, interrupted and logged like any other, but is no order: it counts in no
/// limit on work in process and in no book of orders. Its hours, at the cost of the resources, are
/// charged to the account x product cell that it serves.
extension Run {
  /// Puts a task in front of the first resource of its activity.
  ///
  /// - Parameters:
  ///   - activity: index of the activity among the blueprint's products.
  ///   - source: whose cell it is charged to, a source of orders or an account's own.
  ///   - scale: multiple of the activity's times that this task takes.
  ///   - extra: time in addition, at its first operation [base unit].
  /// - Returns: the job.
  @discardableResult
  mutating func startTask(
    _ kind: TaskKind, activity: Int, source: Int32, subject: Int32, subjectNumber: Int64 = 0,
    pieces: Int32 = 1, scale: Double = 1, extra: Double = 0, family: Int32 = -1,
    due: Double = .infinity
  ) -> Int32 {
    let job = insertInternal(item: Int32(activity), source: source, pieces: pieces)
    jobs[job].due = due
    jobExtras[job].purpose = .task
    jobExtras[job].task = kind
    jobExtras[job].subject = subject
    jobExtras[job].subjectNumber = subjectNumber
    jobExtras[job].scale = scale
    jobExtras[job].extraTime = extra
    jobExtras[job].family = family
    if source < blueprint.demands.count || source >= productSources[0] {
      jobExtras[job].beneficiary = sources[source].product
    }
    note(.released, job)
    start(job)
    return job
  }

  /// A job that no customer ordered; it is not yet on its way.
  mutating func insertInternal(item: Int32, source: Int32, pieces: Int32) -> Int32 {
    let job = jobs.insert(
      Job(
        variant: products[item].newestVariant, source: source, pieces: pieces, stage: .inProcess,
        released: events.now, placed: events.now, due: .infinity, price: .zero,
        ticket: takeTicket()))
    addExtra(job, item: item, order: nextOrder())
    // Tasks are not booked: promises look at what stands between an order and its shipment.
    if booksLoad, !isActivity[Int(item)] { book(job, +1) }
    return job
  }

  /// A job that no customer ordered has done its route.
  @inline(never)
  mutating func completeInternal(_ job: Int32) {
    leaveProcess(job)
    note(.shipped, job)
    switch jobExtras[job].purpose {
    case .order: preconditionFailure("an order is shipped")
    case .task: endTask(job)
    case .pilot:
      let extra = jobExtras[job]
      products[extra.item].unsold += Int(jobs[job].pieces)
      expensePilot(extra.value)
      jobs.remove(job)
      piloted(Int(extra.subject))
    case .replenishment:
      putIntoStock(job)
      jobs.remove(job)
    }
  }

  /// A task is over; what its pieces cost is used up for whom it was done.
  mutating func endTask(_ job: Int32) {
    let extra = jobExtras[job]
    if extra.value != .zero {
      turnWeek()
      ledger.post(extra.value, debit: .materialUsed, credit: .workInProcess)
      sources[jobs[job].source].cell.material += extra.value
      recordProcessValue()
    }
    jobs.remove(job)
    taskDone(extra)
  }

  private mutating func taskDone(_ task: JobExtra) {
    switch task.task {
    case .visit: visited(task.subject)
    case .orderEntry: orderEntered(task.subject, number: task.subjectNumber)
    case .integration: integrated(task.subject, in: task.subjectNumber)
    case .development: developed(Int(task.subject))
    case .question, .fireFighting: break
    }
  }

  /// Time that a task takes, where an operation of its activity takes so long.
  @inline(never)
  mutating func taskTime(_ duration: Double, of job: Int32) -> Double {
    let time = duration * jobExtras[job].scale + jobExtras[job].extraTime
    jobExtras[job].extraTime = 0
    return time
  }

  /// Charges a task's time on a resource to the cell that it serves.
  @inline(never)
  mutating func chargeHours(_ time: Double, of job: Int32, on station: Int32) {
    let cost = Money(cost(ofTime: time, on: station))
    let source = jobs[job].source
    sources[source].cell.hours += cost
    guard !isAtBoundary, customers.accounts.count > 0 else { return }
    customers.accounts[sources[source].account].earned.add(
      -cost.amount, at: events.now, span: bookSpan)
  }
}

extension Run {
  /// Sources for what nobody ordered; after all others, so that these keep their places.
  mutating func layOutOwnSources() {
    let nothing = variates(.constant(0), "own")
    let never = stream("own.variant")
    for account in 0..<blueprint.accounts.count {
      accountSources.append(Int32(sources.count))
      sources.append(
        .ofOwn(product: 0, account: Int32(account), nothing: nothing, stream: never))
    }
    for product in 0..<blueprint.products.count {
      productSources.append(Int32(sources.count))
      sources.append(
        .ofOwn(product: Int32(product), account: 0, nothing: nothing, stream: never))
    }
  }
}
