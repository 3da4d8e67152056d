/// A claim that a scenario puts to the test: what somebody says, and what to look at in this world.
public struct Claim: Sendable, Hashable {
  /// What is claimed, in a sentence.
  public var text: String
  /// Who says so.
  public var source: String
  /// One strategy, or two: the first is what the claim speaks for.
  public var compare: [String]
  /// No world, or two between which the one strategy is compared: the first is what the claim speaks
  /// for.
  public var worlds: [String]
  /// Name of the metric that decides.
  public var measure: String
  /// What the claim says of it.
  public var expect: Expectation
  /// Further metrics to show.
  public var also: [String]
  /// A value of the scenario along which the claim may stop holding.
  public var border: Border?

  /// What a claim says of the measure: of one strategy, or of the first against the second, be they
  /// strategies or worlds.
  public enum Expectation: Sendable, Hashable {
    /// Larger with the first.
    case larger
    /// Smaller with the first.
    case smaller
    /// Not larger with the first.
    case notLarger
    /// Not smaller with the first.
    case notSmaller
    /// With one strategy: the measure lies between. With two: the first changes it by so large a
    /// share, negative for a fall. Either end may be infinite.
    case between(Double, Double)
  }

  /// A value of the scenario and a range of it.
  public struct Border: Sendable, Hashable {
    /// Path as for `--set`.
    public var path: String
    /// Ends of the range, in the unit; the first is smaller.
    public var range: ClosedRange<Double>
    /// What stands behind the numbers: `min`, `per week`, `%`, or nothing.
    public var unit: String
  }
}
