/// Text of a document for a terminal of 100 columns.
public enum Screen {
  /// Widest line; only names and commands of the user's can make one longer.
  public static let width = 100

  /// The document as text.
  package static func text(_ document: Document) -> String {
    var parts: [String] = []
    for (index, block) in document.blocks.enumerated() {
      let text = self.text(block)
      guard !text.isEmpty else { continue }
      // A heading, and what introduces a table, stand directly above what follows.
      let joined = index > 0 && joins(document.blocks[index - 1], block)
      parts.append((parts.isEmpty || joined ? "" : "\n") + text)
    }
    return parts.joined()
  }

  private static func joins(_ upper: Document.Block, _ lower: Document.Block) -> Bool {
    switch (upper, lower) {
    case (.heading, _): true
    case (.lines, .title), (.title, .paragraph), (.title, .lines), (.command, .title): true
    case (.lines, .command), (.table, .paragraph): true
    case (.paragraph(let text), .table): text.hasSuffix(":")
    default: false
    }
  }

  private static func text(_ block: Document.Block) -> String {
    switch block {
    case .title(let text), .paragraph(let text), .verdict(let text):
      wrapped(text)
    case .heading(let text):
      text + "\n"
    case .command(let text):
      text + "\n"
    case .lines(let lines):
      lines.map { wrapped($0, rest: "  ") }.joined()
    case .picture(let lines):
      lines.map { $0 + "\n" }.joined()
    case .list(let items):
      items.map { wrapped($0, first: "- ", rest: "  ") }.joined()
    case .table(let table):
      table.screenText
    }
  }

  /// Text broken at spaces so that no line is wider than the screen.
  package static func wrapped(_ text: String, first: String = "", rest: String = "") -> String {
    lines(text, first: first, rest: rest).map { $0 + "\n" }.joined()
  }

  /// The same as lines, none wider than `width` unless a single word is.
  static func lines(
    _ text: String, first: String = "", rest: String = "", width: Int = Screen.width
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in words(of: text) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }

  /// The words of a text; an option and its value stay together, so that they can be copied.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      if let last = words.last, last.hasPrefix("--"), !last.contains(" "), !word.hasPrefix("--") {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }
}
