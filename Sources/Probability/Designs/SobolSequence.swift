/// Points that fill the unit cube evenly in all dimensions together: Sobol's sequence.
///
/// Averages over 2^m points of a smooth function are far nearer to its integral than over random
/// ones. The direction numbers are GSL's (Bratley and Fox), for 40 dimensions at most.
/// Sources: Sobol 1967, doi:10.1016/0041-5553(67)90144-9; Bratley and Fox 1988,
/// doi:10.1145/42288.214372.
public enum SobolSequence {
  /// The most dimensions there are numbers for.
  public static let maximumDimensions = 40

  /// The first `count` points of the plain sequence.
  ///
  /// It starts behind the origin, at which many models are degenerate: the first point is
  /// (0.5, 0.5, ...).
  ///
  /// - Parameters:
  ///   - count: 0 or more and below 2^30.
  ///   - dimensions: 1 to 40.
  public static func points(count: Int, dimensions: Int) -> [[Double]] {
    check(count, dimensions)
    return GSL.sobol(count: count, dimensions: dimensions)
  }

  /// The first `count` points of a randomised sequence, its origin included.
  ///
  /// All points are moved by one random digital shift: the binary digits of each coordinate are
  /// exclusive-or'ed with those of a uniform number. Every point is then uniform in [0, 1)^d, the
  /// first 2^m still share themselves out evenly, and the spread of the averages of several
  /// randomisations says how exact they are.
  ///
  /// - Parameters:
  ///   - count: 0 or more and below 2^30; powers of two are best.
  ///   - dimensions: 1 to 40.
  ///   - key: the seed and the name of the design.
  ///   - replication: another number gives another shift.
  public static func randomised(
    count: Int, dimensions: Int, key: StreamKey, replication: UInt32 = 0
  ) -> [[Double]] {
    check(count, dimensions)
    if count == 0 { return [] }
    let shifts = (0..<dimensions).map { dimension -> UInt64 in
      var stream = RandomStream(
        key: key, replication: replication, entity: UInt32(dimension))
      return stream.next() >> 11
    }
    let origin = [Double](repeating: 0, count: dimensions)
    return ([origin] + GSL.sobol(count: count - 1, dimensions: dimensions)).map { point in
      zip(point, shifts).map { x, shift in
        Double(UInt64(x * 0x1p53) ^ shift) * 0x1p-53
      }
    }
  }

  private static func check(_ count: Int, _ dimensions: Int) {
    precondition(count >= 0 && count < 1 << 30, "fewer than 2^30 points")
    precondition(
      dimensions >= 1 && dimensions <= maximumDimensions, "1 to \(maximumDimensions) dimensions")
  }
}
