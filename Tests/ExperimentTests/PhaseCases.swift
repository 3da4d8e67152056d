import Company
import Experiment
import Inference
import Probability

/// Strategies whose values at a place of the world are known, with noise.
enum PhaseCases {
  static let measure = Measure(name: "money.net_profit", unit: "USD per week")

  /// A game of strategies with known means; noise that all share, and noise of their own.
  static func game(
    _ names: [String] = ["a", "b"], noise: Double = 0, margin: Double? = nil,
    confidence: Double = 0.95, jobs: Int = 1, seed: UInt64 = 1, axes: [PhaseAxis],
    measure: Measure = measure, _ means: @escaping @Sendable ([Double]) -> [Double]
  ) -> PhaseGame {
    PhaseGame(
      strategies: names, measure: measure, margin: margin, confidence: confidence, jobs: jobs
    ) { places in
      let values = zip(axes, places).map { $0.values[$1] }
      return zip(names, means(values)).map { name, mean in
        Case(name: name, measures: [measure]) { replication in
          let place = places.reduce(1 as UInt32) { $0 &* 1009 &+ UInt32($1) }
          var own = RandomStream(
            seed: seed, replication: replication, name: "own of \(name)", entity: place)
          var shared = RandomStream(seed: seed, replication: replication, name: "shared")
          let value = mean + 50 * shared.uniform() + noise * (own.uniform() - 0.5)
          return ReplicationResult(values: [value], events: 1, warnings: [])
        }
      }
    }
  }

  static func axis(
    _ range: ClosedRange<Double>, grid: Int = 5, refine: Int = 2, path: String = "x"
  ) -> PhaseAxis {
    PhaseAxis(path: path, range: range, grid: grid, refine: refine)
  }
}
