/// Philox4x32 with ten rounds: a keyed bijection of 128-bit counters.
///
/// It turns the identity of a stream into its starting state: any two identities give unrelated
/// states, in any order and on any machine, without stepping through a sequence.
///
/// Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3",
/// doi:10.1145/2063384.2063405.
package enum Philox {
  /// The four output words for a counter and a key.
  package static func block(
    counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let p0 = c0.multipliedFullWidth(by: 0xD251_1F53)
      let p1 = c2.multipliedFullWidth(by: 0xCD9E_8D57)
      (c0, c1, c2, c3) = (p1.high ^ c1 ^ k0, p1.low, p0.high ^ c3 ^ k1, p0.low)
      // The Weyl steps of the key: the golden ratio and sqrt(3) - 1 as 32-bit fractions.
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }
}
