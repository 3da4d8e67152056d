import Company
import Testing

/// Methods that watch the jobs of a log: the longest line and the walk.
@Suite("Lines and walks")
struct LineLogTests {
  typealias Visit = Visits.Visit

  struct Jackson: Sendable {
    var utilisation: [Double]
    var shares: [Double]
    var beta: Double
  }

  // M/M/1 stations at 90, 80 and 70 %: lines are independent and geometric (Jackson 1957).
  @Test(
    "the longest line shifts as Lawrence and Buss computed it",
    arguments: [
      Jackson(
        utilisation: [0.9, 0.8, 0.7], shares: [0.604084, 0.261678, 0.134239], beta: 0.579146),
      Jackson(utilisation: [0.9, 0.9, 0.9], shares: [1.0 / 3, 1.0 / 3, 1.0 / 3], beta: 1),
    ])
  func jackson(network: Jackson) {
    let utilisation = network.utilisation
    var shares = [0.0, 0, 0]
    // All the states whose longest line is k, by which of the lines are that long.
    for length in 0..<600 {
      for state in 1..<8 {
        var probability = 1.0
        let lines = utilisation.indices.map { place -> Int in
          let load = utilisation[place]
          let isLongest = state & (1 << place) != 0
          let below = 1 - power(load, length)
          probability *= isLongest ? (1 - load) * power(load, length) : below
          return isLongest ? length : -1
        }
        LongestLine.share(probability, among: lines, into: &shares)
      }
    }
    for (found, exact) in zip(shares, network.shares) { #expect(abs(found - exact) < 1e-5) }
    #expect(abs((LongestLine(shares: shares).shiftiness ?? 0) - network.beta) < 1e-5)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }

  @Test("one line that is always the longest does not shift")
  func fixed() {
    #expect(LongestLine(shares: [1, 0, 0, 0]).shiftiness.map { abs($0) < 1e-12 } == true)
    #expect(LongestLine(shares: [1]).shiftiness == nil)
  }

  // A has a job 0-4, another 1-6; B one 4-9. To 1 A leads, to 4 A, to 6 both have one, to 9 B, and
  // in the last minute all are empty.
  @Test("lines over time, with ties shared")
  func lines() {
    let visits = Visits(
      [
        Visit(resource: 0, entered: 0, began: 0, left: 4),
        Visit(resource: 0, entered: 1, began: 4, left: 6),
        Visit(resource: 1, entered: 4, began: 4, left: 9),
      ], measured: 0..<10, resources: 2)
    let found = LongestLine(visits)
    #expect(agree(found.shares[0], (4 + 1 + 0.5) / 10))
    #expect(agree(found.shares[1], (1 + 3 + 0.5) / 10))
  }

  /// A 2 minutes, B 5, one place in front of B; orders 1 to 4, all released as A gets free.
  ///
  /// A: 1 at 0-2, 2 at 2-4, 3 at 4-6 and blocked to 7, 4 at 7-9 and blocked to 12.
  /// B: 1 at 2-7, 2 at 7-12, 3 at 12-17. The log ends at 14.
  private func log() -> EventLog {
    var log = EventLog()
    log.measured = 0..<14
    log.firstUnit = [0, 1]
    func stretch(
      _ unit: Int32, _ state: UnitState, _ from: Double, _ to: Double, _ order: Int64 = -1
    ) {
      log.stretches.append(
        .init(
          unit: unit, resource: unit, state: state, from: from, to: to, order: order,
          product: order > 0 ? 0 : -1, step: order > 0 ? unit : -1))
    }
    stretch(0, .busy, 0, 2, 1)
    stretch(1, .starved, 0, 2)
    stretch(0, .busy, 2, 4, 2)
    stretch(0, .busy, 4, 6, 3)
    stretch(0, .blocked, 6, 7, 3)
    stretch(1, .busy, 2, 7, 1)
    stretch(0, .busy, 7, 9, 4)
    stretch(0, .blocked, 9, 12, 4)
    stretch(1, .busy, 7, 12, 2)
    stretch(0, .starved, 12, 14)
    stretch(1, .busy, 12, 14, 3)
    func event(_ time: Double, _ kind: EventLog.JobEvent.Kind, _ order: Int64, _ unit: Int32 = -1) {
      log.events.append(
        .init(
          time: time, kind: kind, order: order, product: 0, account: 0, pieces: 1, resource: unit,
          unit: unit, step: unit))
    }
    event(0, .released, 1)
    event(0, .started, 1, 0)
    event(2, .finished, 1, 0)
    event(2, .started, 1, 1)
    event(2, .released, 2)
    event(2, .started, 2, 0)
    event(4, .finished, 2, 0)
    event(4, .released, 3)
    event(4, .started, 3, 0)
    event(6, .finished, 3, 0)
    event(7, .finished, 1, 1)
    event(7, .shipped, 1)
    event(7, .started, 2, 1)
    event(7, .released, 4)
    event(7, .started, 4, 0)
    event(9, .finished, 4, 0)
    event(12, .finished, 2, 1)
    event(12, .shipped, 2)
    event(12, .started, 3, 1)
    return log
  }

  @Test("visits are put together from events and blocked stretches")
  func visits() {
    let visits = Visits(log(), routes: [[0, 1]])
    #expect(
      visits.visits == [
        Visit(resource: 0, entered: 0, began: 0, left: 2),
        Visit(resource: 1, entered: 2, began: 2, left: 7),
        Visit(resource: 0, entered: 2, began: 2, left: 4),
        Visit(resource: 0, entered: 4, began: 4, left: 7),
        Visit(resource: 1, entered: 4, began: 7, left: 12),
        Visit(resource: 0, entered: 7, began: 7, left: 12),
        Visit(resource: 1, entered: 7, began: 12),
        Visit(resource: 1, entered: 12),
      ])
  }

  @Test("a setup begins a visit, and its operation does not begin another")
  func setups() {
    var log = EventLog()
    log.measured = 0..<10
    log.firstUnit = [0]
    log.events = [
      (1.0, EventLog.JobEvent.Kind.released), (2, .setup), (4, .started), (8, .finished),
      (8, .shipped),
    ].map { time, kind in
      let unit: Int32 = kind == .released || kind == .shipped ? -1 : 0
      return .init(
        time: time, kind: kind, order: 1, product: 0, account: 0, pieces: 1, resource: unit,
        unit: unit, step: unit)
    }
    #expect(
      Visits(log, routes: [[0]]).visits == [Visit(resource: 0, entered: 1, began: 2, left: 8)])
  }

  @Test("a job of which everything is scrapped waits for nothing more")
  func scrap() {
    var log = EventLog()
    log.measured = 0..<10
    log.firstUnit = [0, 1]
    func event(
      _ time: Double, _ kind: EventLog.JobEvent.Kind, pieces: Int32, unit: Int32 = -1
    ) -> EventLog.JobEvent {
      .init(
        time: time, kind: kind, order: 1, product: 0, account: 0, pieces: pieces, resource: unit,
        unit: unit, step: unit)
    }
    log.events = [
      event(1, .released, pieces: 3), event(1, .started, pieces: 3, unit: 0),
      event(4, .finished, pieces: 3, unit: 0), event(4, .scrapped, pieces: 2, unit: 0),
    ]
    let worked = Visit(resource: 0, entered: 1, began: 1, left: 4)
    #expect(
      Visits(log, routes: [[0, 1]]).visits == [worked, Visit(resource: 1, entered: 4)])
    log.events.append(event(4, .scrapped, pieces: 1, unit: 0))
    #expect(Visits(log, routes: [[0, 1]]).visits == [worked])
  }

  // Walks at 1, 3, ..., 13. At 1 B starves: upstream, A. Then B works, the buffer (1 place) is full
  // from 4 to 14 but at 3 it is empty: upstream. A is blocked at 11.
  @Test("a walk finds B behind a full buffer, and A while B starves")
  func walk() {
    let log = log()
    let found = BottleneckWalk(
      log, visits: Visits(log, routes: [[0, 1]]), line: [0, 1], capacities: [nil, 1], every: 2)
    #expect(found.walks == 7)
    #expect(found.silent == 0)
    #expect(agree(found.shares[0], 2.0 / 7))
    #expect(agree(found.shares[1], 5.0 / 7))
  }

  @Test("arrows meet at a process, at a buffer, or point to an end")
  func places() {
    func places(_ processes: [BottleneckWalk.Arrow], _ buffers: [BottleneckWalk.Arrow]) -> [Int] {
      BottleneckWalk.places(processes: processes, buffers: buffers)
    }
    #expect(places([.none, .none, .none], [.downstream, .upstream]) == [1])
    #expect(places([.downstream, .none, .upstream], [.downstream, .none]) == [1])
    #expect(places([.none, .none, .none], [.upstream, .upstream]) == [0])
    #expect(places([.none, .none, .none], [.downstream, .downstream]) == [2])
    #expect(places([.none, .none, .none], [.none, .upstream]) == [0, 1])
    #expect(places([.downstream, .none], [.upstream]) == [0, 1])
    #expect(places([.none, .none], [.none]) == [])
    #expect(places([.upstream, .upstream], [.upstream]) == [])
    #expect(places([.upstream, .none], [.downstream]) == [1])
    #expect(
      places([.none, .upstream, .none, .upstream], [.upstream, .downstream, .upstream]) == [0, 2])
  }
}
