import Simulation

/// What management reviews have set and bought.
struct ReviewState: ~Copyable {
  /// The decisions as adopted, without what reviews have changed in them.
  var plan: Decisions?
  /// The resource for which policies are set now.
  var constraint: Int?
  var log: [ReviewEntry] = []
  /// When each bought unit arrived, and how many have been ordered, by resource.
  var arrivals: [[Double]]
  var ordered: [Int]
  /// Units on their way: index is the resource.
  var deliveries = Agenda()
  /// Paid for units since time 0, and over time.
  var spent = Money.zero
  var invested = TimeIntegral()
  /// Units ordered, money paid, and changes of the constraint, since the last clearing.
  var purchases = 0
  var paid = Money.zero
  var moves = 0

  init(resources: Int) {
    arrivals = Array(repeating: [], count: resources)
    ordered = Array(repeating: 0, count: resources)
  }

  /// Entries kept of a run: far more than anybody reads.
  static let limit = 10_000

  mutating func clear(at now: Double) {
    purchases = 0
    paid = .zero
    moves = 0
    invested.clear(at: now)
  }
}

/// What a finished run measured of its reviews.
struct ReviewSummary {
  var purchases = 0
  var paid = Money.zero
  var moves = 0
  /// Units bought that had arrived at the end, by resource.
  var bought: [Int] = []
  /// Time integral of what was paid for units [currency x time].
  var investedIntegral = 0.0
}

extension Run {
  func reviewSummary() -> ReviewSummary {
    ReviewSummary(
      purchases: reviews.purchases, paid: reviews.paid, moves: reviews.moves,
      bought: reviews.arrivals.map(\.count),
      investedIntegral: reviews.invested.integral(to: events.now))
  }
}
