/// What `phase` wrote as JSON (`PhaseResults+Formats`), as far as figures need it.
public struct SavedPhase: Decodable, Sendable {
  /// The command that repeats it.
  public var reproduce: String
  /// Level at which everything said holds together.
  public var confidence: Double
  /// What the numbers rest on.
  public var procedure: String
  /// The scenario.
  public var scenario: SavedScenario
  /// Names of the strategies.
  public var strategies: [String]
  /// What they are compared by.
  public var metric: String
  /// Its unit.
  public var unit: String
  /// Least difference that matters.
  public var margin: Double?
  /// The answer in words.
  public var verdict: String
  /// The parameter.
  public var x: SavedAxis
  /// The other one; `nil` for a border.
  public var y: SavedAxis?
  /// The map.
  public var cells: [SavedCell]?
  /// The zones along one parameter.
  public var zones: [SavedZone]?
  /// Every place looked at.
  public var points: [SavedPlace]

  /// An axis.
  public struct SavedAxis: Decodable, Sendable {
    var path: String
    var unit: String
    var from: Double?
    var to: Double?
    var logarithmic: Bool
  }

  /// A rectangle of the map; no verdict where its corners disagree.
  public struct SavedCell: Decodable, Sendable {
    var x_from: Double
    var x_to: Double
    var y_from: Double
    var y_to: Double
    var verdict: String?
  }

  /// Neighbouring places that say the same.
  public struct SavedZone: Decodable, Sendable {
    var from: Double
    var to: Double
    var verdict: String
  }

  /// A place looked at.
  public struct SavedPlace: Decodable, Sendable {
    var x: Double
    var y: Double?
    var replications: Int
    var verdict: String
    var pairs: [SavedSweep.SavedPair]
  }
}
