import Testing

@testable import Report

@Suite("Gnuplot scripts")
struct GnuplotTests {
  /// What could become a command, end a text or a block, or turn the direction of writing.
  private static let pieces = [
    "'", "''", "\"", "`touch a`", "$(touch b)", "\n", "\r", "\t", "\0", "!touch c",
    "; system('touch d')",
    "EOD", "\nEOD\n", "|", "<", "< touch e", "@a", "\\", "%g", "{", "}", "#", "\u{202E}",
    "\u{2066}",
    "\u{200B}", "\u{E0041}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{1B}[31m", "ä", "日本", "🚲",
    "e\u{301}",
    " ", "mill", "set output 'f'", "$data_1_1",
  ]

  /// Texts of these pieces, always the same ones.
  private static func texts(_ count: Int) -> [String] {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return pieces
      + (0..<count).map { _ in
        (0...next(6)).map { _ in pieces[next(pieces.count)] }.joined()
      }
  }

  @Test("no text can leave its quotes, whatever is in it")
  func quotes() {
    for text in Self.texts(3000) {
      let quoted = GnuplotText.quoted(text)
      #expect(quoted.hasPrefix("'") && quoted.hasSuffix("'") && quoted.count >= 2)
      let inner = quoted.unicodeScalars.dropFirst().dropLast()
      #expect(!inner.contains("'"))
      for scalar in inner {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          Issue.record("U+\(String(scalar.value, radix: 16)) is left of \(text.debugDescription)")
        default: continue
        }
      }
    }
  }

  @Test("no text has what ends a section of XML")
  func sections() {
    #expect(GnuplotText.quoted("a]]>b") == "'a]]\u{2009}>b'")
    for text in ["]]>", "]]]>>", "x]]>\u{301}", "]\n]>", "]]\u{200B}>]]>"] {
      #expect(!Array(GnuplotText.quoted(text).utf8).contains(Array("]]>".utf8)))
    }
  }

  @Test("a comment is one line that nothing continues or substitutes")
  func comments() {
    for text in Self.texts(1000) {
      let comment = GnuplotText.comment(text)
      #expect(comment.hasPrefix("# "))
      #expect(!comment.contains { $0.isNewline || "`@\\$".contains($0) }, "\(comment)")
    }
  }

  /// A chart with a text in every place that takes one.
  private static func chart(_ text: String) -> Chart {
    var rows = Chart.Panel(
      heading: text, x: .numbers(text, unit: text, of: [-1, 2]), y: .names([text, text]))
    let mark = Mark.series(1)
    let place = Chart.Point(x: 1, y: 1)
    rows.layers = [
      .lying([Chart.Whisker(at: place, interval: 0...2)], mark), .points([place], mark),
      .boxes([Chart.Box(x: 0...1, y: 1...2)], .undecided),
    ]
    rows.remarks = [text, text]
    rows.sides = Chart.Sides(left: text, right: text)
    rows.rules = [Chart.Rule(vertical: 0, Chart.Rule.zero)]
    var plain = Chart.Panel(
      heading: text, x: .names([text], label: text), y: .numbers(text, unit: text, of: [0, 1]))
    plain.texts = [Chart.Text(text, at: place)]
    plain.layers = [
      .band([Chart.Whisker(at: place, interval: 0...2)], mark),
      .line([place, Chart.Point(x: 2, y: .nan), place], mark),
      .uprights([Chart.Whisker(at: place, interval: 0...2)], mark),
    ]
    return Chart(
      title: text, subtitle: text, panels: [rows, plain],
      legend: [
        Chart.Entry(text, .linePoints(mark)), Chart.Entry(text, .area(.equivalent, "=")),
        Chart.Entry(text, .line(mark)), Chart.Entry(text, .point(mark)),
      ], notes: [text], command: text)
  }

  private static let words: Set<Substring> = ["set", "unset", "plot"]

  @Test("outside its texts a script has only commands that draw, and data are numbers only")
  func scripts() throws {
    for text in Self.texts(60) {
      for kind in Canvas.Kind.allCases {
        let script = try Gnuplot.script(Self.chart(text), on: Canvas(kind))
        var isData = false
        for line in script.split(separator: "\n") where !line.hasPrefix("#") {
          if line == "EOD" {
            isData = false
          } else if isData {
            #expect(line.allSatisfy { "0123456789.-+e NaN".contains($0) }, "\(line)")
          } else {
            let bare = line.replacing(/'[^']*'/, with: "")
            #expect(!bare.contains { "'`@!\"{}".contains($0) }, "\(line)")
            let start = bare.split(separator: " ").first ?? ""
            #expect(Self.words.contains(start) || start.hasPrefix("$data_"), "\(line)")
            #expect(!bare.contains("system") && !bare.contains("output"), "\(line)")
            if line.hasSuffix("<< EOD") { isData = true }
          }
        }
      }
    }
  }

  @Test("numbers have nine digits and read back")
  func numbers() {
    for (value, text) in [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (1234.5, "1234.5"), (1.0 / 3, "0.333333333"),
      (-2e9 / 3, "-666666667"), (123_456_789_012, "123456789000"), (.nan, "NaN"),
      (.infinity, "NaN"), (.leastNonzeroMagnitude, "0"),
    ] {
      #expect(GnuplotText.number(value) == text)
    }
    for exponent in -250...250 {
      let value = (Double("1.23456789e\(exponent)") ?? 0)
      let back = Double(GnuplotText.number(value)) ?? .nan
      #expect(abs(back / value - 1) < 1e-8)
    }
  }

  @Test("panels lie within the canvas, above and beside each other, on every canvas")
  func layout() throws {
    let panel = Chart.Panel(
      heading: "", x: .numbers("x", unit: "h", of: [0, 1e9]),
      y: .numbers("y", unit: "", of: [0, 1]))
    for kind in Canvas.Kind.allCases {
      for columns in 1...4 {
        let chart = Chart(
          title: "Title", subtitle: "What", panels: Array(repeating: panel, count: 5),
          columns: columns, notes: ["A note."])
        let layout = try ChartLayout(chart, on: Canvas(kind))
        #expect(layout.frames.count == 5)
        for frame in layout.frames {
          #expect(frame.left > 0 && frame.left < frame.right && frame.right < layout.width)
          #expect(frame.top > 0 && frame.top < frame.bottom && frame.bottom < layout.height)
        }
        for (a, b) in zip(layout.frames, layout.frames.dropFirst()) {
          #expect(a.right < b.left || a.bottom < b.top)
        }
        for line in layout.lines { #expect(line.y >= 0 && line.y <= layout.height) }
      }
    }
    let chart = Chart(title: "", subtitle: "", panels: [panel])
    #expect(throws: FigureError.self) {
      try Gnuplot.script(chart, on: Canvas(.svg, height: 90))
    }
  }

  @Test("a narrow figure is higher instead of cutting its caption, or refused at a fixed height")
  func caption() throws {
    let panel = Chart.Panel(
      heading: "", x: .numbers("x", unit: "", of: [0, 1]), y: .numbers("y", unit: "", of: [0, 1]))
    let note = Array(repeating: "word", count: 200).joined(separator: " ") + " end."
    let chart = Chart(title: "", subtitle: "", panels: [panel], notes: [note])
    for (kind, width, height) in [(Canvas.Kind.svg, 240, 300), (.text, 40, 24)] {
      let layout = try ChartLayout(chart, on: Canvas(kind, width: width))
      #expect(layout.lines.last?.text.hasSuffix("end.") == true)
      #expect(!layout.lines.contains { $0.text.contains("…") })
      #expect(throws: FigureError.self) {
        try Gnuplot.script(chart, on: Canvas(kind, width: width, height: height))
      }
    }
  }

  @Test("panels above each other begin and end at the same places, so that verdicts line up")
  func columns() throws {
    let panels = [(["a"], ["ab"]), (["a long name"], ["a long verdict"])].map { names, remarks in
      var panel = Chart.Panel(
        heading: "", x: .numbers("x", unit: "", of: [0, 1]), y: .names(names))
      panel.remarks = remarks
      return panel
    }
    for kind in Canvas.Kind.allCases {
      let layout = try ChartLayout(
        Chart(title: "", subtitle: "", panels: panels), on: Canvas(kind))
      #expect(layout.frames[0].left == layout.frames[1].left)
      #expect(layout.frames[0].right == layout.frames[1].right)
    }
  }

  @Test("in a terminal nothing is said of shades, and bands are owned up to be missing")
  func letters() throws {
    var panel = Chart.Panel(
      heading: "", x: .numbers("x", unit: "", of: [0, 1]), y: .numbers("y", unit: "", of: [0, 1]))
    panel.layers = [
      .band([Chart.Whisker(at: Chart.Point(x: 0, y: 0), interval: 0...1)], .series(0))
    ]
    let chart = Chart(
      title: "", subtitle: "", panels: [panel], notes: ["A note."], pictureNotes: ["Shaded: x."])
    func notes(_ kind: Canvas.Kind) throws -> [String] {
      try ChartLayout(chart, on: Canvas(kind)).lines.filter { $0.style == .small }.map(\.text)
    }
    #expect(try notes(.svg) == ["A note.", "Shaded: x."])
    #expect(
      try notes(.text) == ["A note.", "Bands are not drawn in letters: svg and png have them."])
  }

  @Test("a picture without its end is none")
  func pictures() {
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let tail: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    for (bytes, kind, isWhole) in [
      (Array("<svg></svg>\n\n".utf8), Canvas.Kind.svg, true),
      (Array("<svg><text>half".utf8), .svg, false), ([], .svg, false),
      (head + tail, .png, true), (head, .png, false), (tail, .png, false), ([], .png, false),
      (Array("a".utf8), .text, true), ([12, 10, 32], .text, false),
    ] as [([UInt8], Canvas.Kind, Bool)] {
      #expect((Picture.flaw(bytes, kind) == nil) == isWhole, "\(kind) \(bytes)")
    }
  }

  @Test("long names stay distinct: they are cut in their middle")
  func squeezed() {
    #expect(DisplayText.squeezed("a-very-long-name-cheap", to: 12) == "a-very…cheap")
    #expect(DisplayText.squeezed("short", to: 12) == "short")
    for text in Self.texts(500).map(DisplayText.clean) {
      for columns in [4, 9, 20] {
        #expect(DisplayText.width(DisplayText.squeezed(text, to: columns)) <= columns)
      }
    }
  }

  @Test("a text is no wider than its place; wide glyphs count two columns")
  func display() {
    #expect(DisplayText.width("日本") == 4)
    #expect(DisplayText.width("e\u{301}") == 1)
    #expect(DisplayText.shortened("one-stop-shop", to: 13) == "one-stop-shop")
    #expect(DisplayText.shortened("one-stop-shop", to: 8) == "one-sto…")
    #expect(DisplayText.shortened("日本日本", to: 6) == "日本…")
    #expect(DisplayText.wrapped("a bb ccc dddd", to: 6) == ["a bb", "ccc", "dddd"])
    #expect(DisplayText.wrapped("a bb ccc dddd", to: 6, limit: 2) == ["a bb", "ccc d…"])
    #expect(DisplayText.clean("a\n\u{202E}b\u{0}c") == "a b c")
    for text in Self.texts(500) {
      let clean = DisplayText.clean(text)
      for columns in [4, 9, 20] {
        #expect(DisplayText.width(DisplayText.shortened(clean, to: columns)) <= columns)
        for line in DisplayText.wrapped(clean, to: columns, limit: 3) {
          #expect(DisplayText.width(line) <= columns)
        }
      }
    }
  }
}

@Suite("Axes of figures")
struct AxisTests {
  private func labels(_ axis: Axis, _ count: Int = 5) -> [String] {
    axis.ticks(about: count).map(\.label)
  }

  @Test("ticks stand at round numbers, as many as asked for or fewer")
  func ticks() {
    let axis = Axis.numbers("x", unit: "h", of: [0.1, 9.7], including: [0], isAnchored: true)
    #expect(labels(axis, 6) == ["0", "2", "4", "6", "8", "10"])
    #expect(labels(.numbers("x", unit: "", of: [0.11, 0.19])) == ["0.12", "0.14", "0.16", "0.18"])
    #expect(labels(.numbers("x", unit: "", of: [-300, 12_000])).contains("10,000"))
    #expect(labels(.numbers("x", unit: "", of: [1, 2, 3])) == ["1", "2", "3"])
  }

  @Test("large numbers are told in millions and billions")
  func scale() {
    let axis = Axis.numbers("sales", unit: "EUR", of: [0, 4e6], isAnchored: true)
    #expect(axis.title == "sales [million EUR]")
    #expect(labels(axis) == ["0", "1", "2", "3", "4"])
    #expect(Axis.numbers("x", unit: "", of: [-3e9, 1]).title == "x [billion]")
    #expect(Axis.numbers("x", unit: "EUR", of: [0, 4e5]).title == "x [EUR]")
  }

  @Test("an axis has room on both sides of what never varies, and of nothing at all")
  func degenerate() {
    for values in [[5.0], [0, 0], [1e9, 1e9 + 1e-7], [-3], [], [.nan], [.infinity]] {
      let axis = Axis.numbers("x", unit: "", of: values)
      #expect(axis.range.lowerBound < axis.range.upperBound)
      for value in values where value.isFinite {
        #expect(axis.range.lowerBound < value && value < axis.range.upperBound)
      }
      #expect(!axis.ticks(about: 5).isEmpty)
    }
  }

  @Test("a logarithmic axis has powers of ten, and 2 and 5 between few of them")
  func logarithmic() {
    let wide = Axis.numbers("x", unit: "", of: [1, 1e6], isLogarithmic: true)
    #expect(labels(wide, 7) == ["1", "10", "100", "1000", "10,000", "100,000", "1,000,000"])
    let narrow = Axis.numbers("x", unit: "", of: [1, 30], isLogarithmic: true)
    #expect(labels(narrow, 8) == ["1", "2", "5", "10", "20"])
  }
}
