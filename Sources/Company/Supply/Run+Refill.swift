import Probability
import Simulation

/// When a stock is refilled, and by how much.
extension Run {
  /// Orders what a policy that looks at every order asks for now.
  mutating func refill(_ item: Int) {
    guard supply.items[item].isStocked else { return }
    let position = supply.items[item].position
    guard supply.items[item].isNeeded else {
      // Only what is already promised or begun is still bought.
      if position < 0 { order(item, -position) }
      return
    }
    let (point, quantity) = (supply.items[item].point, supply.items[item].quantity)
    switch supply.items[item].rule {
    case .asNeeded:
      if position < 0 { order(item, -position) }
    case .reorder:
      guard position <= point else { return }
      order(item, ((point - position) / quantity + 1) * quantity)
    case .upTo:
      if position <= point { order(item, quantity - position) }
    case .planned, .replenish: return
    }
  }

  /// Looks at stocks whose orders came in.
  mutating func refillWhatIsDue() {
    while supply.dueRefills.count > 0 { refill(Int(supply.dueRefills.removeLast())) }
  }

  /// Orders pieces of a stock: from the supplier, or from our own plant.
  mutating func order(_ item: Int, _ pieces: Int) {
    let isBought = supply.items[item].isBought
    let ordered = isBought ? max(pieces, supply.items[item].minimumOrder) : pieces
    supply.items[item].swing.add(ordered: ordered, wanted: 0, week: presentWeek)
    guard isBought else { return produce(item, ordered) }
    let leadTime = supply.items[item].leadTime.next()
    supply.items[item].onOrder += ordered
    turnWeek()
    ledger.post(purchase(of: item).orderCost, debit: .operatingExpense, credit: .cash)
    supply.receipts.add(at: events.now + leadTime, index: Int32(item), number: Int64(ordered))
    events.reschedule(
      at: supply.receipts.firstTime, .transit, target: supplyTarget(.receipt))
  }

  /// On which terms an item is bought.
  func purchase(of item: Int) -> Purchase {
    if item < supply.materials { return blueprint.materials[item].purchase }
    return blueprint.products[item - supply.materials].bought ?? Purchase(price: .zero)
  }

  /// What was bought has come in.
  mutating func receive() {
    while supply.receipts.firstTime <= events.now {
      let note = supply.receipts.takeFirst()
      let (item, pieces) = (Int(note.index), Int(note.number))
      let cost = purchase(of: item).price(of: pieces) * pieces
      supply.items[item].onOrder -= pieces
      let account = item < supply.materials ? Ledger.Account.material : .finishedGoods
      ledger.post(cost, debit: account, credit: .cash)
      stockUp(item, pieces: pieces, worth: cost)
    }
    if supply.receipts.count > 0 {
      events.reschedule(
        at: supply.receipts.firstTime, .transit, target: supplyTarget(.receipt))
    }
  }

  /// Pieces come into a stock; whoever waits for them is served.
  mutating func stockUp(_ item: Int, pieces: Int, worth: Money) {
    supply.items[item].onHand += pieces
    supply.items[item].received += pieces
    supply.items[item].worth += worth
    recordLevel(item)
    recordStockValue()
    if item < supply.materials { remakeWhatFits() } else { serve(item) }
    if !supply.items[item].isNeeded { writeOff(item) }
    releaseIsDue = true
  }

  // MARK: Reviews

  /// Reviews of stocks that are due.
  mutating func reviewStocks() {
    while supply.reviews.firstTime <= events.now {
      let note = supply.reviews.takeFirst()
      let item = Int(note.index)
      guard note.number == supply.items[item].adoption else { continue }
      review(item)
      scheduleReview(of: item, at: events.now + supply.items[item].every)
    }
  }

  private mutating func review(_ item: Int) {
    guard supply.items[item].isNeeded else { return refill(item) }
    let missing: Int
    if supply.items[item].rule == .planned {
      missing = planned(item) - supply.items[item].position
    } else {
      if supply.items[item].step > 0 { resizeBuffer(item) }
      missing = supply.items[item].quantity - supply.items[item].position
    }
    guard missing > 0 else { return }
    let lot = lotSize(of: item)
    order(item, (missing + lot - 1) / lot * lot)
  }

  /// Dynamic buffer management: the buffer grows when its red third was penetrated too deeply within
  /// a window (the pieces missing in the red, summed over the reviews, exceed the red third), and
  /// shrinks when a whole window was spent in the green third; at most once per window.
  /// Source: Schragenheim, Dettmer & Patterson (2009), Supply Chain Management at Warp Speed, ch. 6.
  private mutating func resizeBuffer(_ item: Int) {
    let now = events.now
    let size = Double(supply.items[item].quantity)
    let third = size / 3
    let level = Double(supply.items[item].available - supply.items[item].wanted)
    supply.items[item].redness += max(third - max(level, 0), 0)
    if level <= 2 * third { supply.items[item].leftGreen = now }
    let window = supply.items[item].window
    let mayChange = now - supply.items[item].changedAt >= window
    let step = supply.items[item].step
    if supply.items[item].redness > third {
      guard mayChange else { return }
      resize(item, to: (size * (1 + step)).rounded(.up))
    } else if now - supply.items[item].leftGreen >= window {
      guard mayChange else { return }
      resize(item, to: (size * (1 - step)).rounded(.down))
    } else if now - supply.items[item].watchedFrom >= window {
      supply.items[item].redness = 0
      supply.items[item].watchedFrom = now
    }
  }

  private mutating func resize(_ item: Int, to size: Double) {
    supply.items[item].quantity = Int(min(max(size, 1), 1e9))
    supply.items[item].size.set(Double(supply.items[item].quantity), at: events.now)
    supply.items[item].changedAt = events.now
    watchAnew(item)
  }

  /// Begins to watch the zones of a buffer from now on.
  mutating func watchAnew(_ item: Int) {
    supply.items[item].redness = 0
    supply.items[item].watchedFrom = events.now
    supply.items[item].leftGreen = events.now
  }
}
