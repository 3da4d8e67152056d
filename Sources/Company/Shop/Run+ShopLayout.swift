import Probability
import Simulation

/// Laying out what the general path needs.
extension Run {
  /// Fills the extras of stations and units; once, before products are laid out.
  mutating func layOutShop() {
    setupPairsFirst.append(0)
    for (index, resource) in blueprint.resources.enumerated() {
      let path = "plant.resources.\(resource.name)"
      var extra = StationExtra(
        chanceStream: stream("\(path).setup.chance"),
        roundPieces: variates(
          resource.rounds?.pieces ?? .constant(0), "\(path).rounds.pieces"))
      if case .chance(let share) = resource.setup?.need { extra.setupChance = share }
      if let rounds = resource.rounds {
        extra.roundTime = rounds.every
        extra.isSimultaneous = rounds.moves == .simultaneous
      } else {
        extra.idle = Int32(resource.units)
      }
      stationExtras.append(extra)
      for (number, pair) in (resource.setup?.pairs ?? []).enumerated() {
        setupPairs.append(
          SetupPair(
            from: Int32(pair.from), to: Int32(pair.to),
            time: variates(
              pair.time.at(speed: resource.speed), "\(path).setup.from", entity: UInt32(number))))
      }
      setupPairsFirst.append(Int32(setupPairs.count))
      for number in 0..<resource.units + blueprint.reserve(of: index) {
        layOutUnit(number, of: index, path)
      }
      if resource.rounds != nil {
        stations[index].idleFirst = Unit.none
        stations[index].idleLast = Unit.none
      }
    }
  }

  private mutating func layOutUnit(_ number: Int, of resource: Int, _ path: String) {
    var extra = UnitExtra()
    let isReserve = number >= blueprint.resources[resource].units
    extra.isIdle = blueprint.resources[resource].rounds == nil && !isReserve
    extra.isOff = isReserve
    extra.firstFailure = Int32(failures.count)
    let causes = blueprint.resources[resource].failures
    extra.failures = Int32(causes.count)
    for cause in causes {
      let name = "\(path).failures.\(cause.name)"
      failures.append(
        FailureState(
          unit: Int32(unitExtras.count), countsOperation: cause.clock == .operation,
          uptime: variates(cause.uptime, "\(name).uptime", entity: UInt32(number)),
          repair: variates(cause.repair, "\(name).repair", entity: UInt32(number))))
    }
    unitExtras.append(extra)
    openStretches.append(
      EventLog.Stretch(
        unit: Int32(unitExtras.count - 1), resource: Int32(resource),
        state: isReserve ? .offShift : .starved, from: 0, to: 0))
  }

  /// The extras of the operations of a variant, and its alternatives as further operations.
  mutating func addOperationExtras(of variant: Int32, idea: UInt32) {
    let item = Int(variants[variant].product)
    let product = blueprint.products[item]
    let first = variants[variant].firstOperation
    for (step, operation) in product.route.enumerated() {
      let path = "products.\(product.name).route.\(step + 1)"
      let isLast = step == product.route.count - 1
      var extra = OperationExtra(
        step: Int32(step), primary: first + Int32(step),
        next: isLast ? -1 : first + Int32(step) + 1,
        yieldStream: stream("\(path).yield", entity: idea),
        reworkStream: stream("\(path).rework", entity: idea),
        samplingStream: stream("\(path).sample", entity: idea),
        transport: variates(
          operation.transport ?? .constant(0), "\(path).transport", entity: idea))
      extra.describe(operation, first: first)
      operationExtras.append(extra)
    }
    sumWorkLeft(first: first, count: product.route.count)
    for (step, operation) in product.route.enumerated() where !operation.alternatives.isEmpty {
      addAlternatives(of: first + Int32(step), operation, product.name, idea)
    }
  }

  private mutating func addAlternatives(
    of primary: Int32, _ operation: Operation, _ name: String, _ idea: UInt32
  ) {
    let step = operationExtras[primary].step
    operationExtras[primary].firstAlternative = Int32(operations.count)
    operationExtras[primary].alternatives = Int32(operation.alternatives.count)
    for (number, alternative) in operation.alternatives.enumerated() {
      let path = "products.\(name).route.\(step + 1).or.\(number + 1)"
      let speed = blueprint.resources[alternative.resource].speed
      let orderTime = variates(
        (operation.orderTime ?? .constant(0)).at(speed: speed), "\(path).order_time",
        entity: idea)
      orderTimes.append(orderTime)
      var copy = operations[primary]
      copy.station = Int32(alternative.resource)
      copy.time = variates(
        (alternative.time ?? operation.time).at(speed: speed), "\(path).time", entity: idea)
      copy.standardOrderTime = orderTime.mean
      operations.append(copy)
      var extra = operationExtras[primary]
      extra.alternatives = 0
      extra.yieldStream = stream("\(path).yield", entity: idea)
      extra.reworkStream = stream("\(path).rework", entity: idea)
      extra.transport = variates(
        operation.transport ?? .constant(0), "\(path).transport", entity: idea)
      operationExtras.append(extra)
    }
  }

  private mutating func sumWorkLeft(first: Int32, count: Int) {
    var (perPiece, perJob) = (0.0, 0.0)
    for operation in (first..<first + Int32(count)).reversed() {
      perPiece += operations[operation].time.mean
      perJob += operations[operation].hasOrderTime ? operations[operation].standardOrderTime : 0
      operationExtras[operation].workPerPiece = perPiece
      operationExtras[operation].workPerJob = perJob
    }
  }

  /// Sources for what a product is taken apart into, one per source of the whole and output.
  mutating func layOutCompanions() {
    companions = Array(repeating: -1, count: sources.count * products.count)
    var source = 0
    while source < sources.count {
      let whole = Int(sources[source].product)
      for output in blueprint.products[whole].outputs {
        var copy = sources[source]
        copy.product = Int32(output.product)
        copy.isUnlimited = false
        copy.patience = .infinity
        copy.listPrice = Money(
          blueprint.products[output.product].price.amount * (1 - copy.discount))
        copy.costPerOrder = .zero
        companions[source * products.count + output.product] = Int32(sources.count)
        sources.append(copy)
        companions += Array(repeating: -1, count: products.count)
      }
      source += 1
    }
  }

  func companion(of source: Int32, for product: Int32) -> Int32 {
    companions[Int(source) * products.count + Int(product)]
  }

  /// Settles what the decisions say of a station: its queue, its batches, its cards.
  mutating func adoptShop(_ new: Decisions) {
    for index in 0..<stations.count {
      let station = Int32(index)
      let rule = new.dispatching[index]
      let sizes = index < new.batches.count ? new.batches[index] : BatchSizes()
      stationExtras[station].tie = rule.tie
      stationExtras[station].preempts = rule.preempts
      stationExtras[station].processBatch = Int32(clamping: sizes.process ?? Int(Int32.max))
      stationExtras[station].transferBatch = Int32(clamping: sizes.transfer ?? Int(Int32.max))
      stationExtras[station].minimumRun = Int32(clamping: sizes.minimumRun ?? 0)
      stationExtras[station].cards = .max
      stationExtras[station].startsWithCard = false
      if case .kanban(let system) = new.release {
        stationExtras[station].cards = Int32(clamping: system.cards[index] ?? Int(Int32.max))
        stationExtras[station].startsWithCard = system.blocking == .communication
      }
    }
    for station in 0..<Int32(stations.count) { stationExtras[station].isBatching = false }
    for operation in 0..<operations.count where operationExtras[operation].batchMaximum > 0 {
      stationExtras[operations[operation].station].isBatching = true
    }
    bufferScale = 1
    bufferScales.set(1, at: events.now)
    adoptLoops(new.release)
    dropHolds()
    for station in 0..<Int32(stations.count) { resortShop(station) }
    // Cards may have come back.
    for station in 0..<Int32(stations.count) { roomAppeared(at: station) }
  }

  /// Sorts a station's queue anew after its rule or the ranks have changed.
  mutating func resortShop(_ station: Int32) {
    let isList = stations[station].isFirstCome || stationExtras[station].isScanned
    var waiting: [Int32] = []
    while stations[station].line.count > 0 {
      waiting.append(
        isList ? stations[station].line.takeFirst(jobs) : stations[station].line.takeLeast(jobs))
    }
    if !isList {
      waiting.sort { (jobs[$0].clock, jobs[$0].ticket) < (jobs[$1].clock, jobs[$1].ticket) }
    }
    let rule = decisions.dispatching[Int(station)]
    stations[station].rule = rule.rule
    let isSearched =
      rule.rule.depends || rule.tie != .firstCome || stationExtras[station].isBatching
      || stationExtras[station].minimumRun > 0
    stationExtras[station].isScanned = isSearched
    stations[station].isFirstCome = rule.rule == .firstCome && !isSearched
    for job in waiting {
      let arrived = jobs[job].clock
      joinShop(job, line: station)
      jobs[job].clock = arrived
    }
  }
}

extension Dispatching.Rule {
  /// Whether the order of waiting jobs changes while they wait.
  var depends: Bool {
    switch self {
    case .criticalRatio, .leastSetup, .bufferPenetration, .account: true
    default: false
    }
  }
}

extension OperationExtra {
  mutating func describe(_ operation: Operation, first: Int32) {
    yield = operation.yield
    if let rework = operation.rework {
      self.rework = rework.probability
      reworkTo = first + Int32(rework.to)
      reworkLimit = Int32(clamping: rework.limit ?? Int(Int32.max))
      scrapsAtLimit = rework.afterLimit == .scrap
    }
    sampling = operation.sampling
    hasTransport = operation.transport != nil
    if let helper = operation.helper {
      self.helper = Int32(helper.resource)
      helpsSetup = helper.part != .operation
      helpsWork = helper.part != .setup
    }
    if let batch = operation.batch {
      batchMinimum = Int32(clamping: batch.minimum)
      batchMaximum = Int32(clamping: batch.maximum)
      batchWait = batch.wait
      batchBy = batch.by
      isSerial = batch.isSerial
    }
  }
}

/// A setup from one family to another.
struct SetupPair: BitwiseCopyable {
  var from: Int32
  var to: Int32
  var time: Variates
}

extension Blueprint {
  /// Whether a run needs the general path: something of the plant or of the decisions in force is
  /// beyond what the short one does.
  func needsGeneralPath(_ strategy: Int?) -> Bool {
    let adopted = [base] + (strategy.map { [strategies[$0].decisions] } ?? [])
    return goesBeyondPlant || hasSupply || elevates || resources.contains(where: \.isGeneral)
      || products.contains(where: \.isGeneral)
      || adopted.contains(where: \.isGeneral)
      // An endless source that has used up its quota must be woken when the next period begins.
      || adopted.contains { $0.setsQuotas }
        && demands.contains { $0.pattern == .unlimited }
  }
}

extension Resource {
  var isGeneral: Bool {
    let hasPlainSetup = setup.map { $0.pairs.isEmpty && $0.need == .change } ?? true
    return shifts != nil || !failures.isEmpty || rounds != nil || !hasPlainSetup
  }
}

extension Product {
  var isGeneral: Bool {
    isPart || !components.isEmpty || !outputs.isEmpty || scrap != .short
      || route.contains {
        !$0.alternatives.isEmpty || $0.helper != nil || $0.batch != nil || $0.yield < 1
          || $0.rework != nil || $0.sampling < 1 || $0.transport != nil || $0.initial > 0
      }
  }
}

extension Decisions {
  /// Whether some product may be accepted up to a quota only.
  fileprivate var setsQuotas: Bool {
    if case .mix = portfolio { return true }
    return quotas.contains { $0 != nil }
  }

  var isGeneral: Bool {
    let hasPlainRelease =
      switch release {
      case .push, .conwip: true
      default: false
      }
    let plainRules: Set<Dispatching.Rule> = [
      .firstCome, .shortest, .earliestDueDate, .priority, .throughputPerConstraintMinute,
    ]
    var hasPlainPromise = true
    if case .safeDate = promise { hasPlainPromise = false }
    return !hasPlainRelease || !hasPlainPromise || buffers.resize != nil || focusing != nil
      || batches.contains { $0 != BatchSizes() }
      || dispatching.contains {
        !plainRules.contains($0.rule) || $0.tie != .firstCome || $0.preempts
      }
  }
}
