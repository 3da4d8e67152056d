import Company

/// A metric as results carry it: the name, unit and meaning that the engine states, with the
/// direction that is good.
public struct Measure: Sendable, Hashable {
  /// Dotted path, for example `resources.B.utilisation`.
  public var name: String
  /// Unit of the value, for example `USD per week`, or empty for a pure number.
  public var unit: String
  /// What it means, in one sentence.
  public var meaning: String
  /// Which direction is good.
  public var orientation: Orientation

  /// Creates a measure; its orientation follows from its name.
  public init(name: String, unit: String, meaning: String = "") {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    orientation = Orientation(metric: name)
  }

  /// The measure of an engine's metric.
  public init(_ metric: Metric) {
    self.init(name: metric.name, unit: metric.unit, meaning: metric.meaning)
  }
}
