/// How much of the start of a series is warm-up: White's marginal standard error rule (MSER).
///
/// Of the means y of n batches, with d dropped,
/// `z(d) = sum over i > d of (y_i - ybar_d)^2 / (n - d)^2`: the squared standard error of what is
/// kept, as if it were independent. The d of least z with `0 <= d <= n/2` is dropped, of equal
/// ones the least. With batches of 5 it is MSER-5, with batches of 1 plain MSER.
///
/// Use it on the average over replications of a series, and drop as much from every replication
/// and strategy (the most that any needs), so that common random numbers stay paired.
/// Sources: White 1997, doi:10.1177/003754979706900601; White, Cobb and Spratt 2000, Proceedings
/// of the Winter Simulation Conference, 755-765.
public struct Truncation: Sendable, Hashable {
  /// Observations in a batch.
  public let batchSize: Int
  /// Batches in all; observations beyond the last whole batch are left out.
  public let batches: Int
  /// Batches dropped.
  public let dropped: Int
  /// The least z.
  public let statistic: Double
  /// z for every d from 0 to n/2.
  public let statistics: [Double]
  /// The mean of what is kept.
  public let mean: Double

  /// Observations dropped.
  public var droppedObservations: Int { dropped * batchSize }

  /// Whether the least z was found before the last d allowed. If not, the series may be nothing
  /// but warm-up: run longer.
  public var isReliable: Bool { dropped < batches / 2 }

  /// Where to cut a series.
  ///
  /// - Parameters:
  ///   - series: observations in order of time.
  ///   - batchSize: 1 or more.
  /// - Returns: `nil` below two batches, and when a value is not finite.
  public init?(of series: [Double], batchSize: Int = 5) {
    precondition(batchSize >= 1, "a batch has an observation")
    batches = series.count / batchSize
    guard batches >= 2, series.allSatisfy(\.isFinite) else { return nil }
    self.batchSize = batchSize
    let means = (0..<batches).map { batch in
      Moments(series[(batch * batchSize)..<((batch + 1) * batchSize)]).mean
    }
    // Taken in from the back, the moments are those of every suffix in turn, without a
    // difference of large sums.
    var kept = Moments()
    var reversed: [(z: Double, mean: Double)] = []
    for (batch, mean) in means.enumerated().reversed() {
      kept.add(mean)
      if batch <= batches / 2 {
        reversed.append((kept.squares / Double(kept.count * kept.count), kept.mean))
      }
    }
    let candidates = Array(reversed.reversed())
    let least = candidates.indices.reduce(0) {
      candidates[$1].z < candidates[$0].z ? $1 : $0
    }
    dropped = least
    statistic = candidates[least].z
    mean = candidates[least].mean
    statistics = candidates.map(\.z)
  }
}
