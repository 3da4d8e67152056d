/// Text that gnuplot drew for a terminal.
public enum PlainText {
  /// Without what gnuplot adds for its own screen: a form feed, spaces at line ends, empty lines at the
  /// end.
  public static func tidied(_ picture: [UInt8]) -> [UInt8] {
    let (space, lineEnd, formFeed) = (UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(12))
    var lines = picture.filter { $0 != formFeed }
      .split(separator: lineEnd, omittingEmptySubsequences: false)
      .map { line in
        line.prefix((line.lastIndex { $0 != space } ?? line.startIndex - 1) - line.startIndex + 1)
      }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.flatMap { $0 + [lineEnd] }
  }
}
