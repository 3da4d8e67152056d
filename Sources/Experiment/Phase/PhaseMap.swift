import Inference

/// Where in a world of two parameters each strategy wins, and where nobody can say.
public struct PhaseMap: Sendable {
  /// The parameters.
  public var x: PhaseAxis
  /// The other one.
  public var y: PhaseAxis
  /// Places looked at, by y, then x.
  public var points: [Point]
  /// The map in cells: those whose corners agree, and the smallest.
  public var cells: [Cell]
  /// Comparisons that hold together: all pairs at every place there could have been.
  public var family: Int
  /// Replications at each place.
  public var replications: Int
  /// Whether the user stopped it before every cell was refined.
  public var isInterrupted = false

  /// A place looked at.
  public struct Point: Sendable, Hashable {
    /// Place on the x axis.
    public var x: Int
    /// Place on the y axis.
    public var y: Int
    /// Refinement at which it was first looked at, from 0.
    public var level: Int
    /// All pairs of strategies.
    public var comparisons: [Comparison]
    /// Who wins.
    public var verdict: PhaseVerdict
  }

  /// A rectangle of the map.
  public struct Cell: Sendable, Hashable {
    /// Places on the x axis, corners included.
    public var x: ClosedRange<Int>
    /// Places on the y axis.
    public var y: ClosedRange<Int>
    /// What all its corners say; `nil` where they disagree: a border runs through it.
    public var verdict: PhaseVerdict?

    var corners: [Spot] {
      [
        Spot(x: x.lowerBound, y: y.lowerBound), Spot(x: x.upperBound, y: y.lowerBound),
        Spot(x: x.lowerBound, y: y.upperBound), Spot(x: x.upperBound, y: y.upperBound),
      ]
    }

    /// The cell in four, or two, or as it is.
    var parts: [Cell] {
      PhaseAxis.halves(y).flatMap { y in PhaseAxis.halves(x).map { Cell(x: $0, y: y) } }
    }
  }

  /// A place on both axes.
  struct Spot: Hashable {
    var x: Int
    var y: Int
  }

  /// What the map says at every place, `grid[y][x]`: as it was found, else as all corners of the
  /// cell around it say; `nil` where they disagree and nobody looked.
  public var grid: [[(verdict: PhaseVerdict, isMeasured: Bool)?]] {
    var grid = [[(verdict: PhaseVerdict, isMeasured: Bool)?]](
      repeating: Array(repeating: nil, count: x.values.count), count: y.values.count)
    for cell in cells {
      guard let verdict = cell.verdict else { continue }
      for row in cell.y { for column in cell.x { grid[row][column] = (verdict, false) } }
    }
    for point in points { grid[point.y][point.x] = (point.verdict, true) }
    return grid
  }

  /// Share of the places of the finest grid at which the map says this (0...1).
  public func share(_ verdict: PhaseVerdict) -> Double {
    let count = grid.joined().count { $0?.verdict == verdict }
    return Double(count) / Double(x.values.count * y.values.count)
  }
}

/// A phase map before it is made.
public struct PhaseMapPlan: Sendable {
  /// What is asked; its cases get a place on x and one on y.
  public var game: PhaseGame
  /// The parameters.
  public var x: PhaseAxis
  /// The other one.
  public var y: PhaseAxis
  /// How often cells are halved where their corners disagree.
  public var refine: Int
  /// Replications at each place (>= 2).
  public var replications: Int

  /// Creates a plan.
  public init(game: PhaseGame, x: PhaseAxis, y: PhaseAxis, refine: Int, replications: Int) {
    precondition(replications >= 2, "a paired interval needs two replications")
    self.game = game
    self.x = x
    self.y = y
    self.refine = refine
    self.replications = replications
  }

  /// Makes the map: the coarse grid first, then again and again the corners of cells in four, where
  /// the corners of a cell disagree.
  ///
  /// Verdicts hold together over every place of the finest grid, looked at or not (Holm), since which
  /// ones are looked at depends on the results.
  /// - Parameters:
  ///   - isCancelled: asked now and then; the map then ends with the last complete refinement.
  ///   - progress: told after each simulation of a refinement.
  /// - Returns: the map; without points when not even the coarse grid was complete.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> PhaseMap {
    let family = x.values.count * y.values.count * game.pairs.count
    var map = PhaseMap(
      x: x, y: y, points: [], cells: [], family: family, replications: replications)
    var cells = y.cells.flatMap { y in x.cells.map { PhaseMap.Cell(x: $0, y: y) } }
    let level = Multiplicity.bonferroni(confidence: game.confidence, count: family)
    for refinement in 0...refine {
      let known = Set(map.points.map { PhaseMap.Spot(x: $0.x, y: $0.y) })
      let missing = Set(cells.flatMap(\.corners)).subtracting(known)
        .sorted { ($0.y, $0.x) < ($1.y, $1.x) }
      guard
        let series = try await game.simulate(
          missing.map { [$0.x, $0.y] }, replications: 0..<replications,
          base: map.points.count * replications * game.strategies.count, isCancelled: isCancelled,
          progress: progress)
      else {
        map.isInterrupted = true
        return map
      }
      map.points += zip(missing, series).map { spot, series in
        PhaseMap.Point(
          x: spot.x, y: spot.y, level: refinement,
          comparisons: game.compare(series, confidence: level), verdict: .undecided)
      }
      map.points.sort { ($0.y, $0.x) < ($1.y, $1.x) }
      judge(&map)
      let verdicts = Dictionary(
        uniqueKeysWithValues: map.points.map { (PhaseMap.Spot(x: $0.x, y: $0.y), $0.verdict) })
      for index in cells.indices {
        let corners = Set(cells[index].corners.map { verdicts[$0] })
        cells[index].verdict = corners.count == 1 ? corners.first ?? nil : nil
      }
      map.cells = cells
      guard refinement < refine else { break }
      // What later refinements settle never unsettles a corner that agreed before.
      cells = cells.flatMap { $0.verdict == nil ? $0.parts : [$0] }
    }
    return map
  }

  /// Holm's p-values over the whole family, and who wins by them; a place not looked at counts as
  /// one where nothing is found.
  private func judge(_ map: inout PhaseMap) {
    var pairs = map.points.map(\.comparisons)
    Comparison.adjust(&pairs, family: map.family)
    for index in map.points.indices {
      map.points[index].comparisons = pairs[index]
      map.points[index].verdict = PhaseVerdict(
        map.points[index].comparisons, strategies: game.strategies.count,
        confidence: game.confidence)
    }
  }
}
