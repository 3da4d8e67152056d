/// A scenario as written, put together from its files, options and world, in long form.
struct Document {
  /// The sections, without `extends` and `worlds`.
  private(set) var root: Node
  /// The overlays that may still be applied, by name.
  private(set) var worlds = Mapping()

  /// Takes the worlds out of a root.
  init(_ whole: Node, findings: Findings) {
    root = whole
    guard var mapping = whole.mapping, let entry = mapping.entry("worlds") else { return }
    if let named = entry.value.mapping {
      worlds = named
    } else if !entry.value.isNull {
      findings.error(
        "expected a mapping of worlds, found \(entry.value.described)", at: entry.value.place)
    }
    mapping.removeAll { $0.key == "worlds" }
    root.content = .mapping(mapping)
  }

  /// The document with an overlay, which may concern the worlds themselves.
  func applying(_ overlay: Node, findings: Findings) -> Document {
    var whole = root
    if var mapping = root.mapping, !worlds.entries.isEmpty {
      mapping.set(
        Mapping.Entry(
          key: "worlds", keyPlace: root.place,
          value: Node(content: .mapping(worlds), place: root.place)))
      whole.content = .mapping(mapping)
    }
    return Document(
      Overlay(findings: findings).merged(whole, overlay, shape: .scenario, path: ""),
      findings: findings)
  }

  /// The document in one of its worlds.
  func applying(world name: String, findings: Findings) -> Document {
    guard let overlay = worlds[name], !overlay.isNull else { return self }
    guard let changes = overlay.mapping, overlay.origin != .path else {
      if overlay.origin != .path {
        findings.error(
          "expected a mapping of changes, found \(overlay.described)", at: overlay.place)
      }
      return self
    }
    var allowed = changes
    for entry in changes.entries where entry.key == "worlds" || entry.key == "extends" {
      findings.error("a world cannot change '\(entry.key)'", at: entry.keyPlace)
      allowed.removeAll { $0.key == entry.key }
    }
    var result = self
    result.root = Overlay(findings: findings).merged(
      root, Node(content: .mapping(allowed), place: overlay.place), shape: .effective, path: "")
    return result
  }

  /// Reports names of worlds that are none, and more worlds than anybody can mean.
  mutating func checkNames(findings: Findings) {
    if worlds.entries.count > Limits.strategies {
      findings.error(
        "the scenario has more than \(Limits.strategies) worlds",
        at: worlds.entries[Limits.strategies].keyPlace)
      worlds = Mapping()
    }
    let shape = Shape.scenario.below("worlds")
    let names = worlds.entries.map { entry in
      var entry = entry
      // Only the names: what a world changes is checked where it is applied.
      if entry.value.mapping != nil { entry.value.content = .mapping(Mapping()) }
      return entry
    }
    _ = ShapeCheck(findings: findings).cleaned(
      Node(content: .mapping(Mapping(names)), place: root.place), shape: shape)
  }
}
