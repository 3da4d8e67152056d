/// The constraint of a serial line by arrows between neighbours: towards the one after, where a
/// station is blocked more than the next one starves, and towards the one before, where it is less.
/// A station that no arrow leaves is a constraint.
///
/// Of several the one with the greatest severity |ST(i+1) - BL(i)| + |ST(i) - BL(i-1)| comes first
/// (BL, ST: shares of time blocked and starved); ties in the order of the line. Where a station is
/// blocked exactly as much as the next one starves there is no arrow. O(n).
///
/// Source: Kuo, Lim & Meerkov (1996), Bottlenecks in serial production lines: a system-theoretic
/// approach, Mathematical Problems in Engineering 2(3), 233-276.
public struct ArrowMethod: Sendable, Hashable {
  /// Where an arrow between two neighbours points.
  public enum Arrow: Sendable, Hashable {
    case downstream, upstream, none
  }

  /// Arrow between station k and station k + 1.
  public var arrows: [Arrow]
  /// Places in the line (from 0) without an outgoing arrow, by severity.
  public var points: [Int]
  /// Severity of each of them.
  public var severities: [Double]

  /// Draws the arrows of a line.
  /// - Parameters:
  ///   - blocked: share of time blocked of each station, in the order of the line; as many as
  ///   - starved: share of time starved.
  public init(blocked: [Double], starved: [Double]) {
    precondition(blocked.count == starved.count, "one share of each kind per station")
    let gaps = zip(blocked, starved.dropFirst()).map { $0 - $1 }
    let arrows = gaps.map { gap -> Arrow in
      gap > 0 ? .downstream : gap < 0 ? .upstream : .none
    }
    self.arrows = arrows
    let found = blocked.indices.filter { place in
      let leavesUpstream = place > 0 && arrows[place - 1] == .upstream
      let leavesDownstream = place < arrows.count && arrows[place] == .downstream
      return blocked.count > 1 && !leavesUpstream && !leavesDownstream
    }
    .map { place in
      let before = place > 0 ? abs(gaps[place - 1]) : 0
      let after = place < gaps.count ? abs(gaps[place]) : 0
      return (place: place, severity: before + after)
    }
    .sorted { ($1.severity, $0.place) < ($0.severity, $1.place) }
    points = found.map(\.place)
    severities = found.map(\.severity)
  }

  /// The worst constraint; `nil` for a line of one station.
  public var constraint: Int? { points.first }
}
