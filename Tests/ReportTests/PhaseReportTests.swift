import Company
import Experiment
import Foundation
import Inference
import Testing

@testable import Report

@Suite("The report of a phase map")
struct PhaseReportTests {
  private static let measure = Measure(name: "money.net_profit", unit: "USD per week")

  private static func axis(_ path: String, _ refine: Int) -> PhaseAxis {
    PhaseAxis(path: path, range: 0...8, unit: "min", grid: 5, refine: refine)
  }

  /// Two strategies, `most` and `best`, that differ by a known amount with some noise of its own.
  private static func game(
    _ axes: [PhaseAxis], margin: Double?, noise: Double,
    _ difference: @escaping @Sendable ([Double]) -> Double
  ) -> PhaseGame {
    PhaseGame(strategies: ["most", "best"], measure: measure, margin: margin) { places in
      let value = difference(zip(axes, places).map { $0.values[$1] })
      return [("most", 0.0), ("best", value)].map { name, mean in
        Case(name: name, measures: [measure]) { replication in
          let chance = [0.3, -0.9, 0.4, 0.8, -0.5, 0.1, -0.7, 0.5][Int(replication) % 8]
          return ReplicationResult(
            values: [mean + (name == "best" ? noise * chance : 0)], events: 0, warnings: [])
        }
      }
    }
  }

  private static func results(_ finding: PhaseResults.Finding, margin: Double? = nil)
    -> PhaseResults
  {
    PhaseResults(
      provenance: Provenance(
        command: "phase", reproduce: "throughline phase a.yaml --seed 1", seed: 1,
        sources: [Provenance.Source(file: "a.yaml", title: "A company", hash: "0a")]),
      strategies: ["most", "best"], measure: measure, margin: margin, confidence: 0.95,
      finding: finding)
  }

  private static func border(
    margin: Double? = nil, noise: Double = 0,
    _ difference: @escaping @Sendable (Double) -> Double
  ) async throws -> PhaseResults {
    let axis = axis("plant.resources.mill.setup", 3)
    let search = BorderSearch(
      game: game([axis], margin: margin, noise: noise) { difference($0[0]) }, axis: axis, refine: 3,
      looks: [8])
    return results(.border(try await search.run()), margin: margin)
  }

  private static func map(
    margin: Double? = nil, noise: Double = 0,
    _ difference: @escaping @Sendable ([Double]) -> Double
  ) async throws -> PhaseResults {
    let axes = [axis("x", 1), axis("y", 1)]
    let plan = PhaseMapPlan(
      game: game(axes, margin: margin, noise: noise, difference), x: axes[0], y: axes[1], refine: 1,
      replications: 8)
    return results(.map(try await plan.run()), margin: margin)
  }

  // MARK: Borders

  @Test("one border, several, or none are said in a sentence")
  func borders() async throws {
    #expect(
      try await Self.border { $0 - 3.1 }.verdict
        == "Up to 3 min most wins, from 3.25 min on best: the border lies between.")
    #expect(
      try await Self.border { ($0 - 1.1) * ($0 - 6.9) }.verdict
        == "Up to 1 min best wins, from 1.25 min on most: the border lies between. Up to 6.75 min"
        + " most wins, from 7 min on best: the border lies between.")
    #expect(
      try await Self.border { _ in 3 }.verdict == "best wins everywhere in 0 to 8 min: no border.")
  }

  @Test("zones without a winner are said: ties with the margin, and what nobody can say")
  func zones() async throws {
    #expect(
      try await Self.border { _ in 0 }.verdict == "It does not matter anywhere in 0 to 8 min.")
    #expect(
      try await Self.border(margin: 0.9) { $0 - 4 }.verdict
        == "Up to 3 min most wins, from 5 min on best: the border lies between, with a zone in which"
        + " it does not matter. It does not matter from 3.25 to 4.75 min (less than 0.9 USD per"
        + " week).")
    #expect(
      try await Self.border { max(0, $0 - 4.1) }.verdict
        == "best wins from 4.25 to 8 min; nobody else wins for sure anywhere in 0 to 8 min. It does"
        + " not matter from 0 to 4 min.")
    let noisy = try await Self.border(noise: 2) { $0 - 4 }
    #expect(noisy.verdict.contains("the border lies between. Nobody can say"))
    #expect(
      try await Self.border(noise: 1) { _ in 0 }.verdict.hasPrefix("Undecided everywhere in 0 to 8")
    )
  }

  @Test("the drawing of a border has its letters and its axis")
  func line() async throws {
    let picture = try await Self.border { $0 - 3.1 }.picture
    #expect(
      picture == [
        "  A a a a a a a a A a a a A B B b B b b b b b b b B b b b b b b b B",
        "  +---------------+---------------+---------------+---------------+",
        "  0               2               4               6               8",
        "  plant.resources.mill.setup [min]",
      ])
  }

  @Test("places are listed with difference, replications and verdict")
  func table() async throws {
    let text = try await Self.border { $0 - 3.1 }.table()
    #expect(text.contains("setup [min]  replications  best - most [USD per week]  verdict"))
    #expect(text.contains("       3.25             8                        0.15  best"))
  }

  // MARK: Maps

  @Test("a map has a letter for each place, small where nobody looked")
  func map() async throws {
    let results = try await Self.map { $0[0] + $0[1] - 4.5 }
    #expect(
      results.picture == [
        "y [min]",
        "8 + B     b     B     b     B     b     B     b     B",
        "  | b     b     b     b     b     b     b     b     b",
        "6 + B     B     B     b     B     b     B     b     B",
        "  | B     B     B     b     b     b     b     b     b",
        "4 + A     B     B     B     B     b     B     b     B",
        "  | A     A     B     B     B     b     b     b     b",
        "2 + A     A     A     B     B     B     B     b     B",
        "  | a     a     A     A     B     B     B     b     b",
        "0 + A     a     A     A     A     B     B     b     B",
        "    +-----------+-----------+-----------+-----------+",
        "    0           2           4           6           8",
        "    x [min]",
      ])
    #expect(results.verdict == "most wins in 18.5 % and best in 81.5 % of the map.")
  }

  @Test("where it does not matter and where nobody can say are parts of the map, too")
  func zonesOfMap() async throws {
    let even = try await Self.map(margin: 3) { $0[0] - 4 }
    #expect(
      even.verdict
        == "most wins in 22.2 % and best in 22.2 % of the map; in 55.6 % it does not matter (less than"
        + " 3 USD per week).")
    #expect(even.legend.contains(".: it does not matter, within the margin"))
    let noisy = try await Self.map(noise: 1) { _ in 0 }
    #expect(noisy.verdict == "Nobody wins anywhere for sure; in 100 % nobody can say.")
    let winner = try await Self.map { _ in 1 }
    #expect(winner.verdict == "best wins in 100 % of the map. most wins nowhere for sure.")
  }

  @Test("CSV has a row per place and pair, as wide as its head; JSON reads back")
  func machines() async throws {
    for (results, places) in [
      (try await Self.map { $0[0] + $0[1] - 4.5 }, 46), (try await Self.border { $0 - 3.1 }, 8),
    ] {
      let rows = results.csv().split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(Set(rows.map(\.count)).count == 1)
      let object = try JSONSerialization.jsonObject(with: Data(results.json().utf8))
      let points = try #require((object as? [String: Any])?["points"] as? [[String: Any]])
      #expect(rows.count == points.count + 1)
      #expect(points.count == places)
    }
  }

  @Test("a drawing is a code block in Markdown, and a screen is 100 columns wide at most")
  func formats() async throws {
    let results = try await Self.map { $0[0] + $0[1] - 4.5 }
    #expect(results.markdown().contains("```\ny [min]\n8 + B"))
    for line in results.table().split(separator: "\n") where !line.hasPrefix("throughline ") {
      #expect(line.count <= 100)
    }
  }
}
