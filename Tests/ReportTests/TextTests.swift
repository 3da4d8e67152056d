import Report
import Testing

@Suite("JSON text")
struct JSONTests {
  @Test("objects keep their order; what holds only scalars stands on one line")
  func layout() {
    let value = JSON.object([
      ("b", .integer(1)), ("a", .object([("x", .number(0.1)), ("y", .null)])), ("c", .array([])),
      ("d", .array([.bool(true), .object([])])),
    ])
    #expect(
      value.text == """
        {
          "b": 1,
          "a": { "x": 0.1, "y": null },
          "c": [],
          "d": [ true, {} ]
        }

        """)
    #expect(value.line == #"{ "b": 1, "a": { "x": 0.1, "y": null }, "c": [], "d": [ true, {} ] }"#)
  }

  @Test("quotes, backslashes, control characters and line separators are escaped")
  func escapes() {
    let text = JSON.string("a\"b\\c\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é😀").line
    #expect(text == #""a\"b\\c\n\r\t\u0000\u001f\u007f\u2028é😀""#)
  }

  @Test("numbers are the shortest that read back the same, and never NaN or infinite")
  func numbers() {
    for value in [
      0.1, 1.0 / 3, 1e300, Double.leastNonzeroMagnitude, -0.0, 300, 123_456_789.123_456_78,
    ] {
      let text = JSON.number(value).line
      #expect(Double(text)?.bitPattern == value.bitPattern)
    }
    #expect(JSON.number(.nan).line == "null")
    #expect(JSON.number(-.infinity).line == "null")
    #expect(JSON.unsigned(.max).line == "18446744073709551615")
  }
}

@Suite("CSV text")
struct CSVTests {
  @Test("fields are quoted only where they must be")
  func quoting() {
    #expect(
      CSV.line(["a", "b c", "d,e", "f\"g", "h\ni", " j", ""])
        == "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\" j\",\n")
    #expect(CSV.field("\"") == "\"\"\"\"")
  }

  @Test("an undefined number is an empty field")
  func numbers() {
    #expect(CSV.number(0.1) == "0.1")
    #expect(CSV.number(.nan) == "")
    #expect(CSV.number(nil) == "")
  }
}

@Suite("Documents")
struct DocumentTests {
  let table = Table(
    [.words("name"), .numbers("x [min]")], rows: [["a", "1"], ["long_name", "22.5"]])

  @Test("a table on the screen is aligned and has no space at line ends")
  func screenTable() {
    #expect(
      table.screenText == """
        name       x [min]
        ---------  -------
        a                1
        long_name     22.5

        """)
    #expect(table.width == 18)
  }

  @Test("the same table as Markdown, with separators escaped")
  func markdownTable() {
    #expect(
      Table([.words("a|b"), .numbers("n")], rows: [["x", "1"]]).markdownText == """
        | a\\|b | n |
        |:-----|----:|
        | x    | 1 |

        """)
  }

  @Test("columns without a value are left out")
  func emptyColumns() {
    let table = Table(
      [.words("a"), .numbers("b"), .numbers("c")], rows: [["x", "-", "1"], ["y", "-", "-"]])
    #expect(table.withoutEmptyColumns().headings.map { $0.title } == ["a", "c"])
    #expect(table.withoutEmptyColumns().rows == [["x", "1"], ["y", "-"]])
  }

  @Test("a table without rows shows nothing")
  func emptyTable() {
    #expect(Table([.words("a")], rows: []).screenText == "")
  }

  @Test("text is broken at spaces before it is wider than the screen")
  func wrapping() {
    let text = Screen.wrapped(String(repeating: "word ", count: 30), first: "- ", rest: "  ")
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines[0].hasPrefix("- word"))
    #expect(lines[1].hasPrefix("  word"))
    // A word that is too long stands alone, unbroken: it may be a path to copy.
    let long = String(repeating: "x", count: 120)
    #expect(Screen.wrapped("a \(long) b") == "a\n\(long)\nb\n")
  }

  @Test("Markdown escapes markup but leaves underscores inside names")
  func markdownEscapes() {
    #expect(
      Markdown.escaped("net_profit *x* <b> _y_ `z` [a](b)\n#1")
        == "net_profit \\*x\\* \\<b> \\_y\\_ \\`z\\` [a\\](b) #1")
    #expect(Markdown.escaped("# a") == "\\# a")
    #expect(Markdown.escaped("x [USD per week]") == "x [USD per week]")
    #expect(Markdown.cell("a|b") == "a\\|b")
  }

  @Test("a command with backticks gets a longer fence")
  func fence() {
    let text = Markdown.text(Document(blocks: [.command("echo ```")]))
    #expect(text == "````sh\necho ```\n````\n")
  }

  @Test("the whale curve accumulates profit from the best account on")
  func whale() {
    let points = WhaleCurve.points(profits: [-50, 100, 30, 20])
    #expect(points.map { $0.profit } == [100, 130, 150, 100])
    #expect(points.map { $0.shareOfProfit } == [1, 1.3, 1.5, 1])
    #expect(points.map { $0.shareOfAccounts } == [0.25, 0.5, 0.75, 1])
    let many = WhaleCurve.points(profits: (1...25).map { Double($0) })
    #expect(many.map { $0.accounts } == [3, 5, 8, 10, 13, 15, 18, 20, 23, 25])
    #expect(WhaleCurve.points(profits: [-1, -2]).allSatisfy { $0.shareOfProfit == nil })
    #expect(WhaleCurve.points(profits: []).isEmpty)
  }
}
