/// One text that values come from: a scenario file, a table, or a `--set` option.
final class Source: Sendable {
  /// Name for diagnostics: the file as the user named it, or `--set`.
  let name: String
  /// Folder that relative names in this text start from; empty is the working directory.
  let folder: String
  /// Position in the order of reading, by which diagnostics are sorted.
  let order: Int
  /// The text, UTF-8.
  let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Longest line that diagnostics carry with them [bytes].
  private static let longestLine = 10_000

  init(name: String, folder: String, order: Int, bytes: [UInt8]) {
    self.name = name
    self.folder = folder
    self.order = order
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
        index += 1
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(index) }
    }
    lineStarts = starts
  }

  /// A line without its end; empty when there is no such line, or one too long to show.
  func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    { end -= 1 }
    guard end - start <= Self.longestLine else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The place of a byte.
  func place(at offset: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    let column = bytes[start..<min(max(offset, start), bytes.count)].reduce(1) { count, byte in
      byte & 0xC0 == 0x80 ? count : count + 1
    }
    return Place(source: self, line: low + 1, column: column)
  }

  /// Offset of a place that this source made, or of the end of its line.
  func offset(of place: Place) -> Int {
    guard place.line >= 1, place.line <= lineStarts.count else { return bytes.count }
    var index = lineStarts[place.line - 1]
    var column = 1
    while column < place.column, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      column += 1
    }
    return index
  }
}

/// Where something was written.
struct Place: Sendable {
  /// The text.
  let source: Source
  /// Line, from 1; 0 for the text as a whole.
  let line: Int
  /// Column in Unicode scalars, from 1; 0 for the text as a whole.
  let column: Int

  /// A column further right on the same line.
  func advanced(by columns: Int) -> Place {
    Place(source: source, line: line, column: column + columns)
  }

  /// `file:line:column`.
  var description: String { "\(source.name):\(line):\(column)" }

  /// Order in which a reader meets places: by text, line, column.
  static func precedes(_ a: Place, _ b: Place) -> Bool {
    (a.source.order, a.line, a.column) < (b.source.order, b.line, b.column)
  }
}
