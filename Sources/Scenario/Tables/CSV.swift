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
    var cursor: TextCursor
    var broken = false

    init(_ source: Source) {
      cursor = TextCursor(source)
    }

    mutating func row(findings: Findings) -> [Cell]? {
      guard !cursor.isAtEnd, !broken else { return nil }
      var cells: [Cell] = []
      while true {
        guard let cell = cell(findings: findings) else { return nil }
        cells.append(cell)
        let byte = cursor.byte
        cursor.advance()
        if byte != UInt8(ascii: ",") { return cells }
      }
    }

    /// One cell, up to but without the comma or line end that follows it.
    private mutating func cell(findings: Findings) -> Cell? {
      cursor.advance { $0 == UInt8(ascii: " ") }
      let place = cursor.place
      var bytes: [UInt8] = []
      if cursor.byte == UInt8(ascii: "\"") {
        cursor.advance()
        while true {
          if cursor.isAtEnd {
            return fail("the quotes that open here never close", place, findings)
          }
          let start = cursor.index
          let byte = cursor.byte
          cursor.advance()
          if byte == UInt8(ascii: "\"") {
            guard cursor.byte == UInt8(ascii: "\"") else { break }
            cursor.advance()
          }
          bytes.append(byte)
          // A line end of two bytes is one step.
          if cursor.index - start == 2, TextCursor.isBreak(byte) {
            bytes.append(UInt8(ascii: "\n"))
          }
        }
        cursor.advance { $0 == UInt8(ascii: " ") }
        guard cursor.byte == UInt8(ascii: ",") || cursor.isAtEnd || TextCursor.isBreak(cursor.byte)
        else { return fail("a comma is missing after these quotes", cursor.place, findings) }
      } else {
        while !cursor.isAtEnd, cursor.byte != UInt8(ascii: ","), !TextCursor.isBreak(cursor.byte) {
          bytes.append(cursor.byte)
          cursor.advance()
        }
        while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\t") {
          bytes.removeLast()
        }
      }
      return Cell(text: String(decoding: bytes, as: UTF8.self), place: place)
    }

    private mutating func fail(_ message: String, _ place: Place, _ findings: Findings) -> Cell? {
      findings.error(message, at: place)
      broken = true
      return nil
    }
  }
}
