/// Sobol's indices of a stochastic simulator, with the noise of its replications taken out.
extension SobolIndices {
  /// Estimates the indices from the outputs of every replication at every point.
  ///
  /// The mean over R replications at a point carries noise of variance s^2/R, which would count as
  /// an effect of all factors together. It is estimated and subtracted: from V the mean of s^2/R
  /// over the points, from each mean square of a difference of two points the variance of the
  /// differences of their replications over R. Under common random numbers much of the noise moves
  /// all points together: it is in no difference, nor in V, so s^2 is that of a point's
  /// distances from the mean of all points in the same replication. With one replication nothing is
  /// known of the noise and nothing subtracted.
  ///
  /// - Parameters:
  ///   - a: at the points of A (>= 2), the outputs of the same R >= 1 replications at each.
  ///   - b: at the points of B.
  ///   - mixed: for each factor those at AB_i.
  /// - Returns: `nil` when nothing varies beyond the noise, or an output is not finite.
  public init?(replicatedA a: [[Double]], b: [[Double]], mixed: [[[Double]]]) {
    let rows = Rows(a: a, b: b, mixed: mixed)
    guard let found = rows.indices(of: Array(a.indices)) else { return nil }
    self = found
  }

  /// The outputs of a design, with all that resampling its rows needs of their replications.
  public struct Rows: Sendable {
    /// What is said of one point of A, of B or of a mixture, row by row.
    private struct Block {
      /// The mean over the replications.
      var means: [Double]
      /// The variance of its noise in the difference to A, over R; empty for A.
      var noiseToA: [Double] = []
      /// The same to B.
      var noiseToB: [Double] = []
    }

    private let a: Block
    private let b: Block
    private let mixed: [Block]
    /// How far each replication is from the row's mean, R numbers a row; A and B.
    private let deviations: [[Double]]
    private let replications: Int

    /// Takes in the outputs of every replication at every point, as ``SobolIndices`` does.
    public init(a: [[Double]], b: [[Double]], mixed: [[[Double]]]) {
      precondition(!a.isEmpty && a.count == b.count, "as many outputs")
      precondition(mixed.allSatisfy { $0.count == a.count }, "as many outputs for every factor")
      func means(_ points: [[Double]]) -> [Double] { points.map { Moments($0).mean } }
      func noise(_ x: [[Double]], _ y: [[Double]]) -> [Double] {
        zip(x, y).map { x, y in
          (Moments(zip(x, y).lazy.map { $0 - $1 }).variance ?? 0) / Double(x.count)
        }
      }
      self.a = Block(means: means(a))
      self.b = Block(means: means(b))
      self.mixed = mixed.map {
        Block(means: means($0), noiseToA: noise(a, $0), noiseToB: noise(b, $0))
      }
      replications = a[0].count
      deviations = [(a, self.a.means), (b, self.b.means)].map { points, means in
        zip(points, means).flatMap { values, mean in values.map { $0 - mean } }
      }
    }

    /// The indices by these rows alone, some of them several times.
    public func indices(of rows: [Int]) -> SobolIndices? {
      func pick(_ values: [Double]) -> [Double] { rows.map { values[$0] } }
      func mean(_ values: [Double]) -> Double {
        rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
      }
      guard
        let plain = SobolIndices(
          a: pick(a.means), b: pick(b.means), mixed: mixed.map { pick($0.means) })
      else { return nil }
      let variance = plain.variance - noise(of: rows)
      guard variance > 0 else { return nil }
      let scale = plain.variance / variance
      return SobolIndices(
        variance: variance,
        factors: zip(plain.factors, mixed).map { factor, ab in
          Factor(
            first: factor.first * scale,
            firstByJansen: 1
              - ((1 - factor.firstByJansen) * plain.variance - mean(ab.noiseToB) / 2) / variance,
            total: (factor.total * plain.variance - mean(ab.noiseToA) / 2) / variance)
        })
    }

    /// The mean variance of a point's noise over R, without what all these rows share.
    private func noise(of rows: [Int]) -> Double {
      guard replications >= 2 else { return 0 }
      var shared = [Double](repeating: 0, count: replications)
      for part in deviations {
        for row in rows {
          for place in 0..<replications { shared[place] += part[row * replications + place] }
        }
      }
      let count = Double(2 * rows.count)
      for place in shared.indices { shared[place] /= count }
      var squares = 0.0
      for part in deviations {
        for row in rows {
          for place in 0..<replications {
            let own = part[row * replications + place] - shared[place]
            squares += own * own
          }
        }
      }
      return squares / count / Double(replications - 1) / Double(replications)
    }
  }
}
