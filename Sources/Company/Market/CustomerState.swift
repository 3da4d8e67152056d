import Probability
import Simulation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The market in a run: what customers want, know and remember.
///
/// Tables of accounts and variants lie variant by variant, because variants are added as a run goes on.
struct CustomerState: ~Copyable {
  var accounts: FlatArray<AccountState>
  var wants: FlatArray<WantState>
  /// Indices of the wants, account by account, and where those of each account begin; at the end their
  /// number.
  var wantsByAccount = FlatArray<Int32>(capacity: 1)
  var firstWant = FlatArray<Int32>(capacity: 1)
  /// Products that serve each need.
  var servers: [[Int32]] = []
  /// Source of an account's orders for a product; -1 where it has no such need.
  var sources: FlatArray<Int32>
  /// What each account thinks of each variant's differentiation; negative where it cannot buy it.
  var perceived = FlatArray<Double>(capacity: 64)
  /// Whether it knows the variant, or buys it in place of an older one without seeing why.
  var knows = FlatArray<Bool>(capacity: 64)
  /// How much an account has heard of a variant that it does not know, and how much it takes.
  var heard = FlatArray<Double>(capacity: 64)
  var takes = FlatArray<Double>(capacity: 64)
  /// Time that the orders of an account take on a resource of late, account by account: which one is
  /// the constraint the books say later.
  var work = FlatArray<RecentRate>(capacity: 1)
  /// Accounts that know a variant, by variant.
  var knowing: [Int] = []
  /// Accounts that choose.
  var choosers = 0
  /// Whether some want has a spacing of its own.
  var isSpaced = false
  /// Changes that accounts refused to hear of, accounts that left, since the last clearing.
  var balked = 0
  var left = 0
  var lastTick = 0.0

  init() {
    accounts = FlatArray(capacity: 1)
    wants = FlatArray(capacity: 1)
    sources = FlatArray(capacity: 1)
  }
}

/// An account in a run.
struct AccountState: BitwiseCopyable {
  /// Whether it chooses among offerings.
  var chooses = false
  var buyer: Int32 = 0
  /// Index of its relationship; -1 for none in particular.
  var relationship: Int32 = -1
  /// Whether a project towards a better one is under way, or done.
  var isDeveloped = false
  /// The relationship that a project is to bring about; -1 without one.
  var aim: Int32 = -1
  /// Memories of service and trust.
  var service = 1.0
  var trust = 1.0
  /// Wallet relative to the start.
  var wallet = 1.0
  /// Its cost of doing business with us at the start, and the lead time that it sees.
  var startCost = Double.nan
  /// Its relationship when the warm-up ended, before any strategy; -2 until then.
  var startRelationship: Int32 = -2
  var seenLeadTime = Double.nan
  /// Hazard of leaving so far, and how much of it the account bears.
  var hazard = 0.0
  var bears = Double.infinity
  var hasLeft = false
  /// Whether the company serves it.
  var isServed = true
  /// Changes that it is still getting used to, as of a time.
  var changes = 0.0
  var changedAt = 0.0

  // What the books say of it.
  /// Throughput less hours, and revenue, of late [per base unit].
  var earned = RecentRate()
  var revenue = RecentRate()
  /// Sums over its orders: number, pieces, squares of pieces.
  var orders = 0.0
  var pieces = 0.0
  var squares = 0.0
  /// Offers made to it, and those that it declined.
  var offers = 0.0
  var declined = 0.0
  /// Whether it is to be visited, and whether a visit is on the calendar.
  var isToBeVisited = false
  var isOnCalendar = false
  /// Whether a visit waits to be made.
  var awaitsVisit = false

  /// Regularity of its orders: 1 / (1 + cv^2) of their sizes; 1 without a record.
  var regularity: Double {
    guard orders > 0, pieces > 0 else { return 1 }
    let mean = pieces / orders
    return mean * mean / (squares / orders)
  }
}

/// A rate of late: what was recorded, weighted by exp(-age / span), per time.
struct RecentRate: BitwiseCopyable {
  private var rate = 0.0
  private var at = 0.0

  /// Adds an amount recorded now.
  mutating func add(_ amount: Double, at now: Double, span: Double) {
    rate = rate * exp((at - now) / span) + amount / span
    at = now
  }

  /// The rate as of now [amount per time].
  func value(at now: Double, span: Double) -> Double { rate * exp((at - now) / span) }
}

/// An account's wish for a need in a run.
struct WantState: BitwiseCopyable {
  var account: Int32
  var need: Int32
  /// Rate at which candidates come, which the true rate never exceeds [per time].
  var maximum: Double
  var gap: RandomStream
  /// Number of the last candidate, from 1; it is the entity of its draws.
  var number: UInt32 = 0
  var key: StreamKey
  var quantity: Sampler
  var meanQuantity: Double
  var quantityCV: Double
  /// Spacing of opportunities that has a law; `nil` where they are independent.
  var spacing: Spacing?
  /// Pieces that it orders from us of late [per time].
  var recent = RecentRate()
  /// Opportunities, and those that we won, since the last clearing.
  var opportunities = 0
  var won = 0
}

/// The gap to the next opportunity of a want, worked off in operational time.
struct Spacing: BitwiseCopyable {
  var law: Sampler
  /// Coefficient of variation of the law.
  var cv: Double
  /// What is left of the gap, in mean gaps, as of a time.
  var left = 0.0
  var since = 0.0
  /// Mean gaps worked off per time: the rate as of the last look at the market.
  var pace = 0.0
}
