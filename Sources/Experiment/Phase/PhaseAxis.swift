/// A parameter of the world over a range: the places on it that an experiment may look at.
///
/// The coarse grid comes first; between two of its places lie those of the refinements, each level
/// halving what is left. Every place is fixed beforehand, so all can be checked before anything runs.
public struct PhaseAxis: Sendable, Hashable {
  /// Path of the parameter: `plant.resources.mill.setup`.
  public let path: String
  /// Unit of its values as a scenario writes it, or empty.
  public let unit: String
  /// The places, ascending: a value of the parameter for each.
  public let values: [Double]
  /// Indices of the places of the coarse grid, ascending; the first and the last are the ends.
  public let coarse: [Int]
  /// Whether places are spaced by equal factors rather than by equal amounts.
  public let isLogarithmic: Bool

  /// Creates an axis.
  /// - Parameters:
  ///   - path: path of the parameter.
  ///   - range: its values, more than one point wide; above zero when logarithmic.
  ///   - unit: unit of the values.
  ///   - grid: places of the coarse grid (>= 2).
  ///   - refine: how often a cell may be halved (0...12).
  ///   - isLogarithmic: whether places are spaced by equal factors.
  ///   - decimals: most decimals that a value may have (0 for whole numbers), so that there may be
  ///     fewer places; `nil` for as many as it takes to type seven digits.
  public init(
    path: String, range: ClosedRange<Double>, unit: String = "", grid: Int, refine: Int,
    isLogarithmic: Bool = false, decimals: Int? = nil
  ) {
    precondition(range.lowerBound < range.upperBound, "a range has two ends")
    precondition(grid >= 2 && (0...12).contains(refine), "a grid has two places at least")
    precondition(!isLogarithmic || range.lowerBound > 0, "factors need values above zero")
    self.path = path
    self.unit = unit
    self.isLogarithmic = isLogarithmic
    let steps = (grid - 1) << refine
    var values: [Double] = []
    var places: [Int] = []
    for step in 0...steps {
      let value = Self.value(step, of: steps, range, isLogarithmic, decimals)
      // Rounded ones may coincide.
      if let last = values.last, last >= value {
        places.append(values.count - 1)
      } else {
        places.append(values.count)
        values.append(value)
      }
    }
    self.values = values
    var coarse: [Int] = []
    for step in stride(from: 0, through: steps, by: 1 << refine)
    where coarse.last != places[step] {
      coarse.append(places[step])
    }
    self.coarse = coarse
  }

  private static func value(
    _ step: Int, of steps: Int, _ range: ClosedRange<Double>, _ isLogarithmic: Bool,
    _ decimals: Int?
  ) -> Double {
    if step == 0 { return range.lowerBound }
    if step == steps { return range.upperBound }
    let share = Double(step) / Double(steps)
    var value = range.lowerBound + share * (range.upperBound - range.lowerBound)
    if isLogarithmic {
      value = Self.factor(range.lowerBound, range.upperBound, step, steps)
    }
    if let decimals {
      let parts = (0..<decimals).reduce(1.0) { parts, _ in parts * 10 }
      return (value * parts).rounded() / parts
    }
    return isLogarithmic ? rounded(value) : tidy(value, range)
  }

  /// `lower (upper / lower)^(step / steps)` by square roots: the same bits on every platform, which
  /// a library's power function does not promise.
  private static func factor(_ lower: Double, _ upper: Double, _ step: Int, _ steps: Int) -> Double
  {
    var (low, high) = (0.0, Double(steps))
    var (below, above) = (lower, upper)
    for _ in 0..<60 where low < high {
      let middle = (low + high) / 2
      let mean = (below * above).squareRoot()
      if middle == Double(step) { return mean }
      if middle < Double(step) {
        (low, below) = (middle, mean)
      } else {
        (high, above) = (middle, mean)
      }
    }
    return below
  }

  /// Five significant digits: where exactly one looks does not matter, what can be typed does.
  private static func rounded(_ value: Double) -> Double {
    var unit = 1.0
    while value / unit >= 100_000 { unit *= 10 }
    var parts = 1.0
    while value * parts < 10_000 { parts *= 10 }
    return unit > 1 ? (value / unit).rounded() * unit : (value * parts).rounded() / parts
  }

  /// To a millionth of the range or so, for the same reason.
  private static func tidy(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    var parts = 1.0
    while (range.upperBound - range.lowerBound) * parts < 1_000_000 { parts *= 10 }
    let tidy = (value * parts).rounded() / parts
    return range.contains(tidy) ? tidy : value
  }

  /// The value of a place as a scenario writes it: `12.5 min`.
  public func text(_ place: Int) -> String {
    FocusMoves.plain(values[place]) + (unit.isEmpty ? "" : " \(unit)")
  }

  /// The option that sets it: `plant.resources.mill.setup=12.5 min`.
  public func setting(_ place: Int) -> String { "\(path)=\(text(place))" }

  /// Cells of the coarse grid: neighbours on it.
  var cells: [ClosedRange<Int>] {
    zip(coarse, coarse.dropFirst()).map { $0...$1 }
  }

  /// A cell in two, or as it is when no place lies inside.
  static func halves(_ cell: ClosedRange<Int>) -> [ClosedRange<Int>] {
    guard cell.count > 2 else { return [cell] }
    let middle = (cell.lowerBound + cell.upperBound) / 2
    return [cell.lowerBound...middle, middle...cell.upperBound]
  }
}
