/// A law with its own random stream: an endless sequence of independent draws.
///
/// The sequence is that of calling the sampler on the stream again and again. Each value is drawn
/// one ahead, when its predecessor is taken: taking a value then costs a load, and the logarithm of
/// the next one is computed while the processor waits for the event list.
@frozen public struct Variates: BitwiseCopyable, Sendable {
  @usableFromInline var stream: RandomStream
  @usableFromInline var ahead: Double
  @usableFromInline let sampler: Sampler

  /// The draws of `sampler` from `stream`, from now on.
  public init(_ sampler: Sampler, _ stream: RandomStream) {
    self.sampler = sampler
    self.stream = stream
    ahead = sampler.sample(&self.stream)
  }

  /// The next draw, which stays the next until ``advance()``.
  @inlinable public var upcoming: Double {
    @inline(__always) get { ahead }
  }

  /// The next draw.
  @inlinable @inline(__always) public mutating func next() -> Double {
    let value = ahead
    advance()
    return value
  }

  /// Passes over the next draw.
  ///
  /// Where time matters, use ``upcoming`` first and advance when all else is done: the call of the
  /// logarithm then does not stand between a draw and what depends on it.
  @inlinable @inline(__always) public mutating func advance() {
    // Not a plain `sampler.sample(&stream)`: with the call for other laws in sight, the compiler
    // copies the whole sampler before every draw (measured: 5 % of the time of a line).
    if sampler.method == .exponential {
      ahead = stream.exponential(mean: sampler.a)
    } else if sampler.method != .constant {
      drawAhead()
    }
  }

  @usableFromInline @inline(never) mutating func drawAhead() {
    ahead = sampler.sample(&stream)
  }

  /// The sum of the next `count` draws (a constant is multiplied).
  @inlinable public mutating func sum(of count: Int) -> Double {
    if sampler.isConstant { return Double(count) * ahead }
    var total = 0.0
    for _ in 0..<count { total += next() }
    return total
  }

  /// The mean of the law.
  @inlinable public var mean: Double { sampler.mean }
}
