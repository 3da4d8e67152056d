/// Immutable numbers behind a law given by a list: levels of the distribution function, and the
/// values that belong to them.
///
/// A class, so that a law can be copied freely while the samplers compiled from it point at one
/// buffer that stays where it is.
final class ValueTable: Hashable, @unchecked Sendable {  // never written after `init`
  let count: Int
  /// `count` levels of the distribution function, the last exactly 1, then `count` values.
  let storage: UnsafeMutablePointer<Double>

  var levels: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: storage, count: count) }
  var values: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: storage + count, count: count)
  }

  /// Values with cumulative weights; the weights need not sum to one.
  init(values: [Double], weights: [Double]) {
    precondition(values.count == weights.count && !values.isEmpty)
    count = values.count
    storage = .allocate(capacity: 2 * count)
    let total = weights.reduce(0, +)
    var sum = 0.0
    for i in 0..<count {
      sum += weights[i]
      (storage + i).initialize(to: min(1, sum / total))
      (storage + count + i).initialize(to: values[i])
    }
    storage[count - 1] = 1
  }

  deinit { storage.deallocate() }

  /// The probability of entry `i`.
  func probability(_ i: Int) -> Double { i == 0 ? levels[0] : levels[i] - levels[i - 1] }

  /// The same probabilities, with every value multiplied by `factor`.
  func scaled(by factor: Double) -> ValueTable {
    ValueTable(copying: self, factor: factor)
  }

  private init(copying other: ValueTable, factor: Double) {
    count = other.count
    storage = .allocate(capacity: 2 * count)
    for i in 0..<count {
      (storage + i).initialize(to: other.storage[i])
      (storage + count + i).initialize(to: other.storage[count + i] * factor)
    }
  }

  static func == (a: ValueTable, b: ValueTable) -> Bool {
    a.levels.elementsEqual(b.levels) && a.values.elementsEqual(b.values)
  }

  func hash(into hasher: inout Hasher) {
    for x in values { hasher.combine(x) }
  }
}
