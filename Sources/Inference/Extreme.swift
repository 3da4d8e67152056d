/// Which system is the best: the one of the largest or of the smallest mean.
///
/// What is good belongs to the measure, and the caller knows it.
public enum Extreme: String, Sendable, Hashable {
  /// More is better.
  case largest
  /// Less is better.
  case smallest

  /// 1 for the largest, -1 for the smallest: signed values are better when larger.
  public var sign: Double { self == .largest ? 1 : -1 }
}
