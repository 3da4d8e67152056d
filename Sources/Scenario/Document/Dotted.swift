/// Turns dotted keys into nested mappings: `plant.resources.B.units: 2` means
/// `plant: { resources: { B: { units: 2 } } }` wherever it stands.
struct Dotted {
  let findings: Findings

  /// Longest path; nothing in a scenario lies deeper.
  private static let stepLimit = 12

  /// A node without dotted keys; reports what would be nested too deep.
  func nested(_ node: Node, depth: Int = 0) -> Node {
    var node = node
    guard depth <= Prescan.depthLimit else {
      findings.error(
        "mappings and lists are nested more than \(Prescan.depthLimit) levels deep",
        at: node.place)
      node.content = .mapping(Mapping())
      node.origin = .failed
      return node
    }
    switch node.content {
    case .scalar: break
    case .sequence(let items):
      node.content = .sequence(items.map { nested($0, depth: depth + 1) })
    case .mapping(let mapping):
      var result = Mapping()
      for entry in mapping.entries {
        let steps = entry.key.utf8.reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 }
        var entry = entry
        entry.value = nested(entry.value, depth: depth + steps)
        insert(entry, into: &result)
      }
      node.content = .mapping(result)
    }
    return node
  }

  /// The mapping that a path and a value stand for.
  func tree(path: String, at place: Place, value: Node) -> Mapping.Entry? {
    guard path.utf8.contains(UInt8(ascii: ".")) else {
      return Mapping.Entry(key: path, keyPlace: place, value: value)
    }
    let steps = path.split(separator: ".", omittingEmptySubsequences: false)
    guard !steps.contains(where: \.isEmpty), steps.count <= Self.stepLimit else {
      findings.error(
        steps.count > Self.stepLimit
          ? "this path has more than \(Self.stepLimit) steps"
          : "the path '\(Diagnostic.quotable(path))' has an empty step", at: place,
        hint: "write it like plant.resources.B.units")
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

  private func insert(_ entry: Mapping.Entry, into mapping: inout Mapping) {
    guard let entry = tree(path: entry.key, at: entry.keyPlace, value: entry.value) else {
      return
    }
    guard var old = mapping.entry(entry.key) else { return mapping.set(entry) }
    // The same key can come twice only when one of the two was dotted: they are joined.
    guard var inner = old.value.mapping, let added = entry.value.mapping else {
      let first = old.keyPlace
      findings.error(
        "'\(Diagnostic.quotable(entry.key))' is given twice; first in line \(first.line), "
          + "column \(first.column)", at: entry.keyPlace)
      return
    }
    for child in added.entries { insert(child, into: &inner) }
    old.value.content = .mapping(inner)
    if entry.value.origin != .path { old.value.origin = entry.value.origin }
    mapping.set(old)
  }
}
