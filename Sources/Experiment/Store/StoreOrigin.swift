import Probability

/// What all runs of a store have in common: with a run's settings, strategy and number it determines
/// the run to the last bit.
public struct StoreOrigin: Sendable, Hashable {
  /// A value of the scenario: its path and its text.
  public struct Value: Sendable, Hashable {
    /// Dotted path; `strategies.NAME.` stands before what a strategy says.
    public var path: String
    /// The value as the scenario writes it.
    public var text: String

    /// Creates a value.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }

    /// The strategy whose value it is; `nil` for what all share.
    var strategy: String? {
      let parts = path.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      return parts.count > 1 && parts[0] == "strategies" ? String(parts[1]) : nil
    }
  }

  /// Scenario file, as the user named it: for readers, not compared.
  public var file: String
  /// Title of the scenario: for readers, not compared.
  public var title: String
  /// World laid over the scenario; `nil` for none. Not compared: what it changes is in `values`.
  public var world: String?
  /// Seed of all random streams.
  public var seed: UInt64
  /// Every value of the effective scenario that a replication may depend on.
  public var values: [Value]
  /// Version of the engine.
  public var engine: String
  /// Version of GSL, whose distributions the engine draws from.
  public var library: String

  /// Creates an origin, with the versions of this program.
  public init(
    file: String, title: String, world: String? = nil, seed: UInt64, values: [Value],
    engine: String = engineVersion, library: String = libraryVersion
  ) {
    self.file = file
    self.title = title
    self.world = world
    self.seed = seed
    self.values = values
    self.engine = engine
    self.library = library
  }

  /// In what a store differs so that its runs cannot stand beside new ones; a line each.
  ///
  /// A strategy that only one of the two knows is no difference: its runs are its own.
  /// - Parameter names: how the stored one and this one are called.
  func differences(
    from stored: StoreOrigin, names: (stored: String, new: String) = ("in the store", "now")
  ) -> [String] {
    var lines: [String] = []
    func compare(_ name: String, _ old: String?, _ new: String?) {
      guard old != new else { return }
      lines.append("\(name): \(old ?? "absent") \(names.stored), \(new ?? "absent") \(names.new)")
    }
    compare("engine", stored.engine, engine)
    compare("GSL", stored.library, library)
    compare("seed", String(stored.seed), String(seed))
    let old = Dictionary(
      stored.values.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      values.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    let common = Set(stored.values.compactMap(\.strategy))
      .intersection(values.compactMap(\.strategy))
    func counts(_ value: Value) -> Bool { value.strategy.map(common.contains) ?? true }
    for value in stored.values where counts(value) {
      compare(value.path, value.text, new[value.path])
    }
    for value in values where counts(value) && old[value.path] == nil {
      compare(value.path, nil, value.text)
    }
    return lines
  }
}
