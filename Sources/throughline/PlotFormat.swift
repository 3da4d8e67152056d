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
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[dot...].lowercased() {
    case ".svg": self = .svg
    case ".png": self = .png
    case ".txt": self = .text
    case ".gnuplot", ".gp", ".plt": self = .gnuplot
    default: return nil
    }
  }
}
