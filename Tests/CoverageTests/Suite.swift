import Foundation
import Testing

extension CoverageCase {
  /// Every case, in the order of docs/coverage.md.
  static let areas: [(title: String, cases: [CoverageCase])] = [
    ("One mean", means), ("Other numbers of one strategy", numbers), ("Two strategies", pairs),
    ("Several strategies", families), ("The best of several", selections),
    ("One long run", longRuns), ("Sweeps and maps", sweeps),
  ]

  static let all = areas.flatMap(\.cases)
}

@Suite("Coverage")
struct CoverageTests {
  /// Experiments of each case: enough to see a gross mistake in seconds.
  static let experiments = 300
  /// A suite of procedures that keep their promises fails with this probability, at seeds drawn by
  /// lot; the seeds are fixed, so a test that passes goes on passing.
  static let falseAlarm = 1e-6
  /// The share of it for each count that is held against a promise: those of the cases, and those of
  /// the cases that are drawn from other generators, too.
  static let alarm = falseAlarm / Double(CoverageCase.all.count + 2 * GeneratorTests.drawn.count)

  @Test("what is said is true as often as promised", arguments: CoverageCase.all)
  func holds(_ tested: CoverageCase) async throws {
    let held = try await tested.held(of: Self.experiments, workers: CoveragePage.workers)
    let bounds = tested.promise.counts(of: Self.experiments, alarm: Self.alarm)
    #expect(bounds.contains(held), "\(held) of \(Self.experiments)")
  }

  @Test(
    "any number of workers counts the same",
    arguments: ["t_normal_10", "queue_t", "kn_common", "bca_exponential", "map_false_winner"])
  func workers(_ id: String) async throws {
    let tested = try #require(CoverageCase.all.first { $0.id == id })
    let alone = try await tested.held(of: 41, workers: 1)
    #expect(try await tested.held(of: 41, workers: 2) == alone)
    #expect(try await tested.held(of: 41, workers: 7) == alone)
  }
}

@Suite("The page of coverage")
struct PageTests {
  @Test("every case has its own name, and nothing in it breaks a table")
  func names() {
    let cases = CoverageCase.all
    #expect(Set(cases.map(\.id)).count == cases.count)
    for tested in cases {
      #expect(!(tested.procedure + tested.model + tested.n).contains("|"), "\(tested.id)")
      if case .short = tested.promise { #expect(tested.note != nil, "\(tested.id) says why") }
    }
  }

  @Test("docs/coverage.md has every case, and what it measured keeps every promise")
  func documented() throws {
    let page = try String(contentsOf: CoveragePage.file, encoding: .utf8)
    let lines = Set(page.split(separator: "\n").map(String.init))
    for tested in CoverageCase.all {
      guard let held = CoveragePage.held(tested, in: page) else {
        Issue.record("\(tested.id) is not on the page as it is declared")
        continue
      }
      #expect(lines.contains(CoveragePage.row(tested, held: held)), "\(tested.id)")
      #expect(tested.promise.verdict(held, of: CoveragePage.experiments) != .missed, "\(tested.id)")
      if let note = CoveragePage.note(tested) { #expect(lines.contains(note), "\(tested.id)") }
    }
    #expect(lines.count { $0.hasPrefix("| `") } == CoverageCase.all.count)
  }

  @Test("a selection on the page is right at least as often as promised")
  func selections() throws {
    let page = try String(contentsOf: CoveragePage.file, encoding: .utf8)
    for tested in CoverageCase.selections where tested.id.hasPrefix("kn_") {
      let held = try #require(CoveragePage.held(tested, in: page))
      #expect(Double(held) >= tested.promise.level * Double(CoveragePage.experiments))
    }
  }

  @Test("verdicts: within three standard errors, at least, short for a reason")
  func verdicts() {
    #expect(Promise.exactly(0.95).verdict(1870, of: 2000) == .kept)
    #expect(Promise.exactly(0.95).verdict(1869, of: 2000) == .missed)
    #expect(Promise.about(0.95).verdict(1931, of: 2000) == .missed)
    #expect(Promise.atLeast(0.95).verdict(1895, of: 2000) == .kept)
    #expect(Promise.atLeast(0.95).verdict(1960, of: 2000) == .exceeded)
    #expect(Promise.atLeast(0.95).verdict(1870, of: 2000) == .missed)
    #expect(Promise.short(of: 0.95, floor: 0.88).verdict(1800, of: 2000) == .short)
    #expect(Promise.short(of: 0.95, floor: 0.88).verdict(1890, of: 2000) == .missed)
    #expect(Promise.short(of: 0.95, floor: 0.88).verdict(1700, of: 2000) == .missed)
  }

  @Test("the bounds of counts leave out no more than they say")
  func bounds() {
    for promise in [Promise.exactly(0.95), .exactly(0.9586), .exactly(0.5)] {
      let bounds = promise.counts(of: 300, alarm: 1e-3)
      let inside = bounds.reduce(0.0) { $0 + Binomial.mass($1, promise.level, of: 300) }
      #expect(inside >= 1 - 1e-3)
      // One count less on both sides would leave out too much.
      let fewer = (bounds.lowerBound + 1...bounds.upperBound - 1).reduce(0.0) {
        $0 + Binomial.mass($1, promise.level, of: 300)
      }
      #expect(fewer < 1 - 1e-3)
    }
    #expect(Promise.atLeast(0.95).counts(of: 300, alarm: 1e-3).upperBound == 300)
  }

  /// Run with COVERAGE_WRITE=1, as Scripts/coverage does.
  @Test("write what is measured into docs/coverage.md", .enabled(if: CoveragePage.isWritten))
  func write() async throws { try await CoveragePage.write() }
}
