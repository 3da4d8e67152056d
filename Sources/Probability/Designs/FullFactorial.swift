/// Every combination of the levels of several factors.
public enum FullFactorial {
  /// How many combinations there are, the product of the numbers of levels; 1 without factors,
  /// `nil` beyond what an integer holds.
  public static func count(levels: [Int]) -> Int? {
    var count = 1
    for n in levels {
      precondition(n >= 0, "a number of levels is not negative")
      let (product, overflow) = count.multipliedReportingOverflow(by: n)
      if overflow { return nil }
      count = product
    }
    return count
  }

  /// The combinations, the last factor changing fastest.
  ///
  /// - Parameter levels: those of each factor. A factor without levels leaves no combination.
  public static func points<Level>(_ levels: [[Level]]) -> [[Level]] {
    levels.reduce([[]]) { points, own in
      points.flatMap { point in own.map { point + [$0] } }
    }
  }
}
