/// Counts of positive values in bins of equal relative width: quantiles of any number of
/// observations in constant memory, and two histograms can be merged.
///
/// Each power of two is cut into 128 bins, so a bin is at most 1/128 = 0.8 % wide relative to its
/// values; quantiles are interpolated within the bin. Values outside `2^-24 ..< 2^40` are counted
/// in the end bins; zero has a bin of its own. A quantile never leaves the range of the values seen.
public struct LogHistogram: ~Copyable {
  @usableFromInline var counts: FlatArray<UInt32>
  @usableFromInline var zeros: Int = 0
  @usableFromInline var total: Int = 0
  @usableFromInline var largest = -Double.infinity
  @usableFromInline var smallest = Double.infinity

  /// Number of observations.
  public var count: Int { total }

  @usableFromInline static let binBits = 7
  @usableFromInline static let lowestExponent = -24
  @usableFromInline static let octaves = 64
  @usableFromInline static let bins = octaves << binBits
  /// Bits of the double 2^lowestExponent, shifted to whole bins.
  @usableFromInline static let firstBin = (1023 + lowestExponent) << binBits

  /// Creates an empty histogram.
  public init() {
    counts = FlatArray(repeating: 0, count: LogHistogram.bins)
  }

  /// Counts a value (not negative).
  @inlinable
  @inline(__always)
  public mutating func add(_ value: Double) {
    total += 1
    largest = max(largest, value)
    smallest = min(smallest, value)
    guard value > 0 else {
      zeros += 1
      return
    }
    let bin = Int(value.bitPattern >> UInt64(52 - LogHistogram.binBits)) - LogHistogram.firstBin
    counts[min(max(bin, 0), LogHistogram.bins - 1)] &+= 1
  }

  /// Adds the counts of another histogram.
  public mutating func merge(_ other: borrowing LogHistogram) {
    guard other.total > 0 else { return }
    for bin in 0..<LogHistogram.bins { counts[bin] &+= other.counts[bin] }
    zeros += other.zeros
    total += other.total
    largest = max(largest, other.largest)
    smallest = min(smallest, other.smallest)
  }

  /// Forgets everything.
  public mutating func clear() {
    guard total > 0 else { return }
    for bin in 0..<LogHistogram.bins { counts[bin] = 0 }
    zeros = 0
    total = 0
    largest = -Double.infinity
    smallest = Double.infinity
  }

  /// The value below which a share `p` of the observations lies (0 <= p <= 1); NaN when empty.
  public func quantile(_ p: Double) -> Double {
    guard count > 0 else { return .nan }
    let rank = p * Double(count)
    var below = Double(zeros)
    if rank <= below, zeros > 0 { return 0 }
    for bin in 0..<LogHistogram.bins where counts[bin] > 0 {
      let inBin = Double(counts[bin])
      if below + inBin >= rank {
        let low = LogHistogram.edge(bin)
        let value = low + (LogHistogram.edge(bin + 1) - low) * max(rank - below, 0) / inBin
        return min(max(value, smallest), largest)
      }
      below += inBin
    }
    return largest
  }

  /// Lower edge of a bin.
  private static func edge(_ bin: Int) -> Double {
    Double(bitPattern: UInt64(bin + firstBin) << UInt64(52 - binBits))
  }
}
