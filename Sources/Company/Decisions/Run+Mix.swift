import Simulation

/// The product mix as a decision: what is accepted of each product.
extension Run {
  /// Sets quotas by Goldratt's rule with the check of every resource, as `throughline mix` does on
  /// paper, but from the books: requests of the last period, and times and throughput per piece as
  /// recorded last. Products without a record are offered without a quota of the mix.
  ///
  /// - Parameter share: share of each resource's staffed time in the period that is given away.
  mutating func chooseMix(within share: Double, _ period: BookPeriod) {
    // A period in which nothing was done, since nothing was offered, is no reason to stop.
    guard let constraint = books.knownConstraint, period.time > 0 else { return }
    var fill = CapacityFill(left: period.staffed.map { share * $0 })
    var kept = Set((0..<products.count).filter { books.records[$0] == nil })
    var mix = (0..<products.count).map { $0 < decisions.quotas.count ? decisions.quotas[$0] : nil }
    for candidate in candidates(on: constraint) {
      let product = candidate.product
      let own = mix[product].map { $0.pieces * period.time / $0.every } ?? .infinity
      let asked =
        products[product].hasUnlimited ? .infinity : Double(period.requested[product])
      let pieces = fill.take(min(asked, own), times: candidate.record.times)
      guard pieces > 0 else { continue }
      kept.insert(product)
      mix[product] = quota(pieces, in: period.time)
    }
    offer(kept)
    adoptQuotas(mix, keepsUse: true)
  }

  /// So many pieces in a span of time as a quota of the reporting period; of a piece now and then, as
  /// one in a longer period, since quotas count whole pieces.
  private func quota(_ pieces: Double, in span: Double) -> Quota? {
    guard pieces < .infinity else { return nil }
    let length = blueprint.time.perLength
    let each = pieces * length / span
    return each >= 1 ? Quota(pieces: each, every: length) : Quota(pieces: 1, every: length / each)
  }
}
