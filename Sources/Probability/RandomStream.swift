#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One source of randomness: a xoshiro256++ generator placed by name, not by call order.
///
/// The state is filled from two Philox4x32-10 blocks keyed by the ``StreamKey``, with the
/// replication in counter word 3, the entity in word 2 and the block number in words 1 and 0.
/// The same identity therefore draws the same numbers under every strategy, on every thread and
/// in any order, and adding a source disturbs no other. The keying is fixed for ever: it is part
/// of what a result means.
///
/// A stream is 32 bytes of plain data; copying it forks the sequence.
///
/// Source: Blackman and Vigna 2021, doi:10.1145/3460772 (period 2^256 - 1).
@frozen public struct RandomStream: BitwiseCopyable, Sendable {
  // Four words in this order are also the state of the generator registered with GSL.
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  /// The stream of the source `name` in one replication, for one entity where entities
  /// correspond across strategies (the n-th idea, the n-th candidate order), else 0.
  public init(seed: UInt64, replication: UInt32, name: String, entity: UInt32 = 0) {
    self.init(
      key: StreamKey(seed: seed, name: name), replication: replication, entity: entity)
  }

  /// The stream of a source whose seed and name are already hashed: the way to make many
  /// streams of one source, at the price of two Philox blocks (some 20 ns) each.
  public init(key: StreamKey, replication: UInt32, entity: UInt32 = 0) {
    let half = (UInt32(truncatingIfNeeded: key.key), UInt32(truncatingIfNeeded: key.key >> 32))
    let a = Philox.block(counter: (0, 0, entity, replication), key: half)
    let b = Philox.block(counter: (1, 0, entity, replication), key: half)
    self.init(
      state: (
        UInt64(a.0) | UInt64(a.1) << 32, UInt64(a.2) | UInt64(a.3) << 32,
        UInt64(b.0) | UInt64(b.1) << 32, UInt64(b.2) | UInt64(b.3) << 32
      ))
  }

  /// A generator in a given state.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (s0, s1, s2, s3) = state
    // The all-zero state is the one fixed point of the generator.
    if s0 | s1 | s2 | s3 == 0 { (s0, s1, s2, s3) = SplitMix64.words(from: 0) }
  }

  /// The state, in the order of the reference implementation.
  package var state: (UInt64, UInt64, UInt64, UInt64) { (s0, s1, s2, s3) }

  /// The next 64 random bits.
  @inlinable @inline(__always) public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = ((sum &<< 23) | (sum &>> 41)) &+ s0
    let t = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = (s3 &<< 45) | (s3 &>> 19)
    return result
  }

  /// A uniform number in [0, 1): 53 random bits, every value a multiple of 2^-53.
  @inlinable public mutating func uniform() -> Double {
    Double(Int64(truncatingIfNeeded: next() &>> 11)) * 0x1p-53
  }

  /// A uniform number in (0, 1]: safe under a logarithm.
  @inlinable @inline(__always) public mutating func uniformPositive() -> Double {
    Double(Int64(truncatingIfNeeded: (next() &>> 11) &+ 1)) * 0x1p-53
  }

  /// A uniform number in (0, 1): 52 random bits at the centres of their cells, so that the law
  /// is symmetric and an inverse distribution function never meets 0 or 1.
  @inlinable public mutating func uniformOpen() -> Double {
    (Double(Int64(truncatingIfNeeded: next() &>> 12)) + 0.5) * 0x1p-52
  }

  /// An exponential number: `-mean * log(u)` with `u` in (0, 1].
  ///
  /// One draw by inversion, so two means on one stream give proportional values. The largest
  /// value is `53 log(2) = 36.7` means.
  @inlinable @inline(__always) public mutating func exponential(mean: Double) -> Double {
    -mean * log(uniformPositive())
  }

  /// A uniform index in `0 ..< n`, `n >= 1`.
  ///
  /// One draw by multiply-shift. No index is favoured by more than `n / 2^64`: below `2^-32`
  /// for every `n` under four thousand million.
  @inlinable public mutating func index(below n: Int) -> Int {
    precondition(n > 0, "an index needs at least one choice")
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(n)).high)
  }

  /// The numbers 0 ..< n in a random order, each order as likely (Fisher and Yates, n - 1 draws).
  package mutating func order(of n: Int) -> [Int] {
    var order = Array(0..<n)
    for place in stride(from: n - 1, to: 0, by: -1) {
      order.swapAt(place, index(below: place + 1))
    }
    return order
  }
}
