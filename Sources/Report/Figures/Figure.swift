import Experiment

/// A kind of figure.
public enum Figure: String, CaseIterable, Sendable {
  /// Differences of strategies with their intervals.
  case differences
  /// Means with intervals, quartiles, extremes and every replication.
  case smore
  /// What each parameter of a sweep does by itself.
  case effects
  /// Where in the world which strategy wins.
  case map
  /// A metric over a parameter.
  case response
  /// How a plant settles.
  case welch
  /// Profit of accounts and offerings, the best first.
  case whale
  /// Money quarter by quarter.
  case course

  /// What it shows, in a line.
  public var summary: String {
    switch self {
    case .differences: "differences of strategies with their intervals (compare)"
    case .smore: "means, quartiles, every replication (run, compare; --raw)"
    case .effects: "what each parameter does by itself, or matters (sweep)"
    case .map: "where which strategy wins (phase; sweep of two parameters)"
    case .response: "metrics and differences over a parameter (sweep)"
    case .welch: "how a plant settles, and where to cut (warmup)"
    case .whale: "profit of accounts and offerings, the best first (run, compare)"
    case .course: "money quarter by quarter (run, compare)"
    }
  }

  /// What makes a result that has it.
  var source: String {
    switch self {
    case .differences: "'throughline compare FILE --format json' compares strategies"
    case .smore:
      "--raw beside --format json keeps the value of every replication (run, compare)"
    case .effects:
      "'throughline sweep FILE --set PATH=1..3 --set OTHER=1,2 --format json' varies two parameters in"
        + " every combination; --sample morris:10 screens many"
    case .map:
      "'throughline phase FILE --x PATH=1..3 --y PATH=1..3 --format json' maps who wins where"
    case .response: "'throughline sweep FILE --set PATH=1..10 --format json' varies a parameter"
    case .welch: "'throughline warmup FILE --format json' looks how the plant settles"
    case .whale:
      "'throughline run FILE --format json' has it where a scenario has accounts and money"
    case .course:
      "'throughline run FILE --format json' has it where the horizon is a quarter (13 weeks) or more"
    }
  }
}

/// Which figure of a result is wanted.
public struct FigureRequest: Sendable {
  /// The figure; `nil` for the most telling one.
  public var figure: Figure?
  /// Metrics; empty for what decides.
  public var metrics: [String]
  /// The parameter on the horizontal axis; `nil` for the first that varies.
  public var parameter: String?

  /// Creates a request.
  public init(_ figure: Figure? = nil, metrics: [String] = [], parameter: String? = nil) {
    self.figure = figure
    self.metrics = metrics
    self.parameter = parameter
  }

  /// Fails when metrics are named that a figure does not take.
  func expectNoMetric(
    _ figure: Figure, _ deciding: String, known: [String]
  ) throws(FigureError) {
    let others = try metrics(among: known + [deciding], else: deciding)
    guard let metric = others.first(where: { $0 != deciding }) else { return }
    let hint =
      switch figure {
      case .whale, .course: "leave --metric out, or draw 'differences' (compare) or 'smore' (--raw)"
      default: "make the result with --of \(metric)"
      }
    throw FigureError(
      "the figure '\(figure.rawValue)' is about \(deciding) only, not \(metric)", hint: hint)
  }

  /// Fails when a parameter is named for a figure that takes none.
  func expectNoParameter(_ figure: Figure) throws(FigureError) {
    guard let parameter else { return }
    throw FigureError(
      "the figure '\(figure.rawValue)' takes no --parameter; found '\(parameter)'",
      hint: "response draws a metric over one parameter of a sweep")
  }

  /// The metrics asked for, each known; else the one given.
  func metrics(among known: [String], else deciding: String) throws(FigureError) -> [String] {
    guard !metrics.isEmpty else { return [deciding] }
    if let wrong = metrics.first(where: { !known.contains($0) }) {
      throw FigureError(
        "the result has no metric '\(wrong)'", unknown: .init(word: wrong, known: known))
    }
    var seen: Set<String> = []
    return metrics.filter { seen.insert($0).inserted }
  }
}

extension SavedResult {
  /// The figures that can be drawn of it, the most telling one first.
  public var figures: [Figure] {
    switch self {
    case .experiment(let saved): saved.figures
    case .sweep(let saved): saved.figures
    case .phase: [.map]
    case .warmup: [.welch]
    }
  }

  /// The figure asked for.
  public func chart(_ request: FigureRequest) throws(FigureError) -> Chart {
    let figures = figures
    guard let best = figures.first else {
      if case .sweep = self {
        throw FigureError(
          "there is no figure of this result: all its points have the same values",
          hint: Figure.response.source)
      }
      throw FigureError(
        "there is no figure of this result: it holds neither comparisons nor replications nor profits",
        hint: Figure.smore.source)
    }
    let figure = request.figure ?? best
    guard figures.contains(figure) else {
      throw FigureError(
        "this result of '\(command)' cannot be drawn as '\(figure.rawValue)'",
        hint: "\(figure.source); this one can be drawn as"
          + " \(Wording.list(figures.map(\.rawValue)))")
    }
    if figure != .response { try request.expectNoParameter(figure) }
    switch self {
    case .experiment(let saved): return try saved.chart(figure, request)
    case .sweep(let saved): return try saved.chart(figure, request)
    case .phase(let saved):
      try request.expectNoMetric(figure, saved.metric, known: [])
      return saved.y == nil ? saved.borderChart : saved.mapChart
    case .warmup(let saved):
      return try saved.chart(request)
    }
  }
}

/// How figures name metrics and levels.
enum FigureWords {
  /// The quantity of a metric.
  static func quantity(_ metric: String, _ unit: String) -> Quantity {
    Quantity(Measure(name: metric, unit: unit))
  }

  /// `95 %`.
  static func level(_ confidence: Double) -> String {
    Digits.significant(confidence * 100, 6) + " %"
  }

  /// `earns more` or `higher`: what it means for a strategy to have more of a metric.
  static func more(_ metric: String) -> String {
    metric == "money.net_profit" ? "earns more" : "has more"
  }
}
