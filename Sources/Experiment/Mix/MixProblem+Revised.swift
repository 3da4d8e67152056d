/// The revised rule of Fredendall & Lea (1997).
///
/// The numbers of steps are the authors'. Descriptions of the method leave ties and some choices open; these are
/// made so that the published results of its example (2230) and of Hsu & Chung's (11,860) come out:
/// the resource that a schedule on the first bottleneck alone overloads most takes its place, and
/// the trade-off begins at the first pair of neighbours that could gain by it.
extension MixProblem {
  func revised() -> Mix {
    let plain = ranking(by: constraint)
    let checked = fill(plain, within: Array(resources.indices))
    // 1: resources that lack time, the worst first.
    let critical = critical(among: overloaded(by: demandLoad))
    guard !critical.isEmpty else {
      return Mix(self, method: .revised, pieces: checked, order: plain)
    }
    let chain = bottlenecks(critical)
    let order = sequence(chain)
    // 2c, 2d: others than the critical resources have time for everything, so these decide.
    var pieces = fill(order, within: critical)
    tradeOff(order, of: &pieces, chain: chain)
    // Nothing in the method keeps it from doing worse than the plain rule; then that one stands.
    return throughput(of: pieces) >= throughput(of: checked)
      ? Mix(self, method: .revised, pieces: pieces, order: order)
      : Mix(self, method: .revised, pieces: checked, order: plain)
  }

  /// 2a, 2b: the critical resources with the dominant one first.
  private func bottlenecks(_ critical: [Int]) -> [Int] {
    let first = critical[0]
    let isDominant = products.allSatisfy { product in
      product.wanted == 0 || critical.allSatisfy { product.times[$0] > 0 }
    }
    guard critical.count > 1, !isDominant else { return critical }
    let users = ranking(by: first).filter { products[$0].times[first] > 0 }
    let load = load(of: fill(users, within: [first]))
    let worst = critical.dropFirst().filter { MixProblem.exceeds(load[$0], resources[$0].capacity) }
      .min { (resources[$0].capacity - load[$0]) < (resources[$1].capacity - load[$1]) }
    guard let worst else { return critical }
    return [worst] + critical.filter { $0 != worst }
  }

  /// 2c, 2d: users of the first bottleneck by throughput per its time, then of what is left the
  /// users of the second, and so on; what needs no critical resource comes last.
  private func sequence(_ chain: [Int]) -> [Int] {
    var order: [Int] = []
    var rest = Set(products.indices)
    for bottleneck in chain {
      let users = ranking(by: bottleneck).filter {
        rest.contains($0) && products[$0].times[bottleneck] > 0
      }
      order += users
      rest.subtract(users)
    }
    return order + rest.sorted()
  }

  /// 2g, 2h: one piece of an earlier product is given up for pieces of later ones, as long as that
  /// earns more.
  private func tradeOff(_ order: [Int], of pieces: inout [Double], chain: [Int]) {
    let load = load(of: pieces)
    var left = resources.indices.map { resources[$0].capacity - load[$0] }
    guard let start = firstPair(order, bottleneck: chain[0], left: left[chain[0]]) else { return }
    let open = order[start...]
    var gained = true
    while gained {
      gained = false
      for place in open.indices {
        while exchange(open[place], for: open[(place + 1)...], of: &pieces, left: &left, chain) {
          gained = true
        }
      }
    }
  }

  /// The first product whose piece, given up, would pay in time of the bottleneck: with what is
  /// left its neighbour earns at least as much, R_{k+1} (left + t_k) >= CM_k.
  private func firstPair(_ order: [Int], bottleneck: Int, left: Double) -> Int? {
    order.indices.dropLast().first { place in
      let (own, next) = (products[order[place]], products[order[place + 1]])
      guard own.contribution > 0, next.times[bottleneck] > 0 else { return false }
      let earned =
        next.contribution / next.times[bottleneck] * (left + own.times[bottleneck])
      return earned >= own.contribution * (1 - 1e-12)
    }
  }

  /// Gives up one piece and fills up with others, in order; undone unless it earns more.
  private func exchange(
    _ product: Int, for others: ArraySlice<Int>, of pieces: inout [Double], left: inout [Double],
    _ chain: [Int]
  ) -> Bool {
    // An endless number that takes nothing has nothing to give.
    guard pieces[product] > 0, pieces[product] < .infinity else { return false }
    var (newPieces, newLeft) = (pieces, left)
    newPieces[product] -= 1
    for place in newLeft.indices { newLeft[place] += products[product].times[place] }
    var gain = 0.0
    for other in others {
      let added = add(other, to: &newPieces, left: &newLeft, within: chain)
      if added > 0 { gain += added * products[other].contribution }
    }
    let own = products[product].contribution
    guard gain > own + 1e-9 * max(1, own) else { return false }
    (pieces, left) = (newPieces, newLeft)
    return true
  }
}
