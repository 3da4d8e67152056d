import Inference

/// Where along one parameter of the world the winner changes.
public struct Border: Sendable {
  /// The parameter.
  public var axis: PhaseAxis
  /// Places looked at, ascending.
  public var points: [Point]
  /// Whether the user stopped it before every cell was refined.
  public var isInterrupted = false

  /// A place looked at.
  public struct Point: Sendable, Hashable {
    /// Place on the axis.
    public var place: Int
    /// Number of the place in the order in which they were looked at, from 1.
    public var order: Int
    /// Replications made there.
    public var replications: Int
    /// All pairs of strategies; intervals at the level of the last look.
    public var comparisons: [Comparison]
    /// Who wins.
    public var verdict: PhaseVerdict
  }

  /// Neighbouring places that say the same.
  public struct Zone: Sendable, Hashable {
    /// What they say.
    public var verdict: PhaseVerdict
    /// First and last of them.
    public var places: ClosedRange<Int>
  }

  /// A change of the winner, or the loss of one.
  public struct Change: Sendable, Hashable {
    /// Who wins below it.
    public var below: Int
    /// Who wins above it.
    public var above: Int
    /// The last place at which the one wins and the first at which the other does: the border lies
    /// between.
    public var places: ClosedRange<Int>
    /// Places between at which they are equivalent: a zone in which it does not matter.
    public var isTied: Bool
  }

  /// The axis in zones, ascending.
  public var zones: [Zone] {
    var zones: [Zone] = []
    for point in points {
      if let last = zones.last, last.verdict == point.verdict {
        zones[zones.count - 1].places = last.places.lowerBound...point.place
      } else {
        zones.append(Zone(verdict: point.verdict, places: point.place...point.place))
      }
    }
    return zones
  }

  /// Every change of the winner, ascending; what lies between is undecided or equivalent.
  public var changes: [Change] {
    var changes: [Change] = []
    var last: (winner: Int, place: Int)?
    var isTied = false
    for point in points {
      switch point.verdict {
      case .winner(let winner):
        if let last, last.winner != winner {
          changes.append(
            Change(
              below: last.winner, above: winner, places: last.place...point.place, isTied: isTied))
        }
        last = (winner, point.place)
        isTied = false
      case .equivalent: isTied = true
      case .undecided: continue
      }
    }
    return changes
  }

  /// The interval of the parameter in which a change lies.
  public func interval(_ change: Change) -> ClosedRange<Double> {
    axis.values[change.places.lowerBound]...axis.values[change.places.upperBound]
  }

  /// What is known at a place: as it was found, or as the places around it both say.
  public func verdict(_ place: Int) -> (verdict: PhaseVerdict, isMeasured: Bool)? {
    if let point = points.first(where: { $0.place == place }) { return (point.verdict, true) }
    guard let below = points.last(where: { $0.place < place }),
      let above = points.first(where: { $0.place > place }), below.verdict == above.verdict
    else { return nil }
    return (below.verdict, false)
  }
}

/// The search for a border.
///
/// At each place replications are added until the winner is sure, or the difference surely within
/// the margin (a tie zone), or the limit is reached. Then cells of the axis whose ends disagree are
/// halved, so that bisection goes on only between what is known. The i-th place looked at may err with
/// probability `a 6/(pi^2 i^2)`, spent over its looks in the same way: all that is said
/// holds together with the stated confidence, however long the search takes.
public struct BorderSearch: Sendable {
  /// What is asked; its cases get one place.
  public var game: PhaseGame
  /// The parameter.
  public var axis: PhaseAxis
  /// How often a cell whose ends disagree is halved.
  public var refine: Int
  /// Replications in all at each look, ascending (each >= 2).
  public var looks: [Int]

  /// Creates a search.
  /// - Parameters:
  ///   - looks: replications in all at each look; `looks(atMost:)` doubles them.
  public init(game: PhaseGame, axis: PhaseAxis, refine: Int, looks: [Int]) {
    precondition(looks.first.map { $0 >= 2 } ?? false, "a paired interval needs two replications")
    precondition(zip(looks, looks.dropFirst()).allSatisfy { $0 < $1 }, "looks only add")
    self.game = game
    self.axis = axis
    self.refine = refine
    self.looks = looks
  }

  /// Looks at 10 replications, 20, 40... and at the limit.
  public static func looks(atMost limit: Int) -> [Int] {
    var looks: [Int] = []
    var next = StoppingRule.pilot
    while next < limit {
      looks.append(next)
      next *= 2
    }
    return looks + [max(limit, 2)]
  }

  /// Searches.
  /// - Parameters:
  ///   - isCancelled: asked now and then; the border then ends with the last complete level.
  ///   - progress: told after each simulation of a look.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Border {
    var border = Border(axis: axis, points: [])
    var made = 0
    var cells = axis.cells
    for level in 0...refine {
      let known = Set(border.points.map(\.place))
      let missing = Set(cells.flatMap { [$0.lowerBound, $0.upperBound] }).subtracting(known)
        .sorted()
      guard
        let found = try await look(
          at: missing, after: border.points.count, made: &made, isCancelled: isCancelled,
          progress: progress)
      else {
        border.isInterrupted = true
        return border
      }
      border.points = (border.points + found).sorted { $0.place < $1.place }
      guard level < refine else { break }
      let verdicts = Dictionary(uniqueKeysWithValues: border.points.map { ($0.place, $0.verdict) })
      cells = cells.flatMap { cell in
        verdicts[cell.lowerBound] == verdicts[cell.upperBound] ? [cell] : PhaseAxis.halves(cell)
      }
    }
    return border
  }

  /// Replicates at places until each is settled or the last look is over; `nil` when cancelled.
  private func look(
    at places: [Int], after done: Int, made: inout Int,
    isCancelled: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> [Border.Point]? {
    var points = places.enumerated().map { index, place in
      Border.Point(
        place: place, order: done + index + 1, replications: 0, comparisons: [],
        verdict: .undecided)
    }
    var series = [PhaseGame.Series](
      repeating: Array(repeating: [], count: game.strategies.count), count: places.count)
    var before = 0
    for (number, count) in looks.enumerated() {
      let open = points.indices.filter { points[$0].verdict == .undecided }
      guard !open.isEmpty else { break }
      guard
        let more = try await game.simulate(
          open.map { [places[$0]] }, replications: before..<count, base: made,
          isCancelled: isCancelled, progress: progress)
      else { return nil }
      made += open.count * (count - before) * game.strategies.count
      for (index, added) in zip(open, more) {
        for strategy in added.indices { series[index][strategy] += added[strategy] }
        let error =
          (1 - game.confidence) * Self.spent(points[index].order)
          * (looks.count == 1 ? 1 : Self.spent(number + 1)) / Double(game.pairs.count)
        points[index].replications = count
        points[index].comparisons = game.compare(series[index], confidence: 1 - error)
        // Without p-values: the intervals decide, each at its own level.
        points[index].verdict = PhaseVerdict(
          points[index].comparisons, strategies: game.strategies.count,
          confidence: game.confidence)
      }
      before = count
    }
    return points
  }

  /// `6 / (pi^2 i^2)`: sums to 1 over all i.
  private static func spent(_ number: Int) -> Double {
    6 / (Double.pi * Double.pi * Double(number) * Double(number))
  }
}
