import Experiment
import Inference

/// What a sweep found at every point of its design, with all that a report says around it.
public struct SweepResults: Sendable {
  /// What produced it.
  public var provenance: Provenance
  /// Where the runs are, and how they are read.
  public var reading: SweepReading
  /// One row per point, in the order of the design.
  public let rows: [SweepRow]
  /// What all points say together.
  public let analysis: SweepAnalysis
  /// What readers must know, each text with the number of runs that said it.
  public let warnings: [CountedWarning]
  /// Runs that the design asks for and the store lacks: those of other parts, or after an
  /// interruption.
  public var missing: Int

  /// Reads the results of a sweep.
  /// - Parameters:
  ///   - provenance: what produced them.
  ///   - reading: where they are.
  ///   - sample: the design drawn, with the point of each of its rows; `nil` for others.
  ///   - missing: runs that the design asks for and the store lacks.
  public init(
    provenance: Provenance, reading: SweepReading,
    sample: (design: SampledDesign, points: [Int])? = nil, missing: Int = 0
  ) throws(StoreError) {
    self.provenance = provenance
    self.reading = reading
    self.missing = missing
    rows = try reading.rows()
    analysis = try reading.analysis(of: sample, seed: provenance.seed)
    warnings = try reading.store.warnings(
      of: reading.points.flatMap(\.systems), below: reading.replications)
  }

  /// Paths that the points differ in, in order.
  var paths: [String] { reading.points.first?.settings.map(\.path) ?? [] }

  /// What decides.
  var measure: Measure { reading.measures[0] }

  /// What the numbers rest on.
  var procedure: String {
    let count = Wording.count(reading.replications, "replication")
    let points = Wording.count(rows.count, "point")
    guard reading.strategies.count > 1 else {
      return "\(count) at each of \(points), Student-t"
    }
    let family = rows.count * (rows.first?.comparisons.count ?? 0)
    return "\(count) at each of \(points), paired t, common random numbers, Holm over"
      + " \(Wording.count(family, "comparison"))"
  }

  /// A verdict in a word: the name of the winner, `equivalent`, `undecided`.
  func word(_ verdict: PhaseVerdict) -> String {
    switch verdict {
    case .winner(let index): reading.strategies[index]
    case .equivalent: "equivalent"
    case .undecided: "undecided"
    }
  }

  /// Names of the paths that are not the same at all points.
  var shortPaths: [String] {
    ShortPath.ends(of: reading.varyingPlaces.map { paths[$0] })
  }

  /// Values of a point in these paths.
  func texts(_ row: SweepRow) -> [String] { reading.varyingPlaces.map { row.settings[$0].text } }

  /// A point in words: `units 2, setup 10 min`.
  func place(_ row: SweepRow) -> String {
    zip(shortPaths, texts(row)).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  // MARK: Words

  /// The answer.
  var verdict: String {
    guard let best else { return "Nothing was finished: no result." }
    let quantity = Quantity(measure)
    let row = rows[best.row]
    let estimate = row.estimates[best.strategy][0]
    let name = Wording.name(of: measure)
    let level = row.estimates.indices.filter { row.estimates[$0][0].mean == estimate.mean }
    let who =
      reading.strategies.count > 1
      ? " of \(Wording.list(level.map { reading.strategies[$0] }))" : ""
    let direction =
      switch measure.orientation {
      case .smallerIsBetter: "Lowest"
      case .largerIsBetter: "Best"
      case .neither: "Highest"
      }
    var text = ""
    if reading.strategies.count > 1 { text = whoWins + " " }
    text += "\(direction) \(name): \(quantity.withUnit(quantity.cell(estimate)))\(who)"
    if !shortPaths.isEmpty { text += " at \(place(row))" }
    return text + "."
  }

  private var whoWins: String {
    let counts = reading.strategies.indices.map { index in
      rows.count { $0.verdict == .winner(index) }
    }
    let winners = reading.strategies.indices.filter { counts[$0] > 0 }
    let even = rows.count { $0.verdict == .equivalent }
    let open = rows.count - counts.reduce(0, +) - even
    let parts =
      winners.map { "\(reading.strategies[$0]) wins at \(counts[$0])" }
      + (even > 0 ? ["\(even) \(even == 1 ? "does" : "do") not matter"] : [])
      + (open > 0 ? ["\(open) \(open == 1 ? "is" : "are") undecided"] : [])
    return "Of \(Wording.count(rows.count, "point")): \(parts.joined(separator: ", "))."
  }

  /// Where the deciding measure is best; `nil` when it is defined nowhere.
  private var best: (row: Int, strategy: Int)? {
    var best: (row: Int, strategy: Int, value: Double)?
    for row in rows.indices {
      for strategy in rows[row].estimates.indices {
        let mean = rows[row].estimates[strategy][0].mean
        guard mean.isFinite else { continue }
        let value = measure.orientation == .smallerIsBetter ? -mean : mean
        if value > best?.value ?? -.infinity { best = (row, strategy, value) }
      }
    }
    return best.map { ($0.row, $0.strategy) }
  }
}
