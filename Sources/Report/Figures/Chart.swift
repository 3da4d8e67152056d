/// A figure before it is drawn: what stands where, in the data's own numbers.
///
/// Pure functions make it from a saved result; `Gnuplot` writes it as a script. It knows nothing of
/// pixels: `ChartLayout` finds places on a canvas.
public struct Chart: Sendable, Hashable {
  /// What it is about: usually the scenario's title.
  public var title: String
  /// What it shows, in a phrase.
  public var subtitle: String
  /// Its panels, row by row.
  public var panels: [Panel]
  /// Panels beside each other where there is room.
  public var columns: Int
  /// What marks and areas stand for.
  public var legend: [Entry]
  /// The caption: level, number of replications and procedure of intervals, and what else a reader
  /// must know.
  public var notes: [String]
  /// What the caption says, too, where areas are shaded: not in a terminal.
  public var pictureNotes: [String]
  /// The command that repeats the result.
  public var command: String

  /// Creates a chart.
  public init(
    title: String, subtitle: String, panels: [Panel], columns: Int = 1, legend: [Entry] = [],
    notes: [String] = [], pictureNotes: [String] = [], command: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.panels = panels
    self.columns = columns
    self.legend = legend
    self.notes = notes
    self.pictureNotes = pictureNotes
    self.command = command
  }

  /// A pair of axes with what is drawn between them.
  public struct Panel: Sendable, Hashable {
    /// What the vertical axis shows, and other headings; stands above, where it can be read.
    public var heading: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// What is drawn, the first at the back.
    public var layers: [Layer] = []
    /// Lines across the panel.
    public var rules: [Rule] = []
    /// Texts at places of the panel.
    public var texts: [Text] = []
    /// What the left and the right side of the panel mean, above it.
    public var sides: Sides?
    /// A text for each row of a vertical axis of rows, at the right; empty for none.
    public var remarks: [String] = []

    /// Creates an empty panel.
    public init(heading: String, x: Axis, y: Axis) {
      self.heading = heading
      self.x = x
      self.y = y
    }
  }

  /// What lies to the left and to the right of zero.
  public struct Sides: Sendable, Hashable {
    /// Below zero.
    public var left: String
    /// Above zero.
    public var right: String
  }

  /// A place; one that is not finite breaks a line.
  public struct Point: Sendable, Hashable {
    /// On the horizontal axis.
    public var x: Double
    /// On the vertical axis.
    public var y: Double
  }

  /// A rectangle.
  public struct Box: Sendable, Hashable {
    /// Left and right.
    public var x: ClosedRange<Double>
    /// Below and above.
    public var y: ClosedRange<Double>
  }

  /// A place with an interval.
  public struct Whisker: Sendable, Hashable {
    /// The place.
    public var at: Point
    /// Ends of the interval.
    public var interval: ClosedRange<Double>
  }

  /// Something drawn.
  public enum Layer: Sendable, Hashable {
    /// The area between two curves; x and the interval there.
    case band([Whisker], Mark)
    /// Places joined by straight lines.
    case line([Point], Mark)
    /// Markers.
    case points([Point], Mark)
    /// Intervals upright, without their middle.
    case uprights([Whisker], Mark)
    /// Intervals lying.
    case lying([Whisker], Mark)
    /// Rectangles; in a terminal only their outlines, and not even these where letters stand in them.
    case boxes([Box], Fill)
  }

  /// A line across a panel.
  public struct Rule: Sendable, Hashable {
    /// Whether it is upright.
    public var isVertical: Bool
    /// Where it stands on the other axis.
    public var value: Double
    /// How it is drawn.
    public var mark: Mark

    /// Creates a rule.
    public init(vertical value: Double, _ mark: Mark) {
      isVertical = true
      self.value = value
      self.mark = mark
    }

    /// Creates a rule.
    public init(horizontal value: Double, _ mark: Mark) {
      isVertical = false
      self.value = value
      self.mark = mark
    }

    /// The mark of a line at zero.
    static let zero = Mark(ink: .black, width: 1.2)
  }

  /// Which end of a text stands at its place.
  public enum Alignment: String, Sendable, Hashable {
    /// Its beginning.
    case left
    /// Its middle.
    case center
    /// Its end.
    case right
  }

  /// A text at a place of a panel.
  public struct Text: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Its place.
    public var at: Point
    /// Which end of it stands there.
    public var alignment: Alignment
    /// Its colour.
    public var ink: Ink

    /// Creates a text.
    public init(
      _ text: String, at: Point, _ alignment: Alignment = .center, ink: Ink = .black
    ) {
      self.text = text
      self.at = at
      self.alignment = alignment
      self.ink = ink
    }
  }

  /// What a mark or an area stands for.
  public struct Entry: Sendable, Hashable {
    /// Its meaning.
    public var text: String
    /// The line, marker, both or area.
    public var sample: Sample

    /// Creates an entry.
    public init(_ text: String, _ sample: Sample) {
      self.text = text
      self.sample = sample
    }
  }

  /// A sample of what is drawn.
  public enum Sample: Sendable, Hashable {
    /// A line with markers.
    case linePoints(Mark)
    /// A line.
    case line(Mark)
    /// A marker.
    case point(Mark)
    /// An area, with its letter.
    case area(Fill, String)
  }
}
