/// Turns dotted keys into nested mappings: `plant.resources.B.units: 2` means
/// `plant: { resources: { B: { units: 2 } } }` wherever it stands.
enum Dotted {
  /// A node without dotted keys.
  static func nested(_ node: Node, findings: Findings) -> Node {
    var node = node
    switch node.content {
    case .scalar: break
    case .sequence(let items):
      node.content = .sequence(items.map { nested($0, findings: findings) })
    case .mapping(let mapping):
      var result = Mapping()
      for entry in mapping.entries {
        var entry = entry
        entry.value = nested(entry.value, findings: findings)
        insert(entry, into: &result, findings: findings)
      }
      node.content = .mapping(result)
    }
    return node
  }

  /// The mapping that a path and a value stand for.
  static func tree(
    path: String, at place: Place, value: Node, findings: Findings
  ) -> Mapping.Entry? {
    guard path.utf8.contains(UInt8(ascii: ".")) else {
      return Mapping.Entry(key: path, keyPlace: place, value: value)
    }
    let steps = path.split(separator: ".", omittingEmptySubsequences: false)
    guard !steps.contains(where: \.isEmpty), steps.count <= 32 else {
      findings.error(
        "the path '\(Diagnostic.quotable(path))' has an empty step or more than 32 steps",
        at: place, hint: "write it like plant.resources.B.units")
      return nil
    }
    var column = path.unicodeScalars.count
    var node = value
    for step in steps.dropFirst().reversed() {
      column -= step.unicodeScalars.count
      let entry = Mapping.Entry(
        key: String(step), keyPlace: place.advanced(by: column), value: node)
      column -= 1
      node = Node(
        content: .mapping(Mapping([entry])), place: place.advanced(by: column), origin: .path)
    }
    return Mapping.Entry(key: String(steps[0]), keyPlace: place, value: node)
  }

  private static func insert(
    _ entry: Mapping.Entry, into mapping: inout Mapping, findings: Findings
  ) {
    guard
      let entry = tree(
        path: entry.key, at: entry.keyPlace, value: entry.value, findings: findings)
    else { return }
    guard var old = mapping.entry(entry.key) else { return mapping.set(entry) }
    // The same key can come twice only when one of the two was dotted: they are joined.
    guard var inner = old.value.mapping, let added = entry.value.mapping else {
      let first = old.keyPlace
      findings.error(
        "'\(Diagnostic.quotable(entry.key))' is given twice; first in line \(first.line), "
          + "column \(first.column)", at: entry.keyPlace)
      return
    }
    for child in added.entries { insert(child, into: &inner, findings: findings) }
    old.value.content = .mapping(inner)
    if entry.value.origin != .path { old.value.origin = entry.value.origin }
    mapping.set(old)
  }
}
