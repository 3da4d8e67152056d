extension Diagnostic: CustomStringConvertible {
  /// Text for a person: `file:line:column: error: message`, the line with a caret below the
  /// place, then what is allowed and what to do.
  public var description: String {
    var lines = ["\(position)\(severity.rawValue): \(message)"]
    if !sourceLine.isEmpty, column >= 1 {
      let picture = Self.picture(of: sourceLine, at: column)
      lines.append("    " + picture.line)
      lines.append("    " + picture.caret)
    }
    if !allowed.isEmpty {
      // More names than that nobody reads.
      let shown =
        allowed.count <= 24 ? allowed : allowed.prefix(20) + ["… (\(allowed.count) in all)"]
      lines.append("  allowed: " + shown.joined(separator: ", "))
    }
    if let hint {
      lines.append("  " + hint)
    }
    return lines.joined(separator: "\n")
  }

  private var position: String {
    line > 0 ? "\(file):\(line):\(column): " : "\(file): "
  }

  /// The part of a line around a column that fits a terminal, and a caret below the column.
  ///
  /// Tabs become spaces and other control characters `?`, so that a file cannot send escape
  /// sequences to the terminal and the caret stays below its character.
  private static func picture(of line: String, at column: Int) -> (line: String, caret: String) {
    let width = 92
    var scalars = line.unicodeScalars.map(Self.printable)
    var start = column - 1
    if scalars.count > width {
      let first = max(0, min(start - width / 2, scalars.count - width))
      let last = min(scalars.count, first + width)
      let cutAtEnd = last < scalars.count
      scalars = Array(scalars[first..<last])
      start -= first
      if first > 0 { scalars[0] = "…" }
      if cutAtEnd { scalars[scalars.count - 1] = "…" }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return (String(text), String(repeating: " ", count: min(start, scalars.count)) + "^")
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control: scalar == "\t" ? " " : "?"
    case .format, .lineSeparator, .paragraphSeparator, .surrogate: "?"
    default: scalar
    }
  }

  /// A user's text as it may stand inside a message: one line, printable, at most 60 characters.
  static func quotable(_ text: some StringProtocol, upTo limit: Int = 60) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit + 1) {
      result.append(scalar == "\n" ? " " : printable(scalar))
    }
    if result.count > limit {
      result.removeLast()
      result.append("…")
    }
    return String(result)
  }
}
