public import Inference

/// What the five focusing steps did, and why.
public struct FocusLog: Sendable {
  /// The company as it was; `nil` when not even that was simulated.
  public var start: CaseResult?
  /// Rounds in order.
  public var rounds: [FocusRound]
  /// Why the loop ended.
  public var stop: Stop
  /// The company with all moves made; `nil` when none was.
  public var end: CaseResult?
  /// Moves made, in order.
  public var made: [FocusMove] = []
  /// What limits the company in the end.
  public var constraint: ConstraintFinding?

  /// Why the loop ended.
  public enum Stop: String, Sendable, Hashable {
    /// The market is the constraint: more capacity would not be used.
    case market
    /// No move that was tried pays for sure.
    case nothingPays = "nothing pays"
    /// The budget is spent.
    case budget
    /// As many rounds as allowed.
    case limit
    /// Nothing was ever occupied.
    case noConstraint = "no constraint"
    /// The user stopped it.
    case interrupted
  }

  /// Operating expense that the moves made add [currency per reporting period]; it is not in the
  /// measures of `end`.
  public var addedExpense: Double { made.reduce(0) { $0 + $1.expense } }
  /// What the moves made cost once [currency].
  public var spent: Double { made.reduce(0) { $0 + $1.price } }
}

/// One round: what limited the company, what was tried, what was done.
public struct FocusRound: Sendable {
  /// What limited the company.
  public var finding: ConstraintFinding
  /// The company at the beginning of the round.
  public var before: CaseResult
  /// Everything tried, step by step.
  public var trials: [FocusTrial]
  /// The move made; `nil` when none paid.
  public var taken: FocusMove?
  /// Moves made earlier for another constraint that are still in force: Goldratt's inertia.
  public var inertia: [FocusMove]
}

/// A move tried.
public struct FocusTrial: Sendable, Hashable {
  /// What was tried.
  public var move: FocusMove
  /// Its gain in net profit, its own expense taken off [currency per reporting period].
  public var gain: Estimate

  /// Whether the gain is above zero for sure, and earns the price in time.
  /// - Parameter periods: reporting periods to earn it in.
  public func pays(within periods: Double) -> Bool {
    gain.isAboveZero && gain.mean * periods >= move.price
  }
}

extension Estimate {
  /// Whether the whole interval is above zero; a difference without variance is its own interval.
  var isAboveZero: Bool { interval.map { $0.lowerBound > 0 } ?? (n > 1 && mean > 0) }
}
