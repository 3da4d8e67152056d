/// The generators that experiments may draw from: the program's own, and two of other families, so
/// that what is measured does not hang on the one.
enum Generator: String, Sendable, CaseIterable {
  /// xoshiro256++, keyed by name: what the program draws from.
  case own
  /// Philox4x64-10: a counter, encrypted.
  case philox
  /// MRG32k3a: two recurrences over primes.
  case mrg
}

/// Philox4x64 with ten rounds: four words for each value of a counter.
///
/// Source: Salmon, Moraes, Dror and Shaw 2011, doi:10.1145/2063384.2063405.
struct Philox64 {
  private let key: (UInt64, UInt64)
  private var counter: UInt64 = 0
  private var words: [UInt64] = []

  /// The numbers of one experiment.
  init(seed: UInt64) { key = (seed, 0) }

  /// The words for a counter and a key.
  static func block(
    counter: (UInt64, UInt64, UInt64, UInt64), key: (UInt64, UInt64)
  ) -> [UInt64] {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let p0 = c0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let p1 = c2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (c0, c1, c2, c3) = (p1.high ^ c1 ^ k0, p1.low, p0.high ^ c3 ^ k1, p0.low)
      k0 &+= 0x9E37_79B9_7F4A_7C15
      k1 &+= 0xBB67_AE85_84CA_A73B
    }
    return [c0, c1, c2, c3]
  }

  /// A number between 0 and 1.
  mutating func uniform() -> Double {
    if words.isEmpty {
      words = Self.block(counter: (counter, 0, 0, 0), key: key)
      counter += 1
    }
    return (Double(words.removeLast() >> 12) + 0.5) * 0x1p-52
  }
}

/// MRG32k3a: the combined recurrence of L'Ecuyer, in streams of 2^127 numbers each.
///
/// Source: L'Ecuyer, Simard, Chen and Kelton 2002, doi:10.1287/opre.50.6.1073.358.
struct CombinedRecurrence {
  private typealias Matrix = [[UInt64]]
  private static let moduli: [UInt64] = [4_294_967_087, 4_294_944_443]
  /// One step of each recurrence on its last three values.
  private static let steps: [Matrix] = [
    [[0, 1, 0], [0, 0, 1], [moduli[0] - 810_728, 1_403_580, 0]],
    [[0, 1, 0], [0, 0, 1], [moduli[1] - 1_370_589, 0, 527_612]],
  ]
  /// 2^127 steps.
  private static let leaps = zip(steps, moduli).map { step, modulus in
    (0..<127).reduce(step) { square, _ in product(square, square, modulus) }
  }

  /// The last three values of each recurrence.
  private(set) var state: [[UInt64]] = [[12345, 12345, 12345], [12345, 12345, 12345]]

  /// A stream, by its number from 0.
  init(stream: UInt64) {
    for part in 0..<2 {
      let modulus = Self.moduli[part]
      var (rest, leap) = (stream, Self.leaps[part])
      while rest > 0 {
        if rest % 2 == 1 {
          state[part] = leap.map { row in
            zip(row, state[part]).reduce(0) { ($0 + $1.0 * $1.1 % modulus) % modulus }
          }
        }
        leap = Self.product(leap, leap, modulus)
        rest /= 2
      }
    }
  }

  private static func product(_ a: Matrix, _ b: Matrix, _ modulus: UInt64) -> Matrix {
    a.map { row in
      b[0].indices.map { column in
        zip(row, b).reduce(0) { ($0 + $1.0 * $1.1[column] % modulus) % modulus }
      }
    }
  }

  /// The next whole number, 1 to the first modulus.
  mutating func next() -> UInt64 {
    for part in 0..<2 {
      let (modulus, last) = (Self.moduli[part], Self.steps[part][2])
      let value = zip(last, state[part]).reduce(0) {
        ($0 + $1.0 * $1.1 % modulus) % modulus
      }
      state[part] = [state[part][1], state[part][2], value]
    }
    let (x, y, modulus) = (state[0][2], state[1][2], Self.moduli[0])
    return x > y ? x - y : x + modulus - y
  }

  /// A number between 0 and 1.
  mutating func uniform() -> Double { Double(next()) / Double(Self.moduli[0] + 1) }
}
