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

  private var cursor: TextCursor
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
    cursor = TextCursor(source)
  }

  private var inFlow: Bool { keys.count > 1 }
  /// Column of the innermost block collection; 0 outside of all.
  private var indent: Int { indents.last?.column ?? 0 }

  /// Reports what must not be composed; says whether composing is safe.
  mutating func accepts(findings: Findings) -> Bool {
    while true {
      skipToToken()
      if !inFlow { unroll(to: cursor.column) }
      guard !cursor.isAtEnd else { return true }
      let start = cursor.place
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
    let byte = cursor.byte
    let next = cursor.byte(after: 1)
    if cursor.column == 1, byte == UInt8(ascii: "%") {
      cursor.skipLine()
      return true
    }
    if isAtDocumentMarker {
      unroll(to: 0)
      keys[keys.count - 1] = nil
      keyAllowed = false
      cursor.advance(3)
      return true
    }
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      saveKey()
      keys.append(nil)
      nodes += 1
      keyAllowed = true
      cursor.advance()
      measure()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      keys[keys.count - 1] = nil
      if inFlow { keys.removeLast() }
      keyAllowed = false
      cursor.advance()
    case UInt8(ascii: ","):
      keys[keys.count - 1] = nil
      keyAllowed = true
      cursor.advance()
    case UInt8(ascii: "-") where TextCursor.isBlank(next):
      blockEntry()
    case UInt8(ascii: "?") where inFlow || TextCursor.isBlank(next):
      findings.error(
        "a key cannot start with '?'", at: cursor.place,
        hint: "write the key, a colon and the value")
      return nil
    case UInt8(ascii: ":") where inFlow || TextCursor.isBlank(next):
      value()
    case UInt8(ascii: "*"), UInt8(ascii: "&"):
      saveKey()
      keyAllowed = false
      if byte == UInt8(ascii: "*") { nodes += 1 }
      cursor.advance()
      cursor.advance(while: Self.isWord)
    case UInt8(ascii: "!"):
      findings.error(
        "tags such as '!name' are not part of a scenario", at: cursor.place,
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
    guard keyAllowed else { return }
    keys[keys.count - 1] = Key(index: cursor.index, line: cursor.line, column: cursor.column)
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
      roll(to: cursor.column, isMapping: false)
      if let last = indents.indices.last, indents[last].isMapping, !indents[last].holdsSequence {
        indents[last].holdsSequence = true
        nodes += 1
        measure()
      }
    }
    keys[keys.count - 1] = nil
    keyAllowed = true
    cursor.advance()
  }

  private mutating func value() {
    let level = keys.count - 1
    // libyaml forgets a key after 1024 characters; to keep it longer here never hides a level.
    let key = keys[level].flatMap {
      $0.line == cursor.line && cursor.index - $0.index <= 4096 ? $0 : nil
    }
    if !inFlow {
      let column = key?.column ?? cursor.column
      roll(to: column, isMapping: true)
      if let last = indents.indices.last, indents[last].column == column {
        indents[last].holdsSequence = false
      }
    }
    keyAllowed = key == nil && !inFlow
    keys[level] = nil
    cursor.advance()
  }

  // MARK: Scalars

  private mutating func plainScalar() {
    let least = indent + 1
    while !cursor.isAtEnd {
      if isAtDocumentMarker || cursor.byte == UInt8(ascii: "#") { return }
      while !TextCursor.isBlank(cursor.byte) {
        let byte = cursor.byte
        if byte == UInt8(ascii: ":"), TextCursor.isBlank(cursor.byte(after: 1)) { return }
        if inFlow, Self.isFlowIndicator(byte) { return }
        cursor.advance()
      }
      var broke = false
      while !cursor.isAtEnd, TextCursor.isBlank(cursor.byte) {
        if TextCursor.isBreak(cursor.byte) { broke = true }
        cursor.advance()
      }
      if broke { keyAllowed = true }
      if !inFlow, cursor.column < least { return }
    }
  }

  /// Skips a quoted scalar; `false` when it never ends.
  private mutating func quotedScalar() -> Bool {
    let quote = cursor.byte
    cursor.advance()
    while !cursor.isAtEnd {
      let byte = cursor.byte
      if isAtDocumentMarker { return false }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        cursor.advance(2)
      } else if byte == quote {
        cursor.advance()
        guard quote == UInt8(ascii: "'"), cursor.byte == quote else { return true }
        cursor.advance()
      } else {
        cursor.advance()
      }
    }
    return false
  }

  private mutating func blockScalar() {
    cursor.advance()
    // Column at which the content starts; 0 until it is known.
    var content = 0
    while !TextCursor.isBlank(cursor.byte) {
      if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(cursor.byte) {
        content = max(indent, 1) + Int(cursor.byte - UInt8(ascii: "0"))
      }
      cursor.advance()
    }
    cursor.skipLine()
    // The first line with text sets the indentation, unless the header gave it.
    var longest = 0
    while !cursor.isAtEnd {
      while cursor.byte == UInt8(ascii: " "), content == 0 || cursor.column < content {
        cursor.advance()
      }
      longest = max(longest, cursor.column)
      if TextCursor.isBreak(cursor.byte) {
        cursor.advance()
        continue
      }
      if content == 0 { content = max(longest, indent + 1, 2) }
      guard !cursor.isAtEnd, cursor.column == content else { return }
      cursor.skipLine()
    }
  }

  // MARK: Between tokens

  private mutating func skipToToken() {
    while !cursor.isAtEnd {
      let byte = cursor.byte
      if byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && (inFlow || !keyAllowed)) {
        cursor.advance()
      } else if byte == UInt8(ascii: "#") {
        cursor.advance { !TextCursor.isBreak($0) }
      } else if TextCursor.isBreak(byte) {
        cursor.advance()
        if !inFlow { keyAllowed = true }
      } else {
        return
      }
    }
  }

  private var isAtDocumentMarker: Bool {
    let byte = cursor.byte
    return cursor.column == 1 && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
      && cursor.byte(after: 1) == byte && cursor.byte(after: 2) == byte
      && TextCursor.isBlank(cursor.byte(after: 3))
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
