/// A parameter that no probability law can have: what was asked, what is wrong, what is allowed.
public struct ParameterError: Error, Hashable, CustomStringConvertible {
  /// The name of the parameter as the analyst writes it, such as `cv`.
  public var parameter: String
  /// What is wrong, with the value found, such as `is -0.3`.
  public var message: String
  /// The legal range in words, such as `0 or more, at most 100`.
  public var allowed: String

  /// An error about `parameter`.
  public init(parameter: String, message: String, allowed: String) {
    self.parameter = parameter
    self.message = message
    self.allowed = allowed
  }

  /// One line: `cv is -0.3; allowed: 0 or more, at most 100`.
  public var description: String { "\(parameter) \(message); allowed: \(allowed)" }
}

/// The checks at the door of every factory.
///
/// They refuse NaN because they state what must hold.
enum Require {
  static func that(
    _ holds: Bool, _ parameter: String, _ value: Double, _ allowed: String
  ) throws(ParameterError) {
    guard holds else {
      throw ParameterError(parameter: parameter, message: "is \(value)", allowed: allowed)
    }
  }

  static func finite(_ value: Double, _ parameter: String) throws(ParameterError) {
    try that(value.isFinite, parameter, value, "a finite number")
  }

  static func positive(_ value: Double, _ parameter: String) throws(ParameterError) {
    try that(value > 0 && value.isFinite, parameter, value, "more than 0 and finite")
  }

  static func positive(
    _ value: Double, _ parameter: String, atMost limit: Double
  ) throws(ParameterError) {
    try that(value > 0 && value <= limit, parameter, value, "more than 0, at most \(limit)")
  }

  static func within(
    _ value: Double, _ parameter: String, _ range: ClosedRange<Double>
  ) throws(ParameterError) {
    try that(
      range.contains(value), parameter, value, "\(range.lowerBound) to \(range.upperBound)")
  }

  /// `lower <= value`, both finite, saying which other parameter sets the bound.
  static func ordered(
    _ lower: Double, _ lowerName: String, _ value: Double, _ parameter: String
  ) throws(ParameterError) {
    try finite(lower, lowerName)
    try finite(value, parameter)
    try that(value >= lower, parameter, value, "at least \(lowerName), which is \(lower)")
  }
}
