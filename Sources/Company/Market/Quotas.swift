import Simulation

/// A quota in force, and what of it is used in the present period.
struct QuotaState {
  var quota: Quota
  var period = -1.0
  var used = 0.0
}

extension Run {
  /// Puts quotas in force; each is whole again.
  ///
  /// - Parameter keepsUse: whether what is used of a product's quota in the present period counts for
  ///   the one that follows it.
  mutating func adoptQuotas(_ new: [Quota?], keepsUse: Bool = false) {
    let old = quotas
    quotas =
      new.contains { $0 != nil }
      ? (0..<products.count).map {
        QuotaState(quota: ($0 < new.count ? new[$0] : nil) ?? Quota(pieces: .infinity, every: 1))
      } : []
    if keepsUse, old.count == quotas.count {
      for product in quotas.indices where old[product].quota.every == quotas[product].quota.every {
        quotas[product].period = old[product].period
        quotas[product].used = old[product].used
      }
    }
    hasQuotas = !quotas.isEmpty
    beginPeriod()
  }

  /// Whether the quota of a product has room for so many pieces, which are then counted.
  mutating func fitsQuota(_ product: Int, pieces: Int) -> Bool {
    guard !quotas.isEmpty, quotas[product].quota.pieces < .infinity else { return true }
    let period = (events.now / quotas[product].quota.every).rounded(.down)
    if period != quotas[product].period {
      quotas[product].period = period
      quotas[product].used = 0
    }
    // A sum of pieces may miss a whole number by rounding of the quota.
    guard quotas[product].used + Double(pieces) <= quotas[product].quota.pieces + 1e-9 else {
      return false
    }
    quotas[product].used += Double(pieces)
    return true
  }

  /// Endless sources look at their quotas again when a period begins.
  mutating func beginPeriod() {
    releaseIsDue = true
    guard isGeneral, hasUnlimited else { return }
    var next = Double.infinity
    for state in quotas where state.quota.pieces < .infinity {
      let every = state.quota.every
      next = min(next, ((events.now / every).rounded(.down) + 1) * every)
    }
    if next > events.now, next < .infinity {
      events.reschedule(at: next, .hold, target: periodTarget)
    }
  }
}
