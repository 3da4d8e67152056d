import Simulation

/// What is on hand, set aside, on order and wanted: every change of a stock goes through here.
extension Run {
  // MARK: Needs

  /// An accepted job's needs are known: what it waits for is ordered where the policy says so.
  ///
  /// - Parameter item: the item that it makes; its whole bill counts.
  mutating func wantMaterials(_ job: Int32) {
    jobExtras[job].wantsMaterial = true
    let product = jobExtras[job].item
    for place in supply.billFirst[product]..<supply.billFirst[product + 1] {
      let need = supply.bill[place]
      want(Int(need.item), Int(need.count) * Int(jobs[job].pieces), for: job)
    }
  }

  /// So many pieces of a stock are wanted by an order.
  mutating func want(_ item: Int, _ pieces: Int, for job: Int32) {
    supply.items[item].asked += 1
    if supply.items[item].available - supply.items[item].wanted >= pieces {
      supply.items[item].filled += 1
    } else {
      jobExtras[job].cameShort = true
    }
    supply.items[item].wanted += pieces
    supply.items[item].swing.add(ordered: 0, wanted: pieces, week: presentWeek)
    recordLevel(item)
    refill(item)
  }

  /// A waiting job ends without release: what it wanted is free again.
  mutating func giveUpStock(_ job: Int32) {
    if jobExtras[job].waitsFor == .stock {
      leaveLine(job)
      // Whoever waited behind it may be served now.
      serve(supply.materials + Int(jobExtras[job].item))
    }
    if jobExtras[job].purpose == .replenishment {
      let item = supply.materials + Int(jobExtras[job].item)
      supply.items[item].onOrder -= Int(jobExtras[job].subjectNumber)
    }
    guard jobExtras[job].wantsMaterial else { return }
    jobExtras[job].wantsMaterial = false
    let product = jobExtras[job].item
    for place in supply.billFirst[product]..<supply.billFirst[product + 1] {
      let need = supply.bill[place]
      supply.items[need.item].wanted -= Int(need.count) * Int(jobs[job].pieces)
      recordLevel(Int(need.item))
    }
    // What it waited for may be enough for another one.
    if supply.isShort.value != 0 { releaseIsDue = true }
  }

  /// Whether all materials that a job needs are on hand.
  mutating func hasMaterials(_ job: Int32) -> Bool {
    let product = jobExtras[job].item
    for place in supply.billFirst[product]..<supply.billFirst[product + 1] {
      let need = supply.bill[place]
      guard supply.items[need.item].available >= Int(need.count) * Int(jobs[job].pieces) else {
        return false
      }
    }
    return true
  }

  /// Marks the materials that a job waits for.
  mutating func markLacking(_ job: Int32) {
    let product = jobExtras[job].item
    for place in supply.billFirst[product]..<supply.billFirst[product + 1] {
      let need = supply.bill[place]
      if supply.items[need.item].available < Int(need.count) * Int(jobs[job].pieces) {
        supply.items[need.item].lacks = true
      }
    }
  }

  /// Sets aside what a released job will take when its pieces, and those of its components, begin.
  mutating func setAsideMaterials(_ job: Int32) {
    let product = jobExtras[job].item
    let wanted = jobExtras[job].wantsMaterial
    jobExtras[job].wantsMaterial = false
    for place in supply.billFirst[product]..<supply.billFirst[product + 1] {
      let need = supply.bill[place]
      let pieces = Int(need.count) * Int(jobs[job].pieces)
      if wanted { supply.items[need.item].wanted -= pieces }
      supply.items[need.item].reserved += pieces
      recordLevel(Int(need.item))
      precondition(supply.items[need.item].available >= 0, "material set aside twice")
    }
  }

  /// The pieces of a job come into being: the item's own materials go into process.
  mutating func useMaterials(_ job: Int32) {
    let product = jobExtras[job].item
    guard jobExtras[jobExtras[job].root].purpose != .pilot else { return buyMaterials(job) }
    for place in supply.ownFirst[product]..<supply.ownFirst[product + 1] {
      let need = supply.own[place]
      let pieces = Int(need.count) * Int(jobs[job].pieces)
      supply.items[need.item].reserved -= pieces
      supply.items[need.item].used += pieces
      let cost = supply.items[need.item].take(pieces)
      ledger.post(cost, debit: .workInProcess, credit: .material)
      jobExtras[job].value += cost
      recordLevel(Int(need.item))
    }
    recordProcessValue()
    recordStockValue()
  }

  /// What is made once to try it out takes material bought for it at list price.
  private mutating func buyMaterials(_ job: Int32) {
    let cost = ownMaterialCost(of: Int(jobExtras[job].item)) * Int(jobs[job].pieces)
    ledger.post(cost, debit: .workInProcess, credit: .cash)
    jobExtras[job].value += cost
    recordProcessValue()
  }

  /// Material in a piece of an item at list price, without its components.
  func ownMaterialCost(of product: Int) -> Money {
    blueprint.products[product].uses.reduce(.zero) {
      $0 + blueprint.materials[$1.material].purchase.price * $1.count
    }
  }

  // MARK: Made again

  /// Pieces to be made again wait in line for their material; returns whether they must.
  mutating func awaitsMaterial(_ job: Int32) -> Bool {
    let product = jobExtras[job].item
    guard supply.billFirst[product] < supply.billFirst[product + 1] else { return false }
    jobExtras[job].wantsMaterial = false
    if supply.remakes.isEmpty, hasMaterials(job) {
      setAsideMaterials(job)
      return false
    }
    jobs[job].stage = .held
    supply.remakes.append(job)
    wantMaterials(job)
    return true
  }

  /// What waits to be made again goes before what has yet to be released.
  mutating func remakeWhatFits() {
    while !supply.remakes.isEmpty {
      let first = supply.remakes[0]
      guard hasMaterials(first) else { return }
      for place in 1..<max(supply.remakes.count, 1) {
        supply.remakes[place - 1] = supply.remakes[place]
      }
      supply.remakes.truncate(to: supply.remakes.count - 1)
      setAsideMaterials(first)
      explode(first)
    }
  }

  // MARK: Records

  /// Notes pieces on hand and missing after a change.
  mutating func recordLevel(_ item: Int) {
    supply.items[item].level.set(Double(supply.items[item].onHand), at: events.now)
    supply.items[item].short.set(Double(supply.items[item].shortage), at: events.now)
  }

  /// Stock that will never be used becomes operating expense; what jobs have set aside stays.
  mutating func writeOff(_ item: Int) {
    let pieces = supply.items[item].available - supply.items[item].wanted
    guard pieces > 0 else { return }
    let value = supply.items[item].take(pieces)
    supply.items[item].writtenOff += pieces
    supply.writtenOff += value
    let account = item < supply.materials ? Ledger.Account.material : .finishedGoods
    turnWeek()
    ledger.post(value, debit: .writeOff, credit: account)
    recordLevel(item)
    recordStockValue()
  }

  /// A new look at what releases wait for begins.
  mutating func forgetLacks() {
    for item in 0..<supply.materials { supply.items[item].lacks = false }
  }

  /// Settles which materials releases wait for now, after a look at all of them.
  mutating func recordLacks() {
    var isShort = false
    for item in 0..<supply.materials {
      let lacks = supply.items[item].lacks
      if lacks { isShort = true }
      if (supply.items[item].waits.value != 0) != lacks {
        supply.items[item].waits.set(lacks ? 1 : 0, at: events.now)
      }
    }
    supply.isShort.set(isShort ? 1 : 0, at: events.now)
    recordShortage()
  }

  /// Notes whether anything waits: a release for material, or an order for finished goods.
  mutating func recordShortage() {
    var isSupplier = supply.isShort.value != 0
    if !isSupplier, supply.waiting > 0 {
      for item in supply.materials..<supply.items.count
      where supply.items[item].isBought && supply.items[item].firstWaiting != Job.none {
        isSupplier = true
      }
    }
    let isAny = isSupplier || supply.waiting > 0 || !supply.remakes.isEmpty
    supply.isSupplierShort.set(isSupplier ? 1 : 0, at: events.now)
    supply.isAnyShort.set(isAny ? 1 : 0, at: events.now)
  }
}
