/// Refuses bytes that are no text, before anything tries to parse them.
enum TextCheck {
  /// Reports what makes these bytes no scenario text; says whether they may be parsed.
  static func accepts(_ source: Source, findings: Findings) -> Bool {
    let bytes = source.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || looksUTF16(bytes) {
      findings.error(
        "the file is UTF-16, not UTF-8", at: Place(source: source, line: 0, column: 0),
        hint: "save it as UTF-8")
      return false
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.error(
        "the file starts with a byte order mark", at: Place(source: source, line: 0, column: 0),
        hint: "save it as UTF-8 without BOM")
      return false
    }
    if let offset = firstInvalidUTF8(bytes) {
      findings.error(
        "the byte 0x\(hex(UInt32(bytes[offset]), 2)) here is not UTF-8",
        at: source.place(at: offset), hint: "save the file as UTF-8")
      return false
    }
    if let (offset, scalar) = firstForbidden(bytes) {
      let isBreak = scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
      findings.error(
        isBreak
          ? "the line break U+\(hex(scalar, 4)) is not allowed"
          : scalar == 0xFEFF
            ? "a byte order mark (U+FEFF) inside the file is not allowed"
            : scalar >= 0xF0000
              ? "a private character (U+F0000 or above) is not allowed"
              : "the control character U+\(hex(scalar, 4)) is not allowed: is this a text file?",
        at: source.place(at: offset),
        hint: isBreak ? "end lines with a plain line feed" : nil)
      return false
    }
    return true
  }

  /// UTF-16 of mostly Latin text has a zero in every other byte.
  private static func looksUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return false }
    let head = bytes.prefix(64)
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    return (zeros[0] == 0 && zeros[1] * 2 >= head.count - 2)
      || (zeros[1] == 0 && zeros[0] * 2 >= head.count - 2)
  }

  /// Offset of the first byte that does not belong to well-formed UTF-8.
  private static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      // Smallest second byte rules out overlong forms; largest rules out surrogates and > 10FFFF.
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
      for k in stride(from: 2, to: length, by: 1) where bytes[index + k] & 0xC0 != 0x80 {
        return index
      }
      index += length
    }
    return nil
  }

  /// The first character that YAML or a reader of lines would not take for plain text.
  private static func firstForbidden(_ bytes: [UInt8]) -> (offset: Int, scalar: UInt32)? {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: continue
      case 0x00...0x1F, 0x7F: return (index, UInt32(byte))
      case 0xC2 where bytes[index + 1] < 0xA0: return (index, UInt32(bytes[index + 1]))
      case 0xE2 where bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]):
        return (index, bytes[index + 2] == 0xA8 ? 0x2028 : 0x2029)
      case 0xEF where bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF:
        return (index, 0xFEFF)
      case 0xEF where bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
        return (index, 0xFF40 + UInt32(bytes[index + 2]))
      // Private planes: the YAML reader uses them for marks of its own.
      case 0xF3 where bytes[index + 1] >= 0xB0: return (index, 0xF0000)
      case 0xF4: return (index, 0x100000)
      default: continue
      }
    }
    return nil
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
