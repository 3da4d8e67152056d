/// Student's t law.
public enum StudentT {
  /// The value that a t of `degrees` degrees of freedom (more than 0, need not be whole) stays
  /// below with probability `p` (0 < p < 1).
  public static func quantile(_ p: Double, degrees: Double) -> Double {
    precondition(p > 0 && p < 1 && degrees > 0)
    return GSL.studentQuantile(p, degrees)
  }

  /// The probability that a t of `degrees` degrees of freedom is at most `t`.
  public static func cumulative(_ t: Double, degrees: Double) -> Double {
    GSL.studentLower(t, degrees)
  }

  /// The probability that a t is at least as far from 0 as `t`: a two-sided p-value.
  public static func twoSided(_ t: Double, degrees: Double) -> Double {
    min(1, 2 * GSL.studentUpper(abs(t), degrees))
  }

  /// The factor that makes a two-sided interval of the given confidence.
  static func factor(confidence: Double, degrees: Double) -> Double {
    -quantile((1 - confidence) / 2, degrees: degrees)
  }
}

/// The standard normal law.
public enum Normal {
  /// The value that a standard normal number stays below with probability `p` (0 < p < 1).
  public static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1)
    return GSL.normalQuantile(p)
  }

  /// The probability that a standard normal number is at most `z`.
  public static func cumulative(_ z: Double) -> Double { GSL.normalLower(z) }

  /// The factor that makes a two-sided interval of the given confidence.
  static func factor(confidence: Double) -> Double { -quantile((1 - confidence) / 2) }
}
