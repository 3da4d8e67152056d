import Probability
import Simulation

/// What the company holds in stock: materials first, then one entry per product for its finished
/// goods. Empty where the scenario has no supply.
struct SupplyState: ~Copyable {
  var items = FlatArray<StockItem>(capacity: 1)
  /// First of the targets of its events.
  var firstTarget = 0
  /// Number of materials: the finished goods of product p are item `materials + p`.
  var materials = 0
  /// Materials of a product with all its components, and of itself alone; those of product p are at
  /// `bill[billFirst[p]..<billFirst[p + 1]]`, and so for `own`.
  var bill = FlatArray<MaterialNeed>(capacity: 1)
  var billFirst = FlatArray<Int32>(capacity: 1)
  var own = FlatArray<MaterialNeed>(capacity: 1)
  var ownFirst = FlatArray<Int32>(capacity: 1)
  /// Receipts to come: index is the item, number the pieces.
  var receipts = Agenda()
  /// Reviews to come: index is the item, number tells the policy in force from earlier ones.
  var reviews = Agenda()
  /// Decisions in force, and whether time has begun.
  var policy: SupplyPolicy?
  var hasBegun = false
  /// Customers' orders that wait for finished goods.
  var waiting = 0
  /// Stocks to be looked at when the event is over: their orders came in short.
  var dueRefills = FlatArray<Int32>(capacity: 1)
  /// Pieces to be made again that wait for material: first come first served.
  var remakes = FlatArray<Int32>(capacity: 1)
  /// Whether some release waits for material; some release or order for anything that suppliers
  /// bring; and some order or release for anything.
  var isShort = TimeIntegral()
  var isSupplierShort = TimeIntegral()
  var isAnyShort = TimeIntegral()
  /// Value of what was written off since the last clearing.
  var writtenOff = Money.zero
  var demand = DemandRecord()
}

/// So many pieces of a material for a piece of a product.
struct MaterialNeed: BitwiseCopyable {
  var item: Int32
  var count: Int32
}

/// One stock: a material, or the finished goods of a product.
struct StockItem: BitwiseCopyable {
  /// The product whose pieces these are; -1 for a material.
  var product: Int32 = -1
  /// Pieces on hand, and what they cost.
  var onHand = 0
  var worth = Money.zero
  /// Pieces on hand that released jobs will take.
  var reserved = 0
  /// Pieces ordered and not yet received or made.
  var onOrder = 0
  /// Pieces that accepted orders wait for.
  var wanted = 0
  /// Whether it is refilled at all, and by buying.
  var isStocked = false
  var isBought = false
  /// Whether some product on offer needs it.
  var isNeeded = true
  /// What the policy in force says.
  var rule = Rule.asNeeded
  var point = 0
  var quantity = 0
  var every = Double.infinity
  /// Number of the policy.
  var adoption: Int64 = 0
  /// Time from order to receipt, drawn; mean expected by the supplier, or planned.
  var leadTime: Variates
  var plannedLead = 0.0
  var minimumOrder = 1
  /// Dynamic buffer management.
  var step = 0.0
  var window = Double.infinity
  var redness = 0.0
  var watchedFrom = 0.0
  var leftGreen = 0.0
  var changedAt = -Double.infinity
  /// Whether a release waits for it now.
  var lacks = false
  /// Customers' orders that wait for it, oldest first.
  var firstWaiting = Job.none
  var lastWaiting = Job.none

  /// The books of pieces since time 0.
  var started = 0
  var received = 0
  var used = 0
  /// Of those received, made by ourselves.
  var made = 0
  var writtenOff = 0
  /// The same before the last clearing.
  var receivedBefore = 0
  var usedBefore = 0
  var madeBefore = 0
  var writtenOffBefore = 0
  /// Needs since the last clearing, and those met at once.
  var asked = 0
  var filled = 0
  /// Pieces on hand, pieces wanted beyond them, whether a release waits for it, and buffer size.
  var level = TimeIntegral()
  var short = TimeIntegral()
  var waits = TimeIntegral()
  var size = TimeIntegral()
  var swing = WeeklySwing()

  enum Rule: UInt8 {
    case asNeeded, reorder, upTo, planned, replenish
  }

  /// Pieces on hand that nobody has set aside.
  var available: Int { onHand - reserved }
  /// On hand and not set aside, plus on order, less what orders wait for.
  var position: Int { available + onOrder - wanted }
  /// Pieces wanted beyond what is there.
  var shortage: Int { max(wanted - available, 0) }

  /// Takes pieces out with their share of the worth, to the tick: the last piece takes the rest.
  mutating func take(_ pieces: Int) -> Money {
    precondition(pieces <= onHand, "more pieces taken than there are")
    guard pieces < onHand else {
      let all = worth
      onHand = 0
      worth = .zero
      return all
    }
    let product = worth.ticks.multipliedFullWidth(by: Int64(pieces))
    let share = Money(ticks: Int64(onHand).dividingFullWidth(product).quotient)
    onHand -= pieces
    worth -= share
    return share
  }
}

extension Blueprint {
  /// Whether anything is bought for stock, held in stock or foretold.
  var hasSupply: Bool { supply != nil || products.contains { $0.bought != nil } || stocksProducts }

  private var stocksProducts: Bool {
    base.supply.holdsFinishedGoods || strategies.contains { $0.decisions.supply.holdsFinishedGoods }
  }

  /// Materials that are bought.
  var materials: [Material] { supply?.materials ?? [] }
}
