/// Von Neumann's ratio of successive differences, `sum (y_i+1 - y_i)^2 / sum (y_i - ybar)^2`.
///
/// For independent normal values its mean is 2 and its variance `4 (n-2) / (n^2-1)`; positive
/// correlation lowers it.
/// Source: von Neumann 1941, doi:10.1214/aoms/1177731677.
struct VonNeumann {
  let ratio: Double
  /// The distance from 2 in standard deviations.
  let z: Double

  /// The ratio of three values or more; `nil` when they do not vary or are not finite.
  init?(of values: [Double]) {
    let squares = Moments(values).squares
    guard values.count >= 3, squares > 0, squares.isFinite else { return nil }
    let n = Double(values.count)
    ratio =
      zip(values, values.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) } / squares
    z = (ratio - 2) / (4 * (n - 2) / (n * n - 1)).squareRoot()
  }
}
