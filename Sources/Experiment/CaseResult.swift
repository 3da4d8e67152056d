/// What all replications of one case returned.
public struct CaseResult: Sendable {
  /// Name of the case.
  public var name: String
  /// File it comes from, when several files take part.
  public var source: String?
  /// What was measured, in the order of the values.
  public var measures: [Measure]
  /// Units of each resource, by name.
  public var capacities: [String: Int]
  /// Whether work in process was limited.
  public var limitsWork: Bool
  /// Number of replications; they are numbered from 0 and none is left out.
  public var replications: Int
  /// All values, replication by replication: `values[replication * measures.count + measure]`.
  ///
  /// NaN where a metric is undefined in that replication. One flat array keeps raw results small.
  public var values: [Double]
  /// Events processed by all replications.
  public var events: Int
  /// What readers must know, each text once with the number of replications that said it.
  public var warnings: [CountedWarning]
  /// Where the money landed; `nil` for a simulator without a map.
  public var profit: ProfitTotals?
  /// Money quarter by quarter; `nil` for a simulator that does not follow it.
  public var course: Course?
  /// What management reviews did; `nil` where none was held.
  public var reviews: ReviewTotals?

  /// Index of each measure by name.
  private let indices: [String: Int]

  /// Creates a result.
  public init(
    name: String, source: String? = nil, measures: [Measure], capacities: [String: Int] = [:],
    limitsWork: Bool = false, replications: Int, values: [Double], events: Int = 0,
    warnings: [CountedWarning] = [], profit: ProfitTotals? = nil, course: Course? = nil,
    reviews: ReviewTotals? = nil
  ) {
    precondition(
      values.count == replications * measures.count, "one value per replication and measure")
    self.name = name
    self.source = source
    self.measures = measures
    self.capacities = capacities
    self.limitsWork = limitsWork
    self.replications = replications
    self.values = values
    self.events = events
    self.warnings = warnings
    self.profit = profit
    self.course = course
    self.reviews = reviews
    indices = Dictionary(
      measures.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Index of a measure, or `nil` when the case does not have it.
  public func index(of metric: String) -> Int? { indices[metric] }

  /// The measure of a name, or `nil` when the case does not have it.
  public func measure(_ metric: String) -> Measure? { indices[metric].map { measures[$0] } }

  /// One value per replication of one measure, NaN included.
  public func series(_ measure: Int) -> [Double] {
    stride(from: measure, to: values.count, by: max(measures.count, 1)).map { values[$0] }
  }
}

/// A warning that replications gave, and how many of them did.
public struct CountedWarning: Sendable, Hashable {
  /// What a reader must know, in plain words.
  public var text: String
  /// Replications that gave it.
  public var count: Int

  /// Creates a counted warning.
  public init(text: String, count: Int) {
    self.text = text
    self.count = count
  }
}
