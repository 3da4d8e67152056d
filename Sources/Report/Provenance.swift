import Experiment

/// What produced a result: all that is needed to repeat it, and nothing that cannot change it.
public struct Provenance: Sendable, Hashable {
  /// One scenario file that took part.
  public struct Source: Sendable, Hashable {
    /// Path as the user gave it.
    public var file: String
    /// Title of the scenario.
    public var title: String
    /// Its question, if it asks one.
    public var question: String?
    /// What to look for in the result, if it says so.
    public var lookFor: String?
    /// Hash of the effective scenario: the file with everything laid over it.
    public var hash: String

    /// Creates a source.
    public init(
      file: String, title: String, question: String? = nil, lookFor: String? = nil, hash: String
    ) {
      self.file = file
      self.title = title
      self.question = question
      self.lookFor = lookFor
      self.hash = hash
    }
  }

  /// A value laid over the scenario by `--set`.
  public struct Setting: Sendable, Hashable {
    /// Path of the value.
    public var path: String
    /// Text of the value.
    public var value: String

    /// Creates a setting.
    public init(path: String, value: String) {
      self.path = path
      self.value = value
    }
  }

  /// `run`, `compare` or `mix`.
  public var command: String
  /// Command line that repeats the result.
  public var reproduce: String
  /// Seed of all random streams.
  public var seed: UInt64
  /// Files, in order; at least one.
  public var sources: [Source]
  /// World laid over the scenario, if any.
  public var world: String?
  /// Values laid over it, in order.
  public var settings: [Setting]

  /// Strategies that the first file names, whether or not they were run.
  public var strategies: [String]
  /// What of a run counts; `nil` where that was not looked at.
  public var counting: Counting?

  /// What of a run counts.
  public enum Counting: Sendable, Hashable {
    /// A company that changes, for these reasons: a stated warm-up, then everything counts.
    case terminating(warmup: Double, unit: String, because: [String])
    /// A plant that does tomorrow what it does today, from the end of its warm-up on.
    case steadyState(warmup: Double, unit: String)
  }

  /// Creates a provenance.
  public init(
    command: String, reproduce: String, seed: UInt64, sources: [Source], world: String? = nil,
    settings: [Setting] = [], strategies: [String] = []
  ) {
    precondition(!sources.isEmpty, "a result comes from at least one file")
    self.command = command
    self.reproduce = reproduce
    self.seed = seed
    self.sources = sources
    self.world = world
    self.settings = settings
    self.strategies = strategies
  }
}
