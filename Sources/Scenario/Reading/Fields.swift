import Company

/// Keyed access to a mapping: what a section reader sees.
///
/// Unknown keys are not its business; the check of shapes has found them before.
struct Fields {
  let values: Values
  /// What the mapping is, for messages: `time`, `resource 'B'`.
  let noun: String
  /// Where the mapping stands.
  let place: Place
  private var mapping: Mapping
  /// Whether the mapping itself is absent or wrong, so that missing keys are no news.
  private let failed: Bool

  /// The fields of a node; reports when it is no mapping, and then has none, like an absent one.
  ///
  /// - Parameter hint: what to write instead, when it is no mapping.
  init(_ node: Node?, _ noun: String, _ values: Values, at place: Place, hint: String? = nil) {
    self.values = values
    self.noun = noun
    self.place = node?.place ?? place
    if let mapping = node?.mapping {
      self.mapping = mapping
      failed = node?.origin == .failed
    } else {
      mapping = Mapping()
      failed = true
      if let node {
        // Where the noun is no key, it cannot be quoted as one.
        let key = noun.contains(" ") ? "" : "\(noun): "
        values.expected(
          "a mapping", node, hint: hint ?? "write '\(key){ ... }' or indented lines")
      }
    }
  }

  private var findings: Findings { values.findings }

  /// All entries, for names given by the user.
  var entries: [Mapping.Entry] { mapping.entries }

  /// The value of a key; nothing (`null`) is no value.
  subscript(key: String) -> Node? {
    guard let node = mapping[key], !node.isNull else { return nil }
    return node
  }

  /// The value of a key that must be there.
  func required(_ key: String, hint: String? = nil) -> Node? {
    if let node = self[key] { return node }
    if !failed {
      findings.error(
        "'\(key)' is missing in \(noun)", at: mapping.entry(key)?.keyPlace ?? place, hint: hint)
    }
    return nil
  }

  /// The fields without some keys.
  func without(_ keys: [String]) -> Fields {
    var fields = self
    fields.mapping.removeAll { keys.contains($0.key) }
    return fields
  }

  /// The fields below a key, none when it is absent.
  func section(_ key: String, required hint: String? = nil) -> Fields {
    let node = hint == nil ? self[key] : required(key, hint: hint)
    return Fields(node, key, values, at: place)
  }

  /// The fields below a key; `nil` when it is absent.
  func fields(_ key: String, _ noun: String? = nil, hint: String? = nil) -> Fields? {
    self[key].map { Fields($0, noun ?? key, values, at: place, hint: hint) }
  }

  // MARK: Values with defaults

  func duration(_ key: String, in bounds: Bounds = .notNegative) -> Double? {
    self[key].flatMap { values.duration($0, in: bounds) }
  }

  func money(_ key: String) -> Money {
    self[key].flatMap(values.money) ?? .zero
  }

  func moneyRate(_ key: String) -> Double {
    self[key].flatMap(values.moneyRate) ?? 0
  }

  func count(_ key: String, in range: ClosedRange<Int>, default standard: Int) -> Int {
    self[key].flatMap { values.count($0, in: range) } ?? standard
  }

  func text(_ key: String) -> String? {
    self[key].flatMap(values.text)
  }
}
