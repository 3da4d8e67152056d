/// Selecting the best of k systems one observation at a time, dropping the clearly worse early.
///
/// The fully sequential procedure of Kim and Nelson. It is told a first sample of each system,
/// then, stage by stage, one more observation of every system that has survived. With
/// observations of a stage under common random numbers it is as valid, and usually far shorter.
/// Whenever the best system is ahead by the margin or more, it survives with at least the stated
/// confidence; variances may differ, values should be near normal.
///
/// At r observations, i is kept if for every l that survived the stage before
/// `sum Y_i >= sum Y_l - max(0, (margin / 2c) (h2 S_il^2 / margin^2 - r))`; S_il^2 is the variance
/// of the first n0 differences, h2 one of the ``Constants``. When r exceeds every
/// `h2 S_il^2 / margin^2` the allowance is 0 and the largest sum remains; of equal ones that of the
/// lowest index.
/// Source: Kim and Nelson 2001, doi:10.1145/502109.502111.
public struct KimNelson: Sendable {
  /// How the observations of one stage depend on each other.
  public enum Dependence: String, Sendable, Hashable {
    /// Common random numbers, or anything else: `beta = a / (k - 1)`.
    case any
    /// Independent systems: `beta = 1 - (1 - a)^(1/(k-1))`.
    case independent
  }

  /// The constants of the procedure.
  ///
  /// `h2 = 2 c eta (n0 - 1)`, and eta is the root of
  /// `sum over l = 1...c of (-1)^(l+1) (1 - [l = c]/2) (1 + 2 eta (2c - l) l / c)^(-(n0-1)/2) = beta`.
  /// The left side bounds the probability that a pair is judged wrongly and falls from 1/2 at 0
  /// towards 0; for c = 1 the root is `((2 beta)^(-2/(n0-1)) - 1) / 2`.
  public struct Constants: Sendable, Hashable {
    /// The error probability of one pair.
    public let beta: Double
    /// How far apart sums may be, for each degree of freedom of a variance.
    public let eta: Double
    /// `2 c eta (n0 - 1)`.
    public let h2: Double
    /// The shape of the region in which a pair goes on: its allowance falls by `margin / 2c` a stage.
    public let c: Int

    /// The constants for k systems and a first stage of n0 values.
    ///
    /// - Parameters:
    ///   - systems: 2 or more.
    ///   - firstStage: n0, 2 or more.
    ///   - confidence: above 1/systems and below 1.
    ///   - dependence: of the observations of one stage.
    ///   - c: 1 or more; 1 stays short where several systems are close, a larger one drops systems
    ///     that are far behind a little earlier and goes on longer between close ones.
    public init(
      systems: Int, firstStage: Int, confidence: Double, dependence: Dependence, c: Int = 1
    ) {
      precondition(systems >= 2, "a selection needs two systems")
      precondition(firstStage >= 2, "a first stage needs two values")
      precondition(
        confidence > 1 / Double(systems) && confidence < 1,
        "a confidence above 1/systems and below 1")
      precondition(c >= 1, "a whole c of 1 or more")
      let others = Double(systems - 1)
      switch dependence {
      case .any: beta = (1 - confidence) / others
      case .independent: beta = 1 - GSL.power(confidence, 1 / others)
      }
      let degrees = Double(firstStage - 1)
      eta = Self.eta(beta, degrees, c)
      h2 = 2 * Double(c) * eta * degrees
      self.c = c
    }

    private static func eta(_ beta: Double, _ degrees: Double, _ c: Int) -> Double {
      if c == 1 { return (GSL.power(2 * beta, -2 / degrees) - 1) / 2 }
      let scale = 2 / Double(c)
      // The terms alternate and shrink, so the first alone is more than all of them together.
      let most = (GSL.power(beta, -2 / degrees) - 1) / (scale * Double(2 * c - 1))
      let root = GSL.root(in: 0...most) { eta in
        (1...c).reduce(0) { sum, l in
          let share = l == c ? 0.5 : 1
          let term = GSL.power(1 + eta * scale * Double((2 * c - l) * l), -degrees / 2)
          return sum + (l % 2 == 1 ? share : -share) * term
        } - beta
      }
      guard let root else { preconditionFailure("the two ends have opposite signs") }
      return root
    }
  }

  /// The constants in force.
  public let constants: Constants
  /// The least difference that matters.
  public let margin: Double
  /// Which mean is the best.
  public let best: Extreme
  /// The indices of the systems that may still be selected, in increasing order; never empty.
  public private(set) var survivors: [Int]
  /// How many observations each survivor has.
  public private(set) var stage: Int
  /// How many observations each system had when it was dropped; `nil` for survivors.
  public private(set) var droppedAt: [Int?]
  /// No survivor needs more observations than this.
  public let lastStage: Int

  /// The sum of each system's observations, turned where less is better.
  private var sums: [Double]
  /// `h2 S_il^2 / margin^2` for l < i, by rows.
  private let horizons: [Double]

  /// The procedure after its first stage.
  ///
  /// - Parameters:
  ///   - samples: n0 >= 2 finite values for each of k >= 2 systems.
  ///   - margin: the least difference that matters, more than 0.
  ///   - confidence: above 1/k and below 1.
  ///   - dependence: how the observations of one stage depend on each other.
  ///   - c: the shape of the region in which a pair goes on, 1 or more; see ``Constants``.
  ///   - best: which mean is the best.
  /// - Returns: `nil` when more than a thousand million observations might be needed.
  public init?(
    firstStage samples: [[Double]], margin: Double, confidence: Double,
    dependence: Dependence = .any, c: Int = 1, best: Extreme
  ) {
    precondition(margin > 0, "a margin is above zero")
    let n0 = samples.first?.count ?? 0
    precondition(samples.allSatisfy { $0.count == n0 }, "as many first values for every system")
    precondition(samples.joined().allSatisfy(\.isFinite), "only finite values can be compared")
    constants = Constants(
      systems: samples.count, firstStage: n0, confidence: confidence, dependence: dependence, c: c)
    self.margin = margin
    self.best = best
    var horizons: [Double] = []
    horizons.reserveCapacity(samples.count * (samples.count - 1) / 2)
    for (i, a) in samples.enumerated() {
      for b in samples[..<i] {
        let variance = Moments(zip(a, b).lazy.map { $0 - $1 }).variance ?? .nan
        horizons.append(constants.h2 * variance / (margin * margin))
      }
    }
    let farthest = (horizons.max() ?? 0).rounded(.down) + 1
    guard farthest <= Double(SampleSize.most) else { return nil }
    lastStage = max(n0, Int(farthest))
    self.horizons = horizons
    sums = samples.map { best.sign * $0.reduce(0, +) }
    survivors = Array(samples.indices)
    droppedAt = Array(repeating: nil, count: samples.count)
    stage = n0
    screen()
  }

  /// The selected system; `nil` while more than one survives.
  public var selected: Int? { survivors.count == 1 ? survivors[0] : nil }

  /// Takes in the next observation of every survivor, in their order, and drops the clearly worse.
  public mutating func observe(_ values: [Double]) {
    precondition(selected == nil, "a selection that has ended takes no more observations")
    precondition(values.count == survivors.count, "one observation for every survivor")
    precondition(values.allSatisfy(\.isFinite), "only finite values can be compared")
    for (system, value) in zip(survivors, values) { sums[system] += best.sign * value }
    stage += 1
    screen()
  }

  private mutating func screen() {
    // Sums of equal values may differ by the order in which they were added up: by no more than
    // this they are equal.
    let rounding = 1e-12 * survivors.reduce(0) { max($0, abs(sums[$1])) }
    let all = survivors
    if stage >= lastStage {
      // Every allowance is zero: the largest sum remains, and of equal ones the first.
      survivors = [all.reduce(all[0]) { sums[$1] > sums[$0] + rounding ? $1 : $0 }]
    } else {
      survivors = all.filter { i in
        all.allSatisfy { l in l == i || sums[i] >= sums[l] - allowance(i, l) - rounding }
      }
    }
    for system in all where !survivors.contains(system) { droppedAt[system] = stage }
  }

  private func allowance(_ i: Int, _ l: Int) -> Double {
    let (low, high) = (min(i, l), max(i, l))
    let horizon = horizons[high * (high - 1) / 2 + low]
    return max(0, margin / Double(2 * constants.c) * (horizon - Double(stage)))
  }
}
