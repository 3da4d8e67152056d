import Yams

/// Renames keys that repeat a later one, so that a text with repeated keys can be composed.
///
/// A private character takes the place of the key's first one, so that all columns stay. The rest
/// of the key stays, too: a renamed key equals another one only if the two were equal before, and
/// then the character, which is a new one each time, tells them apart.
struct RepeatedKeys {
  /// First characters of the keys that were renamed, in order.
  private var letters: [Unicode.Scalar] = []

  /// Private use, four bytes in UTF-8; no text holds it (see `TextCheck`).
  private static let base: UInt32 = 0xF2000

  /// Renames the key at a place of the text; `false` when it does not start with a letter or digit.
  mutating func rename(keyAt mark: Mark, in bytes: inout [UInt8]) -> Bool {
    let text = Source(name: "", folder: "", order: 0, bytes: bytes)
    var offset = text.offset(of: Place(source: text, line: mark.line, column: mark.column))
    guard offset < bytes.count else { return false }
    if bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") { offset += 1 }
    guard offset < bytes.count, Shape.isNameByte(bytes[offset]),
      let scalar = Unicode.Scalar(Self.base + UInt32(letters.count))
    else { return false }
    letters.append(Unicode.Scalar(bytes[offset]))
    bytes.replaceSubrange(offset...offset, with: Array(String(Character(scalar)).utf8))
    return true
  }

  /// The name that a renamed key had; `nil` for any other key.
  func originalName(_ key: String) -> String? {
    guard let first = key.unicodeScalars.first, first.value >= Self.base,
      first.value < Self.base + UInt32(letters.count)
    else { return nil }
    let letter = letters[Int(first.value - Self.base)]
    return String(Character(letter)) + String(key.unicodeScalars.dropFirst())
  }
}
