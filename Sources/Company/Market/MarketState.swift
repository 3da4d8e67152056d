import Probability
import Simulation

/// A demand source in the run.
struct Source: BitwiseCopyable {
  var product: Int32
  var account: Int32
  /// Whether there is always one more order.
  var isUnlimited: Bool
  /// Whether orders have a quantity other than 1.
  var hasQuantity: Bool
  /// Patience [time]; infinite when it never lapses.
  var patience: Double
  /// Longest accepted promise [time]; infinite when any is.
  var tolerance: Double
  /// Price of a piece at list price, less the account's discount.
  var listPrice: Money
  var discount: Double
  /// Whether orders by name are accepted; those of customers that choose are a matter of the account.
  var isServed = true
  var costPerOrder: Money
  var costPerDelivery: Money
  /// Times between orders, and pieces per order.
  var gap: Variates
  var quantity: Variates
  var variantStream: RandomStream
  /// Next order of a recorded source.
  var traced = Source.notTraced
  /// Waiting orders, oldest first.
  var waitingFirst = Job.none
  var waitingLast = Job.none
  /// The account x product cell of the profit map since the last clearing.
  var cell = Cell()

  static let notTraced = -1

  /// The source of what nobody ordered: tasks, pilots, pieces for stock.
  static func ofOwn(product: Int32, account: Int32, nothing: Variates, stream: RandomStream)
    -> Source
  {
    Source(
      product: product, account: account, isUnlimited: false, hasQuantity: false,
      patience: .infinity, tolerance: .infinity, listPrice: .zero, discount: 0,
      costPerOrder: .zero, costPerDelivery: .zero, gap: nothing, quantity: nothing,
      variantStream: stream)
  }
}

/// Money and orders of one account x product cell since the last clearing.
struct Cell: BitwiseCopyable {
  /// Sales of shipped orders.
  var sales = Money.zero
  /// Material of shipped pieces.
  var material = Money.zero
  /// Cash per order and per delivery.
  var service = Money.zero
  /// Hours of tasks at the cost of their resources: a share of operating expense, not of TVC.
  var hours = Money.zero
  /// Pieces shipped.
  var pieces = 0
  /// Orders that asked, were accepted, or came to an end so.
  var received = 0
  var shipped = 0
  var refused = 0
  var lost = 0
  var lapsed = 0
  var cancelled = 0
  var scrapped = 0

  /// Throughput: sales less truly variable cost.
  var throughput: Money { sales - material - service }
}

/// A product in the run: its backlog, its standing and its flow.
struct ProductState: BitwiseCopyable {
  var material: Money
  var materialLot: Int
  /// Resource of the first operation.
  var entry: Int32
  var isOffered = true
  var hasUnlimited = false
  /// A source without end, if there is one.
  var unlimitedSource: Int32 = -1
  /// Rank at release and under `Dispatching.priority`; smaller goes first.
  var rank = 0.0
  /// Rank by measured throughput per constraint minute; smaller goes first.
  var constraintRank = 0.0
  /// Waiting orders, oldest first.
  var backlogFirst = Job.none
  var backlogLast = Job.none
  /// Ticket of the last release from the endless source: shares the plant fairly.
  var lastRelease: UInt64 = 0
  /// Newest variant, and how many can be ordered.
  var newestVariant: Int32
  var liveVariants = 1
  /// Pieces in process.
  var wip = TimeIntegral()
  /// Pieces released and shipped since time 0: the books of pieces.
  var releasedEver = 0
  var shippedEver = 0
  var scrappedEver = 0
  /// Pieces shipped, and scrapped, before the last clearing.
  var shippedBeforeClear = 0
  var scrappedBeforeClear = 0
  /// Pieces made since the last clearing that nobody ordered, to try something out.
  var unsold = 0
  /// What the pieces shipped since the last clearing would have brought at list prices [currency].
  var listSales = 0.0
  /// Shipped orders that met their due date, and those that had one, since the last clearing.
  var onTime = 0
  var promised = 0
  /// Sum over shipped orders of lead time, and of lead time x pieces [time].
  var leadTimeSum = 0.0
  var orderLeadTimeSum = 0.0
  var pieceTimeSum = 0.0
  /// Piece-time before the clearing of the pieces then in process [time]: Little's boundary term.
  var pieceTimeBeforeClear = 0.0
  /// Throughput-dollar-days: throughput x days late [currency x base unit].
  var lateThroughput = 0.0
  /// Pieces asked for since the last clearing, whether accepted or not.
  var requested = 0
}

/// A variant of a product: what is made and what its special material is.
struct Variant: BitwiseCopyable {
  var product: Int32
  var firstOperation: Int32
  var isLive = true
  /// Share by which its price exceeds the list price until it is copied.
  var priceGain = 0.0
  /// When it is copied [time].
  var copiedAt = Double.infinity
  /// Pieces' worth of special material in stock.
  var stock = 0
  /// Number of the idea that it came from, 0 for the product as it was at the start; and the variant
  /// of the product before it, -1 for none.
  var idea: UInt32 = 0
  var older: Int32 = -1
  /// How much better it is than the commodity (0 ..< 1).
  var differentiation = 0.0
}
