/// Texts and numbers as a gnuplot script may hold them.
///
/// gnuplot runs what stands in backticks within double quotes, and reads commands wherever a line
/// begins. So every text is on one line in single quotes, where nothing is substituted (neither
/// backticks nor `@macros` nor backslashes), and holds no single quote itself. Doubling them, as the
/// manual has it, is not enough: gnuplot 5.4 takes two doubled ones in a row, or one at the beginning,
/// for the end of the text and the beginning of another. Data are numbers only, so that no row can be
/// the end of its own block. `]]>`, which XML allows in no text and gnuplot writes as it is, gets a thin
/// space before its end.
enum GnuplotText {
  /// A text in single quotes; its own become apostrophes.
  static func quoted(_ text: String) -> String {
    var inner = String.UnicodeScalarView()
    for scalar in DisplayText.clean(text).unicodeScalars {
      if scalar == ">", inner.suffix(2).elementsEqual("]]".unicodeScalars) {
        inner.append("\u{2009}")
      }
      inner.append(scalar == "'" ? "\u{2019}" : scalar)
    }
    return "'\(String(inner))'"
  }

  /// A number with nine significant digits, more than any picture shows; `NaN` when there is none.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "NaN" }
    guard value != 0 else { return "0" }
    let power = 8 - Digits.exponent(value)
    // Within these a power of ten and its reciprocal are numbers; what lies beyond is no result.
    guard abs(power) <= 300 else { return value.magnitude < 1 ? "0" : "\(value)" }
    let factor = Double("1e\(abs(power))") ?? 1
    let rounded =
      power >= 0
      ? (value * factor).rounded() / factor : (value / factor).rounded() * factor
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A text as a comment: what means something to gnuplot even there is left out.
  ///
  /// A backslash at its end would continue the comment on the next line.
  static func comment(_ text: String) -> String {
    let kept = DisplayText.clean(text).unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "`", "@", "\\", "$": "?"
      default: Character(scalar)
      }
    }
    return "# " + DisplayText.shortened(String(kept), to: 2000)
  }
}
