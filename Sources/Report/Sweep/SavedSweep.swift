/// What `sweep` wrote as JSON (`SweepResults+Formats`), as far as figures need it.
public struct SavedSweep: Decodable, Sendable {
  /// The command that repeats it.
  public var reproduce: String
  /// Level of intervals; the differences of all points hold together at it.
  public var confidence: Double
  /// The scenario.
  public var scenario: SavedScenario
  /// Names of the strategies in their order.
  public var strategies: [String]
  /// What decides.
  public var metric: String
  /// Its unit.
  public var unit: String
  /// Least difference that matters.
  public var margin: Double?
  /// Paths of the parameters.
  public var paths: [String]
  /// Which factors matter, per output.
  public var sensitivities: [SavedSensitivity]
  /// Polynomials, per output.
  public var fits: [SavedFit]
  /// Every point.
  public var points: [SavedPoint]

  /// A point of the design.
  public struct SavedPoint: Decodable, Sendable {
    var settings: [String: String]
    var verdict: String?
    var strategies: [String: [String: SavedEstimate]]
    var pairs: [SavedPair]
  }

  /// A difference at a point.
  public struct SavedPair: Decodable, Sendable {
    var a: String
    var b: String
    var difference: Double?
    var lower: Double?
    var upper: Double?
  }

  /// Which factors matter to an output.
  public struct SavedSensitivity: Decodable, Sendable {
    var output: String
    /// Standard deviation over the ranges; absent for a screening.
    var sd: Double?
    var factors: [Factor]

    /// A factor: the elementary effects of a screening, or shares of the variance.
    struct Factor: Decodable, Sendable {
      var path: String
      var mu_star: Double?
      var sigma: Double?
      var noise: Double?
      var first: Double?
      var first_lower: Double?
      var first_upper: Double?
      var total: Double?
      var total_lower: Double?
      var total_upper: Double?
    }
  }

  /// A polynomial; what is said of its zeros.
  public struct SavedFit: Decodable, Sendable {
    var output: String
    /// Its terms in factors coded to -1 ... 1; absent in old results.
    var terms: [Term]?
    var r_squared: Double?
    var crossings: [Double]?
    var region: [Span]?

    /// A product of factors, each as often as it is named, with its coefficient.
    struct Term: Decodable, Sendable {
      var factors: [String]
      var coefficient: Double
    }

    /// Part of the region in which a zero may be.
    struct Span: Decodable, Sendable {
      var from: Double
      var to: Double
    }
  }

  /// Paths that are not the same at all points.
  var varying: [String] {
    paths.filter { path in
      let first = points.first?.settings[path]
      return points.contains { $0.settings[path] != first }
    }
  }

  /// A parameter over the points.
  func parameter(_ path: String) -> Parameter {
    Parameter(path: path, texts: points.map { $0.settings[path] ?? "" })
  }

  /// The values of a parameter: numbers in one unit, or words.
  struct Parameter {
    /// Its path.
    var path: String
    /// The text of every point.
    var texts: [String]
    /// The number of every point; `nil` where one is none, or units differ.
    var numbers: [Double]?
    /// The unit of all, or empty.
    var unit = ""

    init(path: String, texts: [String]) {
      self.path = path
      self.texts = texts
      let parts = texts.map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
      let values = parts.compactMap { part in part.first.flatMap(Self.number) }
      let units = Set(zip(texts, parts).map(Self.unit))
      guard values.count == texts.count, units.count == 1 else { return }
      numbers = values
      unit = units.first ?? ""
    }

    /// `12.5`, and `10%` as 10.
    private static func number(_ text: String) -> Double? {
      let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
      guard let value = Double(digits), value.isFinite else { return nil }
      return value
    }

    private static func unit(_ text: String, _ parts: [String]) -> String {
      if parts.count == 1, parts[0].hasSuffix("%") { return "%" }
      return parts.dropFirst().joined()
    }

    /// Its different values in order: ascending numbers, or words as they first come.
    var levels: [String] {
      var seen: Set<String> = []
      let distinct = texts.indices.filter { seen.insert(texts[$0]).inserted }
      guard let numbers else { return distinct.map { texts[$0] } }
      return distinct.sorted { numbers[$0] < numbers[$1] }.map { texts[$0] }
    }
  }
}
