/// The constraint of a serial line as the place at which blocking turns into starving: stations
/// before it are blocked by it more than they starve, those after it starve for it more than they
/// are blocked, and it does less of both than its neighbours.
///
/// Station j is a turning point when TB - TS > 0 at the station before it, TB - TS < 0 at the one
/// after it, and TB + TS is smaller than at each of them (TB, TS: shares of time blocked and
/// starved). The first and the last station have one neighbour. Ties make no turning point. O(n).
///
/// Source: Li, Chang & Ni (2009), Data driven bottleneck detection of manufacturing systems,
/// International Journal of Production Research 47(18), 5019-5036.
public struct TurningPoint: Sendable, Hashable {
  /// Places in the line (from 0) that are turning points, by severity: the sum of the jumps of
  /// TB - TS to its neighbours; ties in the order of the line.
  public var points: [Int]
  /// Severity of each of them.
  public var severities: [Double]
  /// Places k at which TB - TS > 0 and that of k + 1 is < 0: the constraint is one of the two even
  /// where neither is a turning point.
  public var flips: [Int]

  /// Finds the turning points of a line.
  /// - Parameters:
  ///   - blocked: share of time blocked of each station, in the order of the line; as many as
  ///   - starved: share of time starved.
  public init(blocked: [Double], starved: [Double]) {
    precondition(blocked.count == starved.count, "one share of each kind per station")
    let difference = zip(blocked, starved).map { $0 - $1 }
    let sum = zip(blocked, starved).map { $0 + $1 }
    let places = difference.indices
    func severity(_ place: Int) -> Double {
      [place - 1, place + 1].filter(places.contains)
        .reduce(0) { $0 + abs(difference[$1] - difference[place]) }
    }
    let found = places.filter { place in
      let before = place - 1
      let after = place + 1
      return places.count > 1
        && (!places.contains(before) || difference[before] > 0 && sum[place] < sum[before])
        && (!places.contains(after) || difference[after] < 0 && sum[place] < sum[after])
    }
    .map { (place: $0, severity: severity($0)) }
    .sorted { ($1.severity, $0.place) < ($0.severity, $1.place) }
    points = found.map(\.place)
    severities = found.map(\.severity)
    flips = places.dropLast().filter { difference[$0] > 0 && difference[$0 + 1] < 0 }
  }

  /// The worst turning point; `nil` when there is none.
  public var constraint: Int? { points.first }
}
