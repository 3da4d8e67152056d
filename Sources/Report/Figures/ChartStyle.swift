/// A colour of a figure.
///
/// Okabe and Ito's palette, which readers with any colour vision tell apart (Okabe and Ito 2008, Color
/// Universal Design, https://jfly.uni-koeln.de/color/). Nothing is told by colour alone: markers, line
/// types and hatching differ, too, so that a figure survives a grey printer.
public enum Ink: String, Sendable, Hashable {
  /// The first series.
  case blue = "#0072b2"
  /// The second.
  case vermillion = "#d55e00"
  /// The third.
  case green = "#009e73"
  /// The fourth.
  case purple = "#cc79a7"
  /// The fifth.
  case orange = "#e69f00"
  /// The sixth.
  case sky = "#56b4e9"
  /// Text, axes, and what is no series.
  case black = "#000000"
  /// Captions, and what is undecided.
  case grey = "#666666"
  /// What stands behind: raw values, marks.
  case faint = "#aaaaaa"

  /// The colours of series, in their order.
  static let series: [Ink] = [.blue, .vermillion, .green, .purple, .orange, .sky]
}

/// How points and lines are drawn.
public struct Mark: Sendable, Hashable {
  /// Colour.
  public var ink: Ink
  /// gnuplot's number of the marker; 0 for a dot.
  public var marker: Int
  /// The line type, 1 to 5: solid, dashed, dotted, and dashes with one dot or two.
  public var dash: Int
  /// Width of lines.
  public var width: Double
  /// Size of markers.
  public var size: Double
  /// Letter that stands for the marker in a terminal, from A on: 0 for A.
  public var letter: Int

  /// Creates a mark.
  public init(
    ink: Ink, marker: Int = 7, dash: Int = 1, width: Double = 2, size: Double = 0.7,
    letter: Int = 0
  ) {
    self.ink = ink
    self.marker = marker
    self.dash = dash
    self.width = width
    self.size = size
    self.letter = letter
  }

  /// The mark of the i-th series, from 0: colour, marker and line type differ from its neighbours'.
  public static func series(_ index: Int) -> Mark {
    Mark(
      ink: Ink.series[index % Ink.series.count], marker: markers[index % markers.count],
      dash: index % 5 + 1, letter: index)
  }

  /// The same, fainter lines and markers.
  func with(width: Double? = nil, size: Double? = nil, dash: Int? = nil) -> Mark {
    var mark = self
    mark.width = width ?? mark.width
    mark.size = size ?? mark.size
    mark.dash = dash ?? mark.dash
    return mark
  }

  /// Circle, square, triangle, diamond, triangle down and pentagon, filled and then open.
  private static let markers = [7, 5, 9, 13, 11, 15, 6, 4, 8, 12, 10, 14]
}

/// How an area is drawn.
public struct Fill: Sendable, Hashable {
  /// What it is filled with.
  public enum Kind: Sendable, Hashable {
    /// Its colour, so dense (0...1).
    case solid(Double)
    /// gnuplot's pattern of that number: lines and dots.
    case pattern(Int)
    /// Nothing.
    case empty
  }

  /// Colour.
  public var ink: Ink
  /// What it is filled with.
  public var kind: Kind
  /// Whether it has an outline.
  public var hasBorder: Bool

  /// Creates a fill.
  public init(ink: Ink, kind: Kind, hasBorder: Bool = false) {
    self.ink = ink
    self.kind = kind
    self.hasBorder = hasBorder
  }

  /// The area where the i-th of several strategies wins: the first dense, the next ones lighter, so
  /// that they differ in grey.
  static func winner(_ index: Int) -> Fill {
    let densities = [0.5, 0.2, 0.35, 0.1]
    return Fill(
      ink: Ink.series[index % Ink.series.count], kind: .solid(densities[index % densities.count]))
  }

  /// Where nobody can say.
  static let undecided = Fill(ink: .grey, kind: .pattern(4))
  /// Where it does not matter.
  static let equivalent = Fill(ink: .faint, kind: .solid(0.3))
  /// Where corners disagree.
  static let border = Fill(ink: .faint, kind: .empty)
}
