/// Which job was at which resource when, put together from the events of a log.
///
/// A job comes to a resource when it has left the one before it: finished and no longer blocked.
/// Time on the way between two resources therefore counts as waiting at the second one. A job that
/// still waits when the log ends waits for the next operation of its route. Jobs of one order and
/// product that are apart are told from one another by first come, first served. O(n log n) in the
/// number of events.
public struct Visits: Sendable, Hashable {
  /// A job at a resource.
  public struct Visit: Sendable, Hashable {
    /// Index of the resource.
    public var resource: Int
    /// Came into the line in front [base unit].
    public var entered: Double
    /// Got a unit; infinite for never within the log.
    public var began: Double
    /// Left the unit; infinite for never within the log.
    public var left: Double

    /// Creates a visit.
    public init(
      resource: Int, entered: Double, began: Double = .infinity, left: Double = .infinity
    ) {
      self.resource = resource
      self.entered = entered
      self.began = began
      self.left = left
    }
  }

  /// Visits in the order in which they began; those that never did come last.
  public var visits: [Visit]
  /// What is measured [base unit].
  public var measured: Range<Double>
  /// Number of resources.
  public var resources: Int

  /// Creates visits as given.
  public init(_ visits: [Visit], measured: Range<Double>, resources: Int) {
    self.visits = visits
    self.measured = measured
    self.resources = resources
  }

  /// Puts visits together.
  /// - Parameters:
  ///   - log: the log of a run.
  ///   - routes: for each product the resources of its operations; see `Blueprint.routes`.
  public init(_ log: EventLog, routes: [[Int]]) {
    var blockedUntil: [UnitTime: Double] = [:]
    for stretch in log.stretches where stretch.state == .blocked && stretch.to > stretch.from {
      // A stretch that a boundary divides goes on with the next one of the unit.
      blockedUntil[UnitTime(unit: stretch.unit, time: stretch.from)] = stretch.to
    }
    func release(of unit: Int32, from time: Double) -> Double {
      var end = time
      while let next = blockedUntil[UnitTime(unit: unit, time: end)] { end = next }
      return end
    }
    var waiting: [Key: [Ready]] = [:]
    var onUnit: [Int32: [(key: Key, step: Int32, visit: Int)]] = [:]
    var visits: [Visit] = []
    for event in log.events {
      let key = Key(order: event.order, product: event.product)
      switch event.kind {
      case .released:
        waiting[key, default: []].append(
          Ready(time: event.time, nextStep: 0, pieces: event.pieces))
      case .setup, .started:
        // The setup of a visit comes before its operation: only the first of the two begins it.
        if onUnit[event.unit, default: []].contains(where: {
          $0.key == key && $0.step == event.step
        }) {
          continue
        }
        let ready = Visits.take(step: Int(event.step), by: event.time, from: &waiting[key])
        onUnit[event.unit, default: []].append((key, event.step, visits.count))
        visits.append(
          Visit(
            resource: Int(event.resource), entered: ready?.time ?? event.time, began: event.time))
      case .finished:
        let left = release(of: event.unit, from: event.time)
        if let place = onUnit[event.unit, default: []].firstIndex(where: {
          $0.key == key && $0.step == event.step
        }) {
          visits[onUnit[event.unit, default: []][place].visit].left = left
          onUnit[event.unit]?.remove(at: place)
        }
        waiting[key, default: []].append(
          Ready(time: left, nextStep: Int(event.step) + 1, pieces: event.pieces))
      case .scrapped:
        // Pieces are scrapped as they are finished; a job without any waits no more.
        let jobs = waiting[key, default: []]
        guard let place = jobs.lastIndex(where: { $0.nextStep == Int(event.step) + 1 }) else {
          continue
        }
        waiting[key]?[place].pieces -= event.pieces
        if jobs[place].pieces <= event.pieces { waiting[key]?.remove(at: place) }
      case .shipped:
        waiting[key] = nil
      case .placed, .refused, .lost, .lapsed, .cancelled, .reworked, .assembled, .red:
        break
      }
    }
    let late = waiting.sorted { $0.key < $1.key }.flatMap { key, ready in
      ready.compactMap { job -> Visit? in
        let product = Int(key.product)
        guard routes.indices.contains(product), job.nextStep < routes[product].count else {
          return nil
        }
        return Visit(resource: routes[product][job.nextStep], entered: job.time)
      }
    }
    self.init(visits + late, measured: log.measured, resources: log.firstUnit.count)
  }

  /// The job of an order that has waited longest for a step, else for any.
  private static func take(step: Int, by time: Double, from jobs: inout [Ready]?) -> Ready? {
    guard let waiting = jobs else { return nil }
    let place =
      waiting.firstIndex { $0.nextStep == step && $0.time <= time }
      ?? waiting.firstIndex { $0.time <= time }
    return place.map { jobs?.remove(at: $0) } ?? nil
  }

  private struct UnitTime: Hashable {
    var unit: Int32
    var time: Double
  }

  private struct Key: Hashable, Comparable {
    var order: Int64
    var product: Int32

    static func < (a: Key, b: Key) -> Bool { (a.order, a.product) < (b.order, b.product) }
  }

  private struct Ready {
    var time: Double
    var nextStep: Int
    var pieces: Int32
  }
}

extension Blueprint {
  /// For each product the resources of its operations, in order.
  public var routes: [[Int]] { products.map { $0.route.map(\.resource) } }
}
