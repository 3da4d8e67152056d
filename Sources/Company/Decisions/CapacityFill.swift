/// Pieces fitted into what is left of every resource, one product after the other: Goldratt's rule
/// with the check that each resource has the time.
///
/// Source: Goldratt (1990), The Haystack Syndrome; docs/product-mix.md, `best-money-checked`.
struct CapacityFill {
  /// Time left of each resource [unit time].
  private(set) var left: [Double]

  /// - Parameter left: time of each resource to begin with; less than nothing counts as nothing.
  init(left: [Double]) {
    self.left = left.map { max($0, 0) }
  }

  /// Takes the time for as many pieces as are wanted and fit; returns how many those are.
  ///
  /// - Parameters:
  ///   - wanted: pieces at most (>= 0); need not be whole, and may be infinite.
  ///   - times: time that a piece takes of each resource [unit time].
  mutating func take(_ wanted: Double, times: [Double]) -> Double {
    var pieces = wanted
    for resource in left.indices where times[resource] > 0 {
      pieces = min(pieces, left[resource] / times[resource])
    }
    guard pieces < .infinity else { return pieces }
    for resource in left.indices where times[resource] > 0 {
      left[resource] = max(left[resource] - pieces * times[resource], 0)
    }
    return pieces
  }
}
