/// A scenario that is read once and laid over many times: for experiments that ask the same company
/// many questions.
///
/// Text is parsed and tables are read only when it is made; every question then costs the checking
/// and lowering of the whole, so nothing runs that the checker has not seen.
public struct ScenarioTemplate: Sendable {
  /// The scenario as it is, with its warnings.
  public let study: Study
  /// The world and the options that it was made with are in here.
  let document: Document

  /// Reads a scenario.
  /// - Parameters:
  ///   - file: path of the YAML file.
  ///   - sets: options as for `ScenarioLoader.load`.
  ///   - world: name of the world, or `nil` for the scenario as it is.
  /// - Throws: `ScenarioError` with every mistake found.
  public init(file: String, sets: [String] = [], world: String? = nil) throws(ScenarioError) {
    (study, document) = try ScenarioLoader.read(file: file, sets: sets, world: world)
    try study.requireWarmup()
  }

  /// The scenario with more options laid over it, in their order: what `ScenarioLoader.load` gives
  /// for them, without a look at the other worlds.
  /// - Parameter sets: options of the form `PATH=VALUE`; none may concern `worlds`.
  /// - Throws: `ScenarioError` with every mistake found.
  public func study(with sets: [String]) throws(ScenarioError) -> Study {
    let findings = Findings()
    let assembly = Assembly(findings: findings)
    var changed = document
    for set in sets {
      guard let overlay = assembly.option(set, besides: study.file) else { continue }
      guard overlay.mapping?["worlds"] == nil else {
        findings.error("a world is changed before it is laid over the scenario", at: overlay.place)
        continue
      }
      changed = changed.applying(overlay, findings: findings)
    }
    return try read(changed, findings)
  }

  /// Whether what stands at a path can change a replication: not how many there are, how they are
  /// compared, or what is said about them.
  public static func changesRuns(_ path: String) -> Bool { Canonical.isRelevant(path) }

  /// Every value that a replication may depend on, as path and text, in the order of the reference;
  /// `strategies.NAME.` stands before those of a strategy.
  public var values: [(path: String, value: String)] {
    Canonical.values(
      ShapeCheck(findings: Findings()).cleaned(document.root, shape: .effective))
  }

  func read(_ document: Document, _ findings: Findings) throws(ScenarioError) -> Study {
    let study = StudyReader(findings: findings).study(
      document, file: study.file, world: study.world)
    if findings.failed { throw findings.error }
    try study.requireWarmup()
    return study
  }
}
