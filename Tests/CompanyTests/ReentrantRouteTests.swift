import Company
import Testing

/// Routes that come back to a resource.
@Suite("Re-entrant routes")
struct ReentrantRouteTests {
  private func company(
    route: [(String, Double)], buffer: Int? = nil, warmup: Double = 0, horizon: Double
  ) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon)
    company.add("U")
    company.add("A", buffer: buffer)
    company.add("B", buffer: buffer)
    company.make("P", route)
    company.endless("P")
    return company
  }

  // A alternates between new jobs and those that return: job 1 is on A 0-2, B 2-5, A 6-7; job 2
  // on A 2-4, B 5-8, A 9-10; job n > 2 is released at 3n - 5, shipped at 3n + 4.
  @Test("a route that returns later shares the resource between its visits")
  func returningLater() throws {
    let outcome = try company(
      route: [("A", 2), ("B", 3), ("A", 1)], warmup: 7, horizon: 300
    ).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 100), ("flow.wip", 3), ("flow.lead_time.mean", 8.99),
        ("resources.A.busy", 1), ("resources.B.busy", 1),
        // 200 jobs begin on A in (7, 307]: those that return wait 1, new ones find it idle.
        ("resources.A.wait.mean", 0.5), ("resources.A.wait.probability", 0.5),
      ])
  }

  // U (1 min) feeds A (4 min, twice), which has one place. When job 1 ends its first visit it
  // changes places with job 2, which waits: the place stays taken and U stays blocked.
  // From 17 on, in cycles of 16: A works 3a 4a 3b 4b; two are shipped, three are in process. Their
  // lead times are 28 and 20 (27 for job 3, the first to be blocked).
  @Test("a job that stays at its resource takes no second place from those blocked by it")
  func stayingWithOnePlace() throws {
    let outcome = try company(
      route: [("U", 1), ("A", 4), ("A", 4)], buffer: 1, warmup: 33, horizon: 160
    ).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 20), ("flow.wip", 3), ("flow.lead_time.mean", 24),
        ("resources.A.queue.mean", 1), ("resources.A.busy", 1),
        ("resources.U.busy", 0.125), ("resources.U.blocked", 0.875),
      ])
  }

  @Test("without a place, a job that stays at its resource goes on at once")
  func stayingWithoutPlace() throws {
    let outcome = try company(
      route: [("U", 1), ("A", 4), ("A", 4)], buffer: 0, warmup: 17, horizon: 160
    ).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 20), ("flow.wip", 2), ("flow.lead_time.mean", 16),
        ("resources.A.queue.mean", 0), ("resources.A.busy", 1),
      ])
  }

  // Job 1 is on B from 2 to 5 and must return to A, which holds job 2 since 2, done at 4, for B.
  @Test("two stations that wait for each other's room are deadlocked, and the run says so")
  func deadlock() throws {
    let outcome = try company(
      route: [("A", 2), ("B", 3), ("A", 1)], buffer: 0, horizon: 100
    ).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 0), ("flow.wip", 1.98),
        ("resources.A.busy", 0.04), ("resources.A.blocked", 0.96),
        ("resources.B.starved", 0.02), ("resources.B.busy", 0.03),
        ("resources.B.blocked", 0.95),
      ])
    #expect(outcome.warnings.count == 1)
    #expect(outcome.warnings.first?.contains("deadlocked at the end: A, B") == true)
  }

  @Test("a deadlock in one part of the plant is reported while the rest works")
  func partialDeadlock() throws {
    var company = company(route: [("A", 2), ("B", 3), ("A", 1)], buffer: 0, horizon: 100)
    // Another product, on a machine of its own; and one that gets stuck behind A.
    company.make("Q", [("U", 7)])
    company.endless("Q")
    company.add("C")
    company.make("R", [("C", 10), ("B", 1)])
    company.endless("R")
    let outcome = try company.run()
    expect(outcome, [("products.Q.shipped", 14), ("products.P.shipped", 0)])
    #expect(outcome.warnings.count == 1)
    #expect(outcome.warnings.first?.contains("deadlocked at the end: A, B, C wait") == true)
  }

  @Test("a unit that is only blocked for a while is no deadlock")
  func blockedIsNotDeadlocked() throws {
    let outcome = try company(route: [("U", 1), ("A", 4)], buffer: 0, horizon: 10).run()
    #expect(outcome["resources.U.blocked"] > 0)
    #expect(outcome.warnings.isEmpty)
  }

  @Test("a limit of one job in process avoids the deadlock")
  func conwipAvoidsDeadlock() throws {
    var company = company(route: [("A", 2), ("B", 3), ("A", 1)], buffer: 0, horizon: 60)
    company.base.release = .conwip(jobs: 1)
    let outcome = try company.run()
    expect(outcome, [("flow.output_rate", 10), ("flow.lead_time.mean", 6)])
    #expect(outcome.warnings.isEmpty)
  }
}
