/// Text from a result, made fit to be drawn: without what controls a terminal or the direction of
/// writing, and no longer than its place.
///
/// Names in a scenario are data of strangers. What is left here can be shown; that it can run nothing
/// is `GnuplotText`'s part.
enum DisplayText {
  /// Without control and format characters (bidirectional overrides, joiners, tags); line ends become
  /// spaces.
  static func clean(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        if clean.last != " " { clean.append(" ") }
      case .format, .surrogate, .privateUse, .unassigned: continue
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// Columns that a text takes in a terminal, and about its width elsewhere: wide glyphs count two,
  /// marks that combine with the letter before none.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// A text in so many columns, its end cut off for an ellipsis where it is longer.
  static func shortened(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var short = ""
    var used = 1
    for character in text {
      let wide = width(String(character))
      guard used + wide <= columns else { break }
      short.append(character)
      used += wide
    }
    while short.last == " " { short.removeLast() }
    return short + "…"
  }

  /// A name in so many columns, cut in its middle, because long names often differ at their ends.
  static func squeezed(_ text: String, to columns: Int) -> String {
    guard width(text) > columns, columns > 4 else { return shortened(text, to: columns) }
    let rear = (columns - 1) / 2
    var end = ""
    for character in text.reversed() {
      guard width(end) + width(String(character)) <= rear else { break }
      end = String(character) + end
    }
    return shortened(text, to: columns - width(end)) + end
  }

  /// A text in lines of so many columns, broken at spaces; a longer word is shortened.
  /// - Parameter limit: most lines; the last one then ends in an ellipsis.
  static func wrapped(_ text: String, to columns: Int, limit: Int = .max) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let word = shortened(String(word), to: columns)
      if let last = lines.last, width(last) + 1 + width(word) <= columns {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    guard lines.count > limit else { return lines }
    let rest = lines[(limit - 1)...].joined(separator: " ")
    return lines.prefix(limit - 1) + [shortened(rest, to: columns)]
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // The wide blocks of East Asian Width (Unicode Standard Annex 11), and pictures.
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
