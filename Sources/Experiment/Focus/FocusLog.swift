public import Inference

/// What the five focusing steps did, and why.
public struct FocusLog: Sendable {
  /// The company as it was; `nil` when not even that was simulated.
  public var start: CaseResult?
  /// Rounds in order.
  public var rounds: [FocusRound] = []
  /// Why the loop ended.
  public var stop: Stop
  /// The company with all moves made: the one of the start when none was.
  public var end: CaseResult?
  /// Moves made, in order, with those taken back later.
  public var made: [FocusMove] = []
  /// Moves in force in the end, in the order in which they were made.
  public var inForce: [FocusMove] = []
  /// What limits the company in the end.
  public var constraint: ConstraintFinding?

  /// Why the loop ended.
  public enum Stop: String, Sendable, Hashable {
    /// The market is the constraint: more capacity would not be used.
    case market
    /// No move that was tried pays for sure.
    case nothingPays = "nothing pays"
    /// No move that was tried pays for sure, and others cost more than what is left to spend.
    case budget
    /// As many rounds as allowed.
    case limit
    /// Nothing was ever occupied.
    case noConstraint = "no constraint"
    /// The user stopped it.
    case interrupted
  }

  /// Creates a log of nothing done yet.
  public init(start: CaseResult? = nil, stop: Stop) {
    self.start = start
    self.stop = stop
    end = start
  }

  /// Operating expense of the moves in force [currency per reporting period].
  public var addedExpense: Double { inForce.reduce(0) { $0 + $1.expense } }
  /// What all moves made cost once, those taken back later, too [currency].
  public var spent: Double { made.reduce(0) { $0 + $1.price } }
}

/// One round: what limited the company, what was tried, what was done.
public struct FocusRound: Sendable {
  /// What limited the company.
  public var finding: ConstraintFinding
  /// The company at the beginning of the round.
  public var before: CaseResult
  /// Policies in force that name another resource as the constraint: Goldratt's inertia.
  public var inertia: [String]
  /// Everything tried, step by step.
  public var trials: [FocusTrial] = []
  /// What cost more than was left to spend, so that it was not tried.
  public var beyondBudget: [FocusMove] = []
  /// The move made; `nil` when none paid.
  public var taken: FocusMove?

  /// Creates a round in which nothing has been tried yet.
  public init(finding: ConstraintFinding, before: CaseResult, inertia: [String] = []) {
    self.finding = finding
    self.before = before
    self.inertia = inertia
  }
}

/// A move tried.
public struct FocusTrial: Sendable, Hashable {
  /// What was tried.
  public var move: FocusMove
  /// Its gain in net profit, its own expense included [currency per reporting period]; intervals
  /// of all moves of a step hold together (Bonferroni).
  public var gain: Estimate
  /// What becomes of it.
  public var verdict: Verdict

  /// What can be said of a move tried.
  public enum Verdict: String, Sendable, Hashable {
    /// It gains most of those that pay.
    case made
    /// It gains for sure, but another one gains more.
    case pays
    /// It gains for sure, but does not earn its price in time.
    case late = "too late"
    /// The interval contains zero.
    case unsure = "not sure"
    /// It loses for sure.
    case loses
    /// It changes nothing, in any replication.
    case nothing = "no difference"
  }

  /// Judges a gain.
  /// - Parameters:
  ///   - move: what was tried.
  ///   - gain: its gain per reporting period.
  ///   - periods: reporting periods within which it must earn its price.
  public init(move: FocusMove, gain: Estimate, payback periods: Double) {
    self.move = move
    self.gain = gain
    verdict =
      if gain.isAboveZero {
        move.price <= 0 || gain.mean * periods >= move.price ? .pays : .late
      } else if gain.isCertain {
        gain.mean < 0 ? .loses : .nothing
      } else {
        gain.upper.map { $0 < 0 } ?? false ? .loses : .unsure
      }
  }
}

extension Estimate {
  /// Whether the whole interval is above zero; a difference without variance is its own interval.
  var isAboveZero: Bool { isCertain ? mean > 0 : interval.map { $0.lowerBound > 0 } ?? false }
}
