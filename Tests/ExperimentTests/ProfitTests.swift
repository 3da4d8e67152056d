import Company
import Experiment
import Inference
import Synchronization
import Testing

@Suite("Profit maps of many replications")
struct ProfitTests {
  private static let frame = ProfitTotals.Frame(
    accounts: ["market", "north", "south"], products: ["a", "b"], unit: "USD per week",
    constraintUnit: "USD per min", periods: 2, periodsPerQuarter: 13)

  private static func cell(
    _ account: Int?, _ product: Int?, sales: Double, material: Double = 0, hours: Double = 0,
    pieces: Int = 1, time: Double = 0
  ) -> ProfitMap.Cell {
    var cell = ProfitMap.Cell(ProfitMap.Place(account: account, product: product))
    cell.sales = Money(sales)
    cell.material = Money(material)
    cell.hours = Money(hours)
    cell.orders = 1
    cell.pieces = pieces
    cell.constraintTime = time
    return cell
  }

  @Test("are added cell by cell, whichever cells each of them has")
  func sums() {
    var totals = ProfitTotals(frame: Self.frame)
    totals.add(
      ProfitMap(
        cells: [
          Self.cell(1, 0, sales: 100, material: 40, time: 6), Self.cell(2, 1, sales: 10, hours: 30),
        ], unassigned: Money(-8)))
    totals.add(
      ProfitMap(
        cells: [
          Self.cell(1, 0, sales: 50, material: 10, time: 4), Self.cell(1, 1, sales: 7),
          Self.cell(1, nil, sales: 0, hours: 5), Self.cell(nil, 1, sales: 0, hours: 1),
        ], unassigned: Money(-4)))
    #expect(totals.replications == 2)
    #expect(
      totals.cells.map(\.place) == [
        ProfitMap.Place(account: 1, product: 0), ProfitMap.Place(account: 1, product: 1),
        ProfitMap.Place(account: 1, product: nil), ProfitMap.Place(account: 2, product: 1),
        ProfitMap.Place(account: nil, product: 1),
      ])
    // Over two replications of two periods: 150 / 4, ...
    #expect(totals.cells.map { totals.rate($0.profit) } == [25, 1.75, -1.25, -5, -0.25])
    #expect(totals.unassigned == -3)
    #expect(totals.netProfit == 25 + 1.75 - 1.25 - 5 - 0.25 - 3)
    #expect(totals.constraintThroughput(of: totals.cells[0]) == 10)
    #expect(totals.constraintThroughput(of: totals.cells[1]) == nil)
    // Visits belong to their account, and to no offering.
    #expect(totals.parts(.cells).count == 3)
    #expect(totals.parts(.accounts).map { totals.rate($0.profit) } == [25.5, -5])
    #expect(totals.parts(.products).map { totals.rate($0.profit) } == [25, -3.5])
    #expect(totals.ranking(.accounts).unprofitableShare == 0.5)
    #expect(totals.name(account: nil) == "(no account)")
    #expect(totals.name(product: nil) == "(visits and projects)")
  }

  /// A case with a map and a course that follow from the replication; workers finish in any order.
  private static func mapped(_ name: String, shift: Double) -> Case {
    Case(name: name, measures: Synthetic.measures, profitFrame: frame) { replication in
      var state = UInt64(replication)
      for _ in 0..<(replication % 5) * 3_000 { state = Synthetic.scramble(state) }
      let noise = Double(Synthetic.scramble(UInt64(replication)) % 1_000_003) / 7 + shift
      return ReplicationResult(
        values: [noise, Double(state & 0)], events: 1, warnings: [],
        profit: ProfitMap(
          cells: [cell(1, Int(replication % 2), sales: noise.rounded(), time: noise)],
          unassigned: Money(-1)),
        course: [noise, 1, 2 * noise, 3])
    }
  }

  @Test("are the same for one worker and many, to the bit", arguments: [2, 7])
  func jobs(count: Int) async throws {
    func run(_ jobs: Int) async throws -> Outcome {
      try await Plan(
        cases: [Self.mapped("a", shift: 0), Self.mapped("b", shift: 0.1)],
        stopping: .halfWidth(9000, of: ["money.net_profit"], atMost: 60),
        compared: ["money.net_profit"], jobs: jobs
      ).run()
    }
    let (one, many) = (try await run(1), try await run(count))
    for (a, b) in zip(one.cases, many.cases) {
      #expect(a.profit?.replications == a.replications)
      #expect(a.profit == b.profit)
      #expect(a.course == b.course)
    }
    #expect(one.cases[0].profit != one.cases[1].profit)
  }

  @Test("of an interrupted experiment are those of the replications it kept", arguments: [1, 3])
  func interrupted(jobs: Int) async throws {
    let plan = Plan(
      cases: [Self.mapped("a", shift: 0), Self.mapped("b", shift: 1)], stopping: .fixed(1000),
      jobs: jobs)
    let board = CountDown(31)
    let outcome = try await plan.run(isCancelled: { board.isOver() })
    let kept = outcome.stop.replications
    #expect(kept > 0 && kept < 1000)
    let whole = try await Plan(cases: plan.cases, stopping: .fixed(kept)).run()
    for (a, b) in zip(outcome.cases, whole.cases) {
      #expect(a.profit == b.profit)
      #expect(a.course == b.course)
    }
  }

  @Test("come with a course: quarters, profit as a difference, pairs of replications")
  func course() {
    let a = Course(
      replications: 2, periodsPerQuarter: 13, values: [130, 13, 26, 0, 156, 13, 0, 13])
    let b = Course(replications: 2, periodsPerQuarter: 13, values: [117, 13, 26, 0, 130, 0, 0, 0])
    #expect(a.quarters == 2)
    #expect(a.series(.throughput, quarter: 0) == [10, 12])
    #expect(a.series(.netProfit, quarter: 1) == [2, -1])
    #expect(a.estimate(.expense, quarter: 1, confidence: 0.95).mean == 0.5)
    #expect(a.difference(to: b, .netProfit, quarter: 0, confidence: 0.95).mean == 1)
    #expect(a.isPaired(with: b))
    #expect(!a.isPaired(with: Course(replications: 0, periodsPerQuarter: 13, values: [])))
  }
}

/// Says that it is over after so many questions, from any thread.
private final class CountDown: Sendable {
  private let left: Mutex<Int>
  init(_ count: Int) { left = Mutex(count) }
  func isOver() -> Bool {
    left.withLock {
      $0 -= 1
      return $0 < 0
    }
  }
}
