public import Company
import Inference

/// A few replications that are watched from an empty plant on, to see how long it takes to settle.
///
/// Every system runs without a warm-up and is measured interval by interval. The pilot has replications
/// of its own, numbered from `firstReplication` on: the runs that count never decide where they are
/// cut.
public struct WarmupPilot: Sendable {
  /// What settles: a company under decisions that are in force from the start.
  public struct System: Sendable {
    /// Name in results.
    public var name: String
    /// The company; it has to be a plant in a steady state (`reasonsForChange` is empty).
    public var blueprint: Blueprint
    /// Index of the strategy; `nil` for the base decisions.
    public var strategy: Int?

    /// Creates a system.
    public init(name: String, blueprint: Blueprint, strategy: Int?) {
      self.name = name
      self.blueprint = blueprint
      self.strategy = strategy
    }
  }

  /// Replications that a pilot is made of if nothing else is said, and the number of the first: one that
  /// no experiment reaches.
  public static let standardReplications = 10
  static let firstReplication: UInt32 = 2_000_000

  /// What settling is judged by, if nothing else is said: what is in the plant, and what leaves it.
  public static let standardMetrics = ["flow.wip", "flow.output_rate"]

  /// The systems; all with the same span and the metrics.
  public var systems: [System]
  /// Names of the metrics that decide; each system has them.
  public var metrics: [String]
  /// Seed of the experiment.
  public var seed: UInt64
  /// Replications of each system (>= 1).
  public var replications: Int
  /// Length of an interval [base unit]; at least ten go into the span.
  public var interval: Double

  /// Creates a pilot.
  /// - Parameter interval: `nil` for `standardInterval` of the first system.
  public init(
    systems: [System], metrics: [String] = standardMetrics, seed: UInt64,
    replications: Int = standardReplications, interval: Double? = nil
  ) {
    precondition(!systems.isEmpty && !metrics.isEmpty, "a pilot watches something of something")
    precondition(replications >= 1, "a pilot has a replication at least")
    self.systems = systems
    self.metrics = metrics
    self.seed = seed
    self.replications = replications
    self.interval = interval ?? WarmupPilot.standardInterval(systems[0].blueprint)
  }

  /// An interval that the span holds 200 to 1250 of: a whole number of weeks, or of days, where it is
  /// long enough for so many, so that a rhythm of the calendar does not look like noise; else 1, 2 or 5
  /// times a power of ten base units. Where there are shifts, never less than a week.
  public static func standardInterval(_ blueprint: Blueprint) -> Double {
    let (span, time) = (span(of: blueprint), blueprint.time)
    let hasShifts = blueprint.resources.contains { $0.shifts != nil }
    for unit in [time.week, time.day] where hasShifts || span >= 200 * unit {
      return max(1, (span / 500 / unit).rounded()) * unit
    }
    let most = span / 500
    var power = 1.0
    while power > most { power /= 10 }
    while power * 10 <= most { power *= 10 }
    return [5, 2, 1].map { $0 * power }.first { $0 <= most } ?? power
  }

  /// Time that a system is watched: what is stated as warm-up and horizon together [base unit].
  public static func span(of blueprint: Blueprint) -> Double {
    blueprint.time.warmup + blueprint.time.horizon
  }

  /// Intervals in the span.
  public var intervals: Int {
    Int((WarmupPilot.span(of: systems[0].blueprint) / interval * (1 + 1e-12)).rounded(.down))
  }

  /// Runs the pilot; the result does not depend on the number of workers.
  /// - Parameters:
  ///   - jobs: workers.
  ///   - isCancelled: asked before each replication, from any worker.
  ///   - progress: told after each replication, from any worker.
  /// - Returns: `nil` when cancelled.
  /// - Throws: what the first replication that failed threw.
  public func run(
    jobs: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> WarmupFinding? {
    let watched = systems.map { watching($0) }
    let (done, planned) = (Counter(), systems.count * replications)
    let runs = try await ParallelMap.run(
      count: planned, jobs: jobs, isCancelled: isCancelled
    ) { index in
      let series = try watch(watched[index / replications], index % replications)
      progress(Progress(completed: done.increased(), planned: planned))
      return series
    }
    guard runs.allSatisfy({ $0 != nil }) else { return nil }
    let courses = systems.indices.flatMap { system in
      allMetrics.indices.map { metric in
        SettlingCourse(
          name: systems[system].name, measure: watched[system].measures[metric],
          replications: (0..<replications).map {
            runs[system * replications + $0]?[metric] ?? []
          })
      }
    }
    return WarmupFinding(
      interval: interval, span: Double(intervals) * interval, replications: replications,
      courses: courses.filter { metrics.contains($0.measure.name) },
      openOrders: courses.filter { $0.measure.name == Self.openOrders })
  }

  /// Orders accepted and not finished: where they grow without end, nothing about orders settles.
  private static let openOrders = "flow.orders.open"

  private var allMetrics: [String] {
    metrics + (metrics.contains(Self.openOrders) ? [] : [Self.openOrders])
  }

  /// A system with an interval for its horizon, and where its metrics stand.
  private struct Watched: Sendable {
    var blueprint: Blueprint
    var strategy: Int?
    var places: [Int]
    var measures: [Measure]
  }

  private func watching(_ system: System) -> Watched {
    var blueprint = system.blueprint
    blueprint.time.warmup = 0
    blueprint.time.horizon = interval
    let all = blueprint.metrics
    let places = allMetrics.map { name in
      guard let place = all.firstIndex(where: { $0.name == name }) else {
        preconditionFailure("a system without the metric \(name)")
      }
      return place
    }
    return Watched(
      blueprint: blueprint, strategy: system.strategy, places: places,
      measures: places.map { Measure(all[$0]) })
  }

  /// The series of each metric in one replication.
  private func watch(_ system: Watched, _ replication: Int) throws -> [[Double]] {
    var series = [[Double]](repeating: [], count: system.places.count)
    _ = try system.blueprint.simulate(
      strategy: system.strategy, seed: seed,
      replication: Self.firstReplication + UInt32(replication), spans: intervals
    ) { values in
      for (index, place) in system.places.enumerated() { series[index].append(values[place]) }
    }
    return series
  }
}
