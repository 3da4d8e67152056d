import Company
import Testing

/// The lines of pennies of Hopp & Spearman, Factory Physics (2008), chapter 7, in hours.
@Suite("CONWIP")
struct ConwipTests {
  /// Stations as (units, hours), and so many jobs of so many pieces.
  private func line(
    _ stations: [(units: Int, hours: Double)], jobs: Int, pieces: Int = 1, warmup: Double,
    horizon: Double
  ) -> TestCompany {
    var company = TestCompany(warmup: warmup, horizon: horizon, per: 1)
    for (number, station) in stations.enumerated() {
      company.add("S\(number)", units: station.units)
    }
    company.make("penny", stations.enumerated().map { ("S\($0)", $1.hours) })
    company.endless("penny", quantity: Double(pieces))
    company.base.release = .conwip(jobs: jobs)
    return company
  }

  // Raw process time 8 h, bottleneck rate 1/2 per hour, critical WIP 4.
  @Test("four stations of 2 hours: TH = min(w/8, 1/2) and CT = max(8, 2w)", arguments: 1...12)
  func pennyFabOne(w: Int) throws {
    let stations = Array(repeating: (units: 1, hours: 2.0), count: 4)
    let outcome = try line(stations, jobs: w, warmup: 160, horizon: 800).run()
    let th = min(Double(w) / 8, 0.5)
    let queued = max(Double(w) - 4, 0)
    expect(
      outcome,
      [
        ("flow.output_rate", th),
        ("flow.lead_time.mean", max(8, 2 * Double(w))),
        ("flow.wip", Double(w)),
        ("resources.S0.utilisation", 2 * th),
        ("resources.S3.utilisation", 2 * th),
        // Whoever is shipped is released again at once: the queue stands at the first station.
        ("resources.S0.queue.mean", queued),
        ("resources.S1.queue.mean", 0),
      ])
  }

  // All w pieces travel as one job: each station takes 2w hours.
  @Test("the worst case, one job of w pieces: TH = 1/8 and CT = 8w", arguments: 1...12)
  func worstCase(w: Int) throws {
    let stations = Array(repeating: (units: 1, hours: 2.0), count: 4)
    let cycle = 8 * Double(w)
    let outcome = try line(
      stations, jobs: 1, pieces: w, warmup: 2 * cycle, horizon: 10 * cycle
    ).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 0.125), ("flow.lead_time.mean", cycle),
        ("flow.wip", Double(w)), ("resources.S2.utilisation", 0.25),
      ])
  }

  // Raw process time 20 h, bottleneck rate 2/5 per hour (the second station), critical WIP 8.
  @Test("penny fab two, with parallel units: TH = min(w/20, 2/5), CT = w/TH", arguments: 1...26)
  func pennyFabTwo(w: Int) throws {
    let outcome = try line(
      [(1, 2), (2, 5), (6, 10), (2, 3)], jobs: w, warmup: 2000, horizon: 2000
    ).run()
    let th = min(Double(w) / 20, 0.4)
    expect(
      outcome,
      [
        ("flow.output_rate", th),
        ("flow.lead_time.mean", Double(w) / th),
        ("flow.wip", Double(w)),
        ("resources.S0.utilisation", 2 * th),
        ("resources.S1.utilisation", 2.5 * th),
        ("resources.S2.utilisation", 10 * th / 6),
        ("resources.S3.utilisation", 1.5 * th),
      ])
  }

  @Test("a limit of no jobs releases nothing")
  func noJobs() throws {
    let outcome = try line([(1, 2)], jobs: 0, warmup: 0, horizon: 10).run()
    expect(
      outcome,
      [
        ("flow.output_rate", 0), ("flow.lead_time.mean", .nan), ("flow.wip", 0),
        ("resources.S0.starved", 1),
        // Demand is not met, but no resource is in its way.
        ("constraint.market.share", 0), ("constraint.S0.share", 0),
      ])
  }

  // S0 (2) feeds S1 (10). With one place in front of S0 the limit of 5 allows more jobs than fit at
  // first: two enter at 0, and whenever S0 takes the job from the place, the next one enters.
  // S0 is busy 0-2, 2-4, 4-6, 6-8 with the fifth job in the place from 6 on, which starts at 8.
  @Test("a place freed in front of the first station is filled at once from an endless demand")
  func finiteEntry() throws {
    var company = TestCompany(horizon: 9)
    company.add("S0", buffer: 1)
    company.add("S1")
    company.make("P", [("S0", 2), ("S1", 10)])
    company.endless("P")
    company.base.release = .conwip(jobs: 5)
    let outcome = try company.run()
    expect(
      outcome,
      [
        ("flow.orders.received", 5),
        // Two jobs in process in 0-2, then three, four, five: 2x2 + 2x3 + 2x4 + 3x5.
        ("flow.wip", 33.0 / 9),
        // The place is taken until 8.
        ("resources.S0.queue.mean", 8.0 / 9),
      ])
  }
}
