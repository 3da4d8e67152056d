import Company
import Inference

/// What a little more of a resource is worth, found by simulating the plant with it under common
/// random numbers.
public struct MarginalValue: Sendable, Hashable {
  /// What there is more of.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One more unit.
    case unit
    /// One per cent more speed: (X(1 + d) - X(1 - d)) / (2 d) / 100, with d = 2 %.
    case speed
    /// One more place in the buffer.
    case place
    /// One more staffed hour in each cycle of the calendar.
    case hour
    /// Repairs that take 10 % less time.
    case repair
  }

  /// What there is more of.
  public var kind: Kind
  /// Name of the resource.
  public var resource: String
  /// Gain in net profit [currency per reporting period].
  public var netProfit: PairedComparison
  /// Gain in output [pieces per reporting period].
  public var output: PairedComparison
  /// Elasticity of output with respect to speed, by replication; `nil` for other kinds.
  public var elasticities: [Double]?
}

/// The marginal values of a case.
public struct MarginalValues: Sendable, Hashable {
  /// Most valuable first by mean gain in net profit, then in output; ties in the order of the
  /// resources.
  public var values: [MarginalValue]
  /// Replications of each case.
  public var replications: Int
  /// Level of each interval, by itself.
  public var confidence: Double
  /// Whether orders never run out and nothing but operations and setups takes time, so that the
  /// elasticities must sum to one: twice the speed everywhere is the same plant at twice the pace.
  public var isScaleFree: Bool

  /// Share by which speeds are changed up and down.
  public static let step = 0.02

  /// Elasticities of output with respect to the speed of each resource, by replication.
  public var elasticities: [String: [Double]] {
    var found: [String: [Double]] = [:]
    for value in values { if let one = value.elasticities { found[value.resource] = one } }
    return found
  }

  /// Sum of the elasticities over the resources; `nil` when there are none.
  public var elasticitySum: Estimate? {
    let all = elasticities.values
    guard let first = all.first else { return nil }
    let sums = first.indices.map { place in all.map { $0[place] }.sorted().reduce(0, +) }
    return Estimate(of: sums, confidence: confidence)
  }
}

/// A set of small changes to be simulated beside the plant as it is.
public struct MarginalPlan: Sendable {
  private struct Trial: Sendable {
    var kind: MarginalValue.Kind
    var resource: String
    var more: Case
    /// The change in the other direction, for central differences.
    var less: Case?
  }

  private var trials: [Trial]
  private var isScaleFree: Bool

  /// Plans every change that is possible: for each resource one more unit, more and less speed, one
  /// more place, one more hour, shorter repairs.
  /// - Parameters:
  ///   - blueprint: the company.
  ///   - strategy: index of the strategy, `nil` for the base decisions.
  ///   - seed: seed of the experiment.
  public init(_ blueprint: Blueprint, strategy: Int?, seed: UInt64) {
    let d = MarginalValues.step
    func changed(_ change: Change) -> Case? {
      blueprint.changed(by: change).map { Case($0, strategy: strategy, seed: seed) }
    }
    trials = blueprint.resources.indices.flatMap { index -> [Trial] in
      let name = blueprint.resources[index].name
      func trial(_ kind: MarginalValue.Kind, _ more: Change?, _ less: Change? = nil) -> Trial? {
        guard let more = more.flatMap(changed) else { return nil }
        return Trial(kind: kind, resource: name, more: more, less: less.flatMap(changed))
      }
      return [
        trial(.unit, .units(resource: index, by: 1)),
        trial(
          .speed, .speed(resource: index, factor: 1 + d), .speed(resource: index, factor: 1 - d)),
        trial(.place, .buffer(resource: index, by: 1)),
        trial(.hour, blueprint.time.hour.map { .staffedTime(resource: index, by: $0) }),
        trial(.repair, .repair(resource: index, factor: 0.9)),
      ].compactMap { $0 }
    }
    isScaleFree = blueprint.isScaleFree
  }

  /// Number of cases that are simulated besides the plant as it is.
  public var count: Int { trials.reduce(0) { $0 + ($1.less == nil ? 1 : 2) } }

  /// Simulates the changes.
  /// - Parameters:
  ///   - base: the plant as it is, simulated with the same seed; its replications are repeated.
  ///   - confidence: level of each interval.
  ///   - jobs: workers.
  ///   - isCancelled: asked before each replication, from any thread.
  ///   - progress: told after each replication, from any thread.
  /// - Returns: `nil` when cancelled, or when there is nothing to change or to compare with.
  /// - Throws: the first replication, in order, that failed.
  public func run(
    beside base: CaseResult, confidence: Double, jobs: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(ReplicationFailure) -> MarginalValues? {
    guard !trials.isEmpty, base.replications > 0 else { return nil }
    let cases = trials.flatMap { [$0.more] + ($0.less.map { [$0] } ?? []) }
    let outcome = try await Plan(
      cases: cases, stopping: .fixed(base.replications), confidence: confidence, jobs: jobs
    ).run(isCancelled: isCancelled, progress: progress)
    guard !outcome.stop.isInterrupted else { return nil }
    var next = 0
    let values = trials.map { trial in
      let more = outcome.cases[next]
      let less = trial.less == nil ? nil : outcome.cases[next + 1]
      next += less == nil ? 1 : 2
      return Self.value(trial, base: base, more: more, less: less, confidence: confidence)
    }
    return MarginalValues(
      values: values.enumerated().sorted { a, b in
        let (x, y) = (a.element, b.element)
        return (
          y.netProfit.difference.mean, y.output.difference.mean, a.offset
        ) < (x.netProfit.difference.mean, x.output.difference.mean, b.offset)
      }.map(\.element),
      replications: base.replications, confidence: confidence, isScaleFree: isScaleFree)
  }

  private static func value(
    _ trial: Trial, base: CaseResult, more: CaseResult, less: CaseResult?, confidence: Double
  ) -> MarginalValue {
    // A central difference spans 2 d; it is stated per cent.
    let scale = less == nil ? 1 : 1 / (2 * MarginalValues.step * 100)
    func series(_ result: CaseResult, _ metric: String) -> [Double] {
      result.index(of: metric).map { result.series($0) } ?? []
    }
    func paired(_ metric: String) -> PairedComparison {
      let reference = series(less ?? base, metric)
      return PairedComparison(
        series(more, metric).map { $0 * scale }, reference.map { $0 * scale },
        confidence: confidence)
    }
    let output = "flow.output_rate"
    let elasticities = less.map { less in
      zip(zip(series(more, output), series(less, output)), series(base, output)).map { pair, x in
        x > 0 ? (pair.0 - pair.1) / (2 * MarginalValues.step * x) : 0
      }
    }
    return MarginalValue(
      kind: trial.kind, resource: trial.resource, netProfit: paired("money.net_profit"),
      output: paired(output), elasticities: elasticities)
  }
}

extension Blueprint {
  /// Whether only operations and setups take time: every demand is endless, and there are no
  /// shifts, failures, rounds, transports or reviews.
  var isScaleFree: Bool {
    demands.allSatisfy { $0.pattern == .unlimited } && innovation == nil
      && resources.allSatisfy { $0.shifts == nil && $0.failures.isEmpty && $0.rounds == nil }
      && products.allSatisfy { $0.route.allSatisfy { $0.transport == nil && $0.batch == nil } }
  }
}
