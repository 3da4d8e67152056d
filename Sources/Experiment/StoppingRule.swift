/// When an experiment has enough replications.
public enum StoppingRule: Sendable, Hashable {
  /// After so many replications (>= 1).
  case fixed(Int)
  /// When the intervals of all measures are at most so wide to each side, in their unit: those of
  /// each case's mean, or, when cases are compared, of each pair's difference.
  case halfWidth(Double, of: [String], atMost: Int)
  /// When the relative error of each case's mean is at most `share` for all measures.
  case precision(Double, of: [String], atMost: Int)

  /// Replications before precision is first looked at.
  ///
  /// Fewer make a poor estimate of the variance. Source: Law, Simulation Modeling and Analysis,
  /// section 9.4.1.
  static let pilot = 10

  /// Replications to begin with.
  var first: Int {
    switch self {
    case .fixed(let count): count
    case .halfWidth(_, _, let limit), .precision(_, _, let limit): min(StoppingRule.pilot, limit)
    }
  }

  /// Most replications that may be made.
  public var limit: Int {
    switch self {
    case .fixed(let count): count
    case .halfWidth(_, _, let limit), .precision(_, _, let limit): limit
    }
  }

  /// Measures whose precision decides.
  public var metrics: [String] {
    switch self {
    case .fixed: []
    case .halfWidth(_, let metrics, _), .precision(_, let metrics, _): metrics
    }
  }

  /// The next number of replications, after `done`, when `needed` are expected to suffice.
  ///
  /// Grows by at least a tenth (and 4), at most to the double: an early estimate of the variance
  /// may be far off. It does not depend on the number of workers, so neither do results.
  func next(after done: Int, needed: Int) -> Int {
    let least = done + max(4, done / 10)
    return min(limit, max(least, min(needed, 2 * done)))
  }
}
