import Experiment
import Inference

/// Tables of measures (rows) by case (columns), as many cases to a table as fit the screen.
extension Results {
  /// Tables of the measures of the given names that at least one case has a value for.
  func pivot(_ measures: [Measure]) -> [Table] {
    let rows = measures.filter { measure in
      cases.contains { summary(measure.name, in: $0).map { $0.n > 0 } ?? false }
    }
    guard !rows.isEmpty else { return [] }
    var tables: [Table] = []
    var rest = Array(cases)
    while !rest.isEmpty {
      var count = rest.count
      var table = pivot(rows, cases: rest[..<count])
      while table.width > Screen.width, count > 1 {
        count -= 1
        table = pivot(rows, cases: rest[..<count])
      }
      tables.append(table)
      rest.removeFirst(count)
    }
    return tables
  }

  private func pivot(_ measures: [Measure], cases: ArraySlice<Int>) -> Table {
    Table(
      [.words("measure"), .words("unit")] + cases.map { .numbers(name($0)) },
      rows: measures.map { measure in
        let quantity = Quantity(measure)
        return [Wording.row(measure), quantity.unit]
          + cases.map { quantity.cell(summary(measure.name, in: $0)) }
      })
  }
}
