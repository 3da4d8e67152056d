import Probability

/// Every combination of some values, as the points of a sweep.
public enum SweepGrid {
  /// The combinations, the last value changing fastest.
  /// - Parameters:
  ///   - values: those of each parameter.
  ///   - most: the most combinations that anybody can mean.
  /// - Returns: `nil` when there are more than that.
  public static func points(_ values: [[String]], atMost most: Int) -> [[String]]? {
    guard let count = FullFactorial.count(levels: values.map(\.count)), count <= most else {
      return nil
    }
    return FullFactorial.points(values)
  }
}
