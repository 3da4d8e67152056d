/// Whether wins come at one rate or another, looked at after every trial: Wald's sequential
/// probability ratio test.
///
/// The log-likelihood ratio grows by `ln(p1/p0)` with a win and by `ln((1-p1)/(1-p0))` with a
/// loss. At `ln((1-beta)/alpha)` or above the alternative is accepted, at `ln(beta/(1-alpha))` or
/// below the null. The error probabilities are at most `alpha/(1-beta)` and `beta/(1-alpha)`, and
/// no test with the same errors needs fewer trials on average under either rate.
/// Source: Wald 1945, doi:10.1214/aoms/1177731118.
public struct SequentialTest: Sendable, Hashable {
  /// What has been accepted.
  public enum Decision: String, Sendable, Hashable {
    /// The rate is the null's.
    case null
    /// The rate is the alternative's.
    case alternative
  }

  /// The rate of wins under the null and under the alternative.
  public let null: Double, alternative: Double
  /// The ratio at or below which the null is accepted.
  public let lower: Double
  /// The ratio at or above which the alternative is accepted.
  public let upper: Double
  /// The log-likelihood ratio so far.
  public private(set) var logRatio = 0.0
  /// Trials so far.
  public private(set) var trials = 0
  /// What was accepted, once a threshold was reached.
  public private(set) var decision: Decision?

  /// A test that has seen nothing.
  ///
  /// - Parameters:
  ///   - null: p0, between 0 and 1.
  ///   - alternative: p1, between 0 and 1, another.
  ///   - alpha: the probability of accepting the alternative wrongly, above 0.
  ///   - beta: that of accepting the null wrongly, above 0; both together below 1.
  public init(null: Double, alternative: Double, alpha: Double, beta: Double) {
    precondition(null > 0 && null < 1 && alternative > 0 && alternative < 1, "rates of 0 to 1")
    precondition(null != alternative, "two different rates")
    precondition(alpha > 0 && beta > 0 && alpha + beta < 1, "error probabilities below 1 in all")
    self.null = null
    self.alternative = alternative
    lower = GSL.ln(beta / (1 - alpha))
    upper = GSL.ln((1 - beta) / alpha)
  }

  /// Takes in one trial; after a decision nothing changes any more.
  public mutating func observe(win: Bool) {
    if decision != nil { return }
    trials += 1
    logRatio += GSL.ln(win ? alternative / null : (1 - alternative) / (1 - null))
    if logRatio >= upper {
      decision = .alternative
    } else if logRatio <= lower {
      decision = .null
    }
  }
}
