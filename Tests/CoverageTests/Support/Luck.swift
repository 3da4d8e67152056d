import Foundation
import Inference
import Probability

/// The random numbers of one experiment.
struct Luck {
  private enum Source {
    case own(RandomStream)
    case philox(Philox64)
    case mrg(CombinedRecurrence)
  }

  /// What experiments that begin now draw from.
  @TaskLocal static var generator = Generator.own

  private var source: Source

  init(seed: UInt64) {
    source =
      switch Self.generator {
      case .own: .own(RandomStream(seed: seed, replication: 0, name: "coverage"))
      case .philox: .philox(Philox64(seed: seed))
      case .mrg: .mrg(CombinedRecurrence(stream: seed))
      }
  }

  /// A number between 0 and 1.
  mutating func uniform() -> Double {
    switch source {
    case .own(var stream):
      defer { source = .own(stream) }
      return stream.uniformOpen()
    case .philox(var stream):
      defer { source = .philox(stream) }
      return stream.uniform()
    case .mrg(var stream):
      defer { source = .mrg(stream) }
      return stream.uniform()
    }
  }

  /// A standard normal number, by inversion.
  mutating func normal() -> Double { Normal.quantile(uniform()) }

  /// An exponential number with mean 1.
  mutating func exponential() -> Double { -log(uniform()) }

  /// An index in 0 ..< n, each as likely.
  mutating func index(below n: Int) -> Int { Int(uniform() * Double(n)) }

  /// Independent normal values.
  mutating func normals(_ n: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
    (0..<n).map { _ in mean + deviation * normal() }
  }

  /// Independent exponential values with mean 1.
  mutating func exponentials(_ n: Int) -> [Double] { (0..<n).map { _ in exponential() } }

  /// Independent samples, a system each.
  mutating func systems(_ means: [Double], deviations: [Double], n: Int) -> [[Double]] {
    zip(means, deviations).map { normals(n, mean: $0, deviation: $1) }
  }

  /// Samples under common random numbers, a system each: a number of deviation 2 that all systems
  /// of a replication share, and one of its own for each.
  mutating func common(_ means: [Double], deviations: [Double], n: Int) -> [[Double]] {
    let shared = normals(n, deviation: 2)
    return systems(means, deviations: deviations, n: n).map { own in
      zip(own, shared).map { $0 + $1 }
    }
  }

  /// A stationary autoregressive series of order 1 with mean 0 and variance 1.
  mutating func autoregression(_ phi: Double, _ n: Int) -> [Double] {
    let innovation = (1 - phi * phi).squareRoot()
    var value = normal()
    return (0..<n).map { _ in
      defer { value = phi * value + innovation * normal() }
      return value
    }
  }

  /// Waits of successive customers of M/M/1 with mean service 1, by Lindley's recursion.
  ///
  /// - Parameter isStationary: whether the first wait has the law of all; else the queue is empty.
  mutating func waits(load: Double, _ n: Int, isStationary: Bool) -> [Double] {
    var wait = isStationary && uniform() < load ? exponential() / (1 - load) : 0
    return (0..<n).map { _ in
      defer { wait = max(0, wait + exponential() - exponential() / load) }
      return wait
    }
  }
}

/// The binomial law, for bounds of counts.
enum Binomial {
  /// The least count whose distribution function reaches `probability`.
  static func quantile(_ probability: Double, _ p: Double, of n: Int) -> Int {
    var sum = 0.0
    for k in 0...n {
      sum += mass(k, p, of: n)
      if sum >= probability { return k }
    }
    return n
  }

  /// The probability of k successes in n trials, 0 < p < 1.
  static func mass(_ k: Int, _ p: Double, of n: Int) -> Double {
    let (k, n) = (Double(k), Double(n))
    let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(p) + (n - k) * log(1 - p))
  }
}
