/// Sums up a quantity that holds for a time, such as pieces in process.
///
/// Mean = (integral of the value over time) / (time observed). A value held for no time has no
/// weight. Clearing at the end of the warm-up keeps the present value.
@frozen
public struct TimeWeighted: BitwiseCopyable, Sendable {
  @usableFromInline var held: Double
  @usableFromInline var since: Double
  @usableFromInline var area: Double = 0
  @usableFromInline var squareArea: Double = 0
  @usableFromInline var start: Double
  @usableFromInline var largest = -Double.infinity
  @usableFromInline var smallest = Double.infinity

  /// Present value.
  public var value: Double { held }
  /// Largest value held for a positive time before the last change; -infinity before that.
  public var maximum: Double { largest }
  /// Smallest value held for a positive time before the last change; +infinity before that.
  public var minimum: Double { smallest }

  /// Starts observing `value` at `time`.
  public init(_ value: Double = 0, at time: Double = 0) {
    held = value
    since = time
    start = time
  }

  /// The value becomes `newValue` at `time` (not before the last change).
  @inlinable
  @inline(__always)
  public mutating func set(_ newValue: Double, at time: Double) {
    advance(to: time)
    held = newValue
  }

  /// The value changes by `change` at `time`.
  @inlinable
  @inline(__always)
  public mutating func add(_ change: Double, at time: Double) {
    set(held + change, at: time)
  }

  /// Forgets what was observed before `time`; the present value stays.
  public mutating func clear(at time: Double) {
    self = TimeWeighted(value, at: time)
  }

  /// Integral of the value from the start (or the last clearing) to `time`.
  public func integral(to time: Double) -> Double { area + value * (time - since) }

  /// Time-weighted mean; NaN when no time has passed.
  public func mean(to time: Double) -> Double { integral(to: time) / (time - start) }

  /// Time-weighted variance (population form); NaN when no time has passed.
  public func variance(to time: Double) -> Double {
    let square = squareArea + value * value * (time - since)
    let mean = mean(to: time)
    return max(square / (time - start) - mean * mean, 0)
  }

  @inlinable
  @inline(__always)
  mutating func advance(to time: Double) {
    assert(time >= since, "time runs backwards")
    let span = time - since
    guard span > 0 else { return }
    area += held * span
    squareArea += held * held * span
    since = time
    largest = max(largest, held)
    smallest = min(smallest, held)
  }
}

/// The integral over time of a quantity that changes in steps: `TimeWeighted` for the hot path,
/// without spread and extremes.
@frozen
public struct TimeIntegral: BitwiseCopyable, Sendable {
  @usableFromInline var held: Double
  @usableFromInline var since: Double
  @usableFromInline var area: Double = 0

  /// Present value.
  public var value: Double { held }

  /// Starts observing `value` at `time`.
  public init(_ value: Double = 0, at time: Double = 0) {
    held = value
    since = time
  }

  /// The value becomes `newValue` at `time` (not before the last change).
  @inlinable
  @inline(__always)
  public mutating func set(_ newValue: Double, at time: Double) {
    assert(time >= since, "time runs backwards")
    area += held * (time - since)
    since = time
    held = newValue
  }

  /// The value changes by `change` at `time`.
  @inlinable
  @inline(__always)
  public mutating func add(_ change: Double, at time: Double) {
    set(held + change, at: time)
  }

  /// Forgets what was observed before `time`; the present value stays.
  public mutating func clear(at time: Double) {
    self = TimeIntegral(held, at: time)
  }

  /// Integral of the value from the start (or the last clearing) to `time`.
  public func integral(to time: Double) -> Double { area + held * (time - since) }
}

/// Sums up single observations, such as lead times (Welford's recurrences).
@frozen
public struct Tally: BitwiseCopyable, Sendable {
  @usableFromInline var observations = 0
  @usableFromInline var average = 0.0
  @usableFromInline var squares = 0.0

  /// Number of observations.
  public var count: Int { observations }
  /// Mean; 0 before the first observation.
  public var mean: Double { average }

  /// Creates an empty tally.
  public init() {}

  /// Adds an observation.
  @inlinable
  public mutating func add(_ value: Double) {
    observations += 1
    let deviation = value - average
    average += deviation / Double(observations)
    squares += deviation * (value - average)
  }

  /// Sum of the observations.
  public var sum: Double { mean * Double(count) }

  /// Sample variance (divisor n - 1); NaN below two observations.
  public var variance: Double { count > 1 ? squares / Double(count - 1) : .nan }
}
