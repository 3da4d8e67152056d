/// Which of many factors matter at all: the elementary effects of Morris.
///
/// An effect is the change of the output per change of one factor along a step of a trajectory.
/// A factor whose effects are all small (mu*) can be left out; one whose effects differ (sigma)
/// acts non-linearly or together with others. Screening comes before ``SobolIndices``.
/// Sources: Morris 1991, doi:10.1080/00401706.1991.10484804; Campolongo, Cariboni and Saltelli 2007,
/// doi:10.1016/j.envsoft.2006.10.004.
public struct MorrisScreening: Sendable, Hashable {
  /// The effects of one factor.
  public struct Factor: Sendable, Hashable {
    /// One effect for each trajectory.
    public let effects: [Double]

    /// Their mean.
    public var mu: Double { Moments(effects).mean }
    /// The mean of their absolute values: effects of both signs do not cancel.
    public var muStar: Double { Moments(effects.lazy.map { abs($0) }).mean }
    /// Their standard deviation; `nil` for a single trajectory.
    public var sigma: Double? { Moments(effects).standardDeviation }
  }

  /// The factors in the order of the coordinates.
  public let factors: [Factor]

  /// The effects along trajectories that change one coordinate at each step, each once.
  ///
  /// - Parameters:
  ///   - trajectories: k + 1 points of k coordinates each.
  ///   - outputs: one for each point.
  public init(trajectories: [[[Double]]], outputs: [[Double]]) {
    precondition(
      !trajectories.isEmpty && trajectories.count == outputs.count, "outputs for every trajectory")
    let count = trajectories[0].count - 1
    var effects = [[Double]](repeating: [], count: count)
    for (path, output) in zip(trajectories, outputs) {
      precondition(
        path.count == count + 1 && output.count == count + 1, "k + 1 points and outputs")
      for step in 0..<count {
        let (from, to) = (path[step], path[step + 1])
        let changed = from.indices.filter { from[$0] != to[$0] }
        precondition(changed.count == 1, "one factor changes at each step")
        let factor = changed[0]
        effects[factor].append((output[step + 1] - output[step]) / (to[factor] - from[factor]))
      }
    }
    precondition(
      effects.allSatisfy { $0.count == trajectories.count }, "each factor changes once a trajectory"
    )
    factors = effects.map { Factor(effects: $0) }
  }
}
