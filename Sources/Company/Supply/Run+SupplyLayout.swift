import Probability
import Simulation

/// Laying out stocks, and putting decisions about them into force.
extension Run {
  /// Targets of supply.
  enum SupplyEvent: Int, CaseIterable {
    /// What was bought comes in.
    case receipt
    /// Forecasts, meetings and reviews of stocks, in this order.
    case planning
    /// Phantom orders are confirmed or dropped.
    case phantom
  }

  /// Number of targets that supply adds.
  static func supplyTargets(_ blueprint: Blueprint) -> Int {
    blueprint.hasSupply ? SupplyEvent.allCases.count : 0
  }

  /// Supply's targets come after those of the company beyond the plant.
  var firstSupplyTarget: Int { supply.firstTarget }

  func supplyTarget(_ event: SupplyEvent) -> Int { firstSupplyTarget + event.rawValue }

  /// Handles an event of supply.
  @inline(never)
  mutating func supplyEvent(target: Int) {
    switch SupplyEvent(rawValue: target - firstSupplyTarget) {
    case .receipt: receive()
    case .planning: plan()
    case .phantom: settlePhantoms()
    case nil: preconditionFailure("event for an unknown target")
    }
  }

  /// Lays out all stocks with what is on hand at time 0.
  mutating func layOutSupply() {
    supply.firstTarget = firstCompanyTarget + Run.companyTargets(blueprint)
    supply.materials = blueprint.materials.count
    for material in blueprint.materials {
      let path = "supply.materials.\(material.name)"
      var item = StockItem(
        leadTime: variates(material.purchase.leadTime, "\(path).lead_time"))
      item.isStocked = true
      item.isBought = true
      item.minimumOrder = material.purchase.minimumOrder
      item.onHand = material.start
      item.started = material.start
      item.worth = material.purchase.price * material.start
      ledger.post(item.worth, debit: .material, credit: .cash)
      item.level.set(Double(item.onHand), at: 0)
      supply.items.append(item)
    }
    for (index, product) in blueprint.products.enumerated() {
      let law = product.bought?.leadTime ?? .constant(0)
      var item = StockItem(leadTime: variates(law, "products.\(product.name).bought.lead_time"))
      item.product = Int32(index)
      item.minimumOrder = product.bought?.minimumOrder ?? 1
      supply.items.append(item)
    }
    layOutNeeds()
    recordStockValue()
    layOutDemandRecord()
  }

  private mutating func layOutNeeds() {
    for product in blueprint.products.indices {
      supply.billFirst.append(Int32(supply.bill.count))
      supply.ownFirst.append(Int32(supply.own.count))
      for use in blueprint.products[product].uses {
        supply.own.append(MaterialNeed(item: Int32(use.material), count: Int32(use.count)))
      }
      var counts = Array(repeating: 0, count: supply.materials)
      addNeeds(of: product, pieces: 1, to: &counts)
      for (item, count) in counts.enumerated() where count > 0 {
        supply.bill.append(MaterialNeed(item: Int32(item), count: Int32(clamping: count)))
      }
    }
    supply.billFirst.append(Int32(supply.bill.count))
    supply.ownFirst.append(Int32(supply.own.count))
  }

  private func addNeeds(of product: Int, pieces: Int, to counts: inout [Int]) {
    let item = blueprint.products[product]
    for use in item.uses { counts[use.material] += use.count * pieces }
    for component in item.components {
      addNeeds(of: component.product, pieces: pieces * component.count, to: &counts)
    }
  }

  // MARK: Decisions

  /// Puts the policies of a set of decisions into force. Stock and what is on order stay.
  mutating func adoptSupply(_ new: SupplyPolicy) {
    let old = supply.policy
    supply.policy = new
    // A policy that stays goes on where it is, with the size its buffer has by now.
    for item in 0..<supply.materials where old?.policy(of: item) != new.policy(of: item) {
      adopt(new.policy(of: item), item)
    }
    for product in 0..<products.count {
      let source = new.source(of: product)
      guard old?.source(of: product) != source else { continue }
      adopt(source, of: product)
    }
    findNeeds()
    if old == nil || old?.sop != new.sop { adoptPlanning(new.sop) }
    guard supply.hasBegun else { return }
    refillAll()
  }

  private mutating func adopt(_ source: ProductSupply, of product: Int) {
    precondition(
      source == .toOrder || blueprint.products[product].outputs.isEmpty,
      "what is taken apart is not kept in stock")
    let item = supply.materials + product
    supply.items[item].isStocked = source != .toOrder
    if case .bought = source { supply.items[item].isBought = true }
    if case .toStock = source { supply.items[item].isBought = false }
    if let policy = source.policy { adopt(policy, item) } else { returnToPlant(item) }
  }

  /// A product is bought from now on: as decided, else for each order.
  mutating func buyIn(_ product: Int) {
    if case .bought = supply.policy?.source(of: product) { return }
    if supply.policy?.products.isEmpty == true {
      supply.policy?.products = Array(repeating: .toOrder, count: products.count)
    }
    supply.policy?.products[product] = .bought(.asNeeded)
    adopt(.bought(.asNeeded), of: product)
  }

  /// Orders whatever the policies ask for as things stand.
  mutating func refillAll() {
    for item in 0..<supply.items.count where supply.items[item].isStocked { refill(item) }
  }

  private mutating func adopt(_ policy: StockPolicy, _ item: Int) {
    supply.items[item].adoption += 1
    let expected = supply.items[item].leadTime.mean
    supply.items[item].plannedLead = expected
    supply.items[item].every = policy.every ?? .infinity
    switch policy {
    case .asNeeded:
      supply.items[item].rule = .asNeeded
      supply.items[item].quantity = 0
    case .reorder(let point, let quantity):
      supply.items[item].rule = .reorder
      supply.items[item].point = point
      supply.items[item].quantity = quantity
    case .upTo(let point, let level):
      supply.items[item].rule = .upTo
      supply.items[item].point = point
      supply.items[item].quantity = level
    case .planned(let plan):
      supply.items[item].rule = .planned
      supply.items[item].quantity = 0
      supply.items[item].plannedLead = plan.leadTime ?? expected
    case .replenish(let buffer):
      supply.items[item].rule = .replenish
      supply.items[item].quantity = buffer.buffer
      supply.items[item].step = buffer.resize?.step ?? 0
      supply.items[item].window = buffer.resize?.window ?? .infinity
      watchAnew(item)
      supply.items[item].changedAt = -.infinity
    }
    supply.items[item].size.set(Double(supply.items[item].quantity), at: events.now)
    if let every = policy.every { scheduleReview(of: item, at: events.now + every) }
  }

  mutating func scheduleReview(of item: Int, at time: Double) {
    supply.reviews.add(at: time, index: Int32(item), number: supply.items[item].adoption)
    schedulePlanning()
  }

  /// Which stocks something on offer needs: the others are not refilled, and materials that nothing
  /// needs any more are written off.
  mutating func findNeeds() {
    for item in 0..<supply.materials { supply.items[item].isNeeded = false }
    for product in 0..<products.count {
      let item = supply.materials + product
      supply.items[item].isNeeded = products[product].isOffered
      guard products[product].isOffered else {
        writeOff(item)
        continue
      }
      for place in supply.billFirst[product]..<supply.billFirst[product + 1] {
        supply.items[supply.bill[place].item].isNeeded = true
      }
    }
    for item in 0..<supply.materials where !supply.items[item].isNeeded { writeOff(item) }
  }
}
