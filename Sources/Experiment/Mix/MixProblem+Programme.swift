import Optimisation

/// The mix as a linear programme: maximise sum CM_i x_i subject to sum t_ij x_i <= C_j and
/// 0 <= x_i <= D_i.
extension MixProblem {
  /// What earns, takes no capacity and has an endless demand: no programme has an end with it.
  private func isEndless(_ product: Product) -> Bool {
    product.wanted == .infinity
      && zip(product.times, resources).allSatisfy { $0 == 0 || $1.capacity == .infinity }
  }

  private func programme(whole: Bool) -> LinearProgramme {
    LinearProgramme(
      products.map { product in
        let demand = isEndless(product) ? 0 : product.wanted
        return LinearProgramme.Variable(
          objective: product.contribution, upper: whole ? MixProblem.whole(demand) : demand,
          isInteger: whole)
      },
      subjectTo: resources.indices.map { place in
        LinearProgramme.Constraint(
          products.map { $0.times[place] }, atMost: resources[place].capacity)
      })
  }

  private func withEndless(_ values: [Double]) -> [Double] {
    zip(products, values).map { isEndless($0) ? .infinity : MixProblem.cleaned($1) }
  }

  func linear() throws(OptimisationError) -> Mix {
    let programme = programme(whole: false)
    let solution = try optimum(of: programme)
    let worth = try programme.worthOfMore(at: solution)
    return Mix(
      self, method: .linear, pieces: withEndless(solution.values),
      order: ranking(prices: solution.prices ?? []), worth: worth)
  }

  func integer() throws(OptimisationError) -> Mix {
    let divisible = try optimum(of: programme(whole: false))
    let order = ranking(prices: divisible.prices ?? [])
    let found: LinearProgramme.Solution?
    do throws(OptimisationError) {
      found = try optimum(of: programme(whole: true))
    } catch {
      guard case .limitReached = error else { throw error }
      found = nil
    }
    let revised = revised()
    // A search that was given up may have found less than the rule.
    guard let found, found.isProven || found.objective >= revised.throughput else {
      return Mix(self, method: .integer, pieces: revised.pieces, order: order, isProven: false)
    }
    return Mix(
      self, method: .integer, pieces: withEndless(found.values), order: order,
      isProven: found.isProven)
  }

  private func optimum(
    of programme: LinearProgramme
  ) throws(OptimisationError) -> LinearProgramme.Solution {
    guard case .optimal(let solution) = try programme.solve() else {
      // Nothing is feasible, and everything endless was taken out: only rounding can lead here.
      throw .failed("it is said to have no optimum, which a product mix always has")
    }
    return solution
  }

  /// Products by contribution over the price of their time at the optimum, the best first: the
  /// order that throughput per constraint minute gives where one resource has a price.
  private func ranking(prices: [Double]) -> [Int] {
    let ratio = products.map { product -> Double in
      let cost = zip(prices, product.times).reduce(0) { $0 + $1.0 * $1.1 }
      guard product.contribution > 0 else { return 0 }
      guard cost > 0 else { return .infinity }
      // What fills the last of the capacity is worth exactly what it takes, but for rounding.
      let ratio = product.contribution / cost
      return abs(ratio - 1) < 1e-9 ? 1 : ratio
    }
    return products.indices.sorted { a, b in
      if ratio[a] != ratio[b] { return ratio[a] > ratio[b] }
      if products[a].contribution != products[b].contribution {
        return products[a].contribution > products[b].contribution
      }
      return a < b
    }
  }
}
