/// Paths through a grid along which one factor changes at a time, to screen many factors cheaply.
///
/// Each trajectory starts at a random point of a grid of p levels in [0, 1]^k and changes every
/// factor once, in random order, by `delta = p / (2 (p - 1))` up or down: k + 1 points. With an
/// even p every level is met equally often.
/// Source: Morris 1991, doi:10.1080/00401706.1991.10484804.
public struct MorrisDesign: Sendable, Hashable {
  /// The step of a factor.
  public let delta: Double
  /// The trajectories: k + 1 points each, in the order of the path.
  public let trajectories: [[[Double]]]

  /// A design of random trajectories.
  ///
  /// Each draws from a stream of its own (the entity is its number), so that further ones leave
  /// the first as they were.
  ///
  /// - Parameters:
  ///   - trajectories: 1 or more; 10 is usual.
  ///   - factors: k, 1 or more.
  ///   - levels: p, even, 2 or more; 4 is usual.
  ///   - key: the seed and the name of the design.
  public init(trajectories count: Int, factors: Int, levels: Int = 4, key: StreamKey) {
    precondition(count >= 1 && factors >= 1, "at least one trajectory and one factor")
    precondition(levels >= 2 && levels.isMultiple(of: 2), "an even number of levels")
    let step = levels / 2
    delta = Double(step) / Double(levels - 1)
    trajectories = (0..<count).map { number in
      var stream = RandomStream(key: key, replication: 0, entity: UInt32(number))
      // Whole levels, so that a coordinate that returns is the same to the last bit.
      let low = (0..<factors).map { _ in stream.index(below: step) }
      let rises = (0..<factors).map { _ in stream.index(below: 2) == 0 }
      var place = zip(low, rises).map { $1 ? $0 : $0 + step }
      var path = [place]
      for factor in stream.order(of: factors) {
        place[factor] += rises[factor] ? step : -step
        path.append(place)
      }
      return path.map { $0.map { Double($0) / Double(levels - 1) } }
    }
  }
}
