/// A table as written in a CSV file: a header and rows of as many cells.
struct CSV {
  /// A cell and where it starts.
  struct Cell {
    var text: String
    var place: Place
  }

  /// The column names.
  private(set) var header: [Cell] = []
  /// The rows, each with as many cells as the header.
  private(set) var rows: [[Cell]] = []

  /// Most rows of a table.
  static let rowLimit = 100_000

  /// Reads a table by RFC 4180: commas, quotes doubled inside quotes, CRLF or LF.
  ///
  /// Spaces around a cell are dropped, empty lines skipped; `nil` when the text is no table at all.
  init?(_ source: Source, findings: Findings) {
    var text = source
    // Spreadsheets like to start UTF-8 with a byte order mark.
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text = Source(
        name: source.name, folder: source.folder, order: source.order,
        bytes: Array(source.bytes.dropFirst(3)))
    }
    guard TextCheck.accepts(text, findings: findings) else { return nil }
    var scanner = Scanner(text)
    while let row = scanner.row(findings: findings) {
      if row.count == 1, row[0].text.isEmpty { continue }
      if header.isEmpty {
        header = row
      } else if row.count != header.count {
        findings.error(
          "this row has \(row.count) cells, but the header has \(header.count)",
          at: row[0].place,
          hint: row.count > header.count ? "put a text that holds a comma in quotes" : nil)
      } else if rows.count == Self.rowLimit {
        findings.error("the table has more than \(Self.rowLimit) rows", at: row[0].place)
        return nil
      } else {
        rows.append(row)
      }
    }
    guard !scanner.broken else { return nil }
    guard !header.isEmpty else {
      findings.error(
        "the table is empty", at: Place(source: source, line: 0, column: 0),
        hint: "its first line names the columns")
      return nil
    }
    if header.count == 1, header[0].text.contains(";") || header[0].text.contains("\t") {
      findings.error(
        "the columns are not separated by commas", at: header[0].place,
        hint: "save the table as CSV with commas")
      return nil
    }
    for (index, cell) in header.enumerated()
    where header[..<index].contains(where: { $0.text == cell.text }) {
      findings.error("the column '\(Diagnostic.quotable(cell.text))' comes twice", at: cell.place)
      return nil
    }
  }

  /// Splits a text into rows of cells.
  private struct Scanner {
    let source: Source
    var index = 0
    var line = 1
    var column = 1
    var broken = false

    init(_ source: Source) {
      self.source = source
    }

    mutating func row(findings: Findings) -> [Cell]? {
      guard index < source.bytes.count, !broken else { return nil }
      var cells: [Cell] = []
      while true {
        guard let cell = cell(findings: findings) else { return nil }
        cells.append(cell)
        guard index < source.bytes.count else { return cells }
        let byte = source.bytes[index]
        advance()
        if byte != UInt8(ascii: ",") { return cells }
      }
    }

    /// One cell, up to but without the comma or line end that follows it.
    private mutating func cell(findings: Findings) -> Cell? {
      while current == UInt8(ascii: " ") { advance() }
      let place = Place(source: source, line: line, column: column)
      var bytes: [UInt8] = []
      if current == UInt8(ascii: "\"") {
        advance()
        while true {
          guard let byte = current else {
            findings.error("the quotes that open here never close", at: place)
            broken = true
            return nil
          }
          advance()
          if byte == UInt8(ascii: "\"") {
            guard current == UInt8(ascii: "\"") else { break }
            advance()
          }
          bytes.append(byte)
        }
        while current == UInt8(ascii: " ") { advance() }
        if let byte = current, byte != UInt8(ascii: ","), !Self.isBreak(byte) {
          findings.error(
            "a comma is missing after these quotes",
            at: Place(source: source, line: line, column: column))
          broken = true
          return nil
        }
      } else {
        while let byte = current, byte != UInt8(ascii: ","), !Self.isBreak(byte) {
          bytes.append(byte)
          advance()
        }
        while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\t") {
          bytes.removeLast()
        }
      }
      return Cell(text: String(decoding: bytes, as: UTF8.self), place: place)
    }

    private var current: UInt8? {
      index < source.bytes.count ? source.bytes[index] : nil
    }

    private mutating func advance() {
      let byte = source.bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), current == UInt8(ascii: "\n") { index += 1 }
      if Self.isBreak(byte) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
  }
}
