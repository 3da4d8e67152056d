/// Count, mean and sum of squared deviations, in one pass and mergeable.
///
/// Adding is Welford's recurrence, merging that of Chan, Golub and LeVeque (1979); neither
/// subtracts large sums, so a small variance about a large mean keeps its digits. Merge parts in
/// replication order, never in order of completion: floating-point addition is not associative,
/// and results must not depend on the number of threads.
public struct Moments: Sendable, Hashable {
  /// How many values.
  public private(set) var count = 0
  /// Their mean; 0 for none.
  public private(set) var mean = 0.0
  /// The sum of their squared deviations from the mean.
  public private(set) var squares = 0.0

  /// No values yet.
  public init() {}

  /// The moments of `values`.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Takes in one value.
  public mutating func add(_ value: Double) {
    count += 1
    let d = value - mean
    mean += d / Double(count)
    squares += d * (value - mean)
  }

  /// Takes in all the values behind `other`.
  public mutating func merge(_ other: Moments) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let (a, b) = (Double(count), Double(other.count))
    let d = other.mean - mean
    count += other.count
    mean += d * b / (a + b)
    squares += other.squares + d * d * a * b / (a + b)
  }

  /// The unbiased variance, `squares / (count - 1)`; `nil` below two values.
  public var variance: Double? { count < 2 ? nil : squares / Double(count - 1) }

  /// The square root of the variance; `nil` below two values.
  public var standardDeviation: Double? { variance?.squareRoot() }
}
