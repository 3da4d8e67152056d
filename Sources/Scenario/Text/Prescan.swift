/// Walks the tokens of a YAML text without building anything, to refuse what would be dangerous
/// or surprising to compose: deep nesting (the composer recurses), too many nodes, complex keys.
///
/// It follows the token rules of YAML 1.1 as libyaml reads them: indentation in block context,
/// brackets in flow context, scalars that may run over several lines. Where the text is no YAML it
/// stops, because the parser proper stops there too and says what is wrong.
struct Prescan {
  /// Deepest nesting of mappings and sequences.
  static let depthLimit = 64
  /// Most scalars, mappings and sequences.
  static let nodeLimit = 200_000

  /// Deepest nesting seen; never more than the true one.
  private(set) var depth = 0
  /// Scalars, mappings and sequences seen.
  private(set) var nodes = 0

  private let source: Source
  private let bytes: [UInt8]
  private let end: Int
  private var index = 0
  private var line = 0
  private var column = 0
  private var indents: [Level] = []
  /// One possible simple key per flow level; the first is that of the block context.
  private var keys: [Key?] = [nil]
  private var keyAllowed = true

  /// An open block collection.
  private struct Level {
    var column: Int
    var isMapping: Bool
    /// A mapping may hold a sequence at its own column, which is one level more.
    var holdsSequence = false
  }

  private struct Key {
    var index: Int
    var line: Int
    var column: Int
  }

  init(_ source: Source) {
    self.source = source
    // Four zeros so that looking ahead needs no bounds; a zero is no character of a text.
    bytes = source.bytes + [0, 0, 0, 0]
    end = source.bytes.count
  }

  private var inFlow: Bool { keys.count > 1 }
  private var indent: Int { indents.last?.column ?? -1 }
  private var place: Place { Place(source: source, line: line + 1, column: column + 1) }

  /// Reports what must not be composed; says whether composing is safe.
  mutating func accepts(findings: Findings) -> Bool {
    while true {
      skipToToken()
      if !inFlow { unroll(to: column) }
      guard index < end else { return true }
      let start = place
      guard let goesOn = token(findings: findings) else { return false }
      if nodes > Self.nodeLimit {
        findings.error(
          "the scenario has more than \(Self.nodeLimit) values", at: start,
          hint: "put long tables into CSV files")
        return false
      }
      if depth > Self.depthLimit {
        findings.error(
          "mappings and lists are nested more than \(Self.depthLimit) levels deep", at: start)
        return false
      }
      if !goesOn { return true }
    }
  }

  /// Takes one token; `false` where the text is no YAML, `nil` when it was refused.
  private mutating func token(findings: Findings) -> Bool? {
    let byte = bytes[index]
    let next = bytes[index + 1]
    if column == 0, byte == UInt8(ascii: "%") {
      skipLine()
      return true
    }
    if column == 0, isDocumentMarker() {
      unroll(to: -1)
      keys[keys.count - 1] = nil
      keyAllowed = false
      advance(3)
      return true
    }
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      saveKey()
      keys.append(nil)
      nodes += 1
      keyAllowed = true
      advance(1)
      measure()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      keys[keys.count - 1] = nil
      if inFlow { keys.removeLast() }
      keyAllowed = false
      advance(1)
    case UInt8(ascii: ","):
      keys[keys.count - 1] = nil
      keyAllowed = true
      advance(1)
    case UInt8(ascii: "-") where Self.isBlankOrEnd(next):
      blockEntry()
    case UInt8(ascii: "?") where inFlow || Self.isBlankOrEnd(next):
      findings.error(
        "a key cannot start with '?'", at: place, hint: "write the key, a colon and the value")
      return nil
    case UInt8(ascii: ":") where inFlow || Self.isBlankOrEnd(next):
      value()
    case UInt8(ascii: "*"), UInt8(ascii: "&"):
      saveKey()
      keyAllowed = false
      if byte == UInt8(ascii: "*") { nodes += 1 }
      advance(1)
      while Self.isWord(bytes[index]) { advance(1) }
    case UInt8(ascii: "!"):
      findings.error(
        "tags such as '!name' are not part of a scenario", at: place,
        hint: "put the text in quotes if it should start with '!'")
      return nil
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      guard !inFlow else { return false }
      nodes += 1
      keys[keys.count - 1] = nil
      keyAllowed = true
      blockScalar()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      nodes += 1
      saveKey()
      keyAllowed = false
      return quotedScalar()
    case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"),
      UInt8(ascii: "\t"):
      return false
    case UInt8(ascii: "-") where next == UInt8(ascii: " ") || next == UInt8(ascii: "\t"):
      return false
    default:
      nodes += 1
      saveKey()
      keyAllowed = false
      plainScalar()
    }
    return true
  }

  // MARK: Structure

  private mutating func measure() {
    depth = max(depth, indents.reduce(keys.count - 1) { $0 + ($1.holdsSequence ? 2 : 1) })
  }

  private mutating func saveKey() {
    if keyAllowed { keys[keys.count - 1] = Key(index: index, line: line, column: column) }
  }

  /// Opens a block collection when the column lies deeper than the innermost one.
  private mutating func roll(to column: Int, isMapping: Bool) {
    guard indent < column else { return }
    indents.append(Level(column: column, isMapping: isMapping))
    nodes += 1
    measure()
  }

  private mutating func unroll(to column: Int) {
    while indent > column { indents.removeLast() }
  }

  private mutating func blockEntry() {
    if !inFlow {
      roll(to: column, isMapping: false)
      if let last = indents.indices.last, indents[last].isMapping, !indents[last].holdsSequence {
        indents[last].holdsSequence = true
        nodes += 1
        measure()
      }
    }
    keys[keys.count - 1] = nil
    keyAllowed = true
    advance(1)
  }

  private mutating func value() {
    let level = keys.count - 1
    // libyaml forgets a key after 1024 characters; to keep it longer here never hides a level.
    let key = keys[level].flatMap { $0.line == line && index - $0.index <= 4096 ? $0 : nil }
    if !inFlow {
      let column = key?.column ?? column
      roll(to: column, isMapping: true)
      if let last = indents.indices.last, indents[last].column == column {
        indents[last].holdsSequence = false
      }
    }
    keyAllowed = key == nil && !inFlow
    keys[level] = nil
    advance(1)
  }

  // MARK: Scalars

  private mutating func plainScalar() {
    let least = indent + 1
    while index < end {
      if column == 0, isDocumentMarker() { return }
      if bytes[index] == UInt8(ascii: "#") { return }
      while !Self.isBlankOrEnd(bytes[index]) {
        let byte = bytes[index]
        if byte == UInt8(ascii: ":"), Self.isBlankOrEnd(bytes[index + 1]) { return }
        if inFlow, Self.isFlowIndicator(byte) { return }
        advance(1)
      }
      guard index < end else { return }
      var broke = false
      while Self.isBlankOrEnd(bytes[index]), index < end {
        if Self.isBreak(bytes[index]) { broke = true }
        advance(1)
      }
      if broke { keyAllowed = true }
      if !inFlow, column < least { return }
    }
  }

  /// Skips a quoted scalar; `false` when it never ends.
  private mutating func quotedScalar() -> Bool {
    let quote = bytes[index]
    advance(1)
    while index < end {
      let byte = bytes[index]
      if column == 0, isDocumentMarker() { return false }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        advance(2)
      } else if byte == quote {
        advance(1)
        if quote == UInt8(ascii: "'"), bytes[index] == quote { advance(1) } else { return true }
      } else {
        advance(1)
      }
    }
    return false
  }

  private mutating func blockScalar() {
    advance(1)
    var content = 0
    while index < end, !Self.isBlankOrEnd(bytes[index]) {
      if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[index]) {
        content = max(indent, 0) + Int(bytes[index] - UInt8(ascii: "0"))
      }
      advance(1)
    }
    skipLine()
    // The first line with text sets the indentation, unless the header gave it.
    var longest = 0
    while index < end {
      while bytes[index] == UInt8(ascii: " "), content == 0 || column < content { advance(1) }
      longest = max(longest, column)
      if Self.isBreak(bytes[index]) {
        advance(1)
        continue
      }
      if content == 0 { content = max(longest, indent + 1, 1) }
      guard index < end, column == content else { return }
      skipLine()
    }
  }

  // MARK: Characters

  private mutating func skipToToken() {
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && (inFlow || !keyAllowed)) {
        advance(1)
      } else if byte == UInt8(ascii: "#") {
        while index < end, !Self.isBreak(bytes[index]) { advance(1) }
      } else if Self.isBreak(byte) {
        advance(1)
        if !inFlow { keyAllowed = true }
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while index < end, !Self.isBreak(bytes[index]) { advance(1) }
    if index < end { advance(1) }
  }

  private mutating func advance(_ count: Int) {
    for _ in 0..<count where index < end {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), bytes[index] == UInt8(ascii: "\n") { index += 1 }
      if Self.isBreak(byte) {
        line += 1
        column = 0
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  private func isDocumentMarker() -> Bool {
    let byte = bytes[index]
    return (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
      && bytes[index + 1] == byte && bytes[index + 2] == byte
      && Self.isBlankOrEnd(bytes[index + 3])
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func isBlankOrEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isBreak(byte) || byte == 0
  }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
