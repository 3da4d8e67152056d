import Probability
import Simulation

/// Forecasts, meetings, and what is ordered on them; see docs/decisions/0020.
extension Run {
  /// Whatever of forecasts, meetings and reviews is due, in this order.
  mutating func plan() {
    if supply.demand.nextForecast <= events.now { forecast() }
    if supply.demand.nextMeeting <= events.now { meet() }
    reviewStocks()
    schedulePlanning()
  }

  mutating func schedulePlanning() {
    let next = min(
      supply.demand.nextForecast, supply.demand.nextMeeting, supply.reviews.firstTime)
    if next < .infinity {
      events.reschedule(at: next, .planning, target: supplyTarget(.planning))
    }
  }

  /// Puts a way of planning together into force.
  mutating func adoptPlanning(_ sop: SalesAndOperations?) {
    supply.demand.nextMeeting = sop.map { events.now + $0.every } ?? .infinity
    capPlan()
    if events.now > 0 || supply.reviews.count > 0 || sop != nil { schedulePlanning() }
  }

  // MARK: Forecasts

  /// Sales checks its last forecast and makes another one, on which procurement plans from now on.
  private mutating func forecast() {
    guard let way = blueprint.supply?.forecast else { return }
    let now = events.now
    let isFirst = supply.demand.taken == 1
    for product in 0..<products.count {
      let asked = asked(product)
      if !isFirst, blueprint.products[product].isSold {
        let real = Double(asked - supply.demand.asked[product])
        let error = supply.demand.forecasts[product] * way.every - real
        supply.demand.errors += error
        supply.demand.absoluteErrors += abs(error)
        supply.demand.demand += real
        supply.demand.squares[product] += error * error
      }
      supply.demand.asked[product] = asked
      let noise = supply.demand.noise[product].next()
      supply.demand.forecasts[product] = foretold(product, way, noise: noise)
      supply.demand.plan[product] = supply.demand.forecasts[product]
    }
    if !isFirst { supply.demand.checked += 1 }
    takeSnapshot(now)
    capPlan()
    supply.demand.nextForecast = now + way.every
  }

  /// A forecast as of now [pieces per base unit].
  private mutating func foretold(_ product: Int, _ way: Forecast, noise: Double) -> Double {
    let (since, before) = snapshot(product, notBefore: events.now - way.window)
    let mean = Double(entered(product) - before) / (events.now - since)
    // Sales leaves its own bonus aside as far as it is aligned.
    let bias = way.bias * (1 - (decisions.supply.sop?.alignment ?? 0))
    return mean * (1 + bias) * noise
  }

  private mutating func takeSnapshot(_ now: Double) {
    let slot = supply.demand.taken % supply.demand.slots
    supply.demand.times[slot] = now
    for product in 0..<products.count {
      supply.demand.entered[slot * products.count + product] = entered(product)
    }
    supply.demand.taken += 1
  }

  /// The oldest reading of the books that is not too old.
  private mutating func snapshot(
    _ product: Int, notBefore earliest: Double
  ) -> (time: Double, entered: Int) {
    let slots = supply.demand.slots
    var number = max(supply.demand.taken - slots, 0)
    // Times are sums of periods: they may miss a whole window by rounding.
    let slack = 1e-9 * events.now
    while number < supply.demand.taken - 1,
      supply.demand.times[number % slots] < earliest - slack
    {
      number += 1
    }
    let slot = number % slots
    return (supply.demand.times[slot], supply.demand.entered[slot * products.count + product])
  }

  // MARK: Meetings

  /// The functions meet: what is shared is fresh from now on.
  private mutating func meet() {
    guard let sop = decisions.supply.sop else { return }
    supply.demand.nextMeeting = events.now + sop.every
    if let way = blueprint.supply?.forecast {
      let isShared = sop.shares.contains(.forecast)
      for product in 0..<products.count {
        // Drawn whether used or not, so that the n-th meeting is the same in every strategy.
        let noise = supply.demand.meetingNoise[product].next()
        supply.demand.plan[product] =
          isShared ? foretold(product, way, noise: noise) : supply.demand.forecasts[product]
      }
    }
    capPlan()
  }

  /// Where capacity is shared nobody plans more than the plant can make by its standard times.
  private mutating func capPlan() {
    guard decisions.supply.sop?.shares.contains(.capacity) == true,
      let standards = supply.demand.standards
    else { return }
    var highest = 1.0
    for resource in standards.capacities.indices where standards.capacities[resource] > 0 {
      var work = 0.0
      for product in 0..<products.count where isMade(product) {
        work += supply.demand.plan[product] * standards.times[product][resource]
      }
      highest = max(highest, work / standards.capacities[resource])
    }
    for product in 0..<products.count where isMade(product) {
      supply.demand.plan[product] /= highest
    }
  }

  private mutating func isMade(_ product: Int) -> Bool {
    if case .bought = decisions.supply.source(of: product) { return false }
    return products[product].isOffered
  }

  // MARK: Requirements

  /// Pieces of a stock that must be there or on order so that it lasts until what the next review
  /// orders has come: demand foretold over lead time and period, plus safety stock.
  mutating func planned(_ item: Int) -> Int {
    let cover = supply.items[item].plannedLead + supply.items[item].every
    let safety = plan(of: item)?.safetyStock.map(Double.init) ?? alignedSafetyStock(of: item, cover)
    return Int(min((demand(for: item, over: cover) + safety).rounded(.up), 1e12))
  }

  private func plan(of item: Int) -> StockPolicy.Planned? {
    let policy =
      item < supply.materials
      ? decisions.supply.policy(of: item)
      : decisions.supply.source(of: item - supply.materials).policy
    if case .planned(let plan) = policy { return plan }
    return nil
  }

  /// Pieces of a stock that demand will take over a time, by the plan.
  private mutating func demand(for item: Int, over cover: Double) -> Double {
    guard item < supply.materials else {
      return supply.demand.plan[item - supply.materials] * cover
    }
    var sum = 0.0
    for product in 0..<products.count where isMade(product) {
      for place in supply.billFirst[product]..<supply.billFirst[product + 1]
      where Int(supply.bill[place].item) == item {
        let pieces = supply.demand.plan[product] * cover - leftOver(product, cover)
        sum += max(pieces, 0) * Double(supply.bill[place].count)
      }
    }
    return sum
  }

  /// Finished goods beyond what their own policy aims at, which need no more material; seen only
  /// where stock is shared.
  private mutating func leftOver(_ product: Int, _ cover: Double) -> Double {
    guard decisions.supply.sop?.shares.contains(.stock) == true else { return 0 }
    let item = supply.materials + product
    let position = Double(supply.items[item].position)
    guard supply.items[item].isStocked else { return max(position, 0) }
    let target: Double
    switch supply.items[item].rule {
    case .asNeeded: target = 0
    case .reorder: target = Double(supply.items[item].point + supply.items[item].quantity)
    case .upTo, .replenish: target = Double(supply.items[item].quantity)
    case .planned:
      let own = supply.items[item].plannedLead + supply.items[item].every
      target = supply.demand.plan[product] * own + Double(plan(of: item)?.safetyStock ?? 0)
    }
    return max(position - target, 0)
  }

  // MARK: Alignment

  /// Pieces that an order is a multiple of.
  mutating func lotSize(of item: Int) -> Int {
    guard let plan = plan(of: item) else { return 1 }
    if let lot = plan.lot { return lot }
    guard let sop = decisions.supply.sop, supply.items[item].isBought else { return 1 }
    let terms = purchase(of: item)
    let joint = terms.economicLot(
      demand: demand(for: item, over: 1), holding: blueprint.supply?.holding ?? 0,
      atMost: demand(for: item, over: blueprint.time.year))
    let own = terms.cheapestLot.map(Double.init) ?? joint
    return Int(max((1 - sop.alignment) * own + sop.alignment * joint, 1).rounded())
  }

  /// Safety stock as inventory management sets it: (1 - a) x nothing, which is best for its own
  /// bonus on low stock, + a x the newsvendor's. A piece too few costs what it earns where it is
  /// lost by it, and nothing where it is waited for: the books know no cost of waiting.
  private mutating func alignedSafetyStock(of item: Int, _ cover: Double) -> Double {
    guard let sop = decisions.supply.sop, sop.alignment > 0,
      let way = blueprint.supply?.forecast, supply.demand.checked > 0,
      let standards = supply.demand.standards
    else { return 0 }
    var (variance, weight, earned) = (0.0, 0.0, 0.0)
    func add(_ product: Int, _ count: Double) {
      let mean = supply.demand.squares[product] / Double(supply.demand.checked)
      variance += count * count * mean * cover / way.every
      let rate = supply.demand.plan[product] * count
      weight += rate
      earned += rate * shareLost(product) * earning(product, standards) / count
    }
    if item < supply.materials {
      for product in 0..<products.count where isMade(product) {
        for place in supply.billFirst[product]..<supply.billFirst[product + 1]
        where Int(supply.bill[place].item) == item {
          add(product, Double(supply.bill[place].count))
        }
      }
    } else {
      add(item - supply.materials, 1)
    }
    guard weight > 0 else { return 0 }
    let cost =
      supply.items[item].isBought
      ? purchase(of: item).price.amount : materialCost(of: item - supply.materials)
    let holding = (blueprint.supply?.holding ?? 0) * cost * cover
    return sop.alignment
      * Newsvendor.safetyStock(
        deviation: variance.squareRoot(), shortage: earned / weight, holding: holding)
  }

  /// What a piece adds to throughput, made or bought as it is now.
  private func earning(_ product: Int, _ standards: ExpectedLoad) -> Double {
    let earned = standards.contributions[product]
    let item = supply.materials + product
    guard supply.items[item].isBought else { return earned }
    return earned + materialCost(of: product) - purchase(of: item).price.amount
  }

  /// Material of a piece with all its components, at list price.
  private func materialCost(of product: Int) -> Double {
    let item = blueprint.products[product]
    return item.components.reduce((item.material + ownMaterialCost(of: product)).amount) {
      $0 + Double($1.count) * materialCost(of: $1.product)
    }
  }
}
