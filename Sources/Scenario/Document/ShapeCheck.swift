/// Finds keys and names that do not belong, and gives the readers a document without them.
///
/// Where a key is nearly right, reading goes on as if it had been spelled right, so that the value
/// below it is checked as well.
struct ShapeCheck {
  let findings: Findings

  /// The node with only what its shape knows.
  ///
  /// - Parameter base: what the node will be laid over; `nil` where it stands by itself.
  func cleaned(_ node: Node, shape: Shape, over base: Node? = nil) -> Node {
    guard node.origin != .failed else { return node }
    var node = node
    switch (node.content, shape) {
    case (.mapping(let mapping), .fields(let fields)):
      return cleaned(mapping, fields, node, over: base)
    case (.mapping(let mapping), .named(let named)):
      node.content = .mapping(cleaned(mapping, named, over: base))
    case (.sequence(let items), .list(let element, _)):
      node.content = .sequence(items.map { cleaned($0, shape: element) })
    default: break
    }
    return node
  }

  // MARK: Fixed keys

  private func cleaned(
    _ mapping: Mapping, _ fields: Shape.Fields, _ node: Node, over base: Node?
  ) -> Node {
    var node = node
    var result = Mapping()
    var chosen: Mapping.Entry?
    for var entry in mapping.entries {
      if fields[entry.key] == nil {
        guard let meant = report(entry, fields), mapping[meant] == nil, result[meant] == nil else {
          // A choice that is unknown leaves nothing to choose from.
          if !fields.alternatives.isEmpty { node.origin = .failed }
          continue
        }
        entry.key = meant
      }
      if fields.alternatives.contains(entry.key), !entry.value.isNull {
        if let chosen {
          findings.error(
            "'\(entry.key)' and '\(chosen.key)' exclude each other", at: entry.keyPlace,
            allowed: ["one of \(Self.list(fields.names.filter(fields.alternatives.contains)))"])
          continue
        }
        chosen = entry
      }
      entry.value =
        entry.key == Self.strategies
        ? strategies(entry.value, over: mapping["decisions"])
        : cleaned(
          entry.value, shape: fields[entry.key] ?? .value, over: base?.mapping?[entry.key])
      result.set(entry)
    }
    for (name, beside) in fields.dependents {
      guard let entry = result.entry(name), !entry.value.isNull,
        !beside.contains(where: { isThere($0, in: result, over: base, fields) })
      else { continue }
      findings.error(
        "'\(name)' means nothing without '\(beside.joined(separator: "' or '"))'",
        at: entry.keyPlace)
      result.removeAll { $0.key == name }
    }
    node.content = .mapping(result)
    return node
  }

  /// Whether a key has a value, of its own or of the base; the base's goes where an alternative to it
  /// is chosen.
  private func isThere(
    _ key: String, in mapping: Mapping, over base: Node?, _ fields: Shape.Fields
  ) -> Bool {
    if let own = mapping[key] { return !own.isNull }
    guard let below = base?.mapping?[key], !below.isNull else { return false }
    guard fields.alternatives.contains(key) else { return true }
    return !mapping.entries.contains { fields.alternatives.contains($0.key) && !$0.value.isNull }
  }

  /// The key below which each entry is laid over the base decisions.
  private static let strategies = "strategies"

  private func strategies(_ node: Node, over base: Node?) -> Node {
    guard case .named(let named) = Shape.effective.below(Self.strategies),
      let mapping = node.mapping, node.origin != .failed
    else { return node }
    var node = node
    node.content = .mapping(cleaned(mapping, named, over: nil, each: base))
    return node
  }

  /// Reports an unknown key; returns the key that was probably meant.
  private func report(_ entry: Mapping.Entry, _ fields: Shape.Fields) -> String? {
    let key = Diagnostic.quotable(entry.key)
    guard entry.value.origin != .path || !entry.value.isNull else {
      findings.error(
        "\(fields.noun) has no '\(key)' to remove", at: entry.keyPlace, found: entry.key,
        allowed: fields.names, hint: Suggestion.hint(for: entry.key, among: fields.names))
      return nil
    }
    if fields.noun == "a strategy", case .fields(let all) = Shape.effective, all[entry.key] != nil {
      findings.error(
        "a strategy can only change decisions, not '\(key)'", at: entry.keyPlace,
        found: entry.key, allowed: fields.names,
        hint: "put it into a world to change it for every strategy")
      return nil
    }
    let meant = Suggestion.closest(to: entry.key, among: fields.names)
    findings.error(
      "unknown key '\(key)' in \(fields.noun)", at: entry.keyPlace, found: entry.key,
      allowed: fields.names, hint: meant.map { "did you mean '\($0)'?" })
    return meant
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  // MARK: Names given by the user

  /// - Parameters:
  ///   - base: what the whole will be laid over.
  ///   - each: what each entry will be laid over, where that is the same.
  private func cleaned(
    _ mapping: Mapping, _ named: Shape.Named, over base: Node?, each: Node? = nil
  ) -> Mapping {
    var result = Mapping()
    let known = mapping.entries.filter { $0.value.origin != .path }.map(\.key)
    for var entry in mapping.entries {
      let name = Diagnostic.quotable(entry.key)
      if entry.value.origin == .path {
        findings.error(
          "there is no \(named.noun) '\(name)'\(entry.value.isNull ? " to remove" : "")",
          at: entry.keyPlace, found: entry.key, allowed: known,
          hint: Suggestion.hint(for: entry.key, among: known))
        continue
      }
      if entry.value.isNull, entry.value.origin != .failed {
        findings.error(
          "\(named.noun) '\(name)' has no value", at: entry.keyPlace,
          hint: named.canBeEmpty
            ? "write '\(name): {}' for one with all defaults" : "give it one, or leave it out")
        entry.value.content = .mapping(Mapping())
        entry.value.origin = .failed
      }
      if !Shape.isName(entry.key) {
        findings.error(
          "'\(name)' cannot be the name of \(named.withArticle)", at: entry.keyPlace,
          found: entry.key,
          allowed: ["a letter, then letters, digits, '_' or '-', 64 at most"])
      } else if named.reserved.contains(entry.key) {
        findings.error(
          "'\(name)' means something else and cannot be the name of \(named.withArticle)",
          at: entry.keyPlace, found: entry.key)
      }
      entry.value = cleaned(
        entry.value, shape: named.element, over: each ?? base?.mapping?[entry.key])
      result.set(entry)
    }
    return result
  }
}
