/// Lays one document over another: `extends`, strategies, worlds and `--set` are all this.
///
/// Mappings are joined key by key, at any depth; anything else is replaced; nothing (`null`)
/// removes. A key that excludes others (the law of a random quantity) removes them. A mapping with
/// numbers for keys changes single items of a list.
struct Overlay {
  let findings: Findings

  /// The base with the overlay on top.
  func merged(_ base: Node, _ over: Node, shape: Shape, path: String) -> Node {
    if over.origin == .failed || over.origin == .whole { return over }
    switch (base.content, over.content) {
    case (.mapping(let mine), .mapping(let theirs)):
      var result = base
      result.content = .mapping(merged(mine, theirs, shape: shape, path: path))
      return result
    case (.sequence(let items), .mapping(let changes))
    where !changes.entries.isEmpty
      && (over.origin == .path || changes.keys.allSatisfy { Int($0) != nil }):
      var result = base
      result.content = .sequence(merged(items, changes, shape: shape, path: path))
      return result
    case (.scalar, .mapping(let changes)) where over.origin == .path && !takesFields(shape):
      if let first = changes.entries.first {
        findings.error(
          "'\(path)' is \(base.described): it has no '\(Diagnostic.quotable(first.key))'",
          at: first.keyPlace)
      }
      return base
    default:
      return over
    }
  }

  private func takesFields(_ shape: Shape) -> Bool {
    if case .value = shape { false } else { true }
  }

  private func merged(
    _ base: Mapping, _ over: Mapping, shape: Shape, path: String
  ) -> Mapping {
    var result = base
    var removed: Set<String> = []
    for var entry in over.entries {
      let inside = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      let old = result[entry.key]
      if entry.value.isNull {
        if old != nil {
          removed.insert(entry.key)
        } else {
          // Kept, so that the check can tell a removed option from a name that does not exist.
          entry.value.origin = .path
          result.set(entry)
        }
        continue
      }
      if case .fields(let fields) = shape, fields.alternatives.contains(entry.key) {
        result.removeAll { $0.key != entry.key && fields.alternatives.contains($0.key) }
      }
      if let old {
        entry.keyPlace = result.entry(entry.key)?.keyPlace ?? entry.keyPlace
        entry.value = merged(old, entry.value, shape: shape.below(entry.key), path: inside)
      }
      result.set(entry)
    }
    if !removed.isEmpty { result.removeAll { removed.contains($0.key) } }
    if case .fields(let fields) = shape {
      // What only meant something beside a key that has gone goes with it.
      for (name, beside) in fields.dependents where over[name] == nil {
        guard beside.contains(where: { base[$0] != nil }),
          beside.allSatisfy({ result[$0] == nil })
        else { continue }
        result.removeAll { $0.key == name }
      }
    }
    return result
  }

  private func merged(
    _ base: [Node], _ over: Mapping, shape: Shape, path: String
  ) -> [Node] {
    var result: [Node?] = base
    for entry in over.entries {
      guard let number = Int(entry.key), entry.key == String(number),
        base.indices.contains(number - 1)
      else {
        findings.error(
          "'\(path)' has no step '\(Diagnostic.quotable(entry.key))'", at: entry.keyPlace,
          allowed: base.isEmpty ? [] : [base.count == 1 ? "1" : "1 to \(base.count)"])
        continue
      }
      result[number - 1] =
        entry.value.isNull
        ? nil
        : merged(
          base[number - 1], entry.value, shape: shape.below(entry.key),
          path: "\(path).\(number)")
    }
    return result.compactMap { $0 }
  }
}
