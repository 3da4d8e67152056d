import Company
import Experiment
import Foundation
import Synchronization

/// A sweep over made-up systems whose values follow from point, strategy and replication, so that
/// every number in a store can be worked out.
final class SweepCase: Sendable {
  static let measures = [
    Measure(name: "money.net_profit", unit: "USD per week", meaning: "NP"),
    Measure(name: "flow.lead_time.mean", unit: "min", meaning: "Lead time"),
  ]
  static let strategies = ["one", "two"]

  let folder: URL
  /// Replications simulated so far.
  let simulated = Atomic<Int>(0)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  static func origin(
    seed: UInt64 = 1, units: String = "1", strategies: [String] = strategies,
    engine: String = engineVersion
  ) -> StoreOrigin {
    StoreOrigin(
      file: "a.yaml", title: "A", seed: seed,
      values: [StoreOrigin.Value(path: "plant.resources.B.units", text: units)]
        + strategies.map { StoreOrigin.Value(path: "strategies.\($0).priority", text: "[\($0)]") },
      engine: engine)
  }

  func store(_ name: String, origin: StoreOrigin = SweepCase.origin()) throws -> ResultStore {
    try ResultStore(path: path(name), origin: origin, measures: Self.measures)
  }

  static func settings(_ point: Int) -> [StoreOrigin.Value] {
    [StoreOrigin.Value(path: "products.P.price", text: "\(point) USD")]
  }

  /// Net profit is 100 point + 10 strategy + replication; lead time is not defined in replication 1.
  static func value(_ point: Int, _ strategy: Int, _ replication: Int) -> Double {
    Double(100 * point + 10 * strategy + replication)
  }

  /// Fills a store and closes it.
  @discardableResult
  func fill(
    _ store: ResultStore, points: Range<Int>, replications: Int, jobs: Int = 1,
    shard: SweepPlan.Shard? = nil, stopAfter limit: Int = .max,
    strategies: [String] = SweepCase.strategies
  ) async throws -> SweepPlan.Outcome {
    let reading = try self.reading(
      store, points: points, replications: replications, strategies: strategies)
    let count = Atomic<Int>(0)
    let plan = SweepPlan(
      systems: reading.points.map(\.systems), replications: replications, jobs: jobs,
      shard: shard,
      cases: { [self] point in
        strategies.indices.map { strategy in
          Case(name: strategies[strategy], measures: Self.measures) { [self] replication in
            simulated.wrappingAdd(1, ordering: .relaxed)
            count.wrappingAdd(1, ordering: .relaxed)
            let number = Int(replication)
            return ReplicationResult(
              values: [
                Self.value(points.lowerBound + point, strategy, number),
                number == 1 ? .nan : Double(number),
              ], events: number, warnings: number == 2 ? ["two", "lines"] : [])
          }
        }
      })
    return try await plan.run(
      into: store, isCancelled: { count.load(ordering: .relaxed) >= limit })
  }

  /// How such a sweep is read.
  func reading(
    _ store: ResultStore, points: Range<Int>, replications: Int,
    strategies: [String] = SweepCase.strategies
  ) throws -> SweepReading {
    let ids = try store.enter(
      points.flatMap { point in
        strategies.map {
          StoredSystem(
            settings: Self.settings(point), strategy: $0, identity: "\(point)-\($0)")
        }
      })
    let width = strategies.count
    return SweepReading(
      store: store,
      points: points.enumerated().map { index, point in
        (Self.settings(point), Array(ids[index * width..<(index + 1) * width]))
      },
      strategies: strategies, measures: Self.measures, replications: replications,
      confidence: 0.95)
  }

  /// Everything a store holds, run by run, as text.
  func contents(of name: String, points: Range<Int>, replications: Int) throws -> [String] {
    let store = try store(name)
    let reading = try reading(store, points: points, replications: replications)
    var lines: [String] = []
    for point in points.indices {
      try reading.runs(at: point - points.lowerBound) { strategy, replication, values in
        lines.append("\(point) \(strategy) \(replication) \(values)")
      }
    }
    let systems = reading.points.flatMap(\.systems)
    lines.append("\(systems)")
    lines += try store.warnings(of: systems, below: replications).map { "\($0)" }
    try store.close()
    return lines
  }
}
