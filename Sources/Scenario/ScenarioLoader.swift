/// Reads scenario files: the only way from text to something that can be run.
public enum ScenarioLoader {
  /// Loads a scenario.
  ///
  /// The file is put together with what it extends, then the world is laid over it, then the
  /// `sets` in their order; the result is checked whole. All other worlds are checked too.
  /// - Parameters:
  ///   - file: path of the YAML file.
  ///   - sets: options of the form `PATH=VALUE`, for example `plant.resources.B.units=2`; a step
  ///     of a route counts from 1; `null` removes.
  ///   - world: name of the world, or `nil` for the scenario as it is.
  /// - Throws: `ScenarioError` with every mistake found.
  public static func load(
    file: String, sets: [String] = [], world: String? = nil
  ) throws(ScenarioError) -> Study {
    try read(file: file, sets: sets, world: world).study
  }

  /// The effective scenario as YAML: after `extends`, the world and `sets`, in long form, with the
  /// contents of tables; loading it gives the same hash.
  /// - Throws: `ScenarioError` as `load` does.
  public static func effectiveText(
    file: String, sets: [String] = [], world: String? = nil
  ) throws(ScenarioError) -> String {
    let (_, document) = try read(file: file, sets: sets, world: world)
    var header = "# \(Diagnostic.quotable(file))"
    if let world { header += ", world '\(Diagnostic.quotable(world))'" }
    for set in sets { header += "\n# --set \(Diagnostic.quotable(set))" }
    return header + "\n" + Canonical.text(document.root)
  }

  /// Values that all other worlds together may have to be checked; beyond, only the chosen world
  /// is certain.
  private static let worldsBudget = 1_000_000

  static func read(
    file: String, sets: [String], world: String?
  ) throws(ScenarioError) -> (study: Study, document: Document) {
    let findings = Findings()
    let assembly = Assembly(findings: findings)
    guard var base = assembly.document(file: file) else { throw findings.error }
    // What concerns the worlds themselves must come before one is applied, the rest after.
    var changes: [Node] = []
    for set in sets {
      guard let overlay = assembly.option(set, besides: file) else { continue }
      if overlay.mapping?["worlds"] != nil {
        base = base.applying(overlay, findings: findings)
      } else {
        changes.append(overlay)
      }
    }
    base.checkNames(findings: findings)
    func effective(_ world: String?, _ findings: Findings) -> Document {
      let start = world.map { base.applying(world: $0, findings: findings) } ?? base
      return changes.reduce(start) { $0.applying($1, findings: findings) }
    }

    if let world, base.worlds[world] == nil {
      findings.error(
        "there is no world '\(Diagnostic.quotable(world))'",
        at: Place(source: base.root.place.source, line: 0, column: 0), found: world,
        allowed: base.worlds.keys, hint: Suggestion.hint(for: world, among: base.worlds.keys))
    }
    let document = effective(world, findings)
    let study = StudyReader(findings: findings).study(document, file: file, world: world)

    var budget = worldsBudget
    let size = document.root.count(upTo: budget)
    for other in [nil] + base.worlds.keys.map(Optional.some) where other != world {
      budget -= size
      guard budget >= 0 else { break }
      let found = Findings()
      _ = StudyReader(findings: found).study(
        effective(other, found), file: file, world: other)
      findings.addErrors(of: found)
    }
    if findings.failed { throw findings.error }
    return (study, document)
  }
}
