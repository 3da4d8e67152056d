extension Values {
  /// A text for people: one or more lines, without control characters.
  func text(_ node: Node) -> String? {
    guard let text = node.text, !node.isNull else {
      expected("a text", node)
      return nil
    }
    var result = text
    while result.last?.isWhitespace == true { result.removeLast() }
    guard
      result.unicodeScalars.allSatisfy({
        $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t"
      })
    else {
      findings.error("this text holds control characters", at: node.place)
      return nil
    }
    guard !result.isEmpty, result.utf8.count <= 10_000 else {
      expected("a text of at most 10000 characters", node)
      return nil
    }
    return result
  }

  /// One of some fixed words; `besides` says what else, that is no word, could stand there.
  func word(
    _ node: Node, _ what: String, of words: [String], besides: [String] = []
  ) -> String? {
    guard let text = node.text, !node.isNull else {
      expected("a \(what)", node, allowed: words + besides)
      return nil
    }
    guard words.contains(text) else {
      findings.error(
        "unknown \(what) '\(Diagnostic.quotable(text))'", at: node.place, found: text,
        allowed: words + besides, hint: Suggestion.hint(for: text, among: words))
      return nil
    }
    return text
  }

  /// `yes` or `no`.
  func flag(_ node: Node) -> Bool? {
    word(node, "answer", of: ["yes", "no"]).map { $0 == "yes" }
  }

  /// One of the names that the scenario defines.
  func name(_ node: Node, _ what: String, among names: Names) -> Int? {
    guard let text = node.text, !node.isNull else {
      expected("the name of a \(what)", node, allowed: names.list)
      return nil
    }
    guard let index = names[text] else {
      unknown(what, text, at: node.place, names)
      return nil
    }
    return index
  }

  /// A list of such names, each at most once.
  func list(_ node: Node, of what: String, among names: Names) -> [Int]? {
    guard let items = node.items else {
      expected("a list of \(what)s", node)
      return nil
    }
    guard !items.isEmpty else {
      findings.error("the list of \(what)s is empty", at: node.place)
      return nil
    }
    var indices: [Int] = []
    var seen: Set<Int> = []
    for item in items {
      guard let index = name(item, what, among: names) else { continue }
      if seen.insert(index).inserted {
        indices.append(index)
      } else {
        findings.error("\(what) \(item.described) is listed twice", at: item.place)
      }
    }
    return indices
  }
}
