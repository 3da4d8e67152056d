import Company
import Probability
import Testing

/// Every dispatching rule, on one machine in front of which A, B and C gather while X is on it until
/// 10.
@Suite("Dispatching rules")
struct DispatchingRuleTests {
  // On M and then on N: A 4 and 20, B 8 and 1, C 6 and 5 minutes. Placed at 1, 2, 3; due at 55, 44,
  // 47: slack 31, 35, 36 (less the time). Critical ratios at 10: 45/24, 34/9, 37/11; at 14 30/9 and
  // 33/11. Penetration at 10: 9/54, 8/42, 7/44; at 18 A 17/54, C 15/44.
  private func queue(_ rule: Dispatching) -> TestCompany {
    var company = TestCompany(horizon: 100)
    company.add("M")
    company.add("N")
    company.make("X", [("M", 10)])
    company.make("A", [("M", 4), ("N", 20)])
    company.make("B", [("M", 8), ("N", 1)])
    company.make("C", [("M", 6), ("N", 5)])
    company.placed("X", at: 0)
    company.placed("A", [(1, 1, 55)])
    company.placed("B", [(2, 1, 44)])
    company.placed("C", [(3, 1, 47)])
    company.base.dispatching = [rule, .firstCome]
    company.base.priority = .list([3, 1, 2])
    return company
  }

  private static let sequences: [(Dispatching.Rule, String)] = [
    (.firstCome, "ABC"), (.lastCome, "CBA"), (.shortest, "ACB"), (.longest, "BCA"),
    (.earliestDueDate, "BCA"), (.leastSlack, "ABC"), (.criticalRatio, "ACB"),
    (.bufferPenetration, "BCA"), (.priority, "CAB"),
  ]

  private func sequence(_ company: TestCompany) throws -> String {
    let started = try Trace(company).log.events.filter { $0.kind == .started && $0.resource == 0 }
    return started.dropFirst().map { ["X", "A", "B", "C"][Int($0.product)] }.joined()
  }

  @Test("a rule decides which waiting job is next", arguments: sequences)
  func rules(rule: Dispatching.Rule, expected: String) throws {
    #expect(try sequence(queue(Dispatching(rule))) == expected)
  }

  // All are at the first step of their route: the first rule never decides.
  @Test("a second rule decides among those alike by the first", arguments: sequences)
  func ties(rule: Dispatching.Rule, expected: String) throws {
    #expect(try sequence(queue(Dispatching(.firstBuffer, then: rule))) == expected)
  }

  // E comes from N at 3 for its second step, D at 1 or 5 for its first.
  @Test(
    "the earliest or latest step first",
    arguments: [
      (.firstBuffer, 1, "DE"), (.firstBuffer, 5, "DE"), (.lastBuffer, 1, "ED"),
      (.lastBuffer, 5, "ED"), (.firstCome, 1, "DE"), (.firstCome, 5, "ED"),
    ] as [(Dispatching.Rule, Double, String)])
  func buffers(rule: Dispatching.Rule, placed: Double, expected: String) throws {
    var company = TestCompany(horizon: 100)
    company.add("M")
    company.add("N")
    company.make("X", [("M", 10)])
    company.make("D", [("M", 4)])
    company.make("E", [("N", 3), ("M", 4)])
    company.placed("X", at: 0)
    company.placed("D", at: placed)
    company.placed("E", at: 0)
    company.base.dispatching = [Dispatching(rule), .firstCome]
    let started = try Trace(company).log.events.filter { $0.kind == .started && $0.resource == 0 }
    #expect(started.dropFirst().map { ["X", "D", "E"][Int($0.product)] }.joined() == expected)
  }

  // From X: A 5, B 1, C 3. From B: C 2, A 9 (not listed). From C to A 9.
  @Test("the least setup first, with times from one family to another")
  func leastSetup() throws {
    var company = queue(Dispatching(.leastSetup))
    company.change("M") {
      $0.setup = Setup(
        .constant(9),
        pairs: [
          .init(from: 0, to: 1, time: .constant(5)), .init(from: 0, to: 2, time: .constant(1)),
          .init(from: 0, to: 3, time: .constant(3)), .init(from: 2, to: 3, time: .constant(2)),
          // The other direction counts for nothing here.
          .init(from: 3, to: 2, time: .constant(0.5)),
        ])
    }
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-10 #1", "setup 10-11 #3", "busy 11-19 #3", "setup 19-21 #4", "busy 21-27 #4",
        "setup 27-36 #2", "busy 36-40 #2", "starved 40-100",
      ])
  }

  // A chance as good as certain: a setup before every job, the first one too.
  @Test("a setup by chance comes before any job")
  func chance() throws {
    var company = queue(.firstCome)
    company.change("M") { $0.setup = Setup(.constant(2), need: .chance(1)) }
    #expect(
      try Trace(company).unit(0) == [
        "setup 0-2 #1", "busy 2-12 #1", "setup 12-14 #2", "busy 14-18 #2", "setup 18-20 #3",
        "busy 20-28 #3", "setup 28-30 #4", "busy 30-36 #4", "starved 36-100",
      ])
  }
}
