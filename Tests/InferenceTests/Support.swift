import Inference
import Probability

/// Whether two numbers agree to nine digits, the tolerance of the cases.
func isClose(_ a: Double?, _ b: Double, relative: Double = 1e-9) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= relative * max(abs(a), abs(b))
}

/// Law, Simulation Modeling and Analysis, example 10.1: costs of two inventory policies.
enum Inventory {
  static let a = [126.97, 124.31, 126.68, 122.66, 127.23]
  static let b = [118.21, 120.22, 122.45, 122.68, 119.4]
}

/// Twelve replications of two strategies under common random numbers.
enum CommonNumbers {
  static let a = [
    101.01, 99.28, 89.69, 118.8, 101.32, 109.02, 101.8, 97.54, 105.7, 92.3, 102.22, 104.72,
  ]
  static let b = [
    98.4, 96.65, 86.32, 116.94, 99.36, 104.83, 104.27, 97.01, 104.12, 88.01, 100.4, 102.15,
  ]
}

/// Statements about chance, tested at a fixed seed.
enum Chance {
  /// What a right procedure may fail with, at a seed chosen by lot. The seed is fixed, so a test
  /// that passes goes on passing.
  static let falseAlarm = 1e-6

  /// Whether counts can come from a probability of at least `probability`: false for a right
  /// procedure at most once in a million.
  static func isAtLeast(_ probability: Double, successes: Int, trials: Int) -> Bool {
    Proportion.clopperPearson(
      successes: successes, trials: trials, confidence: 1 - 2 * falseAlarm
    ).upperBound >= probability
  }

  /// Whether a mean can be `expected`, by Student's interval.
  static func isMean(_ expected: Double, of values: [Double]) -> Bool {
    Estimate(of: values, confidence: 1 - falseAlarm).interval?.contains(expected) ?? false
  }
}

/// Standard normal numbers by inversion.
struct NormalNumbers {
  private var stream: RandomStream

  init(seed: UInt64, replication: Int = 0) {
    stream = RandomStream(
      seed: seed, replication: UInt32(replication), name: "inference tests")
  }

  mutating func next() -> Double { Normal.quantile(stream.uniformOpen()) }

  mutating func uniform() -> Double { stream.uniformOpen() }

  mutating func sample(_ n: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
    (0..<n).map { _ in mean + deviation * next() }
  }
}

/// splitmix64, which numpy can follow easily.
struct SplitMix {
  var state: UInt64

  mutating func index(below n: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(n)).high)
  }

  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Twelve values of four independent systems: case hsu-mcb-max.
enum FourIndependent {
  static let samples = [
    [46.58, 50.81, 50.73, 51.9, 46.96, 47.85, 48.22, 47.83, 50.85, 50.26, 51.7, 53.44],
    [47.89, 53.18, 54.54, 52.15, 47.48, 51.08, 50.04, 54.83, 46.42, 55.21, 51.57, 52.04],
    [54.84, 52.73, 56.11, 48.43, 49.58, 53.81, 54.22, 52.79, 52.38, 50.53, 55.14, 55.61],
    [42.08, 44.7, 48.28, 44.23, 47.48, 45.29, 51.59, 46.82, 52.63, 47.66, 49.19, 47.39],
  ]
}

/// Twelve replications of four systems under common random numbers: case nelson-matejcik-nm.
enum FourCommon {
  static let samples = [
    CommonNumbers.b, CommonNumbers.a,
    [101.21, 97.1, 86.47, 119.05, 102.22, 106.92, 102.86, 98.31, 104.36, 88.24, 104.47, 104.19],
    [96.19, 94.5, 83.77, 113.34, 99.0, 105.4, 97.2, 93.68, 101.54, 88.65, 98.93, 101.1],
  ]
}
