import Company
import Foundation
import Inference
import Scenario
import Testing

extension TheoryCase {
  /// Every case, in the order of docs/validation.md.
  static let areas: [(title: String, cases: [TheoryCase])] = [
    ("Queues", queues), ("Networks", networks), ("Closed loops", loops + pennyFabs),
    ("Finite buffers", finiteBuffers + constantLines), ("Batches", batches),
    ("Availability", availability), ("Routes", routes), ("Assembly", assembly),
    ("Releases", releases), ("Rounds", rounds), ("Shipped plants", shippedPlants),
    ("Accounting", accounting), ("Product mix", productMix), ("Innovation", innovation),
    ("Supply", supply), ("Market", market),
  ]
}

@Suite("The suite itself")
struct SuiteTests {
  @Test("the level of the intervals is that for all intervals of the suite")
  func count() {
    let inTables = TheoryCase.areas.flatMap(\.cases).reduce(0) { $0 + $1.intervals }
    // One more compares two lines: the bowl phenomenon.
    #expect(Checks.count == inTables + 1 + ConstraintTheoryTests.intervals)
  }

  @Test("every case has its own name")
  func names() {
    let names = TheoryCase.areas.flatMap(\.cases).map(\.id)
    #expect(Set(names).count == names.count)
  }

  @Test("docs/validation.md lists every case with its exact answers")
  func documented() throws {
    let text = try String(contentsOf: ValidationPage.file, encoding: .utf8)
    let lines = text.split(separator: "\n")
    for theory in TheoryCase.areas.flatMap(\.cases) {
      #expect(lines.contains { $0.hasPrefix(ValidationPage.row(theory)) }, "\(theory.id)")
      for answer in theory.answers {
        #expect(
          lines.contains { $0.hasPrefix(ValidationPage.row(theory, answer)) },
          "\(theory.id), \(answer.name)")
      }
    }
    #expect(text.contains("**\(Checks.count)** intervals"))
  }

  /// Run with THEORY_WRITE=1 after changing a case; see docs/validation.md.
  @Test("write what is measured into docs/validation.md", .enabled(if: ValidationPage.isWritten))
  func write() async throws { try await ValidationPage.write() }
}

@Suite("Intervals")
struct IntervalTests {
  @Test("intervals of a simulated queue cover the exact answer as often as they claim")
  func coverage() async throws {
    let theory = try #require(TheoryCase.queues.first { $0.id == "mm1k_lam0.8_K5" })
    var study = try load(theory.scenario)
    study.blueprint.time.horizon = 500
    let (experiments, confidence) = (1000, 0.8)
    var covered = theory.answers.map { _ in 0 }
    for seed in 1...experiments {
      study.seed = UInt64(seed)
      let readings = try await study.readings(16)
      for (index, answer) in theory.answers.enumerated() {
        let interval = Estimate(of: readings.map(answer.measure), confidence: confidence).interval
        if interval?.contains(answer.value) == true { covered[index] += 1 }
      }
    }
    // Binomial with mean 800 and standard deviation 12.6: six of them, a level of 2e-9, are 76.
    for count in covered { #expect(abs(count - 800) <= 76, "\(covered) of \(experiments)") }
  }
}

@Suite("Workers")
struct WorkerTests {
  @Test(
    "any number of workers gives the same results, bit by bit",
    arguments: [
      "mm1_rho50", "mg1_shortest", "kelly_job_shop", "penny_fab_2_exponential_w8", "line3_b1",
      "geometric_batch", "mm1_due_dates", "unreliable2_b2", "rework_loop", "fork_join_2",
      "kanban_communication_3", "bulk_service",
    ])
  func independence(_ id: String) async throws {
    let theory = try #require(TheoryCase.areas.flatMap(\.cases).first { $0.id == id })
    var study = try load(theory.scenario)
    study.blueprint.time.horizon = 2_000
    let alone = try await replicate(study, replications: 11, workers: 1)
    for workers in [2, 3, 16] {
      let shared = try await replicate(study, replications: 11, workers: workers)
      #expect(shared.map(\.bits) == alone.map(\.bits), "\(workers) workers")
    }
    // Not because all are alike: every replication draws its own numbers.
    #expect(Set(alone.map(\.bits)).count == alone.count)
  }
}
