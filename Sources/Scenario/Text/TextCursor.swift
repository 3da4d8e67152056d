/// A position in a text that walks forward and knows its line and column.
struct TextCursor {
  private let source: Source
  private let bytes: [UInt8]
  private let end: Int
  /// Offset of the next byte.
  private(set) var index = 0
  /// Line of the next character, from 1.
  private(set) var line = 1
  /// Column of the next character in Unicode scalars, from 1.
  private(set) var column = 1

  init(_ source: Source) {
    self.source = source
    // Four zeros so that looking ahead needs no bounds; a zero is no character of a text.
    bytes = source.bytes + [0, 0, 0, 0]
    end = source.bytes.count
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { index >= end }
  /// The next byte; 0 at the end.
  var byte: UInt8 { bytes[index] }
  /// The byte after some others, at most 4; 0 beyond the end.
  func byte(after count: Int) -> UInt8 { bytes[min(index + count, end)] }
  /// The place of the next character.
  var place: Place { Place(source: source, line: line, column: column) }

  /// Goes on by a number of bytes; CR LF counts as one.
  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < end {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), bytes[index] == UInt8(ascii: "\n") { index += 1 }
      if Self.isBreak(byte) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  /// Goes on while bytes fit.
  mutating func advance(while fits: (UInt8) -> Bool) {
    while index < end, fits(bytes[index]) { advance() }
  }

  /// Goes on to the start of the next line.
  mutating func skipLine() {
    advance { !Self.isBreak($0) }
    advance()
  }

  /// Whether a byte ends a line.
  static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Whether a byte separates words: a space, a tab, the end of a line or of the text.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isBreak(byte) || byte == 0
  }
}
