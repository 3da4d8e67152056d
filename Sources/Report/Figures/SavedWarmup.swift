/// What `warmup` wrote as JSON, as far as its figure needs it.
public struct SavedWarmup: Decodable, Sendable {
  /// The command that repeats it.
  public var reproduce: String
  /// The scenario.
  public var scenario: SavedScenario
  /// What was found.
  public var warmup: Finding

  /// How the averages over replications settle.
  public struct Finding: Decodable, Sendable {
    var metric: String
    var unit: String
    /// Length of an interval [time unit].
    var interval: Double
    var time_unit: String
    /// Half-width of the moving average [intervals].
    var window: Int
    /// Where the largest of the cases is cut [time unit]; `nil` when the pilot is too short.
    var cut: Double?
    /// The scenario's own warm-up [time unit].
    var stated: Double?
    var replications: Int
    var cases: [Series]
  }

  /// A metric of a case.
  public struct Series: Decodable, Sendable {
    var name: String
    /// What it is about; `nil` for what the whole finding is about.
    var metric: String?
    var unit: String?
    /// Average over the replications, per interval.
    var averages: [Double?]
    /// Their moving average.
    var welch: [Double?]
    var cut: Double?
    var verdict: String?
  }
}
