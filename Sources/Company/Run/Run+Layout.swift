import Probability
import Simulation

extension Run {
  /// Lays the company out as flat arrays; nothing has happened yet.
  ///
  /// - Parameter log: what to record in; `nil` for no record.
  init(
    _ blueprint: Blueprint, strategy: Int?, seed: UInt64, replication: UInt32,
    log: EventLog? = nil
  ) {
    hasSupply = blueprint.hasSupply
    blueprintBox = OwnedBox(blueprint)
    self.strategy = strategy
    self.seed = seed
    self.replication = replication
    let first = blueprint.firstDecisions(strategy)
    decisionsBox = OwnedBox(first)
    hasVariants = blueprint.innovation != nil
    let isActivity = blueprint.products.indices.map { blueprint.isActivity($0) }
    self.isActivity = isActivity
    hasBranchingRoutes = blueprint.products.indices.contains {
      blueprint.products[$0].isGeneral && !isActivity[$0]
    }
    isLogged = log != nil
    isGeneral = log != nil || blueprint.needsGeneralPath(strategy)
    self.log = log ?? EventLog()
    // Units that may be bought are laid out with the others, off shift until they arrive.
    let unitsOf = blueprint.resources.indices.map {
      blueprint.resources[$0].units + blueprint.reserve(of: $0)
    }
    let unitCount = unitsOf.reduce(0, +)
    let sourceCount = blueprint.demands.count
    let ordersLapse = blueprint.demands.contains { $0.patience != nil }
    firstSourceTarget = unitCount
    firstLapseTarget = unitCount + sourceCount
    firstControlTarget = firstLapseTarget + (ordersLapse ? sourceCount : 0)
    let lastControl: Control = blueprint.innovation == nil ? .review : .idea
    let failureCount = zip(blueprint.resources, unitsOf).reduce(0) {
      $0 + $1.1 * $1.0.failures.count
    }
    let stationCount = blueprint.resources.count
    firstShopTarget = firstControlTarget + lastControl.rawValue + 1
    let shopTargets = Run.shopTargets(stations: stationCount) + failureCount
    let companyTargets = Run.companyTargets(blueprint) + Run.supplyTargets(blueprint)
    events = EventList(
      targets: firstShopTarget + (isGeneral ? shopTargets + companyTargets : 0))
    stationExtras = FlatArray(capacity: isGeneral ? stationCount : 0)
    unitExtras = FlatArray(capacity: isGeneral ? unitCount : 0)
    operationExtras = FlatArray(capacity: 0)
    jobExtras = FlatArray(capacity: 0)
    failures = FlatArray(capacity: failureCount)
    setupPairs = FlatArray(capacity: 0)
    setupPairsFirst = FlatArray(capacity: 0)
    loops = FlatArray(capacity: 0)
    loopOf = FlatArray(repeating: -1, count: blueprint.products.count)
    lastDrumStep = FlatArray(repeating: -1, count: blueprint.products.count)
    productWork = FlatArray(
      repeating: 0, count: isGeneral ? blueprint.products.count * stationCount : 0)
    redCauses = Array(repeating: 0, count: stationCount + 2)
    units = FlatArray(capacity: unitCount)
    stations = FlatArray(capacity: blueprint.resources.count)
    setupTimes = FlatArray(capacity: blueprint.resources.count)
    let operationCount = blueprint.products.reduce(0) { $0 + $1.route.count }
    operations = FlatArray(capacity: operationCount)
    orderTimes = FlatArray(capacity: operationCount)
    variants = FlatArray(capacity: blueprint.products.count)
    products = FlatArray(capacity: blueprint.products.count)
    sources = FlatArray(capacity: blueprint.demands.count)
    leadTimes = OwnedArray(count: blueprint.products.count) { LogHistogram() }
    booksBox = OwnedBox(
      Books(products: blueprint.products.count, resources: blueprint.resources.count))
    reviewsBox = OwnedBox(ReviewState(resources: blueprint.resources.count))
    weeks = WeekBook(blueprint.time)
    ideasBox = OwnedBox(
      IdeaSource(blueprint.innovation, seed: seed, replication: replication))
    programmeBox = OwnedBox(
      ProgrammeState(blueprint.innovation?.programme, seed: seed, replication: replication))
    layOutPlant()
    if isGeneral { layOutShop() }
    layOutProducts()
    layOutMarket()
    if isGeneral { layOutCompanions() }
    if blueprint.goesBeyondPlant || hasSupply { layOutOwnSources() }
    if blueprint.goesBeyondPlant { layOutCustomers() }
    if hasSupply { layOutSupply() }
    adopt(first)
  }

  func stream(_ name: String, entity: UInt32 = 0) -> RandomStream {
    RandomStream(seed: seed, replication: replication, name: name, entity: entity)
  }

  /// The draws of a law for the source and purpose that `name` says.
  ///
  /// The blueprint keeps the law alive as long as this run.
  func variates(_ law: Distribution, _ name: String, entity: UInt32 = 0) -> Variates {
    Variates(law.sampler, stream(name, entity: entity))
  }

  private mutating func layOutPlant() {
    for (index, resource) in blueprint.resources.enumerated() {
      var station = Station(
        buffer: Int32(clamping: resource.buffer ?? Int(Int32.max)),
        isFirstCome: true,
        rule: .firstCome,
        hasSetup: resource.setup != nil,
        units: Int32(resource.units),
        firstUnit: Int32(units.count)
      )
      setupTimes.append(
        variates(
          (resource.setup?.time ?? .constant(0)).at(speed: resource.speed),
          "plant.resources.\(resource.name).setup"))
      for _ in 0..<resource.units {
        let unit = Int32(units.count)
        if station.idleFirst == Unit.none {
          station.idleFirst = unit
        } else {
          units[station.idleLast].next = unit
        }
        station.idleLast = unit
        units.append(Unit(station: Int32(index)))
      }
      for _ in 0..<blueprint.reserve(of: index) {
        var unit = Unit(station: Int32(index))
        unit.state = .offShift
        units.append(unit)
      }
      stations.append(station)
    }
  }

  private mutating func layOutProducts() {
    for (index, product) in blueprint.products.enumerated() {
      let entry = product.route.first?.resource ?? -1
      if entry >= 0, product.components.isEmpty { stations[entry].isEntry = true }
      products.append(
        ProductState(
          material: product.material, materialLot: product.materialLot, entry: Int32(entry),
          newestVariant: Int32(variants.count)))
      _ = addVariant(of: index, idea: 0, isNew: false)
    }
  }

  /// Appends a variant of a product with its operations; returns its index.
  ///
  /// - Parameters:
  ///   - idea: 0 for the product as it was at the start, else the number of the idea: it is the
  ///     entity of the random streams, so a variant draws the same in every strategy.
  ///   - isNew: whether it has yet to be learnt.
  ///   - sharesFamily: whether a new one shares the setup family of the one before it.
  mutating func addVariant(
    of product: Int, idea: UInt32, isNew: Bool, sharesFamily: Bool = false
  ) -> Int32 {
    let variant = Int32(variants.count)
    let item = blueprint.products[product]
    var state = Variant(product: Int32(product), firstOperation: Int32(operations.count))
    state.idea = idea
    state.older = isNew ? products[product].newestVariant : -1
    state.differentiation =
      isNew ? variants[state.older].differentiation : item.offering?.differentiation ?? 0
    variants.append(state)
    for (step, operation) in item.route.enumerated() {
      let path = "products.\(item.name).route.\(step + 1)"
      let isLast = step == item.route.count - 1
      let speed = blueprint.resources[operation.resource].speed
      let orderTime = variates(
        (operation.orderTime ?? .constant(0)).at(speed: speed), "\(path).order_time",
        entity: idea)
      orderTimes.append(orderTime)
      operations.append(
        OperationState(
          station: Int32(operation.resource),
          nextStation: isLast ? Station.none : Int32(item.route[step + 1].resource),
          family: sharesFamily
            ? operations[variants[state.older].firstOperation + Int32(step)].family
            : isNew ? ideas.ownFamily(idea) : Int32(operation.family),
          variant: variant,
          hasOrderTime: operation.orderTime != nil,
          learns: isNew,
          isPlain: !isNew && operation.orderTime == nil,
          time: variates(operation.time.at(speed: speed), "\(path).time", entity: idea),
          standardOrderTime: orderTime.mean
        ))
    }
    if isGeneral { addOperationExtras(of: variant, idea: idea) }
    if isNew { carryOver(from: state.older, to: variant) }
    return variant
  }

  private mutating func layOutMarket() {
    for (index, demand) in blueprint.demands.enumerated() {
      let account = blueprint.accounts[demand.account]
      let price = blueprint.products[demand.product].price
      var source = Source(
        product: Int32(demand.product),
        account: Int32(demand.account),
        isUnlimited: false,
        hasQuantity: demand.quantity != .constant(1),
        patience: demand.patience ?? .infinity,
        tolerance: account.tolerance ?? .infinity,
        listPrice: Money(price.amount * (1 - account.discount)),
        discount: account.discount,
        costPerOrder: account.costPerOrder,
        costPerDelivery: account.costPerDelivery,
        gap: variates(.constant(0), "\(demand.path).every"),
        quantity: variates(demand.quantity, "\(demand.path).quantity"),
        variantStream: stream("\(demand.path).variant")
      )
      switch demand.pattern {
      case .unlimited:
        precondition(
          products[demand.product].unlimitedSource < 0, "a product has one endless source at most")
        precondition(
          isHeldBack(blueprint.products[demand.product]), "endless work must take time")
        source.isUnlimited = true
        // An endless order may wait for material, but for nothing else.
        source.patience = .infinity
        products[demand.product].unlimitedSource = Int32(index)
        products[demand.product].hasUnlimited = true
        hasUnlimited = true
      case .every(let gap):
        precondition(gap.mean > 0, "orders must be apart in time")
        source.gap = variates(gap, "\(demand.path).every")
      case .trace: source.traced = 0
      case .chosen: break
      }
      sources.append(source)
    }
  }

  /// Whether some operation of a product or its components takes time.
  private func takesTime(_ product: Product) -> Bool {
    product.route.contains {
      $0.time.mean + ($0.orderTime?.mean ?? 0) > 0
        || blueprint.resources[$0.resource].rounds != nil
    } || product.components.contains { takesTime(blueprint.products[$0.product]) }
  }

  /// Whether something keeps an endless demand for a product from pouring in at one instant: a
  /// limit on jobs in process, an operation that takes time, or the full buffer in front of it.
  private func isHeldBack(_ product: Product) -> Bool {
    guard !isGeneral else { return takesTime(product) }
    let takesTime = product.route.map { $0.time.mean + ($0.orderTime?.mean ?? 0) > 0 }
    guard let first = takesTime.firstIndex(of: true) else { return false }
    let adopted = [blueprint.base] + (strategy.map { [blueprint.strategies[$0].decisions] } ?? [])
    // Its first resource holds back by itself: endless work comes when it is idle.
    return !adopted.contains { $0.release == .push }
      || product.route[first].resource == product.route[0].resource
      || product.route[1...first].contains { blueprint.resources[$0.resource].buffer != nil }
  }
}

extension Distribution {
  /// The law on a resource that works so many times as fast.
  func at(speed: Double) -> Distribution { speed == 1 ? self : scaled(by: 1 / speed) }
}
