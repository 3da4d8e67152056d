/// Text of a document as Markdown (CommonMark with pipe tables).
package enum Markdown {
  /// The document as text.
  package static func text(_ document: Document) -> String {
    document.blocks.map(text).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func text(_ block: Document.Block) -> String {
    switch block {
    case .title(let text): "# \(escaped(text))\n"
    case .heading(let text): "## \(escaped(text))\n"
    case .paragraph(let text): "\(escaped(text))\n"
    case .verdict(let text): "**\(escaped(text))**\n"
    case .command(let text): fenced(text, language: "sh")
    case .picture(let lines): fenced(lines.joined(separator: "\n"))
    case .lines(let lines): lines.map { escaped($0) + "  \n" }.joined()
    case .list(let items): items.map { "- \(escaped($0))\n" }.joined()
    case .table(let table): table.markdownText
    }
  }

  /// A code block whose fence is longer than any run of backticks inside it.
  private static func fenced(_ text: String, language: String = "") -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)\n"
  }

  /// Text of a table cell: the column separator is escaped, too.
  package static func cell(_ text: String) -> String {
    escaped(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// Text on one line, with what Markdown would read as markup escaped and nothing else: a report
  /// is also read as it is.
  package static func escaped(_ text: String) -> String {
    var out = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      switch character {
      case _ where character.isNewline: out += " "
      case "_" where isInsideWord(index, of: characters): out += "_"
      case "\\", "`", "*", "_", "<", "&": out += "\\" + String(character)
      case "#" where index == 0, ">" where index == 0: out += "\\" + String(character)
      case "]" where isFollowed(index, by: "([:", in: characters): out += "\\]"
      default: out.append(character)
      }
    }
    return out
  }

  /// CommonMark never reads an underscore between letters as markup, and names are full of them.
  private static func isInsideWord(_ index: Int, of text: [Character]) -> Bool {
    guard index > 0, index + 1 < text.count else { return false }
    return [text[index - 1], text[index + 1]].allSatisfy { $0.isLetter || $0.isNumber }
  }

  /// A closing bracket makes a link only together with what follows it.
  private static func isFollowed(
    _ index: Int, by openers: String, in text: [Character]
  ) -> Bool {
    index + 1 < text.count && openers.contains(text[index + 1])
  }
}
