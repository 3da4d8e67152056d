/// The points at which a model is run to find out how its variance is shared out among factors.
///
/// Two matrices A and B of n points each, and for every factor i the matrix AB_i: A with column i
/// taken from B. That is `n (k + 2)` points for k factors.
/// Source: Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018.
public struct SaltelliDesign: Sendable, Hashable {
  /// n points.
  public let a: [[Double]]
  /// n others.
  public let b: [[Double]]

  /// A design on given points, rows of A and B.
  ///
  /// - Precondition: as many rows of equal length in both, at least one.
  public init(a: [[Double]], b: [[Double]]) {
    precondition(!a.isEmpty && a.count == b.count, "as many points in both")
    precondition(
      (a + b).allSatisfy { $0.count == a[0].count }, "as many coordinates in every point")
    self.a = a
    self.b = b
  }

  /// A design in [0, 1)^factors on one randomised Sobol sequence, whose first half of dimensions
  /// are A and whose second half B.
  ///
  /// - Parameters:
  ///   - count: n, 1 or more; powers of two are best.
  ///   - factors: k, 1 to 20.
  ///   - key: the seed and the name of the design.
  ///   - replication: another number gives another randomisation.
  public init(count: Int, factors: Int, key: StreamKey, replication: UInt32 = 0) {
    let points = SobolSequence.randomised(
      count: count, dimensions: 2 * factors, key: key, replication: replication)
    self.init(
      a: points.map { Array($0[..<factors]) }, b: points.map { Array($0[factors...]) })
  }

  /// How many factors.
  public var factors: Int { a[0].count }

  /// A with the column of one factor taken from B.
  public func mixed(_ factor: Int) -> [[Double]] {
    zip(a, b).map { own, other in
      var point = own
      point[factor] = other[factor]
      return point
    }
  }
}
