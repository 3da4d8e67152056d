import Company
import Foundation
import Inference
import Scenario
import Testing

/// The terms on which an answer counts as confirmed.
enum Checks {
  /// How many intervals the whole suite computes; a test counts them.
  static let count = 826
  /// Level of each interval. A correct simulator fails any of them with a probability of 1e-6
  /// altogether (Bonferroni), so with the seed fixed a failure means an error, not bad luck.
  static let level = 1 - 1e-6 / Double(count)
  /// Largest half-width of an interval, as a share of the answer: what makes the check able to
  /// fail.
  static let resolution = 0.03
  /// Replications of a random case, unless it says otherwise.
  static let replications = 64
  /// Largest relative error of an answer that is certain.
  static let rounding = 1e-9
}

/// Loads a scenario from its text, as it would be loaded from a file.
func load(_ text: String) throws -> Study {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("throughline-theory-\(UUID().uuidString).yaml")
  try Data(text.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try ScenarioLoader.load(file: file.path)
}

/// Runs replications 0 ..< `replications` on so many workers; the results are in that order.
func replicate(
  _ study: Study, replications: Int,
  workers: Int = ProcessInfo.processInfo.activeProcessorCount
) async throws -> [ReplicationResult] {
  let (blueprint, seed) = (study.blueprint, study.seed)
  return try await withThrowingTaskGroup(of: [(Int, ReplicationResult)].self) { group in
    for worker in 0..<workers {
      group.addTask {
        try stride(from: worker, to: replications, by: workers).map { replication in
          let result = try blueprint.simulate(
            strategy: nil, seed: seed, replication: UInt32(replication))
          return (replication, result)
        }
      }
    }
    var results = [ReplicationResult?](repeating: nil, count: replications)
    for try await part in group {
      for (replication, result) in part { results[replication] = result }
    }
    return results.compactMap { $0 }
  }
}

extension Study {
  /// What so many replications report.
  func readings(_ replications: Int) async throws -> [Reading] {
    let results = try await replicate(self, replications: replications)
    #expect(results.allSatisfy { $0.warnings.isEmpty }, "'\(title)' should not warn")
    let names = blueprint.metrics.map(\.name)
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return results.map { Reading(places: places, values: $0.values) }
  }
}

extension TheoryCase {
  /// The scenario, loaded: its text, or the file that is shipped.
  func study() throws -> Study {
    guard let shipped else { return try load(scenario) }
    let file = ValidationPage.root.appending(path: "scenarios/\(shipped.file).yaml")
    return try ScenarioLoader.load(
      file: file.path(percentEncoded: false), sets: shipped.sets, world: shipped.world)
  }

  /// Simulates the case, and reads every replication.
  func readings() async throws -> [Reading] {
    let study = try study()
    #expect(study.warnings.isEmpty, "\(id): the scenario should not raise doubts")
    return try await study.readings(isDeterministic ? 2 : replications)
  }

  /// Simulates the case and holds every answer against it.
  func check() async throws {
    let readings = try await readings()
    for answer in answers { answer.check(readings, id) }
    for reading in readings { reading.checkIdentities(id) }
  }
}

extension Answer {
  /// Whether a value equals the answer but for rounding.
  func isExactly(_ simulated: Double) -> Bool {
    abs(simulated - value) <= Checks.rounding * max(1, abs(value))
  }

  /// The interval for the true mean.
  func estimate(_ readings: [Reading]) -> Estimate {
    Estimate(of: readings.map(measure), confidence: Checks.level)
  }

  /// Whether the answer is confirmed, and the check was sharp enough to refuse a wrong one.
  func check(_ readings: [Reading], _ id: String) {
    switch kind {
    case .certain:
      for simulated in readings.map(measure) {
        #expect(
          isExactly(simulated),
          "\(id), \(name): simulated \(simulated), exact \(value)")
      }
    case .mean:
      let estimate = estimate(readings)
      let (interval, half) = (estimate.interval, estimate.halfWidth)
      #expect(
        interval?.contains(value) == true,
        "\(id), \(name): exact \(value) lies outside \(estimate.mean) +- \(half ?? .nan)")
      #expect(
        half.map { $0 <= Checks.resolution * abs(value) } == true,
        "\(id), \(name): +- \(half ?? .nan) is too wide for \(value)")
    case .independent(let error):
      // Both scatter. 1.96 standard errors of theirs against 6.9 of ours: a factor of 3.5.
      let estimate = estimate(readings)
      let half = estimate.halfWidth ?? .infinity
      let slack = (half * half + 3.5 * 3.5 * error * error).squareRoot()
      #expect(
        abs(estimate.mean - value) <= slack,
        "\(id), \(name): \(value) lies outside \(estimate.mean) +- \(slack)")
      #expect(
        half <= max(4 * error, Checks.resolution * abs(value)),
        "\(id), \(name): +- \(half) is too wide for \(value) +- \(error)")
    }
  }
}

extension ReplicationResult {
  /// The values as bit patterns, so that NaN equals itself.
  var bits: [UInt64] { values.map(\.bitPattern) }
}

extension Reading {
  /// What holds in every replication, whatever the law of anything: shares of time add up to 1, and
  /// net profit is throughput less operating expense.
  func checkIdentities(_ id: String) {
    for (busy, _) in places where busy.hasSuffix(".busy") {
      let resource = busy.dropLast("busy".count)
      let active = self[busy] + self["\(resource)setup"]
      let all = ["blocked", "starved", "waiting", "down", "off_shift"].reduce(active) {
        $0 + self["\(resource)\($1)"]
      }
      #expect(abs(all - 1) < 1e-9, "\(id): the shares of \(resource) add up to \(all)")
      #expect(abs(self["\(resource)utilisation"] - active) < 1e-9)
    }
    let profit = self["money.throughput"] - self["money.operating_expense"]
    #expect(
      abs(profit - self["money.net_profit"]) <= 1e-9 * max(1, abs(profit)), "\(id): NP = T - OE")
  }
}
