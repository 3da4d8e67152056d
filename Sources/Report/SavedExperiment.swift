/// What `run` and `compare` wrote as JSON (`Results+JSON`), as far as figures need it.
public struct SavedExperiment: Decodable, Sendable {
  /// `run` or `compare`.
  public var command: String
  /// The command that repeats it.
  public var reproduce: String
  /// Level of intervals of means.
  public var confidence: Double
  /// The first scenario.
  public var scenario: SavedScenario
  /// The cases by name.
  public var strategies: [String: SavedCase]
  /// All comparisons: metrics in their order, then pairs.
  public var comparisons: [SavedComparison]
  /// Names of the cases in their order; absent in old results.
  public var cases: [String]?
  /// The batches of one long run in place of replications; absent for replications.
  var batches: Batches?

  /// One long run in batches.
  struct Batches: Decodable, Sendable {
    var count: Int
  }

  /// What it repeats.
  var repetition: Repetition { batches == nil ? .replication : .batch }

  /// A case.
  public struct SavedCase: Decodable, Sendable {
    /// Number of replications.
    public var replications: Int
    /// Its metrics by name.
    public var metrics: [String: SavedEstimate]
    /// Where its money landed.
    public var profit: SavedProfit?
    /// Its money, quarter by quarter.
    public var course: [[String: SavedEstimate]]?
  }

  /// A difference.
  public struct SavedComparison: Decodable, Sendable {
    var metric: String
    var a: String
    var b: String
    var difference: Double?
    var lower: Double?
    var upper: Double?
    var verdict: String
    var n: Int
    var unit: String
    var confidence: Double
    var margin: Double?
    var winner: String?
    // Spelled as in the JSON, like all members here.
    var replications_to_settle: Int?
  }

  /// The profit map.
  public struct SavedProfit: Decodable, Sendable {
    var unit: String
    var unassigned: Double?
    var cells: [Cell]

    /// What an account's orders of an offering earned.
    struct Cell: Decodable, Sendable {
      var account: String?
      var offering: String?
      var profit: Double?
    }
  }

  /// Names in their order; in old results as comparisons mention them, then by name.
  var names: [String] {
    var names = cases ?? []
    for name in comparisons.map(\.b) + comparisons.map(\.a) + strategies.keys.sorted()
    where !names.contains(name) {
      names.append(name)
    }
    return names.filter { strategies[$0] != nil }
  }

  /// What decides: the first metric compared, else net profit or, where nothing is sold, the lead time.
  var decidingMetric: String {
    comparisons.first?.metric
      ?? ["money.net_profit", "flow.lead_time.mean"].first { metric in
        strategies.values.contains { $0.metrics[metric]?.mean != nil }
      } ?? "money.net_profit"
  }

  /// The metrics of any case.
  var metrics: [String] { Set(strategies.values.flatMap { $0.metrics.keys }).sorted() }

  /// Unit of a metric, as the first case that has it says.
  func unit(of metric: String) -> String {
    names.lazy.compactMap { strategies[$0]?.metrics[metric]?.unit }.first ?? ""
  }
}
