/// What happens to an idea for a variant.
public struct InnovationPolicy: Sendable, Hashable {
  /// Smallest price gain of an idea, or size of a proposal, that passes the gate; 0 passes every one,
  /// infinity none.
  public var gate: Double
  /// What a proposal must promise besides; `nil` for nothing.
  public var hurdle: Hurdle?
  /// When product managers meet to choose among what was proposed; `nil`: each proposal that passes the
  /// gate is accepted as it comes.
  public var group: Group?
  /// Most projects in process, from the start of development to the launch; others wait in the order
  /// of `rank`. `nil`: all at once.
  public var projects: Int?
  /// Which of the waiting projects goes to work first.
  public var rank: Rank
  /// Size of a project's buffer as a share of its plan: the launch is promised for the end of both
  /// (Goldratt 1997, Critical Chain: half).
  public var buffer: Double
  /// Where the zones of the fever chart of projects lie; it is looked at, and decides nothing.
  public var fever: Fever
  /// Whether a variant takes the place of the ones before it or is offered beside them.
  public var variants: Variants

  /// What a new variant does to the ones before it.
  public enum Variants: Sendable, Hashable {
    /// It replaces them; their special material is written off.
    case replace
    /// It stands beside them; each order asks for one of them, all equally likely.
    case beside
  }

  /// A product strategy group: what has passed the gate waits for its next meeting, which accepts the
  /// best by the number of the hurdle (see `Hurdle`) and rejects the others.
  public struct Group: Sendable, Hashable {
    /// Time between meetings [base unit, > 0].
    public var every: Double
    /// Most proposals that a meeting accepts (>= 1).
    public var most: Int

    /// Creates a group.
    public init(every: Double, most: Int) {
      self.every = every
      self.most = most
    }
  }

  /// A fever chart: the share of its buffer that a project has used up, over the share of its
  /// development that is done. Each border is a straight line; below `yellow` it is green, above `red`
  /// red.
  ///
  /// Source: Goldratt (1997), Critical Chain; the lines differ from author to author, so they are given
  /// (Leach 2014, Critical Chain Project Management).
  public struct Fever: Sendable, Hashable {
    /// Consumption at which green ends.
    public var yellow: Line
    /// Consumption at which red begins: nowhere below `yellow`.
    public var red: Line

    /// A border over the share of development that is done.
    public struct Line: Sendable, Hashable {
      /// Consumption where nothing is done.
      public var start: Double
      /// Consumption where everything is done.
      public var end: Double

      /// Creates a line.
      public init(start: Double, end: Double) {
        self.start = start
        self.end = end
      }

      /// Its height where so much is done (0...1).
      func height(at done: Double) -> Double { start + (end - start) * done }
    }

    /// Creates a chart; by default the zones are thirds all the way.
    public init(
      yellow: Line = Line(start: 1.0 / 3, end: 1.0 / 3),
      red: Line = Line(start: 2.0 / 3, end: 2.0 / 3)
    ) {
      self.yellow = yellow
      self.red = red
    }
  }

  /// Which of the waiting projects goes to work first; among equals the one proposed first.
  public enum Rank: Sendable, Hashable {
    /// The largest throughput gained per time of the scarcest capacity, as estimated when the proposal
    /// was chosen; what the books could not estimate comes last.
    case throughput
    /// The largest revenue that its manager expects from it: recorded sales of its product per time x
    /// estimated size, whatever it takes to make.
    case revenue
  }

  /// What a proposal must be estimated to gain per time of the scarcest capacity, as the books know
  /// it: (throughput of its product x estimated size x time over which it counts) / (time of
  /// development, pilot and setup that it takes there). What the books cannot estimate passes.
  public struct Hurdle: Sendable, Hashable {
    /// Least throughput gained per time [currency per base unit].
    public var gain: Double
    /// Time over which a gain counts [base unit, > 0]; `nil` is a year.
    public var over: Double?

    /// Creates a hurdle.
    public init(gain: Double, over: Double? = nil) {
      self.gain = gain
      self.over = over
    }
  }

  /// Creates a policy.
  public init(
    gate: Double = 0, hurdle: Hurdle? = nil, group: Group? = nil, projects: Int? = nil,
    rank: Rank = .throughput, buffer: Double = 0.5, fever: Fever = Fever(),
    variants: Variants = .replace
  ) {
    self.gate = gate
    self.hurdle = hurdle
    self.group = group
    self.projects = projects
    self.rank = rank
    self.buffer = buffer
    self.fever = fever
    self.variants = variants
  }
}
