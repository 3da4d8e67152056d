/// A command line as text that a POSIX shell reads back as the same arguments.
enum ShellCommand {
  /// The words joined, each quoted where it must be.
  static func text(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// A word as it is when it is plain, else in single quotes.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        switch $0 {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", ",", ":", "=", "+", "@", "%":
          true
        default: false
        }
      }
    guard !isPlain else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
