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
}

/// Named values in the order of the file; names are unique.
struct Mapping: Sendable {
  /// A name with its value.
  struct Entry: Sendable {
    var key: String
    var keyPlace: Place
    var value: Node
  }

  private(set) var entries: [Entry] = []
  /// Positions by name, kept only when there are many.
  private var positions: [String: Int] = [:]
  private static let indexedFrom = 12

  init() {}

  /// Entries whose keys are known to differ.
  init(_ entries: [Entry]) {
    self.entries = entries
    reindex()
  }

  private mutating func reindex() {
    positions = [:]
    guard entries.count >= Self.indexedFrom else { return }
    for (index, entry) in entries.enumerated() { positions[entry.key] = index }
  }

  private func position(of key: String) -> Int? {
    entries.count >= Self.indexedFrom
      ? positions[key] : entries.firstIndex { $0.key == key }
  }

  /// The entry of a name.
  func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

  /// The value of a name.
  subscript(key: String) -> Node? { position(of: key).map { entries[$0].value } }

  /// Replaces the value of a name in its place, or appends it.
  mutating func set(_ entry: Entry) {
    if let index = position(of: entry.key) {
      entries[index] = entry
    } else {
      entries.append(entry)
      if entries.count > Self.indexedFrom {
        positions[entry.key] = entries.count - 1
      } else if entries.count == Self.indexedFrom {
        reindex()
      }
    }
  }

  /// Removes all entries that fit.
  mutating func removeAll(where shouldGo: (Entry) -> Bool) {
    guard entries.contains(where: shouldGo) else { return }
    entries.removeAll(where: shouldGo)
    reindex()
  }

  /// The names, in order.
  var keys: [String] { entries.map(\.key) }
}
