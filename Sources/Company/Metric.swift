/// A number that every replication reports, by a stable dotted name.
public struct Metric: Sendable, Hashable {
  /// Dotted path, for example `resources.B.utilisation`.
  public var name: String
  /// Unit of the value, for example `USD per week`, `min`, or empty for a pure number.
  public var unit: String
  /// What it means, in one sentence.
  public var meaning: String

  /// Creates a metric.
  public init(name: String, unit: String, meaning: String) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
  }
}

/// What one replication returns: plain numbers in the order of `Blueprint.metrics`.
public struct ReplicationResult: Sendable {
  /// One value per metric; NaN where the metric is undefined (0 pieces shipped, no stock...).
  public var values: [Double]
  /// Events processed, warm-up included: the measure of engine speed.
  public var events: Int
  /// What a reader must know about this replication (deadlock...), in plain words.
  public var warnings: [String]
  /// Where the money landed.
  public var profit: ProfitMap
  /// Throughput and operating expense [currency] of each quarter of 13 whole weeks, one after the
  /// other; the same number of quarters in every replication.
  public var course: [Double]
  /// What management reviews found and did, in order; at most ten thousand are kept.
  public var reviews: [ReviewEntry]

  /// Creates a result.
  public init(
    values: [Double], events: Int, warnings: [String], profit: ProfitMap = ProfitMap(),
    course: [Double] = [], reviews: [ReviewEntry] = []
  ) {
    self.values = values
    self.events = events
    self.warnings = warnings
    self.profit = profit
    self.course = course
    self.reviews = reviews
  }
}

/// A replication that cannot be trusted: an invariant of the books does not hold.
public struct BooksDoNotBalance: Error, CustomStringConvertible {
  /// Which book, and by how much.
  public var description: String
}
