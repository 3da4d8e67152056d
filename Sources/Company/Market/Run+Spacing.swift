import Probability
import Simulation

/// Opportunities whose spacing has a law: a renewal process in operational time.
///
/// The n-th gap G_n is drawn in units of the mean gap, and worked off at the rate r at which the account
/// asks now: the opportunity comes when the integral of r since the last one reaches G_n. So the n-th gap
/// is the same in every strategy, and a wallet that doubles halves the gaps without making them more
/// uneven. The rate is settled at each look at the market, and taken as constant until the next.
///
/// Source: Gerhardt & Nelson (2009), Transforming renewal processes for simulation of nonstationary
/// arrival processes, INFORMS Journal on Computing 21(4): the inversion method.
extension Run {
  /// Begins the next gap of a want whose spacing has a law.
  mutating func beginGap(of want: Int) {
    guard var spacing = customers.wants[want].spacing else { return }
    var gap = spacing.law.sample(&customers.wants[want].gap) / spacing.law.mean
    if let cv = relationship(of: customers.wants[want].account)?.spacingCV, spacing.cv > cv {
      gap = 1 + (gap - 1) * cv / spacing.cv
    }
    spacing.left = gap
    spacing.since = events.now
    scheduleOpportunity(of: want, spacing)
  }

  /// The rates of all wants are settled anew.
  mutating func settlePaces() {
    guard customers.isSpaced else { return }
    for want in 0..<customers.wants.count {
      guard var spacing = customers.wants[want].spacing else { continue }
      spacing.left = max(spacing.left - spacing.pace * (events.now - spacing.since), 0)
      spacing.since = events.now
      spacing.pace = rate(of: want)
      scheduleOpportunity(of: want, spacing)
    }
  }

  private mutating func scheduleOpportunity(of want: Int, _ spacing: Spacing) {
    customers.wants[want].spacing = spacing
    let time = spacing.left > 0 ? events.now + spacing.left / spacing.pace : events.now
    // At a rate of nothing, or next to it, it waits for the next look.
    if time < .infinity {
      events.reschedule(at: time, .arrival, target: firstWantTarget + want)
    } else {
      events.cancel(firstWantTarget + want)
    }
  }
}
