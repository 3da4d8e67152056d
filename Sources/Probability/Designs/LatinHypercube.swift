/// Points that are spread evenly along every single dimension.
///
/// Coordinate j of point i is `(pi_j(i) + U_ij) / n` with random orders pi_j of 0 ..< n and U
/// uniform: each of n equal strips of a dimension holds exactly one point. What is a sum of
/// functions of one factor each is estimated with far less variance than by random points.
///
/// Each dimension draws from a stream of its own (the entity is its number), so that adding a
/// factor leaves the columns of the others as they were.
/// Source: McKay, Beckman and Conover 1979, doi:10.1080/00401706.1979.10489755.
public enum LatinHypercube {
  /// `count` points in [0, 1)^dimensions.
  ///
  /// - Parameters:
  ///   - count: 1 or more.
  ///   - dimensions: 1 or more.
  ///   - key: the seed and the name of the design.
  ///   - replication: another number gives another design.
  public static func points(
    count: Int, dimensions: Int, key: StreamKey, replication: UInt32 = 0
  ) -> [[Double]] {
    precondition(count >= 1 && dimensions >= 1, "at least one point and one dimension")
    let columns = (0..<dimensions).map { dimension in
      var stream = RandomStream(
        key: key, replication: replication, entity: UInt32(dimension))
      let order = stream.order(of: count)
      // The largest sum may be rounded up to the count.
      return order.map {
        min((Double($0) + stream.uniform()) / Double(count), 1.0.nextDown)
      }
    }
    return (0..<count).map { i in columns.map { $0[i] } }
  }

  /// The design of replications `0 ..< tries` whose nearest two points are farthest apart.
  ///
  /// - Parameters:
  ///   - count: 1 or more.
  ///   - dimensions: 1 or more.
  ///   - key: the seed and the name of the design.
  ///   - tries: 1 or more; the time is `tries count^2 dimensions`.
  public static func maximin(
    count: Int, dimensions: Int, key: StreamKey, tries: Int
  ) -> [[Double]] {
    precondition(tries >= 1, "at least one try")
    var best: (points: [[Double]], distance: Double) = ([], -1)
    for replication in 0..<tries {
      let points = points(
        count: count, dimensions: dimensions, key: key, replication: UInt32(replication))
      let distance = leastSquaredDistance(points)
      if distance > best.distance { best = (points, distance) }
    }
    return best.points
  }

  /// The square of the distance between the nearest two points; infinite for a single one.
  static func leastSquaredDistance(_ points: [[Double]]) -> Double {
    var least = Double.infinity
    for (i, a) in points.enumerated() {
      for b in points[..<i] {
        least = min(least, zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
      }
    }
    return least
  }
}
