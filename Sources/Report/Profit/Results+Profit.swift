import Company
import Experiment

/// The whale curve of one kind of part, as reports show it.
package struct Whale {
  /// Cells, accounts or products.
  package var part: ProfitTotals.Part
  /// Its parts, the most profitable first.
  package var ranking: ProfitRanking

  /// The curve of the mean map.
  package init(_ totals: ProfitTotals, _ part: ProfitTotals.Part) {
    self.part = part
    ranking = totals.ranking(part)
  }

  /// Share of the whole profit that the best parts earn together; `nil` unless the whole is positive.
  ///
  /// - Parameter share: share of the parts, 0 to 1: the smallest number of them that reaches it.
  package func profit(of share: Double) -> Double? {
    guard ranking.total > 0 else { return nil }
    return cumulative(share) / ranking.total
  }

  /// Profit of the best parts together; 0 of none.
  func cumulative(_ share: Double) -> Double {
    let parts = Int((share * Double(ranking.count) - 1e-9).rounded(.up))
    return parts > 0 ? ranking.cumulative[min(parts, ranking.count) - 1] : 0
  }

  /// Rows of characters: the cumulative profit over the share of the parts.
  ///
  /// - Parameters:
  ///   - columns: characters in a row (>= 2).
  ///   - rows: characters in a column (>= 2).
  package func picture(columns: Int, rows: Int) -> [String] {
    let values = (1...columns).map { cumulative(Double($0) / Double(columns)) }
    let range = min(0, values.min() ?? 0)...max(0, values.max() ?? 0, 1e-9)
    let picture = Glyphs.area(values, range: range, height: rows)
    let labels = self.labels(rows: rows, range: range)
    let margin = labels.map(\.count).max() ?? 0
    var lines = zip(labels, picture).map { label, row in
      String(repeating: " ", count: margin - label.count) + label + " │"
        + trimmed(row)
    }
    lines.append(
      String(repeating: " ", count: margin) + " └" + String(repeating: "─", count: columns))
    let (left, right) = ("0", "100 % of the \(part.rawValue)")
    lines.append(
      String(repeating: " ", count: margin + 2) + left
        + String(repeating: " ", count: max(1, columns - left.count - right.count)) + right)
    return lines
  }

  /// The peak at the top, the whole where the curve ends, and the lower end.
  private func labels(rows: Int, range: ClosedRange<Double>) -> [String] {
    var labels = Array(repeating: "", count: rows)
    guard ranking.total > 0 else { return labels }
    let size = range.upperBound - range.lowerBound
    labels[rows - 1] = text(range.lowerBound)
    let end = (1 - (ranking.total - range.lowerBound) / size) * Double(rows)
    labels[min(max(Int(end), 0), rows - 1)] = text(ranking.total)
    labels[0] = text(range.upperBound)
    return labels
  }

  private func text(_ profit: Double) -> String {
    Digits.fixed(profit / ranking.total * 100, decimals: 0) + " %"
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}

extension Results {
  /// Where the money of a case landed, where that is known.
  func profit(in index: Int) -> ProfitTotals? {
    outcome.cases[index].profit.flatMap { $0.cells.isEmpty ? nil : $0 }
  }

  /// The whale curves of a case; those of a single part say nothing and are left out, unless it is
  /// the only one.
  func whales(of totals: ProfitTotals) -> [Whale] {
    let all = ProfitTotals.Part.allCases.map { Whale(totals, $0) }
    return all.filter { $0.part == .cells || $0.ranking.count > 1 }
      .filter { $0.ranking.count > 0 }
  }
}
