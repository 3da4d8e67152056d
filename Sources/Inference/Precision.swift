/// How precise an estimate has to be before replications stop.
///
/// Look at it only after some ten replications and again with fresh values after adding those it
/// asks for: an early standard deviation may be far off, and stopping at the first lucky interval
/// makes the true confidence smaller than the nominal one.
/// Source: Law, Simulation Modeling and Analysis, section 9.4.1.
public enum Precision: Sendable, Hashable {
  /// At most so far to each side, in the measure's own unit; more than 0.
  case halfWidth(Double)
  /// A relative error of at most this share of the true mean, more than 0: the half-width over
  /// the absolute mean must be at most `share / (1 + share)`, because the estimated mean stands
  /// in for the true one.
  case relative(Double)

  /// What an estimate says about the precision asked for.
  public enum Assessment: Sendable, Hashable {
    /// Reached.
    case met
    /// Expected to be reached with so many replications in all, if mean and standard deviation
    /// stay as they are.
    case needs(replications: Int)
    /// It cannot be said when, or whether at all, the precision will be reached.
    case refused(Refusal)
  }

  /// Why a precision cannot be assessed.
  public enum Refusal: Sendable, Hashable, CustomStringConvertible {
    /// Below two replications there is no standard deviation, or a value is not finite.
    case noInterval
    /// Relative to a mean that may be zero, every error is infinite.
    case intervalContainsZero
    /// Nothing can be precise relative to a mean that is certainly zero.
    case alwaysZero
    /// More than a thousand million replications.
    case outOfReach

    /// The reason in one sentence, with what to do about it.
    public var description: String {
      switch self {
      case .noInterval: "There is no interval yet: at least two finite replications are needed."
      case .intervalContainsZero:
        "The interval contains zero, so a relative precision means nothing: "
          + "ask for a half-width in the measure's own unit."
      case .alwaysZero:
        "It is 0 in every replication, so a relative precision means nothing: name another metric."
      case .outOfReach:
        "More than 1,000,000,000 replications would be needed: ask for less precision."
      }
    }
  }

  /// Whether `estimate` is precise enough, and if not, what it would take.
  public func assess(_ estimate: Estimate) -> Assessment {
    if case .relative = self, estimate.isCertain, estimate.mean == 0 {
      return .refused(.alwaysZero)
    }
    if estimate.isCertain && estimate.mean.isFinite { return .met }
    guard let interval = estimate.interval, let half = estimate.halfWidth,
      let sd = estimate.standardDeviation
    else { return .refused(.noInterval) }
    let target: Double
    switch self {
    case .halfWidth(let width): target = width
    case .relative(let share):
      if interval.contains(0) { return .refused(.intervalContainsZero) }
      target = abs(estimate.mean) * share / (1 + share)
    }
    if half <= target { return .met }
    let needed = SampleSize.replications(
      toReach: target, standardDeviation: sd, confidence: estimate.confidence)
    guard let needed else { return .refused(.outOfReach) }
    return .needs(replications: max(needed, estimate.n + 1))
  }
}
