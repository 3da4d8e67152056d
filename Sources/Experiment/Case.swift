import Company

/// One system of an experiment: a name, what it measures, and how to run one replication of it.
///
/// Cases that share a seed share their random numbers: replication i of one meets the same
/// customers, times and ideas as replication i of another, as far as both have them.
public struct Case: Sendable {
  /// Runs the replication of a number (from 0).
  public typealias Simulation = @Sendable (UInt32) throws -> ReplicationResult

  /// Name in results: the strategy's, or `base`.
  public var name: String
  /// File it comes from, when an experiment spans several files; else `nil`.
  public var source: String?
  /// What every replication reports, in order.
  public var measures: [Measure]
  /// Units of each resource, by name: what a reader may want to change next.
  public var capacities: [String: Int]
  /// Whether work in process is limited, so that units may stand idle while orders wait.
  public var limitsWork: Bool
  /// Names of what the profit map is about; `nil` for a simulator without one.
  public var profitFrame: ProfitTotals.Frame?
  /// Runs one replication; equal numbers must give equal results on any thread.
  public var simulate: Simulation

  /// Creates a case from its parts; with a closure, any simulator can take part.
  public init(
    name: String, source: String? = nil, measures: [Measure], capacities: [String: Int] = [:],
    limitsWork: Bool = false, profitFrame: ProfitTotals.Frame? = nil,
    simulate: @escaping Simulation
  ) {
    self.name = name
    self.source = source
    self.measures = measures
    self.capacities = capacities
    self.limitsWork = limitsWork
    self.profitFrame = profitFrame
    self.simulate = simulate
  }

  /// Name of the case that keeps the base decisions.
  public static let baseName = "base"

  /// A company under one of its strategies.
  /// - Parameters:
  ///   - blueprint: the company.
  ///   - strategy: index of the strategy, or `nil` for the base decisions.
  ///   - seed: seed of the experiment.
  ///   - name: name in results; by default the strategy's.
  ///   - source: file it comes from, when several files take part.
  public init(
    _ blueprint: Blueprint, strategy: Int?, seed: UInt64, name: String? = nil,
    source: String? = nil
  ) {
    self.init(
      name: name ?? strategy.map { blueprint.strategies[$0].name } ?? Case.baseName,
      source: source, measures: blueprint.metrics.map { Measure($0) },
      capacities: Dictionary(
        blueprint.resources.map { ($0.name, $0.units) }, uniquingKeysWith: { first, _ in first }),
      limitsWork: (strategy.map { blueprint.strategies[$0].decisions } ?? blueprint.base)
        .limitsWork,
      profitFrame: ProfitTotals.Frame(blueprint),
      simulate: { replication in
        try blueprint.simulate(strategy: strategy, seed: seed, replication: replication)
      })
  }

  /// Names of a company's strategies, in the order of the file.
  public static func strategyNames(of blueprint: Blueprint) -> [String] {
    blueprint.strategies.map { $0.name }
  }
}
