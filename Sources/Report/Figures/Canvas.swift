/// What a figure is drawn on.
public struct Canvas: Sendable, Hashable {
  /// How it is drawn.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Lines and letters that stay sharp at any size.
    case svg
    /// Dots.
    case png
    /// Letters in a terminal.
    case text
  }

  /// How it is drawn.
  public var kind: Kind
  /// Width [pixels, or columns of letters]; `nil` for 900 pixels or 79 columns.
  public var width: Int?
  /// Height [pixels, or lines]; `nil` for as much as the figure needs.
  public var height: Int?

  /// Creates a canvas.
  public init(_ kind: Kind, width: Int? = nil, height: Int? = nil) {
    self.kind = kind
    self.width = width
    self.height = height
  }

  /// The sizes that may be asked for.
  public static func sizes(_ kind: Kind) -> (width: ClosedRange<Int>, height: ClosedRange<Int>) {
    kind == .text ? (40...500, 10...500) : (240...10_000, 160...10_000)
  }

  /// Sizes of letters [units of the canvas]: typical width, and from line to line.
  struct Letters: Sendable {
    /// Size of the font, as the canvas counts; 0 in a terminal.
    var font: Double
    /// Width of a letter.
    var width: Double
    /// Height of a line.
    var line: Double
  }

  /// What a text is.
  enum Style: Sendable {
    /// The title.
    case title
    /// Axes, legends and headings.
    case body
    /// The caption.
    case small
  }

  /// The letters of a kind of text.
  func letters(_ style: Style) -> Letters {
    guard kind != .text else { return Letters(font: 0, width: 1, line: 1) }
    // Widths of a sans serif font, on the wide side: nobody knows which one a reader has.
    // gnuplot counts the letters of SVG in pixels and those of PNG in points.
    let scale = kind == .png ? 0.75 : 1
    return switch style {
    case .title: Letters(font: 16 * scale, width: 8.6, line: 23)
    case .body: Letters(font: 13 * scale, width: 7, line: 19)
    case .small: Letters(font: 11 * scale, width: 6, line: 16)
    }
  }

  /// Width drawn.
  var columns: Double { Double(width ?? (kind == .text ? 79 : 900)) }

  /// Width of a panel below which fewer stand beside each other.
  var leastPanel: Double { kind == .text ? 36 : 230 }
}
