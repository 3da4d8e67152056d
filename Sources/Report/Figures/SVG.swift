/// What is said in a picture's file besides the picture.
public enum SVG {
  /// gnuplot's picture with the chart's name as its title, which browsers and screen readers tell,
  /// instead of gnuplot's own.
  public static func titled(_ picture: [UInt8], _ title: String) -> [UInt8] {
    let old = Array("<title>Gnuplot</title>".utf8)
    // It stands at the beginning.
    guard let start = picture.prefix(4096).firstRange(of: old)?.lowerBound else { return picture }
    let new = "<title>\(escaped(DisplayText.clean(title)))</title>"
    return picture[..<start] + Array(new.utf8) + picture[(start + old.count)...]
  }

  /// A text between tags.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
  }
}

extension Chart {
  /// What it is about and what it shows, in a line.
  public var heading: String {
    [title, subtitle].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
