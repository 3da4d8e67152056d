/// A format of figures.
enum PlotFormat: String, CaseIterable, Sendable {
  /// Lines and letters that stay sharp at any size.
  case svg
  /// Dots.
  case png
  /// Letters.
  case text
  /// gnuplot's script, with the data in it.
  case gnuplot

  /// The words that `--format` takes.
  static var names: [String] { allCases.map { $0.rawValue } }

  /// The format that a file's name stands for, if any.
  init?(fileName: String) {
    switch Self.ending(of: fileName)?.lowercased() {
    case ".svg": self = .svg
    case ".png": self = .png
    case ".txt", ".text": self = .text
    case ".gnuplot", ".gp", ".plt": self = .gnuplot
    default: return nil
    }
  }

  /// The ends of names that stand for a format, as messages tell them.
  static let endings = ".svg, .png, .txt or .gnuplot"

  /// `.pdf` of `a/b.pdf`; `nil` for a name without an ending.
  static func ending(of fileName: String) -> Substring? {
    let name = fileName[
      (fileName.lastIndex(of: "/").map(fileName.index(after:)) ?? fileName.startIndex)...]
    return name.dropFirst().lastIndex(of: ".").map { name[$0...] }
  }
}
