import Company
import Experiment
import Foundation
import Inference
import Probability
import Scenario

/// Systems that an experiment simulates, with answers that are known exactly.
enum Systems {
  static let measure = Measure(name: "money.net_profit", unit: "USD per week")

  /// Made-up systems of known means: normal noise that all share in a replication, everywhere, and
  /// noise of their own at each place.
  static func made(
    _ means: [Double], common: Double = 2, own: Double = 1, place: UInt32 = 0,
    measures: [Measure] = [measure], seed: UInt64
  ) -> [Case] {
    means.enumerated().map { system, mean in
      Case(name: "s\(system)", measures: measures) { replication in
        let values = measures.map { measure in
          func number(_ name: String, _ entity: UInt32) -> Double {
            var stream = RandomStream(
              seed: seed, replication: replication, name: measure.name + name, entity: entity)
            return Normal.quantile(stream.uniformOpen())
          }
          return mean + common * number("", 0) + own * number(" of \(system)", place)
        }
        return ReplicationResult(values: values, events: 1, warnings: [])
      }
    }
  }

  /// M/M/1 after its start has faded, with mean service times of so many minutes: 0.5 orders a
  /// minute, so a queue is on average `load / (1 - load)` long, with the one served.
  static func queue(_ service: Double) throws -> Blueprint {
    try blueprint(
      """
      title: M/M/1
      time: { unit: min, per: min, warmup: 600 min, horizon: 2000 min }
      plant: { resources: { S: {} } }
      products:
        J:
          demand: { poisson: 0.5 per min }
          route: [{ resource: S, time: { exponential: { mean: \(service) min } } }]
      """)
  }

  /// A day of a company that starts empty and serves everybody at once, half an hour each: of 5
  /// orders an hour those of the first 7.5 hours are shipped, 37.5 a day at a throughput of 30 each,
  /// less 500 of operating expense: a net profit of 625 a day.
  static func bureau() throws -> Blueprint {
    try blueprint(
      """
      title: A day of a bureau
      time: { unit: min, per: day, day: 8 h, horizon: 1 day }
      money: { operating_expense: 500 per day }
      plant: { resources: { A: { units: 60 } } }
      products: { P: { price: 50, material: 20, demand: { poisson: 5 per h }, route: [A 30 min] } }
      """)
  }

  private static func blueprint(_ text: String) throws -> Blueprint {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "throughline-coverage-\(UUID().uuidString).yaml")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ScenarioLoader.load(file: file.path(percentEncoded: false)).blueprint
  }
}

extension ClosedRange<Double>? {
  /// Whether there is an interval and it covers the value.
  func covers(_ value: Double) -> Bool { self?.contains(value) ?? false }
}
