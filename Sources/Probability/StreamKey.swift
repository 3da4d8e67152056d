/// The part of a stream's identity that is the same in every replication: the experiment's seed
/// and the name of the random source.
///
/// `key = mix(seed + 0x9e3779b97f4a7c15) xor mix(FNV-1a-64(UTF-8 of name))`, where `mix` is the
/// finaliser of splitmix64. A model builder compares the keys of its sources and refuses equal
/// ones: two names with one hash would share their random numbers.
///
/// The strategy under test is not part of the key. That is what makes random numbers common to
/// all compared strategies.
public struct StreamKey: BitwiseCopyable, Sendable, Hashable {
  /// The 64-bit hash of seed and name.
  public let key: UInt64

  /// The key of the source called `name` in the experiment seeded with `seed`.
  ///
  /// Names are compared as their UTF-8 bytes; no Unicode normalisation is applied.
  public init(seed: UInt64, name: String) {
    key = SplitMix64.mix(seed &+ SplitMix64.increment) ^ SplitMix64.mix(Self.fnv1a(name))
  }

  /// The FNV-1a 64-bit hash of the UTF-8 bytes of a text (Fowler, Noll and Vo).
  package static func fnv1a(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}

/// splitmix64: its finaliser scatters the bits of keys.
///
/// Source: Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195 (variant 13 of Stafford).
package enum SplitMix64 {
  /// The step between two states.
  package static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The finaliser: a bijection of 64-bit words whose every output bit depends on every input bit.
  package static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The first four words of the generator seeded with `seed`.
  package static func words(from seed: UInt64) -> (UInt64, UInt64, UInt64, UInt64) {
    (
      mix(seed &+ increment), mix(seed &+ 2 &* increment), mix(seed &+ 3 &* increment),
      mix(seed &+ 4 &* increment)
    )
  }
}
