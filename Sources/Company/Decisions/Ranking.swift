extension Sequence {
  /// The elements from the highest number down; those alike stay in their order.
  ///
  /// - Parameter number: computed once for each element; not NaN.
  /// - Complexity: O(n log n).
  func ranked(by number: (Element) -> Double) -> [Element] {
    let scored = map { (element: $0, number: number($0)) }
    let order = scored.indices.sorted { a, b in
      let (x, y) = (scored[a].number, scored[b].number)
      return x != y ? x > y : a < b
    }
    return order.map { scored[$0].element }
  }
}
