import ArgumentParser
import Experiment
import Scenario

/// The points of a sweep: what is laid over the scenario at each.
struct SweepDesign: Sendable {
  /// Paths that vary, in order.
  var paths: [String]
  /// Their values at each point, in the order of the paths.
  var points: [[String]]

  /// Where the values of a table stand, row by row; and the table's file.
  var table: (file: String, places: [[(line: Int, column: Int)]])?

  /// The design they were drawn by, with the point of each of its rows; `nil` for others.
  var sample: (design: SampledDesign, points: [Int])?

  /// Most points of a sweep.
  static let most = 1_000_000

  /// Every combination of the axes' values, the last axis fastest.
  init(grid axes: [SweepAxis]) throws {
    try Self.check(axes.map(\.path))
    for axis in axes where axis.values.isEmpty {
      throw ValidationError(
        "--set \(axis.path) is a range without steps: say '\(axis.range?.text ?? "") by ...' or"
          + " '... x ...', or draw from it with --sample")
    }
    guard let points = SweepGrid.points(axes.map(\.values), atMost: Self.most) else {
      throw ValidationError("this grid has more than \(Self.most) points")
    }
    paths = axes.map(\.path)
    self.points = points
  }

  /// Refuses paths that change no run.
  private static func check(_ paths: [String]) throws {
    for path in paths where !ScenarioTemplate.changesRuns(path) {
      throw ValidationError("\(path) cannot be varied from point to point: it changes no run")
    }
  }

  /// The rows of a table, at each of them every combination of the axes' values.
  init(_ table: DesignTable, from file: String, grid axes: [SweepAxis]) throws {
    for axis in axes where table.paths.contains(axis.path) {
      throw ValidationError("\(axis.path) is both in --design and in --set")
    }
    try Self.check(table.paths)
    let grid = try SweepDesign(grid: axes)
    guard table.rows.count * grid.points.count <= Self.most else {
      throw ValidationError("this design has more than \(Self.most) points")
    }
    paths = table.paths + grid.paths
    points = table.rows.flatMap { row in grid.points.map { row + $0 } }
    self.table = (file, table.places)
  }

  /// What a sampled design looks at; a point that it comes to twice is one point.
  /// - Parameter fixed: parameters that have one value everywhere.
  init(_ sampled: SampledDesign, fixed: [SweepAxis]) {
    paths = sampled.factors.map(\.path) + fixed.map(\.path)
    let rest = fixed.map { $0.values[0] }
    points = []
    var places: [[String]: Int] = [:]
    var rows: [Int] = []
    for texts in sampled.texts {
      if places[texts] == nil {
        places[texts] = points.count
        points.append(texts + rest)
      }
      rows.append(places[texts] ?? 0)
    }
    sample = (sampled, rows)
  }

  /// What is laid over the scenario at a point, as options for `--set`.
  func settings(_ point: Int) -> [String] { zip(paths, points[point]).map { "\($0)=\($1)" } }

  /// A mistake at a point with its place in the table, if it is about a value from there.
  func located(_ diagnostic: Diagnostic, at point: Int) -> Diagnostic {
    guard let table, diagnostic.file == "--set",
      let column = settings(point).firstIndex(of: diagnostic.sourceLine),
      column < table.places[0].count
    else { return diagnostic }
    let place = table.places[point / (points.count / table.places.count)][column]
    var located = diagnostic
    (located.file, located.line, located.column) = (table.file, place.line, place.column)
    located.sourceLine = ""
    return located
  }

  /// The same as paths and values.
  func values(_ point: Int) -> [StoreOrigin.Value] {
    zip(paths, points[point]).map { StoreOrigin.Value(path: $0, text: $1) }
  }

  /// The first point that comes twice, if one does.
  var repeated: [String]? {
    var seen: Set<[String]> = []
    return points.indices.first { !seen.insert(points[$0]).inserted }.map { settings($0) }
  }
}
