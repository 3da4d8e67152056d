/// A value as written, with the place where it was written.
struct Node: Sendable {
  /// What was written.
  var content: Content
  /// Where its first character stands.
  var place: Place
  /// How it came to be, where that matters for overlays.
  var origin = Origin.written

  /// The three kinds of YAML values.
  enum Content: Sendable {
    /// Text, whatever it may mean.
    case scalar(Scalar)
    /// Named values, in the order of the file.
    case mapping(Mapping)
    /// Numbered values.
    case sequence([Node])
  }

  /// Text, and whether it stood in quotes (or in a block), where `null` is just a word.
  struct Scalar: Sendable {
    var text: String
    var quoted = false
  }

  /// How a node came to be.
  enum Origin: Sendable {
    /// It stands in the text as it is.
    case written
    /// It is a step of a dotted path, which does not create what it names.
    case path
    /// It could not be read and that was reported: nobody complains about it again.
    case failed
    /// It is complete: laid over another value it replaces it, mapping or not.
    case whole
  }

  /// A scalar node.
  static func scalar(_ text: String, quoted: Bool = false, at place: Place) -> Node {
    Node(content: .scalar(Scalar(text: text, quoted: quoted)), place: place)
  }
}

extension Node {
  /// The text of a scalar.
  var text: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// The mapping, if it is one.
  var mapping: Mapping? {
    if case .mapping(let mapping) = content { mapping } else { nil }
  }

  /// The items, if it is a sequence.
  var items: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// Whether it is the absence of a value: nothing, `~` or `null` without quotes.
  var isNull: Bool {
    guard case .scalar(let scalar) = content, !scalar.quoted else { return false }
    return scalar.text.isEmpty || scalar.text == "~" || scalar.text == "null"
  }

  /// What it is, for messages: the text in quotes, `a mapping` or `a list`.
  var described: String {
    switch content {
    case .scalar(let scalar):
      isNull ? "nothing" : "'\(Diagnostic.quotable(scalar.text))'"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }

  /// Number of values and keys in a node, counting no further than a limit.
  func count(upTo limit: Int) -> Int {
    guard limit > 0 else { return 0 }
    var total = 1
    switch content {
    case .scalar: break
    case .sequence(let items):
      for item in items where total < limit { total += item.count(upTo: limit - total) }
    case .mapping(let mapping):
      for entry in mapping.entries where total < limit {
        total += 1 + entry.value.count(upTo: limit - total)
      }
    }
    return total
  }
}
