import Probability

/// A small change of a plant, whose worth can be found by simulating both.
public enum Change: Sendable, Hashable {
  /// So many more units of a resource.
  case units(resource: Int, by: Int)
  /// A resource that works faster by a factor (> 0): operations and setups take that much less.
  case speed(resource: Int, factor: Double)
  /// So many more places in a limited buffer.
  case buffer(resource: Int, by: Int)
  /// So much more staffed time in every cycle of a calendar [base unit].
  case staffedTime(resource: Int, by: Double)
  /// Repairs of every cause that take longer by a factor (> 0).
  case repair(resource: Int, factor: Double)

  /// Index of the resource that changes.
  public var resource: Int {
    switch self {
    case .units(let resource, _), .speed(let resource, _), .buffer(let resource, _),
      .staffedTime(let resource, _), .repair(let resource, _):
      resource
    }
  }
}

extension Blueprint {
  /// The same company with one change; names stay, so it draws the same random numbers.
  ///
  /// - Returns: `nil` when there is nothing to change: a buffer without limit, a resource that is
  ///   always staffed or never fails, a capacity per period, or a result that is no plant.
  public func changed(by change: Change) -> Blueprint? {
    var changed = self
    guard resources.indices.contains(change.resource),
      changed.resources[change.resource].apply(change)
    else { return nil }
    return changed
  }
}

extension TimeFrame {
  /// Length of an hour [base unit]; `nil` where the base unit is a day or a week, whose length in
  /// hours of the plant is not known.
  public var hour: Double? {
    switch unit {
    case "s": 3600
    case "min": 60
    case "h": 1
    default: nil
    }
  }
}

extension Resource {
  /// Applies a change; `false` when there is nothing to change.
  fileprivate mutating func apply(_ change: Change) -> Bool {
    guard rounds == nil else { return false }
    switch change {
    case .units(_, let count):
      guard units + count >= 1 else { return false }
      units += count
    case .speed(_, let factor):
      guard factor > 0, factor.isFinite else { return false }
      speed *= factor
    case .buffer(_, let places):
      guard let buffer, buffer + places >= 0 else { return false }
      self.buffer = buffer + places
    case .staffedTime(_, let time):
      guard let longer = shifts?.longer(by: time) else { return false }
      shifts = longer
    case .repair(_, let factor):
      guard !failures.isEmpty, factor > 0, factor.isFinite else { return false }
      for index in failures.indices {
        failures[index].repair = failures[index].repair.scaled(by: factor)
      }
    }
    return true
  }
}

extension Shifts {
  /// The calendar with more staffed time: at the end of the last span, then before the first one,
  /// then in the breaks from the last to the first.
  fileprivate func longer(by time: Double) -> Shifts? {
    let staffed = spans.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    guard time > 0, staffed + time <= cycle, let last = spans.indices.last else { return nil }
    var spans = spans
    var rest = time
    let evening = min(rest, cycle - spans[last].upperBound)
    spans[last] = spans[last].lowerBound..<spans[last].upperBound + evening
    rest -= evening
    let morning = min(rest, spans[0].lowerBound)
    spans[0] = spans[0].lowerBound - morning..<spans[0].upperBound
    rest -= morning
    for place in spans.indices.dropFirst().reversed() where rest > 0 {
      let gap = spans[place].lowerBound - spans[place - 1].upperBound
      let part = min(rest, gap)
      spans[place] = spans[place].lowerBound - part..<spans[place].upperBound
      rest -= part
    }
    var longer = self
    longer.spans = spans.reduce(into: []) { joined, span in
      // Spans stay apart from one another.
      if let before = joined.last, before.upperBound >= span.lowerBound {
        joined[joined.count - 1] = before.lowerBound..<span.upperBound
      } else {
        joined.append(span)
      }
    }
    return longer
  }
}
