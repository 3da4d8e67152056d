/// How often a is larger than b in the same replication.
///
/// `P(A_j > B_j) + P(A_j = B_j)/2` under the same random numbers: what share of such years a would
/// have been ahead. It answers another question than ``UnpairedSuperiority``.
public struct Superiority: Sendable, Hashable {
  /// Replications in which a is larger.
  public let wins: Int
  /// Replications in which both are equal, up to rounding.
  public let ties: Int
  /// Replications in which b is larger.
  public let losses: Int
  /// The confidence of the interval.
  public let confidence: Double

  /// Counts of replications.
  public init(wins: Int, ties: Int, losses: Int, confidence: Double) {
    self.wins = wins
    self.ties = ties
    self.losses = losses
    self.confidence = confidence
  }

  /// All replications.
  public var n: Int { wins + ties + losses }

  /// `(wins + ties/2) / n`; `nil` for none.
  public var probability: Double? {
    n == 0 ? nil : (Double(wins) + Double(ties) / 2) / Double(n)
  }

  /// Wilson's interval for the probability; `nil` for no replications.
  public var interval: ClosedRange<Double>? {
    n == 0
      ? nil
      : Proportion.wilson(
        successes: Double(wins) + Double(ties) / 2, trials: n, confidence: confidence)
  }

  /// The exact two-sided sign test of "neither is larger more often".
  ///
  /// Ties are left out, as they speak for neither; 1 when only ties were seen.
  public var signTestPValue: Double {
    let decided = wins + losses
    return decided == 0 ? 1 : min(1, 2 * GSL.binomialLower(min(wins, losses), 0.5, of: decided))
  }
}
