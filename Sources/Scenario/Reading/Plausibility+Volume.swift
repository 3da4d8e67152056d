import Company
import Probability

/// What would never end, or fill the machine.
extension Plausibility {
  // MARK: Orders

  /// Expected orders and pieces of a run are bounded, and so is a backlog that only grows.
  func checkVolume() {
    var orders = 0.0
    var pieces = 0.0
    var patient = 0.0
    var load = blueprint.resources.map { _ in 0.0 }
    var bills: [Int: Bill] = [:]
    for (index, demand) in blueprint.demands.enumerated() {
      let bill = bills[demand.product] ?? self.bill(of: demand.product)
      bills[demand.product] = bill
      guard let flow = flow(of: demand) else { continue }
      orders += flow.orders
      pieces += flow.pieces * bill.pieces
      guard orders <= Limits.orders, pieces <= Limits.allPieces else {
        findings.error(
          "more than a billion orders, or ten billion pieces, are expected in one run",
          at: places[index], hint: "shorten the horizon, or lower the rate")
        return
      }
      // Customers who give up keep the backlog small; a trace is as long as it is.
      guard case .every(let gap) = demand.pattern, demand.patience == nil,
        blueprint.accounts[demand.account].tolerance == nil
      else { continue }
      patient += flow.orders
      for (resource, work) in bill.work {
        load[resource] += (work.perPiece * max(1, demand.quantity.mean) + work.perOrder) / gap.mean
      }
    }
    checkBacklog(load, patient)
  }

  /// Expected orders and pieces of a source in one run; `nil` when they are not given by it.
  private func flow(of demand: Demand) -> (orders: Double, pieces: Double)? {
    switch demand.pattern {
    case .unlimited: return nil
    case .chosen: return (0, 0)
    case .every(let gap):
      guard gap.mean > 0 else { return nil }
      return (span / gap.mean, span / gap.mean * max(1, demand.quantity.mean))
    case .trace(let orders):
      return (
        Double(orders.count), orders.reduce(0) { $0 + Double($1.quantity) }
      )
    }
  }

  private func checkBacklog(_ load: [Double], _ patient: Double) {
    let shares = zip(load, blueprint.resources).map { $0 / capacity(of: $1) }
    guard let worst = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[worst] > 1 else {
      return
    }
    let backlog = patient * (1 - 1 / shares[worst])
    guard backlog > Limits.backlog else { return }
    findings.error(
      "about \(Values.plain(backlog.rounded())) orders would be waiting for resource "
        + "'\(blueprint.resources[worst].name)' at the end: it has "
        + "\(Values.plain((shares[worst] * 100).rounded())) % of the work it can do",
      at: entries("plant", "resources")[worst].keyPlace,
      hint: "give the orders a 'patience', or shorten the horizon")
  }

  /// Time of work that a resource can do per time, on average.
  private func capacity(of resource: Resource) -> Double {
    var capacity = Double(resource.units) * resource.speed
    if let shifts = resource.shifts {
      capacity *= shifts.spans.reduce(0) { $0 + $1.upperBound - $1.lowerBound } / shifts.cycle
    }
    for cause in resource.failures {
      capacity *= cause.uptime.mean / (cause.uptime.mean + cause.repair.mean)
    }
    return max(capacity, .leastNormalMagnitude)
  }

  /// What a piece of a product takes, with all that it is made from and becomes.
  private struct Bill {
    /// Pieces that are started, of whatever item.
    var pieces = 0.0
    /// Expected time on each resource, without what another could do.
    var work: [Int: (perPiece: Double, perOrder: Double)] = [:]
  }

  private func bill(of product: Int) -> Bill {
    var bill = Bill()
    for (item, pieces) in bills.explosion(of: product).enumerated() where pieces > 0 {
      let product = blueprint.products[item]
      let passes = passes(product)
      bill.pieces += pieces * max(1, passes.max() ?? 1) * starts(product, passes)
      for operation in product.route where operation.alternatives.isEmpty {
        let old = bill.work[operation.resource] ?? (0, 0)
        let time = work(operation)
        bill.work[operation.resource] = (
          old.perPiece + time.perPiece * pieces, old.perOrder + time.perOrder
        )
      }
    }
    return bill
  }

  /// Expected time of an operation [base unit].
  private func work(_ operation: Operation) -> (perPiece: Double, perOrder: Double) {
    if let rounds = blueprint.resources[operation.resource].rounds {
      return (0, rounds.pieces.mean > 0 ? rounds.every / rounds.pieces.mean : 0)
    }
    var share = operation.sampling
    if let batch = operation.batch, !batch.isSerial { share /= Double(batch.maximum) }
    return (operation.time.mean * share, (operation.orderTime?.mean ?? 0) * share)
  }

  // MARK: Endless sources

  /// A source that always has one more order needs something that takes time, and a product needs
  /// one such source at most.
  func checkSaturation() {
    var endless: [Int: String] = [:]
    let policies = policies
    for (index, demand) in blueprint.demands.enumerated() where demand.pattern == .unlimited {
      let product = blueprint.products[demand.product]
      let busiest = busiest(demand)
      guard busiest > 0, span / busiest <= Limits.orders else {
        findings.error(
          busiest > 0
            ? "product '\(product.name)' is ordered without limit and made in no time to speak of: "
              + "a run would never end"
            : "product '\(product.name)' is ordered without limit and made in no time",
          at: places[index], hint: "give one step of its route a time")
        continue
      }
      if let other = endless[demand.product] {
        findings.error(
          "product '\(product.name)' is ordered without limit twice: by \(other) and here",
          at: places[index], hint: "one endless source is as much as any number of them")
      }
      endless[demand.product] = "'\(demand.path)'"
      for policy in policies {
        guard let reason = poursIn(demand.product, by: policy.decisions.release) else { continue }
        findings.error(
          "product '\(product.name)' is ordered without limit, and nothing holds it back under "
            + "\(policy.name): \(reason)",
          at: places[index],
          hint: "give its first step a time, or limit the jobs in process: "
            + "'release: { conwip: { jobs: 6 } }'")
      }
    }
  }

  /// The longest time that an order keeps some resource busy; for products with components,
  /// theirs included.
  private func busiest(_ demand: Demand) -> Double {
    var open = [demand.product]
    var seen: Set<Int> = [demand.product]
    var busiest = 0.0
    while let item = open.popLast() {
      for operation in blueprint.products[item].route {
        let work = work(operation)
        let resource = blueprint.resources[operation.resource]
        let units = resource.rounds == nil ? Double(resource.units) * resource.speed : 1
        busiest = max(
          busiest, (work.perPiece * max(1, demand.quantity.mean) + work.perOrder) / units)
      }
      for component in blueprint.products[item].components
      where seen.insert(component.product).inserted {
        open.append(component.product)
      }
    }
    return busiest
  }

  /// Why endless orders of a product pour in at one instant; `nil` when they come one after
  /// another, because jobs in process are limited, the first unit is busy with them, or a queue
  /// behind it is full.
  private func poursIn(_ item: Int, by release: Release) -> String? {
    switch release {
    case .conwip: return nil
    case .loops(let loops):
      guard let loop = loops.first(where: { $0.products.contains(item) }) else { break }
      guard case .work(_, let resource) = loop.limit, !hasWork(item, on: resource) else {
        return nil
      }
      return "its loop counts work for '\(blueprint.resources[resource].name)', and it has none"
    case .drumBufferRope(let rope):
      if hasWork(item, on: rope.drum) { return nil }
    case .push, .planned, .kanban, .simplifiedDrumBufferRope: break
    }
    return isHeldBack(item, by: release) ? nil : "its first step takes no time"
  }

  private func isHeldBack(_ item: Int, by release: Release) -> Bool {
    let product = blueprint.products[item]
    guard product.components.isEmpty else {
      return product.components.contains { isHeldBack($0.product, by: release) }
    }
    let route = product.route
    let takesTime = route.firstIndex {
      let work = work($0)
      return work.perPiece + work.perOrder > 0
    }
    guard let first = takesTime else { return false }
    // A job that comes back to its unit at once is taken before another one enters.
    let next = route.prefix(first + 1).firstIndex { $0.resource != route[0].resource }
    guard let next else { return true }
    // Every queue up to the first work must be able to fill up, and on the way there is room for
    // any number.
    return (next...first).allSatisfy { step in
      let choices = [route[step].resource] + route[step].alternatives.map(\.resource)
      return route[step - 1].transport == nil
        && choices.allSatisfy { isFinite($0, under: release) }
    }
  }

  /// Whether the queue in front of a resource can be full.
  private func isFinite(_ resource: Int, under release: Release) -> Bool {
    if blueprint.resources[resource].buffer != nil { return true }
    guard case .kanban(let system) = release else { return false }
    return system.cards[resource] != nil
  }

  /// Whether an order of a product has work for a resource, in itself or its components.
  func hasWork(_ item: Int, on resource: Int) -> Bool {
    var open = [item]
    var seen: Set<Int> = [item]
    while let item = open.popLast() {
      let product = blueprint.products[item]
      if product.route.contains(where: {
        $0.resource == resource && $0.time.mean + ($0.orderTime?.mean ?? 0) > 0
      }) {
        return true
      }
      for component in product.components where seen.insert(component.product).inserted {
        open.append(component.product)
      }
    }
    return false
  }

  // MARK: Other events

  /// Reports what would happen so often that a run would never end.
  func checkEvents() {
    for (resource, entry) in zip(blueprint.resources, entries("plant", "resources")) {
      for cause in resource.failures
      where cause.uptime.mean > 0
        && span / cause.uptime.mean * Double(resource.units) > Limits.orders
      {
        findings.error(
          "more than a billion failures by '\(cause.name)' are expected in one run",
          at: entry.value.mapping?["failures"]?.mapping?.entry(cause.name)?.keyPlace
            ?? entry.keyPlace)
      }
      if let rounds = resource.rounds, span / rounds.every > Limits.orders {
        findings.error(
          "there are more than a billion rounds in one run",
          at: entry.value.mapping?["rounds"]?.place ?? entry.keyPlace)
      }
      if let shifts = resource.shifts,
        span / shifts.cycle * Double(shifts.spans.count) > Limits.orders
      {
        findings.error(
          "there are more than a billion shifts in one run",
          at: entry.value.mapping?["shifts"]?.place ?? entry.keyPlace)
      }
    }
    let programme = blueprint.innovation?.programme
    let gaps = [blueprint.innovation?.every] + (programme?.managers ?? []).map { $0.every }
    let ideas = gaps.compactMap { $0?.mean }.reduce(0) { $1 > 0 ? $0 + span / $1 : $0 }
    if ideas > Limits.ideas {
      findings.error(
        "more than a million ideas are expected in one run",
        at: root["innovation"]?.mapping?["every"]?.place ?? root["innovation"]?.place ?? root.place)
    }
    if let rate = programme?.imitation?.rate,
      rate * span * Double(blueprint.products.count) > Limits.ideas
    {
      findings.error(
        "more than a million imitations are expected in one run",
        at: root["innovation"]?.mapping?["imitation"]?.place ?? root.place)
    }
    for policy in policies {
      if let every = policy.decisions.reviewEvery, span / every > Limits.ideas {
        findings.error(
          "under \(policy.name) there are more than a million reviews in one run",
          at: policy.place)
      }
      if let group = policy.decisions.innovation.group, span / group.every > Limits.ideas {
        findings.error(
          "under \(policy.name) there are more than a million meetings of the group in one run",
          at: policy.place)
      }
    }
  }
}
