import Yams

/// Turns YAML text into nodes, within limits, without giving any scalar a meaning.
///
/// Yams composes; three of its habits are kept away from the user and from memory:
/// - Aliases are resolved here, not there, so that their expansion can be counted. For that each
///   `*` is swapped for a private character of the same width before parsing and back afterwards:
///   a plain scalar that starts with it was an alias.
/// - A repeated key stops Yams. The first of the two is renamed to a private key of the same width
///   and the text composed again, so that both places are known and reading can go on.
/// - Its error texts carry the whole file; only the kind, the problem and the mark are used.
struct YAML {
  let source: Source
  let findings: Findings
  /// Values that may still be made.
  private var budget = Prescan.nodeLimit
  private var isExhausted = false
  private var anchored: [String: Node] = [:]
  private var repeats = RepeatedKeys()

  /// U+F1000 (private use), four bytes in UTF-8: stands for `*` while Yams parses.
  private static let star: Unicode.Scalar = "\u{F1000}"

  private init(_ source: Source, _ findings: Findings) {
    self.source = source
    self.findings = findings
  }

  /// The root value of a text, or `nil` with a finding that says why there is none.
  ///
  /// `startingAt` skips that many bytes, which must be ASCII without line breaks (the path of a
  /// `--set` option); places count from the start of the text all the same.
  static func parse(_ source: Source, startingAt start: Int = 0, findings: Findings) -> Node? {
    guard TextCheck.accepts(source, findings: findings) else { return nil }
    var bytes = source.bytes
    for index in 0..<start { bytes[index] = UInt8(ascii: " ") }
    let text = Source(
      name: source.name, folder: source.folder, order: source.order, bytes: bytes)
    var scan = Prescan(text)
    guard scan.accepts(findings: findings) else { return nil }
    var reader = YAML(source, findings)
    return reader.compose(bytes)
  }

  // MARK: Composing

  private mutating func compose(_ original: [UInt8]) -> Node? {
    var bytes = Self.swappingStars(original)
    // Yams keeps a pointer into the text; text of fewer than 16 bytes would live in the string
    // value itself, where no pointer lasts.
    while bytes.count < 16 { bytes.append(UInt8(ascii: "\n")) }
    // Composing again costs time in proportion to the text: fewer rounds for long ones.
    let rounds = max(2, min(50, 4_000_000 / (bytes.count + 1)))
    for _ in 0..<rounds {
      do {
        let parser = try Yams.Parser(
          yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        // Anchors are weak references into the parser: it must outlive the walk.
        return withExtendedLifetime(parser) { walk(root) }
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard repeats.rename(keyAt: context.mark, in: &bytes) else {
          let name = names.sorted().first.map(Self.restoringStars) ?? ""
          findings.error(
            "the key '\(Diagnostic.quotable(name))' is given twice", at: place(context.mark))
          return nil
        }
      } catch let error as YamlError {
        report(error)
        return nil
      } catch {
        findings.error(
          "the text is no YAML", at: Place(source: source, line: 0, column: 0))
        return nil
      }
    }
    findings.error(
      "too many keys are given twice", at: Place(source: source, line: 0, column: 0))
    return nil
  }

  private static func swappingStars(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "*")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    for byte in bytes {
      if byte == UInt8(ascii: "*") {
        result.append(contentsOf: String(star).utf8)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func restoringStars(_ text: String) -> String {
    guard text.unicodeScalars.contains(star) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar == star ? "*" : scalar) }
    return String(result)
  }

  // MARK: Walking

  func place(_ mark: Mark?) -> Place {
    guard let mark else { return Place(source: source, line: 1, column: 1) }
    return Place(source: source, line: mark.line, column: mark.column)
  }

  /// Where the parser stumbled.
  func placeOfTrouble(_ mark: Mark) -> Place {
    let place = place(mark)
    guard source.offset(of: place) >= source.bytes.count else { return place }
    // The parser is at the end, or on a line beyond: what is missing belongs after the last word.
    let last = source.bytes.lastIndex { $0 > UInt8(ascii: " ") }
    return source.place(at: last.map { $0 + 1 } ?? 0)
  }

  private mutating func walk(_ root: Yams.Node?) -> Node? {
    guard let root else {
      findings.error(
        "the file is empty", at: Place(source: source, line: 0, column: 0),
        hint: "start with a title, time, plant and products")
      return nil
    }
    let node = convert(root, depth: 0)
    return budget < 0 ? nil : node
  }

  /// Reports, once, that there is too much.
  private mutating func exhausted(at place: Place) {
    guard !isExhausted else { return }
    isExhausted = true
    findings.error(
      "the scenario has more than \(Prescan.nodeLimit) values once its aliases are filled in",
      at: place)
  }

  private mutating func convert(_ node: Yams.Node, depth: Int) -> Node? {
    budget -= 1
    guard budget >= 0 else {
      exhausted(at: place(node.mark))
      return nil
    }
    guard depth < Prescan.depthLimit else {
      findings.error(
        "mappings and lists are nested more than \(Prescan.depthLimit) levels deep",
        at: place(node.mark))
      return nil
    }
    let result: Node?
    switch node {
    case .scalar(let scalar): result = convert(scalar)
    case .sequence(let sequence):
      var items: [Node] = []
      for item in sequence {
        if let item = convert(item, depth: depth + 1) { items.append(item) }
      }
      result = Node(content: .sequence(items), place: place(sequence.mark))
    case .mapping(let mapping):
      result = convert(mapping, depth: depth)
    case .alias: result = nil
    }
    if let anchor = node.anchor?.rawValue, let result {
      anchored[anchor] = result
    }
    return result
  }

  private mutating func convert(_ scalar: Yams.Node.Scalar) -> Node? {
    let place = place(scalar.mark)
    let quoted = scalar.style != .plain
    if !quoted, scalar.string.unicodeScalars.first == Self.star {
      return alias(String(scalar.string.unicodeScalars.dropFirst()), at: place)
    }
    return .scalar(Self.restoringStars(scalar.string), quoted: quoted, at: place)
  }

  /// The value that an alias stands for, counted as if it were written out.
  private mutating func alias(_ name: String, at place: Place) -> Node? {
    guard let target = anchored[name] else {
      findings.error(
        "there is no anchor '&\(Diagnostic.quotable(name))' before this alias", at: place,
        hint: Suggestion.closest(to: name, among: anchored.keys.sorted())
          .map { "did you mean '*\($0)'?" }
          ?? "put text that starts with '*' in quotes")
      return Node(content: .mapping(Mapping()), place: place, origin: .failed)
    }
    budget -= target.count(upTo: budget + 1)
    guard budget >= 0 else {
      exhausted(at: place)
      return nil
    }
    return target
  }

  private mutating func convert(_ mapping: Yams.Node.Mapping, depth: Int) -> Node {
    var entries: [Mapping.Entry] = []
    var repeated: [String: [Place]] = [:]
    for (key, value) in mapping {
      budget -= 1
      guard budget >= 0 else { break }
      let keyPlace = place(key.mark)
      guard let scalar = key.scalar, scalar.style == .plain || !scalar.string.isEmpty else {
        findings.error("a key must be a name, not \(Self.kind(of: key))", at: keyPlace)
        continue
      }
      if scalar.style == .plain, scalar.string.unicodeScalars.first == Self.star {
        findings.error("an alias cannot be a key", at: keyPlace)
        continue
      }
      if let name = repeats.originalName(scalar.string) {
        repeated[name, default: []].append(keyPlace)
        continue
      }
      let name = Self.restoringStars(scalar.string)
      if name == "<<", scalar.style == .plain {
        findings.error(
          "merge keys ('<<') are not part of a scenario", at: keyPlace,
          hint: "use 'extends' or 'worlds', or an alias for the whole value")
        continue
      }
      if name.isEmpty {
        findings.error("a key is missing before this colon", at: keyPlace)
        continue
      }
      guard let value = convert(value, depth: depth + 1) else { continue }
      entries.append(Mapping.Entry(key: name, keyPlace: keyPlace, value: value))
    }
    for entry in entries {
      guard var places = repeated[entry.key] else { continue }
      places.append(entry.keyPlace)
      for again in places.dropFirst() {
        let first = places[0]
        findings.error(
          "the key '\(entry.key)' is given twice; first in line \(first.line), column "
            + "\(first.column)", at: again)
      }
    }
    return Node(content: .mapping(Mapping(entries)), place: place(mapping.mark))
  }

  private static func kind(of node: Yams.Node) -> String {
    switch node {
    case .mapping: "a mapping"
    case .sequence: "a list"
    default: "nothing"
    }
  }
}
