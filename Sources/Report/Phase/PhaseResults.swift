import Experiment
import Inference

/// Where in the world each strategy wins, with all that a report says around it.
///
/// All output is a pure function of this value.
public struct PhaseResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// Names of the strategies.
  public var strategies: [String]
  /// What they are compared by.
  public var measure: Measure
  /// Least difference that matters, in the measure's unit; `nil` for any.
  public var margin: Double?
  /// Level at which everything that is said holds together (0 < level < 1).
  public var confidence: Double
  /// What was found.
  public var finding: Finding

  /// What was found.
  public enum Finding: Sendable {
    /// Over two parameters.
    case map(PhaseMap)
    /// Along one.
    case border(Border)
  }

  /// Creates results.
  public init(
    provenance: Provenance, strategies: [String], measure: Measure, margin: Double? = nil,
    confidence: Double, finding: Finding
  ) {
    self.provenance = provenance
    self.strategies = strategies
    self.measure = measure
    self.margin = margin
    self.confidence = confidence
    self.finding = finding
  }

  /// What the numbers rest on.
  var procedure: String {
    switch finding {
    case .map(let map):
      "\(Wording.count(map.replications, "replication")) at each of \(map.points.count) places,"
        + " paired t, common random numbers, Holm over the \(map.family) comparisons of all possible"
        + " places"
    case .border(let border):
      "up to \(border.points.map(\.replications).max() ?? 0) replications at each of"
        + " \(border.points.count) places, sequential paired t, common random numbers, error spent over"
        + " places and looks"
    }
  }

  /// A verdict in a word: the name of the winner, `equivalent`, `undecided`.
  func word(_ verdict: PhaseVerdict) -> String {
    switch verdict {
    case .winner(let index): strategies[index]
    case .equivalent: "equivalent"
    case .undecided: "undecided"
    }
  }

  /// A verdict in a character: the letter of the winner, small where it was not looked at but lies
  /// between places that all say so.
  func symbol(_ found: (verdict: PhaseVerdict, isMeasured: Bool)?) -> String {
    guard let found else { return " " }
    switch found.verdict {
    case .winner(let index):
      let letter = Self.letter(index)
      return found.isMeasured ? letter : letter.lowercased()
    case .equivalent: return "."
    case .undecided: return "?"
    }
  }

  /// The letter of a strategy: A to Z.
  static func letter(_ index: Int) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    guard index < letters.count else { return "#" }
    return String(letters[letters.index(letters.startIndex, offsetBy: index)])
  }
}
