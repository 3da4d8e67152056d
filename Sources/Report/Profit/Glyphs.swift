/// Small pictures made of letters.
package enum Glyphs {
  private static let bars = Array(" ▁▂▃▄▅▆▇█")

  /// A line of bars, one per value, from the smallest to the largest; a space for what is not
  /// finite. Values that are all alike stand at half height.
  package static func bars(_ values: [Double]) -> String {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "" }
    return String(
      values.map { value -> Character in
        guard value.isFinite else { return " " }
        guard high > low else { return bars[4] }
        return bars[1 + Int(((value - low) / (high - low) * 7).rounded())]
      })
  }

  /// The area below a curve: rows of characters from the top down.
  /// - Parameters:
  ///   - values: one per column, each finite.
  ///   - range: what the height shows; a value at its lower end fills nothing.
  ///   - height: rows (>= 1).
  package static func area(_ values: [Double], range: ClosedRange<Double>, height: Int) -> [String]
  {
    let size = range.upperBound - range.lowerBound
    guard size > 0 else { return Array(repeating: "", count: height) }
    let levels = values.map {
      Int((min(max(($0 - range.lowerBound) / size, 0), 1) * Double(8 * height)).rounded())
    }
    return (0..<height).map { row in
      let below = 8 * (height - 1 - row)
      return String(levels.map { bars[min(max($0 - below, 0), 8)] })
    }
  }
}
