/// Gives every short form its long form, so that each value has a path and overlays meet.
struct LongForm {
  let findings: Findings
  let tables: Tables

  /// The node with long forms everywhere.
  func expanded(_ node: Node, shape: Shape) -> Node {
    var node = shorthand(node, shape: shape)
    switch node.content {
    case .scalar: break
    case .mapping(let mapping):
      var entries = mapping.entries
      for index in entries.indices {
        entries[index].value = expanded(
          entries[index].value, shape: shape.below(entries[index].key))
      }
      node.content = .mapping(Mapping(entries))
    case .sequence(let items):
      if case .list(let element, _) = shape {
        node.content = .sequence(items.map { expanded($0, shape: element) })
      }
    }
    return node
  }

  private func shorthand(_ node: Node, shape: Shape) -> Node {
    guard let short = shape.short, !node.isNull else { return node }
    switch (short, node.content) {
    case (.step, .scalar(let scalar)): return step(scalar.text, node)
    case (.only(let key), .scalar):
      return long(node, [Mapping.Entry(key: key, keyPlace: node.place, value: node)])
    case (.random, .mapping(let mapping)) where !isRandom(mapping, shape): return node
    case (.random(let key), _):
      return long(node, [Mapping.Entry(key: key, keyPlace: node.place, value: node)])
    case (.orderTable, .mapping(let mapping)) where mapping["file"] != nil:
      return tables.orders(mapping, node) ?? node
    case (.accountTable, .mapping(let mapping)) where mapping["file"]?.text != nil:
      return tables.accounts(mapping, node) ?? node
    case (.dataTable, .mapping(let mapping)) where mapping["file"] != nil:
      return tables.data(mapping, node) ?? node
    case (.strategy, .mapping(let mapping)): return hoistingDecisions(mapping, node)
    default: return node
    }
  }

  private func long(_ node: Node, _ entries: [Mapping.Entry]) -> Node {
    // What a path leads through does not come into being by it, in whatever form it is written.
    let origin = node.mapping == nil ? .written : node.origin
    return Node(content: .mapping(Mapping(entries)), place: node.place, origin: origin)
  }

  /// Whether a mapping is a law, however badly spelled, and not the long form around one.
  private func isRandom(_ mapping: Mapping, _ shape: Shape) -> Bool {
    guard case .fields(let fields) = shape else { return false }
    guard !mapping.keys.contains(where: fields.names.contains) else { return false }
    let laws = RandomLaw.allCases.map(\.rawValue)
    return mapping.keys.contains { key in
      laws.contains(key)
        || (Suggestion.closest(to: key, among: fields.names) == nil
          && Suggestion.closest(to: key, among: laws) != nil)
    }
  }

  /// `B 15 min` is `{ resource: B, time: 15 min }`.
  private func step(_ text: String, _ node: Node) -> Node {
    let scalars = Array(text.unicodeScalars)
    let end = scalars.firstIndex(of: " ") ?? scalars.count
    var start = end
    while start < scalars.count, scalars[start] == " " { start += 1 }
    func part(_ range: Range<Int>) -> Node {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return .scalar(String(view), at: node.place.advanced(by: range.lowerBound))
    }
    let resource = part(0..<end)
    var entries = [
      Mapping.Entry(key: "resource", keyPlace: resource.place, value: resource)
    ]
    if start < scalars.count {
      let time = part(start..<scalars.count)
      entries.append(Mapping.Entry(key: "time", keyPlace: time.place, value: time))
    }
    return long(node, entries)
  }

  /// A strategy's keys are decisions already; `decisions` before them is allowed and means nothing.
  private func hoistingDecisions(_ mapping: Mapping, _ node: Node) -> Node {
    guard let inner = mapping["decisions"]?.mapping else { return node }
    var result = mapping
    result.removeAll { $0.key == "decisions" }
    for entry in inner.entries {
      if let old = result.entry(entry.key) {
        findings.error(
          "'\(entry.key)' is given twice; first in line \(old.keyPlace.line), column "
            + "\(old.keyPlace.column)", at: entry.keyPlace)
      } else {
        result.set(entry)
      }
    }
    var node = node
    node.content = .mapping(result)
    return node
  }
}
