/// Writes a checked document: as YAML for people, and as a number that identifies it.
enum Canonical {
  /// Widest line.
  private static let width = 98

  // MARK: YAML

  /// YAML that reads back to the same document.
  static func text(_ root: Node, shape: Shape = .effective) -> String {
    var lines: [String] = []
    for (key, node, shape) in parts(root, shape) {
      lines += entry(key, node, shape)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The entries of a mapping that has a value, fixed keys in the order of the reference.
  private static func parts(_ node: Node, _ shape: Shape) -> [(String, Node, Shape)] {
    guard let mapping = node.mapping else { return [] }
    let keys: [String] =
      if case .fields(let fields) = shape {
        fields.names.filter { mapping[$0] != nil }
      } else {
        mapping.keys
      }
    return keys.compactMap { key in
      mapping[key].flatMap { $0.isNull ? nil : (key, $0, shape.below(key)) }
    }
  }

  private static func entry(
    _ key: String, _ node: Node, _ shape: Shape, indent: Int = 0
  ) -> [String] {
    let flow = flow(node, shape)
    if !prefersBlock(node, shape), indent + key.count + 2 + flow.count <= width {
      return ["\(key): \(flow)"]
    }
    switch node.content {
    case .scalar: return ["\(key): \(flow)"]
    case .mapping:
      let inner = parts(node, shape)
      guard !inner.isEmpty else { return ["\(key): {}"] }
      return ["\(key):"]
        + inner.flatMap { entry($0.0, $0.1, $0.2, indent: indent + 2) }.map { "  " + $0 }
    case .sequence(let items):
      guard !items.isEmpty else { return ["\(key): []"] }
      if items.allSatisfy({ $0.text != nil }) {
        return ["\(key):"] + wrapped(items.map { Self.flow($0, shape) }, indent: indent)
      }
      return ["\(key):"]
        + items.flatMap { item($0, shape.below("1"), indent: indent + 4) }.map { "  " + $0 }
    }
  }

  /// An item of a list, on one line if it fits.
  private static func item(_ node: Node, _ shape: Shape, indent: Int) -> [String] {
    let flow = flow(node, shape)
    let inner = parts(node, shape)
    if indent + flow.count <= width || inner.isEmpty { return ["- " + flow] }
    let lines = inner.flatMap { entry($0.0, $0.1, $0.2, indent: indent) }
    return ["- " + lines[0]] + lines.dropFirst().map { "  " + $0 }
  }

  /// A long list of short values over several lines.
  private static func wrapped(_ items: [String], indent: Int) -> [String] {
    var lines: [String] = []
    var line = "  ["
    for (index, item) in items.enumerated() {
      let piece = item + (index == items.count - 1 ? "]" : ",")
      if line.utf8.count > 3, indent + line.utf8.count + 1 + piece.utf8.count > width {
        lines.append(line)
        line = "   " + piece
      } else {
        line += (line.utf8.count > 3 ? " " : "") + piece
      }
    }
    return lines + [line]
  }

  /// Whether a value reads better over several lines even when it is short.
  private static func prefersBlock(_ node: Node, _ shape: Shape) -> Bool {
    switch node.content {
    case .scalar: false
    case .sequence(let items): items.contains { $0.text == nil }
    case .mapping:
      if case .named(let named) = shape, case .fields = named.element { true } else { false }
    }
  }

  /// A value on one line.
  static func flow(_ node: Node, _ shape: Shape) -> String {
    switch node.content {
    case .scalar(let scalar): return quoted(scalar.text)
    case .sequence(let items):
      return "[" + items.map { flow($0, shape.below("1")) }.joined(separator: ", ") + "]"
    case .mapping:
      let inner = parts(node, shape).map { "\($0.0): \(flow($0.1, $0.2))" }
      return inner.isEmpty ? "{}" : "{ " + inner.joined(separator: ", ") + " }"
    }
  }

  /// A text that reads back as itself, in any context.
  private static func quoted(_ text: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      Number.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
    }
    let bytes = Array(text.utf8)
    if let first = bytes.first, let last = bytes.last, bytes.allSatisfy(isPlain),
      first != UInt8(ascii: " "), last != UInt8(ascii: " "), first != UInt8(ascii: "%"),
      first != UInt8(ascii: "-") || (bytes.count > 1 && Number.isDigit(bytes[1])),
      first != UInt8(ascii: "."), text != "null"
    {
      return text
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.properties.generalCategory == .control || scalar.value == 0x2028
          || scalar.value == 0x2029 || scalar.value == 0xFEFF || scalar.value >= 0xF0000
        {
          let digits = String(scalar.value, radix: 16)
          result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  // MARK: Identity

  /// Sections that cannot change a replication with a given seed and number.
  private static let irrelevant: Set<String> = [
    "title", "question", "source", "look_for", "replications", "seed", "confidence", "compare",
    "focus", "claim",
  ]

  /// FNV-1a with 128 bits over keys and texts, 32 hexadecimal digits.
  ///
  /// It covers what a replication depends on (time, money, plant, products, accounts, innovation,
  /// decisions and strategies, with the contents of tables), not what is said about it. Names keep
  /// the order of the file, since ties are settled by it; fixed keys do not.
  static func hash(_ root: Node) -> String {
    var hash = FNV()
    for (key, node, shape) in relevant(root) {
      hash.add(key)
      add(node, shape, to: &hash)
    }
    return hash.digits
  }

  /// The same of one strategy alone: what the other strategies say is left out.
  /// - Parameter strategy: its name; `nil` for the base decisions.
  static func hash(_ root: Node, strategy: String?) -> String {
    var hash = FNV()
    for (key, node, shape) in relevant(root) where key != "strategies" {
      hash.add(key)
      add(node, shape, to: &hash)
    }
    if let strategy, let overlay = root.mapping?["strategies"]?.mapping?[strategy] {
      hash.add("strategies")
      add(overlay, Shape.effective.below("strategies").below(strategy), to: &hash)
    }
    return hash.digits
  }

  /// Every value that a replication may depend on, with its path, in the order of the hash.
  static func values(_ root: Node) -> [(path: String, value: String)] {
    relevant(root).flatMap { values($0.1, $0.2, path: $0.0) }
  }

  private static func values(
    _ node: Node, _ shape: Shape, path: String
  ) -> [(path: String, value: String)] {
    switch node.content {
    case .scalar(let scalar): return [(path, scalar.text)]
    case .sequence(let items):
      if items.allSatisfy({ $0.text != nil }) { return [(path, flow(node, shape))] }
      return items.enumerated().flatMap {
        values($0.element, shape.below("1"), path: "\(path).\($0.offset + 1)")
      }
    case .mapping:
      let inner = parts(node, shape)
      // That it is there may be all that it says.
      if inner.isEmpty { return [(path, "{}")] }
      return inner.flatMap { values($0.1, $0.2, path: "\(path).\($0.0)") }
    }
  }

  /// Whether the section at the head of a path can change a replication.
  static func isRelevant(_ path: String) -> Bool {
    !irrelevant.contains(String(path.prefix { $0 != "." }))
  }

  private static func relevant(_ root: Node) -> [(String, Node, Shape)] {
    parts(root, .effective).filter { !irrelevant.contains($0.0) }
  }

  private static func add(_ node: Node, _ shape: Shape, to hash: inout FNV) {
    switch node.content {
    case .scalar(let scalar): hash.add(scalar.text)
    case .sequence(let items):
      hash.add("[")
      for item in items { add(item, shape.below("1"), to: &hash) }
      hash.add("]")
    case .mapping:
      hash.add("{")
      for (key, value, shape) in parts(node, shape) {
        hash.add(key)
        add(value, shape, to: &hash)
      }
      hash.add("}")
    }
  }

  /// Fowler, Noll and Vo's hash, variant 1a, 128 bits (RFC 9923).
  private struct FNV {
    var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    /// 32 hexadecimal digits.
    var digits: String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 32 - digits.count) + digits
    }

    mutating func add(_ text: String) {
      for byte in text.utf8 { add(byte) }
      // No text holds this byte, so neighbours cannot be confused.
      add(0xFF)
    }

    private mutating func add(_ byte: UInt8) {
      value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
  }
}
