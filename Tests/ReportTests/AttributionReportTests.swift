import Company
import Experiment
import Foundation
import Inference
import Testing

@testable import Report

@Suite("The report of an attribution")
struct AttributionReportTests {
  /// Results for effects of single decisions and of the first two together, with noise of their own.
  private static func results(
    _ effects: [Double], together: Double = 0, noise: Double = 1,
    metric: String = "money.net_profit", unit: String = "USD per week"
  ) async throws -> AttributionResults {
    let names = ["portfolio", "release", "promise"]
    let plan = AttributionPlan(
      decisions: names, measures: [Measure(name: metric, unit: unit)],
      rule: ShapleyValue(count: 3, seed: 1), replications: 8
    ) { coalition, replication in
      let chance = [0.3, -0.9, 0.4, 0.8, -0.5, 0.1, -0.7, 0.5][Int(replication)] * noise
      var value = 100 + Double(replication)
      for index in 0..<3 where coalition.contains(index) {
        value += effects[index] * (1 + chance / 20)
      }
      if coalition.contains(2) { value += chance }
      if coalition.contains(0), coalition.contains(1) { value += together }
      return ReplicationResult(values: [value], events: 0, warnings: [])
    }
    let result = try await plan.run()
    return AttributionResults(
      provenance: Provenance(
        command: "attribute", reproduce: "throughline attribute a.yaml --seed 1", seed: 1,
        sources: [Provenance.Source(file: "a.yaml", title: "A company", hash: "0a")]),
      strategies: AttributionResults.Pair(from: "most", to: "best"),
      decisions: names.map {
        AttributionResults.Decision(name: $0, before: nil, after: "{ x: 1 }")
      },
      attributions: result.attributions,
      terms: AttributionResults.Terms(
        confidence: 0.95, replications: 8, rule: plan.rule, simulations: result.simulations))
  }

  private static func text(_ results: AttributionResults) -> String {
    results.table().replacing("\n", with: " ").replacing("  ", with: " ")
  }

  @Test("a difference is laid to the decisions that surely make it, the largest first")
  func sure() async throws {
    let text = Self.text(try await Self.results([100, 200, 0], noise: 0.5))
    #expect(text.contains("that best earns more than most, release accounts for 200"))
    #expect(text.contains("and portfolio accounts for 100"))
    #expect(text.contains("Of promise it cannot be said yet whether it helps."))
    #expect(text.contains("Shapley values over all 8 mixtures"))
    #expect(text.contains("- release: nothing -> { x: 1 }"))
  }

  @Test("against a loss, parts are shown in the direction of the whole")
  func loss() async throws {
    let text = Self.text(try await Self.results([-300, 100, 0], noise: 0.5))
    #expect(text.contains("that best earns less than most, portfolio accounts for 300"))
    #expect(text.contains("(150 %) and release accounts for -100"))
    #expect(text.contains("(-50 %)"))
  }

  @Test("where nothing is random, all is certain, and what does nothing is said to")
  func certain() async throws {
    let text = Self.text(try await Self.results([10, 20, 0], together: 6, noise: 0))
    #expect(text.contains("Of the 36 USD per week that best earns more than most"))
    #expect(text.contains("release accounts for 23 (64 %) and portfolio accounts for 13 (36 %)"))
    #expect(text.contains("Promise changes nothing."))
    #expect(
      text.contains(
        "The decisions interact: portfolio alone, added to most, makes a difference of 10; beside all"
          + " others 16."))
  }

  @Test("decisions that cancel out make no difference, and the report says what each does")
  func cancelling() async throws {
    let text = Self.text(try await Self.results([50, -50, 0], noise: 0))
    #expect(text.contains("most and best are identical: the same net profit in each of 8"))
    #expect(text.contains("portfolio adds 50 and release takes 50"))
  }

  @Test("a difference that may be chance is undecided, and its parts are not shares of it")
  func undecided() async throws {
    let results = try await Self.results([0, 0, 0], noise: 5)
    #expect(Self.text(results).contains("Undecided: net profit differs by"))
    #expect(results.csv().split(separator: "\n")[1].contains(",undecided"))
    #expect(results.json().contains("\"part\": null"))
  }

  @Test("other measures are named by what they are")
  func otherMeasure() async throws {
    let results = try await Self.results(
      [-30, 0, 0], noise: 0, metric: "flow.lead_time.mean", unit: "min")
    #expect(
      Self.text(results).contains(
        "Of the 30 min by which mean lead time is lower with best than with most, portfolio accounts"
          + " for 30 (100 %)."))
    #expect(results.table().contains("helps"))
  }

  @Test("CSV has a row per decision and one for the whole; raw, a row per replication and decision")
  func csv() async throws {
    let results = try await Self.results([100, 200, 0], together: 10)
    let lines = results.csv().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    let width = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    #expect(
      lines[4].split(separator: ",", omittingEmptySubsequences: false).count == width)
    #expect(lines[4].contains(",total,"))
    let raw = results.csv(raw: true).split(separator: "\n").dropFirst()
    #expect(raw.count == 8 * 3)
    let shares = raw.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    let sum = shares.reduce(0, +) / 8
    let whole = results.attributions[0].difference.difference.mean
    #expect(abs(sum - whole) < 1e-9)
  }

  @Test("JSON reads back, with shares that sum to the difference")
  func json() async throws {
    let results = try await Self.results([100, 200, 5], together: 10)
    let object = try JSONSerialization.jsonObject(with: Data(results.json(raw: true).utf8))
    let json = try #require(object as? [String: Any])
    let metrics = try #require(json["metrics"] as? [String: [String: Any]])
    let metric = try #require(metrics["money.net_profit"])
    let whole = try #require((metric["difference"] as? [String: Any])?["mean"] as? Double)
    let shares = try #require(metric["shares"] as? [[String: Any]]).compactMap {
      ($0["share"] as? [String: Any])?["mean"] as? Double
    }
    #expect(shares.count == 3)
    #expect(abs(shares.reduce(0, +) - whole) < 1e-9)
    #expect((metric["values"] as? [[Double]])?.count == 8)
  }

  @Test("a screen is 100 columns wide at most, and Markdown has the same table")
  func width() async throws {
    let results = try await Self.results([100, 200, 5], together: 10)
    for line in results.table().split(separator: "\n") where !line.hasPrefix("throughline ") {
      #expect(line.count <= 100)
    }
    #expect(results.markdown().contains("| release  "))
  }
}
