import Optimisation

extension MixProblem {
  /// The mix that a method chooses. Ties go to the larger contribution, then to the first product.
  /// - Throws: `OptimisationError` when a linear programme cannot be solved for numerical reasons.
  public func mix(by method: MixMethod) throws(OptimisationError) -> Mix {
    let all = Array(resources.indices)
    switch method {
    case .mostMoney:
      let order = products.indices.sorted {
        (-products[$0].contribution, $0) < (-products[$1].contribution, $1)
      }
      return Mix(self, method: method, pieces: fill(order, within: all), order: order)
    case .bestMoney:
      let order = ranking(by: constraint)
      let pieces = fill(order, within: constraint.map { [$0] } ?? [])
      return Mix(self, method: method, pieces: pieces, order: order)
    case .bestMoneyChecked:
      let order = ranking(by: constraint)
      return Mix(self, method: method, pieces: fill(order, within: all), order: order)
    case .revised: return revised()
    case .linear: return try linear()
    case .integer: return try integer()
    }
  }

  /// Every method's mix, in the order of `MixMethod`.
  public func mixes() throws(OptimisationError) -> [Mix] {
    var mixes: [Mix] = []
    for method in MixMethod.allCases { mixes.append(try mix(by: method)) }
    return mixes
  }

  /// Gives capacity to one product after the other: x_i = min(D_i, min_j floor(left_j / t_ij)).
  /// - Parameters:
  ///   - order: products, the first to be served first.
  ///   - places: resources that are looked at.
  func fill(_ order: [Int], within places: [Int]) -> [Double] {
    var pieces = products.map { _ in 0.0 }
    var left = resources.map { $0.capacity }
    for product in order { add(product, to: &pieces, left: &left, within: places) }
    return pieces
  }

  /// Adds as many pieces of a product as demand and the time left allow; returns how many.
  @discardableResult
  func add(
    _ product: Int, to pieces: inout [Double], left: inout [Double], within places: [Int]
  ) -> Double {
    let item = products[product]
    var count = item.wantedWhole - pieces[product]
    for place in places where item.times[place] > 0 && left[place] < .infinity {
      count = min(count, MixProblem.whole(max(0, left[place]) / item.times[place]))
    }
    guard count > 0 else { return 0 }
    pieces[product] += count
    for place in left.indices where item.times[place] > 0 {
      left[place] -= count * item.times[place]
    }
    return count
  }
}
