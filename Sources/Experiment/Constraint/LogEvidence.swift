import Company
import Inference

/// What the event logs of a few replications say about the constraint.
public struct LogEvidence: Sendable, Hashable {
  /// What they say about one resource; means over the replications.
  public struct Share: Sendable, Hashable {
    /// Name of the resource.
    public var resource: String
    /// Share of time as the sole bottleneck, and as one between which it was shifting.
    public var shifting: ShiftingBottleneck.Share
    /// Mean active period of its units, over replications [base unit].
    public var activePeriod: Estimate
    /// Number of active periods in all replications.
    public var periods: Int
    /// Share of time with the longest line of jobs.
    public var longestLine: Double
    /// Share of bottleneck walks that found it; `nil` where there is no serial line.
    public var walk: Double?
  }

  /// Resources in the order of the blueprint.
  public var shares: [Share]
  /// Shiftiness of the longest line (0...1); `nil` below two resources.
  public var shiftiness: Double?
  /// Why there are no walks; `nil` when there are.
  public var walkProblem: LineProblem?
  /// Replications logged.
  public var replications: Int
  /// Whether a log reached its limit, so that only the beginning of a run was seen.
  public var isCut: Bool

  /// Most replications that are logged, most entries of a log, and walks along a line.
  private static let mostReplications = 5
  private static let limit = 2_000_000
  private static let walks = 2000.0

  /// Simulates the first replications (at most five) once more and keeps their logs just as long
  /// as it takes to read them.
  /// - Parameters:
  ///   - blueprint: the company.
  ///   - strategy: index of the strategy, `nil` for the base decisions.
  ///   - seed: seed of the experiment.
  ///   - replications: replications of the experiment.
  ///   - isCancelled: asked before each replication.
  /// - Returns: `nil` when not even one log reaches into what is measured.
  public static func gather(
    _ blueprint: Blueprint, strategy: Int?, seed: UInt64, replications: Int,
    confidence: Double, isCancelled: () -> Bool = { false }
  ) throws(BooksDoNotBalance) -> LogEvidence? {
    var found: [OneRun] = []
    for replication in 0..<min(replications, mostReplications) where !isCancelled() {
      var log = EventLog(limit: limit)
      _ = try blueprint.simulate(
        strategy: strategy, seed: seed, replication: UInt32(replication), log: &log)
      if log.isCut {
        let end = min(log.stretches.last?.to ?? 0, log.measured.upperBound)
        guard end > log.measured.lowerBound else { continue }
        log.measured = log.measured.lowerBound..<end
      }
      guard log.measured.upperBound > log.measured.lowerBound else { continue }
      found.append(OneRun(log, of: blueprint))
    }
    return found.isEmpty ? nil : LogEvidence(found, of: blueprint, confidence: confidence)
  }

  /// What one log says.
  private struct OneRun {
    var shifting: [ShiftingBottleneck.Share]
    var active: [ActivePeriods.Mean]
    var longest: LongestLine
    var walk: [Double]?
    var isCut: Bool

    init(_ log: EventLog, of blueprint: Blueprint) {
      let periods = ActivePeriods(log)
      active = periods.means
      shifting = ShiftingBottleneck(periods).shares
      let visits = Visits(log, routes: blueprint.routes)
      longest = LongestLine(visits)
      isCut = log.isCut
      if let line = blueprint.serialLine {
        let shares = BottleneckWalk(
          log, visits: visits, line: line, capacities: line.map { blueprint.resources[$0].buffer },
          every: (log.measured.upperBound - log.measured.lowerBound) / LogEvidence.walks
        ).shares
        var byResource = Array(repeating: 0.0, count: blueprint.resources.count)
        for (place, resource) in line.enumerated() { byResource[resource] = shares[place] }
        walk = byResource
      }
    }
  }

  private init(_ runs: [OneRun], of blueprint: Blueprint, confidence: Double) {
    func mean(_ value: (OneRun) -> Double) -> Double {
      runs.reduce(0) { $0 + value($1) } / Double(runs.count)
    }
    let hasWalks = runs.allSatisfy { $0.walk != nil }
    shares = blueprint.resources.indices.map { index in
      Share(
        resource: blueprint.resources[index].name,
        shifting: .init(
          sole: mean { $0.shifting[index].sole }, shifting: mean { $0.shifting[index].shifting }),
        activePeriod: Estimate(
          of: runs.compactMap { $0.active[index].length }, confidence: confidence),
        periods: runs.reduce(0) { $0 + $1.active[index].count },
        longestLine: mean { $0.longest.shares[index] },
        walk: hasWalks ? mean { $0.walk?[index] ?? 0 } : nil)
    }
    shiftiness = LongestLine(shares: shares.map(\.longestLine)).shiftiness
    walkProblem = hasWalks ? nil : .notSerial
    replications = runs.count
    isCut = runs.contains { $0.isCut }
  }
}
