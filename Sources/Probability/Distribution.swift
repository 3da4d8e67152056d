/// A probability law given by what an analyst knows of it, with its mean and variance.
public struct Distribution: Sendable, Hashable {
  /// The law and its natural parameters.
  public let law: Law

  /// The laws an analyst can ask for, by natural parameters (already validated).
  public enum Law: Sendable, Hashable {
    /// Always the same value.
    case constant(Double)
  }

  /// Always `value`.
  public static func constant(_ value: Double) -> Distribution { Distribution(law: .constant(value)) }
}
