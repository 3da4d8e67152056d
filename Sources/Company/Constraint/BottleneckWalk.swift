/// How often a walk along a serial line would have found each resource to be the constraint.
///
/// A walk looks at every process and every buffer once. A process that waits for parts points
/// upstream, a blocked one downstream; a buffer that is fuller than half points downstream, one that
/// is emptier upstream. The constraint is the process at which arrows from both sides meet. What is
/// just as full or is working, changing over, down or off-shift points nowhere. Of several units the
/// larger number of starved or blocked ones decides. Where no arrow comes from one side, the
/// constraint lies at that end of the line, or beyond it when even the first process waits for
/// orders: then the walk finds nothing there. A walk that finds several processes (without an arrow
/// between them, on both sides of a buffer at which arrows meet, or in several places) is shared out
/// equally. A buffer without limit has no half: it is held against the average contents of all
/// buffers of the line.
///
/// O(n log n) in the number of stretches and visits, plus the walks.
///
/// Source: Roser, Lorentzen & Deuse (2014), Reliable shop floor bottleneck detection for flow lines
/// through process and inventory observations, Procedia CIRP 19, 63-68.
public struct BottleneckWalk: Sendable, Hashable {
  /// What points where.
  public enum Arrow: Sendable, Hashable {
    case upstream, downstream, none
  }

  /// Share of the walks that found each place of the line.
  public var shares: [Double]
  /// Number of walks.
  public var walks: Int
  /// Walks that found nothing in the line.
  public var silent: Int

  /// The places of a line (from 0) that one walk finds; empty for none.
  ///
  /// - Parameters:
  ///   - processes: what each process points to.
  ///   - buffers: what the buffer in front of each process but the first points to.
  public static func places(processes: [Arrow], buffers: [Arrow]) -> [Int] {
    precondition(buffers.count + 1 == processes.count, "a buffer between any two processes")
    // Processes have even positions and buffers odd ones.
    var arrows: [(position: Int, arrow: Arrow)] = []
    for place in processes.indices {
      if place > 0 { arrows.append((2 * place - 1, buffers[place - 1])) }
      arrows.append((2 * place, processes[place]))
    }
    arrows.removeAll { $0.arrow == .none }
    guard let first = arrows.first, let last = arrows.last else { return [] }
    var places: Set<Int> = []
    // A first process that waits for orders, or a last one that is blocked, points out of the line.
    if first.arrow == .upstream, first.position > 0 {
      places.formUnion(0...(first.position - 1) / 2)
    }
    if last.arrow == .downstream, last.position < 2 * (processes.count - 1) {
      places.formUnion(last.position / 2 + 1...processes.count - 1)
    }
    for (left, right) in zip(arrows, arrows.dropFirst())
    where left.arrow == .downstream && right.arrow == .upstream {
      let from = left.position / 2 + 1
      let to = (right.position - 1) / 2
      if from <= to {
        places.formUnion(from...to)
      } else {
        // They point at each other without a process in between.
        places.formUnion([left.position / 2, (right.position + 1) / 2])
      }
    }
    return places.sorted()
  }

  /// Walks along a line again and again.
  /// - Parameters:
  ///   - log: the log of a run.
  ///   - visits: the visits of the same log.
  ///   - line: resources in the order of the line; see `Blueprint.serialLine`.
  ///   - capacities: places in front of each resource of the line; `nil` for no limit.
  ///   - every: time between two walks [base unit, > 0]; the first comes half of it after the
  ///     measured span begins.
  public init(
    _ log: EventLog, visits: Visits, line: [Int], capacities: [Int?], every: Double
  ) {
    precondition(every > 0, "time passes between two walks")
    precondition(capacities.count == line.count, "one buffer per resource of the line")
    let count = max(0, Int((log.measured.upperBound - log.measured.lowerBound) / every))
    let times = (0..<count).map { log.measured.lowerBound + (Double($0) + 0.5) * every }
    let queues = BottleneckWalk.queues(visits, line: line, at: times)
    let states = BottleneckWalk.leanings(log, line: line, at: times)
    let all = queues.dropFirst().flatMap { $0 }
    let average = Double(all.reduce(0, +)) / Double(max(1, all.count))
    var shares = Array(repeating: 0.0, count: line.count)
    var silent = 0
    for walk in times.indices {
      let buffers = line.indices.dropFirst().map { place -> Arrow in
        let middle = capacities[place].map { Double($0) / 2 } ?? average
        let content = Double(queues[place][walk])
        return content > middle ? .downstream : content < middle ? .upstream : .none
      }
      let found = BottleneckWalk.places(processes: states.map { $0[walk] }, buffers: buffers)
      if found.isEmpty { silent += 1 }
      for place in found { shares[place] += 1 / Double(found.count) }
    }
    self.shares = shares.map { count > 0 ? $0 / Double(count) : 0 }
    walks = count
    self.silent = silent
  }

  /// Jobs that wait in front of each resource of a line at given times.
  private static func queues(
    _ visits: Visits, line: [Int], at times: [Double]
  ) -> [[Int]] {
    var places = Array(repeating: -1, count: visits.resources)
    for (place, resource) in line.enumerated() { places[resource] = place }
    var changes: [[(time: Double, step: Int)]] = Array(repeating: [], count: line.count)
    for visit in visits.visits where places[visit.resource] >= 0 && visit.began > visit.entered {
      changes[places[visit.resource]].append((visit.entered, 1))
      if visit.began < .infinity { changes[places[visit.resource]].append((visit.began, -1)) }
    }
    return changes.map { list in
      let sorted = list.sorted { ($0.time, $0.step) < ($1.time, $1.step) }
      var (content, next) = (0, 0)
      return times.map { time in
        while next < sorted.count, sorted[next].time <= time {
          content += sorted[next].step
          next += 1
        }
        return content
      }
    }
  }

  /// What each process of a line points to at given times.
  private static func leanings(
    _ log: EventLog, line: [Int], at times: [Double]
  ) -> [[Arrow]] {
    guard let first = times.first else { return line.map { _ in [] } }
    let every = times.count > 1 ? times[1] - first : 1
    var balance = Array(
      repeating: Array(repeating: 0, count: times.count), count: log.firstUnit.count)
    for stretch in log.stretches where stretch.state == .starved || stretch.state == .blocked {
      // The walks with from <= time < to.
      var walk = max(0, Int(((stretch.from - first) / every).rounded(.up)) - 1)
      while walk < times.count, times[walk] < stretch.from { walk += 1 }
      while walk < times.count, times[walk] < stretch.to {
        balance[Int(stretch.resource)][walk] += stretch.state == .blocked ? 1 : -1
        walk += 1
      }
    }
    return line.map { resource in
      balance[resource].map { $0 > 0 ? .downstream : $0 < 0 ? .upstream : .none }
    }
  }
}
